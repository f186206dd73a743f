"""What every block is written with: styles of the letterhead by name, runs, blank lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from gencirc.blocks.tree import Block
from gencirc.word.letterhead import Letterhead
from gencirc.word.xml import HIGHLIGHT, exact_line, paragraph, styled
from gencirc.words import LOOKS, Words

LATER = "\0"  # no XML holds it
TOGETHER = 100  # rows that are deflated at once


@dataclass
class Writer:
    """Writes the blocks of one paper for one letterhead."""

    letterhead: Letterhead
    names: tuple[str, ...] = ()  # kept whole in titles
    seen_title: bool = False
    before: Block | None = None  # the block written last
    pictures: dict[Path, str] = field(default_factory=dict)  # file → relation
    duplex: bool = False  # even pages are bound at their right side
    wide: bool = False  # the page lies
    tight: int = 0  # exact line height of a cover notice that has its own (page.signing)
    like: dict[int, Block] = field(default_factory=dict)  # tables that set the columns of others
    long: list[Iterator[str]] = field(default_factory=list)  # what is written in the end

    @property
    def room(self) -> int:
        """Width of the type area in twips."""
        page = self.letterhead.page
        return page.text_height if self.wide else page.text_width

    def style(self, name: str) -> str:
        return self.letterhead.styles.id(name)

    def runs(self, words: Words, style: str = "") -> str:
        """The words as runs; emphasis and open places get their look."""
        out = []
        for look, text in _merged(words):
            named = look in LOOKS and self.letterhead.styles.has(look)
            chosen = self.style(look) if named else style
            out.append(styled(chosen, text, HIGHLIGHT if look == "待定" else ""))
        return "".join(out)

    def paragraph(self, style: str, runs: str, *properties: str) -> str:
        """A paragraph in a named style; a tightened paper has its own line height."""
        tight = exact_line(self.tight) if self.tight else ""
        return paragraph(self.style(style), runs, tight, *properties)

    def line(self, style: str, words: Words, *properties: str) -> str:
        """The words as a paragraph in a named style."""
        return self.paragraph(style, self.runs(words), *properties)

    def picture(self, path: Path) -> str:
        """The relation by which a picture is shown."""
        return self.pictures.setdefault(path, f"rIdPicture{len(self.pictures) + 1}")

    def later(self, pieces: Iterator[str]) -> str:
        """A sign for what is written when the part is packed: the rows of a long table."""
        self.long.append(pieces)
        return LATER

    def packed(self, text: str) -> Iterator[bytes]:
        """The part in pieces, with what was left for later in its place."""
        first, *rest = text.split(LATER)
        yield first.encode()
        for pieces, after in zip(self.long, rest, strict=True):
            while some := "".join(islice(pieces, TOGETHER)):
                yield some.encode()
            yield after.encode()

    def blank(self, count: int = 1, *properties: str) -> str:
        """Empty lines, as explicit paragraphs: readers and checkers count them."""
        return self.paragraph("空行", "", *properties) * count


def _merged(words: Words) -> list[tuple[str, str]]:
    """Runs of one look: a run a span would make needless ones."""
    out: list[tuple[str, str]] = []
    for span in words:
        if out and out[-1][0] == span.look:
            out[-1] = (span.look, out[-1][1] + span.text)
        else:
            out.append((span.look, span.text))
    return out
