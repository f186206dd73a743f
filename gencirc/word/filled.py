"""The body of a paper that was filled in: written once for all that are laid out alike."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from gencirc.alike import Cast, casts
from gencirc.blocks import tree
from gencirc.blocks.tree import Block, flags_of
from gencirc.kind.document import Document
from gencirc.reuse import FEW, Memo
from gencirc.tokens import MOST, TOKENS, fills
from gencirc.word.body import TITLES, body, title_lines, titled
from gencirc.word.sections import Sections
from gencirc.word.writer import Writer

FORMS = Memo(FEW)  # of which each is as long as a paper
SEEN = Memo()  # how a paper was laid out before: worth a form


class Form(NamedTuple):
    """A body with tokens for values and for the lines of titles."""

    fill: Callable[[tuple[str, ...]], str]
    sections: Sections


def written(document: Document, writer: Writer, imprint: bool, even: str) -> tuple[str, Sections]:
    """The body's XML and its sections, as ``body`` gives them."""
    cast = casts.get(id(document))
    if cast is None or cast.layout is None or writer.tight:
        return body(document.blocks, writer, imprint, even)
    key = (cast.uid, cast.layout, cast.shape, writer.duplex, imprint, even)
    found = FORMS.get(key)
    if found and found[1]:
        form: Form = found[1]
        return form.fill(_texts(cast, writer)), form.sections
    made = body(document.blocks, writer, imprint, even)
    if found is None and SEEN.get(key):
        form = _form(document, cast, writer, imprint, even)
        well = not (writer.pictures or writer.long) and form.fill(_texts(cast, writer)) == made[0]
        FORMS.put(key, (None, form if well else None))
    SEEN.put(key, (None, True))
    return made


def _form(document: Document, cast: Cast, writer: Writer, imprint: bool, even: str) -> Form:
    """The body of the twin; a token stands for the lines of every title that has values."""
    pairs = list(zip(cast.twin.blocks, document.blocks, strict=True))
    twins = [twin._replace(**flags_of(block)) for twin, block in pairs]
    tables = (n for n, (_, block) in enumerate(pairs) if isinstance(block, tree.Table))
    like: dict[int, Block] = {id(twins[n]): document.blocks[n] for n in tables}
    fresh = Writer(writer.letterhead, writer.names, duplex=writer.duplex, like=like)
    text, sections = body(twins, fresh, imprint, even)
    for place, part in enumerate(cast.titles):
        text = text.replace(_lines(cast.twin_part(part), writer), TOKENS[MOST - 1 - place])
    return Form(fills(text), sections)


def _texts(cast: Cast, writer: Writer) -> tuple[str, ...]:
    """The values, then the lines of titles at the end of the tokens."""
    titles = [_lines(cast.part(n), writer) for n in reversed(cast.titles)]
    return (*cast.texts, *[""] * (MOST - len(cast.texts) - len(titles)), *titles)


def _lines(block: Block, writer: Writer) -> str:
    fresh = Writer(writer.letterhead, writer.names, wide=getattr(block, "wide", False))
    return title_lines(TITLES[type(block)], titled(block), fresh)
