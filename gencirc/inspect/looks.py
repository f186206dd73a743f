"""Faces by the classes that the standard names, and colours."""

from __future__ import annotations

import re

FACES = {
    "小标宋": ("小标宋", "XiaoBiaoSong", "XBS"),
    "仿宋": ("仿宋", "FangSong", "FandolFang", "FSong", "FZFS", "STFangsong"),
    "楷体": ("楷", "KaiTi", "Kaiti", "FandolKai", "WenKai", "FZKT", "FZKai", "STKai"),
    "黑体": ("黑", "SimHei", "FandolHei", "FZHT", "FZHei", "STHei"),
    "宋体": ("宋", "SimSun", "FandolSong", "FZSS", "FZShuSong", "STSong"),
}


def face_class(face: str) -> str:
    """仿宋 for any make of it; empty for a face of no class that the standard names."""
    return next((k for k, names in FACES.items() if any(n in face for n in names)), "")


def same_face(face: str, wanted: str) -> bool:
    """Whether a face is of the class that the standard names."""
    return face_class(face) == wanted


def rgb(colour: str) -> tuple[int, int, int] | None:
    """``FF0000`` as numbers; None for automatic and unknown colours."""
    if not re.fullmatch(r"[0-9A-Fa-f]{6}", colour):
        return None
    return int(colour[:2], 16), int(colour[2:4], 16), int(colour[4:], 16)


def red(colour: str) -> bool:
    """Whether a colour of the file is the red of a head."""
    found = rgb(colour)
    return found is not None and found[0] >= 150 and max(found[1:]) <= 90


def black(colour: str) -> bool:
    """Whether a colour prints black; automatic does."""
    found = rgb(colour)
    return found is None or max(found) <= 60
