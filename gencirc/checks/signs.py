"""Punctuation and characters (GB/T 15834), as far as a machine can tell."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gencirc.blocks.tree import Heading, Paragraph
from gencirc.checks.reading import Rule, broken, han, lines, typed
from gencirc.kind.drafting import Document
from gencirc.plan.model import Plan
from gencirc.problem import Problem, problem
from gencirc.words import Words

TRADITIONAL = (
    "創衛區縣會議與為對時間個們來這經費實現體國際關門業員領發動學習總結組織辦單責務強監顯續繼劃財產點線"
    "網絡環節約護標準檢驗證據題項應該處長開導聯構築樓廠廣場義屬離難報紙專轉"
)
RULES = (
    Rule(
        "T104",
        (),
        r"、、+|，，+|。。+|；；+|：：+|、[，。；：]|，[。；：、]|；[。，、：]|。[，；、：]",
    ),
    Rule("T109", (), r"的的|了了|和和|与与|二十大大|(进行|开展|加强|推进|各部门|工作|落实)\1"),
    Rule("T110", (), r"[０-９Ａ-Ｚａ-ｚ]+"),
    Rule("T113", tuple(TRADITIONAL), f"[{TRADITIONAL}]+"),
)
HALF, STRAIGHT = ",;:?!()", "\"'"
ORDINAL = r"(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\(\S{1,2}\)|\d{1,2}[.．、](?!\d)|（\d+）)"
PAIRS = {"（": "）", "“": "”", "《": "》", "〔": "〕", "【": "】", "‘": "’"}


def check(document: Document, plan: Plan) -> Iterator[Problem]:
    """Signs of every line; ordinals that were typed by hand."""
    text = lines(document)
    yield from broken(RULES, text)
    for words in text:
        yield from _neighbours(words)
        yield from _pairs(words)
    for block in document.blocks:
        if isinstance(block, Heading | Paragraph) and block.words:
            match = re.match(ORDINAL, str(block.words))
            if match and block.words[0].exact:
                code = "T115" if isinstance(block, Heading) else "T116"
                yield problem(code, block.words.mark_at(0), text=match[0])


def _neighbours(words: Words) -> Iterator[Problem]:
    """Half-width signs, straight quotes and blanks next to hanzi."""
    bare = f" {words} "
    for place, char in enumerate(bare[1:-1]):
        if not (char in HALF or char in STRAIGHT or char in " \t"):
            continue
        before, after = bare[place], bare[place + 2]
        code = ""
        if char in STRAIGHT:
            code = "T106" if han(before) or han(after) else ""
        elif char in HALF:
            code = "T105" if (han(before) or before in "”》）") and not after.isascii() else ""
        elif han(before) and han(bare[place + 1 :].lstrip()[:1] or " "):
            code = "T119"
        if code and typed(words, place, place + 1):
            yield problem(code, words.mark_at(place), text=char)


def _pairs(words: Words) -> Iterator[Problem]:
    """Brackets and quotation marks that have no partner in their paragraph."""
    open_: list[tuple[str, int]] = []
    closing = set(PAIRS.values())
    for place, char in enumerate(str(words)):
        if char in PAIRS:
            open_.append((PAIRS[char], place))
        elif char in closing:
            if open_ and open_[-1][0] == char:
                open_.pop()
            else:
                yield problem("T117", words.mark_at(place), text=char)
    for _, place in open_:
        yield problem("T117", words.mark_at(place), text=str(words)[place])
