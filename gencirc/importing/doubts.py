"""What a person should look at: masks, holes, unpaired signs, guessed headings, turned sentences."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from gencirc.importing.clean import HAN, Clean, shape
from gencirc.importing.contents import CONTENTS_WHY
from gencirc.importing.draft import Made, Node, words
from gencirc.importing.ordinals import MASKED, Line
from gencirc.importing.passes import TONED
from gencirc.patterns import later
from gencirc.problem import Problem, problem
from gencirc.source.marks import Mark, Source, Text

MASK = later(
    rf"(?:[XxＸ×]{{1,4}}[年月日]?){{2,}}|(?<![A-Za-z0-9{TONED}])[XxＸ×]{{1,6}}(?![A-Za-z0-9{TONED}])|某|[＊*○◯]{{2,}}|_{{3,}}|QD"
)
HOLE = later(
    r"(?<!\d)(?:年月[上中下]?[旬日]?|月日|月[上中下]旬至月)|(?<=、)路(?=、)|(?<=[\u4e00-\u9fff])、、|（）|《》|“”"
)
DAMAGE = later(rf"(?<={HAN})[?？�□■◆●]+(?=[{HAN}\d])|(?<=\d)[lIO](?={HAN})|�")
PINYIN = later(
    rf"[a-zü{TONED}]*[{TONED}][a-zü{TONED}]*(?:[ '’]?[a-zü{TONED}]+)*"
)  # for words that are lost
PAIRS = (("“", "”"), ("（", "）"), ("《", "》"), ("〔", "〕"))
TURNED = later(r"，\s*(?=\d{1,2}[.．、])")
BRACKETS = ("[]", "［］", "（）", "()", "〖〗", "﹝﹞")  # of the year in a number
AROUND = 4  # characters shown on either side
REPEATED = 14  # characters of a clause that is said again and again


class Doubt(NamedTuple):
    """A place that should be looked at, and what is said of it in the plan."""

    place: int  # in the cleaned text
    problem: Problem
    note: str


def doubts(source: Source, clean: Clean, lines: Sequence[Line], made: Made) -> list[Doubt]:
    """Every doubt in the order of the text; of a sort that comes often, one for all."""
    found = [
        *_whole(source, clean), *_traditional(source, clean), *_tables(source, clean, made),
        *_masks(source, clean), *_unpaired(source, clean, lines), *_guessed(source, clean, lines),
        *_turned(source, clean, lines), *_bracketed(source, clean, made),
    ]  # fmt: skip
    return sorted(found, key=lambda d: d.place)


def _doubt(
    source: Source, clean: Clean, index: int, code: str, note: str, **facts: object
) -> Doubt:
    at = clean.at(index)
    mark = Mark(source, at, at, verbatim=True)
    return Doubt(index, problem(code, mark, **facts), note)


def _whole(source: Source, clean: Clean) -> Iterator[Doubt]:
    """What was changed all over the text, told once each with how often."""
    from gencirc.importing import passes

    for why, code in (
        (passes.OLD_WHY, "X110"), (passes.PINYIN_WHY, "X111"), (passes.WIDE_WHY, "X112"),
        (passes.PAGE_WHY, "X113"), (passes.SQUARE_WHY, "X114"),
        (CONTENTS_WHY, "X118"),
    ):  # fmt: skip
        found = [c for c in clean.changes if c.why == why]
        if found:
            mark = Mark(source, found[0].at, found[0].at, verbatim=True)
            yield Doubt(-1, problem(code, mark, count=len(found)), "")


def _traditional(source: Source, clean: Clean) -> Iterator[Doubt]:
    """The few traditional characters that stayed: a name may have one."""
    from gencirc.importing.passes import traditional

    for index, char in enumerate(clean.text):
        if ord(char) in traditional():
            said = clean.text[max(0, index - AROUND) : index + AROUND + 1].replace("\n", "")
            yield _doubt(source, clean, index, "X115", f"繁体字“{char}”", said=said, char=char)


def _tables(source: Source, clean: Clean, made: Made) -> Iterator[Doubt]:
    """Tables that stood in the text; the plan says so where they are now."""
    for cells in made.tables:
        head = cells.rows[0]
        said = "、".join(c for c in head if c)
        at = head[0].mark.start + head[0].mark.offset
        yield _doubt(source, clean, at, "X116", "", said=said)


def _bracketed(source: Source, clean: Clean, made: Made) -> Iterator[Doubt]:
    """Numbers whose year stands in other brackets than the standard's."""
    signs = made.derived
    for left, right, behind in zip(signs, signs[1:], signs[2:], strict=False):
        if behind.startswith("号") and (said := left.strip() + right.strip()[:1]) in BRACKETS:
            yield _doubt(source, clean, left.mark.at, "X117", "", said=said)


def _masks(source: Source, clean: Clean) -> Iterator[Doubt]:
    chars = set(clean.text)
    for code, pattern, what, signs in (
        ("X120", MASK, "隐去的字", "XxＸ×某＊*○◯_Q"),
        ("X121", HOLE, "空着的地方", "年月路、（《“"),
        ("X122", DAMAGE, "转坏的字", "?？�□■◆●lIO"),
        ("X130", PINYIN, "拼音", TONED),
    ):
        if chars.isdisjoint(signs):
            continue
        for found in pattern.finditer(shape(clean.text) if pattern is DAMAGE else clean.text):
            if pattern is MASK and not _masked(clean.text, found):
                continue
            said = _around(clean.text, found)
            yield _doubt(
                source, clean, found.start(), code, f"{what}“{found[0]}”", said=said, char=found[0]
            )


def _masked(text: str, found: re.Match[str]) -> bool:
    """Whether a sign stands for a word: 某 before one, QD between two, no mask that counts."""
    before, after = shape(text[found.start() - 1 : found.start()]), shape(text[found.end() :][:1])
    if found[0] in ("某", "QD") and (after != HAN or (found[0] == "QD" and before != HAN)):
        return False
    return after not in ("、", "．", ".")


def _around(text: str, found: re.Match[str]) -> str:
    """A match with some words before and behind it, of the same line."""
    before = text[max(0, found.start() - AROUND) : found.start()].rpartition("\n")[2]
    return before + found[0] + text[found.end() : found.end() + AROUND].partition("\n")[0]


def _unpaired(source: Source, clean: Clean, lines: Sequence[Line]) -> Iterator[Doubt]:
    for line in lines:
        for left, right in PAIRS:
            if line.text.count(left) != line.text.count(right):
                sign = left if left in line.text else right
                index = line.text.mark.at + line.text.index(sign)
                yield _doubt(
                    source, clean, index, "X123", f"{left}{right}不成对", left=left, right=right
                )


def _guessed(source: Source, clean: Clean, lines: Sequence[Line]) -> Iterator[Doubt]:
    last: dict[str, int] = {}
    for line in lines:
        o = line.ordinal
        if o is None:
            continue
        at = line.text.mark.at
        if line.mended == "lost":
            yield _doubt(source, clean, at, "X124", "编号的标点丢了", text=line.text[:12])
        elif line.mended == "glued":
            yield _doubt(source, clean, at, "X125", "标题原来同上一句连着", text=line.text[:12])
        elif o.form == MASKED:
            yield _doubt(source, clean, at, "X126", "编号隐去了", text=line.text[:12])
        if o.form == "一、":
            if o.number not in (1, last.get(o.form, 0) + 1):
                yield _doubt(source, clean, at, "X127", "编号不连", text=line.text[:12])
            last = {}
        last[o.form] = o.number


def _turned(source: Source, clean: Clean, lines: Sequence[Line]) -> Iterator[Doubt]:
    """Signs that a text was spun: an ordinal behind a comma, one clause said over and over."""
    for found in TURNED.finditer(clean.text):
        yield _doubt(
            source,
            clean,
            found.start(),
            "X128",
            "语序像被改过（洗稿）",
            said=_around(clean.text, found),
        )
    seen: dict[str, int] = {}
    for found in re.finditer(rf"[{HAN}“”、]{{{REPEATED},}}", shape(clean.text)):
        said = clean.text[found.start() : found.end()]
        seen[said] = seen.get(said, 0) + 1
        if seen[said] == 3:
            yield _doubt(source, clean, found.start(), "X129", "同样的话说了三遍", said=said[:20])


def remark(found: Sequence[Doubt]) -> Callable[[Node], str]:
    """What is said above a value in the plan: the doubts that lie in its words."""
    places = [d for d in found if d.note]

    def said(node: Node) -> str:
        if not places:
            return ""
        notes: dict[str, None] = {}
        for word in words(node):
            if not isinstance(word, Text):
                continue
            start = word.mark.start + word.mark.offset
            for doubt in places:
                if start <= doubt.place < start + len(word):
                    notes.setdefault(doubt.note)
        return f"待核：{'；'.join(notes)}" if notes else ""

    return said
