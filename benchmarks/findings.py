"""What stands in a paper, as the benchmark of importing compares it: headings, groups, tasks, phases, dates."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from gencirc.blocks import tree
from gencirc.kind.document import Document
from gencirc.plan.content import Body, Chain, Section
from gencirc.plan.dates import printed
from gencirc.plan.fields import Shape
from gencirc.plan.model import Plan
from gencirc.plan.saying import dated
from gencirc.source.marks import Text

WHATS = ("节", "工作组", "任务", "阶段", "日期")
Found = dict[str, list[str]]

STAGE = re.compile("(?:阶段|期间|时期)$")
SIGNED = re.compile(r"（?[\dXxＸ×某]{1,4}年[\dXxＸ×某]{1,2}月[\dXxＸ×某]{1,2}日）?")
DATES = re.compile(
    r"（[^（）]*(?:\d|[XxＸ×]|某[月日]|即日|[一二三四五六七八九十]月|季度|半年)[^（）]*）"
)
COUNTED = re.compile(r"^第[一二三四五六七八九十]{1,2}个?阶段[：:、，\s]*(?=\S)")


JOIN = re.compile(r"[—－–～~-]+|到")
ROUND = re.compile("^[自从]|起?，?(?=至)|止$|(?<=前)完成$|(?<=起)，?并?长期.*$")
MASKS = re.compile("[XxＸ×*＊〇○某]")
YEAR_MONTH = re.compile(r"(?<!\d)(20\d{2})[./](\d{1,2})(?![\d./])")
ZERO = re.compile(r"(?<!\d)0(?=\d[月日])")
MONTH_DAY = re.compile(r"(?<![\d.])(\d{1,2})[./](\d{1,2})(?![\d.])")
SPOKEN = re.compile(
    r"(?:^|(?<=[。：！]))(?:[一二三四五六七八九十]{1,2}[是要]|首先，|其次，|再次，|最后，|第[一二三四五六七八九十]{1,2}，|其[一二三四五六七八九]，)([^。：；！？]+)[。：]"
)


def bare(text: object) -> str:
    """A name without signs and blanks."""
    return re.sub(r"[^\w]", "", str(text))


def day(text: object) -> str:
    """A date, however its ends are joined and its figures are written or masked."""
    said = ROUND.sub("", JOIN.sub("至", printed(re.sub(r"\s", "", str(text)))))
    said = MONTH_DAY.sub(r"\1月\2日", YEAR_MONTH.sub(r"\1年\2月", said))
    said = ZERO.sub("", said)
    return MASKS.sub("×", said)


def nested(heads: Iterable[tuple[int, str]]) -> list[str]:
    """Headings with their depth: 1. right under 一、 is as deep as （一） there.

    Those of phases stand without their numbers and dates.
    """
    open_: list[int] = []
    out = []
    for level, words in heads:
        while open_ and open_[-1] >= level:
            open_.pop()
        open_.append(level)
        out.append(f"{len(open_)}{bare(COUNTED.sub('', DATES.sub('', words)))}")
    return out


def known(documents: Iterable[Document], plan: Plan) -> Found:
    """What stands in papers: headings with their level, names of groups, tasks, phases, dates."""
    out: Found = {what: [] for what in WHATS}
    spoken = set(chained([*plan.papers.values(), plan.phases, plan.groups]))
    for document in documents:
        out["节"] += nested(headings(document, spoken))
        out["日期"] += signed(document)
    out["工作组"] = [bare(g.name) for g in plan.groups.groups]
    out["任务"] = [bare(t.name) for t in plan.tasks.tasks if t.name]
    out["阶段"] = [STAGE.sub("", bare(p.name)) for p in plan.phases.phases]
    out["日期"] += [day(dated(w)) for p in plan.phases.phases for w in p.windows]
    return out


def headings(document: Document, spoken: Collection[str]) -> Iterator[tuple[int, str]]:
    """The headings of a paper with their levels; behind 一是, 首先 stand those that are ``spoken``."""
    level = 0
    for block in document.blocks:
        if isinstance(block, tree.Heading) and str(block.words):
            level = block.level
            yield level, str(block.words)
        text = block.text if isinstance(block, tree.Heading) else getattr(block, "words", "")
        for found in SPOKEN.finditer(str(text or "")):
            if bare(found[1]) in spoken:
                yield level + 1, found[1]


def chained(thing: object) -> Iterator[str]:
    """The headings in chains, 一是…二是…, wherever they stand in a plan."""
    if isinstance(thing, Chain):
        yield from (bare(p.title) for p in thing.parts if isinstance(p, Section))
    elif isinstance(thing, Body):
        yield from (title for item in thing.items for title in chained(item))
    elif isinstance(thing, Section):
        yield from chained(thing.body)
    elif isinstance(thing, Shape):
        yield from (title for value in vars(thing).values() for title in chained(value))
    elif isinstance(thing, tuple | list) and not isinstance(thing, Text):
        yield from (title for item in thing for title in chained(item))
    elif isinstance(thing, dict):
        yield from (title for value in thing.values() for title in chained(value))


def signed(document: Document) -> Iterator[str]:
    """The date of a paper that has one: of its signature, or under its title."""
    for block in document.blocks:
        said = block.date if isinstance(block, tree.Signature) else ""
        said = block.words if isinstance(block, tree.Subtitle) else said
        if SIGNED.fullmatch(str(said)):
            yield day(str(said).strip("（）"))


def answers(there: dict[str, list[object]]) -> Found:
    """What a reader found, as it is compared."""
    out = {what: [bare(x) for x in there[what] or []] for what in WHATS if what in there}
    if "阶段" in out:
        out["阶段"] = [STAGE.sub("", name) for name in out["阶段"]]
    if "节" in out:
        out["节"] = nested((int(str(x)[0]), str(x)[1:]) for x in there["节"] or [])
    if "日期" in out:
        out["日期"] = [day(x) for x in there["日期"] or []]
    return out
