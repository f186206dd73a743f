"""Styles of a foreign paper: names, and what paragraphs inherit from them."""

from __future__ import annotations

from typing import Any, NamedTuple

from gencirc.outside.tree import flag, value, w, whole


class Style(NamedTuple):
    """What a style gives, inherited things included."""

    name: str
    level: int | None = None  # of the outline, from 1
    numbering: str = ""  # w:numId
    step: int | None = None  # w:ilvl
    hidden: bool = False


DEEPEST = 11  # styles based on one another, as in Word
NO_STYLE = Style("")


class Styles:
    """The styles by id."""

    def __init__(self, root: Any | None) -> None:
        found = root.findall(w("style")) if root is not None else []
        self.elements: dict[str, Any] = {s.get(w("styleId")) or "": s for s in found}
        self.standard = next(
            (i for i, s in self.elements.items()
             if s.get(w("default")) in ("1", "true", "on") and s.get(w("type")) == "paragraph"),
            "",
        )  # fmt: skip
        self.known: dict[str, Style] = {}

    def style(self, id_: str) -> Style:
        """A style; one that is not there has its id for a name."""
        if id_ not in self.known:
            self.known[id_] = self._resolved(id_)
        return self.known[id_]

    def _resolved(self, id_: str) -> Style:
        if id_ not in self.elements:
            return NO_STYLE._replace(name=id_)
        made = Style(value(self.elements[id_], "name") or id_)
        numbering, step, level, hidden = "", None, None, None
        for element in self._chain(id_):
            properties = element.find(w("pPr"))
            numbers = properties.find(w("numPr")) if properties is not None else None
            if not numbering and numbers is not None:
                numbering = value(numbers, "numId")
                step = _number(value(numbers, "ilvl"))
            level = level if level is not None else _number(value(properties, "outlineLvl"))
            hidden = hidden if hidden is not None else flag(element.find(w("rPr")), "vanish")
        return made._replace(
            level=outline(level), numbering=numbering, step=step, hidden=bool(hidden)
        )

    def _chain(self, id_: str) -> list[Any]:
        """A style and those it is based on; a circle ends."""
        chain: list[str] = []
        while id_ in self.elements and id_ not in chain and len(chain) < DEEPEST:
            chain.append(id_)
            id_ = value(self.elements[id_], "basedOn")
        return [self.elements[i] for i in chain]


def outline(level: int | None) -> int | None:
    """The level of the outline from 1; Word's 9 is body text."""
    return level + 1 if level is not None and 0 <= level < 9 else None


def _number(text: str) -> int | None:
    return whole(text) if text else None
