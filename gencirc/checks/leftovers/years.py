"""Years of another run: 2025年 in the plan of 2026 (T201, T202)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from gencirc.checks.leftovers.layers import Find, Page, former, found
from gencirc.checks.leftovers.speaking import AHEAD, past, taken_up, told
from gencirc.checks.leftovers.spots import Spot, spots
from gencirc.plan.model import Plan

DIGITS = "〇零○一二三四五六七八九"
REST = r"(?:度|\d{1,2}月(?:\d{1,2}日|上旬|中旬|下旬|初|底|末)?|[上下]半年|[一二三四]季度|年?底|年?末|年?初)?"
DASH = r"\s*(?:[—－–~～至到]|--?)+\s*"
YEAR = (
    rf"(?<!\d)20\d{{2}}年?{DASH}20\d{{2}}(?:学年|年?(?:采暖季|供暖季|供热季|[春夏秋冬]+季)|年度?)"
    rf"|(?<!\d)20\d{{2}}年{REST}"
    rf"|二[〇零○][{DIGITS}]{{2}}年(?:度)?"
    rf"|[’‘'＇]\d{{2}}年{REST}|(?<![\d第近约超过满每前后.—－至到])\d{{2}}年(?=\d{{1,2}}月|度|[春夏秋冬]季|[上下]半年)"
    r"|(?<!\d)20\d{2}[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)"
    r"|(?:(?<=^)|(?<=[，。；：、（在于自从按将到至对成抓好的]))\d{2}年(?=[一-龥，。；]|$)(?![来间以内期限历时龄如多左之后]|前后|的(?:历史|时间|期限|使用|工龄))"
)
BACKWARD = ("报告", "通报", "公报", "总结", "工作总结", "简报", "工作简报", "经验交流材料", "决算")
DEADLINE = r"^(?:之|以)?前(?![期后列沿线来往置提端景款述])|^止|^(?:全面|基本|全部)?完成(?![数量值率面情])|^内"
BUILT = r"(?:建成|建设|建造|投用|投入使用|竣工|开工|注册|登记|购置|购买|出生|入职|取得|参加工作|办理|批准|受理|发生|设立|成立|签订|入住|交付|栽植|发证|领证|立案|查处|认定|评定|命名)[^，。；]{0,6}的"
OLD = r"(?!完成|报|上报|全部|基本|未|尚)[^，。；]{1,6}的"  # 2015年以前安装的
CLAIM = r"确保|完成|力争|争取|实现|纳入|列入|做好|抓好|扎实|全力|深入|全面|启动|部署|推进|实施|组织|关于开展|关于做好|开展"
ROOTED = r"(?:自|从|截至|截止到?|截止|早在|较|比|与|同|对照|针对|对比|参照|相比|基于|源于|始于|建于|成立于|以|回顾|在|于)$"
DONE = (
    r"(?:印发|发布|出台|修订|颁布|制定|通过|施行|下达|批复|立项|建成|投用|竣工|购置|成立|设立|挂牌|命名|表彰|评选|评为|查处|查获|受理|发生"
    r"|发现|排查出?|反馈|暴露|结转|遗留|剩余|所欠|签订|核定|公布|通报|测评|评估|验收|检查|督查|暗访|巡察|审计|交办|栽植|上报|摸排|签约|引进|引入|新增|备案|开工|涌现)"
)
EARLIER = rf"^[^，。；]{{0,16}}?{DONE}(?:[^，。；]{{0,8}}?的|(?:出|过)?(?:时|中|后))"
THINGS = (
    r"^[^，。；]{0,10}?(?:修[订正]|版(?!面|本的)|号文件?|一号文件|会议精神|普查|统计|数据|年报|决算|同期|水平|基数|结果|教训|事故|案例|经验|成绩|情况|存量|问题清单|台账"
    r"|客流|客运|货运|发送|发案|降雨|受理量|投诉量|不合格|考核(?:优秀|合格|结果)|获奖|处罚|用量|支出|常住人口|总量|均值|平均|以来|完成(?:数|量|值|面积|率)|实绩|底数|基期|机构改革|改制|特大|那场|冬春疫情|疫情期间)"
)
UPPER = r"(?:国务院|[中国省市]|[委府厅局部办])$"  # 省水利厅2026年11月视频会议
MET = r"^[^，。；]{0,12}(?:会(?:议|上|精神|部署|要求)|(?:调研|考察|督查|巡视|视察|检查)(?:时|中|期间))"
FUNDED = r"^[^，。；]{0,12}?(?:补助|奖补|结转|续建|中央|省级|债券|专项债|预算内|国债)[^，。；]{0,8}?(?:项目|资金|工程)"
OBEYED = r"(?:根据|按照?|依据|贯彻|落实|执行|使用|填报)$"
BIDDEN = r"^度?[^，。；]{0,14}?(?:文件|会议精神|要点|部署|要求|方案|通知|制度|报表|版)"
DID = r"^(?!重点|全|工作|主要|任务|目标|我|各|春|夏|秋|冬|开展|实施|环境)[一-龥]{2,3}的(?!目标|任务|工作)"
TO_DO = r"[^，。；]{0,8}(?:任务|目标|重点|工作|考核|计划|行动|整治)"
REVIEWING = r"(?:核实|复核|核查|复查|校核|回访|审计|评估|补录|订正|清算|盘点|梳理|分析)$"
REVIEWED = rf"^(?!{TO_DO})[^，。；]{{0,14}}?(?:复查|复核|核查|核实|验收|评估|审计|检查|清算|补植|抚育|管护|归档|整改|回头看|抽查|清理|兑付|拨付|移交|盘点|回访)"
TO_COME = r"(?:到|至|直到|直至|力争|争取|预计|计划|规划|目标|延续|持续|有效期|合同|面向|拟|将|为|展望|谋划|申报|编制)"
FULFILLED = r"(?:建成|实现|达到|投用|竣工|完工|交付|谋划|编制|预算|申报|验收|到期|启动|储备|预备|打|奠定|准备)"
TURNED = "改为|调整为|先后|陆续|逐步|连年|实行了?(?!重|严)"  # 2021年起，征兵改为一年两次
STILL = r"继续(?:执行|有效|适用|使用|沿用|运行|实行)"
SPENT = r"(?:之|以)前|前(?![期后列沿线来往置提端景款述])|止|底前"
READYING = 62  # days before a campaign in which it is made ready
LATE = 7  # the month from which a campaign may be named for the year to come
TURN = 8  # the month from which a school year or a winter is the next one


def find(page: Page) -> Iterator[Find]:
    """Years outside the campaign's."""
    own = own_years(page)
    if own:
        old = old_years(page.plan) - own
        for spot, match in spots(YEAR, page.lines):
            yield from _year(spot, match[0], own, old, page)


def own_years(page: Page) -> set[int]:
    """The years of the campaign and of its papers; from a lone paper's day those near it."""
    plan = page.plan
    start, end = plan.period
    ends = [d.year for d in (start, end) if d]
    own = set(range(min(ends), max(ends) + 1)) if ends else set()
    own |= _named_ahead(plan)
    own |= {int(plan.year[:4])} if plan.year and plan.year[:4].isdigit() else set()
    alone = not own
    for paper in plan.papers.values():
        day = paper.date.period.start if paper.date else None
        own |= _around(day, alone) if day else set()
    day = page.document.day
    own |= _around(day, alone) if day else set()
    if own and str(page.document.kind.name) in BACKWARD:
        own.add(min(own) - 1)
    return own


def _named_ahead(plan: Plan) -> set[int]:
    """2027年度……工作, done from September 2026: the year that a campaign is named for."""
    start = plan.period.start
    named = {int(y) for y in re.findall(r"(20\d{2})年", plan.campaign)}
    return named & {start.year + 1} if start and start.month >= LATE else set()


def _around(day: date, alone: bool) -> set[int]:
    """The year of a day; of a lone paper the one before until April, the next from September."""
    near = {day.year}
    if alone:
        near |= {day.year - 1} if day.month <= 4 else set()
        near |= {day.year + 1} if day.month >= 9 else set()
    return near


@lru_cache(maxsize=4)
def old_years(plan: Plan) -> frozenset[int]:
    """The years of the layers below."""
    keys = (("时间", "span"), ("年份", "year"), ("活动", "campaign"), ("简称", "short"))
    texts = [t for k in keys for t in former(plan, *k)]
    texts += [r.old for r in plan.replaced if r.path and r.path[0] not in ("依据", "数据")]
    found = (y for t in texts for y in re.findall(r"(?<!\d)(20\d{2})(?!\d)", t))
    return frozenset(map(int, found))


def years_in(text: str, own: set[int]) -> list[int]:
    """The years that an expression names: 2025—2026年, 二〇二五年, ’25年; none in 十四五."""
    found = [int(y) for y in re.findall(r"20\d{2}", text)]
    if not found and text[:1] == "二":
        found = [
            int(
                "".join(
                    str("零一二三四五六七八九".find(c) if c not in "〇○" else 0) for c in text[:4]
                )
            )
        ]
    if not found and (short := re.search(r"\d{2}", text)):
        year = 2000 + int(short[0])
        lasts = re.fullmatch(r"\d{2}年", text)  # 30年 may be a stretch of time
        found = [year] if abs(year - max(own)) <= (2 if lasts else 10) else []
    return found


def _year(spot: Spot, text: str, own: set[int], old: frozenset[int], page: Page) -> Iterator[Find]:
    years = years_in(text, own)
    if not years or _covered(spot, years, own, page):
        return
    last = max(own)
    if max(years) > last and (min(years) >= last or min(years) in own):
        if (max(years) in old or _titled(spot)) and not (_to_come(spot) or past(spot.lead)):
            yield found(spot, "T202", right=said_years(own))
        return
    if spoken_of(spot, page):
        return
    if _shortly_before(text, page):
        return
    certain = bool(old & set(years)) or spot.line.head
    yield found(spot, "T201" if certain else "T202", right=said_years(own))


def _shortly_before(text: str, page: Page) -> bool:
    """2026年12月底 for a campaign of January 2027: a day on which it is made ready."""
    start = page.plan.period.start
    period = page.plan.calendar.period(text) if start and "月" in text else None
    ready = period.end if period else None
    return bool(start and ready and 0 < (start - ready).days <= READYING)


def _covered(spot: Spot, years: list[int], own: set[int], page: Page) -> bool:
    """Whether a year is the campaign's, or a range (2024—2026年) holds it."""
    if set(years) <= own and len(years) < 2:
        return True
    if len(years) < 2:
        return False
    begun = page.plan.period.start or page.document.day
    half = {"第一学期": 8, "第二学期": 2}.get(spot.tail[:4])  # the month in which it begins
    if begun and half and (half == 8) != (begun.month >= TURN):
        return False
    if begun and years[1] - years[0] == 1 and re.search("学年|季$|年度$", spot.word):
        return years[0] == begun.year - (begun.month < TURN)
    wide = len(own) == 1 or years[1] - years[0] > 1 or set(years) <= own
    return wide and min(years) <= max(own) and max(years) >= min(own)


def said_years(own: set[int]) -> str:
    """2026年, 2026—2027年."""
    first, last = min(own), max(own)
    return f"{first}年" if first == last else f"{first}—{last}年"


def spoken_of(spot: Spot, page: Page) -> bool:
    """Whether a year gone by is spoken of as gone by."""
    lead, tail = spot.lead, spot.tail
    if re.match(rf"^[^，。；]{{0,10}}?(?:{SPENT})(?:[^，。；]{{0,8}}?{BUILT}|{OLD})|{BUILT}", tail):
        return True
    if re.search(r"(?:连续|近|多|历)[一二三四五六七八九十两\d]*年", spot.before):
        return True
    if re.match("[春夏秋冬]季?[^，。；]{0,3}[整种栽挖修建装备]好的", tail):
        return True
    if re.search("(?:参照|参考|比照|查阅|调阅|沿用)$", lead) or re.search(STILL, tail):
        return True
    if re.match(DEADLINE, tail) or _ordered(spot):
        return past(lead) or (past(tail) and not re.match(DEADLINE, tail))
    if (
        taken_up(spot)
        or past(lead)
        or past(tail)
        or re.search(r"(?:截至|截止|早在|较|建于|始于|成立于)$", lead)
    ):
        return True
    if _reviewed(spot):
        return True
    rested = lead.endswith("（") and re.match("）.", spot.after) and not spot.line.head
    if rested or (re.search(OBEYED, lead) and re.match(BIDDEN, tail)):
        return not set(years_in(spot.word, own_years(page))) & old_years(page.plan)
    if re.search(CLAIM, lead) and not re.match(EARLIER, tail):
        return False
    if re.search(UPPER, lead) and re.match(MET, tail):
        return True
    if re.match(EARLIER, tail) or re.match(THINGS, tail) or re.search(f"^{DONE}$", tail):
        return True
    if str(page.document.kind.name) in BACKWARD and not spot.line.head:
        return True
    return bool(not spot.line.head and _narrated(spot))


def _reviewed(spot: Spot) -> bool:
    """核实2025年秋播面积, 对2026年造林地块开展检查, 2026年获证的小作坊: what is there is looked at."""
    lead, tail = spot.lead, spot.tail
    if re.search(REVIEWING, lead) and not re.match(TO_DO, tail):
        return True
    if re.match(f"{FUNDED}|{DID}", tail):
        return True
    return bool(re.search("(?:对|针对|将)$", lead) and re.match(REVIEWED, tail))


def _ordered(spot: Spot) -> bool:
    """自2025年6月1日起至8月31日: a stretch of time that is to be worked through."""
    return bool(re.match(rf"^起?(?:{DASH}|开始)\d", spot.tail) and not told(spot.after))


def _narrated(spot: Spot) -> bool:
    """2023年，我县被命名为国家卫生县城: the year opens a sentence about what happened."""
    if told(spot.after):
        return True
    if re.match("^起", spot.tail) and re.search(TURNED, spot.after) and not spot.lead:
        return True
    if re.match(
        r"^(?:年?[底末初])?(?:正式|如期|圆满)?(?:收官|结束|建成|投用|通车|挂牌|组建|成立)",
        spot.tail,
    ):
        return not re.search("月", spot.word)
    return bool(
        re.search(ROOTED, spot.lead)
        and re.search(rf"^[^，。；]{{0,20}}?{DONE}|的基础上", spot.tail)
    )


def _titled(spot: Spot) -> bool:
    """2028年春季整治行动: a year ahead that names what is done now."""
    return spot.line.head or bool(
        re.match(
            r"^度?[^，。；]{0,14}?(?:行动|整治|攻坚|方案|攻势|会战|工作(?:任务|要点|安排)?)(?:$|[的中有])",
            spot.tail,
        )
    )


def _to_come(spot: Spot) -> bool:
    """到2030年, 2028年底前, 力争2027年建成: outlook."""
    if re.search(f"{TO_COME}|{AHEAD}", spot.lead) or re.search(FULFILLED, spot.tail):
        return True
    if re.search(rf"(?:{AHEAD})", spot.before):
        return True
    return bool(re.match(r"^(?:度|年)?(?:之|以)?(?:前|后|内|起|底|末|间|以前|以后)", spot.tail))
