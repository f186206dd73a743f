"""Two flows of paragraphs and tables as one: the bodies, two cells, two text boxes."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from itertools import pairwise
from typing import Any, NamedTuple

from lxml import etree

from gencirc.compare.pairing import Pair, merged, moved
from gencirc.compare.texts import paired
from gencirc.outside.refusing import BadPackage
from gencirc.outside.tree import W, w
from gencirc.redline.atoms import Atom, Signs, atoms, runs
from gencirc.redline.marking import Marker
from gencirc.redline.paragraphs import content, copied, kept

MOST = 9_000_000  # pairs of paragraphs that are looked at
KEEP, DEL, INS = "keep", "del", "ins"


class Block(NamedTuple):
    """A paragraph or a table of a flow."""

    element: Any
    shape: int  # columns; 0 for a paragraph
    text: str
    atoms: list[Atom]


Entry = tuple[Block | None, Block | None]  # as it was, as it is


class Flows:
    """Merges flows; one for a redline, since its signs and numbers run through."""

    def __init__(self, marker: Marker) -> None:
        self.marker = marker
        self.signs = Signs()

    def merge(self, old: Any, new: Any) -> list[Any]:
        """The merged content of two containers: paragraphs and tables."""
        entries = aligned(self._blocks(old), self._blocks(new))
        out: list[Any] = []
        run: list[Entry] = []
        for one, other in entries:
            block = other or one
            if block and not block.shape:
                run.append((one, other))
                continue
            out += [*self._paragraphs(run), *self._table(one, other)]
            run = []
        return out + self._paragraphs(run)

    def _blocks(self, container: Any) -> list[Block]:
        return [self._block(x) for x in container if x.tag in (w("p"), w("tbl"))]

    def _block(self, element: Any) -> Block:
        if element.tag == w("p"):
            found = atoms(element, self.signs)
            return Block(element, 0, "".join(a.char for a in found), found)
        return Block(
            element, max(1, len(element.findall(f"{W}tblGrid/{W}gridCol"))), said(element), []
        )

    # -- paragraphs ----------------------------------------------------------------------------

    def _paragraphs(self, entries: list[Entry]) -> list[Any]:
        """Paragraphs between two tables. Their last mark stays wherever one can."""
        entries = _met(entries)
        contents = [self._content(a, b) for a, b in entries]
        states = [KEEP if a and b else DEL if a else INS for a, b in entries]
        states = ending(unbroken(states, [c[-1].tag[len(W) :] if c else "" for c in contents]))
        olds = iter([a.element.find(w("pPr")) for a, _ in entries if a])
        news = iter([b.element.find(w("pPr")) for _, b in entries if b])
        out = []
        for inside, state in zip(contents, states, strict=True):
            made = etree.Element(w("p"))
            properties = self._properties(state, olds, news)
            made.extend([*([properties] if len(properties) else []), *inside])
            out.append(made)
        return out

    def _properties(self, state: str, olds: Any, news: Any) -> Any:
        if state == KEEP:
            return kept(next(news), next(olds), self.marker)
        made = copied(next(olds), section=False) if state == DEL else copied(next(news))
        self.marker.paragraph(made, state)
        return made

    def _content(self, old: Block | None, new: Block | None) -> list[Any]:
        if old and new:
            return content(old.atoms, new.atoms, self.marker, self.merge)
        block, kind = (old, DEL) if old else (new, INS)
        return self.marker.around(kind, runs(block.atoms if block else []))

    # -- tables ----------------------------------------------------------------------------------

    def _table(self, old: Block | None, new: Block | None) -> list[Any]:
        if old and new:
            return [self._rows(old.element, new.element)]
        block = old or new
        made = deepcopy(block.element) if block else None
        for row in made.findall(w("tr")) if made is not None else []:
            self._whole(row, DEL if old else INS)
        return [made]

    def _rows(self, old: Any, new: Any) -> Any:
        """A table with its rows paired by what they say."""
        made = etree.Element(w("tbl"))
        made.extend(deepcopy(x) for x in new if x.tag != w("tr"))
        before, after = ([_row(r) for r in t.findall(w("tr"))] for t in (old, new))
        for one, other in aligned(before, after):
            if one and other:
                made.append(self._cells(one.element, other.element))
            elif row := one or other:
                made.append(deepcopy(row.element))
                self._whole(made[-1], DEL if one else INS)
        return made

    def _cells(self, old: Any, new: Any) -> Any:
        made = deepcopy(new)
        for before, after, cell in zip(
            *(r.findall(w("tc")) for r in (old, new, made)), strict=True
        ):
            properties = cell.find(w("tcPr"))
            inside = self.merge(before, after)
            cell[:] = [*([properties] if properties is not None else []), *inside]
        return made

    def _whole(self, row: Any, kind: str) -> None:
        """Mark a row with everything in it."""
        for inner in row.iter(w("tr")):
            self.marker.row(inner, kind)
        for cell in row.iter(w("tc")):
            paragraphs = cell.findall(w("p"))
            for element in paragraphs:
                properties = copied(element.find(w("pPr")), section=False)
                if element is not paragraphs[-1]:  # its mark is the cell's, which goes with the row
                    self.marker.paragraph(properties, kind)
                element[:] = [
                    properties,
                    *self.marker.around(kind, runs(atoms(element, self.signs))),
                ]


def _row(row: Any) -> Block:
    cells = row.findall(w("tc"))
    return Block(row, len(cells), "｜".join(map(said, cells)), [])


def said(element: Any) -> str:
    """All the text in something."""
    return "\n".join("".join(t.text or "" for t in p.iter(w("t"))) for p in element.iter(w("p")))


def aligned(olds: Sequence[Block], news: Sequence[Block]) -> list[Entry]:
    """Both flows in one reading order; what moved is gone there and new here."""
    if len(olds) * len(news) > MOST:
        raise BadPackage("V155")
    pairs = paired([b.text for b in olds], [b.text for b in news])
    pairs = [(i, j) for i, j in pairs if olds[i].shape == news[j].shape]
    steady = set(pairs) - moved(pairs)
    steady |= _standing(olds, news, steady)
    order = merged(len(olds), len(news), steady)
    if olds and news and not _meet(order, olds, news):
        ends = (len(olds) - 1, len(news) - 1)
        steady = {p for p in steady if p[0] != ends[0] and p[1] != ends[1]} | {ends}
        order = merged(len(olds), len(news), steady)
    return [(None if i is None else olds[i], None if j is None else news[j]) for i, j in order]


def _standing(olds: Sequence[Block], news: Sequence[Block], steady: set[Pair]) -> set[Pair]:
    """Tables of one shape that stand at one place are the same table, whatever they say."""
    out: set[Pair] = set()
    bounds = [(-1, -1), *sorted(steady), (len(olds), len(news))]
    for (i, j), (k, m) in pairwise(bounds):
        before = [n for n in range(i + 1, k) if olds[n].shape]
        after = [n for n in range(j + 1, m) if news[n].shape]
        out |= {
            (a, b)
            for a, b in zip(reversed(before), reversed(after), strict=False)
            if olds[a].shape == news[b].shape
        }
    return out


def _meet(
    order: Sequence[tuple[int | None, int | None]], olds: Sequence[Block], news: Sequence[Block]
) -> bool:
    """Whether both flows end in the same paragraphs, or with tables."""
    if olds[-1].shape or news[-1].shape:
        return True
    end = []
    for i, j in reversed(order):
        if (olds[i] if i is not None else news[j or 0]).shape:
            break
        end.append((i, j))
    return any(i is not None for i, _ in end) and any(j is not None for _, j in end)


def _met(entries: list[Entry]) -> list[Entry]:
    """Where nothing stayed, the last paragraphs of both sides are taken for one."""
    olds = [e for e in entries if e[0]]
    news = [e for e in entries if e[1]]
    if not olds or not news or any(a and b for a, b in entries):
        return entries
    rest = [e for e in entries if e is not olds[-1] and e is not news[-1]]
    return [*rest, (olds[-1][0], news[-1][1])]


def unbroken(states: list[str], ends: Sequence[str]) -> list[str]:
    """The states of paragraph marks where a change goes on from the end of a paragraph.

    As if it were typed: words put in at the end of a paragraph and the paragraphs behind it
    are one insertion, with the mark that stayed at its end.
    """
    out = list(states)
    for at, state in enumerate(states):
        stop = at + 1
        while stop < len(states) and states[stop] == ends[at]:
            stop += 1
        if state == KEEP and stop > at + 1:
            out[at:stop] = [*states[at + 1 : stop], KEEP]
    return out


def ending(states: list[str]) -> list[str]:
    """The states of paragraph marks, moved on so that the last one stays.

    What follows the last paragraph that stayed has no mark behind it to run into: the
    mark before it takes its part, and its own stays.
    """
    if KEEP not in states:
        return states
    last = len(states) - 1 - states[::-1].index(KEEP)
    return [*states[:last], *states[last + 1 :], KEEP]
