"""Words of templates that were changed: a copy beside the plan, and when there is none."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from gencirc.build import build
from gencirc.collect.collecting import collected
from gencirc.collect.edited import texts
from gencirc.collect.saving import save
from gencirc.kind.library import built_in
from gencirc.outside.paper import read
from tests.collect.papers import Built, built
from tests.collect.test_collecting import change, codes, collect
from tests.helpers import put


@pytest.fixture
def paper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Built:
    """A speech that was built."""
    monkeypatch.chdir(tmp_path)
    return built(put(tmp_path), "讲话", tmp_path)


def test_words_of_a_template_are_changed_beside_the_plan(paper: Built, tmp_path: Path) -> None:
    change(paper.file, "同志们", "各位同志")
    out = collected(paper.file, None, Path("plans"), paper.options)
    saved = save(out)
    assert out.whole
    assert saved.files
    assert not build([paper.plan], paper.options).problems
    assert any("各位同志" in t for t in texts(read(paper.file)[0]))


def test_a_template_of_a_named_folder_is_changed_there(paper: Built, tmp_path: Path) -> None:
    named = tmp_path / "样式" / "文种" / "讲话.md.j2"
    named.parent.mkdir(parents=True)
    named.write_bytes((built_in() / "文种" / "讲话.md.j2").read_bytes())
    options = replace(paper.options, templates=tmp_path / "样式")
    change(paper.file, "同志们：", "各位同志：")
    out = collected(paper.file, None, Path("plans"), options)
    assert [p.resolve() for p in save(out).files] == [named]
    assert "各位同志" in named.read_text(encoding="utf-8")
    assert not build([paper.plan], options).problems
    assert any("各位同志" in t for t in texts(read(paper.file)[0]))


def test_a_stock_template_is_changed_beside_the_plan_when_the_named_folder_has_none(
    paper: Built, tmp_path: Path
) -> None:
    (tmp_path / "样式").mkdir()
    options = replace(paper.options, templates=tmp_path / "样式")
    change(paper.file, "同志们：", "各位同志：")
    saved = save(collected(paper.file, None, Path("plans"), options))
    assert [p.parents[1].resolve() for p in saved.files] == [paper.plan.parent / "templates"]
    assert not build([paper.plan], options).problems


def test_templates_stay_when_that_is_asked(paper: Built) -> None:
    change(paper.file, "同志们", "各位同志")
    out = collected(paper.file, None, Path("plans"), paper.options, templates=False)
    assert set(codes(out)) == {"Z111"}
    assert out.problems[0].place[0].endswith("讲话.md.j2")


def test_a_changed_template_says_what_it_is(paper: Built) -> None:
    change(paper.file, "同志们：", "各位同志：")
    (path,) = save(collect(paper)).files
    head = path.read_text(encoding="utf-8").splitlines()
    (line,) = [n for n, text in enumerate(head, 1) if "各位同志" in text]
    assert f"改了第 {line} 行" in head[1]
    build([paper.plan], paper.options)
    change(paper.file, "各位同志：", "各位：")
    save(collect(paper))
    assert sum("收改稿时另存" in x for x in path.read_text(encoding="utf-8").splitlines()) == 1


def test_no_template_is_changed_that_other_plans_of_the_folder_take(paper: Built) -> None:
    (paper.plan.parent / "另一份.yaml").write_bytes(paper.plan.read_bytes())
    change(paper.file, "同志们：", "各位同志：")
    out = collect(paper, plan=paper.plan)
    assert codes(out) == ["Z111"]
    assert "另一份.yaml" in out.problems[0].words
    assert not out.tried.files
