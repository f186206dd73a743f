"""A transfer and a renamed unit between papers that were issued: who stands in which, what is concerned."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from tests.cli.test_issue import FROZEN, OUT
from tests.conftest import Ran
from tests.helpers import REGISTRY, put, state

Run = Callable[..., Ran]
DAY = date(2026, 6, 20)
CHANGES = f"""  - {DAY} 陆知秋 调出，其职务由 韩松 接任
  - {DAY} 市政科 更名为 设施科
"""
PLAN = """
活动: 夏季整治行动
机关: 测试局
时间: 2026年5月20日至8月31日
工作组:
  清扫组: {组长: 陆知秋, 责任部门: 环卫科、市政科}
任务:
  清扫: 清理背街小巷积存垃圾。（责任部门：环卫科；完成时限：7月30日前）
  修补: 修补破损路面。（责任部门：市政科；配合部门：环卫科；完成时限：7月31日前）
"""
PAPERS = """
通知: {主送: 各科室, 正文: {分工: 【工作组】, 任务: 【任务】}}
部门通知: 照例
"""


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def test_copies_follow_a_renamed_unit_from_its_day_and_issued_ones_stay(
    gencirc: Run, here: Path
) -> None:
    put(here, PLAN + "交办单: 照例\n部门通知: 照例\n")
    before = ("issue", "plans/夏季整治", "--date", str(DAY - timedelta(days=1)))
    assert gencirc(*before, "--kind", "交办单").code == 0
    registry = here / "plans/单位.yaml"
    registry.write_text(REGISTRY + CHANGES, encoding="utf-8")
    frozen = state(here / FROZEN)
    ran = gencirc("build", "--kind", "交办单")
    assert "错误" not in ran.err
    assert "G115" not in ran.err
    assert state(here / FROZEN) == frozen
    assert "设施科" not in read(here / OUT / "交办单/市政科.txt")

    ran = gencirc("issue", "plans/夏季整治", "--date", str(DAY), "--kind", "部门通知")
    assert ran.code == 0, ran.err
    names = sorted(p.name for p in (here / FROZEN / "部门通知").glob("*.txt"))
    assert names == ["环卫科.txt", "设施科.txt"]
    assert "市政科" not in "".join(read(p) for p in (here / FROZEN / "部门通知").glob("*.txt"))
    assert "\n设施科：" in read(here / FROZEN / "部门通知/设施科.txt")

    told = gencirc("people", "市政科").out
    assert "牵涉已发公文 2 份" in told
    assert "夏季整治行动任务交办单（市政科）" in told
    assert "签发稿/交办单/市政科.txt" in told
    assert "部门通知" not in told
    again = state(here)
    assert gencirc("build").code == 0
    gencirc("build")
    assert {
        n: v for n, v in state(here).items() if n in again and ("签发稿" in n or "登记" in n)
    } == {n: v for n, v in again.items() if "签发稿" in n or "登记" in n}


def test_a_transfer_shows_in_exactly_the_papers_dated_on_its_day_or_after(
    gencirc: Run, here: Path
) -> None:
    days = [DAY + timedelta(days=n) for n in (-30, -20, -2, -1, 0, 1, 2, 30, 60)]
    for day in days:
        put(here, PLAN + PAPERS, str(day))
    registry = here / "plans/单位.yaml"
    registry.write_text(REGISTRY + CHANGES, encoding="utf-8")
    for day in days:
        ran = gencirc("issue", f"plans/{day}", "--date", str(day))
        assert ran.code == 0, ran.err
    gencirc("build")
    for day in days:
        old, new = ("市政科", "设施科") if day < DAY else ("设施科", "市政科")
        folder = here / "output" / str(day)
        papers = [folder / "通知.txt", *sorted((folder / "部门通知").glob("*科.txt"))]
        assert {p.stem for p in papers} == {"通知", "环卫科", old}
        text = "".join(map(read, papers))
        assert old in text
        assert new not in text
        notice = read(papers[0])
        assert ("陆知秋" in notice, "韩松" in notice) == (day < DAY, day >= DAY)
    gone = gencirc("people", "陆知秋").out
    assert "牵涉已发公文 4 份" in gone
    assert [str(d) for d in days if f"plans/{d}/签发稿/通知.txt" in gone] == [
        str(d) for d in days if d < DAY
    ]
    assert "牵涉已发公文 12 份" in gencirc("people", "市政科").out


def test_a_roster_gives_every_unit_the_name_of_the_day(gencirc: Run, here: Path) -> None:
    for day, renamed in (("2026-06-19", "市政科"), ("2026-06-20", "设施科")):
        put(
            here,
            PLAN + f"函: {{成文日期: {day}, 发给: 科室, 事由: 补报情况, 正文: 请补报。}}\n",
            day,
        )
        (here / "plans/单位.yaml").write_text(REGISTRY + CHANGES, encoding="utf-8")
        ran = gencirc("build", f"plans/{day}")
        assert ran.code == 0, ran.err
        found = {p.stem for p in (here / "output" / day / "函").glob("*.txt")} - {"分发清单"}
        assert found == {"办公室", "环卫科", renamed, "执法大队", "财务科"}
        assert f"\n{renamed}：" in read(here / "output" / day / f"函/{renamed}.txt")


def test_units_that_became_one_get_one_copy(gencirc: Run, here: Path) -> None:
    more = (
        "  巡查: 每天巡查一遍。（责任部门：财务科；完成时限：8月20日前）\n交办单: {成文日期: DAY}\n"
    )
    merged = "  - 2026-06-20 财务科 撤销，职责并入 环卫科\n"
    for day, names in (("2026-06-19", "市政科 环卫科 财务科"), ("2026-06-20", "环卫科 设施科")):
        put(here, PLAN + more.replace("DAY", day), day)
        (here / "plans/单位.yaml").write_text(REGISTRY + CHANGES + merged, encoding="utf-8")
        ran = gencirc("build", f"plans/{day}")
        assert ran.code == 0, ran.err
        folder = here / "output" / day / "交办单"
        assert {p.stem for p in folder.glob("*.txt")} - {"分发清单"} == set(names.split())
    assert "每天巡查一遍" in read(folder / "环卫科.txt")
    assert "清理背街小巷" in read(folder / "环卫科.txt")
