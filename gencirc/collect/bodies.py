"""Paragraphs gone, moved and added → entries, items and paragraphs of the plan."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gencirc.collect.counting import parts
from gencirc.collect.owners import PARAGRAPHS, SEMICOLON, Owner, Paper
from gencirc.collect.printed import TABLE, counted
from gencirc.collect.rewriting import Become, Insert, New, Op, Remove, Splice, whole
from gencirc.collect.sites import Branch, is_mapping
from gencirc.collect.spelling import GAP, Cut
from gencirc.plan.content import CLOSE, FORM, INTRO
from gencirc.source.nodes import Scalar

HEAD = re.compile(r"([^。：；，！？]{2,24})[。：](?=.)")
LABEL = re.compile(r"([^：，。]{1,8})：(.+)")
PHASES = ("阶段",), ("phases",)
BOOKS = {("登记",), ("registry",), ("机关",), ("issuer",)}  # what is registered is no text


# -- gone ----------------------------------------------------------------------------


def gone(lines: Sequence[int], paper: Paper) -> Iterator[tuple[set[int], list[Op]]]:
    """Removals, each with the paragraphs that it takes away."""
    left = list(lines)
    while left:
        n = left[0]
        covered, op = _removal(n, lines, paper)
        yield covered, [op] if op else []
        left = [m for m in left if m not in covered]


def _removal(n: int, lines: Sequence[int], paper: Paper) -> tuple[set[int], Op | None]:
    unit = paper.unit(n, lines)
    owner = paper.owners[n]
    if unit:
        return unit[1] & set(lines), Remove(whole(unit[0]))
    return {n}, _cut_out(owner) if owner and owner.site else None


def twins(removals: Sequence[Op]) -> list[Op]:
    """Some removals with those of every entry of the same name: 阶段 and what was done in it."""
    gone = [op.branch for op in removals if isinstance(op, Remove)]
    named = [b for one in gone for b in (one, *one.children) if b.key is not None]
    more = [Remove(whole(t)) for b in named for t in alike(b)]
    return [*removals, *more] if more else []


def alike(branch: Branch) -> list[Branch]:
    """Other entries of the plan that bear the name of one."""
    return [b for b in branch.tree.entries(str(branch.key)) if b is not branch and b.parent]


def emptied(lines: Sequence[int], paper: Paper) -> list[Op]:
    """The only text below a heading that stays: an empty value, or why there must be one."""
    n = lines[0]
    owner, above = paper.owners[n], paper.owners[n - 1] if n else None
    if owner is None or above is None or len(lines) > 1 or not paper.lines[n - 1].heading:
        return []
    below = above.branch is owner.branch and isinstance(owner.branch.node, Scalar)
    return [Become(owner.branch, "")] if below and owner.site is None else []


def headless(lines: Sequence[int], head: int, paper: Paper) -> Iterator[list[Op]]:
    """What stood below a heading gone with the heading: none is printed over nothing."""
    owner = paper.owners[head] or paper.owners[lines[0]]
    yield [Remove(whole(owner.branch))] if owner else []
    every = [ops for _, ops in gone([head, *lines], paper) if ops]
    yield [op for ops in every for op in ops]


def _cut_out(owner: Owner) -> Op:
    """A paragraph of a text, with the blank line before or after it."""
    assert owner.site
    text = owner.site.text
    first, last = owner.first, owner.last
    sign = GAP if owner.sign == PARAGRAPHS else SEMICOLON
    gap = sign.match(text, last)
    if gap:
        last = gap.end()
    else:
        first = len(text[:first].rstrip("；; \n"))
    return Splice(owner.site, Cut(first, last, ""))


# -- moved -----------------------------------------------------------------------------


def moved(
    lines: Sequence[int], before: int | None, after: int | None, paper: Paper
) -> Iterator[list[Op]]:
    """The ways to move some paragraphs between two others."""
    among = {*lines, *paper.doubled}
    unit = paper.unit(lines[0], among)
    owner = paper.owners[lines[0]]
    below = {n for n in unit[1] if paper.lines[n].part != TABLE} if unit else set()
    if unit and below <= among:
        for branch in (whole(unit[0]), *(alike(unit[0]) if unit[0].key is not None else ())):
            for anchor, behind in _neighbours(branch, before, after, paper):
                yield [Remove(branch), Insert(anchor, behind, branch)]
                yield from _with_twins(branch, anchor, behind)
    if owner and owner.site and len(lines) == 1:
        text = str(owner.site.text)[owner.first : owner.last]
        for op in in_texts(text, before, after, paper):
            yield [_cut_out(owner), op]


def _with_twins(branch: Branch, anchor: Branch, behind: bool) -> Iterator[list[Op]]:
    """The same move of the entries of that name in other lists, which may give the order."""
    if branch.key is None or branch.parent is not anchor.parent:
        return
    pairs = [
        (mine, theirs)
        for mine in alike(branch)
        for theirs in alike(anchor)
        if mine.parent is theirs.parent
    ]
    every: list[Op] = [Remove(branch), Insert(anchor, behind, branch)]
    for mine, theirs in pairs:
        every = [*every, Remove(mine), Insert(theirs, behind, mine)]
        yield every


def _neighbours(
    branch: Branch, before: int | None, after: int | None, paper: Paper
) -> Iterator[tuple[Branch, bool]]:
    """Branches of the same sort beside which it may stand: siblings first."""
    found = [
        (up, behind)
        for line, behind in ((before, True), (after, False))
        if line is not None and (owner := paper.owners[line])
        for up in owner.branch.up()
        if up is not branch and up.path[:1] not in BOOKS
    ]
    siblings = [f for f in found if f[0].parent is branch.parent]
    others = [f for f in found if f not in siblings and (f[0].key is None) == (branch.key is None)]
    yield from (*siblings, *others)


# -- added -------------------------------------------------------------------------------


def added(
    texts: Sequence[str], before: int | None, after: int | None, paper: Paper
) -> Iterator[list[Op]]:
    """The ways to add paragraphs between two others, the likeliest first."""
    if (ways_of_parts := parts(texts, [*_ups(before, after, paper)])) is not None:
        yield from ways_of_parts
        return  # as a paragraph by itself the machine would not count it
    bare = [t[counted(t) :] for t in texts]
    heads = [_headed(b) for b in bare]
    numbered = any(counted(t) for t in texts)
    ways = [_items(bare, before, after, paper), _paragraphs(bare, before, after, paper)]
    entries = _entries(bare, heads, before, after, paper)
    for way in [entries, *ways] if numbered else [*ways, entries]:
        yield from way
    yield from _edges(bare, before, after, paper)


def _headed(text: str) -> tuple[str, str] | None:
    found = HEAD.match(text)
    return (found[1], text[found.end() :]) if found else None


def _ups(before: int | None, after: int | None, paper: Paper) -> Iterator[tuple[Branch, bool]]:
    for line, behind in ((before, True), (after, False)):
        owner = paper.owners[line] if line is not None else None
        for up in owner.branch.up() if owner else ():
            if up.path[:1] not in BOOKS:
                yield up, behind


def _items(
    texts: Sequence[str], before: int | None, after: int | None, paper: Paper
) -> Iterator[list[Op]]:
    """As items of the list that a neighbour stands in."""
    for up, behind in _ups(before, after, paper):
        if up.key is None:
            yield [Insert(up, behind, New(None, t)) for t in texts]


def _paragraphs(
    texts: Sequence[str], before: int | None, after: int | None, paper: Paper
) -> Iterator[list[Op]]:
    for op in in_texts("\n\n".join(texts), before, after, paper):
        yield [op]


def in_texts(text: str, before: int | None, after: int | None, paper: Paper) -> Iterator[Op]:
    """As a paragraph of the text that a neighbour is, or is a paragraph of."""
    for line, behind in ((before, True), (after, False)):
        owner = paper.owners[line] if line is not None else None
        if owner is None:
            continue
        site = owner.site or owner.branch.value
        if site is None:
            continue
        first, last = (owner.first, owner.last) if owner.site else (0, len(site.text))
        new = f"{owner.sign}{text}" if behind else f"{text}{owner.sign}"
        place = last if behind else first
        yield Splice(site, Cut(place, place, new))


def _entries(
    texts: Sequence[str], heads: Sequence[tuple[str, str] | None], before: int | None,
    after: int | None, paper: Paper,
) -> Iterator[list[Op]]:  # fmt: skip
    """As entries with a heading beside a neighbour's."""
    made: list[New] = []
    if all(heads):
        made = [New(*head) for head in heads if head]
    elif len(texts) > 1 and not heads[0] and len(texts[0]) <= 24:
        made = [New(texts[0].rstrip("。："), "\n\n".join(texts[1:]))]
    elif heads[0]:
        made = [New(heads[0][0], "\n\n".join([heads[0][1], *texts[1:]]))]
    if not made:
        return
    for up, behind in _ups(before, after, paper):
        if (told := _labelled(texts, up)) and not up.flow:
            yield [Insert(up, behind, told)]
        if up.path[:-1] in PHASES and not up.flow:
            yield [Insert(up, behind, _as_named(new)) for new in made]
        if up.key is not None or len(made) == 1 or not up.flow:
            yield [Insert(up, behind, new) for new in made]


def _labelled(texts: Sequence[str], beside: Branch) -> New | None:
    """A heading with lines 组长：甲 below it, as an entry of the same fields as its neighbour."""
    found = [LABEL.fullmatch(t) for t in texts[1:]]
    keys = {str(child.key) for child in beside.children}
    if not all(m and m[1] in keys for m in found) or len(texts) < 2 or len(texts[0]) > 24:
        return None
    return New(texts[0].rstrip("。："), "", tuple(New(m[1], m[2]) for m in found if m))


def _as_named(new: New) -> New:
    """A phase whose name is printed as it is: the machine adds no 阶段."""
    bare = str(new.key).endswith("阶段")
    return new if bare else New(new.key, "", (New(FORM, "原名"), New("内容", new.value)))


def _edges(
    texts: Sequence[str], before: int | None, after: int | None, paper: Paper
) -> Iterator[list[Op]]:
    """Before the first or behind the last heading of a mapping: 导语 and 收尾."""
    text = "\n\n".join(texts)
    for up, behind in _ups(before, after, paper):
        if behind and is_mapping(up) and up.children and up.key is not None:
            yield [Insert(up.children[0], False, New(INTRO, text))]
        parent = up.parent
        if behind and parent and up.key is not None and up is parent.children[-1]:
            yield [Insert(up, True, New(CLOSE, text))]
        if not behind and parent and up.key is not None and up is parent.children[0]:
            yield [Insert(up, False, New(INTRO, text))]
