"""Filters and tests of templates: 顿号, 书名, 称谓, 照例 (docs/记号.md)."""

from __future__ import annotations

from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context

from gencirc.kind.fences import Fenced
from gencirc.kind.phrases import closed, finished, names_said
from gencirc.kind.printing import STATE, UNPLACED, State, words_for
from gencirc.numerals import chinese, counted
from gencirc.plan.content import Body
from gencirc.plan.official import Paper
from gencirc.plan.scope import Scope
from gencirc.words import Words, listed, say


@pass_context
def _joined(context: Context, values: Any, sign: str = "、") -> Fenced:
    """A list with a sign between: {{ 名单 | 顿号 }} {{ 名单 | 连接("；") }}."""
    state: State = context[STATE]
    parts = [words_for(v, state) for v in values or ()]
    return state.fences.words(listed(UNPLACED, parts, sign))


@pass_context
def _closed(context: Context, value: Any) -> Fenced:
    """A text without the stop at its end, to stand inside a sentence."""
    state: State = context[STATE]
    return state.fences.words(closed(words_for(value, state)))


@pass_context
def _finished(context: Context, value: Any) -> Fenced:
    """What was to be done, as done: 部署工作 becomes 部署了工作, 讲话 作了讲话."""
    state: State = context[STATE]
    return state.fences.words(finished(closed(words_for(value, state))))


@pass_context
def _bookish(context: Context, value: Any) -> Fenced:
    """《…》 around a title, unless it has them."""
    state: State = context[STATE]
    words = words_for(value, state)
    if str(words).startswith("《"):
        return state.fences.words(words)
    return state.fences.words(say(UNPLACED, "《", words, "》"))


@pass_context
def _styled(context: Context, name: Any, tail: str = "") -> Fenced:
    """A person with the post held that day; ``tail`` (同志) follows the names of people only."""
    state: State = context[STATE]
    names = name if isinstance(name, tuple) and not isinstance(name, Words) else (name,)
    said = (styled(words_for(n, state), state.scope, tail) for n in names)
    return state.fences.words(listed(UNPLACED, said))


def styled(name: Words, scope: Scope, tail: str = "") -> Words:
    """局长李明远同志: the name of a person with the post held on the day of the paper."""
    if str(name) not in scope.plan.registry.people:
        return name
    post = scope.plan.registry.post(str(name), scope.day)
    return say(UNPLACED, post or "", name, tail)


@pass_context
def _named(context: Context, body: Body) -> Fenced:
    """The names of a list, in one line."""
    state: State = context[STATE]
    return state.fences.words(names_said(body, state.scope))


@pass_context
def _bare(context: Context, value: Any) -> str:
    """The bare text of a value, to compare with; nothing for what is not there."""
    state: State = context[STATE]
    return str(words_for(value, state)) if value else ""


@pass_context
def _until(context: Context, value: Any) -> Fenced:
    """A day as a deadline: 6月5日前, whether or not 前 was typed."""
    state: State = context[STATE]
    words = words_for(value, state)
    late = str(words).endswith(("前", "底", "止"))
    return state.fences.words(words if late else say(UNPLACED, words, "前"))


def _is_stock(value: Any) -> bool:
    """Whether 照例 is asked for, or nothing is written."""
    return not value or (isinstance(value, Body | Paper) and value.stock)


FILTERS: dict[str, Any] = {
    "顿号": _joined,
    "连接": _joined,
    "书名": _bookish,
    "句中": _closed,
    "做了": _finished,
    "称谓": _styled,
    "名单": _named,
    "文字": _bare,
    "前": _until,
    "汉字数": lambda n: chinese(int(n)),
    "个数": lambda n: counted(int(n)),
}
TESTS: dict[str, Any] = {"照例": _is_stock}
