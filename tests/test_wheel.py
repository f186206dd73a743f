"""The wheel, built and installed without the network, has all that a first build needs."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.helpers import TOP

NEEDED = ("gencirc", "templates", "pyproject.toml", "README.md", "LICENSE")
pytest.importorskip("hatchling")


def run(folder: Path, *arguments: str, **env: str) -> str:
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=folder, env=os.environ | env, capture_output=True, check=False, encoding="utf-8",
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, from a copy of the source so that the checkout stays as it is."""
    source = tmp_path_factory.mktemp("source")
    for name in NEEDED:
        thing = TOP / name
        if thing.is_dir():
            shutil.copytree(thing, source / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(thing, source)
    run(source, "-m", "hatchling", "build", "-t", "wheel")
    (made,) = (source / "dist").glob("*.whl")
    return made


def test_templates_are_in_the_wheel_and_tests_are_not(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    templates = [p for p in (TOP / "templates").rglob("*") if p.is_file()]
    wanted = {f"gencirc/templates/{p.relative_to(TOP / 'templates').as_posix()}" for p in templates}
    assert wanted <= names
    assert "gencirc/office/fonts.conf" in names
    assert {n.split("/")[0] for n in names if ".dist-info" not in n} == {"gencirc"}


def test_an_installed_wheel_makes_a_first_campaign(wheel: Path, tmp_path: Path) -> None:
    site, office = tmp_path / "site", tmp_path / "科室"
    office.mkdir()
    run(
        tmp_path, "-m", "pip", "install", "--no-index", "--no-deps", "--no-compile",
        "--disable-pip-version-check", "--target", str(site), str(wheel),
    )  # fmt: skip
    env = {"PYTHONPATH": str(site), "PYTHONIOENCODING": "utf-8"}
    where = run(office, "-c", "import gencirc; print(gencirc.__file__)", **env)
    assert Path(where.strip()).is_relative_to(site)
    run(office, "-m", "gencirc", "new", "夏季环境整治", **env)
    out = run(office, "-m", "gencirc", "build", "--strict", **env)
    assert "生成 2 份" in out
    papers = sorted((office / "output" / "夏季环境整治").glob("*.docx"))
    assert [p.name for p in papers] == ["讲话.docx", "通知.docx"]
    assert str(site / "gencirc" / "templates") in run(office, "-m", "gencirc", "kinds", **env)
