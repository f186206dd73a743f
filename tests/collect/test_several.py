"""Several changes of a paper at once: none is lost, and what still differs is told."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from gencirc.collect.matching import aligned
from gencirc.collect.trying import Trial
from gencirc.collect.units import units
from tests.collect.papers import example, people
from tests.collect.several import several
from tests.collect.test_slots import paper_of


@pytest.mark.parametrize(("kind", "seed"), [("意见", 3), ("部门通知", 5)])
def test_what_differs_when_it_is_built_again_is_told(kind: str, seed: int, tmp_path: Path) -> None:
    built = example(kind, tmp_path)
    lines, paper = built.start.lines, paper_of(built)
    change = several(lines, seed, 5, people(built.plan))
    assert change
    found = aligned(lines, change.texts)
    every = units(found, change.texts, paper, built.desk)
    out = Trial(built.desk, built.start, change.texts, found, paper).all(every)
    done = [a for unit in out.done for a in unit.atoms]
    waiting = [a for unit, _ in out.left for a in unit.atoms]
    assert sorted(map(str, [*done, *waiting])) == sorted(map(str, found.atoms))
    assert len(done) > len(waiting)
    differs = Counter(a.key for a in aligned(out.lines, change.texts).atoms)
    told = (*out.follow, *out.along, *out.empty, *waiting)
    assert not differs - Counter(a.key for a in told)
