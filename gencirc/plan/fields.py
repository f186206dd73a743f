"""One table of fields: Chinese key, English key, reader and meaning in one place.

A shape declares its keys with ``field``; the reader of plans, the editor's schema and
the documentation page all come from these declarations.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, Self, TypeVar

from gencirc.likeness import nearest
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
    default: Any
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
    need: bool = False,
    also: tuple[str, ...] = (),
    english: str = "",
) -> Any:
    """Declare an attribute of a shape that is read from ``key``; defaults are shared values."""
    return Field("", key, english, read, doc, default, need, also)


class Shape:
    """What a mapping with known keys becomes: attributes set once, defaults on the class."""

    mark: Mark = NOWHERE
    order: tuple[str, ...] = ()  # Chinese keys in the order they were typed

    fields: ClassVar[tuple[Field, ...]] = ()
    spelled: ClassVar[dict[str, Field]] = {}

    def __init_subclass__(cls) -> None:
        own = [(n, f) for n, f in vars(cls).items() if isinstance(f, Field)]
        declared = [f._replace(name=n, english=f.english or n) for n, f in own]
        made = {f.name: f for f in (*cls.fields, *declared)}  # one declared anew keeps its place
        cls.fields = tuple(made.values())
        cls.spelled = {s: f for f in cls.fields for s in f.spellings}
        for found in declared:
            setattr(cls, found.name, found.default)

    def __init__(self, **values: Any) -> None:
        for name in values:
            if not hasattr(type(self), name):
                raise TypeError(f"{type(self).__name__} has no {name}")
        vars(self).update(values)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__}.{name} is set once")

    def but(self, **changes: Any) -> Self:
        """The same shape with some attributes changed."""
        return type(self)(**(vars(self) | changes))

    @classmethod
    def find(cls, key: str) -> Field | None:
        """The field a typed key means; English in any case, with blanks or hyphens."""
        plain = key.strip().lower().replace(" ", "_").replace("-", "_")
        return cls.spelled.get(key) or cls.spelled.get(plain)


def read_shape(
    shape: type[S],
    node: Node,
    door: Door,
    what: str,
    extra: Callable[[Entry], bool] | None = None,
    spare: Collection[str] = (),
    **given: Any,
) -> S:
    """Fill ``shape`` from a mapping; ``what`` names it in messages.

    Keys that are no field go to ``extra``; what it refuses is an unknown key. The
    attributes named by ``spare`` are not needed this time.
    """
    if not isinstance(node, Mapping):
        needs = any(f.need for f in shape.fields)
        if not is_damaged(node) and (needs or not is_empty(node)):
            keys = "、".join(f.key for f in shape.fields[:4])
            door.report("P101", node.mark, what=what, keys=keys)
        return shape(mark=node.mark, **given)
    values: dict[str, Any] = {}
    order: list[str] = []
    meant: set[str] = set()
    for entry in node.entries:
        found = shape.find(entry.key)
        if found is None:
            if extra is None or not extra(entry):
                meant.add(unknown(entry, shape.spelled, door, node.flow))
        elif found.name in values:
            first = next(e.key for e in node.entries if shape.find(e.key) is found)
            door.report("P103", entry.key, key=entry.key, first=first)
        elif is_empty(entry.value):
            door.report("P139" if found.need else "P104", entry.key, key=found.key)
            values[found.name] = found.default
        elif is_damaged(entry.value):
            values[found.name] = found.default
        else:
            values[found.name] = found.read(entry.value, door)
            order.append(found.key)
    for missing in shape.fields:
        if missing.name in spare or missing.name in values:
            continue
        if missing.need and not meant & {*missing.spellings}:
            door.report("P105", node.mark, what=what, key=missing.key)
    return shape(mark=node.mark, order=tuple(order), **values, **given)


def unknown(entry: Entry, spellings: Iterable[str], door: Door, flow: bool = False) -> str:
    """Report a key that means nothing here; gives the nearest one that does."""
    if flow and isinstance(entry.value, Scalar) and not entry.value.text:
        door.report("Y118", entry.key, key=entry.key)
        return ""
    near = nearest(entry.key, spellings, 0.7 if entry.key.isascii() else 0.5)
    door.report("P102" if near else "P106", entry.key, key=entry.key, near=near)
    return near
