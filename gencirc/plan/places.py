"""Places in a plan's tree: which keys are fields there, and which are names.

Layers merge by these: a field may be added by any layer, a name must be there already.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from gencirc.plan.content import reserved
from gencirc.plan.facts import Fact
from gencirc.plan.fields import Shape
from gencirc.plan.groups import Group, LeadingGroup
from gencirc.plan.model import Plan
from gencirc.plan.official import Official
from gencirc.plan.papers import Demand, Notice, Report, Scheme, Speech
from gencirc.plan.registry import Issuer
from gencirc.plan.tasks import Task
from gencirc.plan.timetable import Meeting, Phase
from gencirc.source.nodes import Entry

SHAPES: Mapping[str, type[Shape]] = MappingProxyType({
    "领导小组": LeadingGroup, "会议": Meeting, "通知": Notice, "方案": Scheme, "讲话": Speech,
    "经验交流材料": Report, "机关": Issuer,
})  # fmt: skip
MEMBERS: Mapping[str, type[Shape]] = MappingProxyType(
    {"工作组": Group, "任务": Task, "阶段": Phase, "数据": Fact}
)
OWN = frozenset(("单位", "units", "登记", "registry"))  # keys of the file, not of the plan
FORMS = frozenset(("版式", "导语", "收尾", "一要", "一是", "第一", "首先", "逐条"))


class Place(NamedTuple):
    """What may stand in one mapping of a plan."""

    key: str = ""  # the Chinese key it stands under, "" at the top
    shape: type[Shape] | None = None  # whose fields are known here
    member: type[Shape] | None = None  # the shape of every name that stands here
    more: Mapping[str, str] = MappingProxyType({})  # further keys by spelling → the Chinese one
    free: bool = False  # any key may be added

    def plain(self, key: str) -> str:
        """The Chinese key that a typed one means here; a name stays as it is."""
        if key in self.more:
            return self.more[key]
        found = self.shape.find(key) if self.shape else None
        return found.key if found else reserved(key)

    def known(self, key: str) -> bool:
        """Whether a key is a field here, which any layer may add."""
        plain = self.plain(key)
        field = bool(self.shape and self.shape.find(key))
        return self.free or field or plain in FORMS or key in self.more or plain in OWN


def top(kinds: Mapping[str, Demand], classes: Collection[str]) -> Place:
    """The topmost place of a plan with these kinds and classes of groups."""
    own = {spelled: kinds[spelled].key for spelled in kinds} | {name: name for name in classes}
    return Place("", Plan, None, own | {key: key for key in OWN})


def inside(place: Place, key: str, kinds: Mapping[str, Demand], classes: Collection[str]) -> Place:
    """The place behind a key of ``place``."""
    plain = place.plain(key)
    if place.key or place.shape is not Plan:
        is_field = place.shape is not None and place.shape.find(key)
        return Place(plain) if is_field else Place(plain, place.member)
    if plain in SHAPES:
        return Place(plain, SHAPES[plain])
    if plain in kinds:
        more = kinds[plain].more
        return Place(plain, Official, None, more or {}, free=more is None)
    return Place(plain, None, Group if plain in classes else MEMBERS.get(plain))


def where(entries: Iterable[Entry], key: str, place: Place) -> int | None:
    """The number of the entry that a key means."""
    plain = place.plain(key)
    return next((n for n, e in enumerate(entries) if place.plain(e.key) == plain), None)
