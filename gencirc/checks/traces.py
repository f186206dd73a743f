"""What a copied or damaged text leaves behind: blanks, masks, holes, residue."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gencirc.checks.reading import found, lines
from gencirc.kind.drafting import Document
from gencirc.plan.model import Plan
from gencirc.problem import Problem

RULES: tuple[tuple[str, str, bool], ...] = (
    # code, pattern, quotations left out
    ("T101", r"(?<![A-Za-z0-9])[XxＸ]{1,6}(?![A-Za-z0-9光射])|×{2,}|[○〇]{2,}(?![年一二三四五六七八九])"
             r"|某(?=[某省市县区镇乡局街路村])|TODO|待定|待补|_{2,}|＿{2,}|（\s*）|\(\s*\)", False),
    ("T102", r"(?<!\d)年?月日(?:至|前|起|止|—|）|$)|(?<!\d)年月(?=上旬|中旬|下旬|底|日)", False),
    ("T103", r"、(?:路|街|巷|镇|乡|村|局|科|县|区|市)(?=[、，。；])", False),
    ("T107", r"(?:近|约|将近|大约|超过|逾)\s*\d[\d.,]*\s*[万亿千百]?\s*(?:余|多|来|左右|以上)"
             r"|不少于[^，。；]{1,8}以上|\d[万亿千百]?(?:余|多)[^，。；\d]{0,3}(?:以上|左右)", False),
    ("T108", r"(?<=[\u4e00-\u9fff])\([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]{1,6}\)", False),
    ("T112", r"\d[lIO](?=[\u4e00-\u9fff])|[?？]{2,}|(?<=[\u4e00-\u9fff])\?(?=[\d\u4e00-\u9fff])", False),
    ("T114", r"\*\*[^*]+\*\*|</?[a-z]{1,6}>|&(?:nbsp|amp|lt|gt);", False),
)  # fmt: skip
PATTERNS = tuple((code, re.compile(p), mask) for code, p, mask in RULES)


def check(document: Document, plan: Plan) -> Iterator[Problem]:
    """Every trace in the printed text."""
    text = list(lines(document))
    for code, pattern, mask in PATTERNS:
        yield from found(text, pattern, code, mask)
