"""The register in words: every series with its last number, its gaps, its papers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from gencirc.plan.dates import full
from gencirc.register.book import taken
from gencirc.register.numbers import gaps, ranges
from gencirc.register.rows import Key, Row


def listed(rows: Sequence[Row]) -> Iterator[str]:
    """The whole register, line by line."""
    for series, held in taken(rows).items():
        empty = ranges(gaps(held))
        last = f"最后 {max(held)} 号，共 {len(held)} 份"
        yield f"{series}：{last}{f'，空着 {empty} 号' if empty else ''}"
        for serial in sorted(held):
            yield from _paper(f"{serial:>5}号", held[serial])
    rest = [r for r in rows if r.number is None]
    if rest:
        yield "没有编号的："
        for _, versions in groupby(sorted(rest, key=lambda r: r.key), key=lambda r: r.key):
            yield from _paper(f"{'':>5}－", list(versions))


def _paper(label: str, versions: Sequence[Row]) -> Iterator[str]:
    last = versions[-1]
    yield f"{label}  {day(last)}  {_named(last)}{_stage(last)}"
    if len(versions) > 1:
        for row in versions:
            yield f"         第{row.version}版  {row.logged or day(row)}  {row.note}".rstrip()


def day(row: Row) -> str:
    """The day of a paper."""
    return full(row.day) if row.day else "没有日期"


def _named(row: Row) -> str:
    recipient = f"（{row.key.recipient}）" if row.key.recipient else ""
    return f"{row.title or row.key.kind or row.written or '（没有题名）'}{recipient}"


def _stage(row: Row) -> str:
    signer = f"  签发人 {row.signer}" if row.signer else ""
    return f"{signer}  {row.key.plan if row.frozen else '别处做的，或者只留了号'}"


def told(
    rows: Iterable[Row], before: Iterable[Row], changes: Mapping[Key, Sequence[str]]
) -> Iterator[str]:
    """What a run has issued, and what was issued already."""
    for row in rows:
        again = f"（第{row.version}版）" if row.version > 1 else ""
        yield f"  签发 {row.written or row.key.kind}{again}  {day(row)}  {_named(row)}"
        if row.version > 1:
            yield from (f"       {c}" for c in changes.get(row.key) or ["文字没有变，只有版式变了"])
    for row in before:
        yield f"  早已签发 {row.written or row.key.kind}  {day(row)}  {_named(row)}"
