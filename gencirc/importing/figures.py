"""Figures of a report → 数据, fetched by name: 拆除违章建筑4000多处 → 拆除违章建筑【违章建筑】."""

from __future__ import annotations

from collections.abc import Collection

from gencirc.importing.draft import Keyed, Node, Word, leaf, pair, reworded
from gencirc.patterns import later
from gencirc.plan.facts import FIGURE
from gencirc.source.marks import Text

UNITS = "平方公里|平方米|立方米|公里|公顷|万元|亿元|人次|户次|点位|吨|米|亩|元|处|起|个|条|块|家|人|名|户|份|栋|套|台|辆|次|期|座|所|项|件|支|场|盏|株|棵|片|面|批"
HEDGES = "将近|接近|近|大约|约|超过|逾|不少于"
TWICE = later(rf"^(?:{HEDGES}).*(?:余|多|以上|左右)")  # a slip of the author's: left to be told
NUMBER = later(
    rf"(?<![\d.第—\-“《〔])(?:{HEDGES})?\d[\d,]*(?:\.\d+)?(?:[万亿千百]?(?:余|多)?(?:{UNITS}|[万亿](?!\d))|%)(?:以上|左右|以下)?(?!\d)"
)
NAME = later(r"([\u4e00-\u9fff]{2,14})$")
VERBS = later(
    r"^.*?(?:累计|先后|已经|全年|全县|全区|全市|全镇|共计|共|已|新|了|建成|完成|拆除|清理|清运|发放|配备|投入|聘请|收集|召开|评选|引进|查处|取缔|整治|新建|改造|设置|出动|开展|解决|接受|组织|印制|印发"
    r"|投放|抽调|收到|确定|实施|拉|竖|设立|修缮|安装|培训|治理|涉及|发现|整改|组成|成立|创建|检查)(?=[\u4e00-\u9fff]{2,8}$)"
)
TAIL = later(r"(?:达到了?|达|为|是|有|共|约|近|了|等|在|至|到|率先|评选出|的)+$")
ODD = later(  # what is left of a sentence rather than a noun
    r"^(?:在|还|共|先|每|占|由|把|向|对|从|其|和|并|已|名|个|区长|全)|"
    r"(?:和|由|在|以|将|组成|评选|确定|投入|进行|取缔|创建|完工|解决|抽调|收|问题|实施)$"
)
FEWEST = 3  # figures before a report has 数据
LONGEST = 8  # characters of a name


class Figures:
    """The figures of a report by name; ``taken`` are names that stand for something else."""

    def __init__(self, taken: Collection[str]) -> None:
        self.taken = taken
        self.named: dict[str, Text] = {}

    def fetched(self, node: Node) -> Node:
        """A value with its figures fetched by name; elements such as dates are no text."""
        return reworded(node, self._parted, ELEMENTS)

    def _parted(self, word: Word) -> list[Word]:
        if not isinstance(word, Text) or "【" in word:
            return [word]
        out: list[Word] = []
        at = 0
        for found in NUMBER.finditer(word):
            name = self._name(word[: found.start()], word.part(*found.span()))
            if name:
                out += [word.part(at, found.start()), f"【{name}】"]
                at = found.end()
        return [*out, word.part(at, len(word))] if out else [word]

    def _name(self, before: str, figure: Text) -> str:
        """The name of a figure: the noun before it; "" when there is none that is free."""
        found = NAME.search(before)
        if not found or not FIGURE.match(figure) or TWICE.match(figure):
            return ""
        name = TAIL.sub("", found[1])
        name = VERBS.sub("", name)
        if not 2 <= len(name) <= LONGEST or name in self.taken or ODD.search(name):
            return ""
        if self.named.setdefault(name, figure) is not figure:
            return ""
        return name


ELEMENTS = frozenset((
    "标题", "文号", "成文日期", "主送", "抄送", "单位", "签发人", "附注", "公开", "版式", "印发日期", "印发机关", "标志", "结语",
    "讲话人", "称呼", "编号", "题注", "来文", "份号", "密级", "紧急程度", "签署职务", "盖章", "会议", "分送",
))  # fmt: skip


def figured(value: Node, taken: Collection[str]) -> tuple[Node, Keyed | None]:
    """A report with its figures fetched, and the figures; as it was when there are few."""
    figures = Figures(taken)
    made = figures.fetched(value)
    if len(figures.named) < FEWEST:
        return value, None
    return made, Keyed(tuple(pair(leaf(n), f) for n, f in figures.named.items()))
