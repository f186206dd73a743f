"""Two plans compared: exactly the intended changes are told, and nothing else."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gencirc.compare.differing import differ
from gencirc.compare.outline import valued
from gencirc.compare.plans import Comparison, compare, following, sentence, shift, shifted
from gencirc.compare.saying import side
from gencirc.compare.values import told
from gencirc.kind.library import Library
from gencirc.plan.model import Plan
from gencirc.plan.reading import read_plan
from gencirc.source.marks import Mark, Source, Text
from gencirc.starting import kinds, start, start_kind
from tests.helpers import CASES, EXAMPLES, REGISTRY

DATA = yaml.safe_load((CASES / "对照.yaml").read_text(encoding="utf-8"))
BASE: str = DATA["原来"]


def put(folder: Path, name: str, plan: str) -> Path:
    (folder / "单位.yaml").write_text(REGISTRY, encoding="utf-8")
    path = folder / name
    path.write_text(plan, encoding="utf-8")
    return path


def between(old: Path, new: Path) -> Comparison:
    library = Library.beside(old)
    before, after = (read_plan(p, library.demands()).plan for p in (old, new))
    return compare(before, after, library)


def changed(plan: str, changes: list[list[str]]) -> str:
    for old, new in changes:
        assert old in plan, old
        plan = plan.replace(old, new)
    return plan


@pytest.mark.parametrize("case", DATA["例子"], ids=[c["名"] for c in DATA["例子"]])
def test_exactly_what_changed_is_told(case: dict[str, Any], tmp_path: Path) -> None:
    old = put(tmp_path, "甲.yaml", BASE)
    new = put(tmp_path, "乙.yaml", changed(BASE, case.get("改", [])))
    found = between(old, new)
    assert [sentence(r) for r in found.rows] == case["说"]
    assert len(following(found)) == case.get("随", 0)


@pytest.mark.parametrize("case", DATA["承接"], ids=[c["名"] for c in DATA["承接"]])
def test_of_a_layer_exactly_what_it_says_is_told(case: dict[str, Any], tmp_path: Path) -> None:
    old = put(tmp_path, "甲.yaml", DATA["底本"])
    over = yaml.safe_load(DATA["底本"]) if case.get("独") else {"承接": "甲.yaml"}
    new = put(
        tmp_path, "乙.yaml", yaml.safe_dump(over | case["改"], allow_unicode=True, sort_keys=False)
    )
    found = between(old, new)
    assert [sentence(r) for r in found.rows] == case.get("说", [])
    assert [shift(r) for r in shifted(found)] == case.get("推", [])
    assert len(following(found)) == case.get("随", 0)


def test_the_base_of_the_cases_is_a_sound_plan(tmp_path: Path) -> None:
    path = put(tmp_path, "甲.yaml", BASE)
    assert read_plan(path, Library.beside(path).demands()).problems == []


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda p: p.parent.name)
def test_a_plan_does_not_differ_from_itself(path: Path) -> None:
    assert between(path, path) == Comparison((), ())


@pytest.mark.parametrize("kind", kinds())
def test_every_kind_can_be_compared(kind: str, tmp_path: Path) -> None:
    path = start_kind(kind, "", tmp_path, None).files[0]
    assert between(path, path) == Comparison((), ())
    plan = path.read_text(encoding="utf-8")
    other = path.with_name("改过.yaml")
    other.write_text(plan.replace("县", "区"), encoding="utf-8")
    assert between(path, other).rows


@pytest.mark.parametrize("one", EXAMPLES[:4], ids=lambda p: p.parent.name)
@pytest.mark.parametrize("other", EXAMPLES[:4], ids=lambda p: p.parent.name)
def test_any_two_campaigns_are_told(one: Path, other: Path) -> None:
    found = between(one, other)
    assert bool(found.rows) == (one != other)
    assert all(sentence(r) for r in found.rows)


LINES = BASE.splitlines()


@settings(
    max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(st.lists(st.integers(0, len(LINES) - 1), max_size=4), st.lists(st.integers(0, len(LINES) - 1), max_size=2))  # fmt: skip
def test_a_plan_with_lines_lost_or_doubled_is_told_without_a_fault(
    tmp_path: Path, lost: list[int], twice: list[int]
) -> None:
    torn = [x for n, x in enumerate(LINES) if n not in lost for x in [x] * (2 if n in twice else 1)]
    old, new = put(tmp_path, "甲.yaml", BASE), put(tmp_path, "乙.yaml", "\n".join(torn))
    found = between(old, new)
    assert all(sentence(r) for r in found.rows)
    assert between(new, new) == Comparison((), ())


class Record(NamedTuple):
    """Something that a plan may come to hold, which comparing does not know."""

    mark: Mark
    names: tuple[Text, ...] = ()
    often: Text | None = None


def text(value: str) -> Text:
    return Text(value, Mark(Source("", ""), 0, 0))


def test_what_is_not_known_is_compared_by_its_fields() -> None:
    here = side(Plan(), Library([]))
    at = Mark(Source("甲", ""), 0, 0)
    old = valued(Record(at, (text("甲"), text("乙"))), here)
    new = valued(Record(at, (text("甲"), text("丙"))), here)
    assert [r.words for r in differ(old, new, ())] == ["增加丙，减少乙"]
    both = valued(Record(at, (text("甲"),), text("每周")), here)
    assert told(both) == "名单甲；often每周"
    assert told(valued(frozenset(("丙", "甲")), here)) == "丙、甲"
    assert told(valued({date(2027, 2, 15): text("调休")}, here)) == "2027年2月15日：调休"


@pytest.mark.parametrize("name", ["夏季环境整治", "冬季清雪"])
def test_english_keys_make_no_difference(name: str, tmp_path: Path) -> None:
    old, new = (start(name, tmp_path / k, k, date(2026, 3, 2)).files[0] for k in ("zh", "en"))
    assert between(old, new) == Comparison((), ())
