"""The forms of Word's automatic numbers: w:numFmt (ECMA-376 17.18.59) as printed text."""

from __future__ import annotations

from collections.abc import Callable

from gencirc.numerals import chinese

MOST = 9999
STEMS, BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
DIGITS = "〇一二三四五六七八九"
LEGAL = str.maketrans("零一二三四五六七八九十百千", "零壹贰叁肆伍陆柒捌玖拾佰仟")
ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def ordinal(number: int, form: str) -> str:
    """A number in a form; an unknown form gives digits."""
    if form in ("none", "bullet"):
        return ""
    if not 1 <= number <= MOST:
        return str(number)
    return FORMS.get(form, str)(number)


def _roman(number: int) -> str:
    out = ""
    for size, letters in ROMAN:
        out += letters * (number // size)
        number %= size
    return out


def _letters(number: int) -> str:
    """A … Z, then AA, BB, as Word counts."""
    return chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _spelled(number: int) -> str:
    return "".join(DIGITS[int(d)] for d in str(number))


def _legal(number: int) -> str:
    full = chinese(number)
    return ("一" + full if full.startswith("十") else full).translate(LEGAL)


def _counting(number: int) -> str:
    """一 … 十 … 九十九, then spelled out."""
    return chinese(number) if number < 100 else _spelled(number)


def _from(start: int, most: int) -> Callable[[int], str]:
    """Characters that stand one behind another in Unicode: ①②③."""
    return lambda n: chr(start + n - 1) if n <= most else str(n)


def _cycle(signs: str) -> Callable[[int], str]:
    return lambda n: signs[(n - 1) % len(signs)]


FORMS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda n: f"{n:02d}",
    "decimalFullWidth": lambda n: "".join(chr(ord("０") + int(d)) for d in str(n)),
    "decimalFullWidth2": lambda n: "".join(chr(ord("０") + int(d)) for d in str(n)),
    "upperRoman": _roman,
    "lowerRoman": lambda n: _roman(n).lower(),
    "upperLetter": _letters,
    "lowerLetter": lambda n: _letters(n).lower(),
    "chineseCounting": _counting,
    "chineseCountingThousand": chinese,
    "taiwaneseCounting": _counting,
    "taiwaneseCountingThousand": chinese,
    "japaneseCounting": chinese,
    "koreanCounting": chinese,
    "chineseLegalSimplified": _legal,
    "ideographDigital": _spelled,
    "japaneseDigitalTenThousand": _spelled,
    "taiwaneseDigital": _spelled,
    "ideographTraditional": _cycle(STEMS),
    "ideographZodiac": _cycle(BRANCHES),
    "decimalEnclosedCircle": _from(0x2460, 20),
    "decimalEnclosedCircleChinese": _from(0x2460, 20),
    "decimalEnclosedParen": _from(0x2474, 20),
    "decimalEnclosedFullstop": _from(0x2488, 20),
    "ideographEnclosedCircle": _from(0x3280, 10),
    "numberInDash": lambda n: f"- {n} -",
}
