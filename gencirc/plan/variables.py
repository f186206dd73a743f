"""变量: short texts stated once and put in wherever 【名】 stands, in keys and values alike.

Of three scopes the nearest holds: the recipient's, the paper's own 变量, the plan's. What a
paper has of its own is left to the scope of that paper (plan.scope); everything else is
put in here, after all layers, so that dates, names and titles may be made of variables too.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as Table

from gencirc.patterns import later
from gencirc.plan.conditions import Facts, chosen, there_in
from gencirc.problem import Problem, problem
from gencirc.source.marks import Piece, Text
from gencirc.source.nodes import Entry, Mapping, Node, Scalar, Sequence

KEYS = ("变量", "variables")
OF_PLAN = {"季节": ("季节", "season"), "年份": ("年份", "year"), "简称": ("简称", "short")}
NAME = later(r"【([^【】\n]{1,60})】")
DEEP = 8  # variables within variables


def variables_of(top: Mapping, given: Table[str, Text], problems: list[Problem]) -> dict[str, Text]:
    """The variables of a plan, those made of others put together.

    ``given`` are names that the issuer gives (级别、地名、自称、全称).
    """
    typed = {k: t for k, keys in OF_PLAN.items() if (t := _text(top.get(*keys)))}
    own = top.get(*KEYS)
    for entry in own.entries if isinstance(own, Mapping) else ():
        if isinstance(entry.value, Scalar) and not entry.value.damaged:
            typed[str(entry.key)] = entry.value.text
    known = dict(given) | typed
    return {name: _settled(name, value, known, problems) for name, value in known.items()}


def settled(top: Mapping, given: Table[str, Text], problems: list[Problem]) -> Mapping:
    """The plan's tree with its conditions settled and its variables put in."""
    known = variables_of(top, given, problems)
    made = chosen(top, Facts(known, there_in(top), problems))
    apart = own_of_papers(top)
    made = put_in(made or top, {n: v for n, v in known.items() if n not in apart})
    return made if isinstance(made, Mapping) else top


def _text(node: Node | None) -> Text | None:
    return node.text if isinstance(node, Scalar) and node.text else None


def _settled(name: str, value: Text, known: Table[str, Text], problems: list[Problem]) -> Text:
    """The value with the variables in it put in; one that leads to itself is reported."""
    for _ in range(DEEP):
        if not any(m[1] in known for m in NAME.finditer(value)):
            return value
        value = filled(value, known)
    problems.append(problem("P211", value, name=name))
    return Text(NAME.sub(lambda m: m[1], value), value.mark)


def own_of_papers(top: Mapping) -> set[str]:
    """The names that single papers give a value of their own."""
    papers = (e.value for e in top.entries if isinstance(e.value, Mapping))
    own = (paper.get(*KEYS) for paper in papers)
    return {str(e.key) for node in own if isinstance(node, Mapping) for e in node.entries}


def filled(text: Text, known: Table[str, Text]) -> Text:
    """The text with its variables put in; every character keeps the place it was typed at."""
    if "【" not in text:
        return text
    out, pieces = "", list[Piece]()
    for at, stop, value in _parts(text, known):
        mark = None if value is None else value.mark
        pieces.append(Piece(len(out), at, 1 if mark is None else 0, mark))
        out += text[at:stop] if value is None else value
    if len(pieces) == 1 and pieces[0].step:
        return text
    return Text(out, text.mark.pieced(tuple(pieces)))


def _parts(text: Text, known: Table[str, Text]) -> Iterator[tuple[int, int, Text | None]]:
    """Stretches of a text as typed, and the variables between them."""
    at = 0
    for found in NAME.finditer(text):
        value = known.get(found[1].strip())
        if value is not None:
            if found.start() > at:
                yield at, found.start(), None
            yield found.start(), found.end(), value
            at = found.end()
    if at < len(text):
        yield at, len(text), None


def put_in(node: Node, known: Table[str, Text]) -> Node:
    """A node with its variables put in, below the plan's own 变量."""
    if isinstance(node, Scalar):
        return node._replace(text=filled(node.text, known))
    if isinstance(node, Sequence):
        return node._replace(items=tuple(put_in(i, known) for i in node.items))
    entries = (
        e if e.key in KEYS else Entry(filled(e.key, known), put_in(e.value, known))
        for e in node.entries
    )
    return node._replace(entries=tuple(entries))
