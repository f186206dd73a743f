"""Two values compared: rows of what was added, removed, renamed, reordered or changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from gencirc.compare.pairing import Pair, alike, equal, likeness, merged, moved
from gencirc.compare.telling import listed, quoted, reworded, turned
from gencirc.compare.values import (
    NO,
    YES,
    Days,
    Names,
    Said,
    Thing,
    Things,
    Value,
    matter,
    neutral,
    told,
    typed,
)
from gencirc.plan.fields import NOWHERE
from gencirc.source.marks import Mark

ADDED, REMOVED, CHANGED, RENAMED, ORDER = "增加", "删去", "改动", "更名", "顺序"
FOLLOWS = "随之变动"
SAME = 0.6  # likeness of contents from which a thing of another name is the same thing
BARE = 0.8  # and of things that are nothing but names and days


class Step(NamedTuple):
    """One step to a place of the plan: a key, a name, or a count (第2段)."""

    words: str
    named: bool = False


Place = tuple[Step, ...]


class Row(NamedTuple):
    """One difference: where, of which sort, both sides in full, and how it is said."""

    path: Place
    state: str
    old: str
    new: str
    words: str = ""
    marks: tuple[Mark, Mark] = (NOWHERE, NOWHERE)


def differ(old: Value | None, new: Value | None, path: Place) -> Iterator[Row]:
    """The differences of two values at one place."""
    if old is None or new is None:
        yield from _one_sided(old, new, path)
    elif isinstance(old, Things) or isinstance(new, Things):
        yield from _listed(_things(old), _things(new), path)
    elif isinstance(old, Thing) or isinstance(new, Thing):
        yield from _parts(_inside(old), _inside(new), path)
    else:
        yield from _single(old, new, path)


def _one_sided(old: Value | None, new: Value | None, path: Place) -> Iterator[Row]:
    value = new if old is None else old
    if isinstance(value, Things):
        nothing = Things(())
        yield from _listed(
            nothing if old is None else value, nothing if new is None else value, path
        )
    elif told(value) == YES:
        sides = (told(old) or NO, told(new) or NO)
        yield Row(path, CHANGED, *sides, f"由{sides[0]}改为{sides[1]}", _marks(old, new))
    elif told(value):
        state = ADDED if old is None else REMOVED
        yield Row(path, state, told(old), told(new), marks=_marks(old, new))


def _marks(old: Value | None, new: Value | None) -> tuple[Mark, Mark]:
    return (old.mark if old else NOWHERE, new.mark if new else NOWHERE)


# -- single values -----------------------------------------------------------------


def _single(old: Value, new: Value, path: Place) -> Iterator[Row]:
    if isinstance(old, Days) and isinstance(new, Days):
        found = _days(old, new)
    elif isinstance(old, Names) and isinstance(new, Names):
        found = _names(old, new)
    elif isinstance(old, Said) and isinstance(new, Said):
        found = _texts(old, new)
    else:
        found = (CHANGED, f"由{told(old)}改为{told(new)}") if told(old) != told(new) else None
    if found:
        yield Row(path, found[0], told(old), told(new), found[1], _marks(old, new))


def _days(old: Days, new: Days) -> tuple[str, str] | None:
    """Days differ by the calendar; what is no day of the calendar by its words."""
    known = any((*old.period, *new.period))
    same = old.period == new.period and old.hours == new.hours
    if same if known else old.own == new.own:
        return None
    state = FOLLOWS if old.typed and old.typed == new.typed else CHANGED
    return state, f"由{old.own}改为{new.own}"


def _texts(old: Said, new: Said) -> tuple[str, str] | None:
    if old.typed == new.typed:
        return (FOLLOWS, "") if old.own != new.own else None
    before, after = neutral(old, new)
    return None if before == after else (CHANGED, "：" + reworded(before, after))


def _names(old: Names, new: Names) -> tuple[str, str] | None:
    if old.own == new.own:
        return None
    if old.typed == new.typed and len(old.names) == len(new.names) and old.typed != old.names:
        return FOLLOWS, ""
    if len(old.names) == len(new.names) == 1:
        return CHANGED, f"由{old.own}改为{new.own}"
    come = [n for n in new.names if n not in old.names]
    gone = [n for n in old.names if n not in new.names]
    said = [f"增加{listed(come)}"] if come else []
    said += [f"减少{listed(gone)}"] if gone else []
    stayed = [n for n in new.names if n in old.names]
    if stayed != [n for n in old.names if n in new.names]:
        said.append(f"顺序改为{listed(new.names)}")
    state = CHANGED if come or gone else ORDER
    return state, "，".join(said) or "：" + turned(old.own, new.own)


# -- things with parts ---------------------------------------------------------------


def _inside(value: Value) -> Mapping[str, Value]:
    return value.parts if isinstance(value, Thing) else {"": value}


def _parts(old: Mapping[str, Value], new: Mapping[str, Value], path: Place) -> Iterator[Row]:
    """Part by part, in the order of the new one, what is gone at the end of its fellows."""
    for key in [*new, *(k for k in old if k not in new)]:
        yield from differ(old.get(key), new.get(key), (*path, Step(key)) if key else path)


# -- lists of things -----------------------------------------------------------------


def _things(value: Value) -> Things:
    """A value as a list; what is written once is a list of one."""
    if isinstance(value, Things):
        return value
    if isinstance(value, Thing):
        inside = value.parts.get("")
        return inside if isinstance(inside, Things) else Things((value,), mark=value.mark)
    return Things((Thing(Said("", {}), {"": value}, value.mark),), mark=value.mark)


def _listed(old: Things, new: Things, path: Place) -> Iterator[Row]:
    pairs = paired(old.items, new.items)
    away = moved(pairs)
    only = len(old.items) == len(new.items) == 1
    for i, j in merged(len(old.items), len(new.items), pairs):
        one, other = None if i is None else old.items[i], None if j is None else new.items[j]
        shown = _step(other or one, i if j is None else j, new, only)
        if one and other and (i, j) in away:
            yield _moved(one, other, j or 0, new, (*path, *shown))
        yield from _matched(one, other, (*path, *shown))


def _step(thing: Thing | None, place: int | None, among: Things, only: bool) -> Place:
    if thing and thing.named:
        return (Step(thing.name.own, True),)
    return () if only else (Step(f"第{(place or 0) + 1}{among.noun}"),)


def _matched(old: Thing | None, new: Thing | None, path: Place) -> Iterator[Row]:
    if old is None or new is None:
        state = ADDED if old is None else REMOVED
        sides = (_content(old), _content(new))
        yield Row(path, state, *sides, marks=_marks(old, new))
        return
    if old.name.own != new.name.own:
        yield _renamed(old, new, path)
    yield from _parts(old.parts, new.parts, path)


def _content(thing: Thing | None) -> str:
    """What an added or removed thing says, without its name, which stands before it."""
    return told(thing._replace(name=Said("", {}))) if thing else ""


def _renamed(old: Thing, new: Thing, path: Place) -> Row:
    names, marks = (old.name.own, new.name.own), (old.mark, new.mark)
    if old.name.typed == new.name.typed:
        return Row(path, FOLLOWS, *names, marks=marks)
    at = (*path[:-1], Step(old.name.own, True)) if old.named else path
    words = f"更名为{quoted(new.name.own)}" if new.named else "不再有标题"
    return Row(at, RENAMED, *names, words if old.named else f"加标题{quoted(new.name.own)}", marks)


def _moved(old: Thing, new: Thing, place: int, among: Things, path: Place) -> Row:
    """Where a thing stands now: behind what, or first."""
    before = among.items[place - 1] if place else None
    name = quoted(before.name.own) if before and before.named else f"第{place}{among.noun}"
    behind = f"移到{name}之后" if before else "移到最前"
    return Row(path, ORDER, "", behind.removeprefix("移到"), behind, (old.mark, new.mark))


def paired(olds: tuple[Thing, ...], news: tuple[Thing, ...]) -> list[Pair]:
    """The same by name or text, then under another name, then paragraphs that are alike."""
    if len(olds) == len(news) == 1 and not (olds[0].named or news[0].named):
        return [(0, 0)]
    pairs = equal([_key(t) for t in olds], [_key(t) for t in news])
    rest = alike([_known_by(t) for t in olds], [_known_by(t) for t in news], pairs, SAME)
    pairs += [(i, j) for i, j in rest if _same(olds[i], news[j])]
    texts = alike([typed(t) for t in olds], [typed(t) for t in news], pairs)
    return sorted(pairs + [(i, j) for i, j in texts if not (olds[i].named or news[j].named)])


def _key(thing: Thing) -> tuple[bool, str]:
    return thing.named, thing.name.typed or typed(thing)


def _known_by(thing: Thing) -> str:
    return matter(thing) or typed(thing)


def _same(old: Thing, new: Thing) -> bool:
    """Whether two things are one that was renamed."""
    if not typed(old) or old.named != new.named:
        return False
    least = SAME if matter(old) and matter(new) else BARE
    return likeness(_known_by(old), _known_by(new)) >= least
