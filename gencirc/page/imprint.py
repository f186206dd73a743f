"""The imprint: its lines, and what brings it to an even page (GB/T 9704 7.4, 7.5)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from gencirc.blocks.lines import lines
from gencirc.page.estimate import imprint_height
from gencirc.page.stacking import Pages
from gencirc.word.letterhead import Letterhead
from gencirc.words import Words

SENT = {"版记主送": "主送", "抄送": "抄送", "报": "报", "送": "送", "发": "发"}  # tags and labels
EDGES = 5  # 字 of a line that the hanging label and the edges take


class Added(NamedTuple):
    """Pages added so that the imprint stands on an even page."""

    pages: int  # 0; 1 for the imprint alone; 2 for a blank one before it as well
    numbered: bool  # with a blank page before it neither of them has a number (7.5)


def for_even_page(pages: Pages, imprint: int) -> Added:
    """What to add when the imprint of so many lines is to stand on an even page.

    Where it fits below the text of an even page nothing is added, else it gets a page of
    its own; should that be an odd one, a blank page goes before it.
    """
    last = pages.end(-1)[0]
    fits = imprint_height(imprint) <= pages.free
    if last % 2:
        return Added(1, True)
    return Added(0, True) if fits else Added(2, False)


def imprint_lines(head: Mapping[str, Words], letterhead: Letterhead) -> int:
    """Lines of the imprint, 0 without one: 主送, 抄送, and the office with the date."""
    if not letterhead.has_head:
        return 0
    metrics = letterhead.metrics("版记")
    room = letterhead.page.text_width / metrics.pitch - EDGES
    copies = {label: head[tag] for tag, label in SENT.items() if head.get(tag)}
    taken = sum(
        len(
            lines(f"{label}：{said}。", room + 3 - len(label) - 1, -len(label) - 1, metrics.cells())
        )
        for label, said in copies.items()
    )
    return taken + bool("印发机关" in letterhead.elements or head.get("印数"))
