"""What is put away: in memory, then in a folder that goes away."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from gencirc import replacing, spool
from gencirc.spool import ENDING, Piece, spooled, swept


@pytest.fixture(autouse=True)
def _little(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that little content is enough."""
    monkeypatch.setattr(spool, "ROOM", 10)


def test_little_stays_in_memory_and_no_folder_is_made(tmp_path: Path) -> None:
    with spooled(tmp_path / "output/.gencirc") as made:
        assert made.put(b"1234567890") == b"1234567890"
        assert not (tmp_path / "output").exists()


def test_much_lies_in_a_folder_that_goes_away_with_those_above_it(tmp_path: Path) -> None:
    beside = tmp_path / "output/.gencirc"
    with spooled(beside) as made:
        first, second = made.put(b"12345678901"), made.put(b"x")
        assert isinstance(first, Piece)
        assert isinstance(second, Piece)
        assert (first.read(), second.read()) == (b"12345678901", b"x")
        assert Path(first.path).parent.parent == beside
    assert not (tmp_path / "output").exists()


def test_a_folder_that_is_used_stays(tmp_path: Path) -> None:
    with spooled(tmp_path / "output/.gencirc") as made:
        made.put(b"12345678901")
        (tmp_path / "output/file").write_bytes(b"")
    assert [p.name for p in (tmp_path / "output").iterdir()] == ["file"]


def test_what_is_put_away_is_moved_to_its_place(tmp_path: Path) -> None:
    with spooled(tmp_path / ".gencirc") as made:
        piece = made.put(b"12345678901")
        assert isinstance(piece, Piece)
        replacing.put(tmp_path / "file", piece)
        assert not Path(piece.path).exists()
    assert (tmp_path / "file").read_bytes() == b"12345678901"


def test_on_another_disk_it_is_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rename = replacing._rename

    def other(beside: Path | str, path: Path) -> None:
        if Path(beside).parent != path.parent:
            raise OSError(errno.EXDEV, "Invalid cross-device link")
        rename(beside, path)

    monkeypatch.setattr(replacing, "_rename", other)
    with spooled(tmp_path / ".gencirc") as made:
        piece = made.put(b"12345678901")
        assert isinstance(piece, Piece)
        replacing.put(tmp_path / "file", piece)
    assert (tmp_path / "file").read_bytes() == b"12345678901"


def test_where_no_folder_can_be_it_stays_in_memory(tmp_path: Path) -> None:
    (tmp_path / "output").write_bytes(b"a file")
    with spooled(tmp_path / "output/.gencirc") as made:
        assert made.put(b"12345678901") == b"12345678901"


def test_where_the_folder_is_gone_it_stays_in_memory(tmp_path: Path) -> None:
    with spooled(tmp_path) as made:
        room = made.opened()
        assert room
        for file in Path(room.folder).iterdir():
            file.unlink()
        Path(room.folder).rmdir()
        assert made.put(b"12345678901") == b"12345678901"


def test_without_output_it_lies_with_the_system_and_goes_away() -> None:
    with spooled(None) as made:
        piece = made.put(b"12345678901")
        assert isinstance(piece, Piece)
        assert piece.read() == b"12345678901"
    assert not Path(piece.path).parent.exists()


def test_what_a_killed_run_had_put_away_is_swept_and_what_a_living_one_has_stays(
    tmp_path: Path,
) -> None:
    (tmp_path / f"1{ENDING}").mkdir()
    (tmp_path / f"1{ENDING}/99-1").write_bytes(b"x")
    with spooled(tmp_path) as made:
        piece = made.put(b"12345678901")
        swept(tmp_path)
        assert isinstance(piece, Piece)
        assert [p.name for p in tmp_path.iterdir()] == [Path(piece.path).parent.name]
