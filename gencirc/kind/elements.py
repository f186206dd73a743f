"""The elements of the head and the imprint, from plan and registry (GB/T 9704 7.2, 7.4)."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date

from gencirc.patterns import later
from gencirc.plan.content import Body
from gencirc.plan.dates import full
from gencirc.plan.official import Official, Paper
from gencirc.plan.papers import Custom
from gencirc.plan.scope import Scope
from gencirc.source.marks import Text
from gencirc.words import Words, listed, pending, say, unstopped

Maker = Callable[[Official, Scope], Words]

SERIAL = later(r"[1-9]\d*$")
WHOLE = later(r"([^\d\s〔〕]{2,})〔((?:19|20)\d{2})〕([1-9]\d*)号$")
LEAD = "主办"  # 标志: only the body in charge of a joint paper is in the mark
NUMBERS = frozenset(("发文字号", "令号", "期号"))  # tags
FEEDS = {  # what a tag that stands for several elements is made of
    "发文字号和签发人": ("发文字号", "签发人"),
    "信函文号": ("份号", "密级", "紧急程度", "发文字号"),
}
GAP = "\u3000"  # a full-width blank where the number or the day is still open


def head(paper: Official, tags: Collection[str], scope: Scope) -> dict[str, Words]:
    """What the letterhead prints, by the names of the tags that it has."""
    makers = HEAD | LETTER if "信函标志" in tags else HEAD
    made = {tag: maker(paper, scope) for tag, maker in makers.items() if tag in tags}
    issuer = scope.plan.issuer
    if issuer.full and "印发机关" in made and not made["印发机关"]:
        scope.report("P132", scope.plan.issuer_key or paper.mark, name=issuer.name)
    return made


def marks(paper: Official, scope: Scope) -> tuple[Words, ...]:
    """The names in the mark of a joint paper, one above the other; none when it is one line."""
    issuers = scope.plan.issuers
    if len(issuers) < 2 or paper.mark_text:
        return ()
    return tuple(say(i.full.mark, i.full) for i in issuers)


def _mark(paper: Official, scope: Scope) -> Words:
    """发文机关标志 of one line: full name and 文件, or as the office has it."""
    full = scope.plan.issuer.full
    return _own_mark(paper) or say(
        full.mark, scope.plan.issuer.mark_text or say(full.mark, full, "文件")
    )


def _named(ending: str) -> Maker:
    """A mark of the full name and an ending: 令, 纪要, or none at all (10.1 to 10.3)."""

    def maker(paper: Official, scope: Scope) -> Words:
        full = scope.plan.issuer.full
        return _own_mark(paper) or say(full.mark, full, ending)

    return maker


def _own_mark(paper: Official) -> Words | None:
    typed = paper.mark_text
    return say(typed.mark, typed) if typed and typed != LEAD else None


def _meeting_mark(paper: Official, scope: Scope) -> Words:
    """The mark of minutes: the meeting's name and 纪要 (10.3)."""
    meeting = paper.values.get("会议") if isinstance(paper, Custom) else None
    named = next((i for i in meeting.items if isinstance(i, Text)), None) if meeting else None
    if named is None and scope.plan.meeting:
        named = scope.plan.meeting.name
    if paper.mark_text or named is None:
        return _named("会议纪要")(paper, scope)
    return say(named.mark, scope.words(named), "" if named.endswith("纪要") else "纪要")


def _serial(ending: str) -> Maker:
    """第8号 of an order, 第8期 of minutes: a bare serial, or as typed."""

    def maker(paper: Official, scope: Scope) -> Words:
        typed = paper.number
        if typed and not SERIAL.match(typed):
            return say(typed.mark, typed)
        at = typed.mark if typed else paper.mark
        open_ = pending(at) if scope.draft else GAP
        return say(at, "第", typed or open_, ending)

    return maker


def _copied(paper: Official, scope: Scope) -> Words:
    sent = _sent(paper)
    if sent:
        return unstopped(
            listed(sent.mark, [scope.words(i) for i in sent.items if isinstance(i, Text)])
        )
    return _text(paper.copies, scope)


def _copies_named(paper: Official, scope: Scope) -> Words:
    """分送 in minutes that say so, else 抄送."""
    return say(paper.mark, "分送" if _sent(paper) else "抄送")


def _sent(paper: Official) -> Body | None:
    return paper.values.get("分送") if isinstance(paper, Custom) else None


def number(paper: Official, scope: Scope) -> Words:
    """发文字号: as typed, from a bare serial, or with an open serial (GB/T 9704 7.2.5)."""
    return _number(paper, scope, scope.plan.issuer.code)


def letter_number(paper: Official, scope: Scope) -> Words:
    """发文字号 of a letter: its code ends with 函 (practice)."""
    code = scope.plan.issuer.code
    letters = code and Text(code.removesuffix("发").removesuffix("函") + "函", code.mark)
    return _number(paper, scope, letters)


def _number(paper: Official, scope: Scope, code: Text | None) -> Words:
    plan, typed = scope.plan, paper.number
    year = paper.date.period.start.year if paper.date and paper.date.period.start else None
    year = year or (plan.period.start or plan.period.end or date(1, 1, 1)).year
    shown = str(year) if year > 1 else GAP * 2
    if typed and not SERIAL.match(typed):
        if not WHOLE.match(typed):
            scope.report("P133", typed, number=typed)
        elif code and not typed.startswith(code.rstrip("发函")):
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
    if scope.draft and paper.date:  # its figures are taken out
        return say(paper.date.text.mark, paper.date.text)
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


def _text(value: Text | None, scope: Scope) -> Words:
    return scope.words(value) if value else Words()


def _brief_mark(paper: Official, scope: Scope) -> Words:
    """The mark of a 简报: what the campaign is called in short, and 简报."""
    name = scope.plan.short or scope.plan.campaign or scope.plan.issuer.full
    return _own_mark(paper) or say(name.mark, name, "简报")


def _valued(key: str, usual: Callable[[Scope], Text | None] = lambda s: None) -> Maker:
    """An element that only some kinds have, as typed under its key."""

    def maker(paper: Official, scope: Scope) -> Words:
        body = paper.values.get(key) if isinstance(paper, Custom) else None
        texts = [i for i in body.items if isinstance(i, Text)] if body else []
        if not texts:
            return _text(usual(scope), scope)
        return unstopped(listed(paper.mark, map(scope.words, texts)))

    return maker


def _printed_copies(paper: Official, scope: Scope) -> Words:
    """共印60份: a bare number, or as typed."""
    said = _valued("印数")(paper, scope)
    return say(said[0].mark, "共印", said, "份") if SERIAL.match(str(said)) else said


HEAD: dict[str, Maker] = {
    "份号": lambda p, s: _text(p.copy_number, s),
    "密级": lambda p, s: _text(p.secrecy, s),
    "紧急程度": lambda p, s: _text(p.urgency, s),
    "发文机关标志": _mark,
    "信函标志": _named(""),
    "命令标志": _named("令"),
    "纪要标志": _meeting_mark,
    "发文字号": number,
    "令号": _serial("号"),
    "期号": _serial("期"),
    "签发人": lambda p, s: listed(p.mark, p.signers, GAP),
    "简报标志": _brief_mark,
    "编发单位": _valued("编发", lambda s: s.plan.issuer.office or s.plan.issuer.full),
    "编发日期": lambda p, s: signing_day(p, s),
    "报": _valued("报"),
    "送": _valued("送"),
    "发": _valued("发"),
    "印数": _printed_copies,
    "抄送": _copied,
    "抄送名目": _copies_named,
    "印发机关": lambda p, s: _text(p.office or s.plan.issuer.office, s),
    "印发日期": printing_day,
}
LETTER: dict[str, Maker] = {"发文字号": letter_number}
