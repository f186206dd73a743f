"""Fixtures: a quiet working folder, and the command line as a person uses it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from gencirc.cli import main as run_main


class Ran(NamedTuple):
    """How a command ended."""

    code: int
    out: str
    err: str


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def gencirc(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., Ran]:
    """Run ``gencirc …`` in the working folder."""

    def run(*arguments: str) -> Ran:
        monkeypatch.setattr(sys, "argv", ["gencirc", *arguments])
        monkeypatch.setattr(sys.modules["__main__"], "__package__", None)  # help speaks of gencirc
        with pytest.raises(SystemExit) as ended:
            run_main()
        captured = capsys.readouterr()
        return Ran(int(ended.value.code or 0), captured.out, captured.err)

    return run


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="accept what the tests found")
