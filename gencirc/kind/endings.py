"""What stands under a title and behind the text: signature, notes, lists, attachments (7.3, 10.3)."""

from __future__ import annotations

from pathlib import Path

from gencirc.blocks.tree import (
    SEALED,
    AttachmentHead,
    AttachmentNote,
    Block,
    Note,
    Paragraph,
    Roll,
    Signature,
    Subtitle,
)
from gencirc.kind.composing import compose
from gencirc.kind.elements import signing_day
from gencirc.kind.library import NOTHING
from gencirc.kind.phrases import closed, ended, names_said
from gencirc.kind.printing import UNPLACED
from gencirc.kind.tables import table
from gencirc.plan.attachments import Attachment
from gencirc.plan.content import Body
from gencirc.plan.official import SAMPLE, Official
from gencirc.plan.papers import Scheme
from gencirc.plan.registry import picture_format
from gencirc.plan.scope import Scope
from gencirc.source.marks import Text
from gencirc.words import Words, say

OPEN = {"主动公开": "此件主动公开", "依申请公开": "此件依申请公开", "不予公开": "此件不予公开"}


def signature(paper: Official, mode: str, scope: Scope) -> Block:
    """署名 and date in one of the three modes, of one body or of several."""
    issuers = scope.plan.issuers
    posts = tuple(map(scope.words, paper.posts))
    if mode == "签名章" and len(posts) != max(1, len(issuers)):
        code = "P141" if posts else "P136"
        at = paper.seal or (paper.posts[0] if posts else paper.mark)
        scope.report(code, at, have=len(posts), want=len(issuers))
    names = tuple(say(i.full.mark, i.full) for i in issuers) or (Words(),)
    gap = 1 if mode == "不盖章" else 2  # one blank line is the rule, two leave room to seal
    shown = seals(paper, scope) if mode == SEALED else ()
    if paper.seal_shown and mode != SEALED:
        scope.report("P145", paper.seal_shown, mode=mode)
    return Signature(names, signing_day(paper, scope), mode, posts, gap, shown)


def signed(paper: Scheme, scope: Scope) -> Block:
    """署名 and date of a scheme that is issued alone; it has no seal."""
    names = tuple(say(i.full.mark, i.full) for i in scope.plan.issuers) or (Words(),)
    return Signature(names, signing_day(paper, scope), "不盖章", (), 1, ())


def seals(paper: Official, scope: Scope) -> tuple[str, ...]:
    """A picture for every body, or 样张, when a seal is to be shown at all."""
    at, issuers = paper.seal_shown, scope.plan.issuers
    if at is None or at == SAMPLE:
        return (SAMPLE,) * len(issuers) if at else ()
    for issuer in issuers:
        file = issuer.seal_picture
        if file is None:
            scope.report("P142", at, name=issuer.name)
        elif not Path(file).is_file():
            scope.report("P143", file, file=file, name=issuer.name)
        elif not picture_format(Path(file).read_bytes()):
            scope.report("P144", file, file=file)
    return tuple(str(i.seal_picture) for i in issuers if i.seal_picture)


def adoption(paper: Official, scope: Scope) -> list[Block]:
    """题注 in brackets under the title: which meeting adopted the paper, and when."""
    if not paper.adopted:
        return []
    words = scope.words(paper.adopted)
    bracketed = str(words).startswith("（")
    return [Subtitle(words if bracketed else say(paper.adopted.mark, "（", words, "）"))]


def roll(label: str, body: Body, scope: Scope) -> list[Block]:
    """出席： and the names behind it (10.3)."""
    names = names_said(body, scope)
    return [Roll(say(body.mark, label, "："), closed(names))] if names else []


def closing(paper: Official, stock: str, scope: Scope) -> list[Block]:
    """结语: the author's words, the stock phrase, or none (无)."""
    body = paper.closing
    if body and not body.stock:
        first, *more = body.items
        if more or not isinstance(first, Text):
            return compose(body, scope)
        return [] if first == NOTHING else [Paragraph(ended(scope.words(first)))]
    return [Paragraph(say(UNPLACED, stock))] if stock else []


def notes(paper: Official, scope: Scope) -> list[Block]:
    """附注: openness first, then what else is typed."""
    out: list[Block] = []
    if paper.openness:
        said = OPEN.get(paper.openness)
        out.append(Note(say(paper.openness.mark, said or scope.words(paper.openness))))
    if paper.note:
        out.append(Note(scope.words(paper.note)))
    return out


def attachment_note(scope: Scope, *names: Words) -> list[Block]:
    """附件说明, from the same names as the attachments' own pages; or of a template's own pages."""
    found = names or tuple(scope.words(a.name) for a in scope.plan.attachments)
    return [AttachmentNote(found)] if found else []


def attachment_pages(scope: Scope) -> list[Block]:
    """Every attachment that is bound with the paper, on a new page of its own."""
    bound = [a for a in scope.plan.attachments if not a.apart]
    return [b for a in bound for b in attached(a, say(a.mark, attachment_label(a, scope)), scope)]


def attachment_label(attachment: Attachment, scope: Scope) -> str:
    """附件, or 附件2 when there are several (7.3.7)."""
    found = scope.plan.attachments
    return "附件" if len(found) == 1 else f"附件{found.index(attachment) + 1}"


def attached(attachment: Attachment, label: Words, scope: Scope) -> list[Block]:
    """An attachment: its label, its title, then text and table."""
    title = scope.words(attachment.name)
    out: list[Block] = [AttachmentHead(label, title, attachment.wide)]
    if attachment.body:
        out += compose(attachment.body, scope)
    if attachment.rows or attachment.what:
        made = table(attachment, scope)
        out += [made] if made else []
    elif attachment.columns or not attachment.body:
        scope.report("P137", attachment.name, name=attachment.name)
    return out
