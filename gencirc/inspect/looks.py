"""What several rules look at: faces by class, the mark, blank lines."""

from __future__ import annotations

import re

from gencirc.inspect.finding import Finding, finding
from gencirc.inspect.paper import Line, Paper
from gencirc.standard.table import TABLE

FACES = {
    "仿宋": ("仿宋", "FangSong", "FSong"),
    "楷体": ("楷体", "楷_", "KaiTi"),
    "黑体": ("黑体", "黑_", "SimHei"),
    "小标宋": ("小标宋", "XiaoBiaoSong", "XBS"),
    "宋体": ("宋体", "SimSun", "书宋"),
}


def row(name: str, demanded: object, found: object, good: bool | None, key: str = "") -> Finding:
    """A finding for a row of the standard's table."""
    entry = TABLE[key or name]
    return finding(name, entry.clause, entry.strength, demanded, found, good)


def same_face(face: str, wanted: str) -> bool:
    """Whether a face is of the class that the standard names (仿宋 of any make)."""
    names = next((v for k, v in FACES.items() if k in wanted), (wanted,))
    return any(n in face for n in names) or face == wanted


def mark_of(paper: Paper) -> int | None:
    """Place of the issuer's mark: large and red."""
    for place, line in enumerate(paper.lines):
        red = re.fullmatch(r"(?:F|E|C)[0-9A-F]0{0,1}[0-9A-F]{0,4}", line.colour or "-")
        if line.text and red and line.size >= 26:
            return place
    return None


def blanks_beside(lines: list[Line], place: int, step: int) -> int:
    count, at = 0, place + step
    while 0 <= at < len(lines) and not lines[at].text:
        count, at = count + 1, at + step
    return count
