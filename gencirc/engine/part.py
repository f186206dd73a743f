"""A part of a document as a compiled template: what docxtpl would write, without its detours."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from jinja2 import Environment, nodes

from gencirc.engine import values
from gencirc.engine.after import UNLINED, after, braced, lined, listed
from gencirc.engine.coding import Code, coded, pairable
from gencirc.engine.grids import mark_tables, mend_tables
from gencirc.engine.numbers import numbered
from gencirc.engine.preparing import prepared
from gencirc.engine.walking import Unproved, Walk, walked

UNKNOWN = values.Look(sound=False, marked=True)
ASKS = re.compile(r"\{[{%#]")
SPACES = re.compile(r'xmlns:[\w.-]+="[^"]*"')


@dataclass(frozen=True)
class Part:
    """The template of a part; ``careful`` is what docxtpl does to the text in the end."""

    name: str
    code: Code
    still: bool  # it has no tags
    careful: Callable[[str], str]
    typed: Mapping[str, str]  # what stands in the template, changed → as docxtpl has it
    proved: str = ""  # why it is not; nothing if it is
    tables: bool = False  # some are marked
    numbers: bool = False  # pictures of its own are numbered
    braces: bool = False  # of its own
    asks: bool = False  # some values stand elsewhere than in a run of a paragraph
    mend: Callable[[str], str] | None = None

    def render(self, context: Mapping[str, Any]) -> str:
        """The part's XML, equal to docxtpl's."""
        pieces = self.code.pieces(context)
        found = values.look(pieces[1::2], self.asks) if not self.proved else UNKNOWN
        if found.marked and (shown := values.pictured(context)) is not None:
            raise values.NeedsDocxtpl(shown)
        if self.proved:
            return self.careful(after("".join(pieces)))
        if not found.sound:
            return self.careful(after(self._restored(pieces)))
        text = "".join(pieces)
        if self.braces or found.braces:
            text = braced(text)
        if found.lines:
            text = listed(text)
        if self.tables and self.mend:
            text = mend_tables(text, self.mend)
        return numbered(text) if self.numbers else text

    def _restored(self, pieces: list[str]) -> str:
        """The text as Jinja2 would give it to docxtpl."""
        constants = [self.typed.get(c, c) for c in pieces[::2]]
        pairs = zip(constants, pieces[1::2], strict=True)
        return "".join(piece for pair in pairs for piece in pair)


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
    source = lined(prepared(xml))
    tree = environment.parse(source)
    why, tables, walk = "模板里有宏或块", False, None
    typed: dict[str, str] = {}
    if prefixes is not None and pairable(environment, tree):
        try:
            typed_nodes = _unlined(tree)
            walk = walked(tree, prefixes)
            tables = mend is not None and mark_tables(walk)
            typed = {n.data: t for n, t in typed_nodes if n.data != t}
            why = ""
        except Unproved as reason:
            why, walk = str(reason), None
            tree = environment.parse(source)
    spaces = " ".join(SPACES.findall(xml[: xml.index(">") + 1]))
    code = coded(environment, tree, _makers(spaces))
    return Part(
        name, code, not ASKS.search(source), careful, typed, why, tables,
        mend is not None and walk is not None and _has(walk, "wp:docPr"), _braces(tree),
        any(hasattr(n, "how") for n in tree.find_all(nodes.Expr)), mend,
    )  # fmt: skip


def _unlined(tree: nodes.Template) -> list[tuple[nodes.TemplateData, str]]:
    """Take the line ends out again that stand before paragraphs, and keep what was there."""
    kept = [(n, n.data) for n in tree.find_all(nodes.TemplateData)]
    for node, _ in kept:
        node.data = UNLINED.sub("<w:p", node.data)
        if "\n" in node.data:
            raise Unproved("模板里有换行")
    return kept


def _has(walk: Walk, name: str) -> bool:
    return any(e.name == name for e in walk.events)


def _braces(tree: nodes.Template) -> bool:
    return any(re.search(r"[{}]", n.data) for n in tree.find_all(nodes.TemplateData))


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
