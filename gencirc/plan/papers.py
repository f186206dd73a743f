"""What each paper of a campaign says of its own: elements, opening, points, ending."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping as Table
from types import MappingProxyType

from gencirc.plan.content import Body, content, sections
from gencirc.plan.door import NO, YES, Door, When, day, flag, phrase, text
from gencirc.plan.fields import NOWHERE, Shape, field, nearest, read_shape
from gencirc.source.marks import Text
from gencirc.source.nodes import Entry, Mapping, Node, is_damaged

OPENNESS = ("主动公开", "依申请公开", "不予公开")
STAMP = ("签名章", "signature stamp")
NUMBERINGS = {"一、": "一、", "第一": "第一", "一是": "一是", "firstly": "第一"}


def seal(node: Node, door: Door) -> Text:
    """盖章: 是, 否 or 签名章; the mode, with the mark of what is typed."""
    value = text(node, door)
    low = value.lower()
    if low in YES or low in NO:
        return Text("盖章" if low in YES else "不盖章", value.mark)
    if low in STAMP:
        return Text("签名章", value.mark)
    door.report("P122", value or node.mark, value=value, all="是、否、签名章")
    return Text("盖章", value.mark)


def openness(node: Node, door: Door) -> Text | None:
    """公开: 主动公开, 依申请公开 or 不予公开."""
    value = text(node, door)
    if value.removeprefix("此件") in OPENNESS:
        return value
    door.report("P122", value or node.mark, value=value, all="、".join(OPENNESS))
    return None


def numbering(node: Node, door: Door) -> str:
    """编号: how the points of a speech are counted."""
    value = text(node, door)
    if value in NUMBERINGS:
        return NUMBERINGS[value]
    door.report("P122", value or node.mark, value=value, all="第一、一、（即“一、”）、一是")
    return "一、"


class Paper(Shape):
    """The elements of an official paper (GB/T 9704 clause 7)."""

    title: Text | None = field("标题", text, "标题；不写由机关、事由、文种拼成")
    date: When | None = field("成文日期", day, "成文日期；不写就是送审稿", also=("日期",))


class Official(Paper):
    """A paper of an office, with what a red head, a signature and an imprint need."""

    number: Text | None = field("文号", text, "发文字号，或只写顺序号；不写就是送审稿")
    copies: Text | None = field("抄送", phrase, "抄送机关，末尾句号由机器加")
    openness: Text | None = field("公开", openness, "主动公开、依申请公开、不予公开，印成附注")
    note: Text | None = field("附注", text, "别的附注，括号由机器加")
    seal: Text = field(
        "盖章", seal, "是（留出用印位置）、否、签名章", default=Text("盖章", NOWHERE)
    )
    post: Text | None = field("签署职务", text, "签名章前的职务，如 区长")
    copy_number: Text | None = field("份号", text, "份号，六位数字")
    secrecy: Text | None = field("密级", text, "密级和保密期限，如 秘密★1年")
    urgency: Text | None = field("紧急程度", text, "特急、加急", also=("紧急",))
    office: Text | None = field("印发机关", text, "版记里的印发机关；不写取 单位.yaml 的“印发”")
    printed: When | None = field(
        "印发日期", day, "印发日期；不写就是成文日期", english="print_date"
    )


class Notice(Official):
    """通知, with the red head."""

    recipients: Text | None = field("主送", phrase, "主送机关，末尾冒号由机器加", need=True)
    body: Body = field("正文", content, "正文；写“照例”用现成的印发语", default=Body())


class Scheme(Paper):
    """实施方案: printed behind its notice, or alone."""

    preamble: Body = field("引言", content, "引言；写“照例”用现成的一段", default=Body())
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
    """The paper of a kind that an office added itself: any keys."""

    recipients: Text | None = field("主送", phrase, "主送机关")
    name: str = ""
    values: Table[str, Body] = MappingProxyType({})


def home(key: str) -> str:
    """The paper that an element belongs to: 通知 for 文号."""
    shapes = {"通知": Notice, "方案": Scheme, "讲话": Speech, "经验交流材料": Report}
    return next((name for name, shape in shapes.items() if shape.find(key)), "")


def scheme(node: Node, door: Door) -> Scheme:
    """方案: its own keys are elements, every other key is a heading."""
    entries: list[Entry] = []
    made = read_shape(Scheme, node, door, "方案", _heads(Scheme, entries))
    return made.but(sections=sections(tuple(entries), made.mark, door))


def report(node: Node, door: Door) -> Report:
    """经验交流材料: its own keys are elements, every other key is a heading."""
    entries: list[Entry] = []
    made = read_shape(Report, node, door, "经验交流材料", _heads(Report, entries))
    return made.but(sections=sections(tuple(entries), made.mark, door))


def notice(node: Node, door: Door) -> Notice:
    """通知."""
    return read_shape(Notice, node, door, "通知")


def speech(node: Node, door: Door) -> Speech:
    """讲话."""
    return read_shape(Speech, node, door, "讲话")


def custom(name: Text, node: Node, door: Door) -> Custom:
    """A paper of a kind of the office's own."""
    values: dict[str, Body] = {}

    def take(entry: Entry) -> bool:
        if not is_damaged(entry.value):
            values[str(entry.key)] = content(entry.value, door)
        return True

    if not isinstance(node, Mapping):
        return Custom(mark=node.mark, name=str(name), values={"正文": content(node, door)})
    made = read_shape(Custom, node, door, str(name), take)
    return made.but(name=str(name), values=values)


def _heads(shape: type[Shape], entries: list[Entry]) -> Callable[[Entry], bool]:
    """Take every key that is not nearly an element for a heading."""

    def take(entry: Entry) -> bool:
        if nearest(entry.key, (f.key for f in shape.fields), 0.8):
            return False
        entries.append(entry)
        return True

    return take
