"""Some damaged files of every sort; 10,000 are read by ``benchmarks/mutations.py``."""

from __future__ import annotations

from pathlib import Path

from tests.outside.damaged import results


def test_no_damaged_file_gives_a_traceback_or_hangs(tmp_path: Path) -> None:
    found = list(results(200, tmp_path))
    assert [r for r in found if r.wrong] == []
    assert [r for r in found if r.seconds > 2] == []
    assert 50 < sum(r.let_in for r in found) < 190  # not all turned away at the door
