"""Whose a name is: the unit registered, the members of a class, everybody, or nobody in particular."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from gencirc.patterns import later
from gencirc.plan.door import NAMES, parted
from gencirc.plan.model import Plan
from gencirc.plan.phasing import Addressed
from gencirc.source.marks import Text

NOTE = later(r"[（(][^（）()]*[）)]$")  # 各社区（14个）
EVERYONE = later(r"(?:局属|委属|所属|直属|机关|全局)*(?:各|全体|所有)(?:责任|成员)?(?:单位|部门)$")
REST = later(r"(?:其他|其它|其余)各?(?:单位|部门|科室|责任单位|责任部门|街道|社区|乡镇)$")
VAGUE = later(r"(?:各)?(?:有关|相关|其他|其它|其余).*|.*等(?:单位|部门|科室)?$")
ALL = later(r"(?:各|全体|所有)")


class Naming:
    """The names of one plan and its registry; only whole names count, never a part of one."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.known: dict[str, tuple[str, ...]] = {}

    @cached_property
    def classes(self) -> Mapping[str, tuple[str, ...]]:
        """Members by the heading of their class: 体系 of the plan, rosters of the registry."""
        rosters = {
            heading: tuple(map(str, names))
            for heading, names in self.plan.registry.rosters.items()
            if NOTE.sub("", heading) not in names
        }
        own = {
            name: members
            for name, made in self.plan.classes.items()
            if (members := tuple(str(g.name) for g in made.groups)) != (name,)
        }
        return rosters | own

    @cached_property
    def _bodies(self) -> dict[str, str]:
        issuers = self.plan.registry.issuers.values()
        return {str(n): i.name for i in issuers for n in (i.full, i.short) if n}

    def canonical(self, name: str) -> str:
        """The name as registered: of an alias, of the full or short name of a body."""
        registry = self.plan.registry
        bare = name if name in registry.units else NOTE.sub("", name)
        bare = str(registry.aliases.get(bare, bare))
        return bare if bare in registry.units else self._bodies.get(bare, bare)

    def members(self, name: str, within: tuple[str, ...] = ()) -> tuple[str, ...]:
        """The members of a class by its heading, with 各 before it or without; () for no class.

        A class within a class gives its members.
        """
        bare = NOTE.sub("", name)
        headings = (bare, ALL.sub("", bare, count=1), f"各{bare}")
        heading = next((h for h in headings if h in self.classes and h not in within), None)
        if heading is None:
            return ()
        out: dict[str, None] = {}
        for member in self.classes[heading]:
            inner = self.members(member, (*within, heading))
            out |= dict.fromkeys(inner or (self.canonical(member),))
        return tuple(out)

    def everyone(self, name: str) -> bool:
        """Whether a name means all that get a paper: 各单位."""
        return bool(EVERYONE.match(name)) and not self.members(name)

    def vague(self, name: str) -> bool:
        """Whether it cannot be told who is meant: 有关单位."""
        registered = self.plan.registry.knows(name) or self.members(name)
        return not registered and bool(VAGUE.match(name))

    def whose(self, name: str) -> tuple[str, ...]:
        """Who is meant by a name in a task or a group: a class reaches each of its members."""
        if name not in self.known:
            members = self.members(name)
            self.known[name] = members or (self.canonical(name),)
        return self.known[name]

    def addressed(self, title: Text) -> Addressed | None:
        """Whom a heading addresses; ``None`` for one that names nobody."""
        if REST.match(title):
            return Addressed(rest=True)
        names = [part for part, _ in parted(title, NAMES) if part]
        if not names or not all(map(self._meant, names)):
            return None
        return Addressed(tuple(dict.fromkeys(m for n in names for m in self.whose(n))))

    def _meant(self, name: str) -> bool:
        """Whether a heading is a name of the registry or of the plan's own departments."""
        if self.everyone(name):
            return False
        known = self.plan.registry.knows(NOTE.sub("", name)) or self.members(name)
        return bool(known) or self.canonical(name) in self._departments

    @cached_property
    def _departments(self) -> frozenset[str]:
        """The departments of tasks and groups, registered or not."""
        plan = self.plan
        groups = (*plan.groups.groups, *(g for c in plan.classes.values() for g in c.groups))
        named = [t.departments + t.partners for t in plan.tasks.tasks]
        named += [g.departments + g.partners for g in groups]
        return frozenset(self.canonical(n) for names in named for n in names)
