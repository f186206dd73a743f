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
KINDS = ("通知", "督查通知", "会议通知", "函", "通报", "意见", "决定")


def many(days: int) -> str:
    """A plan with a notice for every day around the transfer, each as a kind of its own."""
    papers = (
        f"{kind}: {{主送: 各科室, 成文日期: {DAY + timedelta(days=n - days // 2)}, "
        f"事由: 第{n}件事, 正文: [【清扫组】, 【工作组】]}}\n"
        for n, kind in enumerate(KINDS[:days])
    )
    return PLAN + "".join(papers)


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
    assert {n: v for n, v in state(here).items() if n in again and ("签发稿" in n or "登记" in n)} == {
        n: v for n, v in again.items() if "签发稿" in n or "登记" in n
    }
