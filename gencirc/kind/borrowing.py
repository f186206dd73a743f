"""What one paper takes from another of the same plan: its title, head elements and text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context

from gencirc.blocks.tree import (
    AttachmentNote,
    Block,
    Note,
    Recipients,
    Signature,
    Subtitle,
    Title,
    begins_new_text,
)
from gencirc.kind.printing import STATE, Blocks, State
from gencirc.words import Words, listed, say

HEAD = ("发文字号", "密级", "紧急程度", "抄送", "份号")
OWN = ("标题", "文种", "主送", "附件", "附注", "公开")
FIRST = ("通知", "方案")  # what is meant when none is named


@pass_context
def borrowed(context: Context, name: Any = "") -> dict[str, Any]:
    """公文(名): title, kind, number, recipients, attachments, openness and text of another paper."""
    state: State = context[STATE]
    scope = state.scope
    papers = {k: p for k, p in scope.plan.papers.items() if p is not scope.paper}
    wanted = str(name or next((k for k in (*FIRST, *papers) if k in papers), ""))
    document = state.drafted(wanted) if wanted in papers else None
    if document is None:
        at = (scope.paper or scope.plan).mark
        scope.report("K203", at, name=wanted, all="、".join(papers) or "（没有）")
        return {**dict.fromkeys((*OWN, *HEAD), ""), "正文": Blocks()}
    title = next((b.words for b in document.blocks if isinstance(b, Title)), Words())
    named = {k: v for k, v in document.head.items() if v}
    return {
        "标题": title,
        "文种": str(document.kind.name),
        "主送": _said(document.blocks, Recipients),
        "附件": _attached(document.blocks),
        "附注": _said(document.blocks, Note),
        "公开": getattr(scope.plan.papers[wanted], "openness", None) or "",
        "正文": Blocks(_text(document.blocks)),
        **{key: named.get(key, "") for key in HEAD},
    }


def _said(blocks: Iterable[Block], kind: type[Recipients | Note]) -> Words:
    """The words of the first block of a kind, without the sign at their end."""
    found = next((b.words for b in blocks if isinstance(b, kind)), Words())
    return found.cut(0, len(str(found).rstrip("：。")))


def _attached(blocks: Iterable[Block]) -> Words:
    """The attachments' names, each a paragraph, numbered when there are several."""
    names = next((b.names for b in blocks if isinstance(b, AttachmentNote)), ())
    if len(names) < 2:
        return names[0] if names else Words()
    numbered = [say(n[0].mark, f"{place}.", n) for place, n in enumerate(names, 1)]
    return listed(numbered[0][0].mark, numbered, "\n")


def _text(blocks: tuple[Block, ...]) -> list[Block]:
    """What stands between the titles and the signature, of the first text only."""
    start = next((n for n, b in enumerate(blocks) if not isinstance(b, Title | Subtitle)), 0)
    out: list[Block] = []
    for block in blocks[start:]:
        if begins_new_text(block) or isinstance(block, AttachmentNote | Signature | Note):
            break
        out.append(block)
    return out
