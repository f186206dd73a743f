"""Phases with their dates: 第一阶段：集中攻坚（即日起至2月25日）。…"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gencirc.importing.bodies import body
from gencirc.importing.draft import Keyed, Pair, leaf, pair
from gencirc.importing.levels import Item, Part
from gencirc.importing.ordinals import LEVELS
from gencirc.patterns import later
from gencirc.plan.calendar import Calendar
from gencirc.plan.content import FORM
from gencirc.plan.dates import MASKED
from gencirc.plan.whens import DATELIKE
from gencirc.source.marks import Text

COUNTED = later(
    r"第([一二三四五六七八九十]{1,2})(?:个)?阶段(?:\s*[：、，]\s*|\s+|为|（(?=[\u4e00-\u9fff]{2,10}）))?"
)
DATES = later(r"\s*（(?:时间[为：]?)?\s*([^（）]*)）\s*")
LOOSE = later(r"(?<=阶段)\s*：?\s*([0-9XxＸ×年月日至到—～~\-上中下旬底前]{3,})$")  # brackets lost
PHASE = later(
    r"阶段|动员|部署|宣传|发动|整治|攻坚|实施|推进|巩固|提升|总结|验收|准备|排查|整改|启动|检查|评估|督查|迎检|迎接|收尾|申报"
)
SPAN = later(
    r"(?:时间[为：]\s*)?((?:\d{4}年)?\d{1,2}月[^。；，：]{0,24}?(?:日|旬|底|前|月))(?:[。；，：]\s*|$)"
)
TURNED = later(
    r"(?:从|自)?((?:即日|\d)[^。；，：为是]{1,24}?(?:日|旬|底|初|末|前|月份?))(?:[，：]?[为是]|[，：])\s*([\u4e00-\u9fff]{2,10}阶段)(?=[。：，；]|$)"
)
LONGEST = 12  # characters of a time that is no date
STOP = later("[：，。]")


def phases(part: Part, derived: list[Text], year: int | None) -> Keyed | None:
    """The phases that stand under a heading, or ``None`` when it is about something else."""
    below = part.parts
    if len(below) < 2 or not all(p.title for p in below):
        return None
    heads = [_head(p.title, year) for p in below if p.title]
    if not all(heads):
        return None
    told = [_timed(h, p, year) for h, p in zip(heads, below, strict=True) if h]
    found = [h for h, _ in told]
    empty = any(not items and h[1] is None for h, items in told)
    if len({str(h[0]) for h in found}) < len(found) or empty or not _are_phases(part, found):
        return None
    derived += [t for h in found for t in h[3]]
    counted = all(h[2] for h in found)
    forms = ["第一阶段"] if counted else []
    forms += [below[0].form] if below[0].form in LEVELS else []
    forms += [] if counted or all(h[0].endswith("阶段") for h in found) else ["原名"]
    made = tuple(_phase(h, items) for h, items in told)
    return Keyed(((pair(FORM, " ".join(forms)),) if forms else ()) + made)


Head = tuple[Text, Text | None, bool, list[Text]]  # name, dates, whether counted, what is printed


def _head(title: Text, year: int | None) -> Head | None:
    """A heading as name and dates."""
    signs: list[Text] = []
    counted = COUNTED.match(title)
    if counted:
        signs.append(title.part(0, counted.end()))
        title = title.part(counted.end(), len(title))
        if title.endswith("）") and "（" not in title:
            signs.append(title.part(len(title) - 1, len(title)))
            title = title.part(0, len(title) - 1)
    if turned := TURNED.fullmatch(title):  # 3月1日至3月10日为动员阶段
        when, name = title.part(*turned.span(1)), title.part(*turned.span(2))
        if _is_when(when, year):
            signs.append(title.part(turned.end(1), turned.start(2)))
            return name, when, bool(counted), signs
    dates = DATES.search(title) or LOOSE.search(title)
    if dates is None:
        return (title, None, bool(counted), signs) if title else None
    when = title.part(*dates.span(1)).trimmed()
    if not (MASKED.search(when) or _is_when(when, year)):
        return None
    signs += [title.part(dates.start(), dates.start(1)), title.part(dates.end(1), dates.end())]
    name = title.part(0, dates.start()).trimmed()
    if not name and dates.end() < len(title):
        name = title.part(dates.end(), len(title)).trimmed()
        colon = len(name) - len(name.lstrip("：，。 "))
        signs.append(name.part(0, colon))
        name = name.part(colon, len(name))
    elif title[dates.end() :].strip("阶段。： "):
        return None
    name = name.part(0, len(name.rstrip("：，。")))
    return (name, when, bool(counted), signs) if name else None


def _is_when(when: str, year: int | None) -> bool:
    """Whether it is a date, or words that are printed as they are: 长期坚持."""
    plain = Calendar(years=(year,) if year else ()).plain(when)
    return bool(plain) or (len(when) <= LONGEST and not DATELIKE.search(when))


def _timed(head: Head, part: Part, year: int | None) -> tuple[Head, list[Item]]:
    """A head with what stands under it; without dates of its own it gets those of the text.

    时间：4月1日至4月10日。召开动员大会。
    """
    first = part.items[0] if part.items else None
    found = SPAN.match(first) if head[1] is None and isinstance(first, Text) else None
    if found is None or not isinstance(first, Text):
        return head, part.items
    when = first.part(*found.span(1)).trimmed()
    if not Calendar(years=(year,) if year else ()).plain(when):
        return head, part.items
    signs = [first.part(0, found.start(1)), first.part(found.end(1), found.end())]
    rest = first.part(found.end(), len(first))
    items = [*([rest] if rest else []), *part.items[1:]]
    return (head[0], when, head[2], [*head[3], *signs]), items


def _are_phases(part: Part, heads: list[Head]) -> bool:
    """Whether dated or counted headings are phases: by dates, or by the words of the headings."""
    dated = sum(h[1] is not None for h in heads)
    said = sum(bool(PHASE.search(h[0])) for h in heads)
    if any(STOP.search(h[0]) for h in heads):
        return False
    if all(h[2] for h in heads) or dated * 2 > len(heads):
        return True
    named = sum("阶段" in h[0] for h in heads)
    about = bool(part.title and re.search("步骤|时间|阶段|进度", part.title))
    return named == len(heads) or (about and said == len(heads) and dated > 0)


def _phase(head: Head, items: list[Item]) -> Pair:
    name, when, _, _ = head
    content = [pair("内容", body(items))] if items else []
    if when is None:
        return pair(name, Keyed(tuple(content)))
    return pair(name, Keyed((pair("时间", leaf(when)), *content)))


def told(items: Sequence[Item], year: int | None) -> list[tuple[Text, Text]]:
    """Names and dates of phases in paragraphs of their own: 3月1日至3月10日为动员阶段。……"""
    for run in _paragraphs(items):
        found = [(t, m) for t in run if (m := TURNED.match(t))]
        made = [(t.part(*m.span(2)), t.part(*m.span(1))) for t, m in found]
        if len(made) > 1 and all(_is_when(when, year) for _, when in made):
            return made if len({str(name) for name, _ in made}) == len(made) else []
    return []


def _paragraphs(items: Sequence[Item]) -> Iterator[list[Text]]:
    """The paragraphs that stand under the same heading."""
    yield [t for i in items for t in ([i] if isinstance(i, Text) else [])]
    for item in items:
        if isinstance(item, Part):
            yield from _paragraphs(item.items)
