"""Characters that a face does not hold: Word would print them in another one."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

from gencirc.checks.signs import TRADITIONAL
from gencirc.kind.document import Document
from gencirc.problem import Problem, problem
from gencirc.source.marks import Mark
from gencirc.word.faces import in_blocks, in_head
from gencirc.word.letterhead import Letterhead

# faces whose name does not say it; later editions hold more than GBK
GBK = ("仿宋", "楷体", "黑体", "宋体", "新宋体", "FangSong", "KaiTi", "SimHei", "SimSun", "NSimSun")
SIGNS = "—·"  # in every face; Python's gb2312 maps their places to other characters
SILENT = ("Cc", "Cf", "Mn", "Zs", "Zl", "Zp")  # categories without a sign of their own


def lacking(document: Document, letterhead: Letterhead) -> Iterator[Problem]:
    """Every character that a face of the paper lacks, once, where it stands first."""
    found: dict[str, tuple[Mark, list[str]]] = {}
    for words, face in chain(in_head(document, letterhead), in_blocks(document, letterhead)):
        text = str(words)
        for char in sorted(set(text), key=text.index):
            if not holds(repertoire(face), char) and char not in TRADITIONAL:
                _, faces = found.setdefault(char, (words.mark_at(text.index(char)), []))
                faces.append(face)
    for char, (mark, faces) in found.items():
        code = "L120" if holds("gbk", char) else "L121"
        names = "、".join(dict.fromkeys(faces))
        yield problem(code, mark, char=char, point=f"U+{ord(char):04X}", faces=names)


def repertoire(face: str) -> str:
    """The character set of a face by its name, "" when that is not known."""
    if face.endswith("GB2312") or (face.startswith("方正") and face.endswith("简体")):
        return "gb2312"
    return "gbk" if face.endswith("GBK") or face in GBK else ""


@lru_cache(maxsize=8192)
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
