"""Dates in Chinese numerals: 二〇二三年三月五日 → 2023年3月5日."""

from __future__ import annotations

import re

from gencirc.importing.draft import Leaf, leaf
from gencirc.numerals import value
from gencirc.patterns import later
from gencirc.source.marks import Text

WRITTEN = later(
    r"^([二两][〇○零一二三四五六七八九]{3})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日$"
)
DIGITS = str.maketrans("〇○零一二三四五六七八九两", "0001234567892")


def arabic(date: Text) -> Leaf:
    """A date as a plan takes it; one in Chinese numerals is given in Arabic ones."""
    found = WRITTEN.match(re.sub(r"\s", "", date))
    if not found:
        return leaf(date)
    return Leaf((f"{found[1].translate(DIGITS)}年{value(found[2])}月{value(found[3])}日",))
