"""Styles of a letterhead by name: ids, and the metrics that the page is reckoned with."""

from __future__ import annotations

import re
from typing import NamedTuple

from gencirc.blocks.lines import WORD, Cells, Manner
from gencirc.patterns import later

STYLE = later(r"<w:style\b.*?</w:style>", re.S)
NAME = later(r'<w:name w:val="([^"]*)"')
ID = later(r'w:styleId="([^"]*)"')
PARENT = later(r'<w:basedOn w:val="([^"]*)"')
DEFAULTS = later(r"<w:docDefaults>.*?</w:docDefaults>", re.S)
FONTS = later(r"<w:rFonts\b[^>]*/>")
EAST_ASIA = later(r'w:eastAsia="([^"]*)"')
FIRST = later(r'w:firstLineChars="(\d+)"')
BORDER = later(r"(<w:(top|bottom)\b[^>]*/>)")
AUTO_LINE = 1.3  # height of a line with automatic spacing, in em


class Metrics(NamedTuple):
    """What a style means for the page, in twips."""

    size: float  # 1 em
    spacing: float  # added to each character
    line: float  # height of a line
    indent: float  # of the first line
    exact: bool

    @property
    def pitch(self) -> float:
        """Width of one 字."""
        return self.size + self.spacing

    def cells(self, manner: Manner = WORD) -> Cells:
        """What characters take: what is taken off every one makes halves less than half."""
        edge = max(0.0, -self.spacing / self.pitch) if manner.edges else 0.0
        half = (self.size / 2 + self.spacing) / self.pitch
        return Cells(half, manner.gap * self.size / self.pitch, edge)


class Styles:
    """``word/styles.xml``, read once; ``text`` is what goes into the papers."""

    def __init__(self, xml: str) -> None:
        self.text = xml
        self._metrics: dict[str, Metrics] = {}
        self._faces: dict[str, str] = {}
        self._xml: dict[str, str] = {}  # id → element
        self.ids: dict[str, str] = {}  # name → id
        for found in STYLE.findall(xml):
            name, id_ = NAME.search(found), ID.search(found)
            if name and id_:
                self.ids.setdefault(name[1], id_[1])
                self._xml[id_[1]] = found
        default = re.search(
            r'<w:style\b(?=[^>]*w:default="1")(?=[^>]*w:type="paragraph")[^>]*w:styleId="([^"]*)"',
            xml,
        )
        self._default = default[1] if default else ""
        defaults = DEFAULTS.search(xml)
        self._defaults = defaults[0] if defaults else ""
        self._follow()

    def id(self, name: str) -> str:
        """The id of a style by its name."""
        return self.ids[name]

    def xml(self, name: str) -> str:
        """The element of a style."""
        return self._xml[self.ids[name]]

    def has(self, name: str) -> bool:
        return name in self.ids

    def metrics(self, name: str) -> Metrics:
        """Size, pitch, line and indent of a paragraph style."""
        if name not in self._metrics:
            self._metrics[name] = self._measured(name)
        return self._metrics[name]

    def _measured(self, name: str) -> Metrics:
        chain = self._chain(self.ids[name])
        size = float(_value(chain, "sz", "val") or 21) * 10
        spacing = float(_value(chain, "spacing", "val", "w:rPr") or 0)
        height = float(_value(chain, "spacing", "line", "w:pPr") or 240)
        rule = _value(chain, "spacing", "lineRule", "w:pPr") or "auto"
        line = height if rule == "exact" else max(height / 240, 1) * size * AUTO_LINE
        chars = _value(chain, "ind", "firstLineChars", "w:pPr")
        indent = float(_value(chain, "ind", "firstLine", "w:pPr") or 0)
        if chars:
            indent = float(chars) / 100 * (size + spacing)
        return Metrics(size, spacing, line, indent, rule == "exact")

    def face(self, name: str) -> str:
        """The face of a style's hanzi; "" when the theme of the letterhead decides."""
        if name not in self._faces:
            self._faces[name] = self._face(name)
        return self._faces[name]

    def _face(self, name: str) -> str:
        for xml in self._chain(self.ids[name]):
            fonts = FONTS.search(xml)
            if fonts and "w:eastAsiaTheme=" in fonts[0]:
                break
            found = EAST_ASIA.search(fonts[0]) if fonts else None
            if found:
                return found[1]
        return ""

    def before(self, name: str) -> int:
        """Space before a paragraph of the style, in twips."""
        return int(_value(self._chain(self.ids[name]), "spacing", "before", "w:pPr") or 0)

    def border(self, name: str) -> float:
        """Height that borders above and below add, in twips."""
        return sum(_border(b, s) for b, s in BORDER.findall(self._xml[self.ids[name]]))

    def _chain(self, id_: str) -> list[str]:
        """The style and its ancestors, then the defaults."""
        out: list[str] = []
        while id_ in self._xml and self._xml[id_] not in out:
            out.append(self._xml[id_])
            parent = PARENT.search(out[-1])
            id_ = parent[1] if parent else ""
        return [*out, self._defaults]

    def _follow(self) -> None:
        """Let what must agree agree: run-in text has the body's face, indents follow the size."""
        body = self.ids.get("公文正文")
        char = self.ids.get("正文字")
        if not body:
            return
        face = next((f[0] for x in self._chain(body) if (f := FONTS.search(x))), "")
        if char and face:
            self._replace(char, FONTS.sub(lambda m: face, self._xml[char], count=1))
        for name, id_ in self.ids.items():
            chars = FIRST.search(self._xml[id_])
            if chars and int(chars[1]):
                metrics = self.metrics(name)
                twips = round(int(chars[1]) / 100 * metrics.pitch)
                new = re.sub(r'w:firstLine="\d+"', f'w:firstLine="{twips}"', self._xml[id_])
                self._replace(id_, new)

    def _replace(self, id_: str, new: str) -> None:
        self.text = self.text.replace(self._xml[id_], new)
        self._xml[id_] = new


def _border(border: str, side: str) -> float:
    width = float(_value([border], side, "sz") or 0) / 8
    return (width + float(_value([border], side, "space") or 0)) * 20


def _value(chain: list[str], tag: str, attribute: str, inside: str = "") -> str:
    """The first value of an attribute up the chain of styles."""
    pattern = re.compile(rf'<w:{tag}\b[^>]*\bw:{attribute}="([^"]*)"')
    for xml in chain:
        for part in re.findall(rf"<{inside}>.*?</{inside}>", xml, re.S) if inside else [xml]:
            found = pattern.search(part)
            if found:
                return found[1]
    return ""
