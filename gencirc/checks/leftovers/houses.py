"""Houses and offices of another level: 经市政府同意, 责任单位：市住建局 in a county's (T208, T209)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gencirc.checks.leftovers.layers import Find, Page, found
from gencirc.checks.leftovers.places import place_of
from gencirc.checks.leftovers.spots import Spot, spots
from gencirc.checks.reading import typed
from gencirc.patterns import later

LEVELS = {"省": 3, "市": 2, "县": 1, "区": 1, "旗": 1, "镇": 0, "乡": 0, "街道": 0}
HOUSE = r"(?:委|政府|人大常委会|政协|纪委监委|直(?=[各机属单部])|级(?=[各机领部单财]|领导)|领导小组|里(?=[的将要已成安决统召组]))"
DUTY = r"(?:责任|牵头|配合|参与|承办|主办|协办)(?:单位|部门)"  # all of four characters
LISTED = later(rf"(?<={DUTY}：)[^）。；\n]+")
OFFICE = r"(?:局|办公室|办|委|中心|支队|大队|公司|处|院|站)"


def find(page: Page, levels: list[str]) -> Iterator[Find]:
    """县委、县政府 in a district's paper; 经市政府同意 in a county bureau's."""
    own = [LEVELS[level] for level in levels]
    parents = {p[-1] for i in page.plan.issuers for p in place_of(str(i.full)).parts}
    for level in ("省", "市", "县", "区"):
        if level in levels:
            continue
        sister = {"县": "区", "区": "县"}.get(level)
        if LEVELS[level] in own or (sister in parents and level not in parents):
            yield from _strange(page, level, levels[0])
        elif LEVELS[level] == max(own) + 1 and level != "省":
            yield from _in_our_name(page, level, levels[0])
            yield from _responsible(page, level, levels[0])
        elif max(own) > LEVELS[level]:
            yield from _under(page, level, levels[0])
            yield from _responsible(page, level, levels[0])


def _strange(page: Page, level: str, right: str) -> Iterator[Find]:
    """县委 where there is none: districts and counties have no other above or below them."""
    lead = r"(?:(?<=^)|(?<=[，。；：、（\s经由报向按照在据是和与及为对到送请各])|(?<=配合)|(?<=会同)|(?<=联合)|(?<=邀请)|(?<=协调)|(?<=协同)|(?<=联系)|(?<=落实)|(?<=执行)|(?<=纳入))"
    office = r"[一-龥]{1,8}?(?:局|办公室|办|指挥部|委员会)(?![一-龥]*区)"
    for spot, _ in spots(rf"{lead}{level}(?:{HOUSE}|{office})", page.lines, level):
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
        rf"|(?<=提请){house}|(?<=报请){house}(?=[^，。；]{{0,6}}(?:审[定议批]|批准|同意|研究))"
        rf"|(?:(?<=列入)|(?<=纳入)){level}(?:本级|级)?财政"
        rf"|(?<=在){house}(?=(?:和[^，。；]{{2,10}})?的?[^，。；]{{0,4}}领导下)|{house}(?=(?:研究)?决定(?:开展|在|于|从|自|成立))"
        rf"|(?<=向){house}(?=[^，。；]{{0,4}}(?:汇报|报告|负责|述职|交账))|{house}(?=督查室[^，。；]{{0,4}}(?:将|要|负责|牵头|每))"
        rf"|(?<=[况果单料结]报){house}(?=$|[，。；])"
        rf"|(?:(?<=^)|(?<=[，。；：、由])){level}(?!级)[一-龥]{{1,8}}(?<!分)(?:局|办|委|中心)(?=[一-龥]{{0,4}}(?:负责|牵头|统筹|具体|成立|组建|抽调))"
    )
    houses = (level + said for said in ("委", "政府", "人民政府", "财政", "级财政", "本级财政"))
    for spot, _ in spots(acts, page.lines, *houses, *_begun(page, level)):
        joined = re.search(rf"{right}(?:委|政府)", spot.sentence)
        helped = re.search(
            r"□|印发|文件|负责(?:技术|业务|指导|督导|监督|解释|受理|验收)", spot.tail
        )
        if not (joined or helped or re.search(f"{right}[^，。]{{0,8}}配合", spot.sentence)):
            yield found(spot, "T209", right=spot.word.replace(level, right))


def _begun(page: Page, level: str) -> list[str]:
    """Where a clause may begin with the word of a level."""
    first = [level] if page.lines.whole.startswith(level) else []
    return [*first, *(sign + level for sign in "\n，。；：、由")]


def _responsible(page: Page, level: str, right: str) -> Iterator[Find]:
    """责任单位：市住建局、市公路中心, a cell that says no more than 市住建局."""
    body = rf"{level}(?![级区场县])[一-龥]{{1,10}}?(?<!分){OFFICE}"
    page.lines.sought.add(f"^{_row(body)}$", rf"{DUTY}：[^）。；\n]*{body}")
    for line in page.lines:
        for start, several in _listed(line.text, level, body):
            for one in re.finditer(rf"(?:^|(?<=、)){body}(?=$|、)", several):
                spot = Spot(line, start + one.start(), start + one.end())
                if typed(line.words, spot.start, spot.stop) and not copied(spot, page):
                    yield found(spot, "T209", right=right + spot.word[len(level) :])


def _listed(text: str, level: str, body: str) -> Iterator[tuple[int, str]]:
    """Where bodies are listed, some of the level among them."""
    if text.startswith(level) and re.match(f"{_row(body)}$", text):
        yield 0, text
    elif level in text and ("单位：" in text or "部门：" in text):
        yield from ((m.start(), m[0]) for m in LISTED.finditer(text) if level in m[0])


def _row(body: str) -> str:
    """A pattern of bodies one after the other."""
    return f"{body}(?:、{body})*"


def _under(page: Page, level: str, right: str) -> Iterator[Find]:
    """县政府 as the one we answer to, in a city's paper."""
    said = "部署|要求|决策|安排|精神|决定"
    house = rf"{level}(?:委、?{level}政府|委|政府|人民政府)"
    acts = (
        rf"(?<=经){house}(?=[^，。；]{{0,4}}(?:同意|批准|研究))|(?<=报){house}|(?<=在){house}(?=的?[^，。；]{{0,4}}领导下)"
        rf"|(?<=在){level}[一-龥]{{0,6}}(?:领导小组|指挥部|委员会)(?=[^，。；]{{0,4}}领导下)"
        rf"|(?:(?<=^)|(?<=[，。；：、])){level}里(?=的|将|要|统一)"
        rf"|(?:(?<=按照)|(?<=根据)|(?<=贯彻)|(?<=落实)){house}(?=[^，。；]{{0,4}}(?:{said}))"
        rf"|(?:(?<=^)|(?<=[，。；：]))(?:各)?{level}直(?=各|部门|单位)"
        rf"|(?:(?<=^)|(?<=[，。；：、由])){level}[一-龥]{{1,8}}?{OFFICE}(?=牵头|负责|统筹|具体|成立|组建)"
    )
    for spot, _ in spots(acts, page.lines, level):
        if not re.search(
            rf"各{level}|[市乡镇]、$|{level}、|、{level}|[一-龥]{{2}}{level}", spot.before
        ):
            yield found(spot, "T209", right=spot.word.replace(level, right))


def copied(spot: Spot, page: Page) -> bool:
    """Whether a word stands among the copies: anybody may get one."""
    copies = getattr(page.document.paper, "copies", None)
    return bool(copies and copies.mark.same(spot.mark))
