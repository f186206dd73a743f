"""1、1.1、1.1.1: lines that count in decimals take the levels that the standard has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gencirc.importing.ordinals import DECIMAL, LEVELS, Line, Ordinal
from gencirc.patterns import later

FEWEST = 2  # decimals that a text must have before a line that begins with one is a heading
TOP = later(r"(\d{1,2})[.、\s]*(?=[\u4e00-\u9fff“《])")
TITLE = later(r"[^。；！？]{2,36}")
FORM = {level: form for form, level in LEVELS.items()}
Path = tuple[int, ...]


def decimals(lines: Sequence[Line]) -> list[Line]:
    """The lines with decimals as headings where they go on counting, as text where they do not."""
    paths = [_path(line) for line in lines]
    counted = _counted(paths)
    if len(counted) < FEWEST:
        return [_plain(line) for line in lines]
    firsts = {paths[n][0] for n in counted}
    lone = not any(x.ordinal and x.ordinal.form == "一、" for x in lines)
    return list(_levelled(lines, paths, counted, firsts if lone else set()))


def _path(line: Line) -> Path:
    """The numbers of a decimal, none for another line."""
    if line.ordinal is None or line.ordinal.form != DECIMAL:
        return ()
    return tuple(int(n) for n in re.findall(r"\d+", line.counted))


def _counted(paths: Sequence[Path]) -> set[int]:
    """The places of decimals that go on from the one before."""
    out: set[int] = set()
    before: Path = ()
    for place, path in enumerate(paths):
        if path and _goes_on(before, path):
            out.add(place)
            before = path
    return out


def _goes_on(before: Path, path: Path) -> bool:
    """1.2 behind 1.1 or 1.1.3; 1.2.1 behind 1.2; 2.1 behind 1.5: one may be missing."""
    same = 0
    while same < min(len(before), len(path)) and before[same] == path[same]:
        same += 1
    rest = path[same:]
    if same == len(before):  # deeper than the one before
        return bool(rest) and (not before or all(n == 1 for n in rest))
    step = rest[0] - before[same] if rest else 0
    return step in (1, 2) and all(n == 1 for n in rest[1:])


def _levelled(
    lines: Sequence[Line], paths: Sequence[Path], counted: set[int], firsts: set[int]
) -> Iterator[Line]:
    """Every line with the ordinal that the standard has for its depth."""
    top = 0
    for place, line in enumerate(lines):
        if place in counted:
            path = paths[place]
            assert line.ordinal
            yield line._replace(
                ordinal=line.ordinal._replace(form=FORM[len(path)], number=path[-1])
            )
            top = max(top, path[0])
            continue
        first = _top(line, top, firsts)
        if first:
            top += 1
            yield line._replace(ordinal=first, mended="")
        else:
            yield _plain(line)


def _top(line: Line, before: int, firsts: set[int]) -> Ordinal | None:
    """The ordinal of a chapter, 1 总则; the last ones may have no sections of their own."""
    found = TOP.match(line.text) if firsts else None
    if found is None or (line.ordinal and line.ordinal.form != "1."):
        return None
    number = int(found[1])
    known = number in firsts or not min(firsts) < number < max(firsts)
    if number != before + 1 or not known or not TITLE.fullmatch(line.text):
        return None
    return Ordinal("一、", number, found.end())


def _plain(line: Line) -> Line:
    return line._replace(ordinal=None) if _path(line) else line
