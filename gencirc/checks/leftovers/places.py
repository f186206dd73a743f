"""Names of other places and bodies: 棠溪区 in a county's paper (T205, T206, T207)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from gencirc.checks.leftovers.layers import Find, Page, former, found
from gencirc.checks.leftovers.speaking import past
from gencirc.checks.leftovers.spots import Spot, named, spots
from gencirc.kind.document import Document
from gencirc.patterns import later
from gencirc.plan.model import Plan
from gencirc.plan.official import Official
from gencirc.plan.registry import Issuer

PLACE = later(
    r"(?P<省>[^省市县区镇乡]{2,8}(?:省|自治区))?(?P<市>[^省市县区镇乡]{2,6}(?:自治州|地区|市|盟)(?!场|政|容|级|直|委))?"
    r"(?P<县>[^省市县区镇乡]{1,6}(?:自治县|县|旗|(?<![社片园景小城辖])区)(?!域|级|划))?(?P<乡>[^省市县区镇乡]{2,5}(?:街道|镇|乡)(?!村|建))?"
)
LEVEL_WORD = r"(?:省|自治区|自治州|地区|市|盟|自治县|县|旗|区|街道|镇|乡)$"
INSIDE = (  # 棠溪路, 棠溪小学: a name of its own
    r"^(?!农村|乡村)[一-龥]{0,2}?(?:路|街|巷|河|湖|山|桥|村|社区|小区|公园|广场|小学|中学|学校|幼儿园|大道|大街|水库|医院|酒店|花园|家园|苑|站|渠|港|大厦|高速|公司|集团|商城"
    r"|酒|茶|米|人家|籍)"
)
NEIGHBOUR = (
    r"协助|协查|销往|流向|流入|发往|运往|调往|抄告|学习|借鉴|考察|参观|观摩|取经|赴|前往|邻|毗|交界|接壤|边界|相接|来自|对口|结对|协作|联合|联动|联防|会同|配合|协调|协同|商请|函告|移交|转送|转办|通往|途经|往返|至|上游|下游|跨|外地|兄弟|周边"
    r"|等地|等县|等区|调任|调入|原籍|户籍|籍贯|经验|做法|模式|比|较|对标|追赶|比拼|友好|同(?!意|步|时|志)|与|和.{0,8}共"
)
EXAMPLE = r"借鉴|值得[^，。；]{0,4}学习|效果(?:较|很|良|明|显)|(?:先进|成功|典型)(?:经验|做法|典型)|走在[^，。；]{0,4}前"
SENT = r"抄送|抄报|主送|分送|报送|呈报|上报|报请|报|向|请|经|由|商|函|送|呈"
FROM_ABOVE = r"按照?|根据|依据|贯彻|落实|执行|转发|部署|印发|要求|批准|批复|同意|组织|召开|召集|考核|督查|下达|命名|验收|检查|通报|交办|统一|安排|决定|授予|表彰"
ANSWERED, POINTED = "(?:对照|针对|围绕|整改|办理)$", "反馈|交办|通报|督[查办]|检查|考核|评估"
AIMED = "升设造亮美让为丽好动进快展"  # 提升, 建设, 打造……: what is done for a place
UPPER_BODY = r"^(?:委|人民政府|政府|人大|政协|纪委|[一-龥]{0,12}?(?:局|委员会|委|办公室|办|指挥部|领导小组|院|中心|厅|部|支队|总队|分公司|纪委监委))"


class Place(NamedTuple):
    """A place by its parts, the widest first: 临溪市, 棠溪区, 枫桥街道."""

    parts: tuple[str, ...]

    @property
    def name(self) -> str:
        return self.parts[-1] if self.parts else ""

    def near(self, other: Place) -> bool:
        """Whether one lies in the other, as far as their names tell."""
        mine, theirs = set(self.parts), set(other.parts)
        return bool(mine & theirs) and (mine <= theirs or theirs <= mine)


def place_of(full: str) -> Place:
    """The place that a body's name begins with."""
    match = PLACE.match(full.removeprefix("中共"))
    parts = [p for p in match.groups() if p] if match else []
    return Place(tuple(parts))


def find(page: Page) -> Iterator[Find]:
    """Every name of a place or body that is neither ours nor one we write to or rest on."""
    plan = page.plan
    mine = [place_of(str(i.full)) for i in plan.issuers]
    if not any(p.parts for p in mine):
        return
    dealt = partners(page.document, plan)
    gone = replaced(plan)
    seen: set[str] = set()
    for body in [*gone, *plan.registry.issuers.values()]:
        if any(body.full == i.full for i in plan.issuers) or not body.full:
            continue
        where = place_of(str(body.full))
        strange = bool(where.parts) and not any(where.near(p) for p in mine)
        if strange and where.name not in seen:
            seen.add(where.name)
            yield from _place(page, body, where, dealt, body in gone)
        elif body in gone and not strange:
            yield from _body(page, body, dealt)
        yield from _bare(page, body, body in gone)
    yield from _values(page, seen, mine)


@lru_cache(maxsize=4)
def replaced(plan: Plan) -> tuple[Issuer, ...]:
    """The bodies that issued in the layers below."""
    keys = former(plan, "机关", "issuer")
    issuers = plan.registry.issuers.values()
    gone = [i for k in keys for i in issuers if k in (i.name, i.full, i.short)]
    gone += [
        Issuer(full=k)
        for k in keys
        if len(k) > 5 and place_of(k).parts and k not in [i.full for i in gone]
    ]
    own = {i.full for i in plan.issuers}
    return tuple(i for i in dict.fromkeys(gone) if i.full not in own)


def partners(document: Document, plan: Plan) -> str:
    """The bodies a paper is sent to, rests on or is a joint work of, as one text."""
    said = [str(b.issuer or "") + str(b.title) + str(b.number or "") for b in plan.bases]
    for paper in plan.papers.values():
        if isinstance(paper, Official):
            said += [
                str(paper.recipients or ""),
                str(paper.copies or ""),
                str(paper.reply_to or ""),
            ]
    return "\n".join([*said, *(str(i.full) for i in plan.issuers)])


def _place(page: Page, body: Issuer, where: Place, dealt: str, gone: bool) -> Iterator[Find]:
    """青石县 and all that begins with it; the bare 青石 with some doubt."""
    name = where.name
    stem = re.sub(LEVEL_WORD, "", name)
    own = own_rank(page.plan)
    higher = rank(name) > own and not gone
    ours = "".join(str(i.full) for i in page.plan.issuers)
    names = sorted({name, str(body.short or ""), str(body.full)} - {""}, key=len, reverse=True)
    names = [n for n in names if n.startswith(stem) or len(n) > 3]
    for spot, _ in spots("|".join(map(re.escape, names)), page.lines, *names):
        if legitimate(spot, dealt, page) or _spoken_of(spot, higher, rank(name) > own):
            continue
        yield found(spot, "T206" if higher else "T205", right=own_name(page.plan))
    if rank(name) > own:
        yield from _for_above(page, stem, ours)
    if len(stem) >= 2 and stem not in ours and not higher:
        bare = rf"{re.escape(stem)}(?!省|自治|地区|市|盟|县|旗|区|街道|镇|乡)"
        for spot, _ in spots(bare, page.lines, stem):
            if not re.match(INSIDE, spot.tail) and not legitimate(spot, dealt, page):
                yield found(spot, "T206", right=own_name(page.plan))


def _for_above(page: Page, stem: str, ours: str) -> Iterator[Find]:
    """提升澜江城市形象 in a county's paper: the city's aim, not ours."""
    aim = rf"(?<=[{AIMED}]){re.escape(stem)}(?=$|[，。；]|[^，。；]{{0,8}}(?:形象|品质|面貌|名片|的天|的水|更|城市|力量|发展|建设|水平))"
    if len(stem) > 1 and stem not in ours:
        for spot, _ in spots(aim, page.lines, *(f"{end}{stem}" for end in AIMED)):
            if not (re.match(INSIDE, spot.tail) or _of_above(spot)):
                yield found(spot, "T206", right=own_name(page.plan))


def _body(page: Page, body: Issuer, dealt: str) -> Iterator[Find]:
    """The department that issued the layer below, of the same place as ours."""
    tail = place_of(str(body.full))
    short = str(body.full).removeprefix("".join(tail.parts))
    names = [n for n in (str(body.full), str(body.short or ""), short) if len(n) > 2]
    if any(n in str(i.full) for n in names for i in page.plan.issuers):
        names = names[:1]
    pattern = "|".join(re.escape(n) for n in sorted(set(names), key=len, reverse=True))
    for spot, _ in spots(pattern, page.lines, *names):
        if not legitimate(spot, dealt, page):
            yield found(spot, "T207", right=str(page.plan.issuer.full))


def _bare(page: Page, body: Issuer, gone: bool) -> Iterator[Find]:
    """城管局办公室, 城管局各科室 without a place: the rooms of a body that does not issue this."""
    place = "".join(place_of(str(body.full)).parts)
    names = {str(n).removeprefix(place) for n in (body.full, body.short) if n}
    ours = "".join(str(i.full) + str(i.short or "") for i in page.plan.issuers)
    names = {n for n in names if len(n) > 2 and n not in ours}
    if names:
        said = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
        lead = rf"(?:(?<=^)|(?<=[，。；：、由经请{'报向送至到' if gone else ''}]))"
        rooms = r"(?=办公室|各科室|各股室|机关|党组|领导班子|全体|下属|所属)"
        for spot, _ in spots(f"{lead}(?:{said}){rooms}", page.lines, *names):
            yield found(spot, "T207", right=str(page.plan.issuer.full))


def _values(page: Page, seen: set[str], mine: list[Place]) -> Iterator[Find]:
    """Places in the values that an upper layer has replaced."""
    plan = page.plan
    above = "\n".join(str(r.new) for r in plan.replaced if r.new)
    for r in plan.replaced:
        name = place_of(r.old).name if len(r.old) <= 12 else ""
        if not name or len(name) < 3 or name in seen or name in above:
            continue
        if any(name in p.parts for p in mine) or re.match(
            r".{0,2}(?:小区|社区|城区|辖区|片区)$", name
        ):
            continue
        seen.add(name)
        for spot in named(name, page.lines):
            if not legitimate(spot, partners(page.document, plan), page):
                yield found(spot, "T205", right=own_name(plan))


def legitimate(spot: Spot, dealt: str, page: Page) -> bool:
    """Whether another place or body may be named: sent to, rested on, neighbour, history."""
    if spot.word in dealt or _address(spot, page) or _listed(spot, page):
        return True
    if re.match(r"^(?![各农乡])[一-龥]{0,1}(?:路|街|巷|大道|大桥|村|小区)", spot.tail):
        return True
    if re.search(NEIGHBOUR, spot.lead[-10:]) or re.search(
        r"^[^，。；]{0,14}?(?:[与和同]我|观摩|考察|参观|取经|等地|等县|等区|流入|传入|输入|调入|调运|引进|购进|检查时|督查时|经验|做法|模式|交界|接壤|毗邻|方向|籍|来我|支援|援助)",
        spot.tail,
    ):
        return True
    if re.match(UPPER_BODY, spot.tail) and re.search(
        rf"(?:{SENT}|抄送)[^，。；]{{0,6}}$", spot.lead
    ):
        return _other_body(spot)
    if re.search(EXAMPLE, spot.after):
        return True
    return past(spot.lead) or past(spot.tail)


def _listed(spot: Spot, page: Page) -> bool:
    """河阳县、南浦区教育局 in a city's paper: the places below it, one after the other."""
    below = r"[县旗区](?:[一-龥]{1,10}局)?"
    joined = re.search(rf"{below}、$", spot.lead) or re.match(
        rf"^(?:[一-龥]{{1,10}}局)?、[一-龥]{{1,6}}?{below}", spot.tail
    )
    return bool(joined) and own_rank(page.plan) > 1


def _other_body(spot: Spot) -> bool:
    return bool(re.search("抄送|移送|函告|商|转", spot.lead))


def _address(spot: Spot, page: Page) -> bool:
    """Recipients and copies are whom the paper is sent to, whoever they are."""
    paper = page.document.paper
    if not isinstance(paper, Official):
        return False
    fields = [f for f in (paper.recipients, paper.copies) if f]
    return any(f.mark.same(spot.mark) for f in fields)


def _of_above(spot: Spot) -> bool:
    """按照临溪市部署, 临溪市政府: an upper body is spoken of."""
    return bool(
        re.match(UPPER_BODY, spot.tail)
        or re.search(FROM_ABOVE, spot.lead[-10:])
        or re.search(FROM_ABOVE, spot.tail[:12])
    )


def _spoken_of(spot: Spot, higher: bool, wider: bool) -> bool:
    """Whether a wider place speaks to us; one that issued the layer below must be obeyed."""
    if higher:
        return _of_above(spot)
    if wider and re.search(ANSWERED, spot.lead) and re.search(POINTED, spot.tail):
        return True
    told = re.search("部署|要求|通知|精神|安排|方案|意见|会议|规定|下达", spot.tail)
    return bool(wider and told and re.search("(?:按照?|根据|依据|遵照|贯彻|落实)$", spot.lead))


def rank(name: str) -> int:
    """How high a place stands, by its last word."""
    for place, ends in enumerate(
        (("街道", "镇", "乡"), ("县", "区", "旗"), ("市", "州", "盟", "地区"), ("省", "自治区"))
    ):
        if name.endswith(ends):
            return place
    return 1


def own_rank(plan: Plan) -> int:
    return max((rank(place_of(str(i.full)).name) for i in plan.issuers), default=1)


def own_name(plan: Plan) -> str:
    return place_of(str(plan.issuer.full)).name or str(plan.issuer.full)
