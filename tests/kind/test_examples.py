"""The examples word for word; ``pytest --update-golden`` accepts a change after reading it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from gencirc.build import Campaign, Options
from tests.conftest import Ran
from tests.helpers import EXAMPLES, TOP

GOLDEN = TOP / "tests" / "golden"


@pytest.mark.parametrize("example", EXAMPLES, ids=[p.parent.name for p in EXAMPLES])
def test_an_example_reads_as_it_did(example: Path, request: pytest.FixtureRequest) -> None:
    made = Campaign(example, Options())
    assert made.problems == []
    for paper in made.papers():
        name = "-".join(paper.path.relative_to(made.folder).with_suffix("").parts)
        golden = GOLDEN / f"{example.parent.name}-{name}.txt"
        if request.config.getoption("--update-golden"):
            golden.write_text(paper.text, encoding="utf-8")
        assert paper.text == golden.read_text(encoding="utf-8")


def test_the_winter_campaign_differs_from_the_summer_one_as_its_overlay_says(
    gencirc: Callable[..., Ran], request: pytest.FixtureRequest
) -> None:
    told = gencirc("diff", str(TOP / "plans" / "夏季整治"), str(TOP / "plans" / "冬季整治")).out
    golden = GOLDEN / "对照-冬季整治.txt"
    if request.config.getoption("--update-golden"):
        golden.write_text(told, encoding="utf-8")
    assert told == golden.read_text(encoding="utf-8")


def test_the_examples_have_the_structure_they_are_there_for() -> None:
    made = {e.parent.name: Campaign(e, Options()) for e in EXAMPLES}
    notice = made["双创攻坚"].plan
    assert [len(g.deputies) for g in notice.groups.groups] == [1, 2, 3, 1, 1, 1, 0]
    assert len(notice.phases.phases) == 2
    assert len(made["夏季卫生"].plan.phases.phases) == 3
    system = made["长效机制"].plan
    assert [len(c.groups) for c in system.classes.values()] == [1, 5, 4, 4]
    assert len(made["经验交流"].plan.facts) >= 40
    assert len(made["百日攻坚"].plan.tasks.tasks) == 10
