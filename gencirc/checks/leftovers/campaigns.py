"""Names and slogans of other campaigns, what a layer has put others for (T214–T220)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gencirc.checks.leftovers.editions import gone
from gencirc.checks.leftovers.layers import Find, Page, below, former, found, said_above
from gencirc.checks.leftovers.speaking import (
    INTENDED,
    ahead,
    changed,
    happened,
    past,
    taken_up,
    told,
)
from gencirc.checks.leftovers.spots import Spot, named, spots
from gencirc.checks.leftovers.years import old_years, own_years
from gencirc.patterns import later
from gencirc.plan.model import Plan

ACTS = r"行动|攻坚战?|整治|会战|战役|攻势|活动|工程|月|周|战|机制|治理|创建|大会战|专项"
GENERIC = r"[春夏秋冬]+季?|20\d\d年度?|\d{4}|集中|专项|综合|全面|大|百日|重点|深入|开展|工作|全[市县区省]|攻坚战?|整治|行动|会战|活动|治理|提升|创建|专班|战役|攻势|守护|护航|护苗|回头看|清查|排查|检查|督查|保卫战?|歼灭战|清零|清剿|净化|提质|增效"
FIGURE = later(
    r"\d[\d.,]*\d(?:[%％‰]|[余多]?[百千万亿]?(?![年月日号])[一-龥]{1,3}(?:/[一-龥]{1,4})?)"
)  # 320个, not 5处
SHORT_WORD = later("[一-龥]{2}")
APART = "(?:(?<=^)|(?<=[，。；：、“以对抓好展强盯绕焦及与和每把将是为由向在]))"  # it begins there
SHORTEST = 4  # characters of a name taken from a plan that is no layer of this one
FIGHT = r"百日(?:大?会战|攻坚战?|行动|整治)|大会战$"
AFFAIR = r"(?:质量|工作|任务|水平|进度|重点|难点|责任|方案|台账|要求|目标|清单|标准|指标)"
WHEN = r"(?:今年|本年|20\d\d年|上半年|[^，。；]{2,14}(?:期间|假期|以来|中)，)"  # a story begins so
BODIES = ("专班", "领导小组", "工作组", "整治办", "创建办", "行动办")
BODY = rf"(?:{'|'.join(BODIES[:2])})(?:办公室)?|{'|'.join(BODIES[2:])}"
CHARGED = (
    r"^(?:要|应|须|将|每|负责|牵头|统筹|统一|具体|定期|汇总|审核|组织|调度|督促|督办|通报|协调)"
)
TIED = r"结合|统筹|衔接|协同|同步|叠加|呼应|配合|联动|纳入|融入|互促|相结合|与.{0,14}(?:同|一)|同.{0,14}(?:结合|部署)|并列|另行|不同于|有别于|区别|以及|参照|借助|依托|贯通|兼顾"


def find(page: Page) -> Iterator[Find]:
    """Every name of another campaign that acts as if it were ours."""
    plan = page.plan
    own = _own(plan)
    old = [n for n in _old_names(plan) if len(n) > 1 and not _inside(n, own)]
    for name in sorted(set(old), key=len, reverse=True):
        for spot in named(name, page.lines):
            if not related(spot):
                yield found(spot, "T214", right=str(plan.campaign))
    yield from _topics(page, old, own)
    yield from _fights(page, old, own)
    yield from _of_siblings(page, set(old), own)
    yield from _bodies(page, old, own)
    yield from _slogans(page)
    yield from _bases(page)
    yield from _variables(page)
    yield from _figures(page)


def _own(plan: Plan) -> str:
    titles = [p.title or "" for p in plan.papers.values()]
    meeting = plan.meeting.name if plan.meeting else ""
    return "\n".join([plan.campaign, plan.short or "", meeting or "", *titles])


def _inside(name: str, own: str) -> bool:
    return name in own


def _old_names(plan: Plan) -> list[str]:
    """活动 and 简称 of the layers below, where they are others now."""
    return [str(t) for k in (("活动", "campaign"), ("简称", "short")) for t in former(plan, *k)]


def related(spot: Spot) -> bool:
    """Whether another campaign is named beside ours, or as one that is over or to come."""
    if re.search(TIED, spot.lead[-16:]) or re.search(rf"^[^，。；]{{0,10}}?(?:{TIED})", spot.tail):
        return True
    if re.match(r"^(?:期间)?的?(?:客流|客运量|发送|数据|成绩|教训|案例|事故)", spot.tail):
        return True
    if re.search(r"收官|结束", spot.tail) and past(spot.after):
        return True
    return taken_up(spot) or happened(spot) or ahead(spot)


def _topics(page: Page, old: list[str], own: str) -> Iterator[Find]:
    """环境卫生整治 in a plan against straw burning: what the old name was about."""
    seen: set[str] = set()
    bodies = {str(n) for i in page.plan.issuers for n in (i.name, i.full, i.short)}
    moved = bool(set(former(page.plan, "机关", "issuer")) - bodies)
    for name in old:
        for topic in re.split(GENERIC, name):
            if len(topic) < 3 or topic in own or topic in seen:
                continue
            seen.add(topic)
            acting = rf"{re.escape(topic)}(?:集中|专项|综合|百日|大){{0,2}}(?:{ACTS})"
            for spot, _ in spots(acting, page.lines, topic):
                if not related(spot):
                    yield found(spot, "T214", right=str(page.plan.campaign))
            tail = "" if re.search(f"{AFFAIR}$", topic) else f"(?={AFFAIR})"
            for spot, _ in spots(re.escape(topic) + tail, page.lines, topic):
                if (moved or below(spot.mark, page.plan)) and not related(spot):
                    yield found(spot, "T215", right=str(page.plan.campaign))


def _fights(page: Page, old: list[str], own: str) -> Iterator[Find]:
    """百日会战, when ours is no such thing: how the old name ended."""
    ends = {m[0] for name in old for m in re.finditer(FIGHT, name)}
    for end in sorted(e for e in ends if e not in own):
        for spot in named(end, page.lines):
            if not related(spot):
                yield found(spot, "T214", right=str(page.plan.campaign))


def names_of_others(page: Page) -> list[Spot]:
    """Where campaigns are named that are not ours; what is in a name is no word of its own."""
    own = _own(page.plan)
    near = [n for s in page.siblings for n in s.names if len(n) >= SHORTEST and not _general(n)]
    names = {n for n in [*_old_names(page.plan), *near] if len(n) > 1 and n not in own}
    return [spot for name in names for spot in named(name, page.lines)]


def _of_siblings(page: Page, known: set[str], own: str) -> Iterator[Find]:
    """Names that other plans of the office bear."""
    others = {n for s in page.siblings for n in s.names}
    for name in sorted(others - known, key=len, reverse=True):
        if len(name) < SHORTEST or name not in page.lines.whole or name in own or _general(name):
            continue
        for spot in named(name, page.lines):
            if not (related(spot) or _served(spot) or _longer(spot, own)):
                yield found(spot, "T215", right=str(page.plan.campaign))


def _bodies(page: Page, old: list[str], own: str) -> Iterator[Find]:
    """防汛工作专班 as the one in charge, where flood control is another campaign's affair."""
    names = {*old, *(n for s in page.siblings for n in s.names)}
    topics = {t[:2] for name in names for t in re.split(GENERIC, name) if len(t) > 1}
    known = sorted(t for t in topics if t not in own)
    if any(topic in page.lines.whole for topic in known):
        pattern = rf"(?:{'|'.join(map(re.escape, known))})[一-龥]{{0,6}}?(?:{BODY})"
        for spot, _ in spots(pattern, page.lines, *BODIES):
            charged = re.match(CHARGED, spot.tail) or re.search("[报向由经]$", spot.lead)
            if charged and not related(spot):
                yield found(spot, "T215", right=str(page.plan.campaign))


def _general(name: str) -> bool:
    """关于加强值班工作, 创建国家卫生区: what anybody may speak of."""
    return name.startswith(("关于", "创建")) or not re.search(rf"(?:{ACTS})$|攻坚|整治|百日", name)


def _served(spot: Spot) -> bool:
    """为……提供支撑: ours helps another campaign that goes on beside it."""
    if re.search("(?:服务|支撑|助力)$", spot.lead):
        return True
    return spot.lead.endswith("为") and bool(re.search("提供|创造", spot.tail))


def _longer(spot: Spot, own: str) -> bool:
    """Whether the name is only a part of our own one where it stands."""
    return any(spot.word in n and n in spot.line.text for n in own.split("\n") if n)


def _slogans(page: Page) -> Iterator[Find]:
    """四定四包 of a plan that this one is not."""
    plan = page.plan
    gone = {
        r.path[1]
        for r in plan.replaced
        if r.path[:1] == ("口号",) and len(r.path) > 1 and r.new is None
    }
    others = {
        s
        for other in page.siblings
        for s in other.slogans
        if re.search("[一二三四五六七八九十两]", s)
    }
    for slogan in sorted((gone | others) - set(plan.slogans)):
        for spot in named(slogan, page.lines.as_printed):
            if not related(spot):
                yield found(spot, "T216")


def _bases(page: Page) -> Iterator[Find]:
    """A document that an upper layer has put another one for, still named in the text."""
    plan = page.plan
    texts = former(plan, "依据", "bases")
    now = "\n".join(str(b.title) + str(b.number or "") for b in plan.bases)
    old = {t for text in texts for t in re.findall(r"《[^》]+》|[一-龥]{2,8}〔\d{4}〕\d+号", text)}
    for name in sorted(n for n in old if n not in now):
        for spot in named(name, page.lines.as_printed):
            over = past(spot.lead) or re.match("^(?:印发|实施|出台)*(?:以来|后)", spot.tail)
            if below(spot.mark, plan) and not (
                over or re.search("废止|继续|衔接|基础", spot.after)
            ):
                yield found(spot, "T217")


def _variables(page: Page) -> Iterator[Find]:
    """The value that a variable had in a layer below, typed out in its text."""
    plan = page.plan
    above = said_above(plan)
    for r in plan.replaced:
        old = str(r.old)
        short = len(old) <= 2
        if r.path[:1] != ("变量",) or old in above or (short and not SHORT_WORD.fullmatch(old)):
            continue
        alone = APART if short else ""
        for spot, _ in spots(alone + re.escape(old), page.lines, old):
            if below(spot.mark, plan) and not _was(spot):
                yield found(spot, "T218")


def _figures(page: Page) -> Iterator[Find]:
    """A figure of 数据 that an upper layer has put another one for, typed out in the text."""
    plan = page.plan
    now = said_above(plan) + "\n".join(_figures_now(plan))
    old = {str(r.old): r.path[-1] for r in plan.replaced if r.path[:1] == ("数据",)}
    editions = {e for e, _ in gone(plan)} | {f"{y}年" for y in old_years(plan) - own_years(page)}
    for figure in sorted(f for f in old if FIGURE.fullmatch(f) and f not in now):
        for spot, _ in spots(rf"(?<![\d.]){re.escape(figure)}", page.lines, figure):
            then = _was(spot, old[figure]) or _of_old_edition(spot, editions)
            if below(spot.mark, plan) and not then:
                yield found(spot, "T220")


def _was(spot: Spot, name: str = "") -> bool:
    """Whether a value is said to have been so; its name (上年反馈) says nothing of it."""
    then = re.match(WHEN, spot.before) and not re.search(f"{INTENDED}|做好|完成", spot.sentence)
    text = spot.sentence.replace(name, "□") if name else spot.sentence
    return past(text) or changed(spot) or bool(then)


def _of_old_edition(spot: Spot, editions: set[str]) -> bool:
    """第五届签约项目30个: the figure of the edition that is named with it."""
    return any(e in spot.before for e in editions) and told(spot.word + spot.tail)


def _figures_now(plan: Plan) -> Iterator[str]:
    """The figures of the plan, those of their parts too."""
    for fact in plan.facts:
        yield from (str(f.figure) for f in (fact, *fact.parts))
