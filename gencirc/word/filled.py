"""A paper that was filled in: written once for all that are laid out alike."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple, TypeAlias

from gencirc.alike import Cast, casts
from gencirc.blocks import tree
from gencirc.blocks.tree import Block, flags_of
from gencirc.engine.packing import Block as Laid
from gencirc.engine.packing import Entry, entry, streamed
from gencirc.kind.document import Document
from gencirc.reuse import Memo
from gencirc.tokens import MOST, TOKENS, parted
from gencirc.word.body import TITLES, title_lines, titled
from gencirc.word.letterhead import DOCUMENT
from gencirc.word.writer import Writer

LAYOUTS = 8  # of which forms are kept, each as long as a paper
FORMS = Memo(LAYOUTS)
SEEN = Memo()  # how a paper was laid out before: worth a form


class Sheet(NamedTuple):
    """What a paper is packed of, besides what tells its title."""

    before: Laid
    margins: tuple[Entry, ...]
    text: str


class Form(NamedTuple):
    """A sheet with tokens for values and for the lines of titles."""

    before: Laid
    margins: tuple[Entry, ...]
    pieces: list[bytes]  # of the text, every second one in the place of a value
    places: list[int]  # of these values

    def text(self, values: Sequence[str]) -> bytes:
        """The text with values in it."""
        given = [value.encode() for value in values]
        out = self.pieces.copy()
        out[1::2] = [given[place] for place in self.places]
        return b"".join(out)

    def gives(self, made: Sheet, values: Sequence[str]) -> bool:
        """Whether it gives what was made for a paper."""
        around = self.before, self.margins
        return around == made[:2] and self.text(values) == made.text.encode()


Parts: TypeAlias = "tuple[Laid, tuple[Entry, ...], Entry]"
Make: TypeAlias = "Callable[[Document, Writer], Sheet]"


def packed(document: Document, writer: Writer, setting: object, make: Make) -> Parts:
    """What ``make`` makes, its text deflated; ``setting`` is what it hangs on besides."""
    cast = casts.get(id(document))
    if cast is None or cast.layout is None or writer.tight:
        return _parts(make(document, writer), writer)
    key = (cast.uid, cast.layout, cast.shape, writer.duplex, setting)
    found = FORMS.get(key)
    if found and found[1]:
        known: Form = found[1]
        return known.before, known.margins, entry(DOCUMENT, known.text(_texts(cast, writer)))
    made = make(document, writer)
    if found is None and SEEN.get(key):
        form = None if writer.long else _form(document, cast, writer, make)
        FORMS.put(key, (None, form if form and form.gives(made, _texts(cast, writer)) else None))
    SEEN.put(key, (None, True))
    return _parts(made, writer)


def _parts(made: Sheet, writer: Writer) -> Parts:
    if writer.long:
        return made.before, made.margins, streamed(DOCUMENT, writer.packed(made.text))
    return made.before, made.margins, entry(DOCUMENT, made.text.encode())


def _form(document: Document, cast: Cast, writer: Writer, make: Make) -> Form:
    """The sheet of the twin; a token stands for the lines of every title that has values."""
    pairs = list(zip(cast.twin.blocks, document.blocks, strict=True))
    twins = [twin._replace(**flags_of(block)) for twin, block in pairs]
    tables = (n for n, (_, block) in enumerate(pairs) if isinstance(block, tree.Table))
    like: dict[int, Block] = {id(twins[n]): document.blocks[n] for n in tables}
    fresh = Writer(writer.letterhead, writer.names, duplex=writer.duplex, like=like)
    made = make(replace(cast.twin, blocks=twins, paper=document.paper), fresh)
    text = made.text
    for place, part in enumerate(cast.titles):
        text = text.replace(_lines(cast.twin_part(part), writer), TOKENS[MOST - 1 - place])
    constant, places = parted(text)
    pieces = [b""] * (len(constant) + len(places))
    pieces[::2] = [piece.encode() for piece in constant]
    return Form(made.before, made.margins, pieces, places)


def _texts(cast: Cast, writer: Writer) -> tuple[str, ...]:
    """The values, then the lines of titles at the end of the tokens."""
    titles = [_lines(cast.part(n), writer) for n in reversed(cast.titles)]
    return (*cast.texts, *[""] * (MOST - len(cast.texts) - len(titles)), *titles)


def _lines(block: Block, writer: Writer) -> str:
    fresh = Writer(writer.letterhead, writer.names, wide=getattr(block, "wide", False))
    return title_lines(TITLES[type(block)], titled(block), fresh)
