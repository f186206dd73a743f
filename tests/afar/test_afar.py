"""A build by the workers of a scheduler: the same papers, none lost or doubled."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("distributed")

from gencirc import parallel
from gencirc.build import Options, Outcome, build
from tests.afar.cluster import TOP, Cluster, cluster
from tests.test_parallel import NAMES, plan

pytestmark = pytest.mark.filterwarnings("default")  # what Dask's own libraries say


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    with cluster(tmp_path_factory.mktemp("dask"), 2) as made:
        yield made


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Several tasks though there are few papers."""
    monkeypatch.setattr(parallel, "CHUNK", 2)


def papers(output: Path) -> dict[str, bytes]:
    return {str(p.relative_to(output)): p.read_bytes() for p in output.rglob("*.docx")}


def made(path: Path, output: Path, **asked: object) -> tuple[Outcome, dict[str, bytes]]:
    outcome = build([path], Options(output=output, **asked))  # type: ignore[arg-type]
    return outcome, papers(output)


def test_workers_make_what_one_process_makes(two: Cluster, here: Path) -> None:
    path = plan(here)
    one, alone = made(path, here / "一")
    afar, both = made(path, here / "二", scheduler=two.address)
    assert alone == both
    assert len(both) == len(NAMES) + 1
    assert one.problems == afar.problems == []


def test_what_is_wrong_is_told_in_the_same_words_at_the_same_place(
    two: Cluster, here: Path
) -> None:
    path = plan(here, "  坏的: 清理【没有这个】。（责任部门：第7管理站）\n")
    one, _ = made(path, here / "一")
    afar, none = made(path, here / "二", scheduler=two.address)
    assert none == {}
    said = [[(p.code, p.place, p.words) for p in o.problems] for o in (one, afar)]
    assert said[0] == said[1]
    assert [p.code for p in afar.problems] == ["R106"]


def test_a_worker_killed_midway_costs_no_paper_and_makes_none_twice(
    here: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = plan(here)
    _, alone = made(path, here / "一")
    with cluster(tmp_path_factory.mktemp("dask"), 2) as dask:
        done: list[int] = []

        def watch(what: str, now: int, of: int) -> None:
            done.append(now)
            if len(done) == 2:
                dask.workers[0].kill()

        outcome = build([path], Options(output=here / "二", scheduler=dask.address), watch=watch)
    assert papers(here / "二") == alone
    assert done == sorted(set(done))
    assert done[-1] == len(NAMES)
    names = [w.path.name for w in outcome.written if w.path.suffix == ".docx"]
    assert sorted(names) == sorted({*(f"{n}.docx" for n in NAMES), "分发清单.docx"})


def test_a_worker_with_another_gencirc_is_said(here: Path) -> None:
    path, folder = plan(here), here / "另一版"
    for name in ("gencirc", "templates"):
        shutil.copytree(TOP / name, folder / name)
    (folder / "gencirc/new.py").write_text("", encoding="utf-8")
    with cluster(folder, 0) as dask:
        dask.join(1, folder)
        outcome, none = made(path, here / "output", scheduler=dask.address)
    assert [p.code for p in outcome.problems] == ["B144"]
    assert none == {}


def test_a_plan_that_workers_see_otherwise_is_said(
    two: Cluster, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gencirc.afar.digest_of", lambda path: "别的")
    outcome, none = made(plan(here), here / "output", scheduler=two.address)
    assert [p.code for p in outcome.problems] == ["B146"]
    assert none == {}


def test_nothing_is_written_when_nobody_is_there(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gencirc.afar.WAIT", 1.0)
    outcome, none = made(plan(here), here / "output", scheduler="127.0.0.1:1", keep_going=True)
    assert [p.code for p in outcome.problems] == ["B141"]
    assert none == {}
