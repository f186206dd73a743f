"""Page 1 shows text (GB/T 9704 7.3.2, 7.3.3): recipients give way, then the mark; else it is said."""

from __future__ import annotations

from pathlib import Path

from gencirc.build import Campaign
from gencirc.problem import Problem
from tests.helpers import campaign

LONG = "进一步加强和改进城市道路清扫保洁、生活垃圾分类收运处置、公共厕所建设管理、" * 5


def notice(folder: Path, sent: str = "各科室", more: str = "事由: 清扫保洁") -> Campaign:
    return campaign(
        folder,
        f"机关: 测试局\n通知: {{主送: {sent}, {more}, 正文: 请认真落实。, 抄送: 县政府办公室}}\n",
    )


def said(problems: list[Problem]) -> list[tuple[str, str]]:
    return [(p.code, p.severity) for p in problems]


def test_sixty_recipients_move_to_the_imprint(tmp_path: Path) -> None:
    sent = "、".join(f"城区第{n}街道环境卫生管理服务所" for n in range(60))
    made = notice(tmp_path, sent)
    (paper,) = made.papers()
    assert made.problems == []
    assert said(made.later) == [("L108", "提醒")]
    assert f"{sent}：" not in paper.text
    assert str(paper.document.head["版记主送"]) == sent


def test_ten_recipients_stay_under_the_title(tmp_path: Path) -> None:
    sent = "、".join(f"第{n}所" for n in range(10))
    made = notice(tmp_path, sent)
    (paper,) = made.papers()
    assert made.later == []
    assert f"\n{sent}：\n" in paper.text


def test_a_title_that_leaves_no_room_for_text_is_said(tmp_path: Path) -> None:
    made = notice(tmp_path, more=f"事由: {LONG}")
    assert made.papers()
    assert [c for c in said(made.later) if c[0] != "L108"] == [("L109", "错误")]


def test_the_names_of_ten_bodies_leave_no_room_under_a_long_title(tmp_path: Path) -> None:
    names = [f"清河县第{n}管理局" for n in "一二三四五六七八九十"]
    known = ", ".join(f"{n}: {{全称: {n}, 代字: 清发, 印发: 清办}}" for n in names)
    plan = (
        f"机关: {'、'.join(names)}\n登记: {{机关: {{{known}}}}}\n"
        f"通告: {{事由: {LONG[:140]}, 正文: 请认真落实。%s}}\n"
    )
    made = campaign(tmp_path, plan % "")
    assert made.papers()
    assert said(made.later) == [("L130", "错误")]
    made = campaign(tmp_path, plan % ", 标志: 主办")
    assert made.papers()
    assert made.later == []
