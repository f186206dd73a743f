"""The light text of a paper: what it says, line by line, for reading and comparing."""

from __future__ import annotations

from collections.abc import Iterator

from gencirc.blocks import tree
from gencirc.blocks.tree import Block
from gencirc.kind.drafting import Document

HEAD = (
    "份号", "密级", "紧急程度", "发文机关标志", "信函标志", "命令标志", "纪要标志", "发文字号", "令号", "期号",
)  # fmt: skip
TAIL = ("抄送", "印发机关", "印发日期")


def light(document: Document) -> str:
    """The whole paper as plain text; output only, never read again."""
    lines = [str(document.head[k]) for k in HEAD if document.head.get(k)]
    if document.marks:
        lines[lines.index(str(document.head["发文机关标志"]))] = "、".join(map(str, document.marks))
    if document.signers:
        lines.append("签发人：" + "　".join(map(str, document.signers)))
    for block in document.blocks:
        lines += _block(block)
    tail = {k: str(document.head[k]) for k in TAIL if document.head.get(k)}
    if "抄送" in tail:
        lines += ["", f"{document.head.get('抄送名目') or '抄送'}：{tail['抄送']}。"]
    if "印发机关" in tail:
        lines.append(f"{tail['印发机关']}    {tail.get('印发日期', '')}印发")
    return "\n".join(lines).strip() + "\n"


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, tree.Title):
        yield from ("", *(["-" * 20, ""] if block.fresh else []), str(block.words), "")
    elif isinstance(block, tree.Heading):
        yield f"{block.ordinal}{block.words}{block.text or ''}"
    elif isinstance(block, tree.AttachmentNote):
        many = len(block.names) > 1
        for number, name in enumerate(block.names, 1):
            yield (
                ("附件：" if number == 1 else "　　　") + (f"{number}." if many else "") + str(name)
            )
    elif isinstance(block, tree.Signature):
        yield from ("", *map(str, block.posts or block.issuers), str(block.date))
    elif isinstance(block, tree.Roll):
        yield f"{block.label}{block.names}"
    elif isinstance(block, tree.Note):
        yield f"（{str(block.words).strip('（）')}）"
    elif isinstance(block, tree.AttachmentHead):
        yield from ("", "-" * 20, str(block.label), str(block.title), "")
    elif isinstance(block, tree.Table):
        bands = tuple(b.words for b in block.bands)
        for row in (bands, block.columns, *block.rows, block.total):
            if row:
                yield " | ".join(str(cell).replace("\n", "／") for cell in row)
    elif isinstance(block, tree.Form):
        for boxes in block.rows:
            yield " | ".join(str(box.words).replace("\n", "／") for box in boxes)
    elif isinstance(block, tree.CutLine):
        yield from ("", "- " * 20, *([str(block.words)] if block.words else []), "")
    elif not isinstance(block, tree.PageBreak):
        yield str(block.words)
