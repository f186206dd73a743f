"""Headings glued to their text where all signs are lost: 清理乱采对未经许可…, 督查组由…牵头…"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from gencirc.importing.headings import GOES_ON, headed
from gencirc.importing.lost import STOCK
from gencirc.importing.ordinals import Line
from gencirc.patterns import later

TEAM = later(r"[\u4e00-\u9fff]{2,12}?(?:组|专班)(?=由|，由|负责|组长|牵头)")
STAGE = later(
    r"[\u4e00-\u9fff]{2,10}?(?:阶段|期间)(?:[0-9XxＸ×]{1,4}[年月][0-9XxＸ×年月日号至到—～~\-上中下旬底前]*)?"
)
CLAUSE = later(
    r"对|将|由|把|按照|通过|以|各|要|重点|主要|全面|坚决|坚持|不得|严禁|杜绝|每|依法|无|凡|必须|确保"
)  # begins a sentence behind a heading
SHORTEST, LONGEST = 4, 12
SIGN = later("[。；：，！？]")
HEADING = later(r"[\u4e00-\u9fff]+$")
FEWEST = 2
ALIKE = 0.5  # of the lines of a run must show where their heading is over


def unglued(lines: Sequence[Line]) -> list[Line]:
    """The lines; those that lost their signs know how long their heading is."""
    out: list[Line] = []
    for kind, run in groupby(
        lines, key=lambda x: x.mended and (x.mended, x.ordinal and x.ordinal.form)
    ):
        held = list(run)
        if kind and kind[0] == "lost":
            out += _headed(held)
        elif kind and kind[0] == "glued":
            out += list(_alike(held)) if _untitled(held) else [_parted(x) for x in held]
        else:
            out += held
    return out


def _parted(line: Line) -> Line:
    """A line that was glued to the one before; its heading may be glued to the text behind."""
    if team := TEAM.match(line.rest):
        return line._replace(head=team.end())
    title, _ = headed(line.rest, leads=False)
    plain = title is not None and len(title) <= LONGEST and "，" not in title
    return line if plain or not line.ordinal else line._replace(head=_known(line.rest))


def _untitled(run: Sequence[Line]) -> bool:
    """Whether lines that count on are whole sentences, none with a heading that can be seen."""
    return len(run) >= FEWEST and all(
        x.ordinal and x.rest.endswith("。") and not _known(x.rest)
        and headed(x.rest, leads=False)[0] is None for x in run
    )  # fmt: skip


def _alike(run: Sequence[Line]) -> Iterator[Line]:
    """The lines of a run, with headings where a clause begins at the same place in most of them."""
    places = _places(run)
    (usual, count), *_ = Counter(places).most_common(1)
    sure = usual and count >= max(FEWEST, ALIKE * len(run))
    plain = all(HEADING.match(x.rest, 0, usual) for x in run)
    return (x._replace(head=usual) if sure and plain else x for x in run)


def _places(run: Sequence[Line]) -> list[int]:
    """Where a clause begins in each line, behind what can be a heading; 0 where none does."""
    return [m.start() if (m := CLAUSE.search(x.rest, SHORTEST, LONGEST)) else 0 for x in run]


def _headed(run: Sequence[Line]) -> Iterator[Line]:
    """The lines of a run with their headings; by their words, or where a clause begins; else as long as the others are."""
    places = _places(run)
    usual = Counter(n for n in places if n).most_common(1)[0][0] if any(places) else 0
    enough = sum(map(bool, places)) >= ALIKE * len(run)
    for line, place in zip(run, places, strict=True):
        sign = SIGN.search(line.rest)
        over = len(line.rest) <= LONGEST or bool(sign and sign.start() <= LONGEST)
        found = _known(line.rest)
        sure = TEAM.match(line.rest) if found else enough and place and place == usual
        if over and not (sign and sure):
            yield line
        elif found:
            yield line._replace(head=found)
        else:
            yield line._replace(head=place or usual) if enough else line


def _known(rest: str) -> int:
    """Where a heading is over that many papers have, a group or a phase; 0 when it is none of them."""
    stock = STOCK.match(rest)
    found = None if stock and GOES_ON.match(rest, stock.end()) else stock
    found = found or TEAM.match(rest) or STAGE.match(rest)
    if found is None or found.end() >= len(rest) or rest[found.end()] in "（：":
        return 0
    return found.end()
