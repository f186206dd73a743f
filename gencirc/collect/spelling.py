"""A value as YAML spells it: plain where it can be, quoted where it must, ``|`` for paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from gencirc.source.scalars import decode

FIRST = re.compile(r"[-?:,\[\]{}#&*!|>'\"%@`~\s]")
INNER = re.compile(r":(?:\s|$)|\s#|\t")
FLOW = re.compile(r"[,\[\]{}，]")
SEPARATORS = ("\n", "；")  # between the paragraphs, and the items, of a text
GAP = re.compile(r"\n[ \t\u3000]*\n\s*")


class Cut(NamedTuple):
    """A stretch of a value that becomes other words."""

    first: int
    last: int
    new: str


def ordered(cuts: Iterable[Cut]) -> list[Cut]:
    """Stretches in the order of the text; at one place words stay with the paragraph they extend."""
    return sorted(cuts, key=lambda c: (c.first, c.last, _rank(c.new), c.new))


def _rank(new: str) -> int:
    """A paragraph put before, words of this one, a paragraph put behind."""
    return 0 if new[-1:] in SEPARATORS else 2 if new[:1] in SEPARATORS else 1


def patched(value: str, cuts: Iterable[Cut]) -> str:
    """The value with its stretches replaced."""
    out, at = "", 0
    for cut in ordered(cuts):
        out += value[at : cut.first] + cut.new
        at = cut.last
    return out + value[at:]


def spelled(value: str, indent: int, flow: bool = False) -> str:
    """A new value behind a key or a dash; the lines of a ``|`` stand at ``indent``."""
    if "\n" in value and not flow:
        return block(value, indent)
    if "\n" in value:
        return _double(value)
    return value if plain(value, flow) else quoted(value)


def plain(value: str, flow: bool = False) -> bool:
    """Whether a text may stand without quotes."""
    hard = not value or FIRST.match(value) or value != value.strip() or INNER.search(value)
    return not (hard or value.endswith(":") or (flow and FLOW.search(value)))


def quoted(value: str) -> str:
    """A text in quotes."""
    if "\n" in value:
        return _double(value)
    return "'" + value.replace("'", "''") + "'"


def _double(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + escaped.replace("\n", "\\n") + '"'


def block(value: str, indent: int) -> str:
    """Paragraphs below a ``|``, a blank line between them."""
    blank = " " * indent
    parts = [p.strip() for p in GAP.split(value) if p.strip()]
    lines = ["\n".join(blank + line.strip() for line in p.split("\n")) for p in parts]
    return "|\n" + "\n\n".join(lines)


def respelled(raw: str, cuts: list[Cut], indent: int, flow: bool = False) -> str:
    """The spelling of a value after its stretches were replaced, as near to the old one as can be.

    ``indent`` is where the lines of a ``|`` would stand.
    """
    value, places = decode(raw)
    wanted = patched(value, cuts)
    if raw[:1] in ("'", '"') and "\n" not in raw and "\n" not in wanted:
        return quoted(wanted) if raw[0] == "'" else _double(wanted)
    if raw[:1] in ("|", ">"):
        indent = _indent_of(raw, indent)
    if "\n" in raw or "\n" not in wanted:
        made = _local(raw, cuts, places, indent)
        styled = raw[:1] in ("|", ">") or plain(" ".join(made.split("\n")), flow)
        if styled and decode(made)[0] == wanted:
            return made
    return spelled(wanted, indent, flow)


def _local(raw: str, cuts: list[Cut], places: tuple[int, ...], indent: int) -> str:
    """The raw text with its stretches replaced where they stand."""
    end = places[-1] + 1 if places else len(raw)
    at = [*places, end]
    out = raw
    for cut in reversed(ordered(cuts)):
        first = at[cut.first] if cut.first < len(places) else end
        last = at[cut.last - 1] + 1 if cut.last > cut.first else first
        if cut.first == cut.last and cut.first > 0:
            first = last = at[cut.first - 1] + 1 if not cut.new.endswith("\n") else first
        new = GAP.sub("\n\n" + " " * indent, cut.new)
        out = out[:first] + new + out[last:]
    return out


def _indent_of(raw: str, other: int) -> int:
    """Where the lines of a block text stand."""
    lines = [line for line in raw.split("\n")[1:] if line.strip()]
    return len(lines[0]) - len(lines[0].lstrip(" ")) if lines else other
