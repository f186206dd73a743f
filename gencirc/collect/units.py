"""Differences → units that are written back together, each with its ways of doing so."""

from __future__ import annotations

from collections.abc import Sequence

from gencirc.collect.breaking import together
from gencirc.collect.desk import Desk
from gencirc.collect.matching import Aligned
from gencirc.collect.own import Stock
from gencirc.collect.owners import Paper
from gencirc.collect.paragraphs import coming, going, moving
from gencirc.collect.phrases import Stocked, names, of_stock, plain, shared, titles
from gencirc.collect.slots import Slots
from gencirc.collect.unit import Unit


def units(found: Aligned, edited: Sequence[str], paper: Paper, desk: Desk) -> list[Unit]:
    """Every difference in a unit."""
    rest = [a for a in found.atoms if a.kind == "改" and a.old is not None]
    stock, slots = Stocked(found, edited, Stock(desk, paper)), Slots(desk, paper)
    made = [*titles(rest, found, edited, paper, desk)]
    rest = [a for a in rest if not any(a in u.atoms for u in made)]
    made += [*of_stock(rest, stock, paper)]
    rest = [a for a in rest if not any(a in u.atoms for u in made)]
    made += names(rest, paper)
    rest = [a for a in rest if not any(a in u.atoms for u in made)]
    made += shared(rest, paper)
    rest = [a for a in rest if not any(a in u.atoms for u in made)]
    every = [
        *made,
        *plain(rest, stock, slots, paper),
        *going(found, paper, slots),
        *moving(found, paper, slots),
        *coming(found, paper, slots, stock),
    ]
    return together(every, paper)
