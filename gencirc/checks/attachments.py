"""The list of attachments, their pages, and what the text says of them (7.3.4, 7.3.7)."""

from __future__ import annotations

from collections.abc import Iterator

from gencirc.alike import listed, of_twin
from gencirc.blocks.tree import AttachmentHead, AttachmentNote, Part, said
from gencirc.checks.reading import found, lines, masked
from gencirc.kind.document import Document
from gencirc.patterns import later
from gencirc.plan.model import Plan
from gencirc.problem import Problem, problem
from gencirc.reuse import by_identity
from gencirc.words import Words

MENTIONED = later(r"见附件|附件\d+")
NOTE, PAGES = "附件说明", "附件页"


def check(document: Document, plan: Plan) -> Iterator[Problem]:
    """What is listed is there, and what is there is listed."""
    kinds = of_twin(document, _kinds)
    listed = AttachmentNote in kinds
    if not plan.attachments and not listed:
        yield from _none(document)
    if document.apart:
        return
    there = AttachmentHead in kinds
    if plan.attachments and not listed and not there:
        yield from _not_behind(document)
    at = document.kind.name
    if listed and not there and not all(a.apart for a in plan.attachments):
        yield problem("C122", at, printed=NOTE, missing=PAGES)
    if there and not listed:
        yield problem("C122", at, printed=PAGES, missing=NOTE)


def _kinds(document: Document) -> frozenset[type]:
    """The kinds of blocks that a paper has."""
    return frozenset(map(type, document.blocks))


def _none(document: Document) -> Iterator[Problem]:
    """详见附件, and there is none."""
    if _mentioned(document):
        for words, match in found(MENTIONED, lines(document)):
            yield problem("C121", words.mark_at(match.start()), text=match[0])


def _not_behind(document: Document) -> Iterator[Problem]:
    """详见附件, typed or fetched, in a paper behind which no attachment is printed."""
    if _mentioned(document):
        for words in lines(document):
            for match in MENTIONED.finditer(masked(str(words))):
                mark, paper = words.mark_at(match.start()), document.kind.key
                yield problem("C123", mark, text=match[0], paper=paper)


def _mentioned(document: Document) -> bool:
    found = listed(document, _saying)
    return (
        any(map(_saying, (*document.head.values(), *document.blocks)))
        if found is None
        else bool(found)
    )


@by_identity
def _saying(thing: Part) -> list[Words]:
    return [words for words in said(thing) if "附件" in str(words)]
