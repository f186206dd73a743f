"""The papers of a file → a plan: its facts first, then each paper under its own key."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from datetime import date

from gencirc.importing.attaching import attachment_pairs
from gencirc.importing.bodies import Data, body
from gencirc.importing.dates import arabic
from gencirc.importing.draft import Keyed, Leaf, Made, Pair, leaf, pair
from gencirc.importing.facts import Facts, times, told
from gencirc.importing.figures import figured
from gencirc.importing.heads import Paper
from gencirc.importing.issuing import Office, issuers, official
from gencirc.importing.kinds import dated, is_signed, kind_of, opened
from gencirc.importing.levels import Item, Part, grow, unnumbered
from gencirc.importing.mentions import mentioned
from gencirc.importing.registering import registry
from gencirc.importing.weaving import woven
from gencirc.patterns import later
from gencirc.plan.dates import MASKED
from gencirc.plan.papers import Report, Scheme
from gencirc.plan.reading import known_keys
from gencirc.source.marks import Text

THIS_YEAR = "待核：原文没有写哪一年，先写今年"
OTHERS = "待核：原文说到别的季节、年份，不是笔误就留着"
YEAR = later(r"(20\d{2})\s*年")
NAME = later(
    r"的?(?:实施|工作|行动|攻坚|活动)?方案$|^关于|的(?:通知|讲话|意见|报告|请示|函|批复|通报|通告|公告)$"
)
AT = later(r"^在(\S{2,})上$")  # 在全县校园安全工作会议上的讲话
TAKEN = {"方案": Scheme, "经验交流材料": Report}
REPORTS = ("经验交流材料", "工作总结", "报告")  # whose figures are data


def planned(
    papers: Sequence[Paper], refused: Collection[str] = (), vouched: Collection[str] = ()
) -> Made:
    """The plan of a file; ``refused`` are kinds of data that stay in the author's words."""
    alone = not any(kind_of(p, papers) == "通知" for p in papers)
    year = _year(papers)
    facts = Facts(year or date.today().year, refused, alone)
    derived: list[Text] = []
    headed = any(kind_of(p, papers) not in (*TAKEN, "讲话") for p in papers if not p.label)
    signed = any(kind_of(p, papers) == "方案" and is_signed(p) for p in papers if not p.label)
    offices = issuers(papers, headed or signed)
    pairs: list[Pair] = []
    leftover: list[Paper] = []
    for paper in papers:
        made = _paper(paper, papers, offices, facts, derived, {str(p.key) for p in pairs})
        if made is None:
            leftover.append(paper)
        else:
            pairs.append(_counted(made, facts))
    pages = _pages(leftover, derived)
    for _, items in pages:
        facts.scan(items)
    noted = [n for p in papers for n in p.attached]
    pairs += attachment_pairs(noted, pages, facts.tables, facts.fetched)
    places = mentioned(facts)
    pairs = [p._replace(value=woven(p.value, places)) for p in pairs]
    top = [pair("活动", _campaign(papers, offices))]
    top += [pair("机关", "、".join(o.key for o in offices))] if offices else []
    dated = [t for t in times(facts.found.get("阶段", leaf())) if not MASKED.search(t)]
    if year or dated:
        top.append(pair("年份", str(facts.year), "" if year else THIS_YEAR))
    top += [pair("允许", "、".join(vouched), OTHERS)] if vouched else []
    last = [p for p in pairs if str(p.key) == "附件"]
    plan = Keyed((*top, *(p for p in pairs if p not in last), *told(facts), *last))
    return Made(
        plan,
        registry(offices, facts.found, papers, headed),
        (*derived, *facts.derived, *(t for p in papers for t in p.derived)),
        tuple(facts.tables),
    )


def _counted(made: Pair, facts: Facts) -> Pair:
    """A report with its figures as data."""
    if str(made.key) not in REPORTS or not {"数据"}.isdisjoint((*facts.found, *facts.refused)):
        return made
    value, found = figured(made.value, known_keys())
    if found is None:
        return made
    facts.found["数据"] = found
    return made._replace(value=value)


def _year(papers: Sequence[Paper]) -> int | None:
    """The year of the papers: of the date, of the number, else the first that is named."""
    for paper in papers:
        for text in (str(arabic(paper.date, [])) if paper.date else "", paper.year, *paper.under):
            found = re.search(r"20\d{2}", text or "")
            if found:
                return int(found[0])
    lines = (line.text for paper in papers for line in paper.body)
    return next((int(m[1]) for line in lines if (m := YEAR.search(line))), None)


def _campaign(papers: Sequence[Paper], offices: Sequence[Office]) -> Leaf:
    """The name of the campaign: that of the scheme without its kind."""
    scheme = next((p for p in papers if kind_of(p, papers) == "方案"), papers[0])
    name = scheme.name or "导入的公文"
    quoted = re.search(r"《([^《》]+)》", name)
    name = quoted[1] if quoted and "印发" in name else name
    for office in offices:
        name = name.removeprefix(office.full)
    name = re.sub(r"^关于|的通知$", "", name)
    name = NAME.sub("", name) or name
    return leaf(AT.sub(r"\1", name))


# -- one paper -------------------------------------------------------------------------


def _paper(
    paper: Paper,
    papers: Sequence[Paper],
    offices: Sequence[Office],
    facts: Facts,
    derived: list[Text],
    taken: Collection[str],
) -> Pair | None:
    """A paper under the key of its kind; ``None`` when that is taken, or it is an attachment."""
    kind = kind_of(paper, papers)
    if paper.label or kind in taken:
        return None
    grown = grow(unnumbered(paper.body), spoken=kind == "讲话")
    derived += grown.counts
    facts.name_tables(grown.items)
    facts.scan(grown.items)
    if kind in (*TAKEN, "讲话"):  # that have no 附注 and no 文号
        grown.items.extend(paper.notes)
        grown.items[:0] = [paper.numbered] if paper.numbered else []
    else:
        under, paper.date = dated(paper)
        grown.items[:0] = under
    keys = opened(kind, paper, grown.items, derived, facts.fetched, facts.alone)
    if kind in TAKEN:
        spelled = tuple(TAKEN[kind].spelled)
        own = {str(p.key) for p in keys.pairs}
        made = _sections(keys.items, facts.fetched, spelled, own)
        return pair(kind, Keyed((*keys.pairs, *made)))
    if kind == "讲话":
        return pair(kind, Keyed((*keys.pairs, *_speech(keys.items, facts.fetched))))
    value = body(keys.items, 1, facts.fetched)
    return pair(
        kind,
        Keyed((*official(paper, papers, offices), *keys.pairs, pair("正文", value), *keys.after)),
    )


def _sections(
    items: Sequence[Item], data: Data, taken: Sequence[str], own: Collection[str]
) -> list[Pair]:
    """The headings of a scheme as its own keys; where they cannot be, all stands under 收尾."""
    value = body(items, 1, data, taken)
    if isinstance(value, Keyed) and not any(str(p.key) in own for p in value.pairs):
        return list(value.pairs)
    if isinstance(value, Keyed):
        value = body(items, 1, data, taken, listed=True)
    if isinstance(value, Leaf) and not str(value):
        return []
    return [pair("收尾", value)]


def _speech(items: Sequence[Item], data: Data) -> list[Pair]:
    """Opening, points and ending of a speech."""
    places = [n for n, i in enumerate(items) if isinstance(i, Part)]
    if not places:
        return [pair("要点", body(items, 1, data))]
    first, last = places[0], places[-1]
    points = list(items[first : last + 1])
    ending: list[Item] = []
    tail = _lowest(items[last], last + 1 == len(items))
    closing = next((n for n, i in enumerate(tail.items) if n and _closes(i)), None)
    plain = len(tail.items) > 1 and isinstance(tail.items[-1], Text) and last + 1 == len(items)
    if closing is None and plain:  # without 结尾 the stock one would be printed
        closing = len(tail.items) - 1
    if closing is not None:
        ending = tail.items[closing:]
        tail.items = tail.items[:closing]
    form = points[0].form if isinstance(points[0], Part) else ""
    pairs = [pair("编号", form)] if form in ("第一", "一是") else []
    if form in ("第一", "一是"):
        for p in points:
            if isinstance(p, Part):
                p.form = "一、"
    pairs += [pair("开头", body(items[:first], 1, data))] if first else []
    pairs.append(pair("要点", body(points, 1, data)))
    ending += items[last + 1 :]
    return pairs + ([pair("结尾", body(ending, 1, data))] if ending else [])


def _lowest(item: Item, last: bool) -> Part:
    """The part that the last words of a speech stand under: behind a run-in heading, far down."""
    assert isinstance(item, Part)
    below = item.items[-1] if item.items else None
    return _lowest(below, last) if last and isinstance(below, Part) else item


def _closes(item: Item) -> bool:
    return isinstance(item, Text) and item.startswith(("同志们", "各位", "最后，", "总之"))


# -- what goes behind --------------------------------------------------------------------


def _pages(leftover: Sequence[Paper], derived: list[Text]) -> list[tuple[Paper, list[Item]]]:
    """Pages of attachments with their trees."""
    pages = []
    for paper in leftover:
        grown = grow(unnumbered(paper.body))
        derived += grown.counts
        pages.append((paper, grown.items))
    return pages
