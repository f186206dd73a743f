"""Scenes: a plan with places to put a sentence in, so that a case is one line.

A scene is a registry, a plan, perhaps a base below it and plans beside it. ``〈正文〉`` in its
plan is where a case puts its words; a place that a case does not use says nothing much.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from gencirc.checks import leftovers
from gencirc.kind.drafting import draft_document, wanted
from gencirc.kind.library import Library
from gencirc.kind.wording import Wording
from gencirc.plan.model import Plan
from gencirc.plan.reading import read_plan
from gencirc.problem import Problem, tidy

NOTHING = "请认真抓好落实。"
PLACE = re.compile(r"〈(\w+?)(?:：([^〉]*))?〉")


@cache
def tools() -> tuple[Library, Wording]:
    library = Library([])
    return library, Wording(library)


def written(plan: str, said: Mapping[str, str]) -> str:
    """The plan with words in its places; the others have what stands behind their colon."""

    def fill(match: re.Match[str]) -> str:
        return json.dumps(said.get(match[1]) or match[2] or NOTHING, ensure_ascii=False)

    return PLACE.sub(fill, plan)


def find(scene: dict[str, Any], said: Mapping[str, str], folder: Path) -> list[Problem]:
    """What is found to be left over."""
    plan = staged(scene, said, folder)
    library, wording = tools()
    documents = []
    for kind, paper in wanted(plan, library.kinds()):
        made, problems = draft_document(plan, kind, paper, wording)
        assert not problems, [p.words for p in problems]
        documents += made
    return tidy(leftovers.check(plan, documents))


def staged(scene: dict[str, Any], said: Mapping[str, str], folder: Path) -> Plan:
    """The plan of a scene, put upon its base."""
    home = folder / "plans" / "本次"
    home.mkdir(parents=True)
    (folder / "plans" / "单位.yaml").write_text(scene["单位"], encoding="utf-8")
    for name, text in scene.get("旁", {}).items():
        (folder / "plans" / name).mkdir()
        (folder / "plans" / name / "活动.yaml").write_text(written(text, said), encoding="utf-8")
    upper = home / "活动.yaml"
    upper.write_text(written(scene["写"], said), encoding="utf-8")
    if "底" in scene:
        (home / "底本.yaml").write_text(written(scene["底"], said), encoding="utf-8")
    reading = read_plan(upper, tools()[0].demands())
    assert not reading.problems, [p.words for p in reading.problems]
    return reading.plan
