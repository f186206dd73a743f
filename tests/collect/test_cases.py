"""Changes to a paper and what the plan then says: tests/cases/收改稿.yaml."""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import Any

import pytest
import yaml

from gencirc.collect.desk import Desk, Wanted, named_files
from gencirc.collect.leaving import left
from gencirc.collect.matching import aligned
from gencirc.collect.origins import Origins
from gencirc.collect.owners import Paper
from gencirc.collect.trying import Trial
from gencirc.collect.units import units
from gencirc.options import Options
from tests.helpers import CASES, put

FILE = yaml.safe_load((CASES / "收改稿.yaml").read_text(encoding="utf-8"))
EXAMPLES = FILE["例子"]


def at(texts: list[str], head: str) -> int:
    """The paragraph that begins so."""
    (found,) = [n for n, text in enumerate(texts) if text.startswith(head)]
    return found


def changed(texts: list[str], case: dict[str, Any]) -> list[str]:
    """The paragraphs as the chief leaves them."""
    out = list(texts)
    for old, new in case.get("改", {}).items():
        places = [n for n, text in enumerate(out) if old in text]
        place = places[case.get("第几处", len(places)) - 1]
        assert "第几处" in case or len(places) == 1
        out[place] = out[place].replace(old, new)
    for head in case.get("删", ()):
        del out[at(out, head)]
    for head, new in case.get("加", {}).items():
        out.insert(at(out, head) + 1, new)
    for head, after in case.get("移", {}).items():
        moved = out.pop(at(out, head))
        out.insert(at(out, after) + 1, moved)
    return out


@pytest.mark.parametrize("case", EXAMPLES, ids=[c["名"] for c in EXAMPLES])
def test_the_plan_says_what_the_chief_wrote(case: dict[str, Any], tmp_path: Path) -> None:
    said = FILE["计划"]
    for old, other in case.get("先", {}).items():
        assert said.count(old) == 1
        said = said.replace(old, other)
    plan = put(tmp_path, said)
    desk = Desk(plan, Options(), Wanted("通知", "", "通知"), lambda kind: {})
    start = desk.draft()
    assert not start.errors
    origins = Origins(plan, start.campaign.files, named_files(start.campaign))
    paper = Paper(start.lines, origins)
    new = changed([line.text for line in start.lines], case)
    found = aligned(start.lines, new)
    tried = Trial(desk, start, new, found, paper).all(units(found, new, paper, desk))
    text = tried.files.get(plan, said)
    lines = difflib.ndiff(said.splitlines(), text.splitlines())
    assert [x for x in lines if x[0] in "+-"] == case.get("行", [])
    assert [p.code for p in left(tried, paper, found)] == case.get("列", [])
