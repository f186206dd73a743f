"""A batch by several processes: the same papers, the same problems, none lost or doubled."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterable, Iterator, Sequence
from multiprocessing import get_start_method
from pathlib import Path
from typing import Any

import pytest

from gencirc import parallel
from gencirc.batch import LIST
from gencirc.build import Options, Outcome, build
from gencirc.campaign import Campaign, Kept
from gencirc.kind.document import Document
from gencirc.making import Part
from gencirc.spool import ENDING, Putting
from tests.helpers import put

NAMES = [f"第{n}管理站" for n in range(1, 25)]


def plan(here: Path, extra: str = "") -> Path:
    """A plan for as many departments as there are names."""
    tasks = "".join(
        f"  任务{n}: 清理第{n}段河岸的垃圾。（责任部门：{name}） | 6月{n}日前\n"
        for n, name in enumerate(NAMES, 1)
    )
    text = "活动: 夏季市容整治行动\n机关: 测试局\n时间: 2026年6月1日至8月31日\n任务:\n"
    path = put(here, f"{text}{tasks}{extra}交办单: {{成文日期: 2026-05-25}}\n")
    registry = path.parent.parent / "单位.yaml"
    if NAMES[0] not in registry.read_text(encoding="utf-8"):
        with registry.open("a", encoding="utf-8") as file:
            file.write(f"管理站: {'、'.join(NAMES)}\n")
    return path


@pytest.fixture(autouse=True)
def _few(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that a small batch is enough."""
    monkeypatch.setattr(parallel, "FEW", 4)
    monkeypatch.setattr(parallel, "CHUNK", 3)


def made(path: Path, output: Path, **asked: object) -> tuple[Outcome, dict[str, bytes]]:
    outcome = build([path], Options(output=output, **asked))  # type: ignore[arg-type]
    return outcome, {str(p.relative_to(output)): p.read_bytes() for p in output.rglob("*.docx")}


def test_two_processes_make_what_one_makes(here: Path) -> None:
    path = plan(here)
    one, alone = made(path, here / "一")
    two, both = made(path, here / "二", jobs=2)
    assert alone == both
    assert len(both) == len(NAMES) + 1
    assert one.problems == two.problems == []


def test_the_list_is_made_with_the_papers_and_once_more_when_some_are_lacking(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names: list[str] = []
    real = Campaign.laid

    def laid(self: Campaign, document: Document, *others: Any) -> Any:
        names.append(document.name)  # in this process
        return real(self, document, *others)

    monkeypatch.setattr(Campaign, "laid", laid)
    made(plan(here), here / "一", jobs=2)
    assert LIST not in names
    made(plan(here, "  坏的: 清理【没有这个】。（责任部门：第7管理站）\n"), here / "二",
         keep_going=True, jobs=2)  # fmt: skip
    assert LIST in names


def test_what_two_processes_made_stays_in_the_next_run(here: Path) -> None:
    path = plan(here)
    made(path, here / "output", jobs=2)
    again, _ = made(path, here / "output")
    assert {w.state for w in again.written} == {"未变"}
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("清理第3段", "清扫第3段"), encoding="utf-8")
    changed, _ = made(path, here / "output", jobs=2)
    assert [w.path.stem for w in changed.written if w.state == "更新"] == ["第3管理站"]


def test_a_mistake_stops_all_processes_and_is_told_in_the_same_words(here: Path) -> None:
    path = plan(here, "  坏的: 清理【没有这个】。（责任部门：第7管理站）\n")
    one, _ = made(path, here / "一")
    two, papers = made(path, here / "二", jobs=2)
    assert papers == {}
    assert [(p.code, p.place, p.words) for p in one.problems] == [
        (p.code, p.place, p.words) for p in two.problems
    ]
    assert [p.code for p in two.problems] == ["R106"]


def test_the_good_ones_are_made_when_wanted(here: Path) -> None:
    path = plan(here, "  坏的: 清理【没有这个】。（责任部门：第7管理站）\n")
    _, alone = made(path, here / "一", keep_going=True)
    _, both = made(path, here / "二", keep_going=True, jobs=2)
    assert alone == both
    assert len(both) == len(NAMES)  # one less, and the list


@pytest.mark.skipif(
    get_start_method() != "fork", reason="the process must be one of ours to be killed so"
)
def test_what_a_killed_process_had_is_made_all_the_same(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, us, real = plan(here), os.getpid(), parallel.part

    def part(campaign: Campaign, places: Iterable[int], kept: Kept, room: Putting) -> Part:
        if os.getpid() != us and 4 in places:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(campaign, places, kept, room)

    _, alone = made(path, here / "一")
    monkeypatch.setattr(parallel, "part", part)
    _, both = made(path, here / "二", jobs=2)
    assert alone == both


def test_ctrl_c_leaves_nothing(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(tasks: Sequence[parallel.Task]) -> Iterator[parallel.Handed]:
        yield parallel.work(tasks[0])
        raise KeyboardInterrupt

    path = plan(here)
    monkeypatch.setattr(parallel, "mapped_by", lambda options: interrupted)
    with pytest.raises(KeyboardInterrupt):
        made(path, here / "output", jobs=2)
    assert not list(here.rglob("*.docx"))
    assert not [p for p in here.rglob("*") if p.suffix in (".tmp", ENDING)]
