"""Names in one line, as a plan takes them: 甲、乙、丙."""

from __future__ import annotations

from collections.abc import Sequence

from gencirc.importing.draft import Leaf
from gencirc.patterns import later
from gencirc.source.marks import Text

BETWEEN = later(r"[、，,；;]\s*(?![^（(]*[）)])|[ \u3000]+(?![^（(]*[）)])")


def names(texts: Sequence[Text]) -> Leaf:
    """Names in one line, with 、 where only blanks part them."""
    words: list[Text | str] = []
    for text in texts:
        at = 0
        for sign in [*BETWEEN.finditer(text), None]:
            name = text.part(at, sign.start() if sign else len(text)).trimmed()
            if name:
                words += ["、", name] if words else [name]
            at = sign.end() if sign else at
    last = words[-1]
    if isinstance(last, Text) and last.endswith("。"):
        words[-1] = last.part(0, len(last) - 1)
    return Leaf(tuple(words))
