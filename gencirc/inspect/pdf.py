"""A rendered page read back: rows of characters, rules and ink, in millimetres from the top left."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from gencirc.inspect.forms import LOOKS_PRINTED
from gencirc.inspect.grids import MM, Grid, grids

LOW = 180  # mm; an imprint begins below
SAME_ROW = 1.5  # mm between baselines of one row
SAME_RULE = 0.3  # mm between pieces of one line
DPI = 200
GAP = 1.6  # em between pieces of a row that stand apart

Box = tuple[float, float, float, float]  # left, top, right, bottom in mm


class Char(NamedTuple):
    """One character."""

    text: str
    left: float
    right: float
    size: float  # pt
    face: str
    red: bool
    black: bool


class Row(NamedTuple):
    """One row of text on the page, or a piece of one."""

    text: str
    baseline: float
    left: float
    right: float
    size: float  # pt, the largest
    face: str  # of its first character
    red: bool
    chars: tuple[Char, ...]

    @property
    def top(self) -> float:
        """Top of the em box, 0.88 em above the baseline."""
        return self.baseline - 0.88 * self.size * MM

    @property
    def bottom(self) -> float:
        """End of the em box."""
        return self.baseline + 0.12 * self.size * MM

    @property
    def hangs(self) -> bool:
        """Whether it ends in a mark that may hang out of the type area."""
        return self.text[-1] in "，。、；：！？"

    @property
    def centre(self) -> float:
        return (self.left + self.right) / 2

    @property
    def pieces(self) -> list[Row]:
        """The parts of a row that stand well apart: 印发机关 and date, number and signer."""
        out: list[list[Char]] = [[self.chars[0]]]
        for before, char in pairwise(self.chars):
            if char.left - before.right > GAP * self.size * MM:
                out.append([])
            out[-1].append(char)
        return [r for chars in out if (r := row_of(self.baseline, chars))]


class Rule(NamedTuple):
    """A long horizontal line."""

    y: float
    left: float
    right: float
    thick: float
    red: bool
    black: bool

    @property
    def length(self) -> float:
        return self.right - self.left


class Sheet:
    """One page: ``rows`` of text and ``rules`` outside of grids, ``cells`` the rows inside."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.width, self.height = page.width * MM, page.height * MM
        upright = [c for c in page.chars if abs(c["matrix"][1]) < 0.01]
        self.grids = [g for g in grids(page) if not self._imprint(g, upright)]
        self.rows = _rows([c for c in upright if not self._in_cell(c)], page.height)
        self.cells = _rows([c for c in upright if self._in_cell(c)], page.height)
        self.turned = [c for c in page.chars if abs(c["matrix"][1]) >= 0.01]
        self.rules = [r for r in _rules(page) if not self._inside(r.left + 1, r.y)]
        self.pictures: list[Box] = [
            (p["x0"] * MM, p["top"] * MM, p["x1"] * MM, p["bottom"] * MM) for p in page.images
        ]

    @property
    def wide(self) -> bool:
        return bool(self.width > self.height)

    def _imprint(self, grid: Grid, chars: list[Any]) -> bool:
        """Whether a grid is an imprint with lines between its cells, which is measured as one."""
        rows = _rows(chars, self.page.height) if grid.top > LOW else []
        held = (r for r in rows if grid.holds(r.left, r.baseline))
        return any(LOOKS_PRINTED.search(r.text) for r in held)

    def _in_cell(self, c: Any) -> bool:
        return self._inside((c["x0"] + c["x1"]) / 2 * MM, (c["top"] + c["bottom"]) / 2 * MM)

    def _inside(self, x: float, y: float) -> bool:
        """Whether a point of the page lies in a grid."""
        return any(g.holds(x, y) for g in self.grids)

    @cached_property
    def _image(self) -> Any:
        return self.page.to_image(resolution=DPI).original.convert("RGB")

    def ink(self, box: Box, red: bool = False) -> Box | None:
        """What the ink in a box covers: all that is dark, or only what is red."""
        from PIL import ImageChops

        scale = DPI / 25.4
        left, top = max(0, round(box[0] * scale)), max(0, round(box[1] * scale))
        clip = self._image.crop((left, top, round(box[2] * scale), round(box[3] * scale)))
        r, g, b = clip.split()
        if red:
            light = ImageChops.lighter(g, b).point(lambda v: 255 if v < 140 else 0)
            mask = ImageChops.multiply(r.point(lambda v: 255 if v > 150 else 0), light)
        else:
            mask = clip.convert("L").point(lambda v: 255 if v < 160 else 0)
        found = mask.getbbox()
        if found is None:
            return None
        x0, y0, x1, y1 = (v / scale for v in found)
        return left / scale + x0, top / scale + y0, left / scale + x1, top / scale + y1


def sheets(path: Path) -> list[Sheet]:
    """The pages of a PDF."""
    import pdfplumber  # an extra: only measuring rendered pages needs it

    with pdfplumber.open(str(path)) as document:
        return [Sheet(page) for page in document.pages]


def parts_of(colour: Any) -> tuple[float, float, float] | None:
    """A colour of the PDF as red, green, blue from 0 to 1; None for patterns."""
    if colour is None:
        return 0.0, 0.0, 0.0
    values = colour if isinstance(colour, tuple | list) else (colour,)
    if not all(isinstance(v, int | float) for v in values):
        return None
    if len(values) == 1:
        return values[0], values[0], values[0]
    if len(values) == 3:
        return values[0], values[1], values[2]
    if len(values) == 4:
        c, m, y, k = values
        return (1 - c) * (1 - k), (1 - m) * (1 - k), (1 - y) * (1 - k)
    return None


def is_red(colour: Any) -> bool:
    """Whether a colour of the PDF is the red of a head."""
    found = parts_of(colour)
    return found is not None and found[0] > 0.6 and max(found[1:]) < 0.35


def is_black(colour: Any) -> bool:
    """Whether a colour prints black; an unknown one is not called coloured."""
    found = parts_of(colour)
    return found is None or max(found) < 0.25


def _rows(chars: list[Any], height: float) -> list[Row]:
    groups: list[tuple[float, list[Any]]] = []
    for char in sorted(chars, key=lambda c: (height - c["matrix"][5], c["x0"])):
        baseline = (height - char["matrix"][5]) * MM
        if groups and abs(groups[-1][0] - baseline) < SAME_ROW:
            groups[-1][1].append(char)
        else:
            groups.append((baseline, [char]))
    return [r for base, group in groups if (r := row_of(base, [_char(c) for c in group]))]


def _char(c: Any) -> Char:
    colour = c["non_stroking_color"]
    face = c["fontname"].split("+")[-1]
    size = c["size"]
    return Char(c["text"], c["x0"] * MM, c["x1"] * MM, size, face, is_red(colour), is_black(colour))


def row_of(baseline: float, chars: Iterable[Char]) -> Row | None:
    """A row without the spaces at its ends; None when nothing is left."""
    line = sorted(chars, key=lambda c: c.left)
    while line and line[0].text.isspace():
        line = line[1:]
    while line and line[-1].text.isspace():
        line = line[:-1]
    if not line:
        return None
    text = "".join(c.text for c in line)
    first = line[0]
    size = max(c.size for c in line)
    return Row(text, baseline, first.left, line[-1].right, size, first.face, first.red, tuple(line))


def _rules(page: Any) -> list[Rule]:
    found: list[Rule] = []
    for line in page.lines:
        if abs(line["top"] - line["bottom"]) < 1:
            thick = (line["linewidth"] or 0) * MM
            found.append(_rule(line, line["stroking_color"], thick))
    for box in [*page.rects, *page.curves]:
        if box["height"] < 4:
            colour = box["non_stroking_color"] if box.get("fill") else box["stroking_color"]
            thick = box["height"] if box.get("fill") else max(box["height"], box["linewidth"] or 0)
            found.append(_rule(box, colour, thick * MM))
    return _joined(sorted(r for r in found if r.length > 5))


def _rule(shape: Any, colour: Any, thick: float) -> Rule:
    y = (shape["top"] + shape["bottom"]) / 2
    return Rule(y * MM, shape["x0"] * MM, shape["x1"] * MM, thick, is_red(colour), is_black(colour))


def _joined(rules: list[Rule]) -> list[Rule]:
    """Pieces of one line put together; short ones left out."""
    out: list[Rule] = []
    for rule in rules:
        last = out[-1] if out else None
        if last and abs(last.y - rule.y) < SAME_RULE and last.red == rule.red:
            left, right = min(last.left, rule.left), max(last.right, rule.right)
            out[-1] = last._replace(left=left, right=right)
        else:
            out.append(rule)
    return [r for r in out if r.length > 100]
