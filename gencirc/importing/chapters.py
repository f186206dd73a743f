"""Chapters above the levels of the standard: 第一部分, 第一章, 第一个问题; what is below goes down."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gencirc.importing.ordinals import CHAPTER, LEVELS, SECTION, Line
from gencirc.patterns import later

ARTICLE = later(r"第[一二三四五六七八九十百]{1,5}条(?:[ \u3000]|(?=[\u4e00-\u9fff]))")
TITLE = later(r"[^。；！]{1,40}")
BELOW = {"一、": "（一）", "（一）": "1.", "1.": "（1）"}
FEWEST = 2


def chapters(lines: Sequence[Line]) -> list[Line]:
    """The lines with chapters as the outermost level; those of rules with articles stay text."""
    found = [n for n, x in enumerate(lines) if _form(x) == CHAPTER]
    rules = any(ARTICLE.match(x.text) for x in lines)
    heads = [n for n in found if TITLE.fullmatch(lines[n].rest)]
    if rules or len(heads) < FEWEST:
        return [x._replace(ordinal=None) if _form(x) in (CHAPTER, SECTION) else x for x in lines]
    inside = {_form(x) for x in lines[heads[0] :]}
    return list(_lowered(lines, set(heads), ("一、" in inside) + (SECTION in inside)))


def _form(line: Line) -> str:
    return line.ordinal.form if line.ordinal else ""


def _below(form: str, steps: int) -> str:
    """The level so many steps down; the lowest has none below."""
    for _ in range(steps):
        form = BELOW.get(form, form)
    return form


def _lowered(lines: Sequence[Line], heads: set[int], steps: int) -> Iterator[Line]:
    """Every line with its new level; before the first chapter nothing changes."""
    begun = False
    for place, line in enumerate(lines):
        begun = begun or place in heads
        o = line.ordinal
        if o and place in heads:
            yield line._replace(ordinal=o._replace(form="一、"))
        elif o and o.form == SECTION and begun:
            yield line._replace(ordinal=o._replace(form="（一）"))
        elif o and o.form in (CHAPTER, SECTION):
            yield line._replace(ordinal=None)
        elif o and begun and o.form in LEVELS:
            yield line._replace(ordinal=o._replace(form=_below(o.form, steps)))
        else:
            yield line
