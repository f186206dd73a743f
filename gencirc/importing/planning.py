"""The papers of a file → a plan: its facts first, then each paper under its own key."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from gencirc.importing.attaching import attachment_pairs
from gencirc.importing.bodies import Data, body
from gencirc.importing.cells import Cells
from gencirc.importing.draft import Block, Keyed, Leaf, Listing, Made, Node, Pair, leaf, pair
from gencirc.importing.figures import figured
from gencirc.importing.groups import groups, leading, team_run
from gencirc.importing.heads import Paper
from gencirc.importing.issuing import Office, issuers, official
from gencirc.importing.kinds import is_signed, kind_of, opened
from gencirc.importing.levels import Item, Part, grow, unnumbered
from gencirc.importing.ordinals import LEVELS
from gencirc.importing.phases import phases
from gencirc.importing.registering import registry
from gencirc.importing.tasks import tasks
from gencirc.importing.teams import by_name, listed
from gencirc.plan.papers import Report, Scheme
from gencirc.plan.reading import known_keys
from gencirc.source.marks import Text

YEAR = re.compile(r"(20\d{2})\s*年")
NAME = re.compile(
    r"(?:实施|工作|行动|攻坚|活动)?方案$|^关于|的(?:通知|讲话|意见|报告|请示|函|批复|通报|通告|公告)$"
)
AT = re.compile(r"^在(\S{2,})上$")  # 在全县校园安全工作会议上的讲话
TAKEN = {"方案": Scheme, "经验交流材料": Report}
FACTS = ("领导小组", "工作组", "任务", "阶段", "数据")
REPORTS = ("经验交流材料", "工作总结", "报告")  # whose figures are data


@dataclass
class Facts:
    """What was recognised as data, each kind of it once; ``refused`` stays text."""

    year: int | None
    refused: Collection[str]
    found: dict[str, Node] = field(default_factory=dict)
    derived: list[Text] = field(default_factory=list)
    tables: list[Cells] = field(default_factory=list)  # that stand in a text
    trees: list[Sequence[Item]] = field(default_factory=list)  # of the papers

    def name_tables(self, items: Sequence[Item]) -> None:
        """Give the tables of a text the names that they are fetched by."""
        for item in items:
            if isinstance(item, Cells):
                self.tables.append(item)
                item.name = f"附表{len(self.tables)}"
            elif isinstance(item, Part):
                self.name_tables(item.items)

    def fetched(self, part: Part) -> Node | None:
        """The value of a heading whose parts are groups, tasks or phases: 【工作组】."""
        if (teams := self._teams(part)) is not None:
            return teams
        for key in ("阶段", "任务"):
            if key in self.found or key in self.refused:
                continue
            signs: list[Text] = []
            node = self._made(key, part, signs)
            if node is not None and (texts := _around(part)) is not None:
                self.found[key] = node
                self.derived += signs
                fetch = leaf(f"【{key}】")
                before, after = texts
                return Listing((*before, fetch, *after)) if before or after else fetch
        return self._led(part)

    def _made(self, key: str, part: Part, signs: list[Text]) -> Node | None:
        return phases(part, signs, self.year) if key == "阶段" else tasks(part)

    def _teams(self, part: Part) -> Node | None:
        """A heading with groups under it, alone or among other parts."""
        run = [] if {"工作组"} & {*self.found, *self.refused} else team_run(part)
        signs: list[Text] = []
        made = groups(run, signs)
        if made is None:
            return None
        self.found["工作组"] = made
        self.derived += signs
        first = next(n for n, i in enumerate(part.items) if i is run[0])
        last = next(n for n, i in enumerate(part.items) if i is run[-1])
        before = self._plainly(part.items[:first])
        after = self._plainly(part.items[last + 1 :])
        fetch = leaf("【工作组】")
        return Listing((*before, fetch, *after)) if before or after else fetch

    def _plainly(self, items: Sequence[Item]) -> tuple[Node, ...]:
        """What stands before or behind what is fetched, as items of a list."""
        if not items:
            return ()
        level = next((LEVELS.get(i.form, 2) for i in items if isinstance(i, Part)), 2)
        made = body(items, level, self.fetched, listed=True)
        if isinstance(made, Listing):
            return made.items
        return tuple(made.paragraphs) if isinstance(made, Block) else (made,)

    def _led(self, part: Part) -> Node | None:
        """A heading under which the leading group is named, fetched line by line."""
        if "领导小组" in self.found or "领导小组" in self.refused:
            return None
        signs: list[Text] = []
        made = leading(part, signs)
        if made is None or not all(isinstance(i, Text) for i in part.items):
            return None
        self.found["领导小组"], lines = made
        self.derived += signs
        out: list[Leaf] = []
        for place, item in enumerate(part.items):
            out += lines.get(place) or [leaf(item)]  # type: ignore[arg-type]
        return Listing(tuple(out))


def _around(part: Part) -> tuple[list[Leaf], list[Leaf]] | None:
    """The paragraphs before and behind the parts of a heading; ``None`` with others between."""
    places = [n for n, i in enumerate(part.items) if isinstance(i, Part)]
    middle = part.items[places[0] : places[-1] + 1]
    rest = part.items[: places[0]] + part.items[places[-1] + 1 :]
    if len(middle) > len(places) or any(not isinstance(i, Text) for i in rest):
        return None
    before = [leaf(i) for i in part.items[: places[0]] if isinstance(i, Text)]
    return before, [leaf(i) for i in part.items[places[-1] + 1 :] if isinstance(i, Text)]


def planned(papers: Sequence[Paper], refused: Collection[str] = ()) -> Made:
    """The plan of a file; ``refused`` are kinds of data that stay in the author's words."""
    facts = Facts(_year(papers), refused)
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
    top = [pair("活动", _campaign(papers, offices))]
    top += [pair("机关", "、".join(o.key for o in offices))] if offices else []
    top += [pair("年份", str(facts.year))] if facts.year else []
    data = [_fact(k, facts) for k in FACTS if k in facts.found or _named(k, facts)]
    attached = attachment_pairs([n for p in papers for n in p.attached], pages, facts.tables)
    plan = Keyed((*top, *pairs, *data, *attached))
    return Made(
        plan,
        registry(offices, facts.found, papers, headed),
        (*derived, *facts.derived, *(t for p in papers for t in p.derived)),
        tuple(facts.tables),
    )


def _named(key: str, facts: Facts) -> list[Text]:
    """The names of groups that stand in the texts only."""
    if key != "工作组" or key in facts.refused:
        return []
    return next((names for tree in facts.trees if (names := listed(tree))), [])


def _fact(key: str, facts: Facts) -> Pair:
    if key in facts.found:
        return pair(key, facts.found[key])
    return pair(key, by_name(_named(key, facts)), "待核：名称照正文取的，要改两处一起改")


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
        for text in (paper.date, paper.year, *paper.under):
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
    if kind in (*TAKEN, "讲话"):  # that have no 附注
        grown.items.extend(paper.notes)
    alone = not any(kind_of(p, papers) == "通知" for p in papers)
    keys = opened(kind, paper, grown.items, derived, facts.fetched, alone)
    facts.trees.append(grown.items)
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
    tail = items[last]
    assert isinstance(tail, Part)
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
