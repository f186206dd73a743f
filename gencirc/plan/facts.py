"""Figures with unit and hedge, slogans with counted parts, basis documents."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from gencirc.numerals import value as number_of
from gencirc.patterns import later
from gencirc.plan.dates import OPEN_PLACE
from gencirc.plan.door import NAMES, Door, phrase, split, table, text
from gencirc.plan.fields import NOWHERE, Shape, field, read_shape
from gencirc.source.marks import Text
from gencirc.source.nodes import Mapping, Node, Sequence, is_damaged

BEFORE = "将近|接近|近|大约|约|超过|超|逾|至少|不少于|不足|不到|不超过|最多|达到|达|共"
ROUGH = later(r"[百千万亿半成十]|[一二三四五六七八九十]分之")  # 百余处, 上千户
AFTER = "余|多|来|以上|左右"
FIGURE = later(
    rf"(?P<before>{BEFORE})?\s*(?P<number>\d[\d,]*(?:\.\d+)?)(?P<power>[万亿千百]?)"
    rf"(?P<after>{AFTER})?(?P<unit>[^\d\s]{{0,8}}?)(?P<end>以上|左右|以下)?$"
)
POWERS = {"": 1, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
BASIS = later(r"(《.+》)(?:（([^（）]+)）)?$", re.S)


class Fact(Shape):
    """A figure: number, hedge (余 近 多), unit; when and from where."""

    name: Text = Text("", NOWHERE)
    figure: Text | None = field("数", text, "数字连同概数词和单位，如 4000余处", need=True)
    asof: Text | None = field("截至", text, "统计截止日；文中用【名.截至】取")
    source: Text | None = field("来源", text, "数字的出处；文中用【名.来源】取")
    parts: tuple[Fact, ...] = field(
        "其中", lambda n, d: facts(n, d), "分项；加起来要等于总数", default=()
    )

    @property
    def number(self) -> Decimal | None:
        """The bare number, 万 and 亿 multiplied out."""
        found = FIGURE.match(self.figure or "")
        try:
            return found and Decimal(found["number"].replace(",", "")) * POWERS[found["power"]]
        except InvalidOperation:
            return None

    @property
    def hedges(self) -> int:
        """How many words say that the number is rough."""
        found = FIGURE.match(self.figure or "")
        return sum(bool(found[g]) for g in ("before", "after", "end")) if found else 0


class Slogan(NamedTuple):
    """A phrase with counted parts: 四定四包 = 定… ×4 + 包… ×4."""

    name: Text
    parts: tuple[tuple[Text | None, tuple[Text, ...]], ...]  # (common word, parts)
    source: Text | None = None  # a shared passage that holds the parts

    @property
    def said(self) -> list[Text | tuple[Text, Text]]:
        """The parts as spoken: 定领导, 定责任 …; a pair where a word is put before."""
        return [(w, p) if w else p for w, parts in self.parts for p in parts]


class Basis(NamedTuple):
    """A document the paper rests on: title, then its number or its issuer."""

    title: Text
    number: Text | None = None
    issuer: Text | None = None


def facts(node: Node, door: Door) -> tuple[Fact, ...]:
    """数据: names with figures."""
    return tuple(table(fact)(node, door).values())


def fact(name: Text, node: Node, door: Door) -> Fact:
    """A figure as printed, or a mapping with its date, source and parts."""
    if isinstance(node, Mapping):
        made = read_shape(Fact, node, door, f"“{name}”").but(name=name)
    else:
        made = Fact(mark=node.mark, name=name, figure=text(node, door))
    if made.figure == OPEN_PLACE:  # the printed text is looked through for those
        return made
    if made.figure and not FIGURE.match(made.figure) and not ROUGH.search(made.figure):
        door.report("P119", made.figure, value=made.figure)
    return made


def slogan(name: Text, node: Node, door: Door) -> Slogan:
    """口号: parts in one line, or a mapping of a common word to its parts."""
    if isinstance(node, Mapping):
        parts = tuple(
            (k, tuple(split(text(v, door), NAMES, door)))
            for k, v in node.entries
            if not is_damaged(v)
        )
        return Slogan(name, parts)
    if isinstance(node, Sequence):
        return Slogan(name, ((None, tuple(text(i, door) for i in node.items)),))
    value = text(node, door)
    if value.startswith(("见片段", "【")):
        return Slogan(name, (), value)
    return Slogan(name, ((None, tuple(split(value, re.compile(r"[、；;]"), door))),))


def counts_in(name: str, slogan: Slogan) -> list[tuple[int, int]]:
    """Each count that a slogan's name claims, with the count it has.

    四定四包: 四 定 against the parts of 定; 三个一处: 三 against all parts.
    """
    out = []
    for word, parts in slogan.parts:
        pattern = r"([一二两三四五六七八九十\d]+)" + (
            f"(?:个|种|条)?{re.escape(word)}" if word else r"(?:个|项|大|不|有|讲|查|清|看)?"
        )
        found = re.search(pattern, name) if word else re.match(pattern, name)
        claimed = number_of(found[1]) if found else None
        if claimed is not None and claimed > 1:
            out.append((claimed, len(parts)))
    return out


def bases(node: Node, door: Door) -> tuple[Basis, ...]:
    """依据: 《…》（文号 or issuer), one or several."""
    if isinstance(node, Sequence):
        return tuple(b for item in node.items for b in bases(item, door))
    out = []
    for value in split(phrase(node, door), re.compile(r"[、，；;和]\s*(?=[^，、；《》]*《)"), door):
        found = BASIS.match(value)
        if not found and value != OPEN_PLACE:  # the printed text is looked through for those
            door.report("P120", value, value=value)
        if not found:
            out.append(Basis(value))
            continue
        inside = value.part(found.start(2), found.end(2)) if found[2] else None
        number = inside if inside and ("号" in inside or "〔" in inside) else None
        out.append(Basis(value.part(0, found.end(1)), number, None if number else inside))
    return tuple(out)
