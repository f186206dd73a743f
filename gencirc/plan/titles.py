"""Titles of papers, put together from issuer, matter and kind (《条例》 article 9)."""

from __future__ import annotations

import re

from gencirc.numerals import chinese
from gencirc.patterns import later
from gencirc.plan.fields import NOWHERE
from gencirc.plan.model import Plan
from gencirc.plan.official import Official
from gencirc.source.marks import Text
from gencirc.words import Words, listed, say

INNER = str.maketrans("《》", "〈〉")  # a title within a title (GB/T 15834)
ASKED = later(r"《[^《》]*?关于(.+)的(?:请示|报告|函|意见)》")
OUTER = str.maketrans("〈〉", "《》")  # a title within the title of the letter answered
FORWARDED = later(r"(?:转发|批转|印发)[^《》]*关于")  # one 关于 is enough: 转发省水利厅关于……
NAMED = 3  # as many bodies stand in a title; of more, the first and their number
GAP = "\u3000"  # parts the names of bodies; the title is broken there
ADDRESSED = later(
    r"[^，、；]*?(局|委|办|厅|部|处|所|站|科|院|校|公司|中心|县|市|区|省|镇|乡|街道)(?:人民政府|办事处|员会)?$"
)
VERBS = {"机制": "建立", "制度": "建立", "体系": "建立", "建设": "推进", "创建": "推进"}


def scheme_name(plan: Plan) -> Words:
    """The name of the implementation plan, the same in notice, text and title page."""
    if plan.scheme and plan.scheme.title:
        return say(plan.mark, plan.scheme.title)
    at = plan.campaign.mark
    if plan.campaign.endswith("方案"):
        return say(at, plan.campaign)
    return say(at, plan.campaign, "实施方案")


def scheme_title(plan: Plan) -> Words:
    """The title of a plan that is printed alone: the issuer stands before its name."""
    name = scheme_name(plan)
    if plan.scheme and plan.scheme.signed and plan.scheme.title:
        return name  # its signature tells the issuer
    if str(name).startswith((plan.issuer.full, str(plan.issuer.short or plan.issuer.full))):
        return name
    return say(plan.mark, plan.issuer.full, name)


def notice_title(plan: Plan) -> Words:
    """机关 + 关于印发《…》的通知, or what is typed."""
    if plan.notice and plan.notice.title:
        return say(plan.mark, plan.notice.title)
    if plan.scheme:
        return say(plan.mark, bodies(plan), "关于印发《", scheme_name(plan), "》的通知")
    if plan.campaign.startswith("关于"):
        return say(plan.mark, bodies(plan), plan.campaign, "的通知")
    return say(plan.mark, bodies(plan), "关于", verb(plan), plan.campaign, "的通知")


def bodies(plan: Plan) -> Words:
    """The issuing bodies as a title names them: 甲局　乙局, or 甲局等八部门."""
    names = [say(i.full.mark, i.full) for i in plan.issuers]
    if len(names) > NAMED:
        return say(plan.mark, names[0], f"等{chinese(len(names))}部门")
    return listed(plan.mark, names, GAP)


def matter_title(plan: Plan, paper: Official, kind: str) -> Words | None:
    """机关 + 关于 + 事由 + 的 + 文种; the matter of a reply is that of the letter answered."""
    matter = paper.matter or _asked(paper)
    if matter is None:
        return None
    ending = "复函" if kind == "函" and paper.reply_to else kind
    bare = _bare(matter)
    about = "" if FORWARDED.match(bare) else "关于"
    said = say(plan.mark, bare)
    if paper.matter is None:
        said = Words(s._replace(text=s.text.translate(OUTER)) for s in said)
    named = re.search(f"的[^，、的]{{0,4}}{kind}$", bare)  # 加强……的指导意见
    return say(plan.mark, bodies(plan), about, said, *(() if named else ("的", ending)))


def _bare(matter: Text) -> Text:
    """The matter without the words that the title puts around it."""
    start = len(matter) - len(matter.removeprefix("关于"))
    return matter.part(start, len(matter.rstrip("。").removesuffix("的")))


def _asked(paper: Official) -> Text | None:
    found = ASKED.search(paper.reply_to or "")
    return paper.reply_to.part(*found.span(1)) if found and paper.reply_to else None


def addressed(paper: Official, direction: str) -> str:
    """How a paper addresses its recipient: 你局, to a body of the same rank 贵局, several 你们."""
    if re.search("[、，]", paper.recipients or ""):
        return "你们"
    found = ADDRESSED.match(paper.recipients or "")
    return ("贵" if direction == "平行" else "你") + (found[1] if found else "单位")


def verb(plan: Plan) -> str:
    """What is done with the matter: 开展 an action, 建立 a mechanism, 推进 construction."""
    return next((v for end, v in VERBS.items() if plan.campaign.endswith(end)), "开展")


def speech_title(plan: Plan) -> Words:
    """在…会议上的讲话."""
    if plan.speech and plan.speech.title:
        return say(plan.mark, plan.speech.title)
    if plan.meeting and plan.meeting.name:
        return say(plan.mark, "在", plan.meeting.name, "上的讲话")
    return say(plan.mark, "在", plan.campaign, "工作会议上的讲话")


def report_title(plan: Plan) -> Words:
    """…经验交流材料."""
    if plan.report and plan.report.title:
        return say(plan.mark, plan.report.title)
    return say(plan.mark, plan.campaign, "经验交流材料")


TITLES = {
    "通知": notice_title,
    "方案": scheme_title,
    "讲话": speech_title,
    "经验交流材料": report_title,
}


def booked(title: Words) -> Words:
    """《…》 around a title; a title within it gets 〈〉 (GB/T 15834)."""
    inside = (s._replace(text=s.text.translate(INNER)) for s in title)
    return say(NOWHERE, "《", Words(inside), "》")
