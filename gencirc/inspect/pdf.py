"""A rendered page read back: rows of characters, rules and ink, in millimetres from the top left."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

MM = 25.4 / 72
SAME_ROW = 1.5  # mm between baselines of one row
DPI = 200


class Row(NamedTuple):
    """One row of text on the page."""

    text: str
    baseline: float
    left: float
    right: float
    size: float  # pt
    face: str  # of its first character
    red: bool


class Rule(NamedTuple):
    """A long horizontal line."""

    y: float
    left: float
    right: float
    thick: float
    red: bool


class Sheet:
    """One page."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.width, self.height = page.width * MM, page.height * MM
        upright = [c for c in page.chars if abs(c["matrix"][1]) < 0.01]
        self.rows = _rows(upright, page.height)
        self.turned = [c for c in page.chars if abs(c["matrix"][1]) >= 0.01]
        self.rules = _rules(page)

    @property
    def wide(self) -> bool:
        return bool(self.width > self.height)

    def ink(
        self, box: tuple[float, float, float, float], dark: Callable[..., bool]
    ) -> float | None:
        """Top of the first ink in a box (left, top, right, bottom in mm)."""
        left, top, right, bottom = (v / MM for v in box)
        clip = self.page.crop((left, top, min(right, self.page.width), bottom))
        image = clip.to_image(resolution=DPI).original.convert("RGB")
        pixels = image.load()
        for y in range(image.height):
            if any(dark(*pixels[x, y]) for x in range(image.width)):
                return float(box[1] + y * 25.4 / DPI)
        return None


def sheets(path: Path) -> list[Sheet]:
    """The pages of a PDF."""
    import pdfplumber  # an extra: only measuring rendered pages needs it

    with pdfplumber.open(str(path)) as document:
        return [Sheet(page) for page in document.pages]


def is_red(colour: Any) -> bool:
    """Whether a colour of the PDF is the red of a head."""
    if not isinstance(colour, tuple | list) or len(colour) != 3:
        return False
    return bool(colour[0] > 0.7 and colour[1] < 0.35 and colour[2] < 0.35)


def _rows(chars: list[Any], height: float) -> list[Row]:
    groups: list[tuple[float, list[Any]]] = []
    for char in sorted(chars, key=lambda c: (height - c["matrix"][5], c["x0"])):
        baseline = (height - char["matrix"][5]) * MM
        if groups and abs(groups[-1][0] - baseline) < SAME_ROW:
            groups[-1][1].append(char)
        else:
            groups.append((baseline, [char]))
    return [r for base, group in groups if (r := _row(base, group))]


def _row(baseline: float, chars: list[Any]) -> Row | None:
    chars = sorted(chars, key=lambda c: c["x0"])
    while chars and chars[0]["text"].isspace():
        chars = chars[1:]
    while chars and chars[-1]["text"].isspace():
        chars = chars[:-1]
    if not chars:
        return None
    text = "".join(c["text"] for c in chars)
    first = chars[0]
    face = first["fontname"].split("+")[-1]
    size = max(c["size"] for c in chars)
    red = is_red(first["non_stroking_color"])
    return Row(text, baseline, first["x0"] * MM, chars[-1]["x1"] * MM, size, face, red)


def _rules(page: Any) -> list[Rule]:
    found: list[Rule] = []
    for line in page.lines:
        if abs(line["top"] - line["bottom"]) < 1:
            thick = (line["linewidth"] or 0) * MM
            found.append(
                _rule(line, line["stroking_color"], thick, (line["top"] + line["bottom"]) / 2)
            )
    for box in page.rects:
        if box["height"] < 4:
            middle = (box["top"] + box["bottom"]) / 2
            found.append(_rule(box, box["non_stroking_color"], box["height"] * MM, middle))
    return _joined(sorted(r for r in found if r.right - r.left > 5))


def _rule(shape: Any, colour: Any, thick: float, y: float) -> Rule:
    return Rule(y * MM, shape["x0"] * MM, shape["x1"] * MM, thick, is_red(colour))


def _joined(rules: list[Rule]) -> list[Rule]:
    """Pieces of one line put together; short ones left out."""
    out: list[Rule] = []
    for rule in rules:
        last = out[-1] if out else None
        if last and abs(last.y - rule.y) < 0.3 and last.red == rule.red:
            left, right = min(last.left, rule.left), max(last.right, rule.right)
            out[-1] = last._replace(left=left, right=right)
        else:
            out.append(rule)
    return [r for r in out if r.right - r.left > 100]
