"""What templates print: values of the plan as words, blocks, and what is not there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from gencirc.kind.fences import Fenced, Fences
from gencirc.plan.facts import Basis
from gencirc.plan.saying import bases_said
from gencirc.plan.scope import Scope
from gencirc.plan.views import Count, view
from gencirc.source.marks import Mark, Source, Text
from gencirc.words import Words, listed, pending, say

STATE = "gencirc state"  # a name no template can write


class Missing:
    """A value that the plan does not hold; printing it is a problem, asking is not."""

    __slots__ = ("path",)

    def __init__(self, path: str) -> None:
        self.path = path

    def __bool__(self) -> bool:
        return False

    def __iter__(self) -> Iterator[Any]:
        return iter(())


class State:
    """What one rendering works with."""

    def __init__(self, scope: Scope, drafted: Callable[[str], Any] = lambda name: None) -> None:
        self.scope = scope
        self.fences = Fences()
        self.drafted = drafted  # the document of another paper of the plan, by its key


def words_for(value: Any, state: State) -> Words:
    """The words that a value of the plan or of a template is printed as."""
    nowhere = state.scope.plan.mark
    if isinstance(value, Words):
        return value
    if isinstance(value, Fenced):
        return state.fences.read(value)
    if isinstance(value, Missing):
        return _pending(value, state)
    if isinstance(value, Text):
        return state.scope.words(value)
    if isinstance(value, tuple | list) and not hasattr(value, "_fields"):
        if value and isinstance(value[0], Basis):
            return bases_said(value, state.scope)
        return listed(nowhere, (words_for(v, state) for v in value))
    seen = None if isinstance(value, str | int | float) else view(value, "", state.scope)
    if seen is None:
        return say(UNPLACED, str(value))
    return words_for(seen.text if isinstance(seen, Count) else seen, state)


UNPLACED = Mark(Source("", ""), 0, 0, verbatim=True)  # the parser puts the template's line here


def _pending(missing: Missing, state: State) -> Words:
    if not state.scope.draft:
        paper = state.scope.paper or state.scope.plan
        state.scope.report("K108", paper.mark, path=missing.path)
    return pending(UNPLACED, missing.path)


class Blocks(tuple[Any, ...]):
    """Blocks made from data, to be put in a line of their own."""

    __slots__ = ()
