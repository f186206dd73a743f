"""The light text of a paper: what it says, line by line, for reading and comparing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice

from gencirc.afresh import MANY
from gencirc.blocks import tree
from gencirc.blocks.tree import Block
from gencirc.kind.document import Document
from gencirc.plan.fields import NOWHERE
from gencirc.reuse import filled_in, of_papers
from gencirc.words import Words, listed, say

HEAD = (
    "份号", "密级", "紧急程度", "发文机关标志", "信函标志", "命令标志", "纪要标志", "简报标志", "发文字号", "令号",
    "期号", "编发单位", "编发日期",
)  # fmt: skip
BAR, STROKE = " | ", "／"
TAIL = ("抄送", "印发机关", "印发日期")


@of_papers
def light(document: Document) -> str:
    """The whole paper as plain text; output only, never read again."""
    head, tail = map(str, _above(document)), map(str, _below(document))
    said = (text for b in document.blocks if (text := _said(b)) is not None)
    return "\n".join([*head, *said, *tail]).strip() + "\n"


def lines(document: Document) -> list[Words]:
    """The lines of the light text, as words that know where they were typed."""
    blocks = (line for block in document.blocks for line in _block(block))
    return [*_above(document), *blocks, *_below(document)]


def _above(document: Document) -> list[Words]:
    """The lines of the head."""
    head = document.head
    out = [head[k] for k in HEAD if head.get(k)]
    if document.marks:
        shown = [str(line) for line in out].index(str(head["发文机关标志"]))
        out[shown] = listed(NOWHERE, document.marks)
    if document.signers:
        out.append(_line("签发人：", listed(NOWHERE, document.signers, "　")))
    return out


def _below(document: Document) -> list[Words]:
    """The lines of the imprint."""
    head, out = document.head, list[Words]()
    tail = {k: head[k] for k in TAIL if head.get(k)}
    if "抄送" in tail:
        out += [BLANK, _line(f"{head.get('抄送名目') or '抄送'}：", tail["抄送"], "。")]
    out += [_line(f"{k}：", head[k], "。") for k in ("报", "送", "发") if head.get(k)]
    out += [head["印数"]] if head.get("印数") else []
    if "印发机关" in tail:
        out.append(_line(tail["印发机关"], "    ", tail.get("印发日期", ""), "印发"))
    return out


def _line(*parts: str | Words) -> Words:
    """A line; what the machine puts in comes from nowhere."""
    return say(NOWHERE, *parts)


BLANK = Words()


@filled_in
def _said(block: Block) -> str | None:
    """What a block says, as text; ``None`` for one that says nothing at all."""
    if isinstance(block, tree.Paragraph):
        return str(block.words)
    if isinstance(block, tree.Heading):
        return f"{block.ordinal}{block.words}{block.text or ''}"
    if isinstance(block, tree.Table):
        said = _row_said if len(block.rows) > MANY else _known_row
        found = map(said, _rows(block))
    else:
        found = map(str, _block(block))
    return _joined(found)


def _joined(found: Iterator[str]) -> str | None:
    """Lines put together, few of which are held at once."""
    parts: list[str] = []
    while some := list(islice(found, MANY)):
        parts.append("\n".join(some))
    return "\n".join(parts) if parts else None


def _block(block: Block) -> Iterator[Words]:
    if isinstance(block, tree.Title):
        rule = [_line("-" * 20), BLANK] if block.fresh else []
        yield from (BLANK, *rule, block.words, BLANK)
    elif isinstance(block, tree.Heading):
        yield _line(block.ordinal, block.words, block.text or "")
    elif isinstance(block, tree.AttachmentNote):
        many = len(block.names) > 1
        for number, name in enumerate(block.names, 1):
            label = "附件：" if number == 1 else "　　　"
            yield _line(label + (f"{number}." if many else ""), name)
    elif isinstance(block, tree.Signature):
        yield from (BLANK, *(block.posts or block.issuers), block.date)
    elif isinstance(block, tree.Roll):
        yield _line(block.label, block.names)
    elif isinstance(block, tree.Note):
        yield _line("（", _bare(block.words), "）")
    elif isinstance(block, tree.AttachmentHead):
        yield from (BLANK, _line("-" * 20), block.label, block.title, BLANK)
    elif isinstance(block, tree.Table):
        yield from map(_row, _rows(block))
    elif isinstance(block, tree.Form):
        for boxes in block.rows:
            yield _row([box.words for box in boxes])
    elif isinstance(block, tree.CutLine):
        yield from (BLANK, _line("- " * 20), *([block.words] if block.words else []), BLANK)
    elif not isinstance(block, tree.PageBreak):
        yield block.words


def _rows(table: tree.Table) -> Iterator[tuple[Words, ...]]:
    bands = tuple(b.words for b in table.bands)
    return filter(None, chain((bands, table.columns), table.rows, [table.total]))


def _row_said(row: tuple[Words, ...]) -> str:
    return BAR.join(map(str, row)).replace("\n", STROKE)


_known_row = filled_in(_row_said)


def _row(cells: Iterable[Words]) -> Words:
    """The cells of a row, a bar between them; a new paragraph in a cell is a stroke."""
    row = listed(NOWHERE, cells, BAR)
    return Words(s._replace(text=s.text.replace("\n", STROKE)) for s in row)


def _bare(words: Words) -> Words:
    """The words without brackets around them."""
    text = str(words)
    start = len(text) - len(text.lstrip("（）"))
    return words.cut(start, max(start, len(text.rstrip("（）"))))
