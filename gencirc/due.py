"""What a plan asks for: its papers, and of those that go to several one for each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import NamedTuple

from gencirc.allotting import Allotting
from gencirc.batch import Batch
from gencirc.kind.drafting import wanted
from gencirc.kind.library import Kind
from gencirc.kind.needs import has_its_share
from gencirc.options import Options
from gencirc.plan.model import Plan
from gencirc.plan.official import Paper
from gencirc.plan.recipients import Recipient
from gencirc.problem import Problem, problem
from gencirc.register.book import Book
from gencirc.source.marks import Text

Held = Callable[[str], Mapping[str, str]]  # the file names that recipients of a kind had before


class Due(NamedTuple):
    """A paper that a plan asks for, or one recipient's copy of it."""

    kind: Kind
    paper: Paper
    recipient: Recipient | None = None
    copy: str = ""


class Asked(NamedTuple):
    """All that is due, the batches among it, and what is wrong with the asking."""

    due: list[Due]
    batches: list[Batch]
    problems: list[Problem]


def asked(
    plan: Plan, kinds: dict[str, Kind], options: Options, book: Book, held: Held, readable: bool
) -> Asked:
    """Every paper the plan asks for, one for each recipient where it goes to several."""
    out = Asked([], [], [])
    allotting = cache(lambda: Allotting(plan, book))
    pairs = wanted(plan, kinds)
    if not pairs and readable:
        out.problems.append(problem("B101", plan.mark, all="、".join(kinds)))
    for kind, paper in pairs:
        if options.kinds and not kind.answers(options.kinds):
            continue
        secrecy: Text | None = getattr(paper, "secrecy", None)
        if secrecy and not options.offline:
            out.problems.append(problem("B102", secrecy))
        found = _recipients(plan, kind, paper, allotting, out.problems)
        if found is None:
            out.due.append(Due(kind, paper))
            continue
        batch = Batch(kind, tuple(found), held(str(kind.name)))
        out.batches.append(batch)
        pairs_ = zip(found, batch.copies, strict=True)
        out.due.extend(Due(kind, paper, recipient, copy) for recipient, copy in pairs_)
    return out


def _recipients(
    plan: Plan,
    kind: Kind,
    paper: Paper,
    allotting: Callable[[], Allotting],
    problems: list[Problem],
) -> list[Recipient] | None:
    """Those a paper goes to one by one, ``None`` for nobody in particular."""
    each = kind.sent(paper)
    if each is None:
        return None
    if each is kind.each:  # the plan's own words are the place of what is wrong with it
        each = each._replace(mark=paper.mark)
    found = allotting().recipients(kind, paper, each)
    problems += allotting().problems()
    if each.mark is paper.mark:  # nobody has named them: those who have no share get none
        found = [r for r in found if has_its_share(kind, plan, paper, r)]
    number: Text | None = getattr(paper, "number", None)
    if number and kind.each and len(found) > 1:
        problems.append(problem("M113", number, have=len(found), kind=kind.name))
    return list(found)


def unknown(names: Iterable[str], kinds: dict[str, Kind]) -> list[Problem]:
    """The kinds asked for on the command line that there are none of."""
    known = "、".join(dict.fromkeys(str(k.name) for k in kinds.values()))
    strange = [n for n in names if not any(k.answers([n]) for k in kinds.values())]
    return [problem("B108", None, name=name, all=known) for name in strange]
