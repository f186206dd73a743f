"""The essence of a document: a digest of all that its pages and its file are made from."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from pathlib import Path
from typing import Any

from gencirc.afresh import MANY
from gencirc.alike import outline
from gencirc.blocks.tree import Block, Signature, Table
from gencirc.keeping import digest, digest_of, summed
from gencirc.kind.document import Document
from gencirc.plan.official import Official
from gencirc.reuse import filled_in, of_few, of_papers
from gencirc.word.letterhead import Letterhead
from gencirc.words import Words


def essence(document: Document, letterhead: Letterhead, names: tuple[str, ...]) -> str:
    """The digest of a document on its letterhead; "" for one whose pages hang on more."""
    if document.large:
        return ""
    paper = document.paper
    printed = (paper.preprinted, paper.duplex, paper.even) if isinstance(paper, Official) else ()
    told = (
        names, _file(letterhead), document.open, document.draft, document.apart, printed,
        _seals(outline(document)),
    )  # fmt: skip
    return digest(f"{told!r}\n{_said(document)}".encode("utf-8", "replace"))


@of_papers
def _said(document: Document) -> str:
    """All the words of a paper, with their looks."""
    head = repr(sorted((tag, plain(words)) for tag, words in document.head.items()))
    named = repr((document.title, plain(document.marks), plain(document.signers)))
    return "\n".join([named, head, *map(_printed, document.blocks)])


@of_few
def _file(letterhead: Letterhead) -> str:
    return digest_of(letterhead.path)


@of_few
def _seals(blocks: Sequence[Block]) -> list[str]:
    """The pictures that are drawn."""
    return [digest_of(Path(f)) for b in blocks if isinstance(b, Signature) for f in b.seals]


@filled_in
def _printed(block: Block) -> str:
    if isinstance(block, Table):
        rest = repr(plain(block._replace(rows=())))
        if len(block.rows) > MANY:
            said = chain([rest], map(_row, block.rows))
            return summed(text.encode("utf-8", "replace") for text in said)
        return "\n".join([rest, *map(_known_row, block.rows)])
    return repr(plain(block))


def _row(row: tuple[Words, ...]) -> str:
    return repr(("", *map(_words, row)))


_known_row = filled_in(_row)


def plain(thing: Any) -> Any:
    """Blocks without the places that their words were typed in."""
    if isinstance(thing, Words):
        return _words(thing)
    if isinstance(thing, tuple):
        name = type(thing).__name__ if hasattr(thing, "_fields") else ""
        return (name, *(plain(part) for part in thing))
    return thing


def _words(words: Words) -> list[tuple[str, str]]:
    return [(s.text, s.look) for s in words]
