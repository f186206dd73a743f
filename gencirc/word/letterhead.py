"""A letterhead, compiled: the Word file is the only truth about the page.

Styles are found by name, since every program that saves the file renames the ids;
sizes, pitch and margins are read from it, so an office that enlarges the body or
moves a margin in Word gets papers that follow.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from gencirc.problem import Problem, problem
from gencirc.source.marks import Mark, Source
from gencirc.word import package
from gencirc.word.mending import mended
from gencirc.word.styles import Metrics, Styles
from gencirc.word.tags import Tags, prepared

DOCUMENT, STYLES = "word/document.xml", "word/styles.xml"
SECTION = re.compile(r"<w:sectPr\b.*?</w:sectPr>", re.S)
FILLER = "{%p if not "  # begins a line that stands where another one does not
TEXT = re.compile(r"<w:t(?: [^>]*)?>(.*?)</w:t>", re.S)
SLOT = "正文"

NEEDED = [
    "公文正文",
    "公文标题",
    "次标题",
    "主送机关",
    "称呼",
    "空行",
    "附件说明",
    "署名",
    "成文日期",
    "附注",
    "附件标识",
    "附件标题",
    "表头",
    "表格文字",
    "一级标题",
    "二级标题",
    "三级标题",
    "四级标题",
    "一级标题接排",
    "二级标题接排",
    "三级标题接排",
    "四级标题接排",
]


class Page(NamedTuple):
    """The type area, in twips."""

    width: int
    height: int
    top: int
    left: int
    text_width: int
    text_height: int


@dataclass(frozen=True)
class Letterhead:
    """A compiled letterhead."""

    name: str
    path: Path
    parts: dict[str, bytes]  # carried over as they are
    styles: Styles
    page: Page
    section: str  # the last w:sectPr, for sections before it
    body: Tags
    has_head: bool
    head_height: float  # of what stands before the body slot, in twips

    def metrics(self, style: str) -> Metrics:
        """Size, pitch and line of a style by its name."""
        return self.styles.metrics(style)

    @property
    def characters(self) -> int:
        """Full characters in a line of the body."""
        return int(self.page.text_width // self.metrics("公文正文").pitch)

    @property
    def lines(self) -> int:
        """Body lines on a page."""
        return int(self.page.text_height // self.metrics("公文正文").line)


def compiled(path: Path, shown: str) -> tuple[Letterhead | None, list[Problem]]:
    """Read a letterhead; what it lacks comes back as problems.

    Compiled once a process, unless the file changes.
    """
    try:
        stamp = path.stat().st_mtime_ns
    except OSError:
        stamp = 0
    return _compiled(path, shown, stamp)


@lru_cache(maxsize=64)
def _compiled(path: Path, shown: str, stamp: int) -> tuple[Letterhead | None, list[Problem]]:
    at = Mark(Source(shown, ""), 0, 0, verbatim=True)
    try:
        parts = mended(package.read(path))
        styles = Styles(parts[STYLES].decode("utf-8"))
        document = parts[DOCUMENT].decode("utf-8")
        sections = SECTION.findall(document)
        page = _page(sections[-1])
    except package.BadPackage as error:
        return None, [problem("L101", at, why=str(error))]
    except (KeyError, IndexError, UnicodeDecodeError, ValueError, SyntaxError) as error:
        return None, [problem("L101", at, why=f"读不懂里面的 {error}")]
    problems = [problem("L102", at, style=n) for n in NEEDED if n not in styles.ids]
    if len(sections) > 1:
        problems.append(problem("L103", at))
    body, mistakes = prepared(document, path)
    problems += [problem("L104", at, why=why) for why in mistakes]
    if not body or not body.asks_for(SLOT):
        problems.append(problem("L105", at))
    if any(p.severity == "错误" for p in problems) or not body:
        return None, problems
    kept = {n: b for n, b in parts.items() if n not in (DOCUMENT, STYLES)}
    kept[STYLES] = styles.text.encode()
    head = body.asks_for("发文字号")
    height = _head_height(document[: document.find(SLOT)], styles)
    made = Letterhead(path.stem, path, kept, styles, page, sections[-1], body, head, height)
    return made, problems


def _head_height(before: str, styles: Styles) -> float:
    """Height in twips of the paragraphs before the slot; the last one holds the slot."""
    names = {id_: name for name, id_ in styles.ids.items()}
    height = 0.0
    spare = False
    for paragraph in re.findall(r"<w:p[ >].*?</w:p>", before, re.S):
        text = "".join(TEXT.findall(paragraph))
        if "{%p" in text:
            spare = FILLER in text
        if spare or "{%p" in text:
            continue
        found = re.search(r'<w:pStyle w:val="([^"]*)"', paragraph)
        name = names.get(found[1]) if found else None
        if name:
            height += styles.metrics(name).line + styles.before(name) + styles.border(name)
    return height


def _page(section: str) -> Page:
    size, margins = _attributes(section, "pgSz"), _attributes(section, "pgMar")
    width, height = size["w"], size["h"]
    left = margins["left"] + margins.get("gutter", 0)
    return Page(
        width, height, margins["top"], left,
        width - left - margins["right"], height - abs(margins["top"]) - abs(margins["bottom"]),
    )  # fmt: skip


def _attributes(xml: str, tag: str) -> dict[str, int]:
    found = re.search(rf"<w:{tag}\b[^>]*>", xml)
    if not found:
        raise ValueError(f"w:{tag}")
    return {
        name: round(float(value)) for name, value in re.findall(r'w:(\w+)="(-?[\d.]+)"', found[0])
    }
