"""The finished example of every kind: complete, without a word said, whatever day it is."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from gencirc.build import Campaign, Options
from gencirc.checks.elements import KINDS
from gencirc.kind.library import Library
from gencirc.made import Made
from gencirc.starting import around, kinds, start_kind
from tests.helpers import REGISTRY, TOP

GOLDEN = TOP / "tests" / "golden"
ENDINGS = {
    "会议通知": "的通知",
    "调整通知": "的通知",
    "征求意见稿": "意见的函",
}  # titles that end otherwise
DAYS = [
    date(2026, 1, 1),
    date(2026, 12, 31),
    date(2028, 2, 29),
    date(2026, 8, 15),
    date(2027, 10, 3),
]


def made(kind: str, folder: Path, today: date = date(2026, 3, 2)) -> Campaign:
    return Campaign(start_kind(kind, "", folder, today).files[0], Options())


def paper_of(kind: str, example: Campaign) -> Made:
    """The paper of a kind among those of its example."""
    return next(p for p in example.papers() if p.document.kind.key == kind)


def test_every_kind_of_the_regulations_has_a_template_and_an_example() -> None:
    assert set(KINDS) - {"令"} <= set(kinds())
    assert set(kinds()) <= set(Library([]).kinds())


@pytest.mark.parametrize("kind", kinds())
def test_an_example_reads_as_it_did(
    kind: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    example = made(kind, tmp_path)
    paper = paper_of(kind, example)
    golden = GOLDEN / f"样例-{kind}.txt"
    if request.config.getoption("--update-golden"):
        golden.write_text(paper.text, encoding="utf-8")
    assert paper.text == golden.read_text(encoding="utf-8")
    recipient = paper.document.recipient
    assert paper.path.name == f"{recipient.name if recipient else kind}.docx"


@pytest.mark.parametrize("kind", kinds())
@pytest.mark.parametrize("today", DAYS, ids=str)
def test_an_example_of_any_day_is_complete_and_has_no_problems(
    kind: str, today: date, tmp_path: Path
) -> None:
    example = made(kind, tmp_path, today)
    assert example.papers()
    assert [(p.code, p.words) for p in [*example.problems, *example.later]] == []
    # papers that go to several are numbered one by one when they are issued
    assert not any(d.open for d in example.documents if not d.recipient)
    assert "{{" not in example.path.read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", kinds())
def test_an_example_stands_beside_a_registry_of_others(kind: str, tmp_path: Path) -> None:
    (tmp_path / "单位.yaml").write_text(REGISTRY, encoding="utf-8")
    example = made(kind, tmp_path)
    assert example.problems == []
    assert "清河县" not in paper_of(kind, example).text


@pytest.mark.parametrize("kind", kinds())
def test_an_example_has_title_head_and_signers_of_its_kind(kind: str, tmp_path: Path) -> None:
    document = paper_of(kind, made(kind, tmp_path)).document
    told = Library([]).kinds()[kind]
    assert document.title.endswith(ENDINGS.get(kind, kind)) or not told.directions
    assert document.letterhead == told.letterhead
    assert bool(document.signers) == (told.directions[:1] == ("上行",))


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_days_of_an_example_lie_around_its_own(today: date) -> None:
    facts = around(today)
    signed = date.fromisoformat(facts["成文日期"])
    assert today <= signed
    assert signed.weekday() < 5
    assert (signed - today).days < 3

    def day(typed: str) -> date:
        year, month, number = map(int, re.findall(r"\d+", typed))
        return date(year, month, number)

    before, meeting, after, force, end = (
        day(facts[k]) for k in ("旬前", "会议日", "月后", "施行", "季后")
    )
    assert before < meeting < signed < after < force < end or signed < force < after < end
    assert before.year == int(facts["旬前年"])


@pytest.mark.parametrize("kind", kinds())
def test_an_attachment_of_the_plan_is_listed_where_it_is_printed(kind: str, tmp_path: Path) -> None:
    file = start_kind(kind, "", tmp_path, date(2026, 3, 2)).files[0]
    typed = file.read_text(encoding="utf-8")
    if not re.search(r"^附件:", typed, re.MULTILINE):
        file.write_text(f"{typed}\n附件: [{{统一口径: 如实填写。}}]\n", encoding="utf-8")
    assert [p for p in Campaign(file, Options()).problems if p.code == "C122"] == []
