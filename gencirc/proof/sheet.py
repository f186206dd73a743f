"""核稿单: the items of a paper with their sources, and what changed since it was last read."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from gencirc.compare.telling import listed
from gencirc.compare.texts import paragraphs, told
from gencirc.kind.document import Document
from gencirc.plan.fields import NOWHERE
from gencirc.plan.model import Plan
from gencirc.plan.titles import booked
from gencirc.proof.items import items, names_of
from gencirc.proof.readings import Read, last
from gencirc.proof.sources import Origin, origins
from gencirc.proof.sources import told as told_of
from gencirc.text import light, lines
from gencirc.words import say

BOX = "□"
READERS = (BOX, BOX, BOX)  # 拟稿, 核稿, 科长
NEW = "新"
FIRST, SAME = "第一次核稿，没有可比的", "没有变化"
SHOWN = 16  # paragraphs named for one item
ON_LINE = 4  # of them on one line of the cell: programs break such a row where they should not


class Entry(NamedTuple):
    """An item of the sheet, wherever it stands in the paper."""

    sort: str
    text: str
    places: tuple[int, ...]
    origins: tuple[Origin, ...]
    new: bool = False


def entries(document: Document, plan: Plan, read: Read) -> list[Entry]:
    """What is to be checked in a paper, each thing once, in order of appearance."""
    found: dict[tuple[str, str], Entry] = {}
    plan = plan.issued(document.paper)
    for item in items(lines(document), names_of(plan), plan.calendar):
        key = (item.sort, item.text)
        before = found.get(key) or Entry(*key, (), ())
        found[key] = before._replace(
            places=tuple(dict.fromkeys([*before.places, item.paragraph])),
            origins=tuple(dict.fromkeys([*before.origins, *origins(item, plan)])),
        )
    return _marked(found.values(), read)


def _marked(found: Iterable[Entry], read: Read) -> list[Entry]:
    """The entries, those marked that the text last read did not have."""
    return [e._replace(new=bool(read.number) and e.text not in read.text) for e in found]


def changes(document: Document, read: Read) -> list[str]:
    """What changed since the last reading, in sentences."""
    return told(read.text, light(document)) if read.number else []


def facts(document: Document, plan: Plan, folder: Path) -> dict[str, Any]:
    """What the template of the sheet says of one paper."""
    read = last(folder, document.name)
    said = changes(document, read)
    nothing = SAME if read.number else FIRST
    return {
        "题目": booked(say(NOWHERE, document.title)),
        "次": read.number + 1,
        "段数": len(paragraphs(light(document))),
        "变化": [(str(n), s, *READERS) for n, s in enumerate(said or [nothing], 1)],
        "核对": [_row(n, e, plan) for n, e in enumerate(entries(document, plan, read), 1)],
    }


def _row(number: int, entry: Entry, plan: Plan) -> tuple[str, ...]:
    source = "\n".join(told_of(entry.origins, plan))
    new = NEW if entry.new else ""
    return (str(number), entry.sort, entry.text, _places(entry), source, new, *READERS)


def _places(entry: Entry) -> str:
    """第3、8段, a few on a line; of very many the first."""
    shown = list(map(str, entry.places[:SHOWN]))
    lines = [listed(shown[at : at + ON_LINE]) for at in range(0, len(shown), ON_LINE)]
    more = f"等{len(entry.places)}段" if len(entry.places) > SHOWN else "段"
    return "第" + "、\n".join(lines) + more
