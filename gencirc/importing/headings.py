"""The heading of a numbered line, alone or in front of its text."""

from __future__ import annotations

from gencirc.importing.lost import STOCK
from gencirc.patterns import holds, later
from gencirc.source.marks import Text

STOP = "。！？；"
SENTENCE = "。！？"
COUNTED_PHASE = later(r"第[一二三四五六七八九十]{1,2}个?阶段(?:（[^（）]*）)?$")
TITLE_END = later(
    r"。|：(?!\d)|(?<!\d)：|(?<!\d):|(?<=[\u4e00-\u9fff])[ \u3000]+(?=[\u4e00-\u9fff“])|(?<=[\u4e00-\u9fff])[ \u3000]{2,}(?=\d)"
)
LONGEST = 36  # characters of a heading in front of its text
ALONE = 44  # characters of a heading on a line of its own
DATED = later(r"（[^（）]*(?:\d+月|\d+日|即日|[XxＸ×]\s*月|月底|旬)[^（）]*）")
SPANNED = later(
    r"（[^（）]*月[^（）]*(?:[至到—–－～~-]|旬)[^（）]*）$|（(?:\d{4}年)?\d{1,2}月份?(?:底|末)?）$"
)
LABELS = later(  # who answers for it, in brackets behind a heading
    r"（(?:牵头|责任|配合|主办|协办|承办|主责|组)[^：（）]{0,4}：[^（）]*(?:（[^（）]*）[^（）]*)*）[。：]?"
    r"|（[^（）：]{2,40}牵头(?:负责|实施|落实)?(?:[，；][^（）]*)?）[。：]?"
)
ROSTER = later(  # a line of names is no heading
    r"(?:常务)?副?(?:总指挥长?|指挥长|组\s*长|主\s*任|队\s*长)：|(?:成\s*员|组\s*员|联系人|联系电话|电话|召集人|责任人|成员单位)："
)
LABELLED = later(  # 宣传教育组 组长：甲; 强化火源管控牵头单位：乙
    r"([\u4e00-\u9fff“”、]{4,20}?)[ \u3000]*"
    r"(?<!副)(?<!常务)((?:组\s*长|(?:牵头|责任|配合|主办|协办)(?:单位|部门|科室|股室|领导)|完成时限)：)"
)
TIME = later(  # 3月1日至3月20日：宣传发动
    r"(?:从|自)?(?:[0-9XxＸ×某一二三四五六七八九十年月日号至到—–－～~\-./上中下旬初末底前起止即]{4,}(?:[\u4e00-\u9fff]{2,6}(?:结束|为止))?|\d{1,2}月份?)"
)
WORDS = r"[\u4e00-\u9fff“”、]{2,12}"
TIMED = later(
    rf"{TIME.pattern}[，：\s]{WORDS}|{WORDS}[，：\s]+(?:时间[为：]?)?{TIME.pattern}(?:以后|之后)?"
)
LEADS = later("(?:其中|如下|下列|以下|包括|分别|分别为|即|做到|要求|是|为)$")  # leads on to a list
OF_FORCE = later(r"^本[\u4e00-\u9fff]{2,3}(?:自|由)|\d日")  # a sentence, no heading
BRACKET = later("（[^（）]*）")
SHORTEST = 10  # characters of a text that a heading can be glued to
GOES_ON = later("[的和与及、，：（是有要不应须落已]|进行|必须|$")
SAYS = later(  # what begins a sentence behind a heading
    r"成立|建立|组建|通过|为了?|以|到|从|坚持|按照|根据|在|由|各|全[县区市镇乡局校院]|要|对|本次|此次|开展|实现|力争|确保|经|\d|即日|自"
)
SIGNS = "。；：，、.. 〗"


def headed(rest: Text, leads: bool) -> tuple[Text | None, Text | None]:
    """The heading of a numbered line and the text that runs on behind it.

    A line that ends with a full stop is a heading where it ``leads`` on to what is below.
    """
    if found := LABELS.search(rest):
        title = rest.part(0, found.start()).trimmed()
        if title and len(title) <= LONGEST and not holds(title, STOP):
            return title, rest.part(found.start(), len(rest))
    if (
        (glued := STOCK.match(rest))
        and SAYS.match(rest, glued.end())
        and len(rest) > glued.end() + SHORTEST
    ):
        return rest.part(0, glued.end()), rest.part(glued.end(), len(rest)).trimmed()
    if (found := LABELLED.match(rest)) and not holds(found[1], STOP):
        return rest.part(*found.span(1)), rest.part(found.start(2), len(rest))
    bare = rest.rstrip(SIGNS if "〖" not in rest else SIGNS.strip("〗"))
    dated = bare.endswith("）") and len(bare) <= LONGEST and SPANNED.search(bare)
    goes_on = rest.endswith("，") or (rest.endswith("；") and not dated)
    if not holds(bare, STOP) and len(bare) <= ALONE and not goes_on:
        colon = bare.find("：")
        if ROSTER.match(bare) or ("（" in bare[: max(colon, 0)] and "）" not in bare[:colon]):
            colon = -1
        if LEADS.search(bare[: max(colon, 0)]):
            colon = -1
        if TIME.fullmatch(bare[: max(colon, 0)]):
            colon = -1
        if 0 < colon <= 12 and not DATED.search(bare) and not COUNTED_PHASE.match(bare[:colon]):
            return rest.part(0, colon), rest.part(colon + 1, len(rest)).trimmed()
        if ROSTER.match(bare):
            return None, None
        if dated or not rest.endswith("。") or (leads and len(bare) <= LONGEST):
            return rest.part(0, len(bare)), None
    if ROSTER.match(rest):
        return None, None
    dated = DATED.search(rest)
    for end in TITLE_END.finditer(rest):
        title = rest.part(0, end.start())
        inside = dated and dated.start() < end.start() < dated.end()
        early = dated and end[0] == "：" and end.end() < dated.start() < LONGEST
        opened = title.count("（") > title.count("）")
        if inside or early or opened or COUNTED_PHASE.fullmatch(title) or TIME.fullmatch(title):
            continue
        if len(title) > LONGEST + (len(dated[0]) if dated and dated.end() <= end.start() else 0):
            break
        text = rest.part(end.end(), len(rest)).trimmed()
        text = text.part(len(text) - len(text.lstrip(SIGNS)), len(text))
        if end[0] in "：:" and (holds(title, SENTENCE) or LEADS.search(title)):
            break
        if (
            "阶段" not in title
            and OF_FORCE.search(BRACKET.sub("", title))
            and not TIMED.fullmatch(title)
        ):
            break
        if text and title:
            return title.trimmed(), text
        break
    return _glued(rest)


def _glued(rest: Text) -> tuple[Text | None, Text | None]:
    """A heading that many papers have, glued to the text behind it: 工作目标从现在起……"""
    found = STOCK.match(rest)
    if not found or len(rest) < found.end() + SHORTEST or GOES_ON.match(rest, found.end()):
        return None, None
    return rest.part(0, found.end()), rest.part(found.end(), len(rest)).trimmed()
