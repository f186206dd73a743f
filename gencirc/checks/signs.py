"""Punctuation and characters (GB/T 15834), as far as a machine can tell."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gencirc.blocks.tree import Heading, Paragraph
from gencirc.checks.reading import found, lines
from gencirc.kind.drafting import Document
from gencirc.plan.model import Plan
from gencirc.problem import Problem, problem
from gencirc.words import Words

HAN = r"\u4e00-\u9fff"
HALF = re.compile(rf"(?<=[{HAN}”》）])[,;:?!](?=\s*[{HAN}“《（]|$)|(?<=[{HAN}])\((?=[{HAN}])|(?<=[{HAN}])\)")
STRAIGHT = re.compile(r"[\"'](?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])[\"']")
DOUBLED = re.compile(r"、、+|，，+|。。+|；；+|：：+|、[，。；：]|，[。；：、]|；[。，、：]|。[，；、：]")
REPEATED = re.compile(r"的的|了了|和和|与与|二十大大|(进行|开展|加强|推进|各部门|工作|落实)\1")
WIDE_DIGIT = re.compile(r"[０-９Ａ-Ｚａ-ｚ]+")
GAPS = re.compile(rf"(?<=[{HAN}])[ \t]+(?=[{HAN}])")
TYPED_ORDINAL = re.compile(r"(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\(\S{1,2}\)|\d{1,2}[.．、](?!\d)|（\d+）)")
TRADITIONAL = (
    "創衛區縣會議與為對時間個們來這經費實現體國際關門業員領發動學習總結組織辦單責務強監顯續繼劃財產點線"
    "網絡環節約護標準檢驗證據題項應該處長開導聯構築樓廠廣場義屬離難報紙專轉"
)
TRADITIONAL_RUN = re.compile(f"[{TRADITIONAL}]+")
PAIRS = ("（）", "“”", "《》", "〔〕", "【】", "‘’")


def check(document: Document, plan: Plan) -> Iterator[Problem]:
    """Signs of every line; ordinals that were typed by hand."""
    text = list(lines(document))
    yield from found(text, DOUBLED, "T104")
    yield from found(text, HALF, "T105")
    yield from found(text, STRAIGHT, "T106")
    yield from found(text, REPEATED, "T109")
    yield from found(text, WIDE_DIGIT, "T110")
    yield from found(text, TRADITIONAL_RUN, "T113")
    yield from found(text, GAPS, "T119")
    for words in text:
        yield from _pairs(words)
    for block in document.blocks:
        if isinstance(block, Heading | Paragraph) and block.words:
            match = TYPED_ORDINAL.match(str(block.words))
            if match and block.words[0].exact:
                code = "T115" if isinstance(block, Heading) else "T116"
                yield problem(code, block.words.mark_at(0), text=match[0])


def _pairs(words: Words) -> Iterator[Problem]:
    """Brackets and quotation marks that have no partner in their paragraph."""
    open_: list[tuple[str, int]] = []
    for place, char in enumerate(str(words)):
        for opening, closing in PAIRS:
            if char == opening:
                open_.append((closing, place))
            elif char == closing:
                if open_ and open_[-1][0] == closing:
                    open_.pop()
                else:
                    yield problem("T117", words.mark_at(place), text=char)
    for _, place in open_:
        yield problem("T117", words.mark_at(place), text=str(words)[place])
