"""What a measurement gives: the demand, what was found, and whether they agree."""

from __future__ import annotations

from typing import Literal, NamedTuple

from gencirc.standard.table import Strength

Verdict = Literal["合", "不合", "未核验"]


class Finding(NamedTuple):
    """One demand of the standard on one paper."""

    rule: str
    clause: str
    strength: Strength
    demanded: str
    found: str
    verdict: Verdict

    @property
    def fails(self) -> bool:
        """Only a broken 规定 (or what follows from one) fails a paper."""
        return self.verdict == "不合" and self.strength in ("规定", "推算")


def finding(
    rule: str, clause: str, strength: Strength, demanded: object, found: object, good: bool | None
) -> Finding:
    """A finding; ``None`` for ``good`` means that only a rendered page would show it."""
    verdict: Verdict = "未核验" if good is None else "合" if good else "不合"
    return Finding(rule, clause, strength, str(demanded), str(found), verdict)
