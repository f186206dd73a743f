"""征求意见: who is asked for opinions on a draft, by when, what came back, what was taken."""

from __future__ import annotations

from typing import NamedTuple

from gencirc.likeness import nearest
from gencirc.patterns import later
from gencirc.plan.door import Door, names, text
from gencirc.plan.fields import Shape, field, read_shape
from gencirc.plan.whens import When, when
from gencirc.source.cells import Row
from gencirc.source.marks import Text
from gencirc.source.nodes import Node, Scalar, Sequence

SAID = TAKEN, PARTLY, REFUSED = "采纳", "部分采纳", "未采纳"
ANSWERS = {"不采纳": REFUSED, "已采纳": TAKEN, "yes": TAKEN, "partly": PARTLY, "no": REFUSED}
GENERAL = later("各|有关|相关|所属|其他")
FORMAT = "单位、意见、采纳、理由"


def taken(node: Node, door: Door) -> Text | None:
    """采纳, 部分采纳 or 未采纳."""
    value = text(node, door)
    said = ANSWERS.get(value.lower(), str(value))
    if said in SAID:
        return Text(said, value.mark)
    if value:
        door.report("P122", value, value=value, all="、".join(SAID))
    return None


class Opinion(Shape):
    """One opinion: who has it, what it says, whether it was taken, and why not."""

    unit: Text | None = field("单位", text, "提意见的单位", need=True, also=("意见单位",))
    said: Text | None = field(
        "意见", text, "意见的内容", need=True, also=("意见内容",), english="opinion"
    )
    taken: Text | None = field(
        "采纳", taken, "采纳、部分采纳、未采纳", also=("是否采纳", "采纳情况")
    )
    reason: Text | None = field("理由", text, "没有全采纳的理由", also=("说明", "未采纳理由"))


class Asked(NamedTuple):
    """A column of a file and the field that it holds."""

    place: int
    name: str


def opinions(node: Node, door: Door) -> tuple[Opinion, ...]:
    """意见: a list of mappings, or a file with a row for each."""
    if isinstance(node, Scalar):
        filed = door.sheet(node.text)
        if filed is None:
            door.report("K210", node.text, columns=FORMAT)
        return _filed(filed or [], door)
    if isinstance(node, Sequence):
        return tuple(read_shape(Opinion, item, door, "意见") for item in node.items)
    door.report("K210", node.mark, columns=FORMAT)
    return ()


def _filed(rows: list[Row], door: Door) -> tuple[Opinion, ...]:
    """The opinions of a file whose first row names its columns."""
    if not rows:
        return ()
    head, *rest = rows
    places = [Asked(n, f.name) for n, cell in enumerate(head) if (f := Opinion.find(cell.strip()))]
    for wanted in ("unit", "said"):
        if wanted not in {p.name for p in places}:
            key = next(f.key for f in Opinion.fields if f.name == wanted)
            near = nearest(key, head, 0.3) or (head[0] if head else "")
            door.report("K211", head[0], key=key, near=near)
            return ()
    return tuple(_row(row, places, door) for row in rest if any(row))


def _row(row: Row, places: list[Asked], door: Door) -> Opinion:
    values = {}
    for place, name in places:
        cell = row[place].trimmed() if place < len(row) else None
        if cell:
            values[name] = taken(Scalar(cell), door) if name == "taken" else cell
    return Opinion(mark=row[0].mark, **values)


class Consultation(Shape):
    """A draft that is sent out for opinions, and what came back."""

    paper: Text | None = field("公文", text, "征求哪份公文的意见，写它的键；不写是方案")
    units: tuple[Text, ...] = field("单位", names, "征求哪些单位的意见", default=(), need=True)
    until: When | None = field("截止", when, "哪天以前反馈")
    contact: Text | None = field("联系人", text, "联系人")
    phone: Text | None = field("电话", text, "联系电话", also=("联系电话",))
    mail: Text | None = field("邮箱", text, "电子邮箱")
    opinions: tuple[Opinion, ...] = field(
        "意见", opinions, f"意见清单：{FORMAT}；或者“见 意见.csv”", default=()
    )
    content: tuple[Text, ...] = field(
        "无意见", names, "反馈没有意见的单位", default=(), english="no_opinion"
    )

    def count(self, answer: str) -> int:
        """How many opinions were answered so."""
        return sum(o.taken == answer for o in self.opinions)

    @property
    def heard(self) -> list[str]:
        """The units that had opinions, each once."""
        return list(dict.fromkeys(str(o.unit) for o in self.opinions if o.unit))

    @property
    def silent(self) -> tuple[Text, ...]:
        """The units that were asked by name and did not answer at all."""
        answered = {*self.heard, *map(str, self.content)}
        return tuple(u for u in self.units if u not in answered and not GENERAL.match(u))

    @property
    def counted(self) -> bool:
        """Whether every unit asked is named, so that their number is known."""
        return not any(GENERAL.match(u) for u in self.units)


def consultation(node: Node, door: Door) -> Consultation:
    """征求意见."""
    return read_shape(Consultation, node, door, "征求意见")
