"""One table of fields: Chinese key, English key, reader and meaning in one place.

A shape is a frozen dataclass whose attributes are declared with ``field``; the
reader of plans, the editor's schema and the documentation page all come from it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from gencirc.source.marks import Mark, Source
from gencirc.source.nodes import Entry, Mapping, Node, Scalar, is_damaged, is_empty

if TYPE_CHECKING:
    from gencirc.plan.door import Door

T = TypeVar("T")
S = TypeVar("S", bound="Shape")
Reader = Callable[[Node, "Door"], T]

NOWHERE = Mark(Source("", ""), 0, 0, verbatim=True)


class Field(NamedTuple):
    """A key that may be written: its spellings, its reader, its meaning."""

    name: str  # the Python attribute
    key: str  # the Chinese key
    english: str  # the English key
    read: Reader[Any]
    doc: str
    need: bool
    also: tuple[str, ...]  # other Chinese spellings

    @property
    def spellings(self) -> tuple[str, ...]:
        return (self.key, *self.also, self.english)


def field(
    key: str,
    read: Reader[T],
    doc: str,
    *,
    default: Any = None,
    factory: Callable[[], Any] | None = None,
    need: bool = False,
    also: tuple[str, ...] = (),
    english: str = "",
) -> Any:
    """Declare an attribute of a shape that is read from the key ``key``."""
    meta = {"key": key, "english": english, "read": read, "doc": doc, "need": need, "also": also}
    if factory:
        return dataclasses.field(default_factory=factory, metadata=meta)
    return dataclasses.field(default=default, metadata=meta)


@dataclasses.dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Shape:
    """What a mapping with known keys becomes."""

    mark: Mark = NOWHERE
    order: tuple[str, ...] = ()  # Chinese keys in the order they were typed


@cache
def fields_of(shape: type[Shape]) -> tuple[Field, ...]:
    """The declared fields of a shape, in the order of the table."""
    return tuple(
        Field(f.name, **{**f.metadata, "english": f.metadata["english"] or f.name})
        for f in dataclasses.fields(shape)
        if "key" in f.metadata
    )


@cache
def by_spelling(shape: type[Shape]) -> dict[str, Field]:
    """Every spelling of every key of a shape."""
    return {s: f for f in fields_of(shape) for s in f.spellings}


def find(shape: type[Shape], key: str) -> Field | None:
    """The field a typed key means; English keys in any case, with blanks or hyphens."""
    table = by_spelling(shape)
    return table.get(key) or table.get(key.strip().lower().replace(" ", "_").replace("-", "_"))


def value_of(shape: Shape, key: str) -> Any:
    """The value under a Chinese or English key; ``KeyError`` when there is no such key."""
    found = find(type(shape), key)
    if found is None:
        raise KeyError(key)
    return getattr(shape, found.name)


def read_shape(
    shape: type[S], node: Node, door: Door, what: str,
    extra: Callable[[Entry], bool] | None = None, **given: Any,
) -> S:
    """Fill ``shape`` from a mapping; ``what`` names it in messages.

    Keys that are no field go to ``extra``; what it refuses is an unknown key.
    """
    if not isinstance(node, Mapping):
        if not is_damaged(node) and not (is_empty(node) and not needs(shape)):
            door.report("P101", node.mark, what=what, keys=_sample(shape))
        return shape(mark=node.mark, **given)
    values: dict[str, Any] = dict(given)
    order: list[str] = []
    for entry in node.entries:
        found = find(shape, entry.key)
        if found is None:
            if extra is None or not extra(entry):
                unknown(entry, (s for f in fields_of(shape) for s in f.spellings), door, node.flow)
        elif found.name in values:
            door.report("P103", entry.key, key=entry.key, first=found.key)
        elif is_empty(entry.value):
            door.report("P105" if found.need else "P104", entry.key, what=what, key=found.key)
            values[found.name] = default_of(shape, found)
        elif not is_damaged(entry.value):
            values[found.name] = found.read(entry.value, door)
            order.append(found.key)
        else:
            values[found.name] = default_of(shape, found)
    for missing in fields_of(shape):
        if missing.need and missing.name not in values:
            door.report("P105", node.mark, what=what, key=missing.key)
    return shape(mark=node.mark, order=tuple(order), **values)


def default_of(shape: type[Shape], found: Field) -> Any:
    """What stands for a key with nothing behind it."""
    declared = next(f for f in dataclasses.fields(shape) if f.name == found.name)
    if declared.default_factory is not dataclasses.MISSING:
        return declared.default_factory()
    return declared.default


def needs(shape: type[Shape]) -> bool:
    """Whether a shape has a key that must be written."""
    return any(f.need for f in fields_of(shape))


def unknown(entry: Entry, spellings: Iterable[str], door: Door, flow: bool = False) -> None:
    """Report a key that means nothing here, with the nearest one that does."""
    if flow and isinstance(entry.value, Scalar) and not entry.value.text:
        door.report("Y118", entry.key, key=entry.key)
        return
    near = nearest(entry.key, spellings)
    if near:
        door.report("P102", entry.key, key=entry.key, near=near)
    else:
        door.report("P106", entry.key, key=entry.key)


def nearest(word: str, words: Iterable[str], cutoff: float = 0.5) -> str:
    """The one of ``words`` most like ``word``, or an empty string."""
    import difflib  # only wanted when something is wrong

    close = difflib.get_close_matches(word, list(words), 1, cutoff)
    return close[0] if close else ""


def _sample(shape: type[Shape]) -> str:
    return "、".join(f.key for f in fields_of(shape)[:4])
