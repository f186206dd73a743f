"""Where values meet the words around them."""

from __future__ import annotations

import random

from gencirc.mould.edges import around, edges
from gencirc.tokens import TOKENS

HANZI = "甲乙丙丁前后河路"
LINES = (f"在{TOKENS[0]}前后{TOKENS[1]}{TOKENS[2]}，", f"{TOKENS[2]}河路", f"甲{TOKENS[0]}、乙")
PARTS = [list(edges(line)) for line in LINES]


def told(texts: list[str], pairs: frozenset[str]) -> set[tuple[int, tuple[object, ...]]]:
    """What edges tell, each with its part, when every one is asked."""
    found = ((n, m, e) for n, part in enumerate(PARTS) for m, e in enumerate(part))
    return {(n, (m, *what)) for n, m, e in found if (what := e.tells(texts, pairs))}


def test_only_edges_that_tell_something_are_asked_and_none_is_left_out() -> None:
    dice = random.Random(1)
    for _ in range(400):
        pairs = frozenset("".join(dice.choices(HANZI + "在，", k=2)) for _ in range(12))
        values = ["".join(dice.choices(HANZI, k=dice.randint(1, 3))) for _ in range(3)]
        made = around(PARTS, pairs)
        assert {found for a in made for found in a.tells(values)} == told(values, pairs)


def test_a_value_is_known_with_what_stands_beside_it() -> None:
    assert told(["丙", "戊", "丁"], frozenset()) == set()
    assert told(["丙", "戊", "丁"], frozenset(["戊丁"])) == {
        (0, (1, "戊", "丁")),
        (0, (2, "丁", "戊")),
    }
    assert told(["丙", "后", "丁"], frozenset()) == {(0, (1, "后"))}
    assert told(["丙", "丙", "丁"], frozenset()) == {(0, (0, "丙")), (0, (1, "丙"))}
