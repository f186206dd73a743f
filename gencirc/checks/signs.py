"""Punctuation and characters (GB/T 15834), as far as a machine can tell."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gencirc.blocks.tree import Block, Heading, Paragraph
from gencirc.checks.reading import Rule, broken, han, typed
from gencirc.patterns import later
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
STRAIGHT = "\"'"
ORDINAL = r"(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\(\S{1,2}\)|\d{1,2}[.．、](?!\d)|（\d+）|[①-⑳]|第[一二三四五六七八九十]+[、，])"
HAND = ORDINAL[:-1] + "|[一二三四五六七八九十]+是)"  # in a heading this is an ordinal too
REFERENCE = later("【[^】]*】")  # left over; what is wrong with it was said
SENTENCE = 4  # characters; a shorter line may be no sentence
LABEL = r"[^，。；：]{1,10}："
PAIRS = {"（": "）", "“": "”", "《": "》", "〔": "〕", "【": "】", "‘": "’"}
PAIRED = later("[（）“”《》〔〕【】‘’]")
NARROW = later(r"[,;:?!().\"']")
BLANK = later(r"[ \t]")
BLANKS = "T119"


def check_line(words: Words, plan: Plan) -> Iterator[Problem]:
    """Signs of a line."""
    yield from broken(RULES, words)
    yield from _neighbours(words)
    yield from _blanks(words)
    yield from _pairs(words)


def check_block(block: Block, plan: Plan) -> Iterator[Problem]:
    """Ends of paragraphs, ordinals that were typed by hand."""
    if not isinstance(block, Heading | Paragraph):
        return
    yield from _end(block)
    heading = isinstance(block, Heading)
    if not block.words or (isinstance(block, Heading) and not block.ordinal):
        return  # 不编号: the author counts
    match = re.match(HAND if heading else ORDINAL, str(block.words))
    if match and block.words[0].exact:
        yield problem("T115" if heading else "T116", block.words.mark_at(0), text=match[0])


def _neighbours(words: Words) -> Iterator[Problem]:
    """Half-width signs and straight quotes next to hanzi."""
    text = str(words)
    if not NARROW.search(text):
        return
    bare = f" {REFERENCE.sub(lambda m: '□' * len(m[0]), text)} "
    for found in NARROW.finditer(bare):
        char, before = found[0], bare[found.start() - 1]
        after = bare[found.end() :].lstrip(" \t")[:1]  # nothing at the end of a line
        if char in STRAIGHT:
            wrong = han(before) or han(after)
        else:
            wrong = (han(before) or before in "”》）。；，：、") and not (after and after.isascii())
        place = found.start() - 1
        if wrong and typed(words, place, place + 1):
            code = "T106" if char in STRAIGHT else "T105"
            yield problem(code, words.mark_at(place), text=char)


def _blanks(words: Words) -> Iterator[Problem]:
    """Blanks between hanzi."""
    text = str(words)
    if " " not in text and "\t" not in text:
        return
    bare = REFERENCE.sub(lambda m: "□" * len(m[0]), text)
    for found in BLANK.finditer(bare):
        place = found.start()
        if place and han(bare[place - 1]) and han(bare[place:].lstrip()[:1] or " "):
            if typed(words, place, place + 1):
                yield problem(BLANKS, words.mark_at(place), text=found[0])


def _end(block: Heading | Paragraph) -> Iterator[Problem]:
    """A paragraph of the author's that ends without a stop; label lines have none."""
    words = block.words if isinstance(block, Paragraph) else block.text
    bare = str(words or "")
    if words and len(bare) >= SENTENCE and han(bare[-1]) and not re.match(LABEL, bare):
        if typed(words, len(bare) - 1, len(bare)):
            yield problem("T124", words.mark_at(len(bare) - 1), text=bare[-6:])


def _pairs(words: Words) -> Iterator[Problem]:
    """Brackets and quotation marks that have no partner in their paragraph."""
    open_: list[tuple[str, int]] = []
    for found in PAIRED.finditer(str(words)):
        char, place = found[0], found.start()
        if char in PAIRS:
            open_.append((PAIRS[char], place))
        elif open_ and open_[-1][0] == char:
            open_.pop()
        else:
            yield problem("T117", words.mark_at(place), text=char)
    for _, place in open_:
        yield problem("T117", words.mark_at(place), text=str(words)[place])
