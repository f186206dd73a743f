"""Memory of a batch: what one recipient leaves behind is small, however much their row says."""

from __future__ import annotations

import gc
import pickle
from collections.abc import Callable
from pathlib import Path

import pytest

from gencirc import build as building
from gencirc.build import Options, build
from gencirc.made import Made
from gencirc.making import Alike
from gencirc.problem import problem
from gencirc.source.marks import Mark, Source, Text
from tests.helpers import put

MANY, COLUMNS = 40, 12
PLAN = """活动: 夏季整治行动
机关: 测试局
时间: 2026年6月1日至8月31日
任务:
  清扫: {内容: 清扫道路, 责任部门: 各单位, 时限: 6月底前}
交办单: {发给: 见 备注.csv, 成文日期: 2026-05-25}
"""


def plan(folder: Path) -> Path:
    """A plan whose list says a dozen things of everybody, of which no paper prints any."""
    path = put(folder, PLAN)
    head = ",".join(["单位", *(f"备注{n}" for n in range(COLUMNS))])
    rows = (",".join([f"第{n}管护站", *[f"事{n}"] * COLUMNS]) for n in range(MANY))
    (path.parent / "备注.csv").write_text("\n".join([head, *rows]), encoding="utf-8")
    return path


@pytest.fixture
def at_writing(here: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], tuple[int, list[Made]]]:
    """How many texts of the list live when all papers are made, and the papers."""

    def found() -> tuple[int, list[Made]]:
        seen: list[int] = []
        write = building._write

        def counted(*asked: object) -> object:
            gc.collect()
            texts = (x for x in gc.get_objects() if isinstance(x, Text))
            seen.append(sum(t.mark.source.name.endswith("备注.csv") for t in texts))
            return write(*asked)  # type: ignore[arg-type]

        monkeypatch.setattr(building, "_write", counted)
        outcome = build([plan(here)], Options(output=here / "output"))
        assert seen, [(p.code, p.words) for p in outcome.problems]
        return seen[0], outcome.made

    return found


def test_of_a_row_only_the_name_is_kept(
    at_writing: Callable[[], tuple[int, list[Made]]],
) -> None:
    texts, made = at_writing()
    assert len(made) == MANY + 1
    assert texts < 6 * MANY  # of a row of thirteen cells


def test_a_paper_put_away_has_neither_blocks_nor_a_path_of_its_own(
    at_writing: Callable[[], tuple[int, list[Made]]],
) -> None:
    _, made = at_writing()
    assert {m.document.blocks for m in made} == {()}
    assert len({id(m.document.head) for m in made}) == 1
    assert len({id(m.document.paper) for m in made[:MANY]}) == 1
    assert len({id(m.place.folder) for m in made[:MANY]}) == 1
    assert all(m.path.read_bytes() == m.data for m in made)


def test_equal_problems_of_many_papers_are_kept_once() -> None:
    source, alike = Source("活动.yaml", "甲"), Alike()
    lists = [alike([problem("M114", Mark(source, 0, 1), name="甲", what="乙")]) for _ in range(3)]
    assert len({id(found) for found in lists}) == 1
    assert alike([]) is alike(())


def test_a_source_that_comes_again_from_another_process_is_the_same() -> None:
    made = pickle.dumps(Text("甲", Mark(Source("备注.csv", "甲\n"), 0, 1)))
    one, two = pickle.loads(made), pickle.loads(made)
    assert one.mark.source is two.mark.source
    assert one.mark.place == ("备注.csv", 1, 1)
