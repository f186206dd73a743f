"""Every name, post, figure, date and number that is printed stands on the sheet: a second route."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gencirc.build import Campaign, Options
from gencirc.kind.document import Document
from gencirc.plan.calendar import Calendar
from gencirc.plan.dates import Period
from gencirc.plan.model import Plan
from gencirc.plan.registry import EMPTY
from gencirc.proof.items import items, names_of
from gencirc.proof.readings import Read
from gencirc.proof.sheet import entries
from gencirc.proof.sources import told
from gencirc.starting import kinds, start_kind
from gencirc.text import light
from gencirc.words import Words, say
from tests.helpers import EXAMPLES, PLAN, campaign

COUNTED = re.compile(r"^\s*(?:附件：)?\s*(?:\d{1,3}[.．](?!\d)|（\d{1,3}）)")


def uncovered(document: Document, plan: Plan) -> list[str]:
    """What the text prints and the sheet does not have, found by searching the text alone."""
    plan = plan.issued(document.paper)
    listed: dict[int, list[str]] = {}
    for entry in entries(document, plan, Read()):
        for place in entry.places:
            listed.setdefault(place, []).append(entry.text)
    registry = plan.registry
    posts = {str(p.post) for p in registry.people.values() if p.post}
    known = {*registry.people, *registry.units, *posts, *(str(i.full) for i in plan.issuers)}
    lines = light(document).splitlines()
    paragraphs = [x for x in lines if x.strip() and not re.fullmatch("-{5,}", x.strip())]
    out, heads = [], list[str]()
    for number, text in enumerate(paragraphs, 1):
        cells = text.split(" | ")
        heads = cells if "序号" in cells else heads if len(cells) > 1 else []
        if heads:
            text = " | ".join(c for c, h in zip(cells, heads, strict=False) if h != "序号")
        text = COUNTED.sub("", text)
        mine = sorted(listed.get(number, []), key=len, reverse=True)
        out += [n for n in known if n in text and not any(n in item for item in mine)]
        for item in mine:
            text = text.replace(item, "·")
        out += [f"{number}：{m[0]}" for m in re.finditer(r"\d+", text)]
    return out


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda p: p.parent.name)
def test_nothing_of_an_example_is_missing(path: Path) -> None:
    made = Campaign(path, Options())
    for document in made.documents:
        assert uncovered(document, made.plan) == []


@pytest.mark.parametrize("kind", kinds())
def test_nothing_of_a_kind_is_missing(kind: str, tmp_path: Path) -> None:
    made = Campaign(start_kind(kind, "", tmp_path).files[0], Options())
    for document in made.documents:
        if str(document.kind.key) != "核稿单":
            assert uncovered(document, made.plan) == []


def found(text: str) -> list[tuple[str, str]]:
    calendar = Calendar(Period(None, None), (2026,))
    lines = [say(Plan().mark, text)]
    return [(i.sort, i.text) for i in items(lines, names_of(Plan()), calendar)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("清城管发〔2026〕3号", [("文号", "清城管发〔2026〕3号")]),
        ("按照《方案》（清政发〔2026〕8号）", [("文号", "清政发〔2026〕8号")]),
        ("于6月底前完成120处、3.5公里。", [("日期", "6月底前"), ("数字", "120处"), ("数字", "3.5公")]),
        ("共1,200余户、45%", [("数字", "1,200余户"), ("数字", "45%")]),
        ("十大行动、两项任务、三分之二", [("数字", "十大"), ("数字", "两项"), ("数字", "三分之二")]),
        ("三、一要抓好统一部署，一个不漏", []),
        ("1.加强领导，8时开会", [("数字", "8时")]),
        ("附件：1.任务分解表", []),
        ("见附件2", [("数字", "附件2")]),
    ],
)  # fmt: skip
def test_what_is_to_be_checked_in_a_line(text: str, wanted: list[tuple[str, str]]) -> None:
    assert found(text) == wanted


def test_the_counting_of_a_table_is_no_figure() -> None:
    lines = [say(Plan().mark, x) for x in ("序号 | 任务 | 数量", "1 | 清运 | 20车", "2 | 冲洗 | 3")]
    made = items(lines, names_of(Plan()), Calendar())
    assert [i.text for i in made] == ["20车", "3"]


def test_a_telephone_is_one_item() -> None:
    lines = [say(Plan().mark, "电话：0000-6655443，手机13800001111，共3-5处。")]
    made = items(lines, names_of(Plan()), Calendar())
    assert [i.text for i in made] == ["0000-6655443", "13800001111", "3", "5处"]


SAID = {
    "清河县城市管理局": "单位.yaml:4、9",
    "清城管发〔2026〕3号": "单位.yaml:8；活动.yaml:9",
    "2026年5月25日": "活动.yaml:9",
    "程远山": "活动.yaml:8；登记：单位.yaml:11",
    "230余处": "数据“积存点位”，来源：环卫科（活动.yaml:6）",
    "两项": "算出：任务.数=两（活动.yaml:9）",
    "环卫科": "活动.yaml:9；登记：单位.yaml:15",
}
SOURCED = """活动: 夏季整治行动
机关: 测试局
时间: 2026年6月1日至8月31日
任务:
  {清运: 清运垃圾。（责任部门：环卫科）, 冲洗: 冲洗路面。（责任部门：环卫科）}
数据: {积存点位: {数: 230余处, 来源: 环卫科}}
领导小组:
  组长: 程远山
通知: {文号: 3, 成文日期: 2026-05-25, 主送: 环卫科, 正文: "由【领导小组.组长】负责，完成【任务.数】项任务，清理【积存点位】。【任务】"}
"""


def test_the_sheet_says_where_everything_comes_from(tmp_path: Path) -> None:
    made = campaign(tmp_path, SOURCED)
    (document,) = made.documents
    rows = {e.text: e for e in entries(document, made.plan, Read())}
    said = {name: "；".join(told(rows[name].origins, made.plan)) for name in SAID if name in rows}
    assert said == SAID


def test_a_paper_without_a_registry_is_read_too(tmp_path: Path) -> None:
    made = campaign(tmp_path, PLAN)
    lines = [Words()]
    assert list(items(lines, names_of(Plan()), Calendar())) == []
    assert entries(made.documents[0], made.plan.but(registry=EMPTY), Read())
