"""Where a word stands: its line, its sentence, its clause, and who typed it.

The titles of other papers (《…》 with the number behind it) and quoted names are blanked
out; the title of the paper that is issued here (现将《…》印发) is text like any other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from typing import NamedTuple

from gencirc.blocks.tree import Heading, Part, Table, Title, is_block, said, words_of
from gencirc.checks.leftovers.seeking import Sought, in_lines
from gencirc.checks.reading import typed
from gencirc.kind.document import Document
from gencirc.patterns import needed
from gencirc.plan.model import Plan
from gencirc.source.marks import Mark
from gencirc.words import Words

SENTENCE = "。！？；\n"
CLAUSE = SENTENCE + "，：:"
TITLED = r"《[^《》]*(?:〈[^〉]*〉[^《》]*)*》(?P<number>（[^（）]*）)?"
ISSUED = r"(?:现将|现印发|印发|下发|制定了?|拟定了?|拟订了?|起草了?|修订了?)(?:的)?$"
BY_OTHERS = r"转发|[委府办局会部厅院里级](?:联合)?(?:近日|已经?|新)?(?:印发|下发|制定了?|出台|修订了?)(?:的)?$"
BY_US = (
    r"[我本](?:委|办|局|会|部|厅|院|县|市|区|镇|乡)(?:近日|已经?)?(?:印发|下发|制定了?|修订了?)$"
)
QUOTED = r"“([^“”]*)”"
ACTING = r"(?:行动|攻坚|攻坚战|整治|会战|战役|攻势|活动|工程|治理)$"
NAME_OF = r"^(?:称号|荣誉|奖|品牌|精神|口号|标语|一词|栏目|小区|奖牌|牌匾|App|小程序|公众号|平台)"


class Line(NamedTuple):
    """A printed line; ``text`` has the titles of other papers and quoted names blanked out."""

    words: Words
    text: str
    head: bool = False  # a title or a heading


@lru_cache(maxsize=8)
def sought(plan: Plan) -> set[str]:
    """The patterns that the papers of a plan were searched for so far."""
    return set()


class Lines(tuple[Line, ...]):
    """The lines of a paper, and all of them as one text, for a quick look."""

    sought: Sought

    def hold(self, *words: str) -> bool:
        """Whether any word is in them; what is sought like that is known (gencirc.mould)."""
        self.sought.add(*_escaped(words))
        return any(word in self.whole for word in words)

    @cached_property
    def whole(self) -> str:
        return "\n".join(line.text for line in self)

    @cached_property
    def chars(self) -> frozenset[str]:
        return frozenset(self.whole)

    @cached_property
    def as_printed(self) -> Lines:
        """The same with titles and quoted names to be read."""
        return _lines((Line(x.words, str(x.words), x.head) for x in self), self.sought)


@lru_cache(maxsize=256)
def _escaped(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(re.escape, words))


class Spot(NamedTuple):
    """A stretch of a line that may be a leftover."""

    line: Line
    start: int
    stop: int

    @property
    def word(self) -> str:
        return self.line.text[self.start : self.stop]

    @property
    def mark(self) -> Mark:
        return self.line.words.mark_at(self.start)

    @property
    def before(self) -> str:
        """The sentence up to the word."""
        return re.split(f"[{SENTENCE}]", self.line.text[: self.start])[-1]

    @property
    def after(self) -> str:
        """The sentence from the word on."""
        return re.split(f"[{SENTENCE}]", self.line.text[self.stop :])[0]

    @property
    def lead(self) -> str:
        """The clause up to the word."""
        return re.split(f"[{CLAUSE}]", self.line.text[: self.start])[-1]

    @property
    def tail(self) -> str:
        """The clause from the word on."""
        return re.split(f"[{CLAUSE}]", self.line.text[self.stop :])[0]

    @property
    def sentence(self) -> str:
        return self.before + self.word + self.after


class Printed(NamedTuple):
    """A line as it is printed."""

    words: Words
    head: bool = False  # a title or a heading


def parts(document: Document) -> Iterator[Part]:
    """What a paper consists of: lines of its head, signers, blocks, and rows behind their table."""
    yield from filter(None, document.head.values())
    yield from document.signers
    for block in document.blocks:
        yield block
        if isinstance(block, Table):
            yield from block.rows


def printed(part: Part) -> list[Printed]:
    """The lines of a part; of a table those that are in no row."""
    if isinstance(part, Words):
        return [Printed(part)]
    if not is_block(part):
        return [Printed(words) for words in said(part) if words]
    head = part.words if isinstance(part, Title | Heading) else None
    block = part._replace(rows=()) if isinstance(part, Table) else part
    return [Printed(w, w is head) for w in words_of(block) if w]


def lines_of(found: Iterable[Printed], plan: Plan, patterns: Sought) -> Lines:
    """Lines as the finders read them."""
    bases = titles(plan)
    return _lines((Line(w, legible(str(w), bases), head) for w, head in found), patterns)


def forms(text: str, bases: Iterable[str]) -> set[str]:
    """A line as it is printed and as the finders read it."""
    return {text, legible(text, bases)}


def titles(plan: Plan) -> set[str]:
    """The titles that the plan rests on."""
    return {str(b.title).strip("《》") for b in plan.bases}


def _lines(found: Iterable[Line], patterns: Sought) -> Lines:
    lines = Lines(found)
    lines.sought = patterns
    return lines


def legible(text: str, bases: Iterable[str] = ()) -> str:
    """The text with what others wrote blanked out, places kept."""
    if "《" in text:
        text = re.sub(TITLED, lambda m: _title(m, bases), text)
    return re.sub(QUOTED, _quote, text) if "“" in text else text


def _title(match: re.Match[str], bases: Iterable[str]) -> str:
    before = re.split(f"[{CLAUSE}]", match.string[: match.start()])[-1]
    named = match[0].removesuffix(match["number"] or "").strip("《》")
    ours = re.search(ISSUED, before) and (
        re.search(BY_US, before) or not re.search(BY_OTHERS, before)
    )
    if ours and not match["number"] and named not in bases:
        return match[0]
    return "□" * len(match[0])


def _quote(match: re.Match[str]) -> str:
    after = match.string[match.end() :]
    if match[1] == "回头看" or (re.search(ACTING, match[1]) and not re.match(NAME_OF, after)):
        return match[0]
    return "□" * len(match[0])


def named(name: str, lines: Lines) -> Iterator[Spot]:
    """Everywhere a name is typed."""
    return (spot for spot, _ in spots(re.escape(name), lines, name))


def spots(pattern: str, lines: Lines, *words: str) -> Iterator[tuple[Spot, re.Match[str]]]:
    """Every typed match of a pattern; where ``words`` are given, it holds or touches one."""
    lines.sought.add(pattern)
    if words:
        if not any(word in lines.whole for word in words):
            return
    elif (chars := needed(pattern)) and chars.isdisjoint(lines.chars):
        return
    compiled = in_lines(pattern)
    if not compiled.search(lines.whole):
        return
    for line in lines:
        for match in compiled.finditer(line.text):
            if match[0] and typed(line.words, *match.span()):
                yield Spot(line, *match.span()), match
