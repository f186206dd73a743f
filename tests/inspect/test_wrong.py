"""Every deliberately wrong paper is caught by the rule meant for it and by no other."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from gencirc.inspect.demands import DEMANDS
from gencirc.inspect.measure import measured
from tests.wrong.handmade import PAPERS
from tests.wrong.making import base, made, recipes

RECIPES = recipes()
NAMES = [r["名"] for r in RECIPES]


def expected(recipe: dict[str, Any]) -> set[str]:
    return {*recipe["错"], *recipe.get("连带", [])}


def broken(path: Path) -> set[str]:
    found = measured(path, render=False)
    assert not found.why
    return {f.rule for f in found.findings if f.verdict == "不合"}


def test_the_recipes_are_twenty_and_more_and_name_real_rules() -> None:
    assert len(RECIPES) > 20
    assert len(set(NAMES)) == len(NAMES)
    for recipe in RECIPES:
        assert expected(recipe) <= DEMANDS.keys()
        assert set(recipe.get("要版面", [])) <= expected(recipe)


@pytest.mark.parametrize("name", ["通知", *PAPERS])
def test_the_right_paper_breaks_nothing(name: str, tmp_path: Path) -> None:
    path = tmp_path / "对的.docx"
    path.write_bytes(base(name))
    assert broken(path) == set()


@pytest.mark.parametrize("recipe", RECIPES, ids=NAMES)
def test_the_file_alone_breaks_what_it_can_show(recipe: dict[str, Any], tmp_path: Path) -> None:
    path = tmp_path / "错.docx"
    path.write_bytes(made(recipe))
    assert broken(path) == expected(recipe) - set(recipe.get("要版面", []))


def test_the_wrong_papers_can_be_written_out_for_a_person(tmp_path: Path) -> None:
    from tests.wrong.__main__ import main

    main(str(tmp_path / "错的"))
    assert len(list((tmp_path / "错的").glob("*.docx"))) == len(RECIPES) + 1 + len(PAPERS)
