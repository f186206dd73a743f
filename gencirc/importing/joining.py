"""Paragraphs from lines: what a line or page break tore apart is joined."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gencirc.importing.cells import CELLS
from gencirc.importing.clean import Clean, removed
from gencirc.importing.dates import DATE as SIGNED
from gencirc.importing.headings import TIME, TIMED
from gencirc.importing.heads import KINDS
from gencirc.importing.ordinals import DECIMAL, NO_COUNT, ordinal
from gencirc.importing.passes import JOINED_WHY
from gencirc.numerals import value
from gencirc.patterns import holds, later

BOUND = later(
    r"(?<=[。；！？：”）])\s*(?=第?[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|[XxＸ]、|[①-⑳])"
    r"|(?:(?<=[。；！？：”），])|(?<=下设)|(?<=分为)|(?<=包括))\s*(?=\d{1,2}[.．、](?!\d))"
)
BREAK = later(r"(?<![ \t\u3000\xa0])[ \t\u3000\xa0]*+\n[ \t\u3000\xa0\n]*+")
LABEL = later(r"[\u4e00-\u9fff \u3000]{2,9}：")
CLOSED = tuple("。！？；：…）》〉〕」|\t")
LONE = later(r"(?:^|[。；])(?:（[一二三四五六七八九十]{1,2}）|[一二三四五六七八九十]{1,2}、)$")
LOOSE = tuple("，、（《“")
INNER = "，。；：？！、"
LONG, SHORT = 22, 14  # characters of a line that may go on below, where a sentence ends there
ROSTER = later(r"(?:副?组\s*长|成\s*员|组\s*员|副?总?指挥长?)[：\s]")
TEAM = later(r"(?:^|[。；：]|专班|组)[一二三四五六七八九十][\u4e00-\u9fff]{2,10}(?:专班|组)$")
STAGES = ("阶段", "期间", "时期")
PERIOD = later(rf"（{TIME.pattern}[至到—–－～~-]{{1,2}}{TIME.pattern}）")  # one after the other
STAGE = later(  # a phase without its signs at the end of a line
    r"(?:^|(?<=[。；！？：”）]))(?=第[一二三四五六](?:个)?阶段[\u4e00-\u9fff]{2,10}\s*（?\d[^。；：\n]{4,24}$)"
)
PHASED = later("第[一二三四五六](?:个)?阶段")
OFFICE = later(r"领导小组|指挥部|工作组|专班|办公室|下设|设立")
HEADING = 36  # of a heading on a line of its own
ENDED = "。；：！？"
NUMBERED = later(r"〔\d{0,4}〕|签发人：")
UNSIGNED = later(r"(?:[一二三四五六七八九十]{1,2}|\d)(?=[\u4e00-\u9fff]{3})")
COUNT = later(r"\s*([12一二])(?=[\u4e00-\u9fff]{4})")
SECOND = 2
CHAPTER = later(r"(\d{1,2})[.、 \u3000]*(?=[\u4e00-\u9fff])")  # 5 进度安排, above 5.1
BRACKET = 80  # characters of one, at most
DATED = later(r"\d[年月]?$|\d[年月日]?[至—~～-]$")
TITLED = later(rf"(?:{KINDS})(?:（[^（）]{{1,12}}）)?$")
DATE = later(r"[0-9XxＸ×〇○一二三四五六七八九十]{2,4}年")


def joined(clean: Clean) -> Clean:
    """The text with paragraphs whole that a line or page break tore apart."""
    gaps = list(BREAK.finditer(clean.text))
    torn = {g.start() for g in gaps if _goes_on(clean.text, g)}
    if not torn:
        return clean
    places = iter([g.start() in torn for g in gaps])
    pattern = _Only(BREAK, places)
    return removed(clean, pattern, JOINED_WHY)  # type: ignore[arg-type]


class _Only:
    """Those matches of a pattern that were chosen."""

    def __init__(self, pattern: re.Pattern[str], chosen: Iterator[bool]) -> None:
        self.pattern, self.chosen = pattern, chosen

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        return (m for m in self.pattern.finditer(text) if next(self.chosen))


def _goes_on(text: str, gap: re.Match[str]) -> bool:
    """Whether the line before a break is no whole one and the one behind begins nothing new."""
    before = text[text.rfind("\n", 0, gap.start()) + 1 : gap.start()].strip()
    end = text.find("\n", gap.end())
    after = text[gap.end() : end if end >= 0 else len(text)].strip()
    if LONE.search(before) and after and not (CELLS.search(after) or ordinal(after)):
        return True
    if not before or not after or before.endswith(CLOSED):
        return bool(before and after and before.endswith("）") and after[0] in "。，；")
    if CELLS.search(before) or CELLS.search(after) or before[0] == "#" or after.endswith("印发"):
        return False
    if _opens(after, text, end + 1):
        return False
    if after[0] in "。，；、：？！”）" or _inside(before, after) or _timed(before, after):
        return True
    staged = "阶段" in before and STAGE.search(before)
    if staged or TEAM.search(before) or PHASED.match(after):
        return False
    if (TITLED.search(before) and _begins(text, gap)) or _counts(after, text, end + 1):
        return False
    if ordinal(after) or LABEL.match(after) or after[0] in "（《#" or DATE.match(after):
        return before.endswith(LOOSE) and not (ordinal(after) or LABEL.match(after))
    if before.endswith(LOOSE):
        return True
    before = before[max((m.end() for m in BOUND.finditer(before)), default=0) :]
    head = ordinal(before)
    words = before[head.end :] if head else before
    numbered = head or (UNSIGNED.match(before) and not NO_COUNT.match(before))
    if NUMBERED.search(before) or (numbered and len(before) <= HEADING and _heads(words)):
        return False
    label = LABEL.match(words)
    if label and ROSTER.match(words) and OFFICE.match(after):
        return False
    words = words[label.end() :] if label else words
    long = SHORT if after[-1] in "。；" and not label else LONG
    return holds(words, INNER) and len(before) >= long


def _heads(words: str) -> bool:
    """Whether the words behind an ordinal are a heading: they end no sentence, or hold a time."""
    return not holds(words, ENDED) or bool("月" in words and TIMED.fullmatch(words))


def _timed(before: str, after: str) -> bool:
    """Whether the time of a phase stands in brackets below its name."""
    named = len(before) <= SHORT and (before.endswith(STAGES) or ordinal(before))
    dated = named and after[0] == "（" and after[-1] == "）" and len(after) <= HEADING
    return bool(dated and PERIOD.fullmatch(after))


def _inside(before: str, after: str) -> bool:
    """Whether a break stands inside brackets, or inside a date."""
    _, opened, inside = before.rpartition("（")
    held = opened and not holds(inside, "）。") and "）" in after[:BRACKET]
    return bool(held or (DATED.search(before) and after[0] in "0123456789年月日至—"))


def _counts(after: str, text: str, below: int) -> bool:
    """Whether a line begins with a numeral without its sign, and the next one counts on."""
    one, two = COUNT.match(after), COUNT.match(text, below)
    return bool(one and two and value(one[1]) == 1 and value(two[1]) == SECOND)


def _opens(after: str, text: str, below: int) -> bool:
    """Whether a line begins with a decimal, or with a number whose first decimal stands below."""
    here, first = ordinal(after), CHAPTER.match(after)
    below_it = first and text[below:].lstrip().startswith(f"{first[1]}.1")
    return bool(below_it or (here and here.form == DECIMAL))


def _begins(text: str, gap: re.Match[str]) -> bool:
    """Whether the line before a break is the first one, or stands behind a date or an empty line."""
    above = text[: text.rfind("\n", 0, gap.start()) + 1].rstrip(" \t\u3000")
    last = above.rstrip().rpartition("\n")[2].strip()
    return not last or above.endswith("\n\n") or bool(SIGNED.match(last))
