"""The elements of the red head, the signature and the imprint, from plan and registry."""

from __future__ import annotations

import re
from datetime import date

from gencirc.blocks.tree import AttachmentHead, AttachmentNote, Block, Note, Signature
from gencirc.kind.composing import compose
from gencirc.kind.tables import table
from gencirc.plan.attachments import Attachment
from gencirc.plan.dates import full
from gencirc.plan.model import Plan
from gencirc.plan.papers import Official, Paper
from gencirc.plan.scope import Scope
from gencirc.source.marks import Text
from gencirc.words import Words, pending, say

SERIAL = re.compile(r"[1-9]\d*$")
WHOLE = re.compile(r"([^\d\s〔〕]{2,})〔((?:19|20)\d{2})〕([1-9]\d*)号$")
OPEN = {"主动公开": "此件主动公开", "依申请公开": "此件依申请公开", "不予公开": "此件不予公开"}
GAP = "\u3000"  # a full-width blank where the number or the day is still open


def day_of(paper: Paper, plan: Plan) -> date | None:
    """The day a paper speaks of: its own date, a speech's meeting day."""
    if paper.date:
        return paper.date.period.start
    if paper is plan.speech and plan.meeting and plan.meeting.when:
        return plan.meeting.when.period.start
    return None


def head(paper: Official, scope: Scope) -> dict[str, Words]:
    """What the letterhead prints, by the names of its tags."""
    issuer = scope.plan.issuer
    made = {
        "发文机关标志": say(
            issuer.full.mark, issuer.mark_text or say(issuer.full.mark, issuer.full, "文件")
        ),
        "发文字号": number(paper, scope),
        "份号": _text(paper.copy_number, scope),
        "密级": _text(paper.secrecy, scope),
        "紧急程度": _text(paper.urgency, scope),
        "抄送": _text(paper.copies, scope),
        "印发机关": _text(paper.office or issuer.office, scope),
        "印发日期": printing_day(paper, scope),
    }
    if issuer.full and not made["印发机关"]:
        scope.report("P132", scope.plan.issuer_key or paper.mark, name=issuer.name)
    return made


def number(paper: Official, scope: Scope) -> Words:
    """发文字号: as typed, from a bare serial, or with an open serial (GB/T 9704 7.2.5)."""
    plan, typed = scope.plan, paper.number
    year = paper.date.period.start.year if paper.date and paper.date.period.start else None
    year = year or (plan.period.start or plan.period.end or date(1, 1, 1)).year
    shown = str(year) if year > 1 else GAP * 2
    code = plan.issuer.code
    if typed and not SERIAL.match(typed):
        if not WHOLE.match(typed):
            scope.report("P133", typed, number=typed)
        elif code and not typed.startswith(f"{code}〔"):
            scope.report("P134", typed, number=typed, code=code)
        return say(typed.mark, typed)
    if not code:
        if plan.issuer.full:
            scope.report("P135", typed or plan.issuer_key or paper.mark, name=plan.issuer.name)
        return Words()
    at = typed.mark if typed else paper.mark
    serial = typed or (pending(at) if scope.draft else GAP)
    return say(at, code, f"〔{shown}〕", serial, "号")


def signing_day(paper: Paper, scope: Scope) -> Words:
    """成文日期, or a date with day and month left open."""
    plan = scope.plan
    if paper.date and paper.date.period.start:
        return say(paper.date.text.mark, full(paper.date.period.start))
    if scope.draft:
        return pending(paper.mark, "成文日期")
    year = (plan.period.start or plan.period.end or date(1, 1, 1)).year
    shown = str(year) if year > 1 else GAP * 2
    return say(paper.mark, f"{shown}年{GAP}月{GAP}日")


def printing_day(paper: Official, scope: Scope) -> Words:
    """印发日期: never before the date of the paper (《条例》 article 9)."""
    if paper.printed and paper.printed.period.start:
        return say(paper.printed.text.mark, full(paper.printed.period.start))
    return signing_day(paper, scope)


def signature(paper: Official, scope: Scope) -> Block:
    """署名 and date in one of the three modes."""
    full_name = scope.plan.issuer.full
    post = scope.words(paper.post) if paper.post else None
    if paper.seal == "签名章" and not post:
        scope.report("P136", paper.seal)
    day = signing_day(paper, scope)
    gap = 1 if paper.seal == "不盖章" else 2  # one blank line is the rule, two leave room to seal
    return Signature(say(full_name.mark, full_name), day, paper.seal, post, gap)


def notes(paper: Official, scope: Scope) -> list[Block]:
    """附注: openness first, then what else is typed."""
    out: list[Block] = []
    if paper.openness:
        said = OPEN.get(paper.openness)
        out.append(Note(say(paper.openness.mark, said or scope.words(paper.openness))))
    if paper.note:
        out.append(Note(scope.words(paper.note)))
    return out


def attachment_note(scope: Scope) -> list[Block]:
    """附件说明, from the same names as the attachments' own pages."""
    found = scope.plan.attachments
    return [AttachmentNote(tuple(scope.words(a.name) for a in found))] if found else []


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


def _text(value: Text | None, scope: Scope) -> Words:
    return scope.words(value) if value else Words()
