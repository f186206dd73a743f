"""A scheduler asked for where Dask is not installed."""

from __future__ import annotations

import sys

import pytest

from gencirc.afar import scheduled
from gencirc.making import NotMade


def test_what_is_to_be_installed_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(NotMade) as error:
        list(scheduled("tcp://127.0.0.1:8786", abs, [-1]))
    assert error.value.problem.code == "B140"
    assert "gencirc[dask]" in error.value.problem.remedy
