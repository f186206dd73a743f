"""Who gets a paper, and what of the plan is theirs: cases in tests/cases/recipients.yaml."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from gencirc.kind.library import Library
from gencirc.plan.content import Body, Section
from gencirc.plan.reading import read_plan
from gencirc.plan.recipients import VIEWS as SEEN
from gencirc.plan.recipients import Recipient
from gencirc.plan.shares import Shares
from gencirc.source.marks import Text
from tests.helpers import CASES, REGISTRY

FOUND = yaml.safe_load((CASES / "recipients.yaml").read_text(encoding="utf-8"))
HEAD = "活动: 夏季整治行动\n机关: 测试局\n时间: 2026年6月1日至8月31日\n"
MORE = (
    "各街道: 城东街道、城西街道\n林场: 东山林场、北岭林场\n队伍: 环卫科一队\n社区: 各社区（14个）\n"
)


def shares(folder: Path, case: dict[str, Any]) -> tuple[list[Recipient], list[str]]:
    """The recipients of a case, and the codes of what is said about them."""
    (folder / "单位.yaml").write_text(REGISTRY + MORE, encoding="utf-8")
    if "名单" in case:
        (folder / "名单.csv").write_text(case["名单"], encoding="utf-8")
    path = folder / "活动.yaml"
    path.write_text(f"{HEAD}{case['写']}交办单: {{发给: {case['发给']}}}\n", encoding="utf-8")
    reading = read_plan(path, Library([]).demands())
    allotted = Shares(reading.plan)
    each = reading.plan.customs["交办单"].each
    assert each is not None
    found = allotted.recipients(each)
    told = [p for p in (*reading.problems, *allotted.problems) if p.code.startswith("M")]
    return found, [p.code for p in told]


def texts(body: Body) -> list[str]:
    """Headings and texts of a body, in order."""
    out: list[str] = []
    for item in body.items:
        if isinstance(item, Section):
            out += [str(item.title), *texts(item.body)]
        elif isinstance(item, Text):
            out.append(str(item))
    return out


def told(recipient: Recipient) -> dict[str, Any]:
    """What a recipient gets, as a case says it."""
    places = SEEN["组内"](recipient, None)
    return {
        "任务": [str(t.text) for t in recipient.lead.tasks],
        "配合": [str(t.text) for t in recipient.partner.tasks],
        "阶段": [t for p in recipient.phases.phases for t in texts(p.content)],
        "时限": [str(d) for d in recipient.deadlines],
        "组内": str(places or ""),
        "联系人": str(recipient.contact or ""),
    }


@pytest.mark.parametrize("case", FOUND, ids=[c["名"] for c in FOUND])
def test_everybody_gets_their_own_and_nothing_else(case: dict[str, Any], tmp_path: Path) -> None:
    found, codes = shares(tmp_path, case)
    assert list(dict.fromkeys(str(r.name) for r in found)) == list(case["得"])
    for recipient in found:
        said = told(recipient)
        expected = case["得"][str(recipient.name)]
        assert {key: said[key] for key in expected} == expected
    assert codes == case.get("报", [])


def test_a_member_of_two_rosters_is_in_both_classes(tmp_path: Path) -> None:
    case = {"写": f"登记:\n  {'  '.join((REGISTRY + '试点: 环卫科、财务科').strip().splitlines(True))}\n",
            "发给": "试点"}  # fmt: skip
    assert [str(r.name) for r in shares(tmp_path, case)[0]] == ["环卫科", "财务科"]


def test_a_class_of_the_plan_s_own_system_reaches_its_groups(tmp_path: Path) -> None:
    case = {"写": "体系: 片区组\n片区组: {东片: 环卫科, 西片: 市政科}\n", "发给": "片区组"}
    found, _ = shares(tmp_path, case)
    assert [str(r.name) for r in found] == ["东片", "西片"]
    assert [str(g) for r in found for g in (r.fact("责任部门") or ())] == ["环卫科", "市政科"]


def test_a_recipient_under_another_name_keeps_the_share(tmp_path: Path) -> None:
    case = {"写": "任务:\n  清扫: {内容: 清扫道路, 责任部门: 环卫科}\n", "发给": "环卫科"}
    one = shares(tmp_path, case)[0][0]
    other = one.but(name=Text("别的科", one.name.mark))
    assert (str(other.name), told(other)["任务"]) == ("别的科", told(one)["任务"])
    assert told(other)["任务"]


def test_who_is_named_nowhere_has_one_share_with_the_others(tmp_path: Path) -> None:
    rows = "单位,联系人\n环卫科,甲\n某某公司,乙\n另一公司,丙\n"
    tasks = "任务:\n  清扫: {内容: 清扫, 责任部门: 环卫科}\n"
    found, _ = shares(tmp_path, {"名单": rows, "写": tasks, "发给": "见 名单.csv"})
    own, one, other = (r.share for r in found)
    assert one is other
    assert own is not one
    assert own.parts != one.parts


def test_a_task_of_the_own_row_makes_a_share_of_its_own(tmp_path: Path) -> None:
    rows = "单位,任务\n某某公司,清运垃圾\n另一公司,清扫道路\n"
    found, _ = shares(tmp_path, {"名单": rows, "写": "", "发给": "见 名单.csv"})
    assert [[str(t.text) for t in r.lead.tasks] for r in found] == [["清运垃圾"], ["清扫道路"]]
