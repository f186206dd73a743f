"""Titles of papers, put together from issuer, matter and kind (《条例》 article 9)."""

from __future__ import annotations

from gencirc.plan.model import Plan
from gencirc.words import Words, say

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
    if str(name).startswith((plan.issuer.full, str(plan.issuer.short or plan.issuer.full))):
        return name
    return say(plan.mark, plan.issuer.full, name)


def notice_title(plan: Plan) -> Words:
    """机关 + 关于印发《…》的通知, or what is typed."""
    if plan.notice and plan.notice.title:
        return say(plan.mark, plan.notice.title)
    if plan.scheme:
        return say(plan.mark, plan.issuer.full, "关于印发《", scheme_name(plan), "》的通知")
    if plan.campaign.startswith("关于"):
        return say(plan.mark, plan.issuer.full, plan.campaign, "的通知")
    return say(plan.mark, plan.issuer.full, "关于", verb(plan), plan.campaign, "的通知")


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
