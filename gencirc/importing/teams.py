"""Working groups told in prose, or by name alone: 下设综合组、督查组; 综合组：由办公室牵头……"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from gencirc.importing.bodies import body
from gencirc.importing.chains import Chain
from gencirc.importing.draft import Keyed, Leaf, Listing, Node, Pair, leaf, pair
from gencirc.importing.levels import Item, Part
from gencirc.importing.naming import names
from gencirc.importing.tables import tables
from gencirc.patterns import later
from gencirc.source.marks import Text

ENDING = "(?:工作组|小组|组|专班|分队|小队)"
NAME = rf"[\u4e00-\u9fff“”]{{2,14}}?{ENDING}"
OFFICE = r"[\u4e00-\u9fff]{0,6}办(?:公室)?"
HOLDS = "(?:（[^（）]{2,24}）)?"
VERB = "(?:(?<=[设立建成分括为：即])(?<![成建设](?=立))(?<!设(?=置))(?<!分(?=[设成为]))|(?<=设置|派出))"  # behind the whole of it
FOUNDED = "(?:(?:另外?|还|同时|分别)?(?:成立|设立|设置|组建|下设|分设|另设|增设|派出)(?:了|有)?(?:[一二三]个)?)?"
TEAM = later(rf"{NAME}(?:（[^（）]{{1,24}}）)?")
NONE = later(  # a body above the groups, the groups as a whole, a thing to be done
    r"领导小组$|[下分]设|^[一二三四五六七八九十\d]{1,2}(?![\u4e00-\u9fff]).|^(?:各|有关|专项|专门|若干)?工作(?:组|专班|小组)$|^(?:建立|健全|完善|强化|明确|设立|成立|组建|下设|组织|加强|压实|落实|选派|派出|抽调|做强|用好|发挥)|村民小组|党小组|[居村]民?组$"
)
LISTED = later(
    rf"{VERB}(?:了|有)?(?:[^，。；：、]{{0,10}}?[个：])?[ \u3000]*((?:(?:{NAME}|{OFFICE}){HOLDS}、){{0,14}}(?:{NAME}|{OFFICE}){HOLDS}(?:、|和|及|以及){NAME}){HOLDS}(?=等?[一二三四五六七八九十\d]*个|等?[，。；：]|$)"
)
LABELLED = later(
    rf"^(?:[◆●■★▲①-⑳]\s*|——|\d{{1,2}}[.．、]?\s*)?({NAME})(?:（[^（）]{{1,24}}）)?(?:：|$|[，。]?由)"
)
SHORT = later(
    VERB
    + r"(?<=[设立建置])(?:了|有)?(?:办公室[及和、])?((?:[\u4e00-\u9fff]{2,6}、){1,14}[\u4e00-\u9fff]{2,6}(?:和[\u4e00-\u9fff]{2,6})?)(?=等?[一二三四五六七八九十\d]+个(?:工作|专项|专门|专业|职能){0,2}(?:小)?组)"
)
AND = "(?:以及|和|及)"
PARTS = later(  # 和 parts two names where a name is over, or where none of them says 组
    rf"(?:^|、|(?<=[组班队办室）]){AND})([\u4e00-\u9fff“”]+?){HOLDS}(?=、|(?<=[组班队办室]){AND}|(?<=）){AND}|$)"
)
LAST = later(rf"(?:^|、|{AND})([\u4e00-\u9fff]+?)(?=、|{AND}|$)")
CLAUSE = later(  # 综合组由办公室负责；督查组由纪委负责
    rf"(?:^|(?<=[。；：])|(?<=），))(?:其中，?|[①-⑳])?[ \u3000]*{FOUNDED}({NAME})(?:（[^（）]{{1,24}}）)?(?=，?(?:主要)?(?:由|负责|牵头|承担)|[：（]|为)"
)
FEWEST = 2
SEATS = {
    "组长": "组长",
    "成员": "成员",
    "责任部门": "责任部门",
    "配合部门": "会同",
}  # columns, keys


def is_team(title: str) -> bool:
    """Whether a heading is the name of a working group."""
    bare = re.sub(r"（[^（）]*）$", "", title)
    return bool(TEAM.fullmatch(title)) and not NONE.search(bare)


def told(part: Part) -> Node:
    """The words of a group as they stood under its name."""
    words = body(part.items, 3)
    return Keyed((pair("文字", words),)) if isinstance(words, Keyed) else words


class Listed(NamedTuple):
    """Groups, and the stretches of the text that say no more than all the names."""

    groups: Node | None = None
    whole: tuple[Text, ...] = ()


def listed(items: Sequence[Item]) -> Listed:
    """The groups that a text names: in a sentence, before colons, in a table."""
    for text in _texts(items):
        if made := _in_sentence(text):
            return made
    for text in _texts(items):
        if named := _by_name(text.part(*m.span(1)) for m in CLAUSE.finditer(text)):
            return Listed(named)
    return Listed(_by_name(_before_colons(items)) or _in_tables(items))


def _by_name(found: Iterable[Text]) -> Node | None:
    """The groups of some names; ``None`` for fewer than two."""
    names = {str(n): leaf(n) for n in found if not NONE.search(n)}
    return Listing(tuple(names.values())) if len(names) >= FEWEST else None


def _texts(items: Sequence[Item]) -> Iterator[Text]:
    for item in items:
        if isinstance(item, Text):
            yield item
        elif isinstance(item, Chain):
            yield from item.parts
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
                plain = not more and teams == parts and not re.search("和|及|（", said)
                return Listed(Listing(tuple(names)), (said,) if plain else ())
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


def _in_tables(items: Sequence[Item]) -> Node | None:
    """The groups of a table, with what its other columns say of them."""
    for table in tables(items):
        rows = {
            str(name): pair(name, Keyed(tuple(_fields(row))))
            for name, row in table.rows("工作组") if TEAM.fullmatch(name) and not NONE.search(name)
        }  # fmt: skip
        if len(rows) >= FEWEST and all(p.value.pairs for p in rows.values()):  # type: ignore[union-attr]
            return Keyed(tuple(rows.values()))
        if len(rows) >= FEWEST:
            return Listing(tuple(p.key for p in rows.values()))
    return None


def _fields(row: Mapping[str, Text]) -> Iterator[Pair]:
    for column, key in SEATS.items():
        if column in row:
            yield pair(key, names([row[column]]))
    duty = next((row[k] for k in ("职责", "任务", "内容") if k in row), None)
    yield from [pair("职责", duty)] if duty else []
