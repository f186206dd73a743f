"""What a person sees of a measured paper: the broken demands first, and what to do."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterable, Sequence

import click

from gencirc.inspect.finding import Finding
from gencirc.inspect.measure import Measured

COLOURS = {"合": "green", "不合": "red", "未核验": "yellow"}
PLACES = 3  # of one broken demand that are shown


def as_json(found: Iterable[Finding]) -> None:
    """One finding a line, for other programs."""
    for row in found:
        click.echo(json.dumps(row._asdict(), ensure_ascii=False))


def tell(measured: Measured, everything: bool) -> None:
    """Broken demands, then what no page has shown, then the count; all rows when asked for."""
    rows = measured.findings
    broken = [r for r in rows if r.verdict == "不合"]
    for must in (True, False):  # what fails the paper first
        _broken([r for r in broken if r.fails is must])
    unknown = list(dict.fromkeys(r.rule for r in rows if r.verdict == "未核验"))
    if unknown:
        click.echo(f"{_mark('未核验')} {'、'.join(unknown)}")
    if measured.unseen:
        click.echo(f"       {measured.unseen}")
    if everything:
        for row in (r for r in rows if r.verdict == "合"):
            click.echo(f"{_mark('合')} {_said(row)}")
    count = {v: sum(r.verdict == v for r in rows) for v in COLOURS}
    told = "，".join(f"{v} {n} 项" for v, n in count.items())
    click.echo(f"{measured.form}：{told}。")


def _mark(verdict: str) -> str:
    return click.style(verdict, fg=COLOURS[verdict], bold=verdict == "不合")


def _said(row: Finding) -> str:
    at = f"（{row.place}）" if row.place else ""
    return f"{row.rule}{at} {row.strength} {row.clause} 应 {row.demanded}；实 {row.found}"


def _broken(rows: Sequence[Finding]) -> None:
    """One entry a demand, its places together, the remedy once."""
    for _, group in itertools.groupby(rows, key=lambda r: r.rule):
        same = list(group)
        for row in same[:PLACES]:
            click.echo(f"{_mark('不合')} {_said(row)}")
        if len(same) > PLACES:
            click.echo(f"     同样的还有 {len(same) - PLACES} 处")
        if same[0].remedy:
            click.echo(f"     └ {same[0].remedy}")
