"""Sections of a template in another order take their conditions and names with them."""

from __future__ import annotations

from pathlib import Path

from gencirc.collect.matching import aligned
from gencirc.collect.trying import Trial
from gencirc.collect.units import units
from tests.collect.papers import example
from tests.collect.test_slots import paper_of


def test_two_sections_of_a_template_change_places(tmp_path: Path) -> None:
    built = example("督查通知", tmp_path)
    texts = [line.text for line in built.start.lines]
    scope, groups, manner = (
        next(n for n, t in enumerate(texts) if t.endswith(name))
        for name in ("、督查范围", "、督查组和分工", "、督查方式")
    )
    new = [*texts[:scope], *texts[groups:manner], *texts[scope:groups], *texts[manner:]]
    found = aligned(built.start.lines, new)
    paper = paper_of(built)
    made = Trial(built.desk, built.start, new, found, paper).all(
        units(found, new, paper, built.desk)
    )
    assert not made.left
    assert made.drafted
    assert not aligned(made.drafted.lines, new).atoms
    (text,) = made.files.values()
    assert text.index("{% set 组 =") < text.index("# 督查组和分工") < text.index("# 督查范围")
