"""Chinese numerals: printing counts and ordinals, reading typed ones."""

from __future__ import annotations

import re

DIGITS = "零一二三四五六七八九"
UNITS = ("", "十", "百", "千")
VALUES = {c: i for i, c in enumerate(DIGITS)} | {"〇": 0, "两": 2, "俩": 2, "仨": 3}

NUMBER = r"(?:\d+|[零〇一二两三四五六七八九十百千]+)"


def chinese(number: int) -> str:
    """``number`` (1 to 9999) in hanzi: 12 → 十二, 105 → 一百零五."""
    out = ""
    digits = str(number)
    for place, digit in enumerate(digits):
        unit = UNITS[len(digits) - 1 - place]
        if digit != "0":
            out += DIGITS[int(digit)] + unit
        elif not out.endswith("零"):
            out += "零"
    out = out.rstrip("零")
    return out[1:] if out.startswith("一十") else out


def counted(number: int) -> str:
    """``number`` as it stands before a measure word: 两 三 … 十, then 11, 12."""
    if number == 2:
        return "两"
    return chinese(number) if 0 < number <= 10 else str(number)


def value(typed: str) -> int | None:
    """The number that a numeral in digits or hanzi stands for, ``None`` if it is none."""
    if re.fullmatch(r"[0-9]+", typed):
        return int(typed)
    if not typed or any(c not in VALUES and c not in "十百千" for c in typed):
        return None
    total = last = 0
    for char in typed:
        if char in VALUES:
            last = VALUES[char]
        else:
            total += (last or 1) * 10 ** UNITS.index(char)
            last = 0
    return total + last
