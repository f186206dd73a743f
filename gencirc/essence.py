"""The essence of a document: a digest of all that its pages and its file are made from."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import Any

from gencirc.blocks.tree import Block, Signature, Table
from gencirc.kind.document import Document
from gencirc.plan.official import Official
from gencirc.record import digest, digest_of
from gencirc.reuse import by_identity
from gencirc.word.letterhead import Letterhead
from gencirc.words import Words


def essence(document: Document, letterhead: Letterhead, names: tuple[str, ...]) -> str:
    """The digest of a document on its letterhead; "" for one whose pages hang on more."""
    if document.large:
        return ""
    paper = document.paper
    printed = (paper.preprinted, paper.duplex, paper.even) if isinstance(paper, Official) else ()
    told = (
        names,
        _letterhead(letterhead.path, letterhead.path.stat().st_mtime_ns),
        document.title,
        list(map(_printed, document.blocks)),
        sorted((tag, plain(words)) for tag, words in document.head.items()),
        plain(document.marks),
        plain(document.signers),
        document.open,
        document.draft,
        document.apart,
        printed,
        [digest_of(Path(f)) for b in document.blocks if isinstance(b, Signature) for f in b.seals],
    )
    return digest(repr(told).encode("utf-8", "replace"))


@lru_cache(maxsize=64)
def _letterhead(path: Path, stamp: int) -> str:
    return digest_of(path)


@by_identity
def _printed(block: Block) -> str:
    if isinstance(block, Table):
        made = hashlib.sha256(repr(plain(block._replace(rows=()))).encode("utf-8", "replace"))
        for row in block.rows:
            made.update(_row(row).encode("utf-8", "replace"))
        return made.hexdigest()
    return digest(repr(plain(block)).encode("utf-8", "replace"))


@by_identity
def _row(row: tuple[Words, ...]) -> str:
    return repr(plain(row))


def plain(thing: Any) -> Any:
    """Blocks without the places that their words were typed in."""
    if isinstance(thing, Words):
        return [(s.text, s.look) for s in thing]
    if isinstance(thing, tuple):
        name = type(thing).__name__ if hasattr(thing, "_fields") else ""
        return (name, *(plain(part) for part in thing))
    return thing
