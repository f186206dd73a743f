"""Phases told in running text or in a table: 3月1日至3月10日为动员阶段; 阶段 | 时间 | 工作."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gencirc.importing.chains import Chain
from gencirc.importing.dates import time
from gencirc.importing.draft import Leaf
from gencirc.importing.levels import Item, Part
from gencirc.importing.phases import COUNTED, DATES, ENDS, PHASE, TURNED, dated
from gencirc.importing.tables import tables
from gencirc.numerals import value
from gencirc.patterns import later
from gencirc.source.marks import Text

STEP = "第[一二三四五六七八九十](?:个?阶段|步)"
NAME = rf"(?!{STEP}|[一二三四五六七八九]是|分为|包括)[\u4e00-\u9fff“”]{{2,10}}?"
STAGE = "(?:阶段|期间|时期)"
BRACKETED = later(  # 宣传发动阶段（3月1日至3月20日）
    rf"(?:(?<=[。；：，、！])|^)(?:{STEP}[：，为是]?)?(?:[一二三四五六七八九]?[是为]|——|[●◆■★]\s*)?〖?({NAME}{STAGE})〗?（([^（）]{{2,30}})）"
)
AFTER = later(  # 第一阶段（3月1日至3月20日）为宣传发动阶段
    rf"{STEP}（([^（）]{{2,30}})）[：，]?(?:主要)?[为是]?({NAME}){STAGE}?(?=[，。：；])"
)
BEHIND = later(  # 宣传发动阶段：3月1日至3月20日，
    rf"(?:(?<=[。；：，、！])|^)(?:{STEP}[：，为是]?)?({NAME}{STAGE})(?:[：，为从自]|时间为?){{0,2}}((?:即日|\d)[^。；，：（）]{{1,24}}?{ENDS})(?=[。；，：]|$)"
)
ORDERED = later(  # 第一个阶段从3月1日到3月10日，主要是宣传发动
    rf"{STEP}[：，是为]?(?:从|自)?((?:即日|现在|\d)[^。；，：（）]{{1,24}}?{ENDS})，(?:主要)?(?:任务)?[是为]?({NAME})(?=[，。；]|$)"
)
TIMED = later(  # 一是宣传发动，时间3月1日至3月10日。
    rf"^({NAME})[：，]时间[为：]?((?:即日|\d)[^。；，：（）]{{1,24}}?{ENDS})(?=[。；，：]|$)"
)
MONTHLY = later(  # 3月份，宣传发动。
    rf"^((?:即日|\d)[\d年月日号至到—–~～\-上中下旬初末底份起]*)[，：](?=[^。]{{0,8}}(?:{PHASE.pattern}))({NAME})(?=。)"
)
STEPPED = later(  # 第一步，调查摸底，7月1日至7月10日，
    rf"(?:(?<=[。；：，！])|^){STEP}[，：为是]?({NAME}){STAGE}?[，：](?:从|自|时间为?)?((?:即日|\d)[^。；，：（）]{{1,24}}?{ENDS})(?=[。；，：]|$)"
)
LISTED = later(
    rf"(?:(?<=[：、，；。和])|(?<=分为)|(?<=包括))({NAME})（([^（）]{{2,30}})）(?=[、，；。和]|以及|及|[两三四五]个|$)"
)
MANNERS = (  # with the groups of the name and of the time
    (TURNED, 2, 1), (AFTER, 2, 1), (BRACKETED, 1, 2), (BEHIND, 1, 2), (STEPPED, 1, 2),
    (ORDERED, 2, 1), (TIMED, 1, 2), (MONTHLY, 2, 1),
)  # fmt: skip
DECREE = later("年.*号|通过|修订")
PROMISE = later(r"([两三四五六2-6])(?:个阶段|步走|步|个步骤|个环节)[^：。；，]{0,6}：([^。]+)")
CLAUSE = later(
    r"\s*((?:即日|现在|\d{1,4}[年月.])[\d年月日号至到—–~～\-上中下旬初末底份起]*前?)，?(?:完成|开展|进行|[为是])?([\u4e00-\u9fff“”、]{2,16}?)(?=$|，)"
)
FEWEST, OF = 2, "的阶段"


class Stage(NamedTuple):
    """A phase that a text tells of: its name, its time, and the time as typed."""

    name: Text
    when: Leaf
    typed: Text | None  # where the plan can fetch it


def told(items: Sequence[Item], year: int) -> list[Stage]:
    """The phases of a text that are neither headings nor numbered."""
    for texts in _paragraphs(items):
        if made := max(_in_texts(texts, year), key=len):
            return made
    return _in_tables(items, year) or _in_headings(items, year)


def _in_texts(texts: Sequence[Text], year: int) -> Iterator[list[Stage]]:
    """The phases of paragraphs, in every manner that they may be told in."""
    yield next((made for t in texts if "阶段" in t and (made := _listed(t, year))), [])
    yield max((_clauses(t, year) for t in texts if "：" in t), key=len, default=[])
    for pattern, name, when in MANNERS:
        found = [
            (t.part(*m.span(name)), t.part(*m.span(when))) for t in texts for m in pattern.finditer(t)
        ]  # fmt: skip
        yield _stages(found, year)


def _in_headings(items: Sequence[Item], year: int) -> list[Stage]:
    """Phases that are headings among others, or the uppermost ones."""
    parts = [i for i in items if isinstance(i, Part)]
    found = dated(parts, year)
    if len(found) >= FEWEST and len({str(name) for name, _ in found}) == len(found):
        return [Stage(name, when, None) for name, when in found]
    return next((made for p in parts if (made := _in_headings(p.items, year))), [])


def _listed(text: Text, year: int) -> list[Stage]:
    """分两个阶段：宣传动员（3月1日至3月20日）、集中清理（3月21日至4月30日）"""
    found = [(text.part(*m.span(1)), text.part(*m.span(2))) for m in LISTED.finditer(text)]
    return _stages([(n, t) for n, t in found if time(t, year) and not DECREE.search(t)], year)


def _clauses(text: Text, year: int) -> list[Stage]:
    """分为三步：4月底前完成登记，5月至8月集中清理，9月组织验收: as many clauses as are promised."""
    intro = PROMISE.search(text)
    if not intro:
        return []
    sign = "；" if "；" in intro[2] else "，"
    found, at = [], intro.start(2)
    for clause in intro[2].split(sign):
        made = CLAUSE.match(text, at, at + len(clause))
        at += len(clause) + 1
        if made:
            found.append((text.part(*made.span(2)), text.part(*made.span(1))))
    whole = len(found) == intro[2].count(sign) + 1 == value(intro[1])
    return _stages(found, year) if whole else []


def _stages(found: Sequence[tuple[Text, Text]], year: int) -> list[Stage]:
    """Names with times as phases; none where a name comes twice or a time is none."""
    made = [Stage(_bare(n), when, t) for n, t in found if n and (when := time(t, year))]
    same = len(made) == len(found) and len({str(s.name) for s in made}) == len(made)
    return made if same and len(made) >= FEWEST else []


def _bare(name: Text) -> Text:
    """“清”的阶段: the name alone."""
    return name.part(0, len(name) - len(OF)) if name.endswith(OF) else name


def _in_tables(items: Sequence[Item], year: int) -> list[Stage]:
    for table in tables(items):
        rows = [(c, row) for c, row in table.rows("阶段") if {"时间", "时限"} & row.keys()]
        times = [(c, row.get("时间") or row["时限"]) for c, row in rows]
        found = [_cell(c, when) for c, when in times if not when.startswith(("每", "逢"))]
        if made := _stages(list(dict.fromkeys(found)), year):
            return made
    return []


def _cell(name: Text, when: Text) -> tuple[Text, Text]:
    """A phase without its count, 第一阶段：宣传发动, or without the time in brackets."""
    counted = COUNTED.match(name)
    if counted and counted.end() < len(name):
        name = name.part(counted.end(), len(name))
    dates = DATES.search(name)
    name = name.part(0, dates.start()) if dates and dates.start() else name
    return name.part(0, len(name.rstrip("：，。"))).trimmed(), when


def _paragraphs(items: Sequence[Item]) -> Iterator[list[Text]]:
    """The paragraphs that stand under the same heading, and those numbered without one."""
    yield [t for i in items for t in _texts(i)]
    for item in items:
        if isinstance(item, Part):
            yield from _paragraphs(item.items)


def _texts(item: Item) -> Sequence[Text]:
    if isinstance(item, Text):
        return (item,)
    if isinstance(item, Chain):
        return item.parts
    return item.texts if isinstance(item, Part) and item.title is None else ()
