"""A part of a document as a compiled template: what docxtpl would write, without its detours."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import Any

from jinja2 import Environment, nodes

from gencirc.engine import values
from gencirc.engine.after import UNLINED, after, braced, lined, listed
from gencirc.engine.coding import Code, Encoded, Paired, coded, pairable
from gencirc.engine.grids import mark_tables, mend_tables
from gencirc.engine.numbers import numbered
from gencirc.engine.preparing import by_docxtpl
from gencirc.engine.values import ENDS
from gencirc.engine.walking import Unproved, Walk, walked

ASKS = re.compile(r"\{[{%#]")
SPACES = re.compile(r'xmlns:[\w.-]+="[^"]*"')


@dataclass(frozen=True)
class Part:
    """The template of a part; ``careful`` is what docxtpl does to the text in the end."""

    name: str
    code: Code
    still: bool  # it has no tags
    careful: Callable[[str], str]
    typed: Mapping[bytes, str]  # what stands in the template → as docxtpl has it
    proved: str = ""  # why it is not; nothing if it is
    later: tuple[Callable[[str], str], ...] = ()  # what is done to the text of a proved part
    braces: bool = False  # some stand in the template
    asks: bool = False  # some values stand elsewhere than in a run of a paragraph

    def render(self, context: Mapping[str, Any]) -> bytes:
        """The part's XML, equal to docxtpl's."""
        pieces = self.code.pieces(context)
        if self.proved:
            self._search(context)
            return self.careful(after("".join(pieces))).encode()
        found = pieces[1::2]
        calm = None if self.asks and values.Odd in set(map(type, found)) else values.encoded(found)
        if calm is None:
            return self._looked(pieces, context).encode()
        pieces[1::2] = calm[: len(found)]
        made = b"".join(pieces)
        if not self.later and not self.braces:
            return made
        return self._done(braced(made.decode())).encode()

    def _looked(self, pieces: list[Any], context: Mapping[str, Any]) -> str:
        """The same where some values need care."""
        found = values.look(pieces[1::2])
        if found.marked:
            self._search(context)
        text = braced("".join(_joined(pieces, bytes.decode))) if found.sound else ""
        text = listed(text) if found.lines else text
        if not found.sound or ENDS.search(text):
            return self.careful(after("".join(_joined(pieces, self._typed))))
        return self._done(text)

    def _typed(self, constant: bytes) -> str:
        return self.typed.get(constant) or constant.decode()

    def _done(self, text: str) -> str:
        for step in self.later:
            text = step(text)
        return text

    def _search(self, context: Mapping[str, Any]) -> None:
        """Markup among the values may be a picture's that was made text by a filter."""
        shown = values.pictured(context)
        if shown is not None:
            raise values.NeedsDocxtpl(shown)


def _joined(pieces: list[Any], decoded: Callable[[bytes], str]) -> Iterator[str]:
    """The pieces with their constants as text."""
    return chain.from_iterable(
        (decoded(c), v) for c, v in zip(pieces[::2], pieces[1::2], strict=True)
    )


def part(
    name: str,
    xml: str,
    environment: Environment,
    careful: Callable[[str], str],
    prefixes: frozenset[str] | None = None,
    mend: Callable[[str], str] | None = None,
) -> Part:
    """Compile a part.

    ``prefixes`` are those that it declares, where it is to be proved well-formed for all
    texts; ``mend`` mends a table, of the body: there docxtpl also numbers the pictures.
    """
    source = lined(by_docxtpl(xml))
    tree = environment.parse(source)
    why, walk, typed, later = "模板里有宏或块", None, {}, []
    if prefixes is not None and pairable(environment, tree):
        try:
            kept = _unlined(tree)
            walk = walked(tree, prefixes)
            later = _later(walk, mend)
            typed = {n.data.encode(): t for n, t in kept if n.data != t}
            why = ""
        except Unproved as reason:
            why, tree = str(reason), environment.parse(source)
    spaces = " ".join(SPACES.findall(xml[: xml.index(">") + 1]))
    code = coded(environment, tree, _makers(spaces), Paired if why else Encoded)
    asks = any(hasattr(n, "how") for n in tree.find_all(nodes.Expr))
    braces = any(re.search(r"[{}]", n.data) for n in tree.find_all(nodes.TemplateData))
    still = not ASKS.search(source)
    return Part(name, code, still, careful, typed, why, tuple(later), braces, asks)


def _later(walk: Walk, mend: Callable[[str], str] | None) -> list[Callable[[str], str]]:
    """What the text needs whatever the values are."""
    steps: list[Callable[[str], str]] = []
    if mend and mark_tables(walk):
        steps.append(partial(mend_tables, mend=mend))
    if mend and any(e.name == "wp:docPr" for e in walk.events):
        steps.append(numbered)
    return steps


def _unlined(tree: nodes.Template) -> list[tuple[nodes.TemplateData, str]]:
    """Take the line ends out again that stand before paragraphs, and keep what was there."""
    kept = [(n, n.data) for n in tree.find_all(nodes.TemplateData)]
    for node, _ in kept:
        node.data = UNLINED.sub("<w:p", node.data)
        if "\n" in node.data:
            raise Unproved("模板里有换行")
    return kept


def _makers(spaces: str) -> dict[str, Callable[..., str]]:
    """What makes text of values, by the names that walking and coding use."""
    return {
        "shown": values.shown,
        "escaped": values.escaped,
        "inner": values.inner,
        "inert": values.inert,
        "attribute": values.attribute,
        "block": partial(values.markup, ends=True, spaces=spaces),
        "markup": partial(values.markup, ends=False, spaces=spaces),
    }
