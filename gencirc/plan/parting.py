"""A typed text in pieces: its words, and the references among them."""

from __future__ import annotations

from typing import NamedTuple

from gencirc.patterns import later
from gencirc.plan.joining import joined
from gencirc.reuse import by_identity
from gencirc.source.marks import Reckoned, Text
from gencirc.words import Span, Words, say

REFERENCE = later(r"【([^【】\n]{1,120})】")


PASSAGE_FILE = later(r"见片段\s*(\S+)$")


SIGNS = tuple("，。；：、！？")  # a sign that makes a full stop before it one too many


def is_plain(text: Text) -> bool:
    """Whether a text names nothing that another paper might call otherwise."""
    return not isinstance(text, Reckoned) and "【" not in text and "见片段" not in text


def as_typed(text: Text) -> Words:
    """The words of a plain text, its lines joined."""
    return Words(joined(text))


class Reference(NamedTuple):
    """A reference in a text: what is named, the brackets around it, whether a stop follows."""

    path: Text
    whole: Text
    stopped: bool


@by_identity
def parted(text: Text) -> Words | str | list[Span | Reference]:
    """A text with nothing to look up as its words; the file that it is; else piece by piece."""
    named = PASSAGE_FILE.match(text)
    if named:
        return named[1]
    if "【" not in text:
        return say(text.mark, text) if isinstance(text, Reckoned) else Words(joined(text))
    out: list[Span | Reference] = []
    at = 0
    for found in REFERENCE.finditer(text):
        out += joined(text.part(at, found.start()))
        path, whole = text.part(found.start(1), found.end(1)), text.part(*found.span())
        out.append(Reference(path, whole, text[found.end() : found.end() + 1] in SIGNS))
        at = found.end()
    out += joined(text.part(at, len(text)))
    return out if at else Words(s for s in out if isinstance(s, Span))
