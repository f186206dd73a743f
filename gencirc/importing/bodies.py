"""The tree of a text → keys and values: 键是标题，值是文字."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from gencirc.importing.cells import Cells
from gencirc.importing.chains import Chain, counted
from gencirc.importing.draft import Block, Keyed, Leaf, Listing, Node, Pair, leaf, pair
from gencirc.importing.levels import Item, Part
from gencirc.importing.ordinals import BULLET, LEVELS, PHASE, PLAIN
from gencirc.plan.content import CLOSE, FORM, INTRO, ORDINALS, RESERVED, reserved
from gencirc.source.marks import Text

DEEPEST = 4
LONGEST_KEY = 80
ITEMS = "逐条"
FEWEST = 2  # names that a list has at least
Data = Callable[[Part], Node | None]
Group: TypeAlias = "Text | Cells | Chain | Part | list[Part]"  # a list: items without headings


def nothing(part: Part) -> Node | None:
    """No heading stands for data."""
    return None


def body(
    items: Sequence[Item],
    level: int = 1,
    data: Data = nothing,
    taken: Sequence[str] = (),
    listed: bool = False,
) -> Node:
    """The value for what stands under a heading.

    ``level`` is that of the headings in it, ``data`` what stands in the place of some,
    ``taken`` are keys that cannot be headings here, ``listed`` asks for a list.
    """
    forms, inner = _forms(items, level)
    groups = list(_grouped(_settled(items, inner, taken)))
    if all(isinstance(g, Text | Cells) for g in groups):
        return paragraphs(groups)
    middle = _middle(groups)
    if listed or middle is None or not _distinct(groups, forms):
        return Listing(tuple(_item(g, level, data) for g in groups))
    start, stop = middle
    pairs = [pair(FORM, " ".join(forms))] if forms else []
    pairs += [pair(INTRO, paragraphs(groups[:start]))] if start else []
    pairs += [_pair(g, inner, data) for g in groups[start:stop]]
    pairs += [pair(CLOSE, paragraphs(groups[stop:]))] if stop < len(groups) else []
    return Keyed(tuple(pairs))


def paragraphs(texts: Sequence[Group]) -> Leaf | Block:
    """One text, or several with an empty line between; in the place of a table where it is."""
    said = [_said(t) for t in texts if isinstance(t, Text | Cells)]
    return said[0] if len(said) == 1 else Block(tuple(said)) if said else leaf()


def _said(text: Text | Cells) -> Leaf:
    return leaf(f"见【{text.name}】。") if isinstance(text, Cells) else leaf(text)


# -- what a plan can hold --------------------------------------------------------


def _settled(items: Sequence[Item], level: int, taken: Sequence[str]) -> Iterator[Item]:
    """The items; a heading that cannot be a key stays in the text as it stood."""
    for item in _unhung(items):
        if isinstance(item, Cells) and not item.name:
            continue
        if isinstance(item, Part) and item.title is None and _goes_on(item):
            yield Part(item.form, item.number, None, item.line, item.items[:1])
            yield from item.items[1:]
        elif not isinstance(item, Part) or _can_be_key(item, level, taken) or _is_item(item):
            yield item
        elif item.title and not _held(item) and len(item.title) <= LONGEST_KEY and level <= DEEPEST:
            yield Part(item.form, item.number, None, item.line, [item.title])
        else:
            yield from raw(item)


def _unhung(items: Sequence[Item]) -> Iterator[Item]:
    """The items; what stands behind a list of bare names is not the last one's alone."""
    parts = [i for i in items if isinstance(i, Part)]
    bare = len(parts) > FEWEST and not any(p.items for p in parts[:-1])
    for item in items:
        if bare and item is parts[-1] and item.alone and len(item.items) == 1:
            yield Part(item.form, item.number, item.title, item.line, alone=True)
            yield from item.items
        else:
            yield item


def _can_be_key(part: Part, level: int, taken: Sequence[str]) -> bool:
    title = part.title or ""
    free = reserved(title) not in (*RESERVED, *ORDINALS) and title not in taken
    return bool(title and _held(part) and free) and len(title) <= LONGEST_KEY and level <= DEEPEST


def _goes_on(part: Part) -> bool:
    """Whether paragraphs alone follow the text of an item."""
    return len(part.items) > 1 and all(isinstance(i, Text) for i in part.items)


def _held(part: Part) -> bool:
    """Whether anything but tables stands under a heading."""
    return any(not isinstance(i, Cells) or i.name for i in part.items)


def _is_item(part: Part) -> bool:
    return part.title is None and len(part.items) == 1 and isinstance(part.items[0], Text)


def raw(item: Item) -> Iterator[Text]:
    """The lines of an item as they stood, ordinals and all."""
    if isinstance(item, Text):
        yield item
    elif isinstance(item, Chain):
        yield from item.raw
    elif isinstance(item, Part):
        yield item.line
        yield from (t for i in item.items[item.inline :] for t in raw(i))


def _grouped(items: Iterator[Item]) -> Iterator[Group]:
    """Numbered items without headings together, so that they are one list."""
    run: list[Part] = []
    for item in items:
        if isinstance(item, Part) and item.title is None:
            run.append(item)
            continue
        if run:
            yield run
            run = []
        yield item
    if run:
        yield run


def _middle(groups: Sequence[Group]) -> tuple[int, int] | None:
    """Where headings stand one after the other, with only paragraphs before and behind."""
    places = [n for n, g in enumerate(groups) if not isinstance(g, Text | Cells)]
    start, stop = places[0], places[-1] + 1
    return (start, stop) if stop - start == len(places) else None


def _distinct(groups: Sequence[Group], forms: Sequence[str]) -> bool:
    """Whether every heading is another one, so that each can be a key."""
    keys = [_key(g) for g in groups if not isinstance(g, Text | Cells)]
    alone = len(groups) == 1 or bool(forms) or not isinstance(groups[-1], Chain)
    return len(set(keys)) == len(keys) and alone


def _key(group: Group) -> str:
    if isinstance(group, Part):
        return str(group.title)
    return group.word if isinstance(group, Chain) else ITEMS


# -- how headings are printed ------------------------------------------------------


def _forms(items: Sequence[Item], level: int) -> tuple[list[str], int]:
    """The words of 版式 that print the headings as they were, and the level they then have."""
    parts = [i for i in items if isinstance(i, Part)]
    chains = [i for i in items if isinstance(i, Chain)]
    if not parts:
        apart = ["分段"] if any(c.apart for c in chains) else []
        return apart + sorted({c.ends for c in chains if c.ends}), level
    form = parts[0].form
    own = LEVELS.get(form, level)
    out = [form] if own != level or form in (PLAIN, "第一") else []
    out += [PLAIN] if form in (PHASE, BULLET) else []
    with_text = [p for p in parts if p.title and p.items and isinstance(p.items[0], Text)]
    run_in = sum(not p.alone for p in with_text)
    if with_text and own > 1 and not run_in:
        out.append("标题单列")
    if with_text and own == 1 and run_in * 2 > len(with_text) and form not in (PLAIN, "第一"):
        out.append("标题接排")
    return out, own


# -- keys and values -----------------------------------------------------------------


def _pair(group: Group, level: int, data: Data) -> Pair:
    """A heading with what stands under it, counted parts, or items."""
    if isinstance(group, list):
        return pair(ITEMS, Listing(tuple(leaf(*p.items) for p in group)))  # type: ignore[arg-type]
    if isinstance(group, Chain):
        return pair(group.word, Listing(tuple(map(counted, group.parts))))
    assert isinstance(group, Part)
    assert group.title
    return pair(group.title, data(group) or body(group.items, level + 1, data))


def _item(group: Group, level: int, data: Data) -> Node:
    if isinstance(group, Text | Cells):
        return _said(group)
    return Keyed((_pair(group, level, data),))
