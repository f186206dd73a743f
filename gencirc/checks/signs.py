"""Punctuation and characters (GB/T 15834), as far as a machine can tell."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gencirc.blocks.tree import Heading, Paragraph, Title
from gencirc.checks.reading import Rule, broken, han, lines, typed
from gencirc.kind.document import Document
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
        r"、、+|，，+|。。+|；；+|：：+|！！+|？？+|、[，。；：]|，[。；：、]|；[。，、：]|。[，；、：]",
    ),
    Rule("T109", (), r"的的|了了|和和|与与|二十大大|(?!一)([\u4e00-\u9fff]{2})\1"),
    Rule("T110", (), r"[０-９Ａ-Ｚａ-ｚ]+"),
    Rule("T113", tuple(TRADITIONAL), f"[{TRADITIONAL}]+"),
)
HALF, STRAIGHT = ",;:?!().", "\"'"
ORDINAL = r"(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\(\S{1,2}\)|\d{1,2}[.．、](?!\d)|（\d+）|[①-⑳]|第[一二三四五六七八九十]+[、，])"
HAND = ORDINAL[:-1] + "|[一二三四五六七八九十]+是)"  # in a heading this is an ordinal too
REFERENCE = re.compile("【[^】]*】")  # left over; what is wrong with it was said
SENTENCE = 4  # characters; a shorter line may be no sentence
LABEL = r"[^，。；：]{1,10}："
PAIRS = {"（": "）", "“": "”", "《": "》", "〔": "〕", "【": "】", "‘": "’"}


def check(document: Document, plan: Plan) -> Iterator[Problem]:
    """Signs of every line; ordinals that were typed by hand."""
    text = lines(document)
    yield from broken(RULES, text)
    titles = {id(b.words) for b in document.blocks if isinstance(b, Title)}
    for words in text:
        yield from (p for p in _neighbours(words) if p.code != "T119" or id(words) not in titles)
        yield from _pairs(words)
    yield from _ends(document)
    for block in document.blocks:
        if isinstance(block, Heading | Paragraph) and block.words:
            heading = isinstance(block, Heading)
            if isinstance(block, Heading) and not block.ordinal:
                continue  # 不编号: the author counts
            match = re.match(HAND if heading else ORDINAL, str(block.words))
            if match and block.words[0].exact:
                code = "T115" if heading else "T116"
                yield problem(code, block.words.mark_at(0), text=match[0])


def _neighbours(words: Words) -> Iterator[Problem]:
    """Half-width signs, straight quotes and blanks next to hanzi."""
    bare = f" {REFERENCE.sub(lambda m: '□' * len(m[0]), str(words))} "
    for place, char in enumerate(bare[1:-1]):
        if not (char in HALF or char in STRAIGHT or char in " \t"):
            continue
        before, after = bare[place], bare[place + 2]
        code = ""
        if char in STRAIGHT:
            code = "T106" if han(before) or han(after) else ""
        elif char in HALF:
            code = (
                "T105"
                if (han(before) or before in "”》）。；，：、") and not after.isascii()
                else ""
            )
        elif han(before) and han(bare[place + 1 :].lstrip()[:1] or " "):
            code = "T119"
        if code and typed(words, place, place + 1):
            yield problem(code, words.mark_at(place), text=char)


def _ends(document: Document) -> Iterator[Problem]:
    """Paragraphs of the author's that end without a stop; label lines have none."""
    for block in document.blocks:
        words = block.words if isinstance(block, Paragraph) else None
        words = block.text if isinstance(block, Heading) else words
        bare = str(words or "")
        if words and len(bare) >= SENTENCE and han(bare[-1]) and not re.match(LABEL, bare):
            if typed(words, len(bare) - 1, len(bare)):
                yield problem("T124", words.mark_at(len(bare) - 1), text=bare[-6:])


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
