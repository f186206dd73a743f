"""Papers of every kind changed in Word as a chief would, collected, and built again."""

from __future__ import annotations

from pathlib import Path

import pytest

from gencirc.build import build
from gencirc.collect.collecting import collected
from gencirc.collect.edited import texts
from gencirc.collect.saving import save
from gencirc.outside.paper import read
from gencirc.starting import kinds
from tests.collect.chief import edited
from tests.collect.edits import Edited, applied, edits
from tests.collect.papers import Built, example, people

OFTEN = ("改词", "段末加句", "加段")


def changes(paper: Built, seed: int) -> list[Edited]:
    return list(edits(paper.start.lines, seed, 1, people(paper.plan)))


def said(path: Path) -> list[str]:
    return texts(read(path)[0])


WAYS = [(kind, number % 2 > 0) for number, kind in enumerate(kinds())]


@pytest.mark.parametrize(
    ("kind", "tracked"), WAYS, ids=[f"{kind}{'修订' if t else '直接改'}" for kind, t in WAYS]
)
def test_what_a_chief_changes_is_found_and_built_again(
    kind: str, tracked: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    paper = example(kind, tmp_path)
    made = changes(paper, 3 + tracked)
    change = next((c for s in OFTEN[tracked:] for c in made if c.sort == s), None)
    if change is None:
        pytest.skip("一份空表，没有可改的话")
    before = said(paper.file)
    paper.file.write_bytes(edited(paper.file.read_bytes(), change, tracked))
    wanted = said(paper.file)
    assert wanted == applied(before, change)
    out = collected(paper.file, None, tmp_path / "plans", paper.options)
    assert out.differing
    assert out.differing.atoms, change
    if out.tried.left:
        assert any(p.code.startswith("Z11") for p in out.problems)
        return
    assert not save(out).problems
    outcome = build([paper.plan], paper.options)
    assert not [p for p in outcome.problems if p.severity == "错误"]
    if out.whole:
        assert said(paper.file) == wanted
    else:
        assert out.tried.follow or out.tried.along
