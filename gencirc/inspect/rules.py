"""What the package of a paper can prove or disprove, rule by rule.

What only a rendered page shows (where the ink is) is listed as 未核验, never as right.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from gencirc.inspect.file import ends, head, imprint, numbers, sheet, text
from gencirc.inspect.file.parts import Parts
from gencirc.inspect.file.unseen import unseen
from gencirc.inspect.finding import Finding
from gencirc.inspect.paper import Paper

RULES: tuple[Callable[[Parts], Iterator[Finding]], ...] = (
    *sheet.RULES,
    *head.RULES,
    *text.RULES,
    *ends.RULES,
    *imprint.RULES,
    *numbers.RULES,
)


def inspect(paper: Paper) -> list[Finding]:
    """The findings for a paper read back."""
    return inspect_parts(Parts(paper))


def inspect_parts(parts: Parts) -> list[Finding]:
    """Every rule that applies to a paper, then what it leaves to the page."""
    found = [f for rule in RULES for f in rule(parts)]
    told = {f.rule for f in found}
    return [*found, *(f for f in unseen(parts) if f.rule not in told)]
