"""Tasks by those who answer for them: 牵头单位：… below a heading or behind its text, or in a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gencirc.importing.draft import Keyed, Leaf, Pair, leaf, pair
from gencirc.importing.levels import Item, Part
from gencirc.importing.naming import names
from gencirc.importing.tables import Table, tables
from gencirc.patterns import holds, later
from gencirc.plan.tasks import LEAD
from gencirc.source.marks import Text

WHO = "单位|部门|科室|股室|处室|街道|社区|领导|人"
BODIES = "局|办|委|政府|中心|街道|镇|乡|村|公司|所|队|院|校|部门|单位|股|科|部|站|会"
LABEL = later(
    rf"(?:^|(?<=[。；，、（〔〖\[\s：])|(?<=前)|(?<=[{BODIES}]))"
    rf"((?:牵头|责任|主办|主责|承办|配合|协办|协助|参与|会同|落实)(?:{WHO})?(?:（[^（）]{{1,8}}）)?|(?:完成|办结|整改)?(?:时限|期限)|完成(?:时间|日期))"
    rf"(?:\s*[：:〗]\s*|[为是]|(?<=单位)(?=[\u4e00-\u9fff]{{0,8}}(?:{BODIES})(?:、|完成|。|$))|(?<=时限)(?=\d))"
)
LED = later(  # （甲牵头，乙配合）（甲、乙按职责分工负责，6月底前完成）
    r"（([^（）：。]{2,50}?)(?:等)?(?:牵头|(?:按职责分工|按照职责|分别|共同)?负责)(?:负责|落实|实施)?"
    r"(?:[，；]([^（）：]{2,60}?)(?:配合|参加|协助|参与))?(?:[，；][^（）：]{2,20})?）[。；]?$"
)
BY = later(  # 由甲牵头，乙配合，6月底前完成。: the last sentence
    r"(?<=[。；])由([^，。；由]{2,40}?)(?:牵头|负责(?=，))(?:[，；]([^，。；]{2,40}?)(?:配合|参加|协助|参与))?(?:，[^，。；]{2,16})?。$"
)
FIRST = later(  # 由甲牵头，乙配合，做什么: the first clause
    r"由([^，。；由]{2,40}?)牵头(?:负责)?，(?:([^，。；]{2,40}?)(?:配合|参加|协助|参与)，)?"
)
VALUE_ENDS = "。；〕〖]"  # and a bracket that was opened before
DUE = ("时限", "期限", "时间", "日期")
PERSON = ("人", "领导")
CAPTION = later(r"(?:工作|整治|任务|主要|具体)?(?:要求|内容|措施|任务|目标)：")
NEVER = ("组", "专班", "阶段", "分队", "办公室", "指挥部")
LEADS = (*LEAD, "主责", "承办", "落实")
SIGNS = "，；。、（〖[ \u3000"
LONGEST = 30  # characters of a task's name in a table
HEADED = later(r"([^，；。：]{2,24})[。：]\s*(?=.{4})")
SENTENCE = "，；。："
FIELDS = ("责任部门", "配合部门", "责任人", "时限")
LEAST = 0.5  # of the parts under a heading must say who answers for them
FEWEST = 2


def responsible(trees: Sequence[Sequence[Item]]) -> Keyed | None:
    """The tasks of papers with those who answer for them; ``None`` when there are too few."""
    pairs = [p for items in trees for p in _headed(items)]
    if len(pairs) < FEWEST:
        pairs = [p for items in trees for table in tables(items) for p in _rows(table)]
    made = {str(p.key): p for p in reversed(pairs)}
    return Keyed(tuple(reversed(made.values()))) if len(made) >= FEWEST else None


# -- under headings ------------------------------------------------------------------


def _headed(items: Sequence[Item]) -> Iterator[Pair]:
    """The parts whose own text says who answers for them, where most of their neighbours' do."""
    parts = [i for i in items if isinstance(i, Part)]
    told = {n: made for n, p in enumerate(parts) if p.title and (made := _task(p))}
    enough = len(told) >= LEAST * len(parts)
    for n, part in enumerate(parts):
        if n in told and enough:
            yield told[n]
        else:
            yield from _headed(part.items)


def _task(part: Part) -> Pair | None:
    if part.title is None or part.title.endswith(NEVER):
        return None
    texts = [*part.texts, *(line for p in part.parts if LABEL.match(line := _line(p)))]
    fields: dict[str, Pair] = {}
    for text in texts:
        for label, value in (*_labelled(text), *_led(text)):
            _take(fields, label, value)
    if fields.keys().isdisjoint(("责任部门", "责任人")):
        return None
    return pair(part.title, Keyed((pair("内容", _content(part, texts)), *fields.values())))


def _line(part: Part) -> Text:
    """A numbered line as it stood, without its ordinal: 3.责任单位：…"""
    counted = part.line.find(part.title) if part.title else 0
    return part.line.part(max(counted, 0), len(part.line))


def _content(part: Part, texts: Sequence[Text]) -> Text:
    """What is to be done: the words before the first label, or the heading alone."""
    for text in texts:
        first = LABEL.search(text) or _told(text)
        opened = None if first else FIRST.match(text)
        said = text.part(opened.end() if opened else 0, first.start() if first else len(text))
        caption = CAPTION.match(said)
        said = said.part(caption.end() if caption else 0, len(said.rstrip(SIGNS)))
        if said:
            return said.trimmed()
    assert part.title
    return part.title


def _labelled(text: Text) -> Iterator[tuple[str, Text]]:
    """责任单位：甲、乙；完成时限：6月底前: every label with what follows it."""
    found = list(LABEL.finditer(text))
    for n, label in enumerate(found):
        stop = found[n + 1].start() if n + 1 < len(found) else len(text)
        value = text.part(label.end(), _end(text, label.end(), stop))
        yield label[1].partition("（")[0], value.part(0, len(value.rstrip(SIGNS))).trimmed()


def _end(text: str, start: int, stop: int) -> int:
    """Where what a label says is over: 各村（居）民委员会 has brackets of its own."""
    inside = 0
    for place in range(start, stop):
        inside += (text[place] == "（") - (text[place] == "）")
        if inside < 0 or text[place] in VALUE_ENDS:
            return place
    return stop


def _led(text: Text) -> Iterator[tuple[str, Text]]:
    """（甲牵头，乙配合）"""
    if found := _told(text) or FIRST.match(text):
        yield "牵头", text.part(*found.span(1))
        if found[2]:
            yield "配合", text.part(*found.span(2))


def _told(text: str) -> re.Match[str] | None:
    """Who answers for it, in a bracket or a clause at the end of a text."""
    ends = text.rstrip("。；")
    found = LED.search(text) if ends.endswith("）") else None
    return found or (BY.search(text) if "由" in text and ends != text else None)


def _take(fields: dict[str, Pair], label: str, value: Text) -> None:
    """Put what a label says under the key it has in a plan; who is named second goes with the first."""
    if label.endswith(DUE):
        key = "时限"
    elif label.endswith(PERSON):
        key = "责任人"
    else:
        key = "责任部门" if label[:2] in LEADS and "责任部门" not in fields else "配合部门"
    if value and key not in fields:
        fields[key] = pair(key, value if key == "时限" else names([value]))


# -- in tables -----------------------------------------------------------------------


def _rows(table: Table) -> Iterator[Pair]:
    """The rows of a table of tasks; one of phases or groups is none."""
    if not {"阶段", "工作组"}.isdisjoint(table.columns):
        return
    for cell, row in table.rows("任务"):
        name, said = _named(cell)
        if name and {"责任部门", "责任人"} & row.keys():
            fields = [pair(k, _cell(k, row[k])) for k in FIELDS if k in row]
            due = [pair("时限", row["时间"])] if "时间" in row and "时限" not in row else []
            content = said or row.get("内容", name)
            yield pair(name, Keyed((pair("内容", content), *fields, *due)))


def _named(cell: Text) -> tuple[Text, Text]:
    """The name of a task and what is said of it; one that is a sentence has no name."""
    found = HEADED.match(cell)
    end = found.end() if found else len(cell)
    name, said = cell.part(0, found.end(1) if found else end), cell.part(end, len(cell))
    return (name if len(name) <= LONGEST and not holds(name, SENTENCE) else cell.part(0, 0)), said


def _cell(key: str, cell: Text) -> Leaf:
    return leaf(cell) if key == "时限" else names([cell])
