"""How checks read a paper: line by line, typed words apart from derived ones."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from gencirc.blocks.tree import words_of
from gencirc.kind.drafting import Document
from gencirc.problem import Problem, problem
from gencirc.words import Words

QUOTED = re.compile(r"“[^”]*”|《[^》]*》|‘[^’]*’")


def lines(document: Document) -> Iterator[Words]:
    """Every line of a paper: head elements, then blocks in order."""
    yield from (w for w in document.head.values() if w)
    for block in document.blocks:
        yield from (w for w in words_of(block) if w)


def typed(words: Words, start: int, stop: int) -> bool:
    """Whether a stretch was typed in the plan, not counted or worded by the machine."""
    return all(s.exact for s in words.cut(start, stop))


def masked(text: str) -> str:
    """The text with quotations and titles blanked out, places kept."""
    return QUOTED.sub(lambda m: "□" * len(m[0]), text)


def found(
    words: Iterable[Words], pattern: re.Pattern[str], code: str, mask: bool = False, any_origin: bool = False
) -> Iterator[Problem]:
    """A problem for every match; ``{text}`` in its words is what was matched."""
    for line in words:
        bare = str(line)
        for match in pattern.finditer(masked(bare) if mask else bare):
            if any_origin or typed(line, *match.span()):
                text = bare[match.start() : match.end()]
                yield problem(code, line.mark_at(match.start()), text=text)
