"""What each paper of a campaign says of its own: opening, points, ending."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping as Table
from types import MappingProxyType
from typing import NamedTuple

from gencirc.likeness import nearest
from gencirc.plan.content import Body, content, is_stock, sections
from gencirc.plan.door import Door, flag, phrase, text
from gencirc.plan.fields import Shape, field, read_shape
from gencirc.plan.official import Official, Paper
from gencirc.source.marks import Mark, Text
from gencirc.source.nodes import Entry, Mapping, Node, is_damaged

NUMBERINGS = {"一、": "一、", "第一": "第一", "一是": "一是", "firstly": "第一"}


def numbering(node: Node, door: Door) -> str:
    """编号: how the points of a speech are counted."""
    value = text(node, door)
    if value in NUMBERINGS:
        return NUMBERINGS[value]
    door.report("P122", value or node.mark, value=value, all="第一、一、（即“一、”）、一是")
    return "一、"


class Notice(Official):
    """通知, with the red head."""

    recipients: Text | None = field("主送", phrase, "主送机关，末尾冒号由机器加", need=True)
    body: Body = field("正文", content, "正文；写“照例”用现成的印发语", default=Body())


EACH = Notice.find("发给")


class Scheme(Paper):
    """实施方案: printed behind its notice, or alone."""

    preamble: Body = field("引言", content, "引言；写“照例”用现成的一段", default=Body())
    signed: bool = field(
        "落款", flag, "是：不随通知、单独印发的，文末落机关名和成文日期", default=False
    )
    sections: Body = Body()


class Speech(Paper):
    """讲话: the author's opening, points and ending; names, counts, days are derived."""

    speaker: Text | None = field("讲话人", text, "讲话人，姓名要在 单位.yaml 里", need=True)
    greeting: Text | None = field("称呼", phrase, "称呼；不写是“同志们”")
    numbering: str = field("编号", numbering, "要点怎么编号：第一、一、或一是", default="一、")
    large: bool = field("大字版", flag, "另出一份大字版，二号字，按句分页", default=False)
    opening: Body = field("开头", content, "开场的话", default=Body())
    points: Body = field("要点", content, "要点，标题: 文字", need=True, default=Body())
    ending: Body = field("结尾", content, "结束的话", default=Body())


class Report(Paper):
    """经验交流材料: parallel headings, 一是…, figures from the plan."""

    by: Text | None = field("单位", text, "题下的单位名；不写是机关全称")
    abstract: Body = field("编者按", content, "编者按，印在正文前", default=Body())
    sections: Body = Body()


class Custom(Official):
    """The paper of a kind that is all told by its template: 请示, 函, an office's own."""

    name: str = ""
    values: Table[str, Body] = MappingProxyType({})  # keys that only this kind has


class Demand(NamedTuple):
    """What the head of a kind says about its place in a plan."""

    key: str
    more: Table[str, str] | None = None  # the keys of its own by spelling; ``None`` allows any
    english: str = ""
    doc: str = ""
    without: tuple[str, ...] = ()  # elements it does not have


def stock(key: str, mark: Mark) -> Paper:
    """The paper of a kind as 照例 has it; ``mark`` is where that is asked for."""
    maker = STOCK.get(key)
    return maker(mark) if maker else stock_custom(key, mark)


def stock_notice(mark: Mark) -> Notice:
    return Notice(mark=mark, stock=True, body=Body(mark=mark, stock=True))


def stock_scheme(mark: Mark) -> Scheme:
    return Scheme(mark=mark, stock=True, preamble=Body(mark=mark, stock=True))


def stock_speech(mark: Mark) -> Speech:
    return Speech(mark=mark, stock=True)


def stock_custom(name: str, mark: Mark) -> Custom:
    return Custom(mark=mark, stock=True, name=name, body=Body(mark=mark, stock=True))


STOCK: Table[str, Callable[[Mark], Paper]] = {
    "通知": stock_notice,
    "方案": stock_scheme,
    "讲话": stock_speech,
}


def home(key: str) -> str:
    """The paper that an element belongs to: 通知 for 文号."""
    shapes = {"通知": Notice, "方案": Scheme, "讲话": Speech, "经验交流材料": Report}
    return next((name for name, shape in shapes.items() if shape.find(key)), "")


def scheme(node: Node, door: Door) -> Scheme:
    """方案: its own keys are elements, every other key is a heading."""
    if is_stock(node):
        return stock_scheme(node.mark)
    entries: list[Entry] = []
    with door.dating(node):
        made = read_shape(Scheme, node, door, "方案", _heads(Scheme, entries))
    return made.but(sections=sections(tuple(entries), made.mark, door))


def report(node: Node, door: Door) -> Report:
    """经验交流材料: its own keys are elements, every other key is a heading."""
    entries: list[Entry] = []
    with door.dating(node):
        made = read_shape(Report, node, door, "经验交流材料", _heads(Report, entries))
    return made.but(sections=sections(tuple(entries), made.mark, door))


def notice(node: Node, door: Door) -> Notice:
    """通知; one for each recipient (发给) need not say to whom."""
    if is_stock(node):
        return stock_notice(node.mark)
    each = isinstance(node, Mapping) and any(Notice.find(e.key) is EACH for e in node.entries)
    with door.dating(node):
        return read_shape(Notice, node, door, "通知", spare=("recipients",) if each else ())


def speech(node: Node, door: Door) -> Speech:
    """讲话."""
    if is_stock(node):
        return stock_speech(node.mark)
    with door.dating(node):
        return read_shape(Speech, node, door, "讲话")


def custom(demand: Demand, node: Node, door: Door) -> Custom:
    """A paper of a kind that is all told by its template."""
    values: dict[str, Body] = {}

    def take(entry: Entry) -> bool:
        own = (demand.more or {}).get(entry.key, str(entry.key))
        if demand.more is not None and entry.key not in demand.more:
            return False
        if own in values:
            door.report("P103", entry.key, key=entry.key, first=own)
        elif not is_damaged(entry.value):
            values[own] = content(entry.value, door)
        return True

    name = demand.key
    if is_stock(node):
        return stock_custom(name, node.mark)
    if not isinstance(node, Mapping):
        return Custom(mark=node.mark, name=name, body=content(node, door))
    with door.dating(node):
        made = read_shape(Custom, node, door, name, take)
    return made.but(name=name, values=values)


def _heads(shape: type[Shape], entries: list[Entry]) -> Callable[[Entry], bool]:
    """Take every key that is not nearly an element for a heading."""

    def take(entry: Entry) -> bool:
        if nearest(entry.key, (f.key for f in shape.fields), 0.8):
            return False
        entries.append(entry)
        return True

    return take
