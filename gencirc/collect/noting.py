"""What is reported and not collected: comments with their places, styles and fonts set by hand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from gencirc.collect.edited import cleaned
from gencirc.collect.leaving import place_of
from gencirc.collect.saying import short
from gencirc.outside.values import Paper, Paragraph
from gencirc.source.marks import Mark

if TYPE_CHECKING:
    from gencirc.collect.collecting import Collected

LOOKS = {"font": "字体", "size": "字号", "bold": "加粗", "italic": "倾斜", "underline": "下划线",
         "colour": "颜色", "highlight": "底色"}  # fmt: skip


class Noted(NamedTuple):
    """A note: number of the paragraph (from 1), what is said, and where the paragraph was typed."""

    number: int
    text: str
    mark: Mark | None = None
    who: str = ""


def remarks(read: Paper, edited: Sequence[Paragraph], out: Collected) -> list[Noted]:
    """The comments, each with its paragraph and the line of the plan."""
    shown = [p.number for p in edited if cleaned(p.said)]
    numbers = {shown[n]: at for n, at in _typed(out).items() if n < len(shown)}
    found = []
    for comment in read.comments:
        at = next((numbers[n] for n in comment.paragraphs if n in numbers), -1)
        quoted = f"“{short(comment.quoted)}”：" if comment.quoted else ""
        found.append(Noted(at + 1, quoted + comment.text, _mark(at, out), comment.author))
    return found


def looks(edited: Sequence[Paragraph], built: Sequence[Paragraph], out: Collected) -> list[Noted]:
    """The paragraphs whose style was changed by hand, or whose letters were."""
    if out.differing is None:
        return []
    now = [p for p in edited if cleaned(p.said)]
    was = [p for p in built if cleaned(p.said)]
    new = {n: o for o, n in out.differing.pairs.items()}
    places = _typed(out)
    found = []
    for n, p in enumerate(now):
        old = new.get(places.get(n, -1))
        if old is None or old >= len(was) or len(now) != len(places):
            continue
        said = [f"样式“{was[old].style}”改成“{p.style}”"] * (was[old].style != p.style)
        said += [LOOKS[name] for name in _set(p) if name not in _set(was[old])]
        if said:
            found.append(Noted(n + 1, f"“{short(cleaned(p.text))}”：{'、'.join(said)}"))
    return found


def _typed(out: Collected) -> dict[int, int]:
    """The paragraphs of the file → those that were compared."""
    return {n: at for at, group in enumerate(out.groups) for n in group.places}


def _set(p: Paragraph) -> dict[str, None]:
    """The looks that any words of a paragraph are given directly."""
    given = (x.look._asdict() for x in p.pieces if x.text.strip() and not x.deleted)
    return {name: None for look in given for name, value in look.items() if value}


def _mark(at: int, out: Collected) -> Mark | None:
    if out.differing is None or out.paper is None or at < 0:
        return None
    old = next((o for o, n in out.differing.pairs.items() if n == at), None)
    return place_of(old, out.paper) if old is not None else None
