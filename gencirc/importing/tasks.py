"""Tasks with their departments in a bracket at the end: 文字。（责任部门：甲、乙）"""

from __future__ import annotations

from gencirc.importing.draft import Keyed, Leaf, Listing, Node, leaf, pair
from gencirc.importing.levels import Part
from gencirc.plan.tasks import BODIES, BRACKET, GOAL, LABEL, LEAD, WHO, WITH
from gencirc.plan.tasks import DUE as DUE_WORDS
from gencirc.source.marks import Text

LEAST = 0.5  # of the items must name somebody


def tasks(part: Part) -> Node | None:
    """The tasks that stand under a heading, or ``None`` when too few name their departments."""
    below = part.parts
    if len(below) < 2 or any(len(p.items) != 1 for p in below):
        return None
    texts = [p.items[0] for p in below]
    if not all(isinstance(t, Text) for t in texts):
        return None
    found = [t for t in texts if isinstance(t, Text) and _bracket(t)]
    if len(found) < len(below) * LEAST or len(part.items) > len(below) + 3:
        return None
    titles = [p.title for p in below]
    if all(titles) and len(set(map(str, titles))) == len(titles):
        return Keyed(tuple(
            pair(title, leaf(text)) for title, text in zip(titles, texts, strict=True)
            if title and isinstance(text, Text)
        ))  # fmt: skip
    if any(titles):
        return None
    return Listing(tuple(Leaf((t,)) for t in texts if isinstance(t, Text)))


def _bracket(text: Text) -> bool:
    """Whether a text ends with a bracket whose every label the plan knows."""
    found = BRACKET.search(text)
    if not found:
        return False
    labels = [m[1].strip() for m in LABEL.finditer(found[1])]
    return bool(labels) and all(map(_known, labels))


def _known(label: str) -> bool:
    if label in WHO or label in GOAL:
        return True
    if label[:2] in LEAD + WITH:
        return label[2:] in BODIES
    return label[-2:] in DUE_WORDS or label[:2] in DUE_WORDS
