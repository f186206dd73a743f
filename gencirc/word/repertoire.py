"""Characters that a face does not hold: Word would print them in another one."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from gencirc.afresh import MANY
from gencirc.alike import listed
from gencirc.blocks.tree import Block, Part, Table, is_block, said
from gencirc.checks.signs import TRADITIONAL
from gencirc.kind.document import Document
from gencirc.problem import Problem, problem
from gencirc.reuse import by_identity
from gencirc.source.marks import Mark
from gencirc.word.faces import in_block, in_head
from gencirc.word.letterhead import Letterhead
from gencirc.words import Words

# faces whose name does not say it; later editions hold more than GBK
GBK = ("仿宋", "楷体", "黑体", "宋体", "新宋体", "FangSong", "KaiTi", "SimHei", "SimSun", "NSimSun")
CODECS = ("gb2312", "gbk")  # of all faces whose character set is known
SIGNS = "—·"  # in every face; Python's gb2312 maps their places to other characters
KNOWN = dict.fromkeys(map(ord, SIGNS))
SILENT = ("Cc", "Cf", "Mn", "Zs", "Zl", "Zp")  # categories without a sign of their own


def lacking(document: Document, letterhead: Letterhead) -> Iterator[Problem]:
    """Every character that a face of the paper lacks, once, where it stands first."""
    found: dict[str, tuple[Mark, list[str]]] = {}
    in_blocks = listed(document, _of_part, letterhead)
    if in_blocks is None:
        in_blocks = [x for block in document.blocks for x in _of_block(block, letterhead)]
    for mark, char, face in (*_of_head(document, letterhead), *in_blocks):
        found.setdefault(char, (mark, []))[1].append(face)
    for char, (mark, faces) in found.items():
        code = "L120" if holds("gbk", char) else "L121"
        names = "、".join(dict.fromkeys(faces))
        yield problem(code, mark, char=char, point=f"U+{ord(char):04X}", faces=names)


class Lacked(NamedTuple):
    """A character that a face lacks, and where it stands."""

    mark: Mark
    char: str
    face: str


def _of_head(document: Document, letterhead: Letterhead) -> list[Lacked]:
    words = (*document.head.values(), *document.marks, *document.signers)
    text = "".join(map(str, words))
    if all(encodes(text, codec) for codec in CODECS):
        return []
    return [x for words, face in in_head(document, letterhead) for x in _lacked(words, face)]


def _of_part(thing: Part, letterhead: Letterhead) -> list[Lacked]:
    """What is lacked in a block, a row, or a cell; what stands in the head is read anyway."""
    block = thing if is_block(thing) else Table((), (said(thing),))
    return _of_block(block, letterhead)


@by_identity
def _of_block(block: Block, letterhead: Letterhead) -> list[Lacked]:
    if isinstance(block, Table):
        of_head, of_rows = (repertoire(letterhead.styles.face(s)) for s in ("表头", "表格文字"))
        holds_row = _holds_row if len(block.rows) > MANY else _known_row
        if _holds_row(block.columns, of_head) and all(holds_row(r, of_rows) for r in block.rows):
            return []
    return [x for words, face in in_block(block, letterhead) for x in _lacked(words, face)]


def _holds_row(row: tuple[Words, ...], codec: str) -> bool:
    """Whether a character set holds a row of a table; a look of their own is for another glance."""
    plain = not any(span.look for words in row for span in words)
    return plain and (not codec or encodes("".join(map(str, row)), codec))


_known_row = by_identity(_holds_row)


def _lacked(words: Words, face: str) -> list[Lacked]:
    text, codec = str(words), repertoire(face)
    if not codec or encodes(text, codec):
        return []
    chars = sorted(set(text), key=text.index)
    return [
        Lacked(words.mark_at(text.index(char)), char, face)
        for char in chars
        if not holds(codec, char) and char not in TRADITIONAL
    ]


def encodes(text: str, codec: str) -> bool:
    """Whether a character set holds all of a text, at a glance."""
    try:
        text.encode(codec)
    except UnicodeEncodeError:
        bare = text.translate(KNOWN)
        return bare != text and encodes(bare, codec)
    return True


@cache
def repertoire(face: str) -> str:
    """The character set of a face by its name, "" when that is not known."""
    if face.endswith("GB2312") or (face.startswith("方正") and face.endswith("简体")):
        return "gb2312"
    return "gbk" if face.endswith("GBK") or face in GBK else ""


@lru_cache(maxsize=2048)
def holds(codec: str, char: str) -> bool:
    """Whether a character is in a character set; Latin and blanks are in every one."""
    if not codec or char.isascii() or char in SIGNS or unicodedata.category(char) in SILENT:
        return True
    if unicodedata.name(char, "").startswith("LATIN"):
        return True
    try:
        char.encode(codec)
    except UnicodeEncodeError:
        return False
    return True
