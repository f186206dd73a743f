"""A paragraph as a string, a character a piece, and pieces as runs again.

What is no text (a drawing, a field, a note's sign) stands for one character of a private
plane: the same thing is the same character on both sides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from itertools import groupby
from typing import Any, NamedTuple

from lxml import etree

from gencirc.outside.tree import drop, w
from gencirc.redline.tidying import MC

SIGNS = {w("tab"): "\t", w("cr"): "\n", w("noBreakHyphen"): "-", w("softHyphen"): "\u00ad"}
PLANE = 0xF0000
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
BOX = w("txbxContent")
RECKONED = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES|DATE|TIME)\b")  # fields, anew each time
VOLATILE = re.compile(
    rb'\s(?:w:rsid\w*|w14:\w+|wp14:\w+|xmlns:\w+|id|name|o:spid|o:gfxdata)="[^"]*"'
)


class Atom(NamedTuple):
    """One character of a paragraph, with what it is made of."""

    char: str
    runs: tuple[tuple[Any | None, Any], ...] = ()  # properties and content; none for text
    looks: Any | None = None  # w:rPr
    wrapper: Any | None = None  # the hyperlink around it
    loose: bool = False  # stands beside the runs: a bookmark, a formula


class Signs:
    """The characters that stand for things, the same on both sides."""

    def __init__(self) -> None:
        self.known: dict[object, str] = {}

    def of(self, thing: object) -> str:
        return self.known.setdefault(thing, chr(PLANE + len(self.known)))


def atoms(paragraph: Any, signs: Signs) -> list[Atom]:
    """The pieces of a paragraph that was tidied."""
    out: list[Atom] = []
    for child in paragraph:
        if child.tag == w("hyperlink"):
            out += [a._replace(wrapper=child) for run in child for a in _run(run, signs)]
        elif child.tag != w("pPr"):
            out += _run(child, signs)
    return list(_fields(out, signs))


def _run(run: Any, signs: Signs) -> Iterator[Atom]:
    if run.tag in (w("bookmarkStart"), w("bookmarkEnd")):
        return  # nothing that is printed; two versions may not have the same one twice
    if run.tag != w("r"):
        yield Atom(signs.of(canonical(run)), ((None, run),), loose=True)
        return
    looks = run.find(w("rPr"))
    for child in run:
        if child.tag == w("t"):
            yield from (Atom(c, (), looks) for c in _text(child))
        elif child.tag != w("rPr"):
            yield Atom(_sign(child, signs), ((looks, child),), looks)


def _text(element: Any) -> str:
    text = (element.text or "").replace("\n", " ").replace("\r", " ")
    return text if element.get(SPACE) == "preserve" else text.strip(" \t")


def _sign(child: Any, signs: Signs) -> str:
    if child.tag in SIGNS:
        return SIGNS[child.tag]
    if child.tag == w("br"):
        return "\n" if child.get(w("type")) in (None, "textWrapping") else signs.of("page")
    return signs.of(canonical(child))


def canonical(element: Any) -> bytes:
    """What a thing is, without names that every program gives anew and without its text boxes."""
    copy = deepcopy(element)
    copy.tail = None
    for box in list(copy.iter(BOX)):
        box[:] = []
    for spare in list(copy.iter(MC + "Fallback")):
        drop(spare)
    return VOLATILE.sub(b"", etree.tostring(copy))


def _fields(found: list[Atom], signs: Signs) -> Iterator[Atom]:
    """Complex fields that begin and end here, each as one thing."""
    at = 0
    while at < len(found):
        stop = _end_of_field(found, at) if _is(found[at], "begin") else None
        if stop is None:
            yield found[at]
            at += 1
            continue
        inside = found[at : stop + 1]
        runs = tuple(pair for a in inside for pair in a.runs or ((a.looks, a.char),))
        code = "".join(
            x.text or "" for _, x in runs if not isinstance(x, str) and x.tag == w("instrText")
        )
        result = "" if RECKONED.match(code) else "".join(a.char for a in inside)
        key = ("field", " ".join(code.split()), result)
        yield Atom(signs.of(key), runs, found[at].looks, found[at].wrapper)
        at = stop + 1


def _is(atom: Atom, kind: str) -> bool:
    return bool(
        len(atom.runs) == 1 and not isinstance(atom.runs[0][1], str)
        and atom.runs[0][1].tag == w("fldChar") and atom.runs[0][1].get(w("fldCharType")) == kind
    )  # fmt: skip


def _end_of_field(found: list[Atom], at: int) -> int | None:
    depth = 0
    for place in range(at, len(found)):
        depth += _is(found[place], "begin") - _is(found[place], "end")
        if depth == 0:
            return place
    return None


# -- pieces as runs -------------------------------------------------------------------------


def runs(found: Sequence[Atom]) -> list[Any]:
    """Runs and wrappers that hold some pieces."""
    out: list[Any] = []
    for _, group in groupby(found, key=lambda a: (id(a.wrapper), a.loose)):
        some = list(group)
        inside = (
            [deepcopy(x) for a in some for _, x in a.runs] if some[0].loose else list(_same(some))
        )
        if some[0].wrapper is not None:
            wrapper = etree.Element(some[0].wrapper.tag, some[0].wrapper.attrib)
            wrapper.extend(inside)
            inside = [wrapper]
        out += inside
    return out


def _same(some: Iterable[Atom]) -> Iterator[Any]:
    """Runs, one for neighbours of one look."""
    pieces = ((looks, x) for a in some for looks, x in (a.runs or ((a.looks, a.char),)))
    for _, group in groupby(pieces, key=lambda piece: id(piece[0])):
        listed = list(group)
        yield run(listed[0][0], [x for _, x in listed])


def run(looks: Any | None, content: Iterable[Any]) -> Any:
    """A run of characters and elements."""
    made = etree.Element(w("r"))
    if looks is not None:
        made.append(deepcopy(looks))
    for text, group in groupby(content, key=lambda x: isinstance(x, str)):
        if text:
            holder = etree.SubElement(made, w("t"))
            holder.text = "".join(group)
            holder.set(SPACE, "preserve")
        else:
            made.extend(deepcopy(x) for x in group)
    return made
