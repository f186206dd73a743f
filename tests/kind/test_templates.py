"""Kinds: found on the search path, worded in a sandbox, mistakes named by file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from gencirc.build import Campaign, Options
from gencirc.checks.elements import KINDS
from gencirc.kind.library import Library, built_in
from tests.helpers import campaign

PLAN = """
活动: 夏季整治行动
机关: 测试局
时间: 2026年6月1日至8月31日
"""
HEAD = "---\n文种: 督办单\n键: 督办单\n版式: 白头文件\n说明: 督办\n---\n"


def with_kind(
    folder: Path, body: str, head: str = HEAD, more: str = "督办单: {事项: 清运垃圾。}\n"
) -> Campaign:
    kinds = folder / "templates" / "文种"
    kinds.mkdir(parents=True)
    (kinds / "督办单.md.j2").write_text(head + body, encoding="utf-8")
    return campaign(folder, PLAN + more)


def test_a_kind_is_a_file_dropped_in(tmp_path: Path) -> None:
    made = with_kind(
        tmp_path, "! 关于{{ 活动 }}的督办单\n\n@ 环卫科：\n\n请办理：{{ 分节(督办单.事项) }}\n"
    )
    assert [p.code for p in made.problems] == ["K109"]
    made = with_kind(
        tmp_path / "二", "! 关于{{ 活动 }}的督办单\n\n@ 环卫科：\n\n{{ 分节(督办单.事项) }}\n"
    )
    assert not made.problems
    assert [d.name for d in made.documents] == ["督办单"]
    assert "清运垃圾" in made.papers()[0].text


@pytest.mark.parametrize(
    ("body", "code", "line"),
    [
        ("! 标题\n\n{% if 活动 %}\n没有结束\n", "K102", 10),
        ("! 标题\n\n{{ 活动 | 没有的过滤器 }}\n", "K102", 9),
        ("! 标题\n\n{{ 活动名 }}\n", "K103", 9),
        ("! 标题\n\n{{ 飞碟号码 }}\n", "K107", 9),
        ("! 标题\n\n{% include '片段/没有.md.j2' %}\n", "K104", 9),
        ("! 标题\n\n{{ ''.__class__.__mro__ }}\n", "K105", 9),
        ("! 标题\n\n{{ 1 // 0 }}\n", "K106", 9),
        ("! 标题\n\n{{ 会议.名称 }}\n", "K108", None),
        ("! 标题\n\n文字{{ 分节(督办单.事项) }}\n", "K109", 9),
    ],
)
def test_a_mistake_in_a_template_has_file_and_line(
    tmp_path: Path, body: str, code: str, line: int | None
) -> None:
    made = with_kind(tmp_path, body)
    found = [p for p in made.problems if p.code == code]
    assert len(found) == 1, [(p.code, p.words) for p in made.problems]
    if line:
        assert found[0].place[0].endswith("督办单.md.j2")
        assert found[0].place[1] == line


def test_a_kind_names_what_its_own_paper_needs(tmp_path: Path) -> None:
    head = HEAD.replace("说明: 督办\n", "需要: 督办单.期限\n")
    made = with_kind(tmp_path, "! 标题\n\n{{ 督办单.期限 }}\n", head)
    assert [p.words for p in made.problems] == ["“督办单”要有“期限”"]


def test_what_an_own_paper_does_not_hold_can_be_asked_for(tmp_path: Path) -> None:
    body = "! 标题\n\n{% if 督办单.期限 %}限{{ 督办单.期限 }}{% else %}尽快办。{% endif %}\n"
    made = with_kind(tmp_path, body)
    assert not made.problems
    assert "尽快办。" in made.papers()[0].text


def test_an_own_paper_may_be_signed(tmp_path: Path) -> None:
    more = "督办单: {事项: 清运垃圾, 成文日期: 2026-06-05, 盖章: 否}\n"
    made = with_kind(tmp_path, "! 标题\n\n清运。\n\n{{ 落款() }}\n", more=more)
    assert "清河县城市管理局\n2026年6月5日\n" in made.papers()[0].text


def test_a_template_without_head_is_refused(tmp_path: Path) -> None:
    made = with_kind(tmp_path, "! 标题\n", head="")
    assert "K101" in {p.code for p in made.problems}


def test_a_head_with_a_mistake_points_at_it(tmp_path: Path) -> None:
    made = with_kind(
        tmp_path, "! 标题\n", head="---\n文种: 督办单\n版势: 白头文件\n键: 督办单\n---\n"
    )
    places = {(p.code, p.place[1]) for p in made.problems if p.place[0].endswith(".j2")}
    assert ("P102", 3) in places


def test_what_a_kind_needs_is_asked_for(tmp_path: Path) -> None:
    made = with_kind(tmp_path, "! 标题\n", head=HEAD.replace("说明: 督办", "需要: 会议.名称"))
    assert [p.words for p in made.problems] == ["“督办单”要有“名称”"]


def test_a_draft_shows_what_is_missing(tmp_path: Path) -> None:
    with_kind(tmp_path, "! 标题\n\n{{ 会议.名称 }}通知\n")
    made = Campaign(tmp_path / "活动.yaml", Options(draft=True))
    assert not any(p.severity == "错误" for p in made.problems)
    paper = made.papers()[0]
    assert "〔待定：会议.名称〕通知" in paper.text
    assert paper.path.name == "督办单（草稿）.docx"


def test_an_own_file_replaces_the_built_in_one_by_name(tmp_path: Path) -> None:
    passages = tmp_path / "templates" / "片段"
    passages.mkdir(parents=True)
    (passages / "印发语.md.j2").write_text("现印发给你们，请照办。\n", encoding="utf-8")
    made = campaign(tmp_path, PLAN + "通知: {主送: 各科室}\n方案: {目标: 整洁。}\n")
    assert "现印发给你们，请照办。" in made.papers()[0].text


def test_the_first_folder_wins(tmp_path: Path) -> None:
    for name in ("甲", "乙"):
        folder = tmp_path / name / "片段"
        folder.mkdir(parents=True)
        (folder / "话.txt").write_text(name, encoding="utf-8")
    library = Library([tmp_path / "甲", tmp_path / "乙"])
    assert library.passage("话") == "甲"
    assert library.folders[-1] == built_in()


def test_a_template_cannot_leave_the_search_path(tmp_path: Path) -> None:
    (tmp_path / "密.txt").write_text("秘密", encoding="utf-8")
    made = with_kind(tmp_path / "计划", "! 标题\n\n{% include '../../../密.txt' %}\n")
    assert "秘密" not in "".join(str(d.blocks) for d in made.documents)


def test_every_shipped_kind_says_what_it_is() -> None:
    kinds = Library([]).kinds()
    assert set(kinds) >= {*KINDS, "方案", "讲话", "经验交流材料"} - {"令"}
    for kind in kinds.values():
        assert kind.doc
        assert Library([]).letterhead(str(kind.letterhead))


def test_an_unknown_letterhead_is_named(tmp_path: Path) -> None:
    made = with_kind(tmp_path, "! 标题\n\n正文。\n", head=HEAD.replace("白头文件", "黄头文件"))
    assert made.papers() == []
    assert [p.code for p in made.later] == ["L106"]
    assert "白头文件" in made.later[0].remedy


def test_an_own_kind_on_a_red_letterhead_has_the_whole_head(tmp_path: Path) -> None:
    head = HEAD.replace("白头文件", "红头文件")
    body = "! 督办函\n\n@ {{ 督办单.主送 }}：\n\n{{ 分节(督办单.事项) }}\n\n{{ 落款() }}\n{{ 附注() }}\n"
    more = "督办单: {主送: 环卫科, 文号: 7, 成文日期: 2026-06-05, 抄送: 办公室, 公开: 不予公开, 事项: 清运。}\n"
    made = with_kind(tmp_path, body, head, more)
    assert not made.problems
    text = made.papers()[0].text
    for line in ("清城管发〔2026〕7号", "（此件不予公开）", "抄送：办公室。"):
        assert f"{line}\n" in text
    assert "清河县城市管理局办公室    2026年6月5日印发" in text
    assert not made.documents[0].open


@pytest.mark.parametrize(
    ("needs", "said"),
    [
        ("督办单.对象", ("“督办单”要有“对象”", "在“督办单”下面加一行“对象: …”")),
        ("缘由", ("“督办单”要有“缘由”", "在最上一层加一行“缘由: …”")),
        (
            "督办单.对象或督办单.主送",
            ("“督办单”要有“对象”或“主送”", "在“督办单”下面加一行“对象”或“主送: …”"),
        ),
    ],
)
def test_what_a_kind_needs_is_said_with_its_place(
    needs: str, said: tuple[str, str], tmp_path: Path
) -> None:
    head = HEAD.replace("说明: 督办\n", f"说明: 督办\n需要: {needs}\n")
    made = with_kind(tmp_path, "! {{ 活动 }}督办单\n", head)
    assert [(p.code, p.words, p.remedy) for p in made.problems] == [("K110", *said)]
