"""A letterhead, compiled: the Word file is the only truth about the page.

Styles are found by name, since every program that saves the file renames the ids;
sizes, pitch and margins are read from it, so an office that enlarges the body or
moves a margin in Word gets papers that follow.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import NamedTuple

from gencirc.engine.telling import tell
from gencirc.kind.elements import FEEDS, NUMBERS
from gencirc.patterns import later
from gencirc.problem import Problem, problem
from gencirc.source.marks import Mark, Source
from gencirc.word import package
from gencirc.word.mending import mended
from gencirc.word.styles import Metrics, Styles
from gencirc.word.tags import Tags, prepared

DOCUMENT, STYLES = "word/document.xml", "word/styles.xml"
MARGINAL = later(r"word/(?:header|footer)\w*\.xml")
FIRST_HEADER = later(r'<w:headerReference (?=[^>]*w:type="first")[^>]*r:id="([^"]*)"')
SECTION = later(r"<w:sectPr\b.*?</w:sectPr>", re.S)
FILLER = "{%p if not "  # begins a line that stands where another one does not
TEXT = later(r"<w:t(?: [^>]*)?>(.*?)</w:t>", re.S)
SLOT = "正文"
UNREADABLE = (ValueError, OverflowError, RecursionError, LookupError, TypeError, AttributeError)

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


@dataclass(frozen=True, eq=False)  # known by identity: there is one of a file
class Letterhead:
    """A compiled letterhead."""

    name: str
    path: Path
    parts: dict[str, bytes]  # carried over as they are
    styles: Styles
    page: Page
    section: str  # the last w:sectPr, for sections before it
    body: Tags
    others: dict[str, Tags]  # headers and footers with tags, by part
    head_height: float  # of what stands before the body slot, in twips
    blanks: int  # empty lines at the head's end

    def metrics(self, style: str) -> Metrics:
        """Size, pitch and line of a style by its name."""
        return self.styles.metrics(style)

    @cached_property
    def elements(self) -> frozenset[str]:
        """The elements of a paper that it prints."""
        asked = self.body.names.union(*(t.names for t in self.others.values()))
        return asked.union(*(names for tag, names in FEEDS.items() if tag in asked))

    @cached_property
    def has_head(self) -> bool:
        """Whether it has the head of an official paper: a number at least."""
        return bool(self.elements & NUMBERS)

    @property
    def letter(self) -> bool:
        """信函格式: no number on page 1, no rules about the imprint (10.1)."""
        return "信函文号" in self.elements

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
    try:
        return _compiled(path, shown, stamp)
    except UNREADABLE:
        at = Mark(Source(shown, ""), 0, 0, verbatim=True)
        return None, [problem("L101", at, why="里面的数或者层次不对")]


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
    body, mistakes = prepared(document)
    others, more = _others(parts)
    mistakes += more
    problems += [problem("L104", at, why=why) for why in mistakes]
    if not body or not body.asks_for(SLOT):
        problems.append(problem("L105", at))
    if any(p.severity == "错误" for p in problems) or not body:
        return None, problems
    for name in [n for n, t in {DOCUMENT: body, **others}.items() if t.rare]:
        tell(f"版式 {shown}：{name} 里有只有 docxtpl 懂的写法，由它自己准备，头一份慢一点")
    kept = {n: b for n, b in parts.items() if n not in (DOCUMENT, STYLES)}
    kept[STYLES] = styles.text.encode()
    height = _head_height(document[: document.find(SLOT)], styles)
    blanks = _blanks(document[: document.find(SLOT)], styles)
    height += _header_height(parts, sections[-1], styles, page)
    made = Letterhead(
        path.stem, path, kept, styles, page, sections[-1], body, others, height, blanks
    )
    return made, problems


def _others(parts: dict[str, bytes]) -> tuple[dict[str, Tags], list[str]]:
    """The headers and footers that hold tags, and what is wrong with them."""
    made: dict[str, Tags] = {}
    mistakes: list[str] = []
    for name in parts:
        if MARGINAL.fullmatch(name) and b"{{" in parts[name]:
            tags, wrong = prepared(parts[name].decode("utf-8"))
            mistakes += wrong
            if tags:
                made[name] = tags
    return made, mistakes


def _header_height(parts: dict[str, bytes], section: str, styles: Styles, page: Page) -> float:
    """How far the header of page 1 pushes the text down, in twips."""
    found = FIRST_HEADER.search(section)
    links = parts.get("word/_rels/document.xml.rels", b"").decode("utf-8")
    target = found and re.search(rf'<[^>]*Id="{found[1]}"[^>]*>', links)
    name = target and re.search(r'Target="([^"]*)"', target[0])
    if not name or "<w:titlePg" not in section:
        return 0.0
    header = parts.get(f"word/{name[1]}", b"").decode("utf-8")
    begin = _attributes(section, "pgMar").get("header", 0)
    return max(0.0, begin + _head_height(header, styles) - page.top)


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


def _blanks(before: str, styles: Styles) -> int:
    """Empty lines right before the slot, whose own paragraph is the last one begun."""
    count = 0
    for paragraph in reversed(re.findall(r"<w:p[ >].*?</w:p>", before, re.S)):
        if f'<w:pStyle w:val="{styles.ids["空行"]}"/>' not in paragraph or "<w:t" in paragraph:
            break
        count += 1
    return count


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
