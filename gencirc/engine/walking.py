"""A walk through a template: which elements are open at every place, whatever a value says.

When every branch and every round of a loop leaves the same elements open that it found open,
the text is well-formed XML for all values that are text; then nothing needs to be parsed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from jinja2 import nodes

TAG = re.compile(r'<(/?)([\w.-]+(?::[\w.-]+)?)((?:\s+[\w.:-]+="[^"<>]*")*)\s*(/?)>')
ATTRIBUTE = re.compile(r'([\w.:-]+)="([^"]*)"')
SPOILT = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-fA-F]+);)|\]\]>|[\x00-\x09\x0b-\x1f]")
VALUE = "\ue000"  # stands for a value within a tag
RUN = ("w:r", "w:t")
BLOCKS = frozenset(("w:p", "w:body", "w:tc", "w:hdr", "w:ftr"))  # paragraphs may end in these
TEXTS = frozenset(("w:instrText", "w:delText", "w:delInstrText", "m:t", "wp:posOffset", "a:t"))


class Unproved(Exception):
    """The walk cannot tell that the text is well-formed; the message says why, in Chinese."""


class Event(NamedTuple):
    """An element opens or closes; or a value stands between elements, without a name."""

    name: str
    opens: bool
    path: tuple[int, ...]  # the loops and branches around it
    attributes: dict[str, str]
    parent: str = ""
    data: nodes.TemplateData | None = None
    at: tuple[int, int] = (0, 0)  # begin and end in the data
    empty: bool = False  # it opens and closes in one


class Walk:
    """Follows the template; ``events`` tells the elements in the order of the text."""

    def __init__(self, prefixes: frozenset[str]) -> None:
        self.prefixes = prefixes
        self.stack: list[tuple[str, frozenset[str]]] = []
        self.events: list[Event] = []
        self.path: tuple[int, ...] = ()
        self.tag = ""  # of which the end is still to come
        self.loops: set[int] = set()
        self.count = 0

    def follow(self, listed: Iterable[nodes.Node]) -> None:
        """Follow nodes one after the other."""
        for node in listed:
            if isinstance(node, nodes.Output):
                for child in node.nodes:
                    if isinstance(child, nodes.TemplateData):
                        self._data(child)
                    else:
                        self._value(child)
            elif isinstance(node, nodes.With):
                self.follow(node.body)
            elif isinstance(node, (nodes.If, nodes.For)):
                self._inline(node) if self.tag else self._branches(node)

    def _branches(self, node: nodes.If | nodes.For) -> None:
        """Each branch, and none of them, must leave the same elements open."""
        before, path = list(self.stack), self.path
        arms = [node.body, node.else_]
        if isinstance(node, nodes.If):
            arms[1:1] = [e.body for e in node.elif_]
        ends = []
        for arm in arms:
            self.count += 1
            if isinstance(node, nodes.For):
                self.loops.add(self.count)
            self.stack, self.path = list(before), (*path, self.count)
            self.follow(arm)
            if self.tag:
                raise Unproved("标签里有分支")
            ends.append(self.stack)
        if isinstance(node, nodes.For):
            ends.append(before)
        if any(e != ends[0] for e in ends):
            raise Unproved("分支或循环没有把段落、表格成对地括起来")
        self.stack, self.path = ends[0], path

    def _inline(self, node: nodes.If | nodes.For) -> None:
        """A branch within an attribute, as ``{% vm %}`` makes."""
        for output in node.find_all(nodes.Output):
            for child in output.nodes:
                if not isinstance(child, nodes.TemplateData):
                    self._attribute(child)
                elif re.search(r'[<>"&]', child.data):
                    raise Unproved("属性里有标签")
        self.tag += VALUE

    def _attribute(self, node: nodes.Expr) -> None:
        if self.tag.count('"') % 2 == 0:
            raise Unproved("标签里有值")
        node.how = "attribute"  # type: ignore[attr-defined]

    def _value(self, node: nodes.Expr) -> None:
        if self.tag:
            self._attribute(node)
            self.tag += VALUE
            return
        names = tuple(name for name, _ in self.stack[-3:])
        if names == ("w:p", *RUN):
            return
        if names[-2:] == RUN:
            node.how = "inner"  # type: ignore[attr-defined]
        elif names[-1:] and names[-1] in TEXTS:
            node.how = "inert"  # type: ignore[attr-defined]
        else:
            ends = names[-1:] and names[-1] in BLOCKS
            node.how = "block" if ends else "markup"  # type: ignore[attr-defined]
            self.events.append(Event("", True, self.path, {}))

    def _data(self, node: nodes.TemplateData) -> None:
        """Read the tags of what stands in the template."""
        data = node.data
        if SPOILT.search(data):
            raise Unproved("模板里有制表符或者不成对的 &")
        done = 0
        if self.tag:
            end = data.find(">") + 1
            self.tag += data[: end or len(data)]
            if not end:
                return
            tag, self.tag, done = self.tag, "", end
            self._tag(tag, None, (0, 0))
        while (start := data.find("<", done)) >= 0:
            end = data.find(">", start) + 1
            if not end:
                self.tag = data[start:]
                return
            self._tag(data[start:end], node, (start, end))
            done = end

    def _tag(self, tag: str, data: nodes.TemplateData | None, at: tuple[int, int]) -> None:
        found = TAG.fullmatch(tag)
        if not found:
            raise Unproved("标签不成形")
        closing, name, inside, empty = found.groups()
        if closing:
            if not self.stack or self.stack.pop()[0] != name:
                raise Unproved("标签不成对")
            self.events.append(Event(name, False, self.path, {}, self._parent, data, at))
            return
        listed = ATTRIBUTE.findall(inside)
        attributes = dict(listed)
        own = frozenset(a[6:] for a in attributes if a.startswith("xmlns:"))
        known = own | self.prefixes if not self.stack else own | self.stack[-1][1]
        used = {n.split(":")[0] for n in (name, *attributes) if ":" in n} - {"xml", "xmlns"}
        if len(attributes) != len(listed) or not used <= known:
            raise Unproved("属性重复，或者名字空间没有声明")
        event = Event(name, True, self.path, attributes, self._parent, data, at, bool(empty))
        self.events.append(event)
        if not empty:
            self.stack.append((name, known))

    @property
    def _parent(self) -> str:
        return self.stack[-1][0] if self.stack else ""


def walked(tree: nodes.Template, prefixes: frozenset[str]) -> Walk:
    """Walk through a whole part; raises ``Unproved``."""
    walk = Walk(prefixes)
    walk.follow(tree.body)
    if walk.stack or walk.tag:
        raise Unproved("标签不成对")
    return walk
