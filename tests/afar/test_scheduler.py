"""Parts of a batch by a real scheduler and workers over TCP."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("distributed")

from gencirc import afar
from gencirc.afar import scheduled
from gencirc.making import NotMade
from tests.afar.cluster import Cluster, cluster
from tests.afar.work import fatal, marked, twice, wrong

pytestmark = pytest.mark.filterwarnings("default")  # what Dask's own libraries say


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    with cluster(tmp_path_factory.mktemp("dask"), 2) as made:
        yield made


def told(found: Iterator[object]) -> str:
    """The code of why nothing was scheduled."""
    with pytest.raises(NotMade) as error:
        list(found)
    return error.value.problem.code


def test_every_part_comes_back_once_and_both_workers_have_a_share(two: Cluster) -> None:
    found = list(scheduled(two.address, twice, range(40)))
    assert sorted((n, made) for n, made, _ in found) == [(n, 2 * n) for n in range(40)]
    assert len({who for _, _, who in found}) == 2


def test_nothing_is_asked_for_when_there_are_no_parts(two: Cluster) -> None:
    assert list(scheduled(two.address, twice, [])) == []


def test_a_part_is_done_once_while_no_worker_dies(two: Cluster, tmp_path: Path) -> None:
    paths = [str(tmp_path / f"{n}") for n in range(20)]
    assert sorted(scheduled(two.address, marked, paths)) == sorted(paths)
    assert all(Path(p).read_text(encoding="utf-8") == "做\n" for p in paths)


def test_parts_are_fetched_as_they_are_wanted(two: Cluster) -> None:
    asked: list[int] = []
    found = scheduled(two.address, twice, (asked.append(n) or n for n in range(1000)))
    for _ in range(5):
        next(found)
    found.close()
    assert len(asked) < 20


def test_a_mistake_of_ours_is_not_hidden(two: Cluster) -> None:
    with pytest.raises(KeyError):
        list(scheduled(two.address, wrong, [1]))


def test_a_worker_killed_midway_loses_nothing_and_doubles_nothing(tmp_path: Path) -> None:
    with cluster(tmp_path, 2) as made_by:
        found = []
        for one in scheduled(made_by.address, twice, range(60)):
            found.append(one)
            if len(found) == 10:
                made_by.workers[0].kill()
        assert sorted((n, made) for n, made, _ in found) == [(n, 2 * n) for n in range(60)]


def test_a_part_that_kills_every_worker_is_given_up(tmp_path: Path) -> None:
    with cluster(tmp_path, 5) as made:
        assert told(scheduled(made.address, fatal, [3])) == "B145"


def test_workers_that_are_all_gone_are_not_waited_for_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(afar, "WAIT", 1.0)
    monkeypatch.setattr(afar, "GONE", 1.0)
    with cluster(tmp_path, 1) as made:
        monkeypatch.setattr(afar, "WAIT", 20.0)
        found = scheduled(made.address, twice, range(1000))
        next(found)
        monkeypatch.setattr(afar, "WAIT", 1.0)
        made.workers[0].kill()
        assert told(found) == "B142"


def test_a_scheduler_that_goes_away_is_said(tmp_path: Path) -> None:
    with cluster(tmp_path, 1) as made:
        found = scheduled(made.address, twice, range(1000))
        next(found)
        made.scheduler.kill()
        assert told(found) == "B143"


def test_a_scheduler_without_workers_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(afar, "WAIT", 1.0)
    with cluster(tmp_path, 0) as made:
        assert told(scheduled(made.address, twice, [1])) == "B142"


@pytest.mark.parametrize("address", ["127.0.0.1:1", "tcp://127.0.0.1:1", "没有:这样:的", ""])
def test_an_address_where_nobody_is_is_said(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(afar, "WAIT", 1.0)
    assert told(scheduled(address, twice, [1])) == "B141"
