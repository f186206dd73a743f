"""How a difference is put in words: quoted, shortened, with the place that it is found at."""

from __future__ import annotations

import re
from collections.abc import Iterable

from gencirc.compare.edits import EDGE, Edit, edits, tokens
from gencirc.compare.pairing import ALIKE, likeness

LONG = 60  # characters: a longer text is quoted by its beginning and end
HEAD, TAIL = 36, 12
FEW = 4  # changed places told one by one
REST = 0.6  # share of a text that may be changed before it is told as written anew
BEFORE = 6  # characters told before words that were put in
INNER = str.maketrans("“”", "‘’")


def short(text: str) -> str:
    """A text on one line, a long one by its beginning and its end."""
    text = re.sub(r"\s*\n\s*", "／", text.strip())
    return text if len(text) <= LONG else f"{text[:HEAD]}……{text[-TAIL:]}"


def quoted(text: str) -> str:
    """“…” around a text, its own marks turned into ‘…’ (GB/T 15834)."""
    return f"“{short(text).translate(INNER)}”"


def turned(old: str, new: str) -> str:
    """“甲”改为“乙”."""
    return f"{quoted(old)}改为{quoted(new)}"


def reworded(old: str, new: str) -> str:
    """What changed inside a text: word by word, or as a whole when little is left of it."""
    found = edits(old, new)
    if max(len(old), len(new)) <= BEFORE or likeness(old, new) < ALIKE:
        return turned(old, new)
    changed = sum(max(len(e.old), len(e.new)) for e in found)
    if len(found) > FEW or changed > REST * max(len(old), len(new)):
        return turned(old, new)
    return "；".join(_told(e, old) for e in found)


def _told(edit: Edit, old: str) -> str:
    if edit.old and edit.new:
        return turned(edit.old, edit.new)
    if edit.old:
        return f"删去{quoted(edit.old)}"
    before = _before(old, edit.at)
    return f"{quoted(before)}后增加{quoted(edit.new)}" if before else f"开头增加{quoted(edit.new)}"


def _before(text: str, at: int) -> str:
    """The last words of the same clause before a place; of a new clause, the sign before it."""
    out = ""
    for word in reversed(tokens(text[:at])):
        if len(out) >= BEFORE or (out and word in EDGE):
            break
        out = word + out
    return out


def listed(names: Iterable[str]) -> str:
    """甲、乙、丙."""
    return "、".join(names)
