"""Values of a template as text, and which of them need care.

A value may hold what breaks or changes the XML around it. Most hold nothing of the kind, and
one look at all of them together says so; only then are they looked at one by one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from types import ModuleType
from typing import Any, NamedTuple

from markupsafe import escape

BETWEEN = "\x1f"
TELLING = bytes(range(31)) + b"<>&{}"
NO_CHARACTERS = "\ufffe\uffff"  # in XML
ENTITY = r"&(?!(?:amp|lt|gt|quot|apos|#39|#34|#x27);)"
BREAKING = re.compile(rf"<|{ENTITY}|[\x00-\x06\x08\x0b\x0e-\x1f\ufffe\uffff]")
IN_ATTRIBUTE = re.compile(rf'[<>"\x00-\x1f\ufffe\uffff{{}}]|{ENTITY}')
LINES = re.compile(r"[\n\t\a\f]")  # docxtpl makes lines, tabs, paragraphs and pages of these
ENDS = re.compile(r"[\a\f]")  # these end the paragraph
NUMBERED = re.compile(r"docPr|<w:tbl\b|<!|<\?")  # what is counted over the whole text
PLAIN = (str, int, float, bool, type(None))
DEPTH = 6  # of lists, mappings and objects that are searched for pictures


class NeedsDocxtpl(Exception):
    """A value that only docxtpl can place: a picture or another document."""

    def __init__(self, value: Any) -> None:
        super().__init__(type(value).__name__)
        self.value = value


class Odd(str):
    """Text that cannot be trusted where it stands."""


class Sound(str):
    """Markup that was found whole."""


class Look(NamedTuple):
    """What was found in the values of a text."""

    sound: bool = True
    lines: bool = False  # some need lines or paragraphs of their own
    marked: bool = False  # some are markup


def encoded(values: Sequence[str]) -> list[bytes] | None:
    """The values as bytes, if none needs care: all are looked at in one go."""
    joined = BETWEEN.join(values)
    data = joined.encode()
    if len(data) != len(data.translate(None, TELLING)) or any(c in joined for c in NO_CHARACTERS):
        return None
    made = data.split(BETWEEN.encode())
    return made if len(made) == len(values) else None


def look(listed: Sequence[str]) -> Look:
    """Whether the values leave the XML around them as it is."""
    joined = "".join(listed)
    sound = all(
        v.__class__ is Sound or (v.__class__ is not Odd and not BREAKING.search(v)) for v in listed
    )
    return Look(
        sound and "]]>" not in joined,
        LINES.search(joined) is not None,
        "<" in joined,
    )


def shown(value: Any) -> str:
    """A value as text, in a run of a paragraph."""
    return str(placed(value))


def escaped(value: Any) -> str:
    """The same where Jinja2 escapes."""
    return escape(placed(value))


def placed(value: Any) -> Any:
    """The value, unless docxtpl must place it."""
    if needs_docxtpl(value):
        raise NeedsDocxtpl(value)
    return value


def needs_docxtpl(value: Any) -> bool:
    """Whether it is a picture or another document."""
    return isinstance(value, _carriers())


@cache
def _carriers() -> tuple[type, ...]:
    import docxtpl

    return tuple(c for n in ("InlineImage", "Subdoc") if (c := getattr(docxtpl, n, None)))


def inner(text: str) -> str:
    """Text in a run that is no child of its paragraph: no paragraph can end there."""
    return Odd(text) if ENDS.search(text) else text


def inert(text: str) -> str:
    """Text where docxtpl makes no lines of line ends."""
    return Odd(text) if LINES.search(text) else text


def attribute(text: str) -> str:
    """Text in an attribute."""
    return Odd(text) if IN_ATTRIBUTE.search(text) else text


def markup(text: str, ends: bool, spaces: str) -> str:
    """Markup between elements; ``ends``: whether paragraphs may end in it."""
    if not text:
        return ""
    if not _whole(text, spaces) or NUMBERED.search(text) or "\n<w:p" in text:
        return Odd(text)
    if ENDS.search(text) and (not ends or "<w:hyperlink" in text):
        return Odd(text)
    return Sound(text)


@lru_cache(maxsize=4096)
def _whole(text: str, spaces: str) -> bool:
    """Whether it is elements from end to end; ``spaces`` declares the namespaces."""
    from lxml import etree

    try:
        within = etree.fromstring(f"<x {spaces}>{LINES.sub(' ', text)}</x>")
    except etree.XMLSyntaxError:
        return False
    return len(within) > 0 and not within.text and not any(e.tail for e in within)


def pictured(context: Mapping[str, Any]) -> Any:
    """A picture or another document among the values of a context, at any depth."""
    seen: set[int] = set()
    waiting: list[tuple[Any, int]] = [(context, 0)]
    while waiting:
        value, depth = waiting.pop()
        if value.__class__ in PLAIN or id(value) in seen or depth > DEPTH:
            continue
        if needs_docxtpl(value):
            return value
        seen.add(id(value))
        waiting += [(v, depth + 1) for v in _inside(value)]
    return None


def _inside(value: Any) -> Iterable[Any]:
    """What a list, a mapping or an object holds."""
    if isinstance(value, Mapping):
        return list(value.values())
    if isinstance(value, (list, tuple, set, frozenset)):
        return value
    return (
        []
        if isinstance(value, (type, ModuleType))
        else list(getattr(value, "__dict__", {}).values())
    )
