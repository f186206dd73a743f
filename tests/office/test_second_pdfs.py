"""build --pdf again: only what changed is converted and looked at."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from gencirc.office import faces
from gencirc.office.faces import Glyphs
from tests.conftest import Ran
from tests.helpers import put
from tests.office.fakes import soffice
from tests.office.test_publishing import OTHER, PDF, TWO

Run = Callable[..., Ran]


def test_a_second_run_converts_only_what_changed_and_says_the_rest_again(
    gencirc: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(here)
    soffice(here, monkeypatch, TWO)
    looked: list[str] = []

    def read(pdf: Path) -> Glyphs:
        looked.append(pdf.name)
        return Glyphs("", [], [])

    monkeypatch.setattr(faces, "read", read)
    first = gencirc("build", "--pdf")
    assert sorted(looked) == PDF
    assert first.err.count("B122") == 2
    again = gencirc("build", "--pdf")
    assert (again.code, again.err) == (0, first.err)
    assert sorted(looked) == PDF
    put(here, OTHER)
    changed = gencirc("build", "--pdf")
    assert "未变 output/夏季整治/讲话.pdf" in changed.out
    assert changed.err == first.err
    assert looked[2:] == ["通知.pdf"]
