"""What is known while a part of a foreign paper is walked through."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from gencirc.outside.running import PLAIN
from gencirc.outside.values import Cell, Look, Piece, Revision


@dataclass(eq=False, slots=True)
class Raw:
    """A paragraph while it is read."""

    part: str
    name: str
    anchor: Raw | None
    cells: tuple[Cell, ...]
    properties: Any | None
    inserted: Revision | None
    deleted: Revision | None
    pieces: list[Piece] = field(default_factory=list)
    referred: list[str] = field(default_factory=list)  # comments whose sign stands here
    number: int = -1


@dataclass(slots=True)
class Run:
    """What the text of a run has in common."""

    look: Look = PLAIN
    style: str = ""
    hidden: bool | None = None
    restyled: Revision | None = None


@dataclass(slots=True)
class Frame:
    """A flow of text: a part, or a text box in it."""

    part: str
    name: str = ""
    anchor: Raw | None = None
    tables: list[list[int]] = field(default_factory=list)  # number, row, column
    rows: list[tuple[Revision | None, Revision | None]] = field(default_factory=list)
    cells: tuple[Cell, ...] = ()


class Walk:
    """Reads parts one after another; what it found lies in ``flow``, ``boxes`` and ``notes``."""

    def __init__(self) -> None:
        self.flow: list[Raw] = []
        self.boxes: list[Raw] = []
        self.notes: dict[tuple[str, str], int] = {}
        self.tables = 0
        self.frames: list[Frame] = []
        self.open: list[Raw] = []
        self.runs: list[Run] = []
        self.changes: dict[str, list[Revision | None]] = {"in": [], "out": []}
        self.fields: list[list[str]] = []  # code, and whether its result has begun
        self.coding = 0  # fields among them that are still in their code
        self.counts: dict[str, int] = {}  # notes of a kind
        self.comments: dict[str, None] = {}
        self.shown = False  # fields are broken: nothing is taken for code

    def text(self, text: str, **more: Any) -> None:
        """Put text into the open paragraph."""
        in_code = self.coding and not self.shown
        if not self.open or in_code or not (text or more):
            return
        run = self.runs[-1] if self.runs else Run()
        self.open[-1].pieces.append(
            Piece(
                text, run.look, run.style, last(self.changes["in"]), last(self.changes["out"]),
                run.restyled, bool(run.hidden), self.fields[-1][0].strip() if self.fields else "",
                tuple(self.comments), **more,
            )
        )  # fmt: skip


def last(changes: list[Revision | None]) -> Revision | None:
    return changes[-1] if changes else None
