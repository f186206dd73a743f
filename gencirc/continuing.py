"""The next season of a campaign: an overlay that asks anew for what must not be copied.

Written by ``gencirc new 名称 --from 计划``: it takes the plan on (承接), and holds 待定 for
basis, figures, targets and dates; texts that speak of a year, a season or a day are listed.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from gencirc.plan.dates import OPEN_PLACE
from gencirc.plan.layering import SIGNED, Stack
from gencirc.plan.official import Official
from gencirc.plan.papers import Demand
from gencirc.plan.places import SHAPES, top
from gencirc.plan.unfolding import READERS
from gencirc.plan.variables import KEYS as VARIABLES
from gencirc.source.marks import Text
from gencirc.source.nodes import Mapping, Node, Scalar, Sequence

DATED = re.compile(
    r"\d{4}年|\d{1,2}月(?:\d{1,2}日|底|末|初|[上中下]旬)?|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}"
)
SEASONED = re.compile(r"[春夏秋冬]季|20\d{2}")
TARGET = re.compile(r"\d")
NAMES = ("活动", "简称", "季节", "年份")
SPEAKING = {"目标": TARGET, "之后": DATED}
DATES = frozenset(("时间", "时限", "节点", "之后", "印发日期"))
TARGETS = frozenset(("目标",))
LEFT = frozenset(s for key in SIGNED for s in Official.spelled[key].spellings)
LONGEST = 40  # characters of an old value in a comment

Path_ = tuple[str, ...]


class Asked(NamedTuple):
    """A value that has to be given anew."""

    path: Path_
    old: str
    place: tuple[str, int, int]
    new: str = OPEN_PLACE


class Continued(NamedTuple):
    """The text of an overlay, what it asks for, and the texts that should be looked at."""

    text: str
    asked: tuple[Asked, ...]
    look: tuple[Asked, ...]


def continued(
    stack: Stack, name: str, base: Path, plan: Path, kinds: dict[str, Demand]
) -> Continued:
    """The overlay at ``plan`` on the campaign at ``base``."""
    found = list(_asked(stack.top, kinds))
    season = next((f"{c}季" for c in name if c in "春夏秋冬"), OPEN_PLACE)
    given = {"活动": name, "季节": season}
    place = top(kinds, ())
    asked = [
        a._replace(new=given.get(place.plain(a.path[0]), a.new)) if len(a.path) == 1 else a
        for a in found
    ]
    look = [
        a
        for a in _texts(stack.top, ())
        if place.plain(a.path[0]) not in NAMES and not any(_meet(a.path, b.path) for b in asked)
    ]
    relative = os.path.relpath(base, plan.parent).replace(os.sep, "/")
    return Continued(_written(relative, stack.layers[-1].name, asked), tuple(asked), tuple(look))


def _meet(one: Path_, other: Path_) -> bool:
    """Whether one of two places lies in the other, or they are the same."""
    return all(a == b for a, b in zip(one, other, strict=False))


# -- what is asked anew --------------------------------------------------------


def _asked(tree: Mapping, kinds: dict[str, Demand]) -> Iterator[Asked]:
    place = top(kinds, ())
    for entry in tree.entries:
        key = place.plain(entry.key)
        path = (str(entry.key),)
        if key in ("时间", "依据") or (key in NAMES and _named_anew(key, entry.value)):
            yield from _one(path, entry.value)
        elif key == "变量":
            yield from _members(path, entry.value, SEASONED)
        elif key == "数据":
            yield from _members(path, entry.value, None)
        elif key in READERS:
            yield from _fields(key, path, entry.value)
        elif key in ("会议",):
            yield from _of_meeting(path, entry.value)
        elif key in SPEAKING and _speaks(entry.value, SPEAKING[key]):
            yield from _one(path, entry.value)


def _named_anew(key: str, node: Node) -> bool:
    """Whether a name cannot stay: the campaign's own, or one with a season or year in it."""
    text = node.text if isinstance(node, Scalar) else ""
    return "【" not in text and (key != "简称" or bool(SEASONED.search(text)))


def _speaks(node: Node, of: re.Pattern[str]) -> bool:
    return any(of.search(t) for _, t in _all(node, ()))


def _one(path: Path_, node: Node) -> Iterator[Asked]:
    texts = [str(t) for _, t in _all(node, ())]
    yield Asked(path, "；".join(texts), node.mark.place)


def _members(path: Path_, node: Node, pattern: re.Pattern[str] | None) -> Iterator[Asked]:
    """The members of a mapping, those whose value matches."""
    for entry in node.entries if isinstance(node, Mapping) else ():
        texts = "；".join(str(t) for _, t in _all(entry.value, ()))
        if pattern is None or pattern.search(texts):
            yield Asked((*path, str(entry.key)), texts, entry.value.mark.place)


def _fields(key: str, path: Path_, node: Node) -> Iterator[Asked]:
    """Dates and targets of phases and tasks, where they are typed as such."""
    for entry in node.entries if isinstance(node, Mapping) else ():
        value = READERS[key](entry.value)
        for inner in value.entries if isinstance(value, Mapping) else ():
            shape = {"阶段": "时间", "任务": "时限"}[key]
            field = _plain(inner.key)
            text = "；".join(str(t) for _, t in _all(inner.value, ()))
            dated = field in DATES and DATED.search(text)
            aimed = key == "任务" and field in TARGETS
            if (dated and (field == shape or field == "节点")) or aimed:
                at = inner.value.mark.place
                yield Asked((*path, str(entry.key), str(inner.key)), text, at)


def _plain(key: str) -> str:
    from gencirc.plan.tasks import Task
    from gencirc.plan.timetable import Phase

    found = Task.find(key) or Phase.find(key)
    return found.key if found else key


def _of_meeting(path: Path_, node: Node) -> Iterator[Asked]:
    shape = SHAPES["会议"]
    for entry in node.entries if isinstance(node, Mapping) else ():
        found = shape.find(entry.key)
        text = "；".join(str(t) for _, t in _all(entry.value, ()))
        pattern = DATED if found and found.key == "时间" else SEASONED
        if found and found.key in ("时间", "名称") and pattern.search(text):
            yield Asked((*path, str(entry.key)), text, entry.value.mark.place)


# -- what should be looked at ----------------------------------------------------


def _texts(node: Node, path: Path_) -> Iterator[Asked]:
    """Every text that speaks of a day, a year or a season, and every variable."""
    for at, text in _all(node, path):
        if set(at) & LEFT:
            continue
        found = DATED.search(text) or SEASONED.search(text)
        if found:
            yield Asked(at, str(text), text.part(found.start(), found.end()).mark.place)
        elif at[0] in VARIABLES:
            yield Asked(at, str(text), text.mark.place)


def _all(node: Node, path: Path_) -> Iterator[tuple[Path_, Text]]:
    if isinstance(node, Scalar):
        yield path, node.text
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _all(item, path)
    else:
        for entry in node.entries:
            yield from _all(entry.value, (*path, str(entry.key)))


# -- writing ---------------------------------------------------------------------


def _written(base: str, name: str, asked: list[Asked]) -> str:
    """The overlay as YAML, the old value beside every new one."""
    lines = [
        f"# 承接“{name}”：没有写的照旧，这里只写不同的。",
        "# 写着“待定”的不能照抄，一处一处填上；后面的注释是原来的，填好就删掉。",
        "# 新加写在“新增:”下面，不要的写“删除”，改哪一项写哪一项。",
        f"承接: {base}",
    ]
    above: Path_ = ()
    for one in asked:
        *parents, key = one.path
        for depth, parent in enumerate(parents):
            if above[: depth + 1] != tuple(parents[: depth + 1]):
                lines.append(f"{'  ' * depth}{_typed(parent)}:")
        lines.append(f"{'  ' * len(parents)}{_typed(key)}: {_typed(one.new)}{_note(one.old)}")
        above = one.path
    return "\n".join(lines) + "\n"


def _typed(text: str) -> str:
    """A key or value as YAML takes it."""
    plain = not re.search(r"^[\s@*&!%{\[\"'|>`#?,\]}-]|: | #|:$|\n", text) and text.strip() == text
    return text if plain and text else "'" + text.replace("'", "''") + "'"


def _note(old: str) -> str:
    flat = re.sub(r"\s+", " ", old)
    return f"    # 原来：{flat[:LONGEST]}{'……' if len(flat) > LONGEST else ''}" if flat else ""
