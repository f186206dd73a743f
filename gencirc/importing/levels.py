"""Lines → a tree: headings with what stands under them, paragraphs, parts counted in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from gencirc.importing.cells import Cells, cells_of, rows_of
from gencirc.importing.chains import Chain, ends, run_of, split, word_of
from gencirc.importing.headings import SIGNS, headed
from gencirc.importing.lost import STOCK
from gencirc.importing.ordinals import COUNTED, MARKED, PLAIN, Line, Ordinal
from gencirc.patterns import later
from gencirc.source.marks import Text

BRACKETED = later("〖[^〖〗]{2,24}〗")
STOPS = ("。", "；", "！", "：")
FEWEST = 3  # items of a list that semicolons part
NAMES = ("组", "专班", "阶段", "分队")  # of groups and phases, which are told like that too
PLAIN_LINE = later(r"[\u4e00-\u9fff、]+")


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
    heads = {"第一"} if spoken and "一、" not in forms and _tops(lines) else set[str]()
    apart = _apart(lines)
    place = 0
    while place < len(lines):
        line = lines[place]
        rows = rows_of(lines, place)
        run = [] if rows or _form(line) in heads or place in apart else run_of(lines, place)
        home = stack[-1].items if stack else top
        if rows:
            home.append(Cells(tuple(cells_of(x.text) for x in lines[place : place + rows])))
        elif run:
            counts += [x.counted for x in run]
            texts = tuple(x.rest.trimmed() for x in run)
            raw = tuple(x.text for x in run)
            thirdly = ends([x.ordinal for x in run if x.ordinal])
            home.append(Chain(word_of(run), texts, apart=True, raw=raw, ends=thirdly))
        elif line.ordinal is None or (_form(line) in set(COUNTED) - heads and place not in apart):
            home += split(line.text, counts)
        else:
            _rise(stack, line)
            home = stack[-1].items if stack else top
            below = lines[place + 1] if place + 1 < len(lines) else None
            part = _part(line, below if _may_lead(home, line, below) else None, counts)
            counts.append(line.counted)
            home.append(part)
            stack.append(part)
        place += rows or len(run) or 1
    _itemise(top)
    return Grown(top, counts)


def _itemise(items: Sequence[Item]) -> None:
    """Parts that are one sentence, parted by ；, are items of a list: what stands before ： heads nothing."""
    parts = [i for i in items if isinstance(i, Part)]
    for run in _runs(parts):
        said = [p.line.rstrip() for p in run]
        if (
            len(run) >= FEWEST
            and all(x.endswith("；") for x in said[:-1])
            and all(map(_single, run))
        ):
            for p in run:
                p.items, p.title, p.inline = [_rest(p)], None, 1
    for p in parts:
        _itemise(p.items)


def _runs(parts: Sequence[Part]) -> list[list[Part]]:
    """The parts by their form, each run from its first number on."""
    out: list[list[Part]] = []
    for p in parts:
        if out and out[-1][-1].form == p.form and p.number > out[-1][-1].number:
            out[-1].append(p)
        else:
            out.append([p])
    return out


def _single(part: Part) -> bool:
    """Whether a part has one sentence behind a colon, and nothing below."""
    text = part.items[0] if len(part.items) == 1 else None
    if (
        not (part.title and part.inline and isinstance(text, Text))
        or part.title.endswith(NAMES)
        or "月" in part.title
    ):
        return False
    return _rest(part)[len(part.title) :].startswith("：") and "。" not in text[:-1]


def _rest(part: Part) -> Text:
    """The words of a part behind its ordinal, as they stood."""
    assert part.title
    return part.line.part(part.line.index(part.title), len(part.line)).trimmed()


def _apart(lines: Sequence[Line]) -> set[int]:
    """The places of 第一，第二， that head a sentence each and have other paragraphs between them."""
    out: set[int] = set()
    run: list[int] = []
    for place, o in enumerate([*(x.ordinal for x in lines), Ordinal("一、", 1, 0)]):
        counts = o and o.form == "第一" and o.number == len(run) + 1
        if counts and all(headed(lines[place].rest, leads=False)):
            run.append(place)
        elif o and (o.form not in COUNTED or o.form == "第一"):
            if len(run) > 1 and run[-1] - run[0] >= len(run):
                out.update(run)
            run = []
    return out


def _tops(lines: Sequence[Line]) -> bool:
    """Whether 第一， are headings: nothing is above them, and where （一） is below they stand alone."""
    forms = [_form(x) for x in lines]
    if "（一）" not in forms:
        return "第一" in forms
    tops = [x for x in lines if _form(x) == "第一"]
    counted = [x.ordinal.number for x in tops if x.ordinal] == [*range(1, len(tops) + 1)]
    alone = not any(x.text.rstrip().endswith(STOPS) for x in tops)
    below = len(tops) > 1 and forms.index("第一") < forms.index("（一）")
    return counted and alone and below


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


def _part(line: Line, below: Line | None, counts: list[Text]) -> Part:
    """A numbered line as a heading with text, a heading alone, or an item without heading."""
    assert line.ordinal
    o = line.ordinal
    rest = line.rest.trimmed()
    title, text = headed(rest, _leads(o.form, below))
    if line.head:
        start = len(rest) - len(rest.part(line.head, len(rest)).lstrip(SIGNS))
        title, text = rest.part(0, line.head), rest.part(start, len(rest))
    alone = text is None and title is not None
    part = Part(o.form, o.number, title, line.text, alone=alone, mended=line.mended)
    part.items += [line.rest.trimmed()] if title is None else split(text, counts) if text else []
    part.inline = len(part.items)
    return part


def _may_lead(home: Sequence[Item], line: Line, below: Line | None) -> bool:
    """Whether parts follow below, or the part before is a heading on a line of its own too."""
    before = home[-1] if home else None
    if below is not None and below.ordinal and _leads(_form(line), below):
        return True
    return not isinstance(before, Part) or before.form != _form(line) or before.alone


def _leads(form: str, below: Line | None) -> bool:
    """Whether a line has text or parts of its own below."""
    if below is None:
        return False
    return below.ordinal is None or (below.ordinal.form != form and below.ordinal.number < 2)


def unnumbered(lines: Sequence[Line]) -> list[Line]:
    """The lines, with headings that have no number: 【工作目标】, or short ones where there are no others."""
    forms = {x.ordinal.form for x in lines if x.ordinal}
    heads: dict[int, int] = {}  # places, with how many signs stand before the words
    if not forms & {"一、", MARKED}:
        heads = {n: 1 for n, x in enumerate(lines[:-1]) if BRACKETED.fullmatch(x.text)}
        stock = [n for n, x in enumerate(lines[:-1]) if STOCK.fullmatch(x.text.rstrip("："))]
        heads = heads if len(heads) > 1 else dict.fromkeys(stock, 0)
    if len(heads) < 2 and not forms - set(COUNTED):
        heads = dict.fromkeys(_short(lines), 0)
    if len(heads) < 2:
        return list(lines)
    return [
        x._replace(ordinal=Ordinal(PLAIN, 0, heads[n])) if n in heads else x
        for n, x in enumerate(lines)
    ]


def _short(lines: Sequence[Line]) -> list[int]:
    """The places of short lines with a long one below."""
    return [
        n for n, x in enumerate(lines[:-1])
        if 2 <= len(x.text) <= 14 and PLAIN_LINE.fullmatch(x.text)
        and len(lines[n + 1].text) > 20
    ]  # fmt: skip
