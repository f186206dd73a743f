"""Working groups and the leading group, as their label lines tell them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from gencirc.importing.cells import Cells
from gencirc.importing.draft import Keyed, Leaf, Listing, Node, Pair, leaf, pair
from gencirc.importing.levels import Part
from gencirc.importing.naming import names
from gencirc.importing.ordinals import LEVELS
from gencirc.importing.teams import is_team, told
from gencirc.likeness import nearest
from gencirc.patterns import later
from gencirc.plan.content import FORM
from gencirc.plan.groups import LABELS, Group, LeadingGroup
from gencirc.source.marks import Text

LABEL = later(r"((?![ \u3000])[\u4e00-\u9fff \u3000]{2,10}(?<![ \u3000]))\s*：\s*")
MORE = later(
    r"(?<=[\u4e00-\u9fff）；])[ \u3000；。]+(?=[\u4e00-\u9fff](?:[ \u3000]*[\u4e00-\u9fff]){1,7}：)"
)
KNOWN = frozenset((
    "组长", "副组长", "成员", "组员", "总指挥", "指挥长", "副指挥长", "常务副指挥长", "片长", "队长", "副队长", "召集人", "牵头领导",
    "配合领导", "责任领导", "责任人", "联系人", "联系电话", "主要任务", "工作任务", "任务", "职责", "工作职责", "主要职责", "责任部门",
    "责任单位", "责任科室", "牵头单位", "牵头部门", "牵头科室", "配合单位", "配合部门", "配合科室", "会同", "会同单位", "成员单位",
))  # fmt: skip
SURE = later(r"组长|指挥|片长|队长|召集人|责任|牵头|成员|组员")
SEATED_BY = later(r"组长|指挥|片长|队长|召集人|成员|组员")  # what a team has and a task has not
WORK = frozenset(("主要任务", "任务", "工作任务", "职责", "工作职责", "主要职责"))
SEATED = ("成员", "组员", "成员单位")


class Labelled(NamedTuple):
    """A label line: its label, and the text behind the colon."""

    label: Text
    value: Text
    colon: Text  # the sign that the machine prints

    @property
    def name(self) -> str:
        """The label without blanks: 组　长."""
        return re.sub(r"\s", "", self.label)


def labelled(line: Text) -> list[Labelled]:
    """The labels of a line, several when wide blanks part them; none when it has none known."""
    more = MORE.finditer(line) if line.count("：") > 1 else ()
    cuts = [0, *(m.end() for m in more if "：" in line[: m.start()]), len(line)]
    out = []
    for start, stop in pairwise(cuts):
        part = line.part(start, stop).trimmed()
        found = LABEL.match(part) if "：" in part else None
        if not found or re.sub(r"\s", "", found[1]) not in KNOWN:
            return []
        value = part.part(found.end(), len(part))
        value = value.part(0, len(value.rstrip("； \u3000")))
        out.append(Labelled(part.part(*found.span(1)), value, part.part(found.end(1), found.end())))
    return out


# -- working groups ------------------------------------------------------------------


def groups(below: Sequence[Part], derived: list[Text]) -> Keyed | None:
    """The groups that parts tell of, or ``None`` when they are about something else."""
    if not below or any(not p.title for p in below):
        return None
    made = [_group(p) or _told(p) for p in below]
    if not all(made) or len({str(p.title) for p in below}) < len(below):
        return None
    if not any(
        is_team(p.title) or _seated(g[0]) for p, g in zip(below, made, strict=True) if p.title and g
    ):
        return None  # tasks with those who answer for them
    derived += [t for g in made if g for t in g[1]]
    form = below[0].form
    forms = [form] if form in LEVELS and form != "（一）" else []
    if any(p.alone for p, g in zip(below, made, strict=True) if g and not isinstance(g[0], Keyed)):
        forms.append("标题单列")
    told = [pair(p.title, g[0]) for p, g in zip(below, made, strict=True) if g and p.title]
    return Keyed((*([pair(FORM, " ".join(forms))] if forms else []), *told))


def _seated(group: Node) -> bool:
    """Whether somebody sits in a group, rather than that bodies answer for what it names."""
    pairs = group.pairs if isinstance(group, Keyed) else ()
    return any(SEATED_BY.search(str(p.key)) for p in pairs)


def team_run(part: Part) -> list[Part]:
    """The parts under a heading that are groups, one behind the other: all, or at least two."""
    below = part.parts
    if groups(below, []):
        return below
    run: list[Part] = []
    for p in below:
        if p.title and is_team(p.title):
            run.append(p)
        elif len(run) > 1:
            break
        else:
            run = []
    return run if len(run) > 1 else []


def _told(part: Part) -> tuple[Node, list[Text]] | None:
    """A group in prose, with the words as they stood."""
    if not part.title or not is_team(part.title) or not part.items:
        return None
    if any(isinstance(i, Cells) for i in part.items):
        return None
    return told(part), []


def _group(part: Part) -> tuple[Keyed, list[Text]] | None:
    """A group by its label lines; what follows a label without a label of its own belongs to it."""
    pairs: list[tuple[Labelled, list[Text]]] = []
    signs: list[Text] = []
    for item in _flat(part):
        found = labelled(item)
        for one in found:
            pairs.append((one, [one.value] if one.value else []))
            signs += [one.colon] + ([] if one.label == one.name else [one.label])
        if not found:
            if not pairs or pairs[-1][0].name not in (*WORK, *SEATED):
                return None
            pairs[-1][1].append(item)
    names = [one.name for one, _ in pairs]
    fields = [f.key if (f := Group.find(n)) else n for n in names]
    if not any(SURE.search(n) for n in names) or len(set(fields)) < len(fields):
        return None
    if not all(texts for _, texts in pairs) or any(_misread(n) for n in names):
        return None
    return Keyed(tuple(_line(one, texts) for one, texts in pairs)), signs


def _flat(part: Part) -> list[Text]:
    """The paragraphs of a group, those under its numbered lines too."""
    out: list[Text] = []
    for item in part.items:
        if isinstance(item, Text):
            out.append(item)
        elif isinstance(item, Part) and len(item.items) < 2:
            out += [item.line] if item.title else item.texts
    return out


def _misread(name: str) -> bool:
    """Whether the plan's reader would take a label for a slip of another one."""
    return not Group.find(name) and bool(nearest(name, LABELS, 0.6))


def _line(one: Labelled, texts: list[Text]) -> Pair:
    key = leaf(one.label) if one.label == one.name else Leaf((one.name,))
    if one.name in WORK:
        value: Node = leaf(texts[0]) if len(texts) == 1 else Listing(tuple(map(leaf, texts)))
        return pair(key, value)
    return pair(key, names(texts))


# -- the leading group ----------------------------------------------------------------

POSTED = later(
    r"(?:^|[、，\s])(?:[\u4e00-\u9fff]{2,4}[ \u3000]+|[XxＸ×]{2,3})\S*(?:书记|主任|主席|委员|成员|[局县区市镇乡科处队所站部]长)"
)
LEADING = {"组长": "组长", "副组长": "副组长", "成员": "成员", "组员": "成员", "成员单位": "成员"}


def leading(part: Part, derived: list[Text]) -> tuple[Keyed, dict[int, list[Leaf]]] | None:
    """The leading group that a heading's label lines name.

    With it, for the place of each such paragraph, the lines that fetch it: 组长：【领导小组.组长】.
    """
    lines: dict[int, list[Leaf]] = {}
    pairs: list[Pair] = []
    for place, item in enumerate(part.items):
        found = labelled(item) if isinstance(item, Text) else []
        if not found or any(one.name not in LEADING or not one.value for one in found):
            continue
        if any(POSTED.search(one.value) for one in found):
            return None  # each with a post: the list stays as it is
        lines[place] = []
        for one in found:
            key = LEADING[one.name]
            pairs.append(
                pair(leaf(one.label) if one.label == key else leaf(key), names([one.value]))
            )
            lines[place].append(leaf(f"{one.name}：【领导小组.{key}】"))
            derived += [one.colon] + ([] if one.label == key else [one.label])
    keys = [str(p.key) for p in pairs]
    if "组长" not in keys or len(set(keys)) < len(keys) or not LeadingGroup.find("组长"):
        return None
    return Keyed(tuple(pairs)), lines
