"""What docxtpl does to the text that Jinja2 rendered, before it is XML again."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gencirc.engine.values import LINES

LINED = re.compile(r"<w:p(?=[ >])")
UNLINED = re.compile(r"\n<w:p(?=[ >])")
BRACES = (("{_{", "{{"), ("}_}", "}}"), ("{_%", "{%"), ("%_}", "%}"))
END = "</w:p>"


def lined(source: str) -> str:
    """Every paragraph on a line of its own, so that errors of the template have lines."""
    return LINED.sub("\n<w:p", source)


def after(text: str) -> str:
    """The text as it is to be parsed."""
    return listed(braced(UNLINED.sub("<w:p", text)))


def braced(text: str) -> str:
    """``{_{`` prints a brace that is no tag's."""
    for typed, meant in BRACES:
        text = text.replace(typed, meant)
    return text


def listed(text: str) -> str:
    """Line ends, tabs and paragraph ends in texts as elements, by docxtpl's own function.

    It works from paragraph to paragraph, so those with none of these are left out.
    """
    if not LINES.search(text):
        return text
    from docxtpl import DocxTemplate

    resolved = DocxTemplate.resolve_listing
    return "".join(resolved(None, p) if odd else p for odd, p in _paragraphs(text))


def _paragraphs(text: str) -> Iterator[tuple[bool, str]]:
    """The text in pieces that end with a paragraph, and whether they have such characters."""
    done = 0
    while found := LINES.search(text, done):
        before = text.rfind(END, done, found.start())
        start = before + len(END) if before >= 0 else done
        behind = text.find(END, found.start())
        stop = behind + len(END) if behind >= 0 else len(text)
        yield False, text[done:start]
        yield True, text[start:stop]
        done = stop
    yield False, text[done:]
