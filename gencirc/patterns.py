"""Patterns that are compiled when they are first used: a run needs half of all there are."""

from __future__ import annotations

import re
from typing import Any, cast


class _Later:
    """Stands for a pattern; what it is asked for once it keeps, so that later calls are direct."""

    def __init__(self, text: str, flags: int) -> None:
        self._asked = text, flags

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(*self._asked), name)
        setattr(self, name, found)
        return found


def later(text: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern for use by its own methods; a mistake in it shows at the first use."""
    return cast("re.Pattern[str]", _Later(text, flags))
