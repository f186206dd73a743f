"""The plan: one campaign, stated once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from gencirc.plan.anchors import CAMPAIGN
from gencirc.plan.attachments import Attachment, attachments
from gencirc.plan.calendar import Calendar
from gencirc.plan.consultation import Consultation, consultation
from gencirc.plan.content import Body, content
from gencirc.plan.dates import OPEN, TODAY, Period
from gencirc.plan.daysoff import days, grain, shift
from gencirc.plan.door import Door, names, phrase, table, text, variable
from gencirc.plan.facts import Basis, Fact, Slogan, bases, facts, slogan
from gencirc.plan.fields import NOWHERE, Shape, field
from gencirc.plan.groups import Groups, LeadingGroup, groups, leading_group, system
from gencirc.plan.layers import Layer, Replaced
from gencirc.plan.official import Official, Paper
from gencirc.plan.papers import (
    Custom,
    Notice,
    Report,
    Scheme,
    Speech,
    notice,
    report,
    scheme,
    speech,
)
from gencirc.plan.registry import EMPTY, Issuer, Registry
from gencirc.plan.seats import Filled
from gencirc.plan.staffing import staffed, staffed_paper
from gencirc.plan.tasks import Tasks, tasks
from gencirc.plan.timetable import (
    Duties,
    Event,
    Meeting,
    Phases,
    duties,
    events,
    meeting,
    phases,
)
from gencirc.plan.whens import When, when
from gencirc.plan.workdays import STAY
from gencirc.source.marks import Text
from gencirc.source.nodes import Mapping as Tree
from gencirc.source.nodes import Node

OF_SCHEME = ("任务分解表", "职责分工表", "时间表", "倒排工期表")  # tables of what was issued
OF_MEETING = ("会议通知", "议程", "主持词", "纪要")  # papers that speak of the day of the meeting
NONE: Mapping[str, Any] = MappingProxyType({})
PAPERS = {"通知": "notice", "方案": "scheme", "讲话": "speech", "经验交流材料": "report"}


def passage(name: Text, node: Node, door: Door) -> Body:
    """A shared passage of 公共."""
    return content(node, door)


def season(node: Node, door: Door) -> Text:
    """季节: one of the four, or two together (秋冬季)."""
    value = text(node, door)
    if not set(value) & set("春夏秋冬"):
        door.report("P122", value or node.mark, value=value, all="春季、夏季、秋季、冬季")
    return value


def year(node: Node, door: Door) -> Text:
    """年份: four digits."""
    value = text(node, door)
    if not re.fullmatch(r"20\d{2}年?", value):
        door.report("P122", value or node.mark, value=value, all="四位数字，如 2027")
    return value


def printing(node: Node, door: Door) -> bool:
    """印制: whether the scheme is also printed alone."""
    value = text(node, door)
    if "单独" in value or value.lower() == "alone":
        return True
    if "随通知" not in value and value.lower() != "with notice":
        door.report("P122", value or node.mark, value=value, all="随通知、单独印")
    return False


class Plan(Shape):
    """A campaign: who, what, when, and the papers it takes."""

    campaign: Text = field(
        "活动", text, "活动全名；只有单份的公文、都写了“事由”或“标题”时可以不写", need=True,
        default=Text("", NOWHERE),
    )  # fmt: skip
    base: Text | None = field(
        "承接",
        text,
        "承接哪一份计划：文件、文件夹，或者隔壁文件夹的名称；这里只写不同的",
        english="extends",
    )
    variables: Mapping[str, Text] = field(
        "变量", table(variable), "处处要用的短语；写【名】取，键里也能用", default=NONE
    )
    short: Text | None = field("简称", text, "活动简称；文中用【简称】取")
    season: Text | None = field("季节", season, "春季、夏季、秋季、冬季；别的季节混进来就报")
    year: Text | None = field("年份", year, "没写年的日期按哪一年算；有“时间”可不写")
    issuer_keys: tuple[Text, ...] = field(
        "机关", names, "发文机关，写 单位.yaml 里的名字；联合行文依次写，主办在前", need=True, default=(),
        english="issuer",
    )  # fmt: skip
    span: When | None = field("时间", when, "起止，如 2026年5月20日起100天")
    occasion: Text | None = field("缘由", phrase, "为贯彻落实……，照例的话用它开头")
    bases: tuple[Basis, ...] = field(
        "依据", bases, "依据的文件：《题名》（文号或机关）", default=()
    )
    goals: Body = field("目标", content, "目标；文中用【目标】取", default=Body())
    leading: LeadingGroup | None = field(
        "领导小组", leading_group, "领导小组和它的办公室", english="leading_group"
    )
    groups: Groups = field(
        "工作组", groups, "工作组：组名和组长、副组长、责任部门、任务", default=Groups()
    )
    system: tuple[Text, ...] = field(
        "体系", system, "组织体系由哪几类组成，用 + 连；每一类另写一个同名的键", default=()
    )
    tasks: Tasks = field(
        "任务", tasks, "任务：名称和内容，句末可带（责任部门：…）", default=Tasks()
    )
    phases: Phases = field("阶段", phases, "阶段：名称和时间、内容、节点", default=Phases())
    after: tuple[Event, ...] = field("之后", events, "最后一个阶段以后的事", default=())
    duties: Duties = field(
        "定期", duties, "定期的事：每天17:00前 报…；列成表用【定期】", default=Duties()
    )
    shift: str = field(
        "遇休", shift, "推算的日期遇休息日：顺延、提前、不变", default=STAY, english="on_rest_day"
    )
    off: Mapping[date, Text] = field(
        "休假", days, "本单位另外休息的日子，要写年", default=NONE, english="days_off"
    )
    on: Mapping[date, Text] = field(
        "上班", days, "本单位另外上班的日子，要写年", default=NONE, english="days_on"
    )
    grain: str = field(
        "日期印法", grain, "推算的日期怎么印：日、旬、月", default="日", english="date_style"
    )
    meeting: Meeting | None = field(
        "会议", meeting, "会议：讲话、会议通知、议程、主持词、纪要都从这里取"
    )
    consultation: Consultation | None = field(
        "征求意见", consultation, "一份稿子征求哪些单位的意见，收到什么意见"
    )
    requirements: Body = field("要求", content, "要求；文中用【要求】取", default=Body())
    facts: tuple[Fact, ...] = field("数据", facts, "数字；文中用【名】取", default=())
    slogans: Mapping[str, Slogan] = field(
        "口号", table(slogan), "有数的提法，如 四定四包", default=NONE
    )
    passages: Mapping[str, Body] = field(
        "公共", table(passage), "公共的话；文中用【名】取", default=NONE
    )
    vouched: tuple[Text, ...] = field(
        "允许",
        names,
        "确实要说的别的季节、年份、地名、人名等，如 2025年、夏季；写了就不报",
        default=(),
    )
    attachments: tuple[Attachment, ...] = field(
        "附件", attachments, "附件：名称和表（取自哪里、哪几列）或文字", default=()
    )
    alone: bool = field(
        "印制",
        printing,
        "方案随通知印（不写），还是单独印：不带红头另出一份",
        default=False,
        also=("署",),
        english="printing",
    )
    bundle: tuple[Text, ...] = field(
        "成套", names, "成套做的文种，没写的照例：文种名，或者部署、督办、总结、全套", default=()
    )
    notice: Notice | None = field("通知", notice, "通知")
    scheme: Scheme | None = field("方案", scheme, "实施方案：引言和各节")
    speech: Speech | None = field("讲话", speech, "讲话")
    report: Report | None = field("经验交流材料", report, "经验交流材料：各节", also=("经验材料",))

    # what the keys lead to
    issuers: tuple[Issuer, ...] = ()
    registry: Registry = EMPTY
    calendar: Calendar = Calendar()
    classes: Mapping[str, Groups] = NONE
    customs: Mapping[str, Custom] = NONE
    shown: str = ""  # the plan's file, as messages name it
    layers: tuple[Layer, ...] = ()  # the files it is made of, the base first
    replaced: tuple[Replaced, ...] = ()  # what the upper layers changed
    top: Tree = Tree((), NOWHERE)  # the nodes it was read from, all layers laid on each other
    filled: tuple[Filled, ...] = ()  # where others stand than are typed, on the paper's day
    typed: Plan | None = None  # the plan as written, of one that was filled

    @property
    def issuer(self) -> Issuer:
        """The body that issues, of several the one in charge (主办)."""
        return self.issuers[0] if self.issuers else Issuer()

    @property
    def issuer_key(self) -> Text | None:
        """Where the issuer is named."""
        return self.issuer_keys[0] if self.issuer_keys else None

    @property
    def period(self) -> Period:
        """The days of the campaign, open where unknown."""
        return self.span.period if self.span else OPEN

    @property
    def unsettled(self) -> bool:
        """Whether the days of the campaign are typed but are none yet (待定)."""
        return "时间" in self.order and not self.span

    @property
    def papers(self) -> dict[str, Paper]:
        """The papers of this plan by the key they stand under."""
        mine: dict[str, Paper | None] = {k: getattr(self, name) for k, name in PAPERS.items()}
        return {k: p for k, p in mine.items() if p} | dict(self.customs)

    def key(self, paper: Paper | None) -> str:
        """The key that a paper, or a copy of it, stands under; there is one of a kind."""
        return _keys(self).get(_sort(paper), "")

    def day_of(self, paper: Paper) -> date | None:
        """The day a paper speaks of: its date, a speech's meeting day, its notice's for a scheme
        and for the tables of it: what was issued together agrees.
        """
        if paper.date:
            return paper.date.period.start
        speaks = isinstance(paper, Speech) or getattr(paper, "name", "") in OF_MEETING
        if speaks and self.meeting and self.meeting.when:
            return self.meeting.when.period.start
        of_scheme = isinstance(paper, Scheme) or getattr(paper, "name", "") in OF_SCHEME
        issued = [p.date for p in (self.notice, self.scheme) if p and p.date] if of_scheme else []
        return issued[0].period.start if issued else None

    def dated(self, paper: Paper) -> Paper:
        """A paper with the names of its day where it names people and bodies itself."""
        if not self.registry.changes:
            return paper
        return staffed_paper(paper, self.key(paper), self.registry, self.day_of(paper))

    def issued(self, paper: Paper) -> Plan:
        """The plan as one paper sees it: by its bodies, with the people and units of its day.

        即日起 is the day from which the campaign's dates are reckoned, else that of the paper.
        """
        bodies = paper.bodies if isinstance(paper, Official) else ()
        seen = _seen(self, self.day_of(paper), bodies, self._begun(paper))
        named = self.dated(paper)
        return seen.with_paper(self.key(paper), named) if named.filled else seen

    def _begun(self, paper: Paper) -> date | None:
        """The day that 即日 is, where the campaign begins with it."""
        if not self.span or self.span.period.start or not TODAY.search(self.span.text):
            return None
        reckoned = self.calendar.anchors.times.get(CAMPAIGN)
        day = reckoned.start if isinstance(reckoned, Period) else None
        return day or (paper.date.period.start if paper.date else None)

    def with_paper(self, key: str, paper: Paper) -> Plan:
        """The plan with another paper under a key."""
        if key in PAPERS:
            return self.but(**{PAPERS[key]: paper})
        return self.but(customs={**self.customs, key: paper}) if key else self


def _sort(paper: Paper | None) -> tuple[type, str]:
    """What tells a paper of a plan from the others, its copies being the same."""
    return type(paper), getattr(paper, "name", "")


@lru_cache(maxsize=16)
def _keys(plan: Plan) -> dict[tuple[type, str], str]:
    """The keys of a plan's papers, the first where two are of a sort."""
    return {_sort(paper): key for key, paper in reversed(plan.papers.items())}


@lru_cache(maxsize=16)
def _seen(plan: Plan, day: date | None, bodies: tuple[Issuer, ...], begun: date | None) -> Plan:
    """One plan for all papers of the same day and bodies."""
    seen = staffed(plan, day)
    if begun and seen.span:
        seen = seen.but(span=seen.span._replace(period=Period(begun, seen.span.period.end)))
    return seen.but(issuers=bodies) if bodies else seen
