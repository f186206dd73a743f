"""Further papers that come of one: attachments bound apart, the large-type edition of a speech."""

from __future__ import annotations

from dataclasses import replace

from gencirc.blocks.numbering import number
from gencirc.kind import endings
from gencirc.kind.document import Document
from gencirc.plan.scope import Scope
from gencirc.source.marks import Text
from gencirc.words import Words, say


def attachments_apart(made: Document, scope: Scope) -> list[Document]:
    """The attachments of a paper that are not bound with it, each a paper of its own.

    Its first line says whose it is: 清政发〔2026〕8号附件2 (7.3.7).
    """
    note = endings.attachment_note(scope)
    if not note or note[0] not in made.blocks:
        return []
    out = []
    for found in (a for a in scope.plan.attachments if a.apart):
        label = endings.attachment_label(found, scope)
        name = say(found.mark, made.head.get("发文字号", Words()), label)
        blocks = tuple(number(endings.attached(found, name, scope)))
        apart = replace(made, name=made.name + label, title=str(found.name), blocks=blocks)
        plain = Text(PLAIN, made.letterhead.mark)
        out.append(
            replace(apart, letterhead=plain, head={}, marks=(), signers=(), open=(), apart=True)
        )
    return out


def large_edition(made: Document, letterhead: Text) -> Document:
    """The same speech in large type."""
    return replace(made, name=f"{made.name}（大字版）", letterhead=letterhead, large=True)


PLAIN = "白头文件"  # letterhead of an attachment that is not bound with its paper
