"""Who signs: posts before signature stamps, pictures of seals, for one body and for several."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest

from gencirc.build import Campaign, Options
from gencirc.problem import Problem

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=="
)
REGISTRY = """
机关:
  甲局: {全称: 清河县城市管理局, 代字: 清城管发, 印发: 清河县城市管理局办公室%s}
  乙局: {全称: 清河县交通运输局, 代字: 清交发, 印发: 清河县交通运输局办公室%s}
"""


def paper(folder: Path, more: str, pictures: tuple[str, str] = ("", "")) -> Campaign:
    """A joint public notice of two bodies."""
    seals = tuple(f", 印章图: {p}" if p else "" for p in pictures)
    (folder / "单位.yaml").write_text(REGISTRY % seals, encoding="utf-8")
    path = folder / "活动.yaml"
    path.write_text(
        f"机关: 甲局、乙局\n通告: {{事由: 限行, 正文: 请绕行。, {more}}}\n", encoding="utf-8"
    )
    return Campaign(path, Options())


def said(problems: list[Problem]) -> list[tuple[str, str]]:
    return [(p.code, p.severity) for p in problems]


@pytest.mark.parametrize(
    ("posts", "code"),
    [("", "P136"), ("局长", "P141"), ("局长、局长、局长", "P141"), ("局长、局长", "")],
)
def test_every_body_has_a_post_before_its_stamp(posts: str, code: str, tmp_path: Path) -> None:
    made = paper(tmp_path, "盖章: 签名章" + (f", 签署职务: {posts}" if posts else ""))
    assert said(made.problems) == ([(code, "错误")] if code else [])


def test_a_joint_paper_tells_how_many_posts_it_wants(tmp_path: Path) -> None:
    (found,) = paper(tmp_path, "盖章: 签名章, 签署职务: 局长").problems
    assert found.words == "联合行文有 2 个机关，签署职务写了 1 个"


def test_a_sample_seal_needs_no_picture(tmp_path: Path) -> None:
    made = paper(tmp_path, "印章: 样张")
    assert made.problems == []
    assert made.papers()


def test_a_picture_of_a_seal_is_registered_found_and_a_picture(tmp_path: Path) -> None:
    (tmp_path / "文字.png").write_text("不是图片", encoding="utf-8")
    made = paper(tmp_path, "印章: 图片", ("没有.png", "文字.png"))
    assert said(made.problems) == [("P143", "错误"), ("P144", "错误")]
    assert {p.place[0].rsplit("/")[-1] for p in made.problems} == {"单位.yaml"}
    made = paper(tmp_path, "印章: 图片", ("", "文字.png"))
    assert said(made.problems) == [("P142", "错误"), ("P144", "错误")]


def test_a_seal_that_is_a_picture_is_printed(tmp_path: Path) -> None:
    (tmp_path / "章.png").write_bytes(PNG)
    made = paper(tmp_path, "印章: 图片", ("章.png", "章.png"))
    assert made.problems == []
    assert PNG in made.papers()[0].data or b"word/media" in made.papers()[0].data
