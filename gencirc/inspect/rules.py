"""What the package of a paper can prove or disprove, rule by rule.

What only a rendered page shows (where the ink is) is listed as 未核验, never as right.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from gencirc.inspect import page_rules, text_rules
from gencirc.inspect.finding import Finding
from gencirc.inspect.paper import Paper

RULES: tuple[Callable[[Paper], Iterator[Finding]], ...] = (
    page_rules.page,
    page_rules.body,
    text_rules.head,
    text_rules.title,
    text_rules.recipients,
    text_rules.levels,
    text_rules.attachments,
    text_rules.date,
    page_rules.imprint,
    page_rules.page_numbers,
)


def inspect(paper: Paper) -> list[Finding]:
    """Every rule that applies to a paper."""
    return [f for rule in RULES for f in rule(paper)]
