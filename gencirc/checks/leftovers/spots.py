"""Where a word stands: its line, its sentence, its clause, and who typed it.

The titles of other papers (《…》 with the number behind it) and quoted names are blanked
out; the title of the paper that is issued here (现将《…》印发) is text like any other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from gencirc.blocks.tree import Block, Heading, Table, Title, words_of
from gencirc.checks.reading import typed
from gencirc.kind.document import Document
from gencirc.patterns import needed
from gencirc.plan.model import Plan
from gencirc.reuse import by_identity
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


class Lines(tuple[Line, ...]):
    """The lines of a paper, and all of them as one text, for a quick look."""

    @cached_property
    def whole(self) -> str:
        return "\n".join(line.text for line in self)

    @cached_property
    def chars(self) -> frozenset[str]:
        return frozenset(self.whole)

    @cached_property
    def as_printed(self) -> Lines:
        """The same with titles and quoted names to be read."""
        return Lines(Line(line.words, str(line.words), line.head) for line in self)


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


def printed(document: Document) -> Iterator[list[Printed]]:
    """The lines of a paper by its blocks and rows, those of its head and signers too."""
    yield from (_of_line(w) for w in (*document.head.values(), *document.signers) if w)
    for block in document.blocks:
        if isinstance(block, Table):
            rows, block = block.rows, block._replace(rows=())
            yield [Printed(w) for w in words_of(block) if w]
            yield from map(_of_row, rows)
        else:
            yield _of_block(block)


@by_identity
def _of_line(words: Words) -> list[Printed]:
    return [Printed(words)]


@by_identity
def _of_row(row: tuple[Words, ...]) -> list[Printed]:
    return [Printed(words) for words in row if words]


@by_identity
def _of_block(block: Block) -> list[Printed]:
    head = block.words if isinstance(block, Title | Heading) else None
    return [Printed(w, w is head) for w in words_of(block) if w]


def lines_of(found: Iterable[Printed], plan: Plan) -> Lines:
    """Lines as the finders read them."""
    ours = {str(b.title).strip("《》") for b in plan.bases}
    return Lines(Line(w, legible(str(w), ours), head) for w, head in found)


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
    if words:
        if not any(word in lines.whole for word in words):
            return
    elif (chars := needed(pattern)) and chars.isdisjoint(lines.chars):
        return
    compiled = re.compile(pattern, re.MULTILINE)
    if not compiled.search(lines.whole):
        return
    for line in lines:
        for match in compiled.finditer(line.text):
            if match[0] and typed(line.words, *match.span()):
                yield Spot(line, *match.span()), match
