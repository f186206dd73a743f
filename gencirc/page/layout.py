"""A document on its pages: what the standard lets move, and what the person should know."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import NamedTuple

from gencirc.alike import casts
from gencirc.blocks import tree
from gencirc.blocks.tree import Block
from gencirc.kind.document import Document
from gencirc.page.again import Changes, broken, changed, changes_of
from gencirc.page.estimate import Estimator
from gencirc.page.imprint import for_even_page, imprint_lines
from gencirc.page.large import sentence_pages
from gencirc.page.signing import accompanied, lonely, settled
from gencirc.plan.official import Official
from gencirc.problem import Problem, failed, problem
from gencirc.reuse import Memo
from gencirc.word.letterhead import Letterhead
from gencirc.word.mark import STACKS
from gencirc.word.sections import BLANK_PAGE, NEXT_PAGE
from gencirc.word.writing import Setting, head_height

BEFORE_TEXT = (tree.Title, tree.Subtitle, tree.Recipients)
KNOWN = Memo()
EVEN = ("", NEXT_PAGE, BLANK_PAGE)  # by the pages that are added for it


class Laid(NamedTuple):
    """A document as it is written, its pages, and what is wrong with them."""

    document: Document
    setting: Setting
    pages: int
    problems: list[Problem]


class Again(NamedTuple):
    """What was done to a paper, for others that are set alike."""

    changes: Changes
    setting: Setting
    pages: int
    problems: list[Problem]


def lay(
    document: Document, letterhead: Letterhead, names: tuple[str, ...], people: Collection[str]
) -> Laid:
    """Settle the signature's page, 主送 and the imprint; of papers that are set alike once."""
    cast = casts.get(id(document))
    if cast is None or document.large:
        return _laid(document, letterhead, names, people)
    key = (cast.uid, cast.size, id(letterhead), names, broken(cast, letterhead, names))
    found = KNOWN.get(key)
    again: Again | None = found[1] if found else None
    if again:
        return Laid(changed(document, again.changes, key), *again[1:])
    laid = _laid(document, letterhead, names, people)
    if found is None:
        changes = None if failed(laid.problems) else changes_of(document, laid.document)
        again = None if changes is None else Again(changes, *laid[1:])
        KNOWN.put(key, (letterhead, again))
    return laid


def _laid(
    document: Document, letterhead: Letterhead, names: tuple[str, ...], people: Collection[str]
) -> Laid:
    stack, estimator = _headed(document, letterhead, names)
    problems: list[Problem] = []
    document = _shows_text(document, estimator, problems)
    blocks, tight = settled(accompanied(document.blocks, estimator), estimator)
    if document.large:
        blocks = sentence_pages(blocks, estimator, people)
    document = replace(document, blocks=tuple(blocks))
    lines = imprint_lines(document.head, letterhead)
    pages = estimator.pages(blocks, lines, tight)
    page = lonely(blocks, pages)
    if page and not failed(problems):
        problems.append(problem("L107", document.paper.mark, page=page))
    even, count = "", pages.count
    if lines and isinstance(document.paper, Official) and document.paper.even:
        added = for_even_page(pages, lines)
        even = EVEN[added.pages]
        count = pages.end(-1)[0] + added.pages
    return Laid(document, Setting(tight, stack, even, count % 2 == 0), count, problems)


def _headed(
    document: Document, letterhead: Letterhead, names: tuple[str, ...]
) -> tuple[float, Estimator]:
    """The height of a joint mark that leaves room for text, and what reckons with it."""
    high, estimator = 0.0, Estimator(letterhead, names)
    for high in STACKS:
        head = head_height(document, letterhead, high)
        estimator = Estimator(letterhead, names, head=head)
        if not document.marks or text_on_first(document.blocks, estimator):
            break
    return high, estimator


def _shows_text(document: Document, estimator: Estimator, problems: list[Problem]) -> Document:
    """Page 1 shows text: a long title takes fewer lines, then 主送 go to the imprint (7.3.2, 7.3.3)."""
    if not document.head or text_on_first(document.blocks, estimator):
        return document
    blocks = document.blocks
    sent = next((b for b in blocks if isinstance(b, tree.Recipients)), None)
    short = tuple(b._replace(fewest=True) if isinstance(b, tree.Title) else b for b in blocks)
    options = [short]
    if sent and estimator.letterhead.body.asks_for("版记主送"):
        options += [tuple(b for b in option if b is not sent) for option in (blocks, short)]
    made = next((o for o in options if text_on_first(o, estimator)), None)
    if made is None:
        code = "L130" if document.marks else "L109"
        problems.append(problem(code, document.paper.mark, have=len(document.marks)))
        return document
    if sent is None or sent in made:
        return replace(document, blocks=made)
    problems.append(problem("L108", sent.words[0].mark))
    moved = sent.words.cut(0, len(str(sent.words).rstrip("：")))
    return replace(document, blocks=made, head=document.head | {"版记主送": moved})


def text_on_first(blocks: Sequence[Block], estimator: Estimator) -> bool:
    """Whether the text begins on page 1."""
    place = next((n for n, b in enumerate(blocks) if not isinstance(b, BEFORE_TEXT)), None)
    return place is None or estimator.begins(list(blocks), place) == 1
