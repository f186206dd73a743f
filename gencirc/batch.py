"""Papers that go to several, one for each: whose a mistake is, and what each file is called."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from pathlib import Path
from types import MappingProxyType

from gencirc.filenames import safe
from gencirc.kind.library import Kind
from gencirc.plan.recipients import Recipient
from gencirc.problem import Problem

LIST = "分发清单"
NONE: Mapping[str, str] = MappingProxyType({})
OWN = frozenset(["M103", "M114"])  # messages that name the recipient themselves
ROOM = 180  # bytes of a file name, so that （2） and （草稿） find room behind it
SHOWN = 5  # recipients that a message names


@dataclass(frozen=True)
class Batch:
    """A kind that goes to several recipients."""

    kind: Kind
    recipients: tuple[Recipient, ...]
    held: Mapping[str, str] = field(default_factory=dict)  # file names of the last run

    def folder_in(self, top: Path) -> Path:
        """Where its papers lie, in the folder of the plan's."""
        return top / safe(str(self.kind.name))

    @cached_property
    def keys(self) -> list[str]:
        """The recipients by name; of one that is listed again, with its number."""
        seen: Counter[str] = Counter()
        out = []
        for recipient in self.recipients:
            name = str(recipient.name)
            seen[name] += 1
            out.append(f"{name}\t{seen[name]}" if seen[name] > 1 else name)
        return out

    @property
    def copies(self) -> list[str]:
        """The recipients by name, as the register tells them apart: 甲, 甲（2）."""
        return [k.replace("\t", "（") + "）" if "\t" in k else k for k in self.keys]

    @cached_property
    def stems(self) -> dict[int, str]:
        """File names without ending, by the identity of the recipient."""
        named = stems(self.keys, self.held)
        return {id(r): named[k] for r, k in zip(self.recipients, self.keys, strict=True)}


def stems(keys: Sequence[str], held: Mapping[str, str] = NONE) -> dict[str, str]:
    """A file name for each of some names, no two the same on any system.

    Names that would be one file get （2）, （3）: first the one that is its own file name,
    then by the alphabet, so that the order of a list decides nothing. A name that had its
    file in the last run (``held``) keeps it.
    """
    wanted = {key: safe(key.partition("\t")[0], ROOM) for key in keys}
    found = {k: s for k, s in held.items() if wanted.get(k) and s.startswith(wanted[k])}
    taken = {folded(LIST), *map(folded, found.values())}
    fresh = [k for k in keys if k not in found]
    for key in sorted(fresh, key=lambda k: ("\t" in k, k != wanted[k], k)):
        found[key] = _free(wanted[key], taken)
        taken.add(folded(found[key]))
    return found


def _free(stem: str, taken: set[str]) -> str:
    number, made = 1, stem
    while folded(made) in taken:
        number += 1
        made = f"{stem}（{number}）"
    return made


def folded(name: str) -> str:
    """A file name as systems compare it that know no case and no second spelling."""
    return unicodedata.normalize("NFC", name).casefold()


def told(kind: str, found: Sequence[tuple[Recipient, Sequence[Problem]]]) -> list[Problem]:
    """What is wrong with the papers of a batch.

    What all of them have is the plan's own and said as it is; the rest is said once with
    the names of the recipients whose papers have it.
    """
    whose: dict[tuple[object, ...], tuple[Problem, list[str]]] = {}
    for _, group in groupby(found, lambda one: id(one[1])):  # most have those of the one before
        same = list(group)
        every = [str(recipient.name) for recipient, _ in same]
        for key, p in {(*p.place, p.code, p.words): p for p in same[0][1]}.items():
            whose.setdefault(key, (p, []))[1].extend(every)
    common = len(found) if len(found) > 1 else 0
    return [
        p
        if len(names) == common or p.code in OWN
        else p._replace(words=f"{_of(names)}的{kind}：{p.words}")
        for p, names in whose.values()
    ]


def _of(names: Iterable[str]) -> str:
    """给“甲”“乙”等 12 个单位."""
    names = list(dict.fromkeys(names))
    shown = "".join(f"“{n}”" for n in names[:SHOWN])
    return f"给{shown}" + (f"等 {len(names)} 个单位" if len(names) > SHOWN else "")
