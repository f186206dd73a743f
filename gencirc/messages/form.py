"""What one message is."""

from __future__ import annotations

from typing import Literal

Severity = Literal["错误", "提醒"]
Table = dict[
    str, tuple[Severity, str, str]
]  # code → severity, what is wrong, what to write instead
