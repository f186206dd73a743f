"""The faces of a PDF against those its paper asks for: what was put in their place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from gencirc.problem import Problem, problem
from gencirc.record import about
from gencirc.word.faces import in_blocks, in_footers, in_head

if TYPE_CHECKING:
    from gencirc.made import Made

GENUINE = {  # face → how its PostScript name begins
    "方正小标宋简体": "FZXBSJW",
    "方正小标宋_GBK": "FZXBSK",
    "仿宋_GB2312": "FangSong_GB2312",
    "仿宋": "FangSong",
    "FangSong": "FangSong",
    "方正仿宋简体": "FZFSJW",
    "方正仿宋_GBK": "FZFSK",
    "华文仿宋": "STFangsong",
    "楷体_GB2312": "KaiTi_GB2312",
    "楷体": "KaiTi",
    "KaiTi": "KaiTi",
    "方正楷体简体": "FZKTJW",
    "方正楷体_GBK": "FZKTK",
    "华文楷体": "STKaiti",
    "黑体": "SimHei",
    "SimHei": "SimHei",
    "方正黑体简体": "FZHTJW",
    "方正黑体_GBK": "FZHTK",
    "华文黑体": "STHeiti",
    "宋体": "SimSun",
    "SimSun": "SimSun",
    "华文宋体": "STSong",
}
UNREAD = "未读"
KEY = 8  # characters by which words are found again on the page


class Glyphs(NamedTuple):
    """The characters of a PDF without blanks, in reading order, and the font and page of each."""

    text: str
    fonts: list[str]
    pages: list[int]


def substituted(made: Made, pdf: Path) -> dict[str, Problem]:
    """Every face of a PDF that is not the one asked for, where it comes first."""
    try:
        glyphs = read(pdf)
    except ModuleNotFoundError as error:
        return {UNREAD: problem("B126", None, why=f"要另装 {error.name}")}
    except Exception:  # the library raises many kinds for what it cannot read
        return {f"{UNREAD}{pdf}": about("B126", pdf, why=f"“{pdf.name}”读不了")}
    found = {}
    for face, font, page in used(made, glyphs):
        if not genuine(face, font):
            code = "B124" if face in GENUINE else "B125"
            found[face] = about(code, pdf, face=face, font=font.split("-")[0], page=page)
    return found


def genuine(face: str, font: str) -> bool:
    """Whether a font of a PDF is the face itself, by its PostScript name."""
    bare = face.replace(" ", "")
    return font.startswith(GENUINE.get(face, bare)) or bare in font


def used(made: Made, glyphs: Glyphs) -> Iterator[tuple[str, str, int]]:
    """Each face asked for, the font that most of its words have, and their first page."""
    fonts: dict[str, Counter[str]] = {}
    first: dict[str, int] = {}
    for face, start, stop in _places(made, glyphs):
        fonts.setdefault(face, Counter()).update(glyphs.fonts[start:stop])
        first.setdefault(face, glyphs.pages[start])
    for face, count in fonts.items():
        yield face, count.most_common(1)[0][0], first[face]


def _places(made: Made, glyphs: Glyphs) -> Iterator[tuple[str, int, int]]:
    """Where the words of each face stand: head and foot anywhere, the blocks one after another."""
    aside = [(str(p.words), p.face) for p in in_head(made.document, made.letterhead)]
    aside += [("—1—", face) for face in in_footers(made.letterhead)]
    for text, face in aside:
        place = glyphs.text.find(bare := _bare(text))
        if face and bare and place >= 0:
            yield face, place, place + len(bare)
    after = 0
    for words, face in in_blocks(made.document, made.letterhead):
        text = _bare(str(words))
        place = glyphs.text.find(text[:KEY], after)
        if face and text and place >= 0:
            yield face, place, place + len(text[:KEY])
            after = place + len(text)


def _bare(text: str) -> str:
    return "".join(text.split())


def read(pdf: Path) -> Glyphs:
    """The characters of a PDF."""
    import pdfplumber  # an extra

    chars, fonts, pages = [], [], []
    with pdfplumber.open(str(pdf)) as document:
        for number, page in enumerate(document.pages, 1):
            for char in page.chars:
                if len(char["text"]) == 1 and not char["text"].isspace():
                    chars.append(char["text"])
                    fonts.append(char["fontname"].split("+")[-1])
                    pages.append(number)
    return Glyphs("".join(chars), fonts, pages)
