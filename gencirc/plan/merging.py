"""One layer on another: nodes merged by name, with a word for whatever is not a change.

An overlay says only what is different. A name it uses must be there below; what is new
stands under 新增 or 插在…后, what goes under 删除, a whole new list under 全换.
"""

from __future__ import annotations

from gencirc.likeness import nearest
from gencirc.plan.places import Place, inside, where
from gencirc.plan.splicing import REMOVE, RENAME, WHOLE, Layers, asked, is_work, names_in, spliced
from gencirc.plan.unfolding import unfolded
from gencirc.source.marks import Text
from gencirc.source.nodes import Entry, Node, Scalar, Sequence, is_damaged
from gencirc.source.nodes import Mapping as Tree


def merged(below: Node, above: Node, place: Place, path: tuple[str, ...], to: Layers) -> Node:
    """``above`` laid on ``below``."""
    if is_damaged(below) or is_damaged(above):
        return above
    if isinstance(above, Tree) and above.entries and asked(above.entries[0].key)[0] == WHOLE:
        return _wholly(below, above, path, to)
    below, above = unfolded(below, above, path)
    if isinstance(below, Tree) and isinstance(above, Tree):
        return _mappings(below, above, place, path, to)
    if is_work(above) and isinstance(above, Tree) and not _by_name(below, above):
        return spliced(below, above, path, to)
    if isinstance(below, Sequence) and _named(below) and isinstance(above, Sequence | Tree):
        if isinstance(above, Tree) or _named(above):
            return _listed(below, above, place, path, to)
    to.gone(path, below, above)
    return above


def _wholly(below: Node, above: Tree, path: tuple[str, ...], to: Layers) -> Node:
    first, *rest = above.entries
    for entry in rest:
        to.report("P205", entry.key, key=entry.key)
    to.gone(path, below)
    return first.value


# -- mappings of names -----------------------------------------------------------


def _mappings(below: Tree, above: Tree, place: Place, path: tuple[str, ...], to: Layers) -> Tree:
    entries = list(below.entries)
    for entry in above.entries:
        word, name = asked(entry.key)
        if word:
            _work(entries, entry, word, name, place, path, to)
        else:
            _laid(entries, entry, place, path, to)
    return Tree(tuple(entries), above.mark, below.flow)


def _laid(
    entries: list[Entry], entry: Entry, place: Place, path: tuple[str, ...], to: Layers
) -> None:
    """One key of the upper layer on what stands below."""
    at = where(entries, entry.key, place)
    here = (*path, place.plain(entry.key))
    if at is None:
        if place.known(entry.key) or not entries:
            entries.append(entry)
        else:
            _unmatched(entry.key, entries, to)
    elif isinstance(entry.value, Scalar) and asked(entry.value.text.strip())[0] == REMOVE:
        to.gone(here, entries.pop(at).value)
    else:
        further = inside(place, entry.key, to.kinds, to.classes)
        value = merged(entries[at].value, entry.value, further, here, to)
        entries[at] = Entry(entry.key, value)


def _unmatched(key: Text, entries: list[Entry], to: Layers) -> None:
    names = [str(e.key) for e in entries]
    near = nearest(key, names)
    code = "P202" if near else "P203"
    to.report(code, key, key=key, near=near, all="、".join(names))


def _work(
    entries: list[Entry], entry: Entry, word: str, name: str, place: Place, path: tuple[str, ...],
    to: Layers,
) -> None:  # fmt: skip
    """新增, 插在…后, 删除 and 改名 among names."""
    if word == REMOVE:
        for gone in names_in(entry.value):
            at = _found(entries, gone, place, to)
            if at is not None:
                to.gone((*path, str(gone)), entries.pop(at).value)
    elif word == RENAME:
        for old, new in entry.value.entries if isinstance(entry.value, Tree) else ():
            at = _found(entries, old, place, to)
            if at is not None and isinstance(new, Scalar):
                to.change((*path, str(old)), entries[at].key, new.text)
                entries[at] = Entry(new.text, entries[at].value)
    else:
        _add(entries, entry, word, name, place, to)


def _add(
    entries: list[Entry], entry: Entry, word: str, name: str, place: Place, to: Layers
) -> None:
    at: int | None = len(entries)
    if name:
        at = _found(entries, Text(name, entry.key.mark), place, to)
    typed = list(entry.value.entries) if isinstance(entry.value, Tree) else []
    if isinstance(entry.value, Sequence) and all(map(_one, entry.value.items)):
        typed = _flat(entry.value, to)
    if not typed:
        to.report("P206", entry.value.mark, key=entry.key)
        return
    new = [e for e in typed if _is_new(entries, e.key, place, to)]
    if at is not None:
        at += word == "后"
        entries[at:at] = new


def _is_new(entries: list[Entry], key: Text, place: Place, to: Layers) -> bool:
    at = where(entries, key, place)
    if at is not None:
        file, line, _ = entries[at].key.mark.place
        to.report("P204", key, key=key, file=file, line=line)
    return at is None


def _found(entries: list[Entry], name: Text, place: Place, to: Layers) -> int | None:
    at = where(entries, name, place)
    if at is None:
        _unmatched(name, entries, to)
    return at


# -- lists -------------------------------------------------------------------------


def _named(node: Sequence) -> bool:
    """Whether a list holds names (``- 名称: …``), and not texts alone."""
    return any(isinstance(i, Tree) and len(i.entries) == 1 for i in node.items)


def _by_name(below: Node, above: Tree) -> bool:
    """Whether 新增, 插在…后 and 删除 speak of the names of a list, and not of its texts."""
    if not isinstance(below, Sequence) or not _named(below):
        return False
    names = {str(i.entries[0].key) for i in below.items if isinstance(i, Tree) and _one(i)}
    return len(names) == len(below.items) or bool(names & _spoken(above))


def _spoken(above: Tree) -> set[str]:
    """The names that the words of an overlay speak of."""
    out: set[str] = set()
    for entry in above.entries:
        word, name = asked(entry.key)
        out |= {name} if name else set()
        out |= {str(n) for n in names_in(entry.value)} if word == REMOVE else set()
        if word == RENAME and isinstance(entry.value, Tree):
            out |= {str(e.key) for e in entry.value.entries}
    return out


def _listed(
    below: Sequence, above: Sequence | Tree, place: Place, path: tuple[str, ...], to: Layers
) -> Sequence:
    """A list of ``- 名称: …`` by its names; its texts without a name stay."""
    items = list(below.items)
    entries = [(n, i.entries[0]) for n, i in enumerate(items) if _one(i)]  # type: ignore[union-attr]
    typed = above.entries if isinstance(above, Tree) else _flat(above, to)
    mapping = Tree(tuple(e for _, e in entries), below.mark)
    made = _mappings(mapping, Tree(tuple(typed), above.mark), place, path, to)
    wrapped: list[Node] = [Tree((e,), e.key.mark) for e in made.entries]
    first = entries[0][0]
    return Sequence((*items[:first], *wrapped, *_texts_after(items, first)), above.mark)


def _one(node: Node) -> bool:
    return isinstance(node, Tree) and len(node.entries) == 1


def _flat(node: Sequence, to: Layers) -> list[Entry]:
    for item in node.items:
        if not _one(item):
            to.report("P207", item.mark)
    return [i.entries[0] for i in node.items if isinstance(i, Tree) and len(i.entries) == 1]


def _texts_after(items: list[Node], first: int) -> list[Node]:
    return [i for i in items[first:] if not _one(i)]
