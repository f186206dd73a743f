"""Paragraphs from lines: what a page break tore apart is joined, what was glued is parted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from gencirc.importing.bullets import bulleted
from gencirc.importing.chapters import chapters
from gencirc.importing.clean import Clean, removed
from gencirc.importing.dates import DATE as SIGNED
from gencirc.importing.decimals import decimals
from gencirc.importing.gluing import unglued
from gencirc.importing.heads import KINDS
from gencirc.importing.lost import Bare, lost
from gencirc.importing.ordinals import COUNTED, MASKED, NO_COUNT, Line, Ordinal, bare, ordinal
from gencirc.importing.passes import JOINED_WHY
from gencirc.numerals import value
from gencirc.patterns import later
from gencirc.source.marks import Mark, Source, Text

BREAK = later(r"(?<![ \t\u3000\xa0])[ \t\u3000\xa0]*+\n[ \t\u3000\xa0\n]*+")
LABEL = later(r"[\u4e00-\u9fff \u3000]{2,9}：")
CLOSED = tuple("。！？；：…）》〉〕」|\t")
LOOSE = tuple("，、（《“")
INNER = later("[，。；：？！、]")
LONG, SHORT = 22, 14  # characters of a line that may go on below, where a sentence ends there
ROSTER = later(r"(?:副?组\s*长|成\s*员|组\s*员|副?总?指挥长?)[：\s]")
TEAM = later(r"(?:^|[。；：]|专班|组)[一二三四五六七八九十][\u4e00-\u9fff]{2,10}(?:专班|组)$")
OFFICE = later(r"领导小组|指挥部|工作组|专班|办公室|下设|设立")
HEADING = 36  # of a heading on a line of its own
ENDED = later("[。；：！？]")
NUMBERED = later(r"〔\d{0,4}〕|签发人：")
CELLS = later(r"\t| \| |^\|")
UNSIGNED = later(r"(?:[一二三四五六七八九十]{1,2}|\d)(?=[\u4e00-\u9fff]{3})")
COUNT = later(r"\s*([12一二])(?=[\u4e00-\u9fff]{4})")
SECOND = 2
BRACKET = 80  # characters of one, at most
DATED = later(r"\d[年月]?$|\d[年月日]?[至—~～-]$")
STRAY = later(r"[。，；：、．.\s]+")
TITLED = later(rf"(?:{KINDS})(?:（[^（）]{{1,12}}）)?$")
DATE = later(r"[0-9XxＸ×〇○一二三四五六七八九十]{2,4}年")
CHILD = later(  # 一、主要成效（一）…: the first part glued to the heading above
    r"(?:(?:^|(?<=[。；：]))[一二三四五六七八九十]{1,2}、|（[一二三四五六七八九十]{1,2}）)[\u4e00-\u9fff、]{2,14}?(?=（一）|1[.．、](?!\d))"
)
RUN = later(r"\d{1,2}[.．、]")
RUN_ON = later(r"(?:\d{1,2}[.．、][\u4e00-\u9fff“”、和及]{2,16}[；;，]?){3,}")  # 1.甲2.乙3.丙
BOUND = later(
    r"(?<=[。；！？：”）])\s*(?=第?[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|[XxＸ]、)"
    r"|(?<=[。；！？：”），])\s*(?=\d{1,2}[.．、](?!\d))"
)


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
    if not before or not after or before.endswith(CLOSED):
        return bool(before and after and before.endswith("）") and after[0] in "。，；")
    if CELLS.search(before) or CELLS.search(after) or before[0] == "#" or after.endswith("印发"):
        return False
    if after[0] in "。，；、：？！”）" or _inside(before, after):
        return True
    if TEAM.search(before):
        return False
    if (TITLED.search(before) and _begins(text, gap)) or _counts(after, text[end + 1 :]):
        return False
    if ordinal(after) or LABEL.match(after) or after[0] in "（《#" or DATE.match(after):
        return before.endswith(LOOSE) and not (ordinal(after) or LABEL.match(after))
    if before.endswith(LOOSE):
        return True
    before = before[max((m.end() for m in BOUND.finditer(before)), default=0) :]
    head = ordinal(before)
    words = before[head.end :] if head else before
    numbered = head or (UNSIGNED.match(before) and not NO_COUNT.match(before))
    if (numbered and len(before) <= HEADING and not ENDED.search(words)) or NUMBERED.search(before):
        return False
    label = LABEL.match(words)
    if label and ROSTER.match(words) and OFFICE.match(after):
        return False
    words = words[label.end() :] if label else words
    long = SHORT if after[-1] in "。；" and not label else LONG
    return bool(INNER.search(words)) and len(before) >= long


def _inside(before: str, after: str) -> bool:
    """Whether a break stands inside brackets, or inside a date."""
    opened = before.rpartition("（")[2] if "（" in before else ""
    held = opened and "）" not in opened and "。" not in opened and "）" in after[:BRACKET]
    return bool(held or (DATED.search(before) and after[0] in "0123456789年月日至—"))


def _counts(after: str, below: str) -> bool:
    """Whether a line begins with a numeral without its sign, and the next one counts on."""
    one, two = COUNT.match(after), COUNT.match(below)
    return bool(one and two and value(one[1]) == 1 and value(two[1]) == SECOND)


def _begins(text: str, gap: re.Match[str]) -> bool:
    """Whether the line before a break is the first one, or stands behind a date or an empty line."""
    above = text[: text.rfind("\n", 0, gap.start()) + 1].rstrip(" \t\u3000")
    last = above.rstrip().rpartition("\n")[2].strip()
    return not last or above.endswith("\n\n") or bool(SIGNED.match(last))


def lines(clean: Clean, name: str) -> list[Line]:
    """The lines of a text with their ordinals; glued headings stand on lines of their own."""
    source = Source(name, clean.text)
    out: list[Line] = []
    bare = lost(clean.text)
    at, before = 0, ""
    for raw in clean.text.split("\n"):
        text = Text(raw, Mark(source, at, at + len(raw), verbatim=True))
        if not _first_empty(raw, before):
            text = text.trimmed()
        at, before = at + len(raw) + 1, raw
        if text:
            out += _parted(text, bare)
    return bulleted(chapters(decimals(unglued(list(_mended(out))))))


def _first_empty(raw: str, before: str) -> bool:
    """Whether a line is the row of a table whose first cell is empty, and no indented paragraph."""
    bare = raw.strip()
    return bool(bare) and raw[0] == "\t" and ("\t" in bare or "\t" in before.strip())


def _parted(text: Text, lost: Mapping[int, Bare]) -> Iterator[Line]:
    """A line, parted before every ordinal that was glued to the sentence before it."""
    if CELLS.search(text):
        yield Line(text)
        return
    text = _unstrayed(text)
    home = text.mark.start + text.mark.offset
    bare = [n - home for n in lost if home <= n < home + len(text)]
    runs = [m.start() for m in RUN.finditer(text)] if RUN_ON.fullmatch(text) else []
    bound = [m.end() for found in (BOUND, CHILD) for m in found.finditer(text)]
    cuts = sorted({0, *bound, *bare, *runs, len(text)})
    for start, stop in pairwise(cuts):
        part = text.part(start, stop).trimmed()
        if part and start in bare:
            one = lost[home + start]
            yield Line(part, Ordinal(one.form, one.number, one.end - one.start), "lost")
        elif part:
            mended = "glued" if start and start not in runs else ""
            yield Line(part, ordinal(part), mended)


def _unstrayed(text: Text) -> Text:
    """The line without signs that stand before it: 。（一）…"""
    found = STRAY.match(text)
    return text.part(found.end(), len(text)) if found and found.end() < len(text) else text


def _mended(found: Sequence[Line]) -> Iterator[Line]:
    """Glued parts that count on from what went before stay parted, others are put back."""
    last: dict[str, int] = {}
    out: list[Line] = []
    for place, line in enumerate(found):
        o = line.ordinal
        if line.mended == "glued" and o and not _expected(o, last, line, found, place):
            out[-1] = _together(out[-1], line)
            continue
        if o:
            if o.form not in COUNTED:
                last[o.form] = o.number
            if o.form == "一、":
                last = {"一、": o.number}
            elif o.form == "（一）":
                last = {k: v for k, v in last.items() if k in ("一、", "（一）")}
        out.append(line)
    return iter(_numbered(out))


def _expected(
    o: Ordinal, last: dict[str, int], line: Line, found: Sequence[Line], place: int
) -> bool:
    """Whether a glued ordinal is the next of its kind, or the first of several."""
    if o.form == MASKED:
        return True
    if o.form == "1.":
        before = found[place - 1].text[-1:]
        if before in "，" and o.number > 1 and last.get("1.", 0) != o.number - 1:
            return False
    if o.number == last.get(o.form, 0) + 1 and (o.number > 1 or _follows(o, found, place)):
        return True
    return o.number == 1 and _follows(o, found, place)


def _follows(o: Ordinal, found: Sequence[Line], place: int) -> bool:
    """Whether a later line has the next number of the same form."""
    later = (x.ordinal for x in found[place + 1 : place + 12] if x.ordinal)
    return any(x.form == o.form and x.number == o.number + 1 for x in later)


def _together(before: Line, line: Line) -> Line:
    """Two parts of one line as they were."""
    start, stop = before.text.mark.offset, line.text.mark.offset + len(line.text)
    mark = before.text.mark
    whole = Text(mark.source.text[mark.start + start : mark.start + stop], mark)
    return before._replace(text=whole)


def _numbered(found: list[Line]) -> Iterable[Line]:
    """Lines that lost the sign of their ordinal get it back where they count on from 一 or 1."""
    marks: dict[int, Ordinal] = {}
    for form in ("（一）", "1."):
        run: list[int] = []
        for place, line in enumerate(found):
            if line.ordinal and line.ordinal.form == "一、":
                _keep(run, found, marks)
                run = []
            o = None if line.ordinal else bare(line.text)
            if o is None or o.form != form:
                continue
            if o.number == len(run) + 1:
                run.append(place)
            elif o.number == 1:
                _keep(run, found, marks)
                run = [place]
        _keep(run, found, marks)
    return [
        line._replace(ordinal=marks[n], mended="lost") if n in marks else line
        for n, line in enumerate(found)
    ]


def _keep(run: Sequence[int], found: Sequence[Line], marks: dict[int, Ordinal]) -> None:
    if len(run) > 1:
        for place in run:
            o = bare(found[place].text)
            assert o
            marks[place] = o
