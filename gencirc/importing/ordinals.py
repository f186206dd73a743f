"""Ordinals at the beginning of a line: 一、（一）1.（1）第一，一是, and those that damage left."""

from __future__ import annotations

import re
from typing import NamedTuple

from gencirc.numerals import value
from gencirc.patterns import later
from gencirc.source.marks import Text

HANZI = "[一二三四五六七八九十百]{1,4}"
LEVELS = {"一、": 1, "（一）": 2, "1.": 3, "（1）": 4}  # as the standard has them
MASKED, MARKED, PLAIN, PHASE, DECIMAL = "X、", "#", "不编号", "第一阶段", "1.1"
CHAPTER, STEP, RINGED, BULLET, SECTION = "第一章", "第一步", "①", "★", "第一节"
COUNTED = ("第一", "一是", "一要", "首先", "其一")  # counted in words
ENCLOSED = ("①⑳", "㈠㈩", "⒈⒛", "⑴⒇", "❶❿")  # first and last of signs with a number in them
SEQUENCE = {"首先": 1, "其次": 2, "再次": 3, "最后": 4}
ONES, DIGITS, FORMAL_ONES = "一二三四五六七八九十百", "0123456789", "壹贰叁肆伍陆柒捌玖拾"
RINGS = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
ENCLOSED_ONES = "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛❶❷❸❹❺❻❼❽❾❿"
SIGNED, COMMAS = "、．.", "，,"
ENCLOSED_HANZI, ENCLOSED_DIGITS = "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩", "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"
NEAR = 16  # characters that an ordinal with its signs is within
FORMS: tuple[tuple[str, str, str, re.Pattern[str]], ...] = (
    # with the characters that they begin with, and those of which one is in each
    (CHAPTER, "第", "部章篇问方", later(
        rf"第({HANZI})(?:部分|章|篇|(?:个|大)(?:问题|方面|部分))(?![的是为，、])[、：:\s]*"
    )),
    (CHAPTER, FORMAL_ONES, SIGNED, later(r"([壹贰叁肆伍陆柒捌玖拾]{1,2})[、．.]\s*")),
    (SECTION, "第", "节", later(rf"第({HANZI})节[、：:\s]+")),
    (STEP, "第", "步", later(rf"第({HANZI})步[，：:、\s]+")),
    ("一、", "第" + ONES, SIGNED + " \u3000", later(
        rf"第?({HANZI})\s*[、．.]\s*|({HANZI})[ \u3000]{{1,2}}(?=[\u4e00-\u9fff]{{2,16}}$)"
    )),
    ("（一）", "（(" + ENCLOSED_HANZI + ONES, "（(）)" + ENCLOSED_HANZI, later(rf"（\s*({HANZI})\s*）\s*[、．.]?\s*|({HANZI})[）)]\s*[、．.]?\s*|([㈠-㈩])\s*|[（(]({HANZI})(?=[\u4e00-\u9fff、]{{2,20}}(?:[。：\d]|$))")),
    ("1.", DIGITS + ENCLOSED_ONES, SIGNED + ENCLOSED_ONES, later(r"(\d{1,2})\s*(?:[、．]|\.(?!\d(?!\d?月|\d{3}年)))\s*|([⒈-⒛❶-❿])\s*")),
    (DECIMAL, DIGITS, ".", later(
        r"(\d{1,2}(?:\.\d{1,2}){1,3})(?![\d.])[、\s]*(?=[\u4e00-\u9fff“《Ⅰ-Ⅻ])"
        r"(?![万亿千百米吨元亩倍度折克]|个(?!人|别|体)|天(?!气|然)|级(?!别)|分(?![级类工析期步段组区别管担布])|公[里斤顷]|平方|立方|小时|毫|厘|月(?=[\d上中下初末底份至—–-]))"
    )),
    ("（1）", "（" + ENCLOSED_DIGITS + DIGITS, "）)" + ENCLOSED_DIGITS, later(r"（\s*(\d{1,2})\s*）\s*[、．.]?\s*|(\d{1,2})[）)]\s*[、．.]?\s*|([⑴-⒇])\s*")),
    (RINGED, RINGS, RINGS, later(r"([①-⑳])\s*[、．.]?\s*")),
    ("第一", "第", COMMAS, later(rf"第({HANZI})[，,]\s*")),
    ("一是", ONES, "是", later(rf"({HANZI})是(?!否)")),
    ("一要", ONES, "要", later(rf"({HANZI})要(?!求|点|素|事|件)")),
    ("其一", "其", COMMAS + "、：", later(r"其([一二三四五六七八九])[，,、：]\s*")),
    ("首先", "首其再最", COMMAS, later(r"(首先|其次|再次|最后)[，,]\s*")),
    (MASKED, "XxＸ×", SIGNED, later(r"([XxＸ×]{1,2})\s*[、．.]\s*")),
    (MARKED, "#", "#", later(r"(#{1,6})\s+")),
    (PHASE, "", "段", later(r"(?=([\u4e00-\u9fff]{2,10})阶段\s*（[^（）]*\d月[^（）]*）)")),
    (PHASE, "阶", "段", later(r"(?=阶段([一二三四五六])\s*[：、])")),
    (PHASE, "第", "段", later(r"(?=第([一二三四五六七八九十]{1,2})(?:个)?阶段\s*[：（、])")),
)  # fmt: skip
FORMAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾", "一二三四五六七八九十")
BARE = later(rf"({HANZI})(?=[\u4e00-\u9fff])|(\d{{1,2}})(?=[\u4e00-\u9fff])")
PLAIN_HEADING = later("[^，。；：！？]{3,24}")  # headings alone lose their sign unseen
NO_COUNT = later(
    r"[一二三四五六七八九十百两]+(?:[年月日个项条是要次批类种级等期层档星线]|季度|分之|方面)|一[些定切般律直旦共]"
    r"|\d{1,2}(?:年|月|日|个|项|条|级|次|批|类|种|时|点|家|人|名|处|万|亿|余|多|元|天|周|岁|号)"
)


class Ordinal(NamedTuple):
    """The form of an ordinal, its number (0 when masked), and where the words begin."""

    form: str
    number: int
    end: int

    @property
    def level(self) -> int:
        """The level that the standard gives the form; 0 for a form that it does not know."""
        return LEVELS.get(self.form, 0)


def ordinal(line: str) -> Ordinal | None:
    """The ordinal that a line begins with."""
    first, near = line[:1], line[:NEAR]
    for form, firsts, signs, pattern in FORMS:
        if first not in firsts and (firsts or "阶段" not in line):
            continue
        found = pattern.match(line) if any(sign in near for sign in signs) else None
        if found and (found.end() < len(line) or form == MARKED):
            return Ordinal(form, _number(next(g for g in found.groups() if g)), found.end())
    return None


def bare(line: str) -> Ordinal | None:
    """An ordinal that has lost its sign: 一加强组织领导, 1建筑工程管理处."""
    found = BARE.match(line) if line[:1] in ONES or line[:1] in DIGITS else None
    if not found or NO_COUNT.match(line) or not PLAIN_HEADING.fullmatch(line):
        return None
    return Ordinal("（一）" if found[1] else "1.", value(found[0]) or 0, found.end())


def _number(typed: str) -> int:
    if typed in SEQUENCE:
        return SEQUENCE[typed]
    if typed.startswith("#"):
        return len(typed)
    for run in ENCLOSED:
        if run[0] <= typed <= run[1]:
            return ord(typed) - ord(run[0]) + 1
    typed = typed.translate(FORMAL).rpartition(".")[2]
    return value(typed) or 0


class Line(NamedTuple):
    """A line: its text, the ordinal it begins with, the text behind that."""

    text: Text
    ordinal: Ordinal | None = None
    mended: str = ""  # what had to be guessed: lost signs, a heading glued to the text before
    head: int = 0  # characters of the heading, where that is glued to the text behind

    @property
    def rest(self) -> Text:
        """The words behind the ordinal."""
        return self.text.part(self.ordinal.end, len(self.text)) if self.ordinal else self.text

    @property
    def counted(self) -> Text:
        """The ordinal as typed."""
        return self.text.part(0, self.ordinal.end if self.ordinal else 0)
