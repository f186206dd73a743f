"""What a copied or damaged text leaves behind: blanks, masks, holes, residue."""

from __future__ import annotations

from collections.abc import Iterator

from gencirc.checks.reading import Rule, broken
from gencirc.plan.model import Plan
from gencirc.problem import Problem
from gencirc.words import Words

HOLES = tuple(f"、{c}" for c in "路街巷镇乡村局科县区市")
TONES = "a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü"

RULES = (
    Rule("T101", ("X", "x", "Ｘ"), r"(?<![A-Za-z0-9])[XxＸ]{1,6}(?![A-Za-z0-9光射])"),
    Rule("T101", ("××", "○○", "〇〇", "__", "＿＿"), r"×{2,}|[○〇]{2,}|_{2,}|＿{2,}"),
    Rule("T101", ("X年", "x年", "Ｘ年", "×年", "第×", "第X"), r"20[XxＸ×]{1,2}年|第[XxＸ×]+[号期次]"),
    Rule("T102", ("年月日", "年 ", "年\u3000"), r"\d{4}年[ \u3000]*月[ \u3000]*日"),
    Rule("T101", ("某",), r"某(?=[某省市县区镇乡局街路村])"),
    Rule("T101", ("TODO", "待定", "待补"), r"TODO|待定|待补"),
    Rule("T101", ("（", "("), r"（\s*）|\(\s*\)"),
    Rule("R107", ("【",), r"【[^【】\n]{1,60}】"),
    Rule("T102", ("月日", "年月"), r"(?<!\d)年?月日(?=至|前|起|止|—|）|$)|(?<!\d)年月(?=上旬|中旬|下旬|底|日)"),
    Rule("T103", HOLES, r"(?<=([路街巷镇乡村局科县区市]))、\1(?=[、，。；])"),
    Rule(
        "T107", (),
        r"(?:近|约|将近|大约|超过|逾)\s*\d[\d.,]*\s*[万亿千百]?\s*(?:余|多|来|左右|以上)"
        r"|不少于[^，。；]{1,8}以上|\d[万亿千百]?(?:余|多)[^，。；\d]{0,3}(?:以上|左右)",
    ),
    Rule("T108", ("(",), rf"(?<=[\u4e00-\u9fff])\([{TONES}]{{1,6}}\)"),
    Rule("T112", ("l", "I", "O"), r"\d[lIO](?=[\u4e00-\u9fff])"),
    Rule("T112", ("?", "？？"), r"[?？]{2,}|(?<=[\u4e00-\u9fff])\?(?=[\d\u4e00-\u9fff])"),
    Rule("T114", ("**", "</", "&"), r"\*\*[^*]+\*\*|</?[a-z]{1,6}>|&(?:nbsp|amp|lt|gt);"),
)  # fmt: skip


def check_line(words: Words, plan: Plan) -> Iterator[Problem]:
    """Every trace in a printed line."""
    yield from broken(RULES, words)
