"""The grammar of reckoned dates: 起+27天, 集中整治.止-1天, 起+10天共20天, 起至止前10天.

A point is where one counts from — 起, 止, 会议, 成文日期, a phase's 起 or 止, a typed day —
and steps from it; an expression is a point, or a span of two points or of a point and
a length. What may follow: 遇休顺延, 按旬, 月底, 前.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from gencirc.numerals import value
from gencirc.patterns import later
from gencirc.plan.dates import CLOCK, DAY, MONTH
from gencirc.plan.laying import DAYS, MONTHS, WORKING, Length

# one sign for one, so that places stay where they are
PLAIN = str.maketrans("０１２３４５６７８９＋－−．：　“”", '0123456789+--.: ""')
NUMBER = r"(?:\d{1,8}(?!\d)|[零〇一二两三四五六七八九十百千]{1,9})"
LENGTH = rf"(?P<count>{NUMBER}|半)\s*(?P<unit>个?工作日|天|日|个?(?:星期|周)|个?月|年)"
LONG = later(rf"\s*{LENGTH}\s*$")
STEP = later(
    rf"\s*(?:(?P<sign>[+-])|[之的]?(?P<way>前|后))\s*{LENGTH}|\s*(?P<same>当[天日])|\s*(?P<next>次日)"
)
EDGE = r"(?P<edge>起|止)(?=$|\s*(?:[+\-至到—–～~，,（(起]|之?[前后]|以?[前内]|共|为期|历时|遇|按|当|次日|月[底末]|\d{1,2}[:时点]))"
BARE = later(EDGE)
THING = later(rf'(?!\d)"?(?P<thing>[^\s+\-.。，；：|"]{{1,30}}?)"?\s*(?:阶段)?\s*[.的]?\s*{EDGE}')
NAMED = later(rf'"?\s*(?:阶段)?\s*[.的]?\s*{EDGE}')
DATED = later(r"(?P<paper>[^\s+\-.。，；：|]{1,20}\.)?成文日期|会议(?:\.(?:时间|日期))?")
LEAD = later(r"\s*[自从于]?\s*")
UNTIL = later(r"\s*起?\s*[至到—–～~]\s*")
LASTS = later(rf"\s*(?:起?\s*[，,]?\s*(?:为期|历时|共)|起)\s*{LENGTH}")
SHIFT = later(
    r"\s*[，,(（]?\s*遇(?:法定)?(?:节假日|休息日|假日|周末|休|假)(?P<shift>顺延|提前|不变)[)）]?"
)
GRAIN = later(r"\s*[(（]?按(?P<grain>日|旬|月)[)）]?")
MONTH_END = later(r"\s*的?(?:当|所在)?月[底末]")
TAIL = later(r"\s*(?P<tail>[之以]?前|以?内|止|起)")
TODAY = later(r"\s*(?:今天|今日|明天|明日|昨天|当前|现在|today|now)", re.IGNORECASE)
TRIED = later(
    rf"(?P<head>[^\d\s|【】+-][^|【】+-]{{0,29}}?)(?<![\d一二两三四五六七八九十百])\s*[+-]\s*(?:\d+|{NUMBER})\s*(?:[天日周月年]|个|星期|工作日|$)"
)
EDGED = later(  # 集中整治.止, 集中整治止前; 至验收合格为止 is an ordinary word
    r"(?![至到直自从\d])(?P<head>[^\s|【】.。，；：、+-]{2,20}?)"
    r"(?:\s*\.\s*[起止]|(?<![停截禁为终中制防阻废休])止)(?:[之以]?前|以?内)?"
)
HERE = "本阶段"


class Anchor(NamedTuple):
    """Where one counts from: ("", 起) is the campaign's, (集中整治, 止) a phase's."""

    thing: str
    edge: str = ""

    @property
    def name(self) -> str:
        return f"{self.thing}.{self.edge}" if self.thing and self.edge else self.thing or self.edge


class Point(NamedTuple):
    """A day to be reckoned."""

    anchor: Anchor | None = None
    typed: str = ""  # a day or month as typed; 即日
    steps: tuple[Length, ...] = ()
    clock: str = ""
    shift: str = ""
    month_end: bool = False

    @property
    def bare(self) -> bool:
        """Whether nothing is reckoned from where one counts."""
        return not (self.steps or self.shift or self.month_end)


class Expression(NamedTuple):
    """A point, or a span: to another point, or of a length."""

    first: Point
    last: Point | None = None
    lasts: Length | None = None
    grain: str = ""
    tail: str = ""

    @property
    def single(self) -> bool:
        return self.last is None and self.lasts is None


def length(typed: str) -> Length | None:
    """A length alone: 10天, 15个工作日, 两周, 1个月, 半个月."""
    found = LONG.match(typed.translate(PLAIN))
    return _length(found) if found else None


def parse(typed: str, names: Iterable[str] = ()) -> Expression | None:
    """The expression a text is, ``None`` when it is none or an ordinary date.

    ``names`` are those of the phases.
    """
    text = typed.translate(PLAIN)
    first = _point(text, LEAD.match(text).end(), names)  # type: ignore[union-attr]
    if first is None:
        return None
    made, at = Expression(first[0]), first[1]
    lasts, until = LASTS.match(text, at), UNTIL.match(text, at)
    if lasts and (counted := _length(lasts)):
        made, at = made._replace(lasts=counted), lasts.end()
    elif until and (second := _point(text, until.end(), names)):
        made, at = made._replace(last=second[0]), second[1]
    made, at = _ending(text, at, made)
    return made if at == len(text.rstrip()) and _reckoned(made) else None


def tried(typed: str, names: Iterable[str] = ()) -> str:
    """What a text that is no expression would count from, empty when it means something else."""
    text = typed.translate(PLAIN).strip()
    signed = TRIED.match(text) if "+" in text or "-" in text else None
    signed = signed or (EDGED.fullmatch(text) if "起" in text or "止" in text else None)
    if signed:
        return signed["head"].strip()
    point = _point(text, 0, names)
    anchor = point[0].anchor if point else None
    return anchor.name if point and point[0].steps and anchor and anchor.edge else ""


def anchor(typed: str, names: Iterable[str] = ()) -> Anchor | None:
    """What a text counts from when it names nothing else."""
    found = _anchor(typed.translate(PLAIN), 0, names)
    return found[0] if found and found[1] == len(typed) else None


def _reckoned(made: Expression) -> bool:
    """Whether there is anything to reckon: a day as typed is none, 会议前 is an ordinary word."""
    first = made.first
    if not made.single:
        points = (first, made.last or first)
        return any(p.anchor or not p.bare for p in points)
    if first.anchor is None:
        return not first.bare
    if not first.anchor.edge:
        return not first.bare or made.tail == "" == made.grain
    return True


def _point(text: str, at: int, names: Iterable[str]) -> tuple[Point, int] | None:
    if text.startswith("即日", at):
        return Point(typed="即日"), at + 2
    found = _anchor(text, at, names)
    day = None if found else DAY.match(text, at) or MONTH.match(text, at)
    if found:
        made, at = Point(found[0]), found[1]
    elif day:
        made, at = Point(typed=day[0]), day.end()
    else:
        return None
    steps, at = _steps(text, at)
    clock = CLOCK.match(text, at)
    if clock and clock[0].strip():
        made, at = made._replace(clock=clock[0].strip()), clock.end()
    return _point_ending(text, at, made._replace(steps=steps))


def _steps(text: str, at: int) -> tuple[tuple[Length, ...], int]:
    """Every step from a point: +1个月-1天."""
    steps = []
    while (found := STEP.match(text, at)) and (counted := _step(found)):
        steps.append(counted)
        at = found.end()
    return tuple(steps), at


def _anchor(text: str, at: int, names: Iterable[str]) -> tuple[Anchor, int] | None:
    """The longest name of a phase first: it may itself hold 起 or 止."""
    quoted = at + (text[at : at + 1] == '"')
    here = [n for n in names if text.startswith(n.translate(PLAIN), quoted)]
    for name in sorted(here, key=len, reverse=True):
        found = NAMED.match(text, quoted + len(name))
        if found:
            return Anchor(str(name), found["edge"]), found.end()
    edged = "起" in text or "止" in text
    bare = BARE.match(text, at) if edged else None
    if bare:
        return Anchor("", bare["edge"]), bare.end()
    found = DATED.match(text, at)
    if found:
        whole = found[0] if found["paper"] else found[0].partition(".")[0]
        return Anchor(whole), found.end()
    found = THING.match(text, at) if edged else None
    return (Anchor(found["thing"], found["edge"]), found.end()) if found else None


def _length(found: re.Match[str], sign: int = 1) -> Length | None:
    """A length in days, working days or months; half a month is 15 days, half a year six months."""
    unit = found["unit"].removeprefix("个")
    if found["count"] == "半":
        halves = {"月": Length(15 * sign), "年": Length(6 * sign, MONTHS)}
        return halves.get(unit)
    count = value(found["count"])
    if count is None:
        return None
    many = {"周": 7, "星期": 7, "年": 12}.get(unit, 1)
    kind = {"工作日": WORKING, "月": MONTHS, "年": MONTHS}.get(unit, DAYS)
    return Length(sign * count * many, kind)


def _step(found: re.Match[str]) -> Length | None:
    if found["same"] or found["next"]:
        return Length(1 if found["next"] else 0)
    back = found["sign"] == "-" or found["way"] == "前"
    return _length(found, -1 if back else 1)


def _point_ending(text: str, at: int, made: Point) -> tuple[Point, int]:
    """遇休顺延 and 月底, in any order."""
    while found := SHIFT.match(text, at) or MONTH_END.match(text, at):
        if "shift" in found.re.groupindex:
            made = made._replace(shift=found["shift"])
        else:
            made = made._replace(month_end=True)
        at = found.end()
    return made, at


def _shifted(made: Expression, shift: str) -> Expression:
    if made.last:
        return made._replace(last=made.last._replace(shift=shift))
    return made._replace(first=made.first._replace(shift=shift))


def _ending(text: str, at: int, made: Expression) -> tuple[Expression, int]:
    """按旬, 前 and what was left to the last point, in any order."""
    while found := GRAIN.match(text, at) or SHIFT.match(text, at) or TAIL.match(text, at):
        said = found.groupdict()
        if "shift" in said:
            made = _shifted(made, said["shift"])
        else:
            made = made._replace(
                grain=said.get("grain", made.grain), tail=said.get("tail", made.tail)
            )
        at = found.end()
    return made, at
