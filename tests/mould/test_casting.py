"""Papers that were filled in are those that would have been worded one by one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from gencirc.build import Options, build
from gencirc.due import Due
from gencirc.mould import casting
from gencirc.mould.casting import Moulds
from tests.mould.batches import Author


def made(path: Path, output: Path) -> dict[str, Any]:
    """All that came of a batch: files, texts, pages, what they were made from, what is wrong."""
    outcome = build([path], Options(output=output, keep_going=True))
    papers = {
        str(m.path.relative_to(output)): (m.digest, m.text, m.pages, m.essence)
        for m in outcome.made
    }
    problems = sorted((p.code, p.place, p.words) for p in outcome.problems)
    written = {w.path.name: w.path.read_bytes() for w in outcome.written if w.path.exists()}
    return {"份": papers, "问题": problems, "写": written}


@pytest.fixture
def cast(monkeypatch: pytest.MonkeyPatch) -> list[Due]:
    """The papers that were filled in."""
    found: list[Due] = []
    filled = casting.Form.filled

    def seen(self: Any, due: Due, *others: Any) -> Any:
        found.append(due)
        return filled(self, due, *others)

    monkeypatch.setattr(casting.Form, "filled", seen)
    return found


@pytest.mark.parametrize("telling", [0.0, 0.1, 0.3])
@pytest.mark.parametrize("seed", range(5))
def test_what_is_filled_in_is_what_is_worded(
    seed: int, telling: float, here: Path, cast: list[Due], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = Author(seed, telling).plan(here / "一批", 24)
    found = made(path, here / "填")
    assert cast
    monkeypatch.setattr(Moulds, "drafted", lambda self, due: self.draft(due))
    assert found == made(path, here / "写")


def test_a_sort_of_value_that_is_worded_otherwise_is_not_filled_in(here: Path) -> None:
    """A template that asks for a value decides by it; the mould does not."""
    path = Author(1, 0.0).plan(here / "一批", 12)
    text = path.read_text(encoding="utf-8").replace("通知:\n", "专项通知:\n", 1)
    path.write_text(text, encoding="utf-8")
    kinds = here / "一批" / "templates" / "文种"
    kinds.mkdir(parents=True)
    (kinds / "专项通知.md.j2").write_text(
        "---\n文种: 专项通知\n键: 专项通知\n版式: 红头文件\n发给: 责任部门\n说明: 试用\n---\n"
        "! {{ 标题 }}\n\n@ {{ 专项通知.主送 }}：\n\n"
        "{% if 对象.甲 == '青河路' %}\n是青河路。\n{% else %}\n不是。\n{% endif %}\n\n"
        "{{ 落款() }}\n",
        encoding="utf-8",
    )
    list_ = here / "一批" / "名单.csv"
    rows = list_.read_text(encoding="utf-8").splitlines()
    place = rows[0].split(",").index("甲")
    asked = [0, *(n % 3 == 0 for n in range(1, len(rows)))]
    for n, row in enumerate(rows):
        cells = row.split(",")
        cells[place] = "青河路" if asked[n] else cells[place].replace("青河", "柳林")
        rows[n] = ",".join(cells) if n else row
    list_.write_text("\n".join(rows), encoding="utf-8")
    texts = [
        m.text for m in build([path], Options(output=here / "output")).made if m.document.recipient
    ]
    assert [("是青河路" in t) for t in texts] == [bool(a) for a in asked[1:]]
