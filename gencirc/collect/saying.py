"""Changes in words, as a person is told of them."""

from __future__ import annotations

import re

from gencirc.collect.matching import Atom

SHOWN = 24  # characters of a text that are named
FEW = 4  # characters that are shown with those around them
LEAD, TAIL = (
    re.compile(r"[^，。；：、！？《》（）“”\s]{0,4}$"),
    re.compile(r"[^，。；：、！？《》（）“”\s]{0,4}"),
)


def reworded(atom: Atom, text: str) -> str:
    """What became of some words of a text."""
    before, after = around(atom, text)
    if not before:
        return f"加了“{short(after)}”"
    if not after:
        return f"删了“{short(before)}”"
    return f"把“{short(before)}”改成“{short(after)}”"


def around(atom: Atom, text: str) -> tuple[str, str]:
    """The words before and after; of a few, with those on both sides up to the next sign."""
    end = atom.at + len(atom.before)
    lead, tail = LEAD.search(text[: atom.at]), TAIL.match(text[end:])
    if atom.kind != "改" or max(len(atom.before), len(atom.after)) > FEW or not lead or not tail:
        return atom.before, atom.after
    return f"{lead[0]}{atom.before}{tail[0]}", f"{lead[0]}{atom.after}{tail[0]}"


def otherwise(atom: Atom, text: str) -> str:
    """How a paper drafted with some changes, which reads ``text``, differs from the edited one."""
    new, old = around(atom, text)
    if atom.kind == "增":
        return f"改了以后，“{short(old)}”这一段就没有了"
    if atom.kind == "删":
        return f"改了以后，会多印一段“{short(new)}”"
    if atom.kind == "移":
        return f"改了以后，“{short(new)}”不在改稿里的地方"
    return f"改了以后，印的是“{short(new)}”，改稿是“{short(old)}”"


def short(text: str) -> str:
    """A text as a message names it."""
    return text if len(text) <= SHOWN else text[:SHOWN] + "……"
