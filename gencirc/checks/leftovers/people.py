"""Former people in the text: gone, moved to another post, replaced; of other bodies (T210–T213, T221)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from gencirc.checks.leftovers.layers import Find, Page, found, said_above
from gencirc.checks.leftovers.places import own_rank, place_of, rank, replaced
from gencirc.checks.leftovers.speaking import past
from gencirc.checks.leftovers.spots import Spot, named, spots
from gencirc.checks.names import meant
from gencirc.checks.people import met_on
from gencirc.plan.door import NAMES
from gencirc.plan.model import Plan
from gencirc.plan.registry import Issuer, Registry
from gencirc.source.marks import Text

BEFORE = (
    r"(?:^|[\s，。；：、（“]|[由请与和及送报找向经让交派同、为是]|同志|长|员|记|任|席|师|人|联系)$"
)
IN_POST = "(?:[组局科股处队站所院校镇乡区县市]长|书记|主任)$"
AFTER = r"^(?:$|[\s，。；：、）（”]|同志|任|担任|为组长|为副|兼|负责|牵头|带队|主持|部署|讲话|代表|等|签|审|带头|包|联系|作|出席|到|对|要|负|承担|具体|亲自|主抓|抓|分管|审|批|将|和|与|及|为成员|局长|副|主任|书记|科长|队长)"
IN_CHARGE = "^(?:同志)?(?:具体|总|全面)?(?:负责|牵头|统筹|主抓|任|担任|带队|调度|协调|包)"
NOT_A_NAME = r"^(?:路|街|巷|桥|村|镇|小学|中学|广场|社区|小区|公园|纪念|大道|故居|公里|医院|店|青|丛|内|外|形|子)"
FORMER = r"原(?:局长|主任|书记|副|党|科长|任|队长|所长|站长|组长|县|区|市|$)|前任|时任|曾任|离任|调出|调离|调任|退休|免去|不再担任|接替|接任|卸任|交接|老(?:局长|主任|书记)$|同志[^，。]{0,6}(?:不再|调|离|退)"
HEADS = r"党组书记、局长|党委书记、主任|党委书记、局长|党组书记、主任|党工委书记|党组书记|党委书记|局长|主任|科长|书记|队长|站长|所长|院长|校长|镇长|乡长|区长|县长|市长"
SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜戚谢邹章苏潘葛范彭鲁韦马苗凤花俞袁柳唐罗薛雷贺倪汤滕殷毕郝邬安乐傅齐康伍余顾孟黄穆萧尹姚邵汪祁毛米戴宋庞熊纪舒屈项祝董梁杜阮蓝闵贾江童颜郭梅盛林钟徐邱骆高夏蔡田樊胡凌霍虞万柯卢莫房丁邓洪包左石崔龚程邢裴陆荣翁段侯武刘景叶黎乔覃谭白温庄晏瞿阎易廖耿欧聂关肖"
NO_NAME = "会办信接值负高要应对参主召带亲包同联组常分全安成时为马上"


def find(page: Page) -> Iterator[Find]:
    """Every former person in the text."""
    plan, registry = page.plan, page.plan.registry
    if not registry.people:
        return
    document = page.document  # of an undated paper the last state holds, as in plan.staffing
    day = met_on(document.paper, plan, document.day)
    fields = list(meant(plan))
    for name in registry.people:
        if len(name) < 2:
            continue
        if registry.gone(name, day):
            for spot in _named(page, name, fields, registry):
                yield found(spot, "T210")
        else:
            yield from _moved(page, name, day, fields)
    yield from _replaced(page, fields)
    yield from _of_other_bodies(page, fields)
    yield from _of_bodies_beside(page, fields)
    yield from _unknown(page, fields)


def _named(page: Page, name: str, fields: list[Text], registry: Registry) -> Iterator[Spot]:
    """A person in the text: no part of a longer word, no field of the plan, nothing past."""
    longer = [n for n in registry.names() if name in n and n != name]
    for spot in named(name, page.lines):
        around = spot.line.text[max(0, spot.start - 8) : spot.stop + 8]
        if any(n in around for n in longer) or re.match(NOT_A_NAME, spot.tail):
            continue
        ahead = spot.line.text[: spot.start]
        ordinary = len(name) == 2 and not (
            re.search(IN_POST, ahead) or (re.search(BEFORE, ahead) and re.match(AFTER, spot.tail))
        )
        if ordinary or any(f.mark.same(spot.mark) for f in fields) or former(spot):
            continue
        yield spot


def former(spot: Spot) -> bool:
    """原局长, 时任, 调出, 不再担任; last year's story."""
    near = spot.before[-14:]
    if re.search(FORMER, near) or re.search(
        r"^(?:同志)?[^，。]{0,10}?(?:不再|调离|调出|调任|调到|调往|履新|另有任用|走上新|退休|离任|卸任|辞去|免职|去世|生前|时期|任上|任内|任[^，。]{0,8}(?:期间|时))",
        spot.tail,
    ):
        return True
    if re.search(r"(?:接替|接任|代替)$|(?:免去|免除)$", spot.lead):
        return True
    return past(spot.lead) or bool(re.search(r"此前|曾|去年|上年|前期|当年|时任", spot.before))


def _moved(page: Page, name: str, day: date | None, fields: list[Text]) -> Iterator[Find]:
    """局长张三, where 张三 is 党组书记 by now."""
    registry = page.plan.registry
    now = set(parts(str(registry.post(name, day) or "")))
    old = {p for post in _posts(name, registry) for p in parts(post)} - now
    if not old or not now:
        return
    person, posts = (
        re.escape(name),
        "|".join(re.escape(p) for p in sorted(old, key=len, reverse=True)),
    )
    pattern = (
        rf"(?:{posts})(?:、[^，。；、]{{2,8}})*?(?={person})|(?<={person})(?:同志)?(?:{posts})"
    )
    for spot, match in spots(pattern, page.lines, name):
        post = match[0].removeprefix("同志")
        before = spot.line.text[max(0, spot.start - 1) : spot.start]
        if any(n.endswith(before + post) for n in now) or (before == "副" and f"副{post}" in now):
            continue
        if not (
            former(spot)
            or re.search("原$|时任$|前$", spot.lead)
            or re.search("拟|不再", spot.sentence)
        ):
            yield found(spot, "T211", name=name, right="、".join(sorted(now)))


def _posts(name: str, registry: Registry) -> list[str]:
    """The posts a person ever had, as the registry tells."""
    person = registry.people[name]
    had = [str(person.post)] if person.post else []
    had += [str(c.post) for c in registry.changes if c.name == name and c.post]
    return had


def parts(post: str) -> list[str]:
    """党组书记、局长: each post of several."""
    return [p for p in re.split("[、，兼]", post) if len(p) > 1]


def _replaced(page: Page, fields: list[Text]) -> Iterator[Find]:
    """Names that an upper layer has put others for."""
    plan = page.plan
    kept = {str(f) for f in fields} | set(re.split(r"[、，；：\s]", said_above(plan)))
    for name in dict.fromkeys(_old_names(plan)):
        if name not in kept:
            for spot in _named(page, name, fields, plan.registry):
                yield found(spot, "T213")


def _of_other_bodies(page: Page, fields: list[Text]) -> Iterator[Find]:
    """The leaders of a body that issued the layer below and does not issue this."""
    plan = page.plan
    ours = {str(i.name) for i in plan.issuers}
    gone = {str(i.name) for i in replaced(plan)} - ours - {""}
    for name, person in plan.registry.people.items():
        if len(name) > 1 and person.roster.removesuffix("领导") in gone:
            for spot in _named(page, name, fields, plan.registry):
                yield found(spot, "T213")


def _of_bodies_beside(page: Page, fields: list[Text]) -> Iterator[Find]:
    """A leader of another body in charge, where nothing is said of that body."""
    plan, registry = page.plan, page.plan.registry
    ours = {str(i.name) for i in (*plan.issuers, *replaced(plan))}
    others = {
        f"{i.name}领导": i for i in registry.issuers.values() if i.name and str(i.name) not in ours
    }
    known = {str(f) for f in fields}
    for name, person in registry.people.items():
        body = others.get(person.roster)
        if not body or len(name) < 2 or name in known or _higher(body, plan):
            continue
        for spot in _named(page, name, fields, registry):
            if re.match(IN_CHARGE, spot.tail) and not _introduced(spot, body):
                yield found(spot, "T221", body=str(body.short or body.full or body.name))


def _higher(body: Issuer, plan: Plan) -> bool:
    return rank(place_of(str(body.full)).name) > own_rank(plan)


def _introduced(spot: Spot, body: Issuer) -> bool:
    """区交通局局长……: the body is named with its leader."""
    place = "".join(place_of(str(body.full)).parts)
    names = {str(n).removeprefix(place) for n in (body.name, body.short, body.full) if n} - {""}
    return any(n in spot.before for n in names)


def _old_names(plan: Plan) -> Iterator[str]:
    people = plan.registry.people
    for r in plan.replaced:
        personal = any(
            re.search(r"组长|成员|主任|讲话人|主持|责任人|联系人|片长|签发人|变量", p)
            for p in r.path
        )
        for name in NAMES.split(str(r.old)):
            bare = re.sub(r"[（(].*", "", name).strip()
            if bare in people or (personal and re.fullmatch(rf"[{SURNAMES}][一-龥]{{1,2}}", bare)):
                yield bare


def _unknown(page: Page, fields: list[Text]) -> Iterator[Find]:
    """局长李大山, and the registry knows no such person."""
    registry = page.plan.registry
    own = {p for person in registry.people.values() for p in parts(str(person.post or ""))}
    heads = sorted(
        {h for h in own if re.fullmatch(HEADS, h)} | {f"副{h}" for h in own if f"副{h}" in own},
        key=len,
        reverse=True,
    )
    heads = sorted(
        {*heads, *(h for h in own if re.search("^副?(?:局长|主任|书记|区长|县长|镇长)$", h))},
        key=len,
        reverse=True,
    )
    if not heads:
        return
    lead = r"(?:(?<=^)|(?<=[，。；：、由请经报向送为]))"
    pattern = rf"{lead}(?:[我本][局委办])?(?:{'|'.join(map(re.escape, heads))})(?P<name>[{SURNAMES}](?![{NO_NAME}])[一-龥]{{1,2}}?)(?=[，。；：、）]|$|同志|任[组副总指]|担任|主持|出席|牵头|带队|负责|讲话|部署|作动员)"
    for spot, match in spots(pattern, page.lines, *heads):
        name = match["name"]
        at = Spot(spot.line, match.start("name"), match.end("name"))
        if name in registry.people or any(n.startswith(name) for n in registry.people):
            continue
        if not former(spot) and not any(f.mark.same(at.mark) for f in fields):
            yield found(at, "T212")
