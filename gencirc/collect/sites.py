"""A plan's file as branches: every key, value and list item with its place in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from gencirc.source.marks import Source, Text
from gencirc.source.nodes import Mapping, Node, Scalar
from gencirc.source.nodes import Sequence as Items
from gencirc.source.parsing import read_yaml

KEY, VALUE, FILE = "键", "值", "文件"
DASH = re.compile(r"-[ \t]+$|-$")


@dataclass(eq=False)
class Branch:
    """An entry of a mapping (with a key) or an item of a list; [start, end) in the text."""

    tree: Tree
    parent: Branch | None
    key: Text | None
    node: Node
    start: int
    end: int = 0
    flow: bool = False  # stands within braces or brackets
    children: list[Branch] = field(default_factory=list)

    @property
    def path(self) -> tuple[str, ...]:
        """The keys that lead here."""
        above = self.parent.path if self.parent else ()
        return above if self.key is None else (*above, str(self.key))

    @property
    def line(self) -> int:
        return self.tree.source.place(self.start)[0]

    @property
    def value(self) -> Site | None:
        """The text that it is, when it is one."""
        return self.tree.site(self.node.mark.start) if isinstance(self.node, Scalar) else None

    @property
    def place(self) -> int:
        """Its number among its siblings."""
        return self.parent.children.index(self) if self.parent else 0

    def up(self) -> Iterator[Branch]:
        """The branch and those that hold it, the root left out."""
        here: Branch | None = self
        while here and here.parent:
            yield here
            here = here.parent


class Site(NamedTuple):
    """A text of a file: a key, a value, or all of a text file."""

    tree: Tree
    start: int
    role: str
    text: Text

    @property
    def template(self) -> bool:
        """Whether it is a kind's or a shared passage's."""
        return self.tree.template

    @property
    def branch(self) -> Branch | None:
        if self.role == FILE:
            return None
        found = self.tree.leaves.get(self.start)
        return found[0] if found else None


class Tree:
    """One file: its branches, and what stands where."""

    def __init__(self, path: Path, source: Source, top: Node, template: bool = False) -> None:
        self.path = path
        self.source = source
        self.template = template
        self.leaves: dict[int, tuple[Branch, str]] = {}
        self.root = Branch(self, None, None, top, 0, len(source.text))
        self._grow(self.root)

    def site(self, start: int) -> Site | None:
        """The text whose spelling begins at ``start``."""
        found = self.leaves.get(start)
        if found is None:
            return None
        branch, role = found
        if role == KEY:
            assert branch.key is not None
            return Site(self, start, KEY, branch.key)
        assert isinstance(branch.node, Scalar)
        return Site(self, start, VALUE, branch.node.text)

    def find(self, path: tuple[str, ...]) -> Branch | None:
        """The branch that keys lead to."""
        here: Branch | None = self.root
        for key in path:
            here = next((c for c in here.children if c.key == key), None) if here else None
        return here

    def entries(self, name: str) -> list[Branch]:
        """Every entry with a key of that name."""
        return [b for b, role in self.leaves.values() if role == KEY and b.key == name]

    def asking(self, names: Sequence[str]) -> list[Branch]:
        """The values and items that are references to some names in a row and nothing else."""
        row = "".join(rf"【{re.escape(name)}(?:\s[^】]*)?】" for name in names)
        return [
            branch
            for branch, role in self.leaves.values()
            if role == VALUE
            and re.fullmatch(f"{row}[。；]?", str(getattr(branch.node, "text", "")))
        ]

    def references(self, name: str) -> Iterator[tuple[Site, tuple[int, int]]]:
        """Every 【…】 that asks for a name, and where it stands in its text."""
        asked = re.compile(rf"【{re.escape(name)}(?:\s[^】]*)?】")
        for start, (_, role) in self.leaves.items():
            site = self.site(start) if role == VALUE else None
            for found in asked.finditer(str(site.text)) if site else ():
                yield site, found.span()  # type: ignore[misc]

    def _grow(self, branch: Branch) -> None:
        """Add what stands in a branch, and find where the branch ends."""
        node, text = branch.node, self.source.text
        if isinstance(node, Scalar):
            self.leaves[node.mark.start] = (branch, VALUE)
            spelled = len(text[node.mark.start : node.mark.end].rstrip())
            branch.end = max(branch.end, node.mark.start + spelled)
            return
        flow = text[node.mark.start : node.mark.start + 1] in ("{", "[")
        for child in self._children(branch, node, flow):
            branch.children.append(child)
            if child.key is not None:
                self.leaves[child.key.mark.start] = (child, KEY)
            self._grow(child)
        if branch.parent:
            last = branch.children[-1].end if branch.children else node.mark.start + 1
            branch.end = max(branch.end, _closing(text, last) if flow else last)

    def _children(self, branch: Branch, node: Mapping | Items, flow: bool) -> Iterator[Branch]:
        if isinstance(node, Mapping):
            for key, value in node.entries:
                start = key.mark.start
                end = key.mark.end + 1  # with its colon
                yield Branch(self, branch, key, value, start, end, flow)
        else:
            for item in node.items:
                yield Branch(self, branch, None, item, item.mark.start, 0, flow)


def is_mapping(branch: Branch) -> bool:
    """Whether entries with keys stand in a branch."""
    return isinstance(branch.node, Mapping)


def _closing(text: str, at: int) -> int:
    """Behind the bracket that closes a collection whose last item ends at ``at``."""
    found = re.compile(r"[\s,，]*(?:#[^\n]*\n[\s,，]*)*[}\]]").match(text, at)
    return found.end() if found else at


def tree_of(path: Path, name: str) -> Tree:
    """A YAML file as branches."""
    top, _ = read_yaml(path, name)
    return Tree(path, top.mark.source, top)
