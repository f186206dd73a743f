"""Dates as offices write them: 2023年3月5日, 2023.3.5, 二〇二三年三月五日, 20××年×月×日."""

from __future__ import annotations

import re

from gencirc.importing.draft import Leaf, leaf
from gencirc.numerals import value
from gencirc.patterns import later
from gencirc.source.marks import Text

MASK = "XxＸ×某"
ZERO = "〇○零OoＯОо0"
WRITTEN_DAY = r"(?:[一二三四五六七八九十廿卅]{1,3}|初[一二三四五六七八九十])"
DAY = (
    rf"(?:(?:[\d{MASK}]{{4}}|[{MASK}]+|[二两][{ZERO}一二三四五六七八九]{{3}})\s*年"
    rf"\s*(?:[\d{MASK}]{{1,2}}|[一二三四五六七八九十]{{1,3}})\s*月"
    rf"\s*(?:[\d{MASK}]{{1,2}}|{WRITTEN_DAY})\s*[日号]"
    r"|20\d{2}\s*[-—–./]\s*\d{1,2}\s*[-—–./]\s*\d{1,2}(?!\d))"
)
CLOCK = r"(?:[ \u3000]*(?:上午|下午|晚上?|(?:星期|周)[一二三四五六日天])){0,2}"
LEAD = r"(?:(?:成文|发文|印发|发布|会议|讲话|签发)?(?:日期|时间)：\s*)?"
DATE = later(rf"^[（〔\[〖]?\s*{LEAD}({DAY}){CLOCK}\s*[）〕\]〗]?$")
BESIDE = later(  # a body or a person, and the date
    rf"^[（〔\[〖]?([^（）。；：]{{2,40}}?)[ \u3000，（]+({DAY}){CLOCK}[）〕\]〗]{{0,2}}$"
)
WRITTEN = later(
    rf"^([二两][{ZERO}一二三四五六七八九]{{3}})年([一二三四五六七八九十]{{1,2}})月({WRITTEN_DAY})[日号]$"
)
DIGITS = str.maketrans(f"{ZERO}一二三四五六七八九两", "0" * len(ZERO) + "1234567892")
TWENTIES = {"廿": "二十", "卅": "三十", "初": ""}


def arabic(date: Text, derived: list[Text]) -> Leaf:
    """A date as a plan takes it; one in Chinese numerals is given in Arabic ones."""
    said = _said("".join(date.split()))
    if said == date:
        return leaf(date)
    derived.append(date)
    return Leaf((said,))


def _said(date: str) -> str:
    found = WRITTEN.match(date)
    if not found:
        return date.replace("号", "日") if "年" in date else re.sub(r"[—–]", "-", date)
    day = re.sub("[廿卅初]", lambda m: TWENTIES[m[0]], found[3])
    return f"{found[1].translate(DIGITS)}年{value(found[2])}月{value(day)}日"
