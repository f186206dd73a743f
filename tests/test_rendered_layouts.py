"""Every kind and every layout as pages, measured on the PDF that LibreOffice makes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from gencirc.build import Campaign, Options
from gencirc.inspect.pdf import Sheet, sheets
from gencirc.inspect.rendered import rendered
from gencirc.made import Made
from gencirc.office.convert import to_pdf
from gencirc.starting import kinds, start_kind
from tests.office.ready import NOT_READY, ready
from tests.word.layouts import notice, paper

pytestmark = [pytest.mark.page, pytest.mark.skipif(not ready(), reason=NOT_READY)]

TOWNS = "、".join(f"{a}{b}镇人民政府" for a in "青红白黄蓝绿" for b in "石河山湖田林泉岭沟坪")
LONG = "深入推进城乡环境卫生综合整治暨创建国家卫生县城百日攻坚行动任务落实情况专项督查工作"
ITEMS = "甲乙丙丁戊己庚辛壬癸"


def long(items: int) -> str:
    inside = ", ".join(f"第{ITEMS[n]}项: {'抓好清雪除冰和设施维护' * 4}。" for n in range(items))
    return f"{{{inside}}}"


LAYOUTS = {
    **{f"联合{n}": notice(n, "  印章: 样张\n") for n in range(2, 11)},
    "不盖章": notice(3, "  盖章: 否\n"),
    "签名章": notice(2, "  盖章: 签名章\n  签署职务: 局长、局长\n"),
    "主办": notice(10, "  标志: 主办\n"),
    "长名": notice("治理办"),
    "短名": notice("县委"),
    "长名联合": notice("治理办、县委"),
    "信函": notice(1, "  版式: 信函\n  抄送: 县委办公室\n", long(7)),
    "信函长名": notice("治理办", "  版式: 信函\n"),
    "套打": notice(1, "  套打: 是\n"),
    "双面": notice(1, "  双面: 是\n", long(5)),
    "双页": notice(1, "  双面: 是\n  版记: 偶数页\n", long(9)),
    "六十": notice(1).replace("各有关单位", TOWNS),
    "长题": notice(1).replace("做好冬季工作", LONG),
    "三行": notice(1, "  份号: '000001'\n  密级: 秘密★1年\n  紧急程度: 特急\n"),
}


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Made, Path]]:
    """All papers with their pages, made in one run of LibreOffice."""
    folder = tmp_path_factory.mktemp("格式")
    made: dict[str, Made] = {}
    for name, plan in LAYOUTS.items():
        (made[name],) = paper(folder / name, plan).papers()
    for kind in kinds():
        plan_file = start_kind(kind, "", folder / "样例", date(2026, 3, 2)).files[0]
        papers = Campaign(plan_file, Options()).papers()
        made[kind] = next(p for p in papers if p.document.kind.key == kind)
    files = {name: folder / f"{name}.docx" for name in made}
    for name, path in files.items():
        path.write_bytes(made[name].data)
    done = to_pdf(list(files.values()), folder)
    assert not done.why
    return {name: (made[name], done.pdfs[path]) for name, path in files.items()}


@pytest.mark.parametrize("name", [*LAYOUTS, *kinds()])
def test_no_demand_of_the_standard_is_broken(
    name: str, pages: dict[str, tuple[Made, Path]]
) -> None:
    mirrored = name in ("双面", "双页")
    wrong = [f for f in rendered(pages[name][1], mirrored or None) if f.verdict == "不合"]
    assert wrong == []


@pytest.mark.parametrize("name", [*LAYOUTS, *kinds()])
def test_the_pages_are_as_many_as_reckoned(name: str, pages: dict[str, tuple[Made, Path]]) -> None:
    made, path = pages[name]
    assert len(sheets(path)) == made.pages


def red_top(sheet: Sheet) -> float:
    """Where the first red ink of a page begins, in mm from its top."""
    found = sheet.ink((20, 5, 195, 200), lambda r, g, b: r > 150 and g < 140 and b < 140)
    assert found is not None
    return float(found[1])


@pytest.mark.parametrize(
    ("name", "top"),
    [(n, 72) for n in ("联合2", "联合5", "联合10", "主办", "长名", "短名", "长名联合", "三行", "请示", "纪要", "通知")]
    + [("信函", 30), ("信函长名", 30), ("函", 30), ("命令", 57)],
)  # fmt: skip
def test_the_ink_of_the_mark_begins_where_its_layout_wants_it(
    name: str, top: float, pages: dict[str, tuple[Made, Path]]
) -> None:
    assert red_top(sheets(pages[name][1])[0]) == pytest.approx(top, abs=0.5)


@pytest.mark.parametrize(
    "name", ["联合2", "联合10", "双面", "双页", "长题", "请示", "纪要", "命令"]
)
def test_the_last_rule_of_the_imprint_is_the_end_of_the_type_area(
    name: str, pages: dict[str, tuple[Made, Path]]
) -> None:
    made, path = pages[name]
    last = sheets(path)[-1].rules[-1]
    left = 26 if name in ("双面", "双页") and made.pages % 2 == 0 else 28
    assert last.y == pytest.approx(262, abs=0.5)
    assert (last.left, last.right) == pytest.approx((left, left + 156), abs=0.5)


def test_a_preprinted_sheet_shows_no_red(pages: dict[str, tuple[Made, Path]]) -> None:
    sheet = sheets(pages["套打"][1])[0]
    assert sheet.ink((20, 5, 195, 280), lambda r, g, b: r > 150 and g < 140 and b < 140) is None
