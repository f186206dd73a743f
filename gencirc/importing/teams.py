"""Working groups told in prose, or by name alone: 下设综合组、督查组; 综合组：由办公室牵头……"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gencirc.importing.bodies import body
from gencirc.importing.cells import Cells
from gencirc.importing.draft import Keyed, Leaf, Node, leaf, pair
from gencirc.importing.levels import Item, Part
from gencirc.patterns import later
from gencirc.source.marks import Text

ENDING = "(?:工作组|小组|组|专班|分队|小队)"
NAME = rf"[\u4e00-\u9fff“”]{{2,14}}?{ENDING}"
OFFICE = r"[\u4e00-\u9fff]{0,6}办(?:公室)?"
TEAM = later(rf"{NAME}(?:（[^（）]{{1,24}}）)?")
NONE = later(  # a body above the groups, the groups as a whole, a thing to be done
    r"领导小组$|^(?:各|有关|专项|专门|若干)?工作(?:组|专班|小组)$|^(?:建立|健全|完善|强化|明确|设立|成立|组建|下设|组织|加强|压实|落实|选派|派出|抽调|做强|用好|发挥)|村民小组|党小组|[居村]民?组$"
)
LISTED = later(
    rf"(?<=[设立建成分括为：即])(?:了|有)?(?:[^，。；：、]{{0,10}}?[个：])?((?:(?:{NAME}|{OFFICE})、){{0,14}}(?:{NAME}|{OFFICE})(?:、|和|及|以及){NAME})(?=等?[一二三四五六七八九十\d]*个|等?[，。；：]|$)"
)
LABELLED = later(rf"^(?:[◆●■★▲①-⑳]\s*)?({NAME})(?:（[^（）]{{1,24}}）)?(?:：|$|，由)")
SHORT = later(
    r"(?:下设|分设|设立|成立|组建|设)(?:了|有)?((?:[\u4e00-\u9fff]{2,6}、){1,14}[\u4e00-\u9fff]{2,6}(?:和[\u4e00-\u9fff]{2,6})?)(?=等?[一二三四五六七八九十\d]+个(?:工作)?(?:小)?组)"
)
AND = "(?:以及|和|及)"
PARTS = later(  # 和 parts two names where a name is over, or where none of them says 组
    rf"(?:^|、|(?<=[组班队办室]){AND})([\u4e00-\u9fff“”]+?)(?=、|(?<=[组班队办室]){AND}|$)"
)
LAST = later(rf"(?:^|、|{AND})([\u4e00-\u9fff]+?)(?=、|{AND}|$)")
COLUMN = later(
    r"^(?:工作)?(?:组别|组名|小组|专班|工作组|小组名称|专班名称|组名称|工作专班|工作小组)(?:名称)?$"
)
FEWEST = 2


def is_team(title: str) -> bool:
    """Whether a heading is the name of a working group."""
    bare = re.sub(r"（[^（）]*）$", "", title)
    return bool(TEAM.fullmatch(title)) and not NONE.search(bare)


def told(part: Part) -> Node:
    """The words of a group as they stood under its name."""
    words = body(part.items, 3)
    return Keyed((pair("文字", words),)) if isinstance(words, Keyed) else words


class Listed(NamedTuple):
    """Groups by name, and the stretches of the text that say no more than all the names."""

    names: tuple[Leaf, ...] = ()
    whole: tuple[Text, ...] = ()


def listed(items: Sequence[Item]) -> Listed:
    """The groups that a text names: in a sentence, before colons, in a table."""
    for text in _texts(items):
        if made := _in_sentence(text):
            return made
    for names in (_before_colons(items), _in_tables(items)):
        found = {str(n): leaf(n) for n in names if not NONE.search(n)}
        if len(found) >= FEWEST:
            return Listed(tuple(found.values()))
    return Listed()


def _texts(items: Sequence[Item]) -> Iterator[Text]:
    for item in items:
        if isinstance(item, Text):
            yield item
        elif isinstance(item, Part):
            yield from _texts(item.items)


def _in_sentence(text: Text) -> Listed | None:
    """下设综合组、督查组两个组; 下设综合、督查两个组, whose names have no 组 of their own."""
    for pattern, more in ((LISTED, ""), (SHORT, "组")):
        for found in pattern.finditer(text):
            said = text.part(*found.span(1))
            parts = [said.part(*m.span(1)) for m in (LAST if more else PARTS).finditer(said)]
            teams = [p for p in parts if more or not re.fullmatch(OFFICE, p)]
            names = [Leaf((p, more)) if more else leaf(p) for p in teams]
            if (
                len({str(n) for n in names} - {n for n in map(str, names) if NONE.search(n)})
                >= FEWEST
            ):
                plain = not more and teams == parts and not re.search("和|及", said)
                return Listed(tuple(names), (said,) if plain else ())
    return None


def _before_colons(items: Sequence[Item]) -> Iterator[Text]:
    for text in _texts(items):
        if found := LABELLED.match(text):
            yield text.part(*found.span(1))
    for item in items:
        if isinstance(item, Part):
            if item.title and is_team(item.title):
                yield item.title
            yield from _before_colons(item.parts)


def _in_tables(items: Sequence[Item]) -> Iterator[Text]:
    for item in items:
        if isinstance(item, Part):
            yield from _in_tables(item.items)
        elif isinstance(item, Cells):
            head, *rows = item.rows
            place = next((n for n, c in enumerate(head) if COLUMN.match("".join(c.split()))), -1)
            cells = [row[place] for row in rows if place >= 0 and len(row) > place]
            yield from (c for c in cells if TEAM.fullmatch(c))
