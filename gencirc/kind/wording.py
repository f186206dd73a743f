"""Jinja2 for kinds: sandboxed, strict, Chinese names, every printed value fenced."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from jinja2 import BaseLoader, StrictUndefined, TemplateNotFound, pass_context
from jinja2.exceptions import SecurityError, TemplateSyntaxError, UndefinedError
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from jinja2.runtime import Context
from jinja2.sandbox import SandboxedEnvironment

from gencirc.kind.fences import OPEN, Fenced, Lines
from gencirc.kind.filters import FILTERS, TESTS
from gencirc.kind.library import KINDS, Kind, Library
from gencirc.kind.printing import STATE, Blocks, Missing, State, words_for
from gencirc.likeness import nearest
from gencirc.plan.fields import Shape
from gencirc.plan.papers import Custom
from gencirc.plan.recipients import Recipient
from gencirc.plan.views import table_of, view, views_of
from gencirc.problem import Problem, problem
from gencirc.source.marks import Mark, Source


class LineMarks(Extension):
    """Puts the sign of its template line before every line of literal text."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        wording: Wording = self.environment.wording  # type: ignore[attr-defined]
        source = wording.source(stream.name or "")
        for token in stream:
            if token.type != "data":
                yield token
                continue
            lines = token.value.split("\n")
            signed = (
                wording.lines.sign(source, token.lineno + n) + line if line.strip() or n else line
                for n, line in enumerate(lines)
            )
            yield Token(token.lineno, "data", "\n".join(signed))


class Environment(SandboxedEnvironment):
    """Reads plan shapes by their Chinese keys; missing values are ``Missing``."""

    wording: Wording

    def getattr(self, obj: Any, attribute: str) -> Any:
        if isinstance(obj, Missing):
            return Missing(f"{obj.path}.{attribute}")
        if isinstance(obj, Shape):
            known = type(obj).find(attribute)
            if known:
                value = getattr(obj, known.name)
                return Missing(attribute) if value is None else value
            seen = view(obj, attribute, self.wording.state.scope)
            if seen is not None:
                return seen
            if attribute in views_of(obj) or isinstance(obj, Custom | Recipient):
                return Missing(attribute)
            return self.undefined(obj=obj, name=attribute)
        if isinstance(obj, dict) and attribute in obj:
            return obj[attribute]
        if attribute in table_of(obj):  # 任务.个数
            seen = view(obj, attribute, self.wording.state.scope)
            return Missing(attribute) if seen is None else seen
        return super().getattr(obj, attribute)


class Loader(BaseLoader):
    """Templates from the library; kinds without their heads."""

    def __init__(self, wording: Wording) -> None:
        self.wording = wording

    def get_source(
        self, environment: Any, template: str
    ) -> tuple[str, str | None, Callable[[], bool] | None]:
        source = self.wording.source(template)
        if not source.name:
            raise TemplateNotFound(template)
        return source.text, template, lambda: True


class Wording:
    """The environment of one library; templates are compiled once."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.lines = Lines()
        self.state: State
        self._sources: dict[str, Source] = {}
        self.environment = Environment(
            loader=Loader(self),
            undefined=StrictUndefined,
            extensions=[LineMarks],
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            finalize=_finalize,
            cache_size=400,
        )
        self.environment.wording = self
        self.environment.filters |= FILTERS
        self.environment.tests |= TESTS

    def source(self, name: str) -> Source:
        """The source of a template by its path under a templates folder."""
        if name not in self._sources:
            self._sources[name] = self.library.template(name) or Source("", "")
        return self._sources[name]

    def add(self, kind: Kind) -> str:
        """Make a kind's body known; gives its template name."""
        name = f"{KINDS}/{kind.path.name}"
        self._sources[name] = kind.source
        return name

    def render(
        self, kind: Kind, context: dict[str, Any], state: State
    ) -> tuple[str, list[Problem]]:
        """The fenced text of a kind; mistakes in templates come back as problems."""
        outer = getattr(self, "state", state)  # of the paper that borrows from this one
        self.state = state
        try:
            return self._rendered(kind, context, state)
        finally:
            self.state = outer

    def _rendered(
        self, kind: Kind, context: dict[str, Any], state: State
    ) -> tuple[str, list[Problem]]:
        name = self.add(kind)
        try:
            template = self.environment.get_template(name)
            return template.render({**context, STATE: state}), []
        except TemplateNotFound as error:
            return "", [problem("K104", self._mark(name, _line(error, name)), name=error.name)]
        except TemplateSyntaxError as error:
            return "", [
                problem("K102", self._mark(error.name or name, error.lineno), why=error.message)
            ]
        except UndefinedError as error:
            return "", [self._undefined(error, name, context)]
        except SecurityError as error:
            return "", [self._at("K105", error, name)]
        except Exception as error:  # any mistake in a template is the template's
            return "", [self._at("K106", error, name, why=f"{type(error).__name__}: {error}")]

    def _undefined(self, error: UndefinedError, name: str, context: dict[str, Any]) -> Problem:
        words = str(error.message or "")
        wanted = words.split("'")[-2] if words.count("'") >= 2 else words
        near = nearest(wanted, context)
        return self._at("K103" if near else "K107", error, name, wanted=wanted, near=near)

    def _at(self, code: str, error: Exception, name: str, **facts: object) -> Problem:
        where = _frame(error, self._sources) or (name, 1)
        return problem(code, self._mark(*where), **facts)

    def _mark(self, name: str, line: int) -> Mark:
        source = self.source(name)
        line = max(1, min(line, len(source.starts)))
        start = source.starts[line - 1]
        return Mark(source, start, start + len(source.line(line)), verbatim=True)


def _frame(error: Exception, names: dict[str, Source]) -> tuple[str, int] | None:
    """The innermost template line of an exception."""
    found = None
    trace = error.__traceback__
    while trace:
        file = trace.tb_frame.f_code.co_filename
        if file in names:
            found = file, trace.tb_lineno
        trace = trace.tb_next
    return found


def _line(error: Exception, name: str) -> int:
    trace, line = error.__traceback__, 1
    while trace:
        if trace.tb_frame.f_code.co_filename == name:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


# -- printing ------------------------------------------------------------------


@pass_context
def _finalize(context: Context, value: Any) -> Any:
    """What ``{{ value }}`` prints."""
    if isinstance(value, Fenced) or value is None or value == "":
        return "" if value is None else value
    if isinstance(value, str) and OPEN in value:
        return value  # what a macro made: its values have their fences
    state: State = context[STATE]
    if isinstance(value, Blocks):
        return state.fences.block(list(value))
    return state.fences.words(words_for(value, state))
