"""The author's own text: headings, paragraphs, lists and counted ordinals.

A mapping's keys are headings, numbered by the machine; a list's texts are
paragraphs; ``一要``, ``一是``, ``第一`` and ``逐条`` ask for counted parts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias, TypeVar

from gencirc.likeness import nearest
from gencirc.patterns import later
from gencirc.plan.door import STOCK, Door, split
from gencirc.plan.fields import NOWHERE
from gencirc.source.marks import Mark, Text
from gencirc.source.nodes import Entry, Mapping, Node, Scalar, Sequence, is_damaged, is_empty

T = TypeVar("T")

FORM, INTRO, CLOSE = "版式", "导语", "收尾"
RESERVED = {FORM: ("layout",), INTRO: ("intro",), CLOSE: ("closing",)}
ORDINALS = {
    "一要": ("first must",),
    "一是": ("first is",),
    "第一": ("firstly",),
    "首先": ("first of all",),
    "其一": ("for one",),
    "逐条": ("items",),
}
FORMS = {
    "标题单列": ("heading-alone",),
    "标题接排": ("run-in",),
    "不编号": ("unnumbered",),
    "分段": ("separate",),
    "一、": (),
    "（一）": (),
    "1.": (),
    "（1）": (),
    "第一": ("firstly",),
    "第一阶段": ("first-phase",),
    "原名": ("as-named",),
    "再次": ("thirdly",),
}
ALMOST = later("照[列理倒历常样旧]|按例|依例")  # 照例, mistyped
APART = later(r"\s+|(?<!^一)(?<![\s，,；;]一)、|[，,；;]")  # 一、 is a word of its own
BRACKET = later(r"[{\[][^}\]]*$")
LEVELS = {"一、": 1, "（一）": 2, "1.": 3, "（1）": 4}


def level_of(forms: frozenset[str], level: int) -> int:
    """The heading level that 版式 asks for, else ``level``."""
    return next((n for form, n in LEVELS.items() if form in forms), level)


class Section(NamedTuple):
    """A heading and what stands under it."""

    title: Text
    body: Body


class Chain(NamedTuple):
    """Parts counted by an ordinal word: 一要…。二要…。; one of several paragraphs is a body."""

    word: str
    parts: tuple[Section | Text | Body, ...]
    mark: Mark
    forms: frozenset[str] = frozenset()


class Run(NamedTuple):
    """A run-in heading with labelled lists, all one paragraph: 标题：重点整治甲；乙。"""

    title: Text
    parts: tuple[tuple[Text | None, tuple[Text, ...]], ...]


Item: TypeAlias = "Text | Section | Chain | Run"


@dataclass(frozen=True)
class Body:
    """What stands under a heading, in printed order; ``stock`` asks for 照例."""

    items: tuple[Item, ...] = ()
    forms: frozenset[str] = frozenset()
    mark: Mark = NOWHERE
    stock: bool = False

    def __bool__(self) -> bool:
        return bool(self.items) or self.stock

    @property
    def sections(self) -> tuple[Section | Run, ...]:
        return tuple(i for i in self.items if isinstance(i, Section | Run))

    @property
    def only(self) -> Text | None:
        """The text of a body that is one paragraph."""
        if len(self.items) == 1 and isinstance(self.items[0], Text):
            return self.items[0]
        return None

    @property
    def count(self) -> int:
        """How many things are listed: headings, else ordinals, else paragraphs."""
        chains = [len(i.parts) for i in self.items if isinstance(i, Chain)]
        return len(self.sections) or sum(chains) or len(self.items)


def texts_of(item: Item | Body) -> Iterator[Text]:
    """Every text of an item, headings too."""
    if isinstance(item, Text):
        yield item
    elif isinstance(item, Body):
        yield from (t for i in item.items for t in texts_of(i))
    elif isinstance(item, Section):
        yield item.title
        yield from (t for i in item.body.items for t in texts_of(i))
    elif isinstance(item, Chain):
        yield from (t for part in item.parts for t in texts_of(part))
    else:
        yield item.title
        yield from (t for label, texts in item.parts for t in ((label,) if label else ()) + texts)


def is_stock(node: Node) -> bool:
    """Whether 照例 is typed."""
    return isinstance(node, Scalar) and node.text.strip().lower() in STOCK


def content(node: Node, door: Door) -> Body:
    """Any text of the author's: a value, a list or a mapping of headings."""
    if is_stock(node):
        return Body(mark=node.mark, stock=True)
    if isinstance(node, Scalar):
        if ALMOST.fullmatch(node.text.strip()):
            door.report("P122", node.text, value=node.text, all="照例，或者自己写一段")
        return Body(tuple(paragraphs(door.file(node.text))), mark=node.mark)
    if isinstance(node, Sequence):
        items = [i for item in node.items for i in _list_item(item, door)]
        return Body(tuple(items), mark=node.mark)
    return mapping(node, door)


def mapping(node: Mapping, door: Door) -> Body:
    """Headings in the order typed, with the reserved keys taken out."""
    return sections(node.entries, node.mark, door)


def sections(entries: tuple[Entry, ...], mark: Mark, door: Door) -> Body:
    """A body made of keys and values."""
    forms: frozenset[str] = frozenset()
    items: list[Item] = []
    for key, value in entries:
        word = reserved(key)
        if is_damaged(value):
            continue
        if word == FORM:
            forms = read_forms(value, door)
        elif word in (INTRO, CLOSE):
            items += content(value, door).items
        elif word in ORDINALS:
            items.append(_chain(word, value, door))
        elif is_empty(value):
            door.report("P113", key, key=key)
        else:
            items.append(Section(key, content(value, door)))
    return Body(tuple(items), forms, mark)


def reserved(key: str) -> str:
    """The reserved word a key stands for (in Chinese), or the key itself."""
    low = key.strip().lower().replace("_", " ")
    for word, english in (RESERVED | ORDINALS).items():
        if key == word or low in english:
            return word
    return key


def named(
    node: Mapping, door: Door, read: Callable[[Text, Node, Door], T]
) -> tuple[frozenset[str], tuple[T, ...]]:
    """The words of 版式, and what every other key of a mapping stands for."""
    forms: frozenset[str] = frozenset()
    found = []
    for key, value in node.entries:
        if reserved(key) == FORM:
            forms = read_forms(value, door)
        elif not is_damaged(value):
            found.append(read(key, value, door))
    return forms, tuple(found)


def read_forms(node: Node, door: Door) -> frozenset[str]:
    """The words of 版式."""
    found = set()
    if not isinstance(node, Scalar):
        door.report("P107", node.mark)
        return frozenset()
    for word in split(node.text, APART, door):
        form = next((f for f, e in FORMS.items() if word == f or word.lower() in e), None)
        if form:
            found.add(form)
        else:
            near = nearest(word, FORMS, 0.3) or "标题单列"
            door.report("P114", word, word=word, near=near, all="、".join(FORMS))
    return frozenset(found)


def paragraphs(value: Text) -> list[Text]:
    """The paragraphs of a text: an empty line parts them, a line break does not."""
    out, at = [], 0
    for gap in [*re.finditer(r"\n[ \t\u3000]*\n\s*", value), None]:
        part = value.part(at, gap.start() if gap else len(value)).trimmed()
        if part:
            out.append(part)
        at = gap.end() if gap else at
    return out


def _list_item(node: Node, door: Door) -> list[Item]:
    if is_damaged(node):
        return []
    if isinstance(node, Scalar):
        if is_empty(node):
            door.report("P115", node.mark)
        return list(paragraphs(door.file(node.text)))
    if isinstance(node, Sequence):
        door.report("P116", node.mark)
        return []
    for entry in node.entries:
        if BRACKET.search(entry.key):  # 设置{一级: 甲}: a text that YAML took for a key
            door.report("Y110", entry.key)
    form = next((e.value for e in node.entries if reserved(e.key) == FORM), None)
    forms = read_forms(form, door) if form else frozenset()
    rest = (e for e in node.entries if reserved(e.key) != FORM)
    made = (i for entry in rest for i in _entry(entry, door))
    return [i._replace(forms=i.forms | forms) if isinstance(i, Chain) else i for i in made]


def _entry(entry: Entry, door: Door) -> tuple[Item, ...]:
    """``标题: …`` in a list; labelled lists under it make one paragraph."""
    value = entry.value
    if isinstance(value, Mapping) and reserved(entry.key) not in ORDINALS:
        words = {reserved(e.key) for e in value.entries}
        lists = [e.value.items for e in value.entries if isinstance(e.value, Sequence)]
        plain = all(isinstance(i, Scalar) for items in lists for i in items)
        if lists and plain and not words & {FORM, *ORDINALS}:
            return (Run(entry.key, tuple(_label(e, door) for e in value.entries)),)
    return sections((entry,), entry.key.mark, door).items


def _label(entry: Entry, door: Door) -> tuple[Text | None, tuple[Text, ...]]:
    label = None if reserved(entry.key) in RESERVED else entry.key
    body = content(entry.value, door)
    return label, tuple(i for i in body.items if isinstance(i, Text))


def _chain(word: str, node: Node, door: Door) -> Chain:
    if isinstance(node, Sequence):
        return Chain(word, tuple(p for item in node.items for p in _parts(item, door)), node.mark)
    body = content(node, door)
    parts = tuple(i for i in body.items if isinstance(i, Section | Text))
    return Chain(word, parts, node.mark, body.forms)


def _parts(node: Node, door: Door) -> Iterator[Section | Text | Body]:
    """A part for an item of a list: its text, paragraphs, or headings."""
    found = _list_item(node, door)
    if isinstance(node, Scalar) and len(found) > 1:
        yield Body(tuple(found), mark=node.mark)
    else:
        yield from (i for i in found if isinstance(i, Section | Text))
