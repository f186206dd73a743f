"""Dates as offices write them: 2023年3月5日, 2023.3.5, 二〇二三年三月五日, 20××年×月×日."""

from __future__ import annotations

import re

from gencirc.importing.draft import Leaf, leaf
from gencirc.numerals import value
from gencirc.patterns import holds, later
from gencirc.plan.calendar import Calendar
from gencirc.plan.dates import MASKED
from gencirc.plan.whens import DATELIKE
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
WRITTEN = later(  # also 2023年三月五日
    rf"^([\d二两][\d{ZERO}一二三四五六七八九]{{3}})年(\d{{1,2}}|[一二三四五六七八九十]{{1,3}})月(\d{{1,2}}|{WRITTEN_DAY})[日号]$"
)
DAY_ENDS = tuple("日号0123456789）〕]〗午晚上一二三四五六天")
DIGITS = str.maketrans(f"{ZERO}一二三四五六七八九两", "0" * len(ZERO) + "1234567892")
NUMERALS = f"{ZERO}一二三四五六七八九十两".replace("0", "")
TWENTIES = {"廿": "二十", "卅": "三十", "初": ""}


def beside(line: str) -> re.Match[str] | None:
    """A body or a person with the date behind, on one line."""
    apart = line.endswith(DAY_ENDS) and holds(line[1:], " \u3000，（")
    return BESIDE.match(line) if apart else None


def arabic(date: Text, derived: list[Text]) -> Leaf:
    """A date as a plan takes it; one in Chinese numerals is given in Arabic ones."""
    said = _said("".join(date.split()))
    if said == date:
        return leaf(date)
    derived.append(date)
    return Leaf((said,))


def _said(date: str) -> str:
    found = WRITTEN.match(date) if holds(date, NUMERALS) else None
    if not found:
        return date.replace("号", "日") if "年" in date else re.sub(r"[—–]", "-", date)
    day = re.sub("[廿卅初]", lambda m: TWENTIES[m[0]], found[3])
    return f"{found[1].translate(DIGITS)}年{value(found[2])}月{value(day)}日"


# -- times of phases and deadlines -------------------------------------------------------

MONTH_DAY = later(r"(?<![\d.])(\d{1,2})[./](\d{1,2})(?![\d.])")
YEAR_MONTH = later(r"(?<!\d)(20\d{2})[./](\d{1,2})(?![\d./])")
DAYS = later(r"(\d{1,2}月\d{1,2})(?=\s*(?:[—–－～~至到-]{1,2})\s*\d{1,2}日)")
UNTIED = later(r"(?<=[日号])(?=\d{1,2}月)")  # 3月1日3月31日: the dash is lost
DASH = later(r"(?<=[日号月])一(?=\d{1,2}月)")  # a dash that became a numeral
TENS = later(r"(\d{1,2}月)([上中])([中下])旬")  # 3月上中旬
HANZI = "[一二三四五六七八九十廿卅]{1,3}"
SPOKEN = later(rf"({HANZI})(?=月)|(?<=月)({HANZI})(?=[日号])|(?<=[至到—～~-])({HANZI})(?=[日号])")
TIMELY = later(
    "即日|长期|常态|常年|全年|全程|期间|结束|闭幕|完成|为止|起|至|周|季|天|贯穿|始终|同步|持续|以后|之后|以前|之前|[会赛汛春秋夏冬]"
)
LONGEST = 12  # characters of a time that is no date


def time(when: Text, year: int) -> Leaf | None:
    """The time of a phase as a plan takes it: as typed where that can be read, or masked."""
    if MASKED.search(when):
        return leaf(when)
    calendar = Calendar(years=(year,))
    if calendar.plain(when):
        return leaf(when)
    said = spelled(when)
    if calendar.plain(said):
        return Leaf((said,))
    plain = len(when) <= LONGEST and TIMELY.search(when) and not DATELIKE.search(when)
    return leaf(when) if plain else None


def spelled(when: str) -> str:
    """三月一日至十五日, 3.1-3.15, 3月1号: as a plan has it."""
    said = SPOKEN.sub(lambda m: str(_number(m[0])), re.sub(r"\s|起?，(?=[至到])", "", when))
    said = DASH.sub("至", said)
    said = TENS.sub(r"\1\2旬至\1\3旬", UNTIED.sub("至", said))
    said = YEAR_MONTH.sub(r"\1年\2月", said)
    said = MONTH_DAY.sub(r"\1月\2日", said)
    return DAYS.sub(r"\1日", said).replace("号", "日")


def _number(typed: str) -> int:
    return value(re.sub("[廿卅初]", lambda m: TWENTIES[m[0]], typed)) or 0
