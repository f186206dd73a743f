"""Single values of a plan in a settled form: texts, days, names, numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from gencirc.compare.values import REFERENCE, YES, Days, Names, Said, filled, plain
from gencirc.kind import elements
from gencirc.kind.library import Library
from gencirc.plan.dates import OPEN, Period, full, printed
from gencirc.plan.door import NAMES
from gencirc.plan.fields import NOWHERE
from gencirc.plan.joining import joined
from gencirc.plan.model import Plan
from gencirc.plan.official import Official, Paper
from gencirc.plan.papers import Custom
from gencirc.plan.parting import PASSAGE_FILE
from gencirc.plan.scope import Scope
from gencirc.plan.whens import When
from gencirc.source.marks import Reckoned, Text
from gencirc.source.scalars import decode

HOURS = re.compile(r"\d{1,2}[:：]\d{2}(?!\d)|(?:上午|下午|晚上?)?\d{1,2}[时点](?:\d{1,2}分|半)?")
ROUGH = re.compile(r"[上中下]旬|月[初中底末]|年[初底末]|月(?!\d)")
YEAR = re.compile(r"20\d{2}年?")
LETTERS = ("信函", "函")


class Side(NamedTuple):
    """One of two plans, with what its texts may refer to."""

    plan: Plan
    scope: Scope

    def of(self, paper: Paper) -> Side:
        """The same plan as one of its papers sees it."""
        plan = self.plan.issued(paper)
        day = plan.day_of(paper)
        return Side(plan, Scope(plan, [], paper, day, self.scope.passage))


def side(plan: Plan, library: Library) -> Side:
    """A plan to be compared."""
    return Side(plan, Scope(plan, [], passage=library.passage))


def said(text: Text, side: Side) -> Said:
    """A text on one line, dates in the standard's form, without a full stop at its end."""
    if PASSAGE_FILE.match(text):
        return plain(settled(str(side.scope.words(text))), text.mark)
    typed, references = unfolded(text)
    for found in REFERENCE.findall(typed):
        references.setdefault(found, str(side.scope.words(Text(found, text.mark))))
    return Said(settled(typed), references, text.mark)


def together(parts: Sequence[Said], sign: str) -> Said:
    """Several texts as one."""
    references = {key: value for part in parts for key, value in part.references.items()}
    mark = parts[0].mark if parts else NOWHERE
    return Said(sign.join(part.typed for part in parts), references, mark)


def settled(text: str) -> str:
    """A text without what does not count: line breaks, forms of dates, a stop at its end."""
    lines = joined(Text(text, plain("").mark))
    return printed("".join(s.text for s in lines)).strip().rstrip("。；")


def unfolded(text: Text) -> tuple[str, dict[str, str]]:
    """A text with the names of variables where they were put in, and their values."""
    mark = text.mark
    if not any(p.step == 0 for p in mark.pieces):
        return str(text), {}
    source = mark.source.text[mark.start : mark.end]
    raw = source if mark.verbatim else decode(source)[0]
    out, values = "", {}
    edges = [*(p.start for p in mark.pieces[1:]), mark.offset + len(text)]
    for piece, stop in zip(mark.pieces, edges, strict=True):
        part = str(text[max(0, piece.start - mark.offset) : max(0, stop - mark.offset)])
        found = REFERENCE.match(raw, piece.typed) if part and piece.step == 0 else None
        if found:
            values[found[0]] = part
        out += found[0] if found else part
    return out, values


def bare(text: Text, side: Side) -> Said | Days:
    """A value of one line: days when it is a date, else a text."""
    value = said(text, side)
    own = value.own
    year = own.rstrip("年") + "年" if YEAR.fullmatch(own) else own
    period = side.plan.calendar.period(year)
    if period and period != OPEN:
        return Days(period, _hours(own), _days_said(year, period), text.mark, _reckoned(text))
    return value


def days(when: When, side: Side) -> Days:
    """A date or span of days."""
    own = filled(*unfolded(when.text))
    said = _days_said(own, when.period)
    return Days(when.period, _hours(own), said, when.text.mark, _reckoned(when.text))


def _reckoned(text: Text) -> str:
    """The expression that a day is reckoned by, empty for one that is typed."""
    return str(text) if isinstance(text, Reckoned) else ""


def _hours(text: str) -> tuple[str, ...]:
    return tuple(h.replace("：", ":") for h in HOURS.findall(text))


def _days_said(text: str, period: Period) -> str:
    """Days with their years: as typed when that is rough (3月底前), else by the calendar."""
    first, last = period
    known = first or last
    if known is None or (ROUGH.search(text) and YEAR.match(text)):
        return printed(text)
    if ROUGH.search(text) and text[:1].isdigit():
        return f"{known.year}年{printed(text)}"
    hours = "".join(_hours(text))
    if first is None or last is None:
        return full(known) + ("起" if last is None else "前")
    if first == last:
        return full(first) + hours
    same = first.year == last.year
    return f"{full(first)}至{f'{last.month}月{last.day}日' if same else full(last)}"


def names(found: tuple[Text, ...], side: Side) -> Names:
    """Names in their order."""
    texts = [said(name, side) for name in found]
    own = tuple(t.own for t in texts)
    return Names(own, tuple(t.typed for t in texts), "、".join(own), found[0].mark)


def line(text: Said) -> Names:
    """The names in a line such as 主送."""
    own, typed = (tuple(filter(None, NAMES.split(t))) for t in (text.own, text.typed))
    return Names(own, typed, text.own, text.mark)


def flag(value: bool) -> Said | None:
    """是, or nothing, as when it is not written."""
    return plain(YES) if value else None


def number(paper: Official, side: Side) -> Said:
    """发文字号; a bare serial and the whole number that it stands for are the same."""
    typed = paper.number or Text("", paper.mark)
    serial = elements.SERIAL.match(typed)
    code = side.plan.issuer.code
    letter = str(paper.layout or (paper.name if isinstance(paper, Custom) else "")) in LETTERS
    if not code or letter:
        return plain(f"{typed}号" if serial else str(typed), typed.mark)
    if not serial:
        return plain(str(typed), typed.mark)
    whole = str(elements.number(paper, side.scope))
    return Said(f"【{typed}】", {f"【{typed}】": whole}, typed.mark)
