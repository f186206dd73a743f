"""What differs inside a text: by word, number and date, never half of one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from gencirc.blocks.shaping import lexicon

DAY = r"\d{1,2}月(?:\d{1,2}日|[上中下]旬|[初中底末])?"
UNIT = "(?:平方米|平方公里|公里|小时|分钟|个月|[时点个项条处户次遍名人天周日月年元亩吨米分辆件份家座类批期级])"
HANZI = "[零〇一二两三四五六七八九十百千万]"
TOKEN = re.compile(
    rf"(?:\d{{4}}年)?{DAY}(?:之?前|以前|起|止)?"  # 2027年3月15日前
    r"|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)"
    r"|\d{4}年[初底末]?"
    r"|〔\d{4}〕\d+号"
    r"|\d{1,2}[:：]\d{2}(?!\d)"
    rf"|每?\d[\d,.]*[%％‰]?[百千万亿]?[余多]?{UNIT}?"
    rf"|每{HANZI}*{UNIT}"
    rf"|{HANZI}{{2,}}{UNIT}?|{HANZI}{UNIT}"
    r"|[A-Za-z]+"
)
EDGE = set("，。；：、！？（）“”‘’《》【】|｜／ 　\t\n")
WHOLE = 4  # characters: a piece between two signs that short is one word (a name)
NEAR = 2  # characters left alone between two changes that are told as one


class Edit(NamedTuple):
    """A piece of a text that became another; ``at`` is where it stood in the old text."""

    at: int
    old: str
    new: str


def tokens(text: str) -> list[str]:
    """The words of a text; joined they are the text."""
    out: list[str] = []
    for piece in _pieces(text):
        short = len(piece) <= WHOLE and not any(c.isascii() for c in piece)
        out += [piece] if short else _words(piece)
    return out


def _pieces(text: str) -> Iterator[str]:
    """Signs, and what stands between them."""
    start = 0
    for at, char in enumerate(text):
        inside = char == "：" and text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit()
        if char in EDGE and not inside:
            yield from (text[start:at],) if at > start else ()
            yield char
            start = at + 1
    if start < len(text):
        yield text[start:]


def _words(piece: str) -> Iterator[str]:
    """Numbers and dates, known words, else single characters."""
    known, at = lexicon(), 0
    while at < len(piece):
        number = TOKEN.match(piece, at)
        sizes = (n for n in range(6, 1, -1) if piece[at : at + n] in known)
        size = len(number[0]) if number else next(sizes, 1)
        yield piece[at : at + size]
        at += size


def edits(old: str, new: str) -> tuple[Edit, ...]:
    """The changes that make ``new`` of ``old``, neighbouring ones as one."""
    import difflib

    before, after = tokens(old), tokens(new)
    ops = difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    found, at = [], 0
    for _, i, k, j, m in ops:
        piece = "".join(before[i:k])
        found.append((at, piece, "".join(after[j:m])))
        at += len(piece)
    return tuple(_closed(_joined(found)))


def _joined(pieces: Iterable[tuple[int, str, str]]) -> Iterator[Edit]:
    """The changed pieces, joined over a short rest without a sign in it."""
    last: Edit | None = None
    gap = ""
    for at, old, new in pieces:
        if old == new:
            gap = old
            continue
        near = len(gap) <= NEAR and not EDGE & set(gap)
        if last and near:
            last = Edit(last.at, last.old + gap + old, last.new + gap + new)
        else:
            yield from (last,) if last else ()
            last = Edit(at, old, new)
    if last:
        yield last


def _closed(found: Iterable[Edit]) -> Iterator[Edit]:
    """Signs that both ends of a change share stay outside it."""
    for at, old, new in found:
        while old and new and old[-1] == new[-1] and old[-1] in EDGE:
            old, new = old[:-1], new[:-1]
        while old and new and old[0] == new[0] and old[0] in EDGE:
            at, old, new = at + 1, old[1:], new[1:]
        yield Edit(at, old, new)


def applied(old: str, changes: Iterable[Edit]) -> str:
    """The new text: ``old`` with its changes."""
    out, at = "", 0
    for change in changes:
        out += old[at : change.at] + change.new
        at = change.at + len(change.old)
    return out + old[at:]
