"""Edited papers that LibreOffice saved again: nothing more is seen, and all of it comes back."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from gencirc.collect.collecting import collected
from gencirc.office.convert import program
from gencirc.starting import kinds
from tests.collect.chief import edited
from tests.collect.edits import edits
from tests.collect.papers import example, people
from tests.office.ready import NOT_READY, ready

pytestmark = [pytest.mark.page, pytest.mark.skipif(not ready(), reason=NOT_READY)]
MANY = kinds()[::3]


def saved_again(files: list[Path], room: Path) -> list[Path]:
    """The files as LibreOffice writes them."""
    profile = f"-env:UserInstallation={(room / 'profile').as_uri()}"
    office = program()
    assert office
    command: list[str | Path] = [office, profile, "--headless", "--norestore", "--convert-to"]
    wanted = [*command, "docx:MS Word 2007 XML", "--outdir", room / "again", *files]
    subprocess.run(wanted, check=True, capture_output=True, timeout=240)
    return [room / "again" / file.name for file in files]


def test_papers_saved_by_libreoffice_are_collected_as_they_were_edited(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    papers = [example(kind, tmp_path / kind) for kind in MANY]
    changes = [list(edits(p.start.lines, 5, 1, people(p.plan))) for p in papers]
    files = []
    for number, (paper, made) in enumerate(zip(papers, changes, strict=True)):
        change = next((c for c in made if c.sort in ("改词", "段末加句")), None)
        data = paper.file.read_bytes()
        file = tmp_path / f"{number}.docx"
        file.write_bytes(edited(data, change, number % 2 > 0) if change else data)
        files.append(file)
    again = saved_again(files, tmp_path)
    for paper, made, plain, file in zip(papers, changes, files, again, strict=True):
        one = collected(plain, paper.plan, tmp_path, paper.options)
        other = collected(file, paper.plan, tmp_path, paper.options)
        assert one.differing
        assert other.differing
        assert [a.key for a in other.differing.atoms] == [a.key for a in one.differing.atoms], made
        assert other.tried.files == one.tried.files
