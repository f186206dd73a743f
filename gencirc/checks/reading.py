"""How checks read a paper: line by line, typed words apart from derived ones."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from gencirc.blocks.tree import words_of
from gencirc.kind.document import Document
from gencirc.patterns import later
from gencirc.problem import Problem, problem
from gencirc.words import Words

QUOTED = r"“[^”]*”|《[^》]*》|‘[^’]*’"


class Rule(NamedTuple):
    """A pattern that should not stand in a paper.

    ``hints`` are bits of text one of which must be there for it to match; without
    them the pattern is not even compiled (a fast start is worth more than brevity).
    """

    code: str
    hints: tuple[str, ...]
    pattern: str
    masked: bool = False  # quotations and titles are left out


Ready = tuple[tuple[Rule, re.Pattern[str]], ...]  # rules with their patterns


def lines(document: Document) -> list[Words]:
    """Every line of a paper: head elements, then blocks in order."""
    head = [w for w in document.head.values() if w]
    return head + [w for block in document.blocks for w in words_of(block) if w]


def typed(words: Words, start: int, stop: int) -> bool:
    """Whether a stretch was typed in the plan, not counted or worded by the machine."""
    return all(s.exact for s in words.cut(start, stop))


def masked(text: str) -> str:
    """The text with quotations and titles blanked out, places kept."""
    if "“" not in text and "《" not in text and "‘" not in text:
        return text
    return re.sub(QUOTED, lambda m: "□" * len(m[0]), text)


def found(pattern: re.Pattern[str], text: Iterable[Words]) -> Iterator[tuple[Words, re.Match[str]]]:
    """Matches that were typed, outside quotations and titles."""
    for words in text:
        for match in pattern.finditer(masked(str(words))):
            if typed(words, *match.span()):
                yield words, match


def han(char: str) -> bool:
    """Whether a character is a hanzi."""
    return "\u4e00" <= char <= "\u9fff"


@cache
def _told_apart(rules: tuple[Rule, ...]) -> tuple[Ready, Ready, re.Pattern[str]]:
    """The rules without hints, those with, and a pattern of all hints."""
    ready = [(rule, later(rule.pattern)) for rule in rules]
    plain = tuple(r for r in ready if not r[0].hints)
    hinted = tuple(r for r in ready if r[0].hints)
    hints = {h for rule, _ in hinted for h in rule.hints}
    chars = "".join(map(re.escape, sorted(h for h in hints if len(h) == 1)))
    longer = [re.escape(h) for h in sorted(hints) if len(h) > 1]
    return plain, hinted, re.compile("|".join([f"[{chars}]", *longer]))


def broken(rules: tuple[Rule, ...], words: Words) -> Iterator[Problem]:
    """A problem for every match of every rule in a line; ``{text}`` in its words is the match."""
    line = str(words)
    plain, hinted, hints = _told_apart(rules)
    for rule, pattern in (*plain, *hinted) if hints.search(line) else plain:
        if rule.hints and not any(hint in line for hint in rule.hints):
            continue
        for match in pattern.finditer(masked(line) if rule.masked else line):
            if typed(words, *match.span()):
                shown = line[match.start() : match.end()]
                yield problem(rule.code, words.mark_at(match.start()), text=shown)
