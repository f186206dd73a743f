"""Attachments: the pages behind a paper, tables that stood in its text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gencirc.importing.bodies import Data, body, nothing
from gencirc.importing.cells import DITTO, Cells
from gencirc.importing.draft import Keyed, Leaf, Listing, Node, Pair, leaf, pair
from gencirc.importing.heads import Paper
from gencirc.importing.levels import Item
from gencirc.plan.attachments import END
from gencirc.source.marks import Text

Page = tuple[Paper, list[Item]]


def attachment_pairs(
    named: Sequence[Text], pages: Sequence[Page], tables: Sequence[Cells], data: Data = nothing
) -> list[Pair]:
    """附件: those that the note names with their pages, then other pages, then tables."""
    items: list[Node] = []
    left = list(pages)
    used: set[str] = set()
    for name in named:
        page = next((p for p in left if _same(p[0].name, name)), None)
        page = page or (left[0] if left and left[0][0].label and not left[0][0].name else None)
        if page:
            left.remove(page)
            page[0].derived += page[0].title  # printed from the name in the note
        items.append(_attachment(leaf(name), page, used, data))
    for number, page in enumerate(left, 1):
        title = leaf(*page[0].title) if page[0].title else leaf(f"附件{number}")
        items.append(_attachment(title, page, used, data))
    for cells in tables:
        value = Keyed(tuple(_rows(cells)))
        items.append(Keyed((pair(cells.name, value, "待核：这张表原来在正文里"),)))
    return [pair("附件", Listing(tuple(items)))] if items else []


def _same(one: str, other: str) -> bool:
    return bool(one) and (one in other or other in one)


def _attachment(name: Leaf, page: Page | None, used: set[str], data: Data) -> Node:
    """An attachment with its text and table; one whose page is not there waits for it."""
    while str(name) in used:
        name = Leaf((*name.words, "（又）"))
    used.add(str(name))
    if str(name).endswith(tuple(END)):
        name = Leaf((*name.words, " "))
    if page is None:
        return Keyed((pair(name, "待定", "待核：原文没有这个附件的内容"),))
    return Keyed((pair(name, _content(*page, data)),))


def _content(paper: Paper, items: Sequence[Item], data: Data) -> Node:
    tables = [i for i in items if isinstance(i, Cells)]
    rest = [i for i in items if not isinstance(i, Cells)]
    extra = [*paper.under, *([paper.to] if paper.to else [])]
    rest = [*extra, *rest, *paper.issuers, *([paper.date] if paper.date else [])]
    if not tables:
        return body(rest, 1, data) if rest else leaf("待定")
    text = [pair("正文", body(rest, 1, data))] if rest else []
    return Keyed((*text, *_rows(Cells(tuple(r for t in tables for r in t.rows)))))


def _rows(cells: Cells) -> Iterator[Pair]:
    """列 and 行, and 合并 where cells are one with those above; short rows are filled up."""
    width = max(len(row) for row in cells.rows)
    head, *rest = [_full(row, width) for row in cells.rows]
    columns: Node = Listing(tuple(leaf(c or "列") for c in head))
    if rest and _is_double(head, rest[0]):
        columns = Listing(tuple(_doubled(head, rest.pop(0))))
    yield pair("列", columns)
    merged = [n for n in range(width) if any(row[n] == DITTO for row in rest)]
    names = "、".join(str(head[n]) for n in merged if head[n])
    yield from [pair("合并", names)] if names else []
    rows: list[list[Text | str]] = []
    for row in rest:
        rows.append([rows[-1][n] if c == DITTO and rows else c for n, c in enumerate(row)])
    yield pair("行", Listing(tuple(Listing(tuple(map(leaf, row))) for row in rows)))


def _full(row: Sequence[Text], width: int) -> list[Text | str]:
    return [*row, *[""] * (width - len(row))]


def _is_double(head: Sequence[str], below: Sequence[str]) -> bool:
    """Whether a header has two levels: some cells go on over columns named below, others down."""
    over = [n for n, c in enumerate(head) if not c]
    under = {m for n in over for m in (n - 1, n)}
    down = set(range(len(head))) - under
    return bool(over and 0 not in over and down) and all(
        below[n] == DITTO if n in down else below[n] not in ("", DITTO) for n in range(len(head))
    )


def _doubled(head: Sequence[Text | str], below: Sequence[Text | str]) -> Iterator[Node]:
    """时限: [开始, 结束]: the columns of a header of two levels."""
    place = 0
    while place < len(head):
        stop = place + 1
        while stop < len(head) and not head[stop]:
            stop += 1
        if stop - place == 1:
            yield leaf(head[place])
        else:
            yield Keyed((pair(head[place], Listing(tuple(map(leaf, below[place:stop])))),))
        place = stop
