"""Changes to a plan's file, put into its text: comments, order and layout stay as they are."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeAlias

from gencirc.collect.sites import FILE, KEY, Branch, Site, Tree
from gencirc.collect.spelling import Cut, ordered, patched, respelled, spelled
from gencirc.source.nodes import Scalar


class Clash(Exception):
    """Two changes want the same place."""


class New(NamedTuple):
    """An entry (with a key) or a list item to be written."""

    key: str | None
    value: str
    nested: tuple[New, ...] = ()  # instead of a value


class Splice(NamedTuple):
    """Other words for a stretch of a text."""

    site: Site
    cut: Cut


class Remove(NamedTuple):
    """An entry or item taken out."""

    branch: Branch


class Insert(NamedTuple):
    """Something new, or a branch that moves, beside another branch."""

    anchor: Branch
    after: bool
    what: New | Branch


class Append(NamedTuple):
    """An entry at the end of a mapping."""

    parent: Branch
    what: New


class Become(NamedTuple):
    """A whole new value for an entry: 照例 that becomes the author's own words."""

    branch: Branch
    value: tuple[New, ...] | str


Op: TypeAlias = "Splice | Remove | Insert | Append | Become"
Edit = tuple[int, int, str]


def trees_of(ops: Iterable[Op]) -> set[Tree]:
    """The files that some changes touch."""
    return {tree_of(op) for op in ops}


def tree_of(op: Op) -> Tree:
    """The file that a change touches."""
    if isinstance(op, Splice):
        return op.site.tree
    if isinstance(op, Insert):
        return op.anchor.tree
    return op.parent.tree if isinstance(op, Append) else op.branch.tree


def of_template(ops: Iterable[Op]) -> bool:
    """Whether some changes touch a template."""
    return any(tree.template for tree in trees_of(ops))


def rewritten(tree: Tree, ops: Sequence[Op]) -> str:
    """The text of a file after the changes."""
    mine = [op for op in dict.fromkeys(ops) if tree_of(op) is tree]
    inner = _spliced(tree, [op for op in mine if isinstance(op, Splice)])
    gone = [extent(op.branch) for op in mine if isinstance(op, Remove)]
    kept = [e for e in inner if not any(a <= e[0] and e[1] <= b for a, b in gone)]
    edits: list[Edit] = [*kept, *((a, b, "") for a, b in dict.fromkeys(gone))]
    for op in mine:
        if isinstance(op, Insert):
            text = _moved(op.what, op.anchor, inner) if isinstance(op.what, Branch) else None
            edits.append(_inserted(op, text))
        elif isinstance(op, Append):
            edits.append(_appended(op))
        elif isinstance(op, Become):
            edits.append(_become(op))
    return _applied(tree.source.text, edits)


def _applied(text: str, edits: Sequence[Edit]) -> str:
    out, at = "", 0
    for start, end, new in sorted(edits, key=lambda e: (e[0], e[1], -_indent(e[2]))):
        if start < at:
            raise Clash
        out += text[at:start] + new
        at = end
    return out + text[at:]


def _indent(new: str) -> int:
    """How far in new lines stand: of those put at one place the innermost belong above."""
    line = new.lstrip("\n")
    return len(line) - len(line.lstrip(" "))


# -- within texts ------------------------------------------------------------------


def _spliced(tree: Tree, splices: Sequence[Splice]) -> list[Edit]:
    """The new spelling of every text that changes."""
    cuts: dict[int, list[Cut]] = defaultdict(list)
    sites: dict[int, Site] = {}
    for site, cut in dict.fromkeys(splices):
        cuts[site.start].append(cut)
        sites[site.start] = site
    return [_respelled(sites[start], found) for start, found in cuts.items()]


def _respelled(site: Site, cuts: list[Cut]) -> Edit:
    cuts = ordered(cuts)
    if any(b.first < a.last for a, b in itertools.pairwise(cuts)):
        raise Clash
    if site.role == FILE:
        return 0, len(site.text), patched(str(site.text), cuts)
    branch = site.branch
    mark = site.text.mark
    assert branch
    raw = site.tree.source.text[mark.start : mark.end]
    tail = raw[len(raw.rstrip()) :]
    raw = raw.rstrip()
    indent = column(branch) + 2
    new = respelled(raw, cuts, indent, branch.flow or site.role == KEY)
    if "\n" not in raw:
        return _with_comment(site.tree.source.text, mark.start, mark.start + len(raw), new)
    return mark.start, mark.end, new + tail


def _with_comment(text: str, start: int, end: int, new: str) -> Edit:
    """A new spelling; a comment behind the old one goes behind the bar that begins a block."""
    stop = text.find("\n", end)
    rest = text[end : stop if stop >= 0 else len(text)]
    if not new.startswith("|\n") or not rest.strip():
        return start, end, new
    return start, end + len(rest), "|" + rest + new[1:]


# -- branches ------------------------------------------------------------------------


def column(branch: Branch) -> int:
    """Where a key or a dash stands, from 0."""
    return _prefix(branch)[1]


def _prefix(branch: Branch) -> tuple[int, int]:
    """Where the line of a branch begins, and the column of its key or of its dash."""
    source = branch.tree.source
    start = source.text.rfind("\n", 0, branch.start) + 1
    before = source.text[start : branch.start]
    if branch.key is None:
        dash = before.rfind("-")
        return start, max(dash, 0)
    return start, len(before)


def extent(branch: Branch) -> tuple[int, int]:
    """All that goes when a branch goes: its lines, or its part of a line of flow."""
    text = branch.tree.source.text
    if branch.flow:
        return _flow_extent(branch)
    start, _ = _prefix(branch)
    before = text[start : branch.start]
    siblings = branch.parent.children if branch.parent else []
    if branch.key is not None and "-" in before and len(siblings) > 1:
        raise Clash  # the first entry behind a dash carries the dash
    end = text.find("\n", branch.end)
    return start, len(text) if end < 0 else end + 1


def _flow_extent(branch: Branch) -> tuple[int, int]:
    assert branch.parent
    siblings, at = branch.parent.children, branch.place
    if at + 1 < len(siblings):
        return branch.start, siblings[at + 1].start
    return (siblings[at - 1].end, branch.end) if at else (branch.start, branch.end)


def whole(branch: Branch) -> Branch:
    """The branch, or the one that holds nothing else: an item of one entry goes as a whole."""
    parent = branch.parent
    while parent and parent.parent and len(parent.children) == 1 and parent.key is None:
        branch, parent = parent, parent.parent
    return branch


def _inserted(op: Insert, text: str | None) -> Edit:
    anchor = op.anchor
    if anchor.flow:
        new = text if text is not None else _flow(op.what)  # type: ignore[arg-type]
        return (
            (anchor.end, anchor.end, f", {new}")
            if op.after
            else (anchor.start, anchor.start, f"{new}, ")
        )
    source = anchor.tree.source.text
    start, at = _prefix(anchor)
    if text is None:
        assert isinstance(op.what, New)
        text = written(op.what, at, anchor.key is None)
    if not op.after:
        return start, start, text
    end = source.find("\n", anchor.end)
    if end < 0:
        return len(source), len(source), "\n" + text.rstrip("\n")
    return end + 1, end + 1, text


def _appended(op: Append) -> Edit:
    if op.parent.children:
        return _inserted(Insert(op.parent.children[-1], True, op.what), None)
    raise Clash


def written(new: New, at: int, item: bool) -> str:
    """The lines of a new entry or item whose key or dash stands in column ``at``."""
    head = " " * at + ("- " if item else "")
    inside = at + (2 if item else 0)
    if new.key is None:
        return f"{head}{spelled(new.value, inside + 2 if not item else inside)}\n"
    key = spelled(new.key, 0, True)
    if new.nested:
        rest = "".join(written(n, inside + 2, n.key is None) for n in new.nested)
        return f"{head}{key}:\n{rest}"
    return f"{head}{key}: {spelled(new.value, inside + 2)}\n"


def _flow(new: New) -> str:
    value = spelled(new.value, 0, True)
    return value if new.key is None else f"{spelled(new.key, 0, True)}: {value}"


def _become(op: Become) -> Edit:
    branch = op.branch
    node = branch.node
    at = column(branch)
    if isinstance(op.value, str):
        assert isinstance(node, Scalar)
        text = branch.tree.source.text
        start = node.mark.start
        end = start + len(text[start : node.mark.end].rstrip())
        return _with_comment(text, start, end, spelled(op.value, at + 2, branch.flow))
    if branch.flow or not isinstance(node, Scalar):
        raise Clash
    text = branch.tree.source.text
    assert branch.key is not None
    start = branch.key.mark.end + 1
    lines = "".join(written(n, at + 2, n.key is None) for n in op.value)
    return start, branch.end, "\n" + lines.rstrip("\n")


def _moved(branch: Branch, anchor: Branch, inner: Sequence[Edit]) -> str:
    """The text of a branch that moves, with what changes within it, at its new column."""
    source = branch.tree.source.text
    if branch.flow != anchor.flow or (branch.key is None) != (anchor.key is None):
        raise Clash
    if branch.tree is not anchor.tree:
        raise Clash
    if branch.flow:
        return _within(source, branch.start, branch.end, inner)
    start, end = extent(branch)
    text = _within(source, start, end, inner)
    shift = column(anchor) - column(branch)
    text = text if text.endswith("\n") else text + "\n"
    return text if not shift else "".join(_shifted(line, shift) for line in text.splitlines(True))


def _within(text: str, start: int, end: int, inner: Sequence[Edit]) -> str:
    mine = [(a - start, b - start, new) for a, b, new in inner if start <= a and b <= end]
    return _applied(text[start:end], mine)


def _shifted(line: str, by: int) -> str:
    if not line.strip():
        return line
    return " " * by + line if by > 0 else line[min(-by, len(line) - len(line.lstrip(" "))) :]
