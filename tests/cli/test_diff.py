"""gencirc diff."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from tests.conftest import Ran
from tests.helpers import PLAN, put

CHANGED = PLAN.replace("主送: 各科室", "主送: 各科室、各街道").replace("8月31日", "9月15日")
SAID = """夏季整治/活动.yaml → 夏秋整治/活动.yaml
〖活动〗
  时间由2026年6月1日至8月31日改为2026年6月1日至9月15日
〖通知〗
  主送增加各街道
不同 2 处。
"""


@pytest.fixture
def two(here: Path) -> tuple[str, str]:
    """Two plans in their folders."""
    old, new = put(here), put(here, CHANGED, "夏秋整治")
    return str(old), str(new)


def test_what_changed_is_said_under_the_headings_of_the_plan(
    two: tuple[str, str], gencirc: Callable[..., Ran]
) -> None:
    ran = gencirc("diff", *two)
    assert ran.code == 0
    assert ran.out == SAID.replace("夏季整治/", "plans/夏季整治/").replace("夏秋", "plans/夏秋")


def test_a_folder_stands_for_its_plan(two: tuple[str, str], gencirc: Callable[..., Ran]) -> None:
    ran = gencirc("diff", *(str(Path(p).parent) for p in two))
    assert ran.out.endswith("不同 2 处。\n")


def test_the_same_plan_has_no_differences(
    two: tuple[str, str], gencirc: Callable[..., Ran]
) -> None:
    ran = gencirc("diff", two[0], two[0])
    assert (ran.code, ran.out) == (0, "没有不同。\n")


def test_a_plan_that_takes_on_another_and_changes_nothing_is_the_same(
    two: tuple[str, str], here: Path, gencirc: Callable[..., Ran]
) -> None:
    signed = "通知: {文号: 3, 成文日期: 2026-05-25}\n"
    over = put(here, f"承接: ../夏季整治/活动.yaml\n{signed}", "冬季整治")
    assert gencirc("diff", two[0], str(over)).out == "没有不同。\n"


def test_json_has_both_sides_and_where_they_were_typed(
    two: tuple[str, str], gencirc: Callable[..., Ran]
) -> None:
    told = json.loads(gencirc("diff", *two, "--json").out)
    assert told["不同"][1] == {
        "类": "通知",
        "项目": "通知·主送",
        "原来": "各科室",
        "现在": "各科室、各街道",
        "变化": "增加各街道",
        "说法": "主送增加各街道",
        "原处": "plans/夏季整治/活动.yaml:5",
        "现处": "plans/夏秋整治/活动.yaml:5",
    }
    assert told["随之变动"] == []


def test_the_table_is_a_word_file_on_landscape_pages_and_always_the_same(
    two: tuple[str, str], here: Path, gencirc: Callable[..., Ran]
) -> None:
    assert gencirc("diff", *two, "-o", "对照.docx").out.endswith("新写 对照.docx\n")
    first = Path("对照.docx").read_bytes()
    assert "未变 对照.docx" in gencirc("diff", *two, "-o", "对照.docx").out
    made = docx.Document("对照.docx")
    assert first == Path("对照.docx").read_bytes()
    cells = [[c.text for c in row.cells] for row in made.tables[0].rows]
    assert cells == [
        ["项目", "原来", "现在", "变化"],
        ["活动·时间", "2026年6月1日至8月31日", "2026年6月1日至9月15日", "改动"],
        ["通知·主送", "各科室", "各科室、各街道", "增加各街道"],
    ]
    assert all(
        s.page_width and s.page_height and s.page_width > s.page_height for s in made.sections
    )
    title = "".join(p.text.replace("\n", "") for p in made.paragraphs)
    assert title == "《夏季整治行动》前后对照表"


def test_a_table_that_a_hand_has_changed_is_not_overwritten(
    two: tuple[str, str], gencirc: Callable[..., Ran]
) -> None:
    Path("对照.docx").write_bytes(b"own")
    ran = gencirc("diff", *two, "-o", "对照.docx")
    assert ran.code == 1
    assert "B103" in ran.err
    assert Path("对照.docx").read_bytes() == b"own"
    assert gencirc("diff", *two, "-o", "对照.docx", "--force").code == 0
    assert Path("对照.docx").read_bytes() != b"own"


def test_built_papers_are_compared_by_their_text(
    two: tuple[str, str], gencirc: Callable[..., Ran]
) -> None:
    assert gencirc("build").code == 0
    said = "各科室：”改为“各科室、各街道："
    for ending in ("txt", "docx"):
        ran = gencirc("diff", f"output/夏季整治/通知.{ending}", f"output/夏秋整治/通知.{ending}")
        assert ran.code == 0
        assert said in ran.out or "“各科室”后增加“、各街道”" in ran.out
        assert ran.out.endswith("不同 1 处。\n")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("plans/夏季整治/活动.yaml", "没有.yaml"), "V104"),
        (("plans/夏季整治/活动.yaml", "甲.txt"), "V102"),
        (("plans/夏季整治/活动.yaml", "甲.pdf"), "V101"),
        (("plans", "plans/夏季整治"), "V103"),
        (("空", "plans/夏季整治"), "V103"),
        (("坏.docx", "甲.txt"), "V106"),
    ],
)
def test_what_cannot_be_compared_is_said(
    two: tuple[str, str], arguments: tuple[str, str], code: str, gencirc: Callable[..., Ran]
) -> None:
    Path("甲.txt").write_text("请落实。", encoding="utf-8")
    Path("甲.pdf").write_bytes(b"%PDF")
    Path("坏.docx").write_bytes(b"no zip")
    Path("空").mkdir()
    ran = gencirc("diff", *arguments)
    assert ran.code == 1
    assert code in ran.err
    assert ran.out == ""


def test_a_plan_with_mistakes_is_compared_as_far_as_it_can_be_read(
    two: tuple[str, str], here: Path, gencirc: Callable[..., Ran]
) -> None:
    wrong = put(here, CHANGED.replace("机关: 测试局", "机构: 测试局"), "错")
    ran = gencirc("diff", two[0], str(wrong))
    assert ran.code == 1
    assert "V105" in ran.err
    assert "主送增加各街道" in ran.out
    empty = here / "空.yaml"
    empty.write_text("", encoding="utf-8")
    assert gencirc("diff", two[0], str(empty)).out == ""
