"""What an edited file holds beside its paragraphs: notes, pictures, words in headers and footers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gencirc.collect.edited import cleaned, is_page_number
from gencirc.collect.saying import short
from gencirc.outside.settling import accepted
from gencirc.outside.values import Paper, Paragraph
from gencirc.problem import Problem, problem

NOTES, EDGES = ("脚注", "尾注"), ("页眉", "页脚")
NUMBER = re.compile(r"[-—－–\s\d第页共/]*")  # 第 1 页 共 3 页


def beside(read: Paper, built: Paper) -> list[Problem]:
    """What a plan has no place for, each with what it says."""
    now, was = accepted(read), accepted(built)
    said = [*_notes(now), *_edges(now, was), *_pictures(now, was)]
    return [problem("Z119", None, what=what) for what in said]


def _notes(now: Sequence[Paragraph]) -> Iterator[str]:
    for p in now:
        if p.place.part in NOTES and (text := cleaned(p.said)):
            asks = (q for q in now if any(x.note == p.place.name for x in q.pieces))
            where = next((f"“{short(cleaned(q.text))}”的" for q in asks), "")
            yield f"{where}{p.place.part}“{short(text)}”"


def _edges(now: Sequence[Paragraph], was: Sequence[Paragraph]) -> Iterator[str]:
    for part in EDGES:
        old, new = _words(was, part), _words(now, part)
        yield from (f"{part}里的“{short(text)}”" for text in new if text not in old)
        yield from (f"{part}里删掉的“{short(text)}”" for text in old if text not in new)


def _words(paragraphs: Sequence[Paragraph], part: str) -> list[str]:
    """What headers or footers say, page numbers left out."""
    mine = [cleaned(p.said) for p in paragraphs if p.place.part == part and not is_page_number(p)]
    return [text for text in dict.fromkeys(mine) if not NUMBER.fullmatch(text)]


def _pictures(now: Sequence[Paragraph], was: Sequence[Paragraph]) -> Iterator[str]:
    more = _many(now) - _many(was)
    if more > 0:
        yield f"加的 {more} 张图片"


def _many(paragraphs: Sequence[Paragraph]) -> int:
    return sum(x.picture for p in paragraphs for x in p.pieces)
