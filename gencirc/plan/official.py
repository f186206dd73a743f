"""The elements that official papers have in common (GB/T 9704 clause 7, 《条例》 article 9)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from gencirc.plan.content import Body, content
from gencirc.plan.door import NO, YES, Door, flag, names, phrase, table, text, variable
from gencirc.plan.fields import Shape, field
from gencirc.plan.registry import Issuer
from gencirc.plan.seats import Filled
from gencirc.plan.sending import Each, each
from gencirc.plan.whens import When, day
from gencirc.source.marks import Text
from gencirc.source.nodes import Node

NONE: Mapping[str, Text] = MappingProxyType({})
OPENNESS = ("主动公开", "依申请公开", "不予公开")
STAMP = ("签名章", "signature stamp")
DIRECTIONS = ("上行", "下行", "平行", "公布")
WAYS = dict(zip(("upward", "downward", "parallel", "public"), DIRECTIONS, strict=True))
SAMPLE, PICTURE = "样张", "图片"
SEALS = {"sample": SAMPLE, "picture": PICTURE}
EVEN = {"末页": False, "偶数页": True, "双页": True, "last page": False, "even page": True}


def _one_of(value: Text, words: dict[str, str], door: Door) -> Text | None:
    """The value as one of the words, whose English spellings are the keys."""
    said = words.get(value.lower(), str(value))
    if said in words.values():
        return Text(said, value.mark)
    door.report("P122", value, value=value, all="、".join(words.values()))
    return None


def seal(node: Node, door: Door) -> Text | None:
    """盖章: 是, 否 or 签名章; the mode, with the mark of what is typed."""
    value = text(node, door)
    low = value.lower()
    if low in YES or low in NO:
        return Text("盖章" if low in YES else "不盖章", value.mark)
    if low in STAMP:
        return Text("签名章", value.mark)
    door.report("P122", value or node.mark, value=value, all="是、否、签名章")
    return None


def openness(node: Node, door: Door) -> Text | None:
    """公开: 主动公开, 依申请公开 or 不予公开."""
    value = text(node, door)
    if value.removeprefix("此件") in OPENNESS:
        return value
    door.report("P122", value or node.mark, value=value, all="、".join(OPENNESS))
    return None


def direction(node: Node, door: Door) -> Text | None:
    """行文: 上行, 下行, 平行 or 公布."""
    return _one_of(text(node, door), WAYS, door)


def seal_shown(node: Node, door: Door) -> Text | None:
    """印章: 样张 draws a sample, 图片 takes the pictures of 单位.yaml."""
    return _one_of(text(node, door), SEALS, door)


def even_page(node: Node, door: Door) -> bool:
    """版记: on the last page as it comes, or on an even one."""
    value = text(node, door)
    if value.lower() not in EVEN:
        door.report("P122", value or node.mark, value=value, all="末页、偶数页")
    return EVEN.get(value.lower(), False)


class Paper(Shape):
    """The elements of any paper."""

    title: Text | None = field("标题", text, "标题；不写由机关、事由、文种拼成")
    date: When | None = field("成文日期", day, "成文日期；不写就是送审稿", also=("日期",))
    variables: Mapping[str, Text] = field(
        "变量", table(variable), "只在这份公文里不一样的变量", default=NONE
    )

    filled: tuple[Filled, ...] = ()  # where it names others than are typed

    stock: bool = False  # 照例: it has nothing of its own to say
    whole: Paper | None = None  # the paper as typed, of which this is the copy for one recipient


class Official(Paper):
    """A paper of an office, with what a head, a signature and an imprint need."""

    matter: Text | None = field("事由", text, "标题里“关于……的”中间的话")
    issuers: tuple[Text, ...] = field(
        "机关", names, "这份文的发文机关；联合行文依次写，主办在前；不写取计划的“机关”", default=()
    )
    layout: Text | None = field("版式", text, "不用文种的版式时写：红头文件、上行文、信函……")
    direction: Text | None = field("行文", direction, "上行、下行、平行；意见要写，别的文种有定例")
    number: Text | None = field("文号", text, "发文字号，或只写顺序号；不写就是送审稿")
    signers: tuple[Text, ...] = field(
        "签发人", names, "签发人，上行文才有；联合行文依机关的次序", default=()
    )
    mark_text: Text | None = field(
        "标志", text, "联合行文写“主办”就只印主办机关；写别的就照印", english="mark_text"
    )
    recipients: Text | None = field("主送", phrase, "主送机关，末尾冒号由机器加")
    each: Each | None = field(
        "发给",
        each,
        "一个单位一份：责任部门、工作组、一类单位（如 各街道）、名单，或“见 名单.xlsx”；主送不写就是它",
        also=("for_each",),
    )
    reply_to: Text | None = field("来文", text, "答复的来文：《题名》（文号）")
    adopted: Text | None = field("题注", phrase, "标题下的题注：某年某月某日某会议通过")
    body: Body = field("正文", content, "正文", default=Body())
    closing: Body = field(
        "结语", content, "结束的话；不写用现成的一句，写“无”就不要", default=Body()
    )
    copies: Text | None = field("抄送", phrase, "抄送机关，末尾句号由机器加")
    openness: Text | None = field("公开", openness, "主动公开、依申请公开、不予公开，印成附注")
    note: Text | None = field("附注", text, "别的附注，括号由机器加")
    seal: Text | None = field("盖章", seal, "是（留出用印位置）、否、签名章；不写照文种的定例")
    seal_shown: Text | None = field(
        "印章",
        seal_shown,
        "样张、图片（单位.yaml 里的“印章图”）；不写只留位置",
        english="seal_picture",
    )
    posts: tuple[Text, ...] = field(
        "签署职务",
        names,
        "签名章前的职务，如 区长；联合行文依机关的次序",
        default=(),
        english="post",
    )
    copy_number: Text | None = field("份号", text, "份号，六位数字")
    secrecy: Text | None = field("密级", text, "密级和保密期限，如 秘密★1年")
    urgency: Text | None = field("紧急程度", text, "特急、加急", also=("紧急",))
    office: Text | None = field("印发机关", text, "版记里的印发机关；不写取 单位.yaml 的“印发”")
    printed: When | None = field(
        "印发日期", day, "印发日期；不写就是成文日期", english="print_date"
    )
    even: bool = field(
        "版记",
        even_page,
        "末页，或偶数页（双面印，版记落在背面）",
        default=False,
        english="imprint",
    )
    preprinted: bool = field(
        "套打", flag, "印在有红头的纸上：标志和红线不印，位置不变", default=False
    )
    duplex: bool = field("双面", flag, "双面印：双页的订口在右边", default=False)

    bodies: tuple[Issuer, ...] = ()  # what 机关 leads to
