"""What a second chief types is found, and written back or listed with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from gencirc.collect.leaving import left
from gencirc.collect.matching import aligned
from gencirc.collect.regrouping import regrouped
from gencirc.collect.trying import Trial
from gencirc.collect.units import units
from tests.collect.keyboard import typed
from tests.collect.papers import example, people
from tests.collect.test_slots import paper_of

KINDS = ("工作方案", "意见", "决定")


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_that_is_typed_is_lost(kind: str, tmp_path: Path) -> None:
    built = example(kind, tmp_path)
    lines, paper = built.start.lines, paper_of(built)
    many = 0
    for change in typed(lines, 7, 1, people(built.plan)):
        groups = regrouped(lines, change.texts)
        new = [g.text for g in groups]
        found = aligned(lines, new)
        assert found.atoms or len(new) != len(change.texts) or any(g.heading for g in groups)
        out = Trial(built.desk, built.start, new, found, paper).all(
            units(found, new, paper, built.desk)
        )
        done = [a for unit in out.done for a in unit.atoms]
        waiting = [a for unit, _ in out.left for a in unit.atoms]
        assert sorted(map(str, [*done, *waiting])) == sorted(map(str, found.atoms))
        assert all(
            p.mark and p.mark.source.name for p in left(out, paper, found) if p.code != "Z116"
        )
        many += not waiting
    assert many >= 10
