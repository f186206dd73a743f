"""One moment for both sides: papers compared in the engine's tests may say when they were made."""

from __future__ import annotations

from datetime import UTC, datetime, timezone
from types import SimpleNamespace
from typing import Any

import pytest
from docx.opc.parts import coreprops

from gencirc.engine import about

MOMENT = datetime(2026, 3, 5, 8, 30, tzinfo=UTC)


class Clock(datetime):
    """A clock that stands."""

    @classmethod
    def now(cls, tz: Any = None) -> Any:
        return MOMENT


@pytest.fixture(autouse=True)
def standing_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """A second may pass between two renderings; none passes here."""
    monkeypatch.setattr(about, "datetime", Clock)
    monkeypatch.setattr(coreprops, "dt", SimpleNamespace(datetime=Clock, timezone=timezone))
