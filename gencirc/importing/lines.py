"""Lines of a text with their ordinals: what was glued is parted, lost signs are guessed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from gencirc.importing.bullets import bulleted
from gencirc.importing.cells import CELLS
from gencirc.importing.chapters import chapters
from gencirc.importing.clean import Clean
from gencirc.importing.decimals import decimals
from gencirc.importing.gluing import unglued
from gencirc.importing.joining import BOUND, STAGE
from gencirc.importing.lost import Bare, lost
from gencirc.importing.ordinals import COUNTED, MASKED, Line, Ordinal, bare, ordinal
from gencirc.importing.staging import staged
from gencirc.patterns import later
from gencirc.source.marks import Mark, Source, Text

STRAY = later(r"[。，；：、．.\s]+")
CHILD = later(  # 一、主要成效（一）…: the first part glued to the heading above
    r"(?:(?:^|(?<=[。；：]))[一二三四五六七八九十]{1,2}、|（[一二三四五六七八九十]{1,2}）)[\u4e00-\u9fff、]{2,14}?(?=（一）|1[.．、](?!\d))"
)
RUN = later(r"\d{1,2}[.．、]")
RUN_ON = later(r"(?:\d{1,2}[.．、][\u4e00-\u9fff“”、和及]{2,16}[；;，]?){3,}")  # 1.甲2.乙3.丙
ANYWHERE = later(  # in a text without breaks
    r"(?<![第一二三四五六七八九十、（〔])(?=[一二三四五六七八九十]{1,3}、[\u4e00-\u9fff“]{2})"
    r"|(?=（[一二三四五六七八九十]{1,2}）[\u4e00-\u9fff“])|(?<![\d.（])(?=\d{1,2}[.．、][\u4e00-\u9fff“]{2})"
)
UNBROKEN = 200  # characters a line of a text without breaks


def lines(clean: Clean, name: str) -> list[Line]:
    """The lines of a text with their ordinals; glued headings stand on lines of their own."""
    source = Source(name, clean.text)
    out: list[Line] = []
    bare = lost(clean.text)
    unbroken = len(clean.text) > UNBROKEN * (clean.text.count("\n") + 1)
    at, before = 0, ""
    for raw in clean.text.split("\n"):
        text = Text(raw, Mark(source, at, at + len(raw), verbatim=True))
        if not _first_empty(raw, before):
            text = text.trimmed()
        at, before = at + len(raw) + 1, raw
        if text:
            out += _parted(text, bare, unbroken)
    return bulleted(chapters(decimals(staged(unglued(list(_mended(out)))))))


def _first_empty(raw: str, before: str) -> bool:
    """Whether a line is the row of a table whose first cell is empty, and no indented paragraph."""
    bare = raw.strip()
    return bool(bare) and raw[0] == "\t" and ("\t" in bare or "\t" in before.strip())


def _parted(text: Text, lost: Mapping[int, Bare], unbroken: bool) -> Iterator[Line]:
    """A line, parted before every ordinal that was glued to the sentence before it."""
    if CELLS.search(text):
        yield Line(text)
        return
    text = _unstrayed(text)
    home = text.mark.start + text.mark.offset
    bare = [n - home for n in lost if home <= n < home + len(text)]
    runs = [m.start() for m in RUN.finditer(text)] if RUN_ON.fullmatch(text) else []
    bound = [m.end() for found in (BOUND, CHILD, STAGE) for m in found.finditer(text)]
    if unbroken:
        bound += [m.end() for m in ANYWHERE.finditer(text)]
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
