"""Numbers of papers: read however they are typed, counted by series (GB/T 9704 7.2.5, 10.2, 10.3)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from functools import lru_cache
from typing import NamedTuple

from gencirc.kind.document import Document
from gencirc.patterns import later

WHOLE = later(
    r"([^\d〔〕\[\]()【】]{2,}?)[〔\[(【﹝{<〈]?((?:19|20)\d{2})年?[〕\])】﹞}>〉]第?0*([1-9]\d{0,4})号?$"
)
SERIAL = later(r"第?0*([1-9]\d{0,4})([号期])$")
BARE = later(r"0*([1-9]\d{0,4})$")
OPEN = later(r"(.+)〔[^〔〕]*〕(\d+|\u3000+)号$")  # as printed, with or without its serial
OPEN_SERIAL = later(r"第(\d+|\u3000+)([号期])$")
MARKS = {"令号": "命令标志", "期号": "纪要标志"}  # orders and minutes are counted by their mark
SHOWN = 6  # gaps that are named one by one


class Series(NamedTuple):
    """What is counted together: a code and its year; orders go on from year to year."""

    code: str  # 青林发; of orders and minutes the mark: 青石县人民政府令
    year: int  # 0 where the count goes on
    ending: str = ""  # 号 of orders, 期 of minutes

    def __str__(self) -> str:
        year = f"〔{self.year}〕" if self.year and not self.ending else ""
        return f"{self.code}{year}" + (f"{self.year}年" if self.year and self.ending else "")


class Number(NamedTuple):
    """A number of a paper."""

    series: Series
    serial: int

    def __str__(self) -> str:
        code, year, ending = self.series
        return f"第{self.serial}{ending}" if ending else f"{code}〔{year}〕{self.serial}号"


def plain(text: str) -> str:
    """A text without blanks, its digits and brackets in one form."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def read(written: str, code: str = "", year: str = "", serial: str = "") -> Number | None:
    """The number of a row, from 文号 or else from 代字, 年份 and 顺序号."""
    written, code, year = plain(written), plain(code), plain(year).removesuffix("年")
    whole = WHOLE.match(written)
    if whole:
        return Number(Series(whole[1], int(whole[2])), int(whole[3]))
    known = int(year) if re.fullmatch(r"(?:19|20)\d{2}", year) else 0
    ended = SERIAL.match(written)
    if ended and code:
        return Number(series(code, known, ended[2]), int(ended[1]))
    bare = BARE.match(written or plain(serial).removesuffix("号"))
    if bare and code and known:
        return Number(Series(code, known), int(bare[1]))
    return None


def series(code: str, year: int, ending: str) -> Series:
    """The series of a code; orders (第8号) are counted on from year to year."""
    return Series(code, 0 if ending == "号" else year, ending)


class Asked(NamedTuple):
    """The series that a paper is numbered in, and its serial when that is settled."""

    series: Series
    serial: int | None

    @property
    def number(self) -> Number | None:
        return Number(self.series, self.serial) if self.serial else None


def printed(document: Document) -> Asked | None:
    """The number in the head of a paper; ``None`` when it has none."""
    year = document.day.year if document.day else 0
    for tag, mark in MARKS.items():
        found = OPEN_SERIAL.match(str(document.head[tag])) if tag in document.head else None
        if found:
            code = plain(str(document.head.get(mark, "")))
            return Asked(series(code, year, found[2]), _serial(found[1]))
    return _typed(str(document.head.get("发文字号", "")), year)


@lru_cache(maxsize=64)  # of papers that have none yet it is one text
def _typed(typed: str, year: int) -> Asked | None:
    """The number that is typed in a head, or the series of one that is still open."""
    whole = read(typed)
    if whole:
        return Asked(whole.series, whole.serial)
    found = OPEN.match(typed)
    return Asked(Series(plain(found[1]), year), None) if found else None


def _serial(text: str) -> int | None:
    return int(text) if text.strip() else None


def free(taken: Collection[int]) -> int:
    """The next serial: one more than the highest."""
    return max(taken, default=0) + 1


def gaps(taken: Collection[int]) -> list[int]:
    """The serials below the highest that nobody has."""
    return sorted(set(range(1, max(taken, default=0))) - set(taken))


def ranges(serials: Collection[int]) -> str:
    """3、5—7: serials in words, the first few of many."""
    runs: list[list[int]] = []
    for n in sorted(serials):
        if runs and runs[-1][-1] == n - 1:
            runs[-1] = [runs[-1][0], n]
        else:
            runs.append([n])
    said = ["—".join(map(str, run)) for run in runs]
    return "、".join(said[:SHOWN]) + ("……" if len(said) > SHOWN else "")
