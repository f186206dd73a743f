"""A draft → YAML that gencirc reads back to the letter, with remarks where a doubt stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from gencirc.importing.draft import Block, Keyed, Leaf, Listing, Node, Pair
from gencirc.patterns import later

PLAIN = later(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`~=][^\n\t]*$")
RISKY = later(r":(?:\s|$)|\s#|\s$|^[^\s：:]{1,30}:|^(?:---|\.\.\.)")
PLAIN_KEY = later(r"[\w《“（〔][^:#\n\t'\"\[\]{},&*!|>%@`]*$")
CELL = later(r"[\w《（〔][^:#\n\t'\"\[\]{},，&*!|>%@`]*(?<! )")
BRACKETED = later("[][{}'\"]")
STEP = "  "
Remark = Callable[[Node], str]


def written(node: Keyed, remark: Remark) -> str:
    """The lines of a mapping; ``remark`` says what is doubtful about a value."""
    return "".join(f"{line}\n" for line in _keyed(node, "", remark, top=True))


def _keyed(node: Keyed, indent: str, remark: Remark, top: bool = False) -> Iterator[str]:
    for number, one in enumerate(node.pairs):
        if top and number and isinstance(one.value, Keyed | Listing):
            yield ""
        yield from _pair(one, indent, remark)


def _pair(one: Pair, indent: str, remark: Remark) -> Iterator[str]:
    said = [one.remark] if one.remark else []
    own = remark(one.key) if not isinstance(one.value, Leaf | Block) else ""
    said += [
        s
        for s in (
            own,
            remark(one.value) if isinstance(one.value, Leaf | Block) else remark(one.key) and "",
        )
        if s
    ]
    yield from (f"{indent}# {line}" for line in said)
    head = f"{indent}{key(str(one.key))}:"
    if isinstance(one.value, Leaf):
        yield f"{head} {scalar(str(one.value))}" if str(one.value) else head
    elif isinstance(one.value, Block):
        yield f"{head} |"
        yield from _block(one.value, indent + STEP)
    elif isinstance(one.value, Listing) and str(one.key) == "列" and _fits(one.value):
        yield f"{head} {_flow(one.value)}"
    else:
        yield head
        yield from _node(one.value, indent + STEP, remark)


def _node(node: Node, indent: str, remark: Remark) -> Iterator[str]:
    if isinstance(node, Keyed):
        yield from _keyed(node, indent, remark)
    elif isinstance(node, Listing):
        yield from (line for item in node.items for line in _item(item, indent, remark))


def _item(item: Node, indent: str, remark: Remark) -> Iterator[str]:
    """``- `` and a value; of a mapping the first key stands behind the dash."""
    if isinstance(item, Leaf):
        doubt = remark(item)
        yield from ([f"{indent}# {doubt}"] if doubt else [])
        yield f"{indent}- {scalar(str(item))}"
    elif isinstance(item, Block):
        yield f"{indent}- |"
        yield from _block(item, indent + STEP)
    elif isinstance(item, Listing) and _fits(item):
        yield f"{indent}- {_flow(item)}"
    elif isinstance(item, Listing):  # quoted: a plain text before a list is taken for a slip
        yield from (
            f"{indent}{'  ' if n else '- '}- {_quoted(str(c))}" for n, c in enumerate(item.items)
        )
    else:
        lines = [line[len(indent) + 2 :] for line in _node(item, indent + STEP, remark)]
        first = next(n for n, line in enumerate(lines) if not line.startswith("#"))
        yield from (f"{indent}{line}" for line in lines[:first])
        yield f"{indent}- {lines[first]}"
        yield from (f"{indent}  {line}" if line else "" for line in lines[first + 1 :])


def _fits(row: Listing) -> bool:
    """Whether the cells of a row can stand in brackets on one line."""
    return not any(BRACKETED.search(str(cell)) for cell in row.items)


def _flow(row: Listing) -> str:
    return f"[{', '.join(_cell(str(cell)) for cell in row.items)}]"


def _cell(text: str) -> str:
    return text if CELL.fullmatch(text) else _quoted(text)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _block(node: Block, indent: str) -> Iterator[str]:
    for number, paragraph in enumerate(node.paragraphs):
        if number:
            yield ""
        yield f"{indent}{paragraph}"


def scalar(text: str) -> str:
    """A text as YAML: plain where gencirc reads it so, else in single quotes."""
    if PLAIN.match(text) and not RISKY.search(text):
        return text
    return _quoted(text)


def key(text: str) -> str:
    """A key as YAML."""
    if PLAIN_KEY.match(text) and not text.endswith(" "):
        return text
    return _quoted(text)
