"""What a measurement gives: the demand, what was found, and whether they agree."""

from __future__ import annotations

from typing import Literal, NamedTuple

from gencirc.inspect.demands import DEMANDS
from gencirc.standard.table import Strength

Verdict = Literal["合", "不合", "未核验"]


class Finding(NamedTuple):
    """One demand of the standard on one paper, at one place of it."""

    rule: str
    place: str  # 第2节, 第3页; empty when the paper has it but once
    clause: str
    strength: Strength
    demanded: str
    found: str
    verdict: Verdict
    remedy: str

    @property
    def fails(self) -> bool:
        """Only a broken 规定 (or what follows from one) fails a paper."""
        return self.verdict == "不合" and self.strength in ("规定", "推算")


def finding(
    rule: str, found: object, good: bool | None, place: str = "", demanded: str = ""
) -> Finding:
    """A finding for a demand of the list; ``None`` for ``good`` means that it cannot be told."""
    demand = DEMANDS[rule]
    verdict: Verdict = "未核验" if good is None else "合" if good else "不合"
    return Finding(
        rule, place, demand.clause, demand.strength, demanded or demand.demanded, str(found),
        verdict, demand.remedy,
    )  # fmt: skip


def near(value: float, wanted: float, room: float) -> bool:
    """Whether a length is as wanted, give or take ``room``."""
    return abs(value - wanted) <= room + 1e-6
