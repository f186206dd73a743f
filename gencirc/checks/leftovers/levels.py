"""Words of another level or body: 我市, 全市, 市委市政府 in a county's paper (T121, T208, T209)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gencirc.checks.leftovers.layers import Find, Page, found
from gencirc.checks.leftovers.speaking import MODAL
from gencirc.checks.leftovers.spots import Spot, spots
from gencirc.plan.registry import Issuer

LEVELS = {"省": 3, "市": 2, "县": 1, "区": 1, "旗": 1, "镇": 0, "乡": 0, "街道": 0}
ANY = "省|市|县|区|镇|乡|街道"
OURS = (
    r"(?<![自忘])[我本](?:省|市|县|区|镇|乡|街道|局|委|办|厅|处|中心|站|院|校|公司|单位)(?![们的级])|(?<=我)的(?!.)"
    r"|全(?:委(?!会|员|托|派)|办(?=各|上下|干部)|厅(?=各|上下|干部|系统))"
)
WHOLE = rf"全(?:{ANY})(?![名部身])"
HOUSE = r"(?:委|政府|人大常委会|政协|纪委监委|直(?=[各机属单部])|级(?=[各机领部单财]|领导)|领导小组|里(?=[的将要已成安决统召组]))"
ABOVE_SAID = (
    r"按照?|根据|依据|依照|贯彻|落实|遵照|对照|响应|配合|服从|服务|承接|迎接|参加|接受|争创|创建|部署|要求|决策|安排|统一|下达|交办|印发|反馈|精神"
    r"|考核|督查|检查|测评|评比|验收|排名|排位|名次|通报|会议|命名|表彰|评选|评为|授予|先进|示范|试点|前列|前茅|第[一二三四五六七八九十\d]|首[个家位批]|领先|一流|位居"
    r"|推广|复制|推介|交流|挂号|大局|作贡献|做贡献|贡献|走在|位列|居|率先|垫底|倒数|平均|联网|一盘棋|成绩|靠前|靠后|落后|中游|上游|偏低|偏高"
)


def find(page: Page) -> Iterator[Find]:
    """Every word of a level or of a body that is not the issuer's."""
    issuers = page.plan.issuers
    if not issuers or not any(i.selves or i.level for i in issuers):
        return
    yield from _selves(page, issuers)
    levels = [str(i.level) for i in issuers if i.level in LEVELS]
    if levels:
        yield from _wholes(page, levels)
        yield from _houses(page, levels)
        yield from _below(page, levels)
    yield from _rooms(page, issuers)


def _selves(page: Page, issuers: tuple[Issuer, ...]) -> Iterator[Find]:
    selves = [str(s) for i in issuers for s in i.selves]
    if not selves:
        return
    levels = [str(i.level) for i in issuers if i.level in LEVELS]
    own = {f"{we}{level}" for level in levels for we in "我本"}
    right = "、".join([*selves, *(f"我{level}" for level in levels)])
    for spot, match in spots(OURS, page.lines):
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
    return above and bool(re.search(f"我(?:{'|'.join(levels)})", spot.after))


def _this(spot: Spot) -> bool:
    """本市 as a self-name; not in 本区域, 基本县情, 本镇域."""
    return not re.search("[基根成日样版原资剧课]$", spot.lead) and not re.match("[域情]", spot.tail)


def _wholes(page: Page, levels: list[str]) -> Iterator[Find]:
    """全市 in a county's paper: legitimate where the city speaks or counts, not where we act."""
    own = [LEVELS[level] for level in levels]
    for spot, match in spots(WHOLE, page.lines):
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
    if re.search(r"以来|去年|上年|20\d{2}年(?!度)", spot.before):
        return True
    if re.search("(?:请|号召|动员|发动)$", spot.lead) and not re.search(
        f"{level}(?:委|政府)", both
    ):
        return False
    if re.search("(?:召开|印发|下发|部署)后", both) and not re.search(MODAL, spot.after):
        return True
    near = spot.lead[-14:] + "全□" + spot.tail[:14]
    if re.search(ABOVE_SAID, near):
        return True
    return bool(re.search(rf"{level}(?:委|政府|里|直|级|爱卫|创|领导|局|办)|上级|□", spot.before))


def _of_below(spot: Spot, level: str) -> bool:
    """青石镇……全镇: a place of that level was named, or several levels are."""
    named = rf"[一-龥]{{2,}}{level}|[各某每该一]{level}|{level}、|、{level}"
    return bool(re.search(named, spot.before))


def _elsewhere(spot: Spot, level: str) -> bool:
    """邻县……全县: another place of that level is spoken of."""
    return bool(re.search(rf"[一-龥]{{2,}}{level}(?!级|委|政府)[^。]*|□", spot.before))


def _houses(page: Page, levels: list[str]) -> Iterator[Find]:
    """县委、县政府 in a district's paper; 经市政府同意 in a county bureau's."""
    own = [LEVELS[level] for level in levels]
    for level in ("省", "市", "县", "区"):
        if level in levels:
            continue
        if LEVELS[level] in own:
            yield from _strange(page, level, levels[0])
        elif LEVELS[level] == max(own) + 1 and level != "省":
            yield from _in_our_name(page, level, levels[0])
        elif max(own) > LEVELS[level]:
            yield from _under(page, level, levels[0])


def _strange(page: Page, level: str, right: str) -> Iterator[Find]:
    """县委 where there is none: districts and counties have no other above or below them."""
    lead = r"(?:(?<=^)|(?<=[，。；：、（\s经由报向按照在据是和与及为对到送请各])|(?<=配合)|(?<=会同)|(?<=联合)|(?<=邀请)|(?<=协调)|(?<=协同)|(?<=联系)|(?<=落实)|(?<=执行)|(?<=纳入))"
    office = r"[一-龥]{1,8}?(?:局|办公室|办|指挥部|委员会)(?![一-龥]*区)"
    for spot, _ in spots(rf"{lead}{level}(?:{HOUSE}|{office})", page.lines):
        several = re.search(
            rf"(?:市|{right})、?{level}|{level}、?(?:{right}|乡|镇|街)|[（、]{level}[）、]",
            spot.sentence,
        )
        if not (several or "自治区" in spot.sentence):
            yield found(spot, "T208", right=right + spot.word[len(level) :])


def _in_our_name(page: Page, level: str, right: str) -> Iterator[Find]:
    """What our own government does for us is said of the one above."""
    house = rf"{level}(?:委、?{level}政府|委|政府|人民政府)"
    acts = (
        rf"(?<=由){level}级?财政(?=[^，。；]{{0,3}}(?:解决|安排|列支|承担|保障|统筹|负担))"
        rf"|(?<=经){house}(?=[^，。；]{{0,4}}(?:同意|批准|研究|审定))|(?<=报){house}(?=[^，。；]{{0,2}}(?:审定|批准|同意|研究|审批|备案))"
        rf"|(?<=在){house}(?=(?:和[^，。；]{{2,10}})?的?[^，。；]{{0,4}}领导下)|{house}(?=(?:研究)?决定(?:开展|在|于|从|自|成立))"
        rf"|(?<=向){house}(?=[^，。；]{{0,4}}(?:汇报|报告|负责|述职|交账))|{house}(?=督查室[^，。；]{{0,4}}(?:将|要|负责|牵头|每))"
        rf"|(?<=[况果单料结]报){house}(?=$|[，。；])"
        rf"|(?:(?<=^)|(?<=[，。；：、由])){level}(?!级)[一-龥]{{1,8}}(?<!分)(?:局|办|委|中心)(?=[一-龥]{{0,4}}(?:负责|牵头|统筹|具体))"
        rf"|(?<=责任单位：){level}[一-龥]{{1,8}}(?<!分)[局办委]|(?<=牵头单位：){level}[一-龥]{{1,8}}(?<!分)[局办委]"
    )
    for spot, _ in spots(acts, page.lines):
        joined = re.search(rf"{right}(?:委|政府)", spot.sentence)
        if not joined and not re.search(r"□|印发|文件", spot.tail):
            yield found(spot, "T209", right=spot.word.replace(level, right))


def _under(page: Page, level: str, right: str) -> Iterator[Find]:
    """县政府 as the one we answer to, in a city's paper."""
    house = rf"{level}(?:委、?{level}政府|委|政府|人民政府)"
    acts = (
        rf"(?<=经){house}(?=[^，。；]{{0,4}}(?:同意|批准|研究))|(?<=报){house}|(?<=在){house}(?=的?[^，。；]{{0,4}}领导下)"
        rf"|(?:(?<=^)|(?<=[，。；：]))(?:各)?{level}直(?=各|部门|单位)"
    )
    for spot, _ in spots(acts, page.lines):
        if not re.search(rf"各{level}|{level}、|、{level}|[一-龥]{{2}}{level}", spot.before):
            yield found(spot, "T209", right=spot.word.replace(level, right))


def _below(page: Page, levels: list[str]) -> Iterator[Find]:
    """各县区, 市直各部门 as those who are told what to do, where they are not the issuer's."""
    own = max(LEVELS[level] for level in levels)
    if own >= LEVELS["市"]:
        return
    told = [r"各(?:县区|区县|县市区|县（市、区）|县（区）|市县|县市|区市县)"]
    for level in ("市", "县", "区"):
        if level not in levels and LEVELS[level] > own:
            told += [rf"(?<![一-龥])(?:各)?{level}(?:直(?:各|有关)?(?:部门|单位|机关)|属各?单位)"]
    if own == 0:
        told += [r"各(?:乡镇|镇街|街镇|镇（街道）|乡镇（街道）|街道办事处|镇办)"]
    for pattern in told:
        yield from _told(page, pattern, levels[0])


def _told(page: Page, pattern: str, right: str) -> Iterator[Find]:
    for spot, _ in spots(pattern, page.lines):
        if re.search(
            r"(?:在|与|同|和|比|较|于|对|全市|居|学习|借鉴|结对|帮扶|协调|配合|会同|联系|对接|邀请|联合|争取)[^，。；]{0,3}$",
            spot.lead,
        ):
            continue
        if re.search(r"□|印发|部署|通报|要求", spot.lead) or re.search(
            r"^(?:中|之间|排名|结对|帮扶|驻|支持|包联|联)", spot.tail
        ):
            continue
        narrated = re.search("(?:召开|印发|下发|部署)后", spot.before) and not re.search(
            MODAL, spot.tail
        )
        if not (narrated or _copied(spot, page)):
            yield found(spot, "T209", right=f"{right}的单位")


def _copied(spot: Spot, page: Page) -> bool:
    """Whether a word stands among the copies: anybody may get one."""
    copies = getattr(page.document.paper, "copies", None)
    return bool(copies and copies.mark.same(spot.mark))


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
        for spot, _ in spots(lead + form + after, page.lines):
            if not re.search(r"[委府办局会]、$", spot.before[-2:] + ""):
                yield found(spot, "T121", right="、".join(map(str, issuers[0].selves)))
