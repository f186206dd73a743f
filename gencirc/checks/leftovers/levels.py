"""Words of another level or body: 我市, 全市, 市委市政府 in a county's paper (T121, T208, T209)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from gencirc.checks.leftovers import houses
from gencirc.checks.leftovers.houses import LEVELS, copied
from gencirc.checks.leftovers.layers import Find, Page, found
from gencirc.checks.leftovers.speaking import MODAL
from gencirc.checks.leftovers.spots import Spot, spots
from gencirc.plan.registry import Issuer

ANY = "省|市|县|区|镇|乡|街道"
BODIES = f"{ANY}|局|委|办|厅|处|中心|站|院|校|公司|单位"
OURS = (
    rf"(?<![自忘])[我本](?:{BODIES})(?![们的级])|(?<=我)的(?!.)"
    r"|全(?:委(?!会|员|托|派)|办(?=各|上下|干部)|厅(?=各|上下|干部|系统))"
)
SELVES = ("我的", "全委", "全办", "全厅", *(we + b for we in "我本" for b in BODIES.split("|")))
WHOLE = rf"全(?:{ANY})(?![名部身])"
ABOVE_SAID = (
    r"按照?|根据|依据|依照|贯彻|落实|遵照|对照|响应|配合|服从|承接|迎接|参加|接受|争创|创建|部署|要求|决策|安排|统一|下达|交办|印发|反馈|精神"
    r"|考核|督查|检查|测评|评比|验收|排名|排位|名次|通报|会议|命名|表彰|评选|评为|授予|先进|示范|试点|前列|前茅|前[一二三四五六七八九十\d]+[名位强]?|第[一二三四五六七八九十\d]|首[个家位批]|领先|一流|位居"
    r"|推广|复制|推介|交流|挂号|大局|作贡献|做贡献|贡献|走在|位列|(?<![人民群邻定])居(?![民住委家])|率先|垫底|倒数|平均|联网|一盘棋|成绩|靠前|靠后|落后|中游|上游|偏低|偏高"
)

NAMED_AND_SHAMED = "(?:范围内?)?(?:予以|进行|给予)?通报"


def find(page: Page) -> Iterator[Find]:
    """Every word of a level or of a body that is not the issuer's."""
    issuers = page.plan.issuers
    if not issuers or not any(i.selves or i.level for i in issuers):
        return
    yield from _selves(page, issuers)
    levels = [str(i.level) for i in issuers if i.level in LEVELS]
    if levels:
        yield from _wholes(page, levels)
        yield from houses.find(page, levels)
        yield from _below(page, levels)
    yield from _rooms(page, issuers)


def _selves(page: Page, issuers: tuple[Issuer, ...]) -> Iterator[Find]:
    selves = [str(s) for i in issuers for s in i.selves]
    if not selves:
        return
    levels = [str(i.level) for i in issuers if i.level in LEVELS]
    own = {f"{we}{level}" for level in levels for we in "我本"}
    right = "、".join([*selves, *(f"我{level}" for level in levels)])
    for spot, match in spots(OURS, page.lines, *SELVES):
        word = match[0]
        if word in selves or word in own or word.replace("本", "我") in selves:
            continue
        if word.startswith("本") and (word[1:] not in LEVELS or not _this(spot)):
            continue
        if word[1:] in LEVELS and _both(spot, levels):
            continue
        yield found(spot, "T121", right=right)


def _both(spot: Spot, levels: list[str]) -> bool:
    """我市正在……，我县是主战场之一: the one above is spoken of beside ours."""
    above = LEVELS[spot.word[1:]] > max((LEVELS[level] for level in levels), default=9)
    ours = re.search(f"[，；]我(?:{'|'.join(levels)})", spot.after)
    return bool(above and ours and not spot.lead)


def _this(spot: Spot) -> bool:
    """本市 as a self-name; not in 本区域, 基本县情, 本镇域."""
    return not re.search("[基根成日样版原资剧课]$", spot.lead) and not re.match("[域情]", spot.tail)


def _wholes(page: Page, levels: list[str]) -> Iterator[Find]:
    """全市 in a county's paper: legitimate where the city speaks or counts, not where we act."""
    own = [LEVELS[level] for level in levels]
    for spot, match in spots(WHOLE, page.lines, *(f"全{level}" for level in ANY.split("|"))):
        level = match[0][1:]
        if level in levels or "自治区" in spot.sentence:
            continue
        rank = LEVELS[level]
        if rank > max(own):
            if not _of_above(spot, level):
                yield found(spot, "T209", right=f"全{levels[0]}")
        elif rank < min(own):
            if not _of_below(spot, level):
                yield found(spot, "T209", right=f"全{levels[0]}")
        elif not _elsewhere(spot, level):
            yield found(spot, "T208", right=f"全{levels[0]}")


def _of_above(spot: Spot, level: str) -> bool:
    """按照全市统一部署, 走在全市前列, 市委要求全市……."""
    both = spot.before + "□" + spot.after
    if re.search(rf"[我全本](?!{level})(?:{ANY})", both):
        return True
    if re.search("(?<!被)在$", spot.lead) and re.match(NAMED_AND_SHAMED, spot.tail):
        return bool(re.search(f"被|受|上级|{level}[委政里直级]|[局办]", spot.before))
    if re.search(r"以来|去年|上年|20\d{2}年(?!度)", spot.before):
        return True
    if not spot.before and re.match(
        "[^，。；：]{2,12}(?:名单|台账|统计表|清单|一览表|任务表|分配表|数)$", spot.tail
    ):
        return False
    if re.search("(?:是|成为|占)$", spot.lead):
        return True
    if re.search("(?:请|号召|动员|发动)$", spot.lead) and not re.search(
        f"{level}(?:委|政府)", both
    ):
        return False
    if re.search("(?:召开|印发|下发|部署|[场频议大]会)(?:后|以来)", both) and not re.search(
        MODAL, spot.after
    ):
        return True
    near = spot.lead[-14:] + "全□" + spot.tail[:14]
    if re.search(ABOVE_SAID, near) or re.search("服务.{0,6}$", spot.lead):
        return True
    return bool(re.search(rf"{level}(?:委|政府|里|直|级|爱卫|创|领导|局|办)|上级|□", spot.before))


def _of_below(spot: Spot, level: str) -> bool:
    """青石镇……全镇: a place of that level was named, or several levels are."""
    named = rf"[一-龥]{{2,}}{level}|[各某每该一]{level}|{level}、|、{level}"
    return bool(re.search(named, spot.before))


def _elsewhere(spot: Spot, level: str) -> bool:
    """邻县……全县: another place of that level is spoken of."""
    return bool(re.search(rf"[一-龥]{{2,}}{level}(?!级|委|政府)[^。]*|□", spot.before))


def _below(page: Page, levels: list[str]) -> Iterator[Find]:
    """各县区, 市直各部门 as those who are told what to do, where they are not the issuer's."""
    own = max(LEVELS[level] for level in levels)
    if own >= LEVELS["市"]:
        return
    each = r"各(?:县区|区县|县市区|县（市、区）|县（区）|市县|县市|区市县)"
    told: dict[str, tuple[str, ...]] = {each: ("各县", "各区", "各市")}
    for level in ("市", "县", "区"):
        if level not in levels and LEVELS[level] > own:
            direct = rf"(?<![一-龥])(?:各)?{level}(?:直(?:各|有关)?(?:部门|单位|机关)|属各?单位)"
            told[direct] = (f"{level}直", f"{level}属")
    if own == 0:
        towns = ("乡镇", "镇街", "街镇", "镇（街道）", "乡镇（街道）", "街道办事处", "镇办")
        told[rf"(?:各|每个|所有)(?:{'|'.join(towns)})"] = towns
    for pattern, words in told.items():
        yield from _told(page, pattern, words, levels[0])


def _told(page: Page, pattern: str, words: Iterable[str], right: str) -> Iterator[Find]:
    for spot, _ in spots(pattern, page.lines, *words):
        if re.search(
            r"(?:在|与|同|和|比|较|于|对|全市|居|学习|借鉴|结对|帮扶|协调|配合|会同|联系|对接|邀请|联合|争取)[^，。；]{0,3}$",
            spot.lead,
        ):
            continue
        if re.search(r"□|印发|部署|通报|要求", spot.lead) or re.search(
            r"^(?:中|之间|排名|结对|帮扶|驻|支持|包联|联)", spot.tail
        ):
            continue
        narrated = re.search(
            "(?:召开|印发|下发|部署|[场频议大]会)(?:后|以来)", spot.before
        ) and not re.search(MODAL, spot.tail)
        if not (narrated or copied(spot, page)):
            yield found(spot, "T209", right=f"{right}的单位")


def _rooms(page: Page, issuers: tuple[Issuer, ...]) -> Iterator[Find]:
    """局属各单位, 局党组 in the paper of a commission."""
    forms = {s[-1:] for i in issuers for s in i.selves} | {i.full[-1:] for i in issuers if i.full}
    if len(issuers) > 1 or not issuers[0].selves:
        return
    for form in sorted({"局", "委"} - forms):
        after = r"(?:属各?单位|属事业单位|机关各|党组|党委会|长办公会|领导班子|系统各|各科室|办公室|机关|内各)"
        if form == "委":
            after = (
                r"(?:属各?单位|内各|机关各|党组|主任办公会|系统各|各科室|办公室(?=[，。；备汇]|$))"
            )
        lead = r"(?:(?<=^)|(?<=[，。；：、（报由向经在送请到各和与]))"
        words = (form + char for char in "属内机党主长领系各办")
        for spot, _ in spots(lead + form + after, page.lines, *words):
            if not re.search(r"[委府办局会]、$", spot.before[-2:] + ""):
                yield found(spot, "T121", right="、".join(map(str, issuers[0].selves)))
