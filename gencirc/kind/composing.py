"""The author's own text → blocks: headings, paragraphs, chains, and data named by 【…】."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from gencirc.blocks.numbering import spoken
from gencirc.blocks.tree import Block, Heading, Paragraph
from gencirc.kind.duties import group_blocks, phase_blocks, task_blocks
from gencirc.kind.phrases import closed, ended
from gencirc.patterns import later
from gencirc.plan.content import Body, Chain, Item, Run, Section, level_of, texts_of
from gencirc.plan.groups import Group, Groups
from gencirc.plan.parting import is_plain
from gencirc.plan.scope import Scope, Use
from gencirc.plan.tasks import Task, Tasks
from gencirc.plan.timetable import Phases
from gencirc.reuse import Memo, by_identity
from gencirc.source.marks import Text
from gencirc.words import Words, listed, say

COMPOSED = Memo()
WHOLE = later(r"【([^【】\n]{1,120})】[。；]?$")
DEEPEST = 4
MOST = 4  # 首先、其次、再次、最后


def compose(body: Body, scope: Scope, level: int = 1, scheme: str = "standard") -> list[Block]:
    """The blocks of a body whose headings begin at ``level``."""
    level = level_of(body.forms, level)
    if "不编号" in body.forms:
        scheme = ""
    elif "第一" in body.forms:
        scheme = "第一"
    scope = scope.inside(下列=body)
    manner = (level, scheme, body.forms)
    out: list[Block] = []
    for item in body.items:
        out += _same(item, scope, *manner) if plain(item) else _item(item, scope, *manner)
    return out


def _same(
    item: Item, scope: Scope, level: int, scheme: str, forms: frozenset[str]
) -> Sequence[Block]:
    """The blocks of an item that says the same in every paper, made once."""
    key = (id(item), level, scheme, forms)
    found = COMPOSED.get(key)
    if found is None:
        said = len(scope.problems)
        found = (item, _item(item, scope, level, scheme, forms))
        if len(scope.problems) == said:
            COMPOSED.put(key, found)
    made: Sequence[Block] = found[1]
    return made


def _item(
    item: Item, scope: Scope, level: int, scheme: str, forms: frozenset[str]
) -> Sequence[Block]:
    if isinstance(item, Section):
        return _section(item, scope, level, scheme, forms)
    if isinstance(item, Chain):
        return _chain(item, scope, level, forms)
    if isinstance(item, Run):
        return [Paragraph(run(item, scope))]
    return paragraph(item, scope, level)


@by_identity
def plain(item: Item) -> bool:
    """Whether an item names nothing that another paper might call otherwise."""
    return all(map(is_plain, texts_of(item)))


def paragraph(text: Text, scope: Scope, level: int) -> list[Block]:
    """A paragraph, or the blocks of the data that it names and nothing else."""
    made = named_blocks(text, scope, level)
    if made is not None:
        return made
    words = scope.words(text)
    return [Paragraph(ended(words) if WHOLE.match(text) else words)]


def named_blocks(text: Text, scope: Scope, level: int) -> list[Block] | None:
    """The blocks for a text that is one reference to groups, tasks, phases or a passage."""
    found = WHOLE.match(text)
    thing = scope.find(text.part(*found.span(1))) if found else None
    if found is None or thing is None or found[1] in scope.trail:
        return None
    inner = replace(scope, trail=(*scope.trail, found[1]))
    if isinstance(thing, Use):
        scope.unused(thing, text.part(0, found.end(1) + 1))
        inner = inner.inside(**thing.values)
        thing = thing.body
    made = MAKERS.get(type(thing))
    if made:
        return made(thing, inner, min(level, DEEPEST))
    if isinstance(thing, Body) and (len(thing.items) > 1 or thing.sections):
        return compose(thing, inner, level)
    return None


def _section(
    section: Section, scope: Scope, level: int, scheme: str, forms: frozenset[str]
) -> list[Block]:
    if level > DEEPEST:
        scope.report("P128", section.title, title=section.title)
        return []
    title = scope.words(section.title)
    first = section.body.items[:1]
    if _runs_in(level, scheme, forms) and first and isinstance(first[0], Text):
        if named_blocks(first[0], scope, level + 1) is None:
            said, rest = _opened(section.body, scope, level + 1)
            return [Heading(level, ended(title), said, scheme), *rest]
    return [Heading(level, closed(title), None, scheme), *compose(section.body, scope, level + 1)]


def _opened(body: Body, scope: Scope, level: int) -> tuple[Words, list[Block]]:
    """The paragraph that a body begins with, run into what stands before it, and the rest."""
    first = body.items[:1]
    if not first or not isinstance(first[0], Text):
        return Words(), compose(body, scope, level)
    inner = scope.inside(下列=body)
    said = inner.words(first[0])
    leads = len(body.items) > 1 and str(said).endswith("：")  # 如下：, and that follows
    rest = compose(replace(body, items=body.items[1:]), inner, level)
    return said if leads else ended(said), rest


def _runs_in(level: int, scheme: str, forms: frozenset[str]) -> bool:
    if "标题单列" in forms:
        return False
    return level > 1 or scheme != "standard" or "标题接排" in forms


def _chain(chain: Chain, scope: Scope, level: int, forms: frozenset[str]) -> list[Block]:
    """Parts counted in one paragraph, or each in its own (分段); 逐条 are numbered."""
    if chain.word == "逐条":
        return [b for part in chain.parts for b in _listed(part, scope, min(level, DEEPEST))]
    if chain.word == "首先" and len(chain.parts) > MOST:
        scope.report("C108", chain.mark, have=len(chain.parts))
    lasting = len(chain.parts) if "再次" not in chain.forms | forms else 0
    apart = "分段" in chain.forms | forms
    out: list[Block] = []
    for number, part in enumerate(chain.parts, 1):
        count = spoken(chain.word, number, number == lasting)
        title, text, rest = _part(part, scope, level)
        said = say(chain.mark, count, _after(count, say(chain.mark, title, text)))
        last = out[-1] if out and not apart else None
        if isinstance(last, Paragraph):
            out[-1] = Paragraph(say(chain.mark, last.words, said))
        else:
            out.append(Paragraph(said))
        out += rest
    return out


def _part(
    part: Section | Text | Body, scope: Scope, level: int
) -> tuple[Words, Words, list[Block]]:
    """The heading of a part and its first paragraph, and the blocks of its others."""
    if isinstance(part, Text):
        return Words(), ended(scope.words(part)), []
    if isinstance(part, Body):
        return Words(), *_opened(part, scope, level)
    return ended(scope.words(part.title)), *_opened(part.body, scope, level)


def _after(count: str, words: Words) -> Words:
    """The words without the 要 or 是 that their ordinal ends with: 一要要…"""
    return words.cut(1) if count[-1] in "要是" and str(words).startswith(count[-1]) else words


def _listed(part: Section | Text | Body, scope: Scope, level: int) -> list[Block]:
    title, text, rest = _part(part, scope, level + 1)
    return [Heading(level, title, text), *rest]


def run(item: Run, scope: Scope) -> Words:
    """标题：重点整治甲；乙。收尾。"""
    parts: list[Any] = [closed(scope.words(item.title)), "："]
    for label, texts in item.parts:
        said = [closed(scope.words(t)) for t in texts]
        parts += [label or "", ended(listed(item.title.mark, said, "；"))]
    return say(item.title.mark, *parts)


def _group(group: Group, scope: Scope, level: int) -> list[Block]:
    return group_blocks(Groups(groups=(group,)), scope, level, compose)


def _task(task: Task, scope: Scope, level: int) -> list[Block]:
    return task_blocks(Tasks(tasks=(task,)), scope, level)


def _groups(groups: Groups, scope: Scope, level: int) -> list[Block]:
    return group_blocks(groups, scope, level, compose)


def _phases(phases: Phases, scope: Scope, level: int) -> list[Block]:
    return phase_blocks(phases, scope, level, compose)


MAKERS: dict[type, Callable[[Any, Scope, int], list[Block]]] = {
    Groups: _groups,
    Group: _group,
    Tasks: task_blocks,
    Task: _task,
    Phases: _phases,
}
