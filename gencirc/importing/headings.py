"""The heading of a numbered line, alone or in front of its text."""

from __future__ import annotations

import re

from gencirc.importing.lost import STOCK
from gencirc.source.marks import Text

STOP = re.compile("[。！？；]")
SENTENCE = re.compile("[。！？]")
COUNTED_PHASE = re.compile(r"第[一二三四五六七八九十]{1,2}个?阶段(?:（[^（）]*）)?$")
TITLE_END = re.compile(r"[。：]|(?<!\d):|(?<=[\u4e00-\u9fff])[ \u3000]+(?=[\u4e00-\u9fff])")
LONGEST = 36  # characters of a heading in front of its text
ALONE = 44  # characters of a heading on a line of its own
DATED = re.compile(r"（[^（）]*(?:\d+月|\d+日|即日|[XxＸ×]\s*月|月底|旬)[^（）]*）")
GOES_ON = re.compile("[的和与及、，：（是有要不应须落已]|进行|必须|$")
SIGNS = "。；：，、.. "


def headed(rest: Text, leads: bool) -> tuple[Text | None, Text | None]:
    """The heading of a numbered line and the text that runs on behind it.

    A line that ends with a full stop is a heading where it ``leads`` on to what is below.
    """
    bare = rest.rstrip(SIGNS)
    if not STOP.search(bare) and len(bare) <= ALONE and not rest.endswith(("，", "；")):
        colon = bare.find("：")
        if 0 < colon <= 12 and not DATED.search(bare) and not COUNTED_PHASE.match(bare[:colon]):
            return rest.part(0, colon), rest.part(colon + 1, len(rest)).trimmed()
        if not rest.endswith("。") or (leads and len(bare) <= LONGEST):
            return rest.part(0, len(bare)), None
    dated = DATED.search(rest)
    for end in TITLE_END.finditer(rest):
        title = rest.part(0, end.start())
        inside = dated and dated.start() < end.start() < dated.end()
        early = dated and end[0] == "：" and end.start() < dated.start() < LONGEST
        opened = title.count("（") > title.count("）")
        if inside or early or opened or COUNTED_PHASE.fullmatch(title):
            continue
        if len(title) > LONGEST + (len(dated[0]) if dated and dated.end() <= end.start() else 0):
            break
        text = rest.part(end.end(), len(rest)).trimmed()
        text = text.part(len(text) - len(text.lstrip(SIGNS)), len(text))
        if text and title and not (end[0] == "：" and SENTENCE.search(title)):
            return title.trimmed(), text
        break
    return _glued(rest)


def _glued(rest: Text) -> tuple[Text | None, Text | None]:
    """A heading that many papers have, glued to the text behind it: 工作目标从现在起……"""
    found = STOCK.match(rest)
    if not found or len(rest) <= LONGEST or GOES_ON.match(rest, found.end()):
        return None, None
    return rest.part(0, found.end()), rest.part(found.end(), len(rest)).trimmed()
