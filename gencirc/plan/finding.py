"""Names looked up in the registry: issuing bodies, and the nearest of a misspelt name."""

from __future__ import annotations

from gencirc.likeness import nearest
from gencirc.plan.door import Door
from gencirc.plan.registry import Issuer, Registry
from gencirc.source.marks import Text


def bodies(keys: tuple[Text, ...], made: Registry, door: Door) -> tuple[Issuer, ...]:
    """The issuing bodies of some names, in order; unknown ones are reported."""
    return tuple(found for key in keys if (found := _body(key, made, door)))


def _body(key: Text, made: Registry, door: Door) -> Issuer | None:
    name = made.aliases.get(key, key)
    for found in made.issuers.values():
        if name in (found.name, found.full, found.short):
            return found
    near = nearest(name, made.issuers)
    if not made.issuers:
        door.report("P126", key, name=key)
    elif near:
        door.report("P102", key, key=key, near=near)
    else:
        door.report("P127", key, name=key, all="、".join(made.issuers))
    return None


def closest(made: Registry, name: str) -> str:
    """The registered name most like ``name``; of a short one, another character may differ."""
    near = nearest(name, made.names(), 0.6)
    if near or not 2 <= len(name) <= 3:
        return near
    alike = (
        p for p in made.people
        if len(p) == len(name) and sum(a == b for a, b in zip(p, name, strict=True)) == len(p) - 1
    )  # fmt: skip
    return next(alike, "")
