"""Counts in words against the lists they speak of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache

from gencirc.alike import listed
from gencirc.blocks.tree import Block, Heading, Paragraph, Part, words_of
from gencirc.checks.reading import masked, typed
from gencirc.kind.document import Document
from gencirc.numerals import NUMBER, value
from gencirc.patterns import later
from gencirc.plan.content import Body, Section
from gencirc.plan.facts import Fact, counts_in
from gencirc.plan.model import Plan
from gencirc.plan.papers import Custom, Report, Scheme, Speech
from gencirc.problem import Problem, problem
from gencirc.reuse import by_identity
from gencirc.source.marks import Text
from gencirc.words import Words

MEASURE = "大|项|个|条|点|类|方面|种|道|轮"
COUNTED = later(rf"(?<![第十百千\d])({NUMBER})(?:{MEASURE})(?!月)")
LEAD = later(
    r"(?:以下|下列|如下|健全|完善|建立|抓好|做好|聚焦|紧盯|突出|坚持|落实|实施|强化|着力|采取|抓实)"
    rf"(?:[^，。；]{{0,4}}?)(?<![第\d])({NUMBER})(?:{MEASURE})"
)
SETTING = "以下|下列|如下|成立|设立|下设|共设|设置|设|组建|分为|划分为|共分|分|开展|实施|共有|共"
COUNTERS, NUMERALS = tuple("大个项类支"), "零〇一二两三四五六七八九十百千"
DIGITS = "十百千万0-9一二两三四五六七八九"
ATTACHED = later(rf"附件({NUMBER})")
OPINIONS = later(rf"({NUMBER})(?:点|个方面|方面)(?:的)?(?:意见|要求|建议)")
ADDENDS = later(r"\d+(?:\+\d+){1,}")
SPOKEN = later(r"(?:^|(?<=[。；：]))([一二三四五六七八九十]+)是")


def check_plan(plan: Plan) -> Iterator[Problem]:
    """Slogans, figures with parts, lead-ins of lists."""
    for slogan in plan.slogans.values():
        for claimed, have in counts_in(slogan.name, slogan):
            if slogan.parts and claimed != have:
                yield problem("C101", slogan.name, name=slogan.name, claimed=claimed, have=have)
    for fact in plan.facts:
        yield from _parts(fact)
    for body in bodies(plan):
        yield from _led_in(body)


def _parts(fact: Fact) -> Iterator[Problem]:
    numbers = [p.number for p in fact.parts]
    if fact.parts and fact.figure and fact.number is not None and None not in numbers:
        total = sum((n for n in numbers if n is not None), Decimal(0))
        if total != fact.number:
            yield problem("C102", fact.figure, name=fact.name, total=total, said=fact.number)
    if fact.hedges > 1 and fact.figure:
        yield problem("T107", fact.figure, text=fact.figure)


def bodies(plan: Plan) -> Iterator[Body]:
    """Every body of the author's text."""
    tops = [plan.goals, plan.requirements, *plan.passages.values()]
    tops += [p.content for p in plan.phases.phases]
    for paper in plan.papers.values():
        if isinstance(paper, Scheme | Report):
            tops.append(paper.sections)
        elif isinstance(paper, Speech):
            tops.append(paper.points)
        elif isinstance(paper, Custom):
            tops += paper.values.values()
    for top in tops:
        yield from _nested(top)


def _nested(body: Body) -> Iterator[Body]:
    yield body
    for item in body.items:
        if isinstance(item, Section):
            yield from _nested(item.body)


def _led_in(body: Body) -> Iterator[Problem]:
    """紧盯四类短板： and then the items, in one list."""
    first, rest = body.items[:1], body.items[1:]
    if not first or not isinstance(first[0], Text) or len(rest) < 2:
        return
    match = LEAD.search(masked(first[0]))
    claimed = value(match[1]) if match else None
    headed = len([i for i in rest if not isinstance(i, Text)])
    have = headed or len(rest)
    if match and claimed and claimed > 1 and claimed not in (headed, len(rest)):
        where = first[0].part(match.start(1), match.end())
        yield problem("C103", where, text=match[0], claimed=claimed, have=have)


def check(document: Document, plan: Plan) -> Iterator[Problem]:
    """Counts in headings, and of a speech's points."""
    yield from _headings(document)
    if isinstance(document.paper, Speech):
        yield from _opinions(document, document.paper.points.count)


def check_line(words: Words, plan: Plan) -> Iterator[Problem]:
    """Counts of groups, phases and tasks, of attachments."""
    bare = str(words)
    seen: set[int] = set()
    for pattern, noun, have, code in _nouns(plan):
        if noun not in bare or not _numbered(bare, noun):
            continue
        for match in pattern.finditer(bare):
            claimed, place = value(match[1]), match.start(1)
            if claimed and claimed != have and typed(words, *match.span(1)):
                if place not in seen:
                    facts = {"text": match[0], "noun": noun, "claimed": claimed, "have": have}
                    yield problem(code, words.mark_at(place), **facts)
                seen.add(place)
    sums = [len(c.groups) for c in plan.classes.values()] if "+" in bare else []
    for match in ADDENDS.finditer(bare) if sums else ():
        if typed(words, *match.span()) and match[0] != "+".join(map(str, sums)):
            right = "+".join(map(str, sums))
            yield problem("C105", words.mark_at(match.start()), text=match[0], right=right)
    for match in ATTACHED.finditer(bare) if "附件" in bare else ():
        number = value(match[1]) or 0
        have = len(plan.attachments)
        if have and number > have and typed(words, *match.span()):
            yield problem("C109", words.mark_at(match.start()), text=match[0], have=have)


def _numbered(bare: str, noun: str) -> bool:
    """Whether a numeral stands before a noun, a measure between them or none: few lines have one."""
    for before in bare.split(noun)[:-1]:
        counted = before.removesuffix("专项")
        counted = counted[:-1] if counted.endswith(COUNTERS) else counted
        if counted[-1:].isdigit() or (counted and counted[-1] in NUMERALS):
            return True
    return False


@lru_cache(maxsize=16)
def _nouns(plan: Plan) -> tuple[tuple[re.Pattern[str], str, int, str], ...]:
    """What is counted in words, and how many of it there are."""
    return tuple(_counted(plan))


def _counted(plan: Plan) -> Iterator[tuple[re.Pattern[str], str, int, str]]:
    sets = [("工作组", len(plan.groups.groups)), ("阶段", len(plan.phases.phases))]
    sets += [(noun, len(plan.tasks.tasks)) for noun in ("专项", "重点任务", "主要任务", "任务")]
    sets += [(str(name), len(made.groups)) for name, made in plan.classes.items()]
    for noun, have in sets:
        if have:
            pattern = (
                rf"(?:{SETTING})(?:了)?({NUMBER})(?:大|个|项|类|支)?(?:专项)?{re.escape(noun)}"
            )
            yield later(pattern.replace("(?:专项)?专项", "专项")), noun, have, "C104"
            if noun not in ("任务", "专项"):
                bare = rf"(?<![第前后各每余其首{DIGITS}])({NUMBER})(?:大|个){re.escape(noun)}"
                yield later(bare), noun, have, "C110"


def _headings(document: Document) -> Iterator[Problem]:
    """突出四大重点 with five parts below it."""
    if listed(document, _claims) == []:
        return
    for place, block in enumerate(document.blocks):
        if not isinstance(block, Heading):
            continue
        match = _claim(block)
        claimed = value(match[1]) if match else None
        if match and claimed and claimed > 1 and typed(block.words, *match.span(1)):
            have = _below(document.blocks, place, block.level)
            if have > 1 and claimed != have:
                mark = block.words.mark_at(match.start(1))
                yield problem("C106", mark, text=match[0], claimed=claimed, have=have)


def _claims(thing: Part) -> list[re.Match[str]]:
    match = _claim(thing) if isinstance(thing, Heading) else None
    return [match] if match else []


@by_identity
def _claim(heading: Heading) -> re.Match[str] | None:
    """The count in the words of a heading."""
    return COUNTED.search(masked(str(heading.words)))


def _below(blocks: Sequence[Block], place: int, level: int) -> int:
    """How many parts stand under a heading: headings one level down, else 一是…二是…."""
    heads, spoken, first = 0, 0, 0
    for block in blocks[place:]:
        if isinstance(block, Heading) and block.level <= level and block is not blocks[place]:
            break
        if isinstance(block, Heading) and block is not blocks[place]:
            first = first or block.level
            heads += block.level == first
        if isinstance(block, Heading | Paragraph):
            text = "".join(map(str, words_of(block)[-1:]))
            spoken += len(SPOKEN.findall(text))
    return heads or spoken


def _opinions(document: Document, have: int) -> Iterator[Problem]:
    for block in document.blocks:
        if not isinstance(block, Paragraph):
            continue
        for match in OPINIONS.finditer(str(block.words)):
            claimed = value(match[1])
            if claimed and claimed != have and typed(block.words, *match.span(1)):
                mark = block.words.mark_at(match.start(1))
                yield problem("C107", mark, text=match[0], claimed=claimed, have=have)
