"""A Word template, prepared once and rendered many times: the public door of the engine."""

from __future__ import annotations

import io
import os
import re
from collections.abc import Mapping
from functools import cached_property, lru_cache
from itertools import tee
from pathlib import Path
from types import GeneratorType
from typing import Any, NamedTuple

from jinja2 import Environment, meta

from gencirc.engine.about import About, Filled
from gencirc.engine.opening import Opened, Source, mender, opened, prefixes
from gencirc.engine.packing import archive, block, small
from gencirc.engine.part import Part, part
from gencirc.engine.preparing import by_docxtpl
from gencirc.engine.slowly import rendered
from gencirc.engine.telling import tell
from gencirc.engine.values import NeedsDocxtpl, pictured

ONCE = (GeneratorType, map, filter, zip, enumerate, reversed)  # gone when looked at


SECTION = re.compile(rb"(?:</w:sectPr>|<w:sectPr[^>]*/>)</w:body></w:document>\s*$")
LAST = 300  # bytes in which a body ends


class Changing(NamedTuple):
    """A part that changes with the values, and what stands around its text."""

    part: Part | Filled
    source: Source | About

    def bytes(self, context: Mapping[str, Any]) -> bytes:
        return b"".join((self.source.before, self.part.render(context), self.source.after))


class Template:
    """A template that is compiled; made by ``compile``."""

    def __init__(
        self, data: bytes, environment: Environment | None = None, autoescape: bool = False
    ) -> None:
        self.data = data
        self.environment = environment
        self.autoescape = autoescape
        self.last: tuple[str, ...] = ()  # why the last rendering was docxtpl's
        taken = opened(data)
        self.slow = taken.why
        """Why docxtpl itself renders it; empty when the engine does."""
        self._compile(taken, _escaping(environment, autoescape))

    def _compile(self, taken: Opened, own: Environment) -> None:
        body, margins = taken.body, taken.margins
        made = part(body.name, body.xml, own, body.careful, prefixes(body.xml), mender(body.xml))
        edges = [part(m.name, m.xml, own, m.careful, prefixes(m.xml)) for m in margins]
        notes = [part(n.name, n.xml, own, n.careful) for n in taken.footnotes]
        about = Filled(taken.about, own)
        every = [
            *map(Changing, (made, *edges), (body, *margins)),
            Changing(about, taken.about),
            *map(Changing, notes, taken.footnotes),
        ]
        self._notes = frozenset(n.name for n in notes)
        made_once = {c.part.name: c.bytes({}) for c in every if c.part.still}
        still = {n: b for n, b in made_once.items() if n not in self._notes or b"{" not in b}
        self._changing = [c for c in every if c.part.name not in still]
        self._around = block((*taken.still, *(small(n, b) for n, b in still.items())))
        self._sources = (body, *margins)
        self._own = own
        self.careful = tuple(f"{p.name}：{p.proved}" for p in (made, *edges) if p.proved)
        """Parts that are parsed after rendering, as docxtpl parses all, and why."""
        for reason in self.careful:
            tell(f"每份都要再解析一遍：{reason}")

    @cached_property
    def names(self) -> frozenset[str]:
        """The variables that body, headers and footers ask for, as docxtpl tells them."""
        asked = "".join(by_docxtpl(s.xml) for s in self._sources)
        return frozenset(meta.find_undeclared_variables(self._own.parse(asked)))

    def render(self, context: Mapping[str, Any], docxtpl: Any = None) -> bytes:
        """The document as bytes, equal to docxtpl's.

        ``docxtpl`` is the ``DocxTemplate`` for which pictures and documents of the context
        were made, where they are hidden in objects; those in lists and mappings are found.
        """
        if docxtpl or self.slow:
            return self._slowly(context, docxtpl, self.slow or (type(docxtpl).__name__,))
        first, context = twice(context)
        try:
            made = self._quickly(first)
        except Exception as error:  # docxtpl says what is wrong, or does it
            shown = error.value if isinstance(error, NeedsDocxtpl) else pictured(context)
            by = getattr(shown, "tpl", None)
            return self._slowly(context, by, (type(error if shown is None else shown).__name__,))
        self.last = ()
        return made

    def save(self, context: Mapping[str, Any], path: str | os.PathLike[str]) -> None:
        """Render to a file."""
        Path(path).write_bytes(self.render(context))

    def docxtpl(self) -> Any:
        """A ``DocxTemplate`` of this template, to make pictures and documents for."""
        from docxtpl import DocxTemplate

        return DocxTemplate(io.BytesIO(self.data))

    def _quickly(self, context: Mapping[str, Any]) -> bytes:
        made = [(c.part.name, c.bytes(context)) for c in self._changing]
        if any(n in self._notes and (b"{" in b or b"}" in b) for n, b in made):
            raise ValueError("docxtpl renders footnotes once a section")
        if self._notes and not SECTION.search(made[0][1][-LAST:]):
            raise ValueError("docxtpl renders no footnotes without a section")
        return archive(self._around, (small(n, b) for n, b in made))

    def _slowly(self, context: Mapping[str, Any], by: Any, why: tuple[str, ...]) -> bytes:
        self.last = why
        tell(f"由 docxtpl 生成：{'；'.join(why)}")
        return rendered(self.data, context, self.environment, self.autoescape, by)


def compile(
    path: str | os.PathLike[str],
    jinja_env: Environment | None = None,
    autoescape: bool = False,
) -> Template:
    """A template, compiled once a process unless the file changes.

    ``jinja_env`` and ``autoescape`` are those of docxtpl's ``render``.
    """
    at = Path(path)
    state = at.stat()
    return _compiled(at.resolve(), state.st_mtime_ns, state.st_size, jinja_env, autoescape)


@lru_cache(maxsize=64)
def _compiled(
    path: Path, stamp: int, size: int, environment: Environment | None, autoescape: bool
) -> Template:
    return Template(path.read_bytes(), environment, autoescape)


def twice(context: Mapping[str, Any]) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    """The context for a second rendering too: what can be read once only is read by both."""
    once = {k: tee(v) for k, v in context.items() if isinstance(v, ONCE)}
    if not once:
        return context, context
    one, other = ({k: pair[n] for k, pair in once.items()} for n in (0, 1))
    return {**context, **one}, {**context, **other}


def _escaping(environment: Environment | None, autoescape: bool) -> Environment:
    """The environment that docxtpl would use; the user's own stays as it is."""
    if environment is None:
        return Environment(autoescape=autoescape)
    return environment.overlay(autoescape=True) if autoescape else environment
