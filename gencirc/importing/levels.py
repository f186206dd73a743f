"""Lines → a tree: headings with what stands under them, paragraphs, parts counted in words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from gencirc.importing.ordinals import COUNTED, MARKED, PLAIN, Line, ordinal
from gencirc.source.marks import Text

STOP = re.compile("[。！？；]")
SENTENCE = re.compile("[。！？]")
TITLE_END = re.compile("[。：:]|(?<=[\u4e00-\u9fff])[ \u3000]+(?=[\u4e00-\u9fff])")
LONGEST = 36  # characters of a heading in front of its text
ALONE = 44  # characters of a heading on a line of its own
DATED = re.compile(r"（[^（）]*(?:\d+月|\d+日|即日|[XxＸ×]\s*月|月底|旬)[^（）]*）")
CUT = re.compile(r"([一二三四五六七八九十]{1,3})(是|要)")
SIGNS = "。；：，、.. "


class Chain(NamedTuple):
    """Parts counted in words: the word that begins (一是), its parts, whether each is a paragraph."""

    word: str
    parts: tuple[Text, ...]
    apart: bool
    raw: tuple[Text, ...]  # the lines that it was read from


class Cells(NamedTuple):
    """Rows of a table."""

    rows: tuple[tuple[Text, ...], ...]


@dataclass
class Part:
    """A heading or a numbered item, with what stands under it."""

    form: str
    number: int
    title: Text | None
    line: Text  # as it stood, with its ordinal
    items: list[Item] = field(default_factory=list)
    inline: int = 0  # how many of the items stood in that line
    alone: bool = False  # the heading had a line of its own
    mended: str = ""

    @property
    def parts(self) -> list[Part]:
        """The parts below."""
        return [i for i in self.items if isinstance(i, Part)]

    @property
    def texts(self) -> list[Text]:
        """The paragraphs below."""
        return [i for i in self.items if isinstance(i, Text)]


Item: TypeAlias = "Text | Part | Chain | Cells"


class Grown(NamedTuple):
    """The tree of a text, and the ordinals that the machine will count anew."""

    items: list[Item]
    counts: list[Text]


def grow(lines: Sequence[Line], spoken: bool = False) -> Grown:
    """The tree that the ordinals of the lines describe; in a speech 第一， can be a heading."""
    top: list[Item] = []
    stack: list[Part] = []
    counts: list[Text] = []
    forms = {x.ordinal.form for x in lines if x.ordinal}
    heads = forms & {"第一"} if spoken and not forms & {"一、", "（一）"} else set[str]()
    place = 0
    while place < len(lines):
        line = lines[place]
        rows = _rows(lines, place)
        run = [] if rows or _form(line) in heads else _run(lines, place)
        home = stack[-1].items if stack else top
        if rows:
            home.append(Cells(tuple(_cells(x.text) for x in lines[place : place + rows])))
        elif run:
            counts += [x.count for x in run]
            texts = tuple(x.rest.trimmed() for x in run)
            home.append(Chain(_word(run), texts, apart=True, raw=tuple(x.text for x in run)))
        elif line.ordinal is None or _form(line) in set(COUNTED) - heads:
            home += split(line.text, counts)
        else:
            _rise(stack, line)
            home = stack[-1].items if stack else top
            below = lines[place + 1] if place + 1 < len(lines) else None
            part = _part(line, below if _may_lead(home, line) else None, counts)
            counts.append(line.count)
            home.append(part)
            stack.append(part)
        place += rows or len(run) or 1
    return Grown(top, counts)


def _form(line: Line) -> str:
    return line.ordinal.form if line.ordinal else ""


def _rise(stack: list[Part], line: Line) -> None:
    """Leave the parts that a line does not belong under."""
    assert line.ordinal
    form, number = line.ordinal.form, line.ordinal.number
    if form == MARKED:
        while stack and (stack[-1].form != MARKED or stack[-1].number >= number):
            stack.pop()
    elif any(p.form == form for p in stack):
        while stack.pop().form != form:
            pass


def _word(run: Sequence[Line]) -> str:
    assert run[0].ordinal
    return run[0].ordinal.form


def _run(lines: Sequence[Line], place: int) -> list[Line]:
    """Lines counted in words from the first on, one after the other."""
    out: list[Line] = []
    for line in lines[place:]:
        o = line.ordinal
        if o is None or o.form not in COUNTED or (out and o.form != _word(out)):
            break
        if o.number != len(out) + 1 and not (o.form == "首先" and out):
            break
        out.append(line)
    return out if len(out) > 1 else []


def _part(line: Line, below: Line | None, counts: list[Text]) -> Part:
    """A numbered line as a heading with text, a heading alone, or an item without heading."""
    assert line.ordinal
    o = line.ordinal
    title, text = headed(line.rest.trimmed(), _leads(o.form, below))
    alone = text is None and title is not None
    part = Part(o.form, o.number, title, line.text, alone=alone, mended=line.mended)
    part.items += [line.rest.trimmed()] if title is None else split(text, counts) if text else []
    part.inline = len(part.items)
    return part


def _may_lead(home: Sequence[Item], line: Line) -> bool:
    """Whether the part before, if there is one, is a heading on a line of its own too."""
    before = home[-1] if home else None
    return not isinstance(before, Part) or before.form != _form(line) or before.alone


def _leads(form: str, below: Line | None) -> bool:
    """Whether a line has text or parts of its own below."""
    if below is None:
        return False
    return below.ordinal is None or (below.ordinal.form != form and below.ordinal.number < 2)


def headed(rest: Text, leads: bool) -> tuple[Text | None, Text | None]:
    """The heading of a numbered line and the text that runs on behind it.

    A line that ends with a full stop is a heading where it ``leads`` on to what is below.
    """
    bare = rest.rstrip(SIGNS)
    if not STOP.search(bare) and len(bare) <= ALONE and not rest.endswith("，"):
        colon = bare.find("：")
        if 0 < colon <= 12 and not DATED.search(bare):
            return rest.part(0, colon), rest.part(colon + 1, len(rest)).trimmed()
        if not rest.endswith("。") or (leads and len(bare) <= LONGEST):
            return rest.part(0, len(bare)), None
    dated = DATED.search(rest)
    for end in TITLE_END.finditer(rest):
        title = rest.part(0, end.start())
        inside = dated and dated.start() < end.start() < dated.end()
        early = dated and end[0] == "：" and end.start() < dated.start() < LONGEST
        if inside or early:
            continue
        if len(title) > LONGEST + (len(dated[0]) if dated and dated.end() <= end.start() else 0):
            break
        text = rest.part(end.end(), len(rest)).trimmed()
        text = text.part(len(text) - len(text.lstrip(SIGNS)), len(text))
        if text and title and not (end[0] == "：" and SENTENCE.search(title)):
            return title.trimmed(), text
        break
    return None, None


# -- parts counted inside a paragraph ----------------------------------------------


def split(text: Text, counts: list[Text]) -> list[Item]:
    """A paragraph, or the words before 一要… and the chain that follows."""
    cuts = _cuts(text)
    if not cuts:
        return [text] if text else []
    edges = [*(c.start() for c in cuts), len(text)]
    out: list[Item] = [before] if (before := text.part(0, edges[0]).trimmed()) else []
    counts += [text.part(*c.span()) for c in cuts]
    parts = [text.part(c.end(), stop) for c, stop in zip(cuts, edges[1:], strict=True)]
    said = tuple(p.trimmed() for p in parts)
    return [*out, Chain("一" + cuts[0][2], said, apart=False, raw=(text.part(edges[0], len(text)),))]


def _cuts(text: Text) -> list[re.Match[str]]:
    """Where 一要, 二要 … begin sentences, each the next of the one before; at least two."""
    found: list[re.Match[str]] = []
    for m in CUT.finditer(text):
        begins = m.start() == 0 or text[m.start() - 1] in "。：！"
        same = not found or found[0][2] == m[2]
        o = ordinal(text[m.start() :])
        if begins and same and o and o.number == len(found) + 1:
            found.append(m)
    return found if len(found) > 1 else []


# -- tables ------------------------------------------------------------------------


def _rows(lines: Sequence[Line], place: int) -> int:
    """How many lines from here on are rows of one table."""
    count = 0
    for line in lines[place:]:
        if "\t" not in line.text and " | " not in line.text and not line.text.startswith("|"):
            break
        count += 1
    return count if count > 1 else 0


def _cells(row: Text) -> tuple[Text, ...]:
    return tuple(_between(row))


def _between(row: Text) -> Iterator[Text]:
    """The cells between tabs, or between bars as the light text and Markdown have them."""
    bars = re.compile(r"\t" if "\t" in row else r"(?<!\S)\|(?!\S)|^\||\|$")
    at = 0
    edges = [m for m in bars.finditer(row)]
    outer = bool(edges) and edges[0].start() == 0
    for edge in edges[outer:]:
        yield row.part(edges[0].end() if at == 0 and outer else at, edge.start()).trimmed()
        at = edge.end()
    if at < len(row) or not outer:
        yield row.part(at, len(row)).trimmed()


def unnumbered(lines: Sequence[Line]) -> list[Line]:
    """The lines, with short ones taken for headings where a text has no others."""
    from gencirc.importing.ordinals import Ordinal

    if any(x.ordinal and x.ordinal.form not in COUNTED for x in lines):
        return list(lines)
    heads = [
        n for n, x in enumerate(lines[:-1])
        if 2 <= len(x.text) <= 14 and re.fullmatch(r"[\u4e00-\u9fff、]+", x.text)
        and len(lines[n + 1].text) > 20
    ]  # fmt: skip
    if len(heads) < 2:
        return list(lines)
    return [
        x._replace(ordinal=Ordinal(PLAIN, 0, 0)) if n in heads else x for n, x in enumerate(lines)
    ]
