"""Names in running text: the longest registered name wins, so that 局办公室 is not 办公室."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from gencirc.plan.registry import Registry


def finder(names: Collection[str], registry: Registry) -> re.Pattern[str]:
    """A pattern for names, and for the longer registered ones that have them inside."""
    longer = [n for n in every_name(registry) if any(o in n for o in names)]
    words = sorted({*names, *longer}, key=lambda n: (-len(n), n))
    return re.compile("|".join(map(re.escape, words)))


def every_name(registry: Registry) -> Iterator[str]:
    """All names of a registry, those of its bodies in full and in short."""
    yield from registry.names()
    for issuer in registry.issuers.values():
        yield from (str(n) for n in (issuer.full, issuer.short) if n)


def mentioned(name: str, text: str, registry: Registry) -> bool:
    """Whether a text names somebody or a unit, not only a longer name that it is part of."""
    return any(m[0] == name for m in finder((name,), registry).finditer(text))
