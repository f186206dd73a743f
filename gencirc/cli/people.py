"""gencirc people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gencirc.cli.main import Spoken
from gencirc.cli.options import PLANS, found

if TYPE_CHECKING:
    from gencirc.affected import Issued
    from gencirc.people import Office
    from gencirc.plan.changes import Change
    from gencirc.plan.loads import Load
    from gencirc.plan.registry import Registry
    from gencirc.source.marks import Mark


@click.command("people", cls=Spoken)
@click.argument("names", nargs=-1, metavar="[姓名或单位…]")
@click.option(
    "-p", "--plans", "plans", multiple=True, type=click.Path(path_type=Path), metavar="计划",
    help="只看这个计划或者文件夹，可写几次",
)  # fmt: skip
def command(names: tuple[str, ...], plans: tuple[Path, ...]) -> int:
    """谁在哪些组里、历任什么职务、变动牵涉哪些已发的公文；不写姓名就列全部。"""
    from gencirc.people import office

    folders = [p if p.is_dir() else p.parent for p in plans] or [PLANS]
    known = office(found(plans), folders)
    for file in known.faulty:
        click.echo(f"{file} 有错误，名单可能不全；先运行 gencirc check", err=True)
    strange = [n for n in names if not any(r.knows(n) for r in known.registries)]
    for name in strange:
        click.echo(_unknown(name, known), err=True)
    for name in names:
        if name not in strange:
            _about(name, known)
    if not names:
        _everybody(known)
    return 1 if strange else 0


def _unknown(name: str, known: Office) -> str:
    from gencirc.plan.finding import closest

    near = next((n for r in known.registries if (n := closest(r, name))), "")
    return f"“{name}”没有登记" + (f"，是不是“{near}”？" if near else "；看看 单位.yaml")


def _about(typed: str, known: Office) -> None:
    """Posts, places and issued papers of one name; an alias is followed."""
    from gencirc.people import places, posts

    registry = next(r for r in known.registries if r.knows(typed))
    name = str(registry.aliases.get(typed, typed))
    click.echo(click.style(name, bold=True))
    _lines([(p.since, p.what, _at(p.mark)) for p in posts(name, registry)], "历任：")
    held = [(p.plan, p.seat.said, p.note) for p in places(name, known.plans)]
    _lines(held, "在各计划里：")
    for change in registry.changes:
        if name == change.name:
            _affected(change, known, registry)


def _everybody(known: Office) -> None:
    """The loads of everybody, then every change with the issued papers it concerns."""
    from gencirc.people import table
    from gencirc.plan.loads import OF_PEOPLE, OF_UNITS

    _table(("姓名", *OF_PEOPLE, "合计"), table(known.plans, OF_PEOPLE, True))
    _table(("单位", *OF_UNITS, "合计"), table(known.plans, OF_UNITS, False))
    for registry in known.registries:
        for change in registry.changes:
            _affected(change, known, registry)


def _affected(change: Change, known: Office, registry: Registry) -> None:
    from gencirc.people import concerned, told
    from gencirc.plan.dates import full

    papers = concerned(change, known, registry)
    what = told(change, str(change.name), registry)
    count = f"牵涉已发公文 {len(papers)} 份：" if papers else "没有牵涉已发的公文。"
    click.echo(
        f"{full(change.day)} {change.name}{' ' if change.post else ''}{what}（{_at(change.name.mark)}），{count}"
    )
    _lines([_paper(p) for p in papers])


def _paper(paper: Issued) -> tuple[str, str, str]:
    from gencirc.plan.dates import full

    day = full(paper.day) if paper.day else "没有日期"
    title = paper.title + (f"（{paper.copy}）" if paper.copy else "")
    return (f"{paper.number or '没有文号'}  {day}", title, paper.where)


def _at(mark: Mark) -> str:
    file, line, _ = mark.place
    return f"{file} 第 {line} 行"


def _lines(rows: Iterable[Sequence[str]], head: str = "") -> None:
    """Rows in columns, indented; nothing when there are none."""
    from gencirc.console import cells

    made = list(rows)
    if made and head:
        click.echo(f"  {head}")
    wide = [max(map(cells, column)) for column in zip(*made, strict=True)]
    for row in made:
        padded = (c + " " * (w - cells(c)) for c, w in zip(row, wide, strict=True))
        click.echo(("    " + "  ".join(padded)).rstrip())


def _table(head: tuple[str, ...], rows: Sequence[Load]) -> None:
    if rows:
        body = [(r.name, *(str(n or "") for n in r.counts), str(r.total)) for r in rows]
        _lines([head, *body])
        click.echo()
