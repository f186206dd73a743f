"""Leftovers: what is marked 〖…〗 in a case is found, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.checks.scenes import find
from tests.helpers import CASES

FILE = yaml.safe_load((CASES / "遗留.yaml").read_text(encoding="utf-8"))
SCENES: dict[str, Any] = FILE["场"]
PLANTED = re.compile(r"〖([^〗]*)〗")


def cases(kind: str) -> list[tuple[str, str, str]]:
    """Scene, place and sentence of every case."""
    return [
        (group["场"], place, sentence)
        for group in FILE["例"]
        for case in group.get(kind, ())
        for place, sentence in case.items()
    ]


def words(problems: list[Any]) -> list[str]:
    """The words that problems are about."""
    return [re.search("“([^”]*)”", p.words)[1] for p in problems]  # type: ignore[index]


@pytest.mark.parametrize(("scene", "place", "sentence"), cases("留下"))
def test_a_leftover_is_found_and_nothing_beside_it(
    scene: str, place: str, sentence: str, tmp_path: Path
) -> None:
    planted = PLANTED.findall(sentence)
    found = words(find(SCENES[scene], place, PLANTED.sub(r"\1", sentence), tmp_path))
    missed = [w for w in planted if not any(w in f or f in w for f in found)]
    extra = [f for f in found if not any(w in f or f in w for w in planted)]
    assert planted
    assert (missed, extra) == ([], [])


@pytest.mark.parametrize(("scene", "place", "sentence"), cases("可说"))
def test_what_may_be_said_is_not_reported(
    scene: str, place: str, sentence: str, tmp_path: Path
) -> None:
    found = find(SCENES[scene], place, sentence, tmp_path)
    assert [(p.code, p.words) for p in found] == []


def test_there_are_cases_enough() -> None:
    assert len(cases("留下")) >= 60
    assert len(cases("可说")) >= 60
