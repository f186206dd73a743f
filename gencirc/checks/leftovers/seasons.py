"""Words of another season: 秋季 in a summer campaign (T120, T200), 金秋, 扫雪 (T125)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gencirc.checks.leftovers.layers import Find, Page, below, found
from gencirc.checks.leftovers.speaking import MODAL, ahead, beside, happened, past, taken_up
from gencirc.checks.leftovers.spots import Spot, spots
from gencirc.checks.seasons import SEASONS, months_of, said, seasons_near, seasons_of
from gencirc.patterns import later
from gencirc.plan.model import Plan

SEASON = r"[春夏秋冬]+季|(?<!立)[春夏秋冬][防训修灌管储](?![护控])|[入今初仲深][春夏秋冬](?![春夏秋冬季天])|[春夏秋冬]天|(?<!立)[春夏秋冬]夜|(?<!立)[春夏秋冬]日(?![报阳]|[一-龥]{0,3}(?:小区|广场|公园|花园|酒店|苑))|(?<=[今])[春夏秋冬]"
SEASONAL = later(SEASON, re.M)  # as ``spots`` compiles it
OTHER_TIME = (
    r"(?:去年|上年度?|往年|历年|前年|上一[年个]?|上[个季]?|来年|明年|次年|翌年|后年|今后|下一[年个]?|下个?|四季"
    r"|每年|历次|近年来?|常年|全年|去|上|明|来)[^，。；、]{0,6}$"
)
THING = (
    r"^(?:奥运|残奥|运动会|奥林匹克|里?小区|里?社区|花园|广场|路|街|巷|小镇|家园|公园|公寓|苑|湾|幼儿园|大厦|商场|酒店|学校|小学"
    r"|小麦|作物|取暖补[贴助]|蔬菜|油菜|服装|校服|制服|[款装服]|的风|的故事)"
)
MEETING = r"全国□?[^，。；]{0,24}会(?!战)|全国[^，。；□]{0,4}□[^，。；]{0,24}会(?!战)"
CALLED = r"会议?(?:召开|举行|结束)?(?:之后|后|以来)"
COMING = r"^(?:天气|放假)?(?:来临|到来|来袭)?[之以]?前(?!期|后)"
NAMED = r"^(?:小区|社区|花园|广场|路|街|巷|公园|村|镇)"
TERM = r"^(?:学期|开学|招生|入学|高考|征兵|招聘|学年|新生)"

AGAINST = {  # weather that no such season has, whatever is said of it
    "夏": r"寒|严寒|[积暴冰降]雪|雪|雨雪|结冰|低温|冰",
    "冬": r"高温|炎热|酷|闷热|盛夏|台风|烈日|骄阳",
}
# the words that belong to some months; in other ones they were left over
HINTS: tuple[tuple[str, tuple[int, ...]], ...] = (
    (r"阳春|春暖|春耕|春播|春汛|桃花汛|倒春寒|开春|(?<![建成设创树确])立春(?![春夏秋冬季])|惊蛰", (2, 3, 4, 5)),
    (r"盛夏|炎夏|炎炎夏日|酷暑|三伏天?|[入头中末]伏(?!笔)|伏天|暑期|暑假|暑运|大暑|小暑", (6, 7, 8)),
    (r"炎热|酷热|闷热|烈日|骄阳|解暑|凉茶|绿豆汤|清凉饮[料品]", (5, 6, 7, 8, 9)),
    (r"高温(?!消毒|灭菌|蒸|炉|管道|合金|熔|材料|高压|设备|液|烫|杀菌|焚烧|发酵|堆肥)|中暑|灭蚊|蚊蝇孳?滋?生|台风(?=季|来临|来袭|登陆|预警|天气|多发|频发|影响)|藿香正气|防溺水|仲夏", (5, 6, 7, 8, 9, 10)),
    (r"雷雨|雷暴|强对流|暴雨(?!山洪灾害防)", (3, 4, 5, 6, 7, 8, 9, 10)),
    (r"消暑|避暑|防暑|夏汛|(?<![建成设创树确])立夏(?![春夏秋冬季])|夏至", (5, 6, 7, 8, 9)),
    (r"(?<![凌春秋桃])汛期|入汛|迎汛|度汛|防汛(?!抗旱|办|指挥|部门|[、和及])", (5, 6, 7, 8, 9)),
    (r"主汛", (5, 6, 7, 8)),
    (r"夏收|夏种|麦收|“三夏”|三夏(?=期间|生产|大忙)", (5, 6, 7)),
    (r"金秋|秋高气爽|秋风|霜降|(?<![建成设创树确])立秋(?![春夏秋冬季])", (9, 10, 11)),
    (r"秋收|秋种|秋播|“三秋”|三秋(?=期间|生产|大忙)", (9, 10)),
    (r"秋汛", (8, 9, 10, 11)),
    (r"寒冬|隆冬|严冬|数九|三九(?=严寒|天)|冬闲|冬至|腊月|(?<![建成设创树确])立冬(?![春夏秋冬季])", (11, 12, 1, 2)),
    (r"[扫除铲]雪|积雪|冰雪|雨雪冰冻|低温雨雪|冰冻天气|御寒|融雪|(?<!不)结冰|寒潮|雪天|雪后|暴雪|严寒|清雪|降雪|雨雪|除冰|冻雨|寒冷|天寒地冻|冰凌|棉衣", (11, 12, 1, 2, 3)),
    (r"寒假", (1, 2)),
    (r"飞絮|杨柳絮", (3, 4, 5, 6)),
    (r"植树节|春回大地", (3, 4)),
    (r"岁末|年终岁尾|年底年初", (11, 12, 1, 2)),
    (r"初春|早春", (2, 3, 4)),
    (r"暮春|初夏", (4, 5, 6)),
    (r"初秋", (8, 9)),
    (r"深秋", (10, 11)),
    (r"初冬", (10, 11, 12)),
    (r"夏播", (5, 6, 7, 8, 9)),
    (r"秋冬种", (8, 9, 10, 11)),
    (r"防寒(?!服)|防冻|供暖[季期]|采暖[季期]|供热[季期]|取暖", (10, 11, 12, 1, 2, 3, 4)),
)  # fmt: skip


def find(page: Page) -> Iterator[Find]:
    """Every word of a season that is not the campaign's."""
    plan = page.plan
    named = seasons_of(plan)
    mine = named or seasons_near(months_of(plan))
    if not mine:
        return
    code = "T120" if named else "T200"
    for spot, match in spots(SEASON, page.lines):
        seasons = {c for c in match[0] if c in SEASONS}
        if not seasons & mine and not allowed(spot, mine, plan):
            yield found(spot, code, right=said(mine))
    yield from _hints(page, mine)


def _hints(page: Page, mine: set[str]) -> Iterator[Find]:
    """Weather and works of other months, the first of a sentence."""
    months = months_of(page.plan) or {m for s in mine for m in SEASONS[s]}
    matter = f"{page.plan.campaign}{page.plan.short or ''}"  # 秋粮收储 is what the campaign is of
    first: dict[tuple[int, str], Spot] = {}
    for pattern, at_home in HINTS:
        if not months & set(at_home):
            for spot, _ in spots(pattern, page.lines):
                if spot.word in matter:
                    continue
                key = (id(spot.line), spot.sentence)
                if key not in first or spot.start < first[key].start:
                    first |= {key: spot} if _strange(spot, mine, page.plan) else {}
    for spot in first.values():
        yield found(spot, "T125", right=said(mine))


def _strange(spot: Spot, mine: set[str], plan: Plan) -> bool:
    part = re.match("[初早暮深]", spot.word)  # of a season, and ours may be the rest of it
    against = any(mine == {s} and re.match(w, spot.word) for s, w in AGAINST.items())
    if against and mine & set(spot.lead[-2:]):
        return not allowed(spot, mine, plan)
    own = not part and bool(mine & set(spot.lead[-2:] + spot.word))
    own = own or spot.word in plan.campaign
    if not own and _near_to_another(spot, plan):
        return not _of_seasons(spot)
    return not (own or _of_seasons(spot) or re.match(NAMED, spot.tail) or allowed(spot, mine, plan))


def _near_to_another(spot: Spot, plan: Plan) -> bool:
    """寒潮来临前, typed in a base; the floods (入汛前) are what every season makes ready for."""
    inherited = "汛" not in spot.word and below(spot.mark, plan)
    return inherited and bool(re.match(COMING, spot.tail))


def _of_seasons(spot: Spot) -> bool:
    """夏季抓灭蚊: what is said there hangs on the season that is named."""
    return bool(SEASONAL.search(spot.before + "□" + spot.after))


def allowed(spot: Spot, mine: set[str], plan: Plan) -> bool:
    """Whether a mention of another season is history, outlook, comparison or a name."""
    if re.search("[春夏秋冬]", spot.word) and re.match(THING, spot.tail):
        return True
    if re.search(OTHER_TIME, spot.lead) or _of_another_year(spot, plan):
        return True
    if re.match(TERM, spot.tail) and not re.search(TERM[1:], plan.campaign):
        return True
    if _both(spot, mine):
        return True
    season = re.search("[春夏秋冬]", spot.word)
    if season and re.search(
        rf"{season[0]}[季天]?(?:到来|来临)?(?:之|以)?前(?![期后])", spot.sentence
    ):
        return True
    if re.search("^(?:今年|本年)$", spot.lead) and re.search(
        "^[^，。；]{0,8}(?:期间|高峰期?|时节?)$", spot.tail
    ):
        return not re.search(MODAL, spot.after)
    if re.search(MEETING, spot.lead[-6:] + "□" + spot.tail[:24]) or re.search(CALLED, spot.tail):
        return True
    return taken_up(spot) or _over(spot) or ahead(spot) or beside(spot)


def _over(spot: Spot) -> bool:
    """夏季行动已经结束; but 夏季行动结束后，要报送总结 is an order, 入夏以来 and 夏天到了 is today."""
    if re.search("(?:进入|步入|迈入|正值|时值|适逢)了?$", spot.lead) or re.match(
        "入|开春", spot.word
    ):
        return False
    if re.search(
        "^(?:已经?)?(?:悄然|如期)?[到来]了|(?:已经?|悄然|如期)(?:来临|到来?|至)", spot.tail
    ):
        return False
    closing = re.search("结束后?|收官", spot.tail)
    if closing:
        return past(spot.lead) or past(spot.after)
    return happened(spot)


def _of_another_year(spot: Spot, plan: Plan) -> bool:
    """2024年冬季: the year is looked at, not the season."""
    year = re.search(r"(20\d{2})年(?:度)?的?$", spot.lead)
    start, end = plan.period
    known = {d.year for d in (start, end) if d}
    return bool(year and known and int(year[1]) not in known)


def _both(spot: Spot, mine: set[str]) -> bool:
    """春夏秋冬, 冬夏两季, 夏季……，冬季……: both are meant."""
    text = spot.sentence
    if re.search("四季|春夏秋冬|春、夏、秋、冬|季季|不分季节|两季|各季|[夏冬]病[夏冬]治", text):
        return True
    apart = re.sub("去冬今春|今冬明春", "", text)
    if len({c for m in SEASONAL.findall(apart) for c in m if c in SEASONS}) > 2:
        return True
    own, this = "".join(mine), re.escape(spot.word)
    if re.search(f"[{own}][季天]", text) and re.search("一体|统筹|压茬|接续|衔接|转换", text):
        return True
    joined = rf"[{own}][季防]?(?:和|与|、|及|或|还是|到|至|—|、?还是){this}|{this}(?:和|与|、|及|或|还是|到|至|—)[{own}]"
    if re.search(joined, text) or re.search("防暑.{0,8}防[寒冻]|防[寒冻].{0,8}防暑", text):
        return True
    begins = r"(?:^|[，：、（；])(?:对|在)?"
    return bool(
        re.search(rf"{begins}{this}", text) and re.search(rf"{begins}[{own}][季天防]", text)
    )
