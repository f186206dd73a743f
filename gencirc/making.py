"""Papers made one by one: worded, checked, laid out and put away; what came of them all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from gencirc.campaign import Campaign, Kept, read_together
from gencirc.checks import Seen, Together, check_together
from gencirc.delivery import Ahead
from gencirc.made import Made
from gencirc.problem import Problem, failed
from gencirc.register.freezing import as_signed
from gencirc.spool import Putting

Tick = Callable[[int, int], None]


class NotMade(Exception):
    """What makes the papers for us cannot; ``problem`` says why."""

    def __init__(self, found: Problem) -> None:
        super().__init__(found.words)
        self.problem = found


class Drawn(NamedTuple):
    """What came of one paper that was due: its files, what is wrong with it and its pages."""

    place: int  # among those that are due
    papers: Sequence[Made]
    problems: Sequence[Problem]
    pages: Sequence[Problem]


class Part(NamedTuple):
    """What came of some of the papers of a plan."""

    drawn: list[Drawn]
    seen: Seen
    later: list[Problem]  # of letterheads
    read: list[Path]  # the files that the papers were made from
    lists: Sequence[Ahead] = ()  # made meanwhile


def part(
    campaign: Campaign,
    places: Iterable[int],
    kept: Kept,
    spool: Putting | None = None,
    tick: Tick = lambda done, all_: None,
) -> Part:
    """Make some of the papers that are due; what is large is put away in ``spool``.

    After a mistake the others are only worded and checked, unless those without are wanted.
    """
    places = list(places)
    told = len(campaign.later)
    together = Together(campaign.plan, campaign.reading)
    well = not failed(campaign.weighed(campaign.general))
    alike = Alike()
    out: list[Drawn] = []
    for done, place in enumerate(places, 1):
        share = campaign.worded(campaign.due[place])
        read_together(together, share)
        wrong = failed(campaign.weighed(share.problems))
        well = well and (campaign.options.keep_going or not wrong)
        papers, pages = campaign.draw(share, kept) if well and not wrong else ([], [])
        if spool and share.due.recipient:
            papers = [m.stored(spool, share.due.paper) for m in papers]
        out.append(Drawn(place, tuple(papers), *map(alike, (share.problems, pages))))
        tick(done, len(places))
    return Part(out, together.seen, campaign.later[told:], campaign.inputs())


class Alike:
    """What is wrong with many papers, kept once."""

    def __init__(self) -> None:
        self.each: dict[Problem, Problem] = {}
        self.lists: dict[tuple[Problem, ...], tuple[Problem, ...]] = {}

    def __call__(self, problems: Iterable[Problem]) -> tuple[Problem, ...]:
        found = tuple([self.each.setdefault(p, p) for p in problems])
        return self.lists.setdefault(found, found)


class Outcome(NamedTuple):
    """The papers of a plan, issued ones as they were signed, and all that is wrong."""

    made: list[Made]
    problems: list[Problem]
    read: list[Path]  # the files that the papers were made from
    lists: list[Ahead]


def gathered(campaign: Campaign, parts: Sequence[Part]) -> Outcome:
    """What came of all papers; with a mistake there are none, or those without when wanted."""
    options = campaign.options
    read = [path for part in parts for path in part.read]
    lists = [one for part in parts for one in part.lists]
    drawn = sorted((d for p in parts for d in p.drawn), key=lambda d: d.place)
    due = campaign.due
    together = check_together(campaign.plan, [p.seen for p in parts])
    problems = campaign.found(((due[d.place], d.problems) for d in drawn), together)
    later = [p for part in parts for p in part.later]
    of_all = campaign.weighed([*campaign.general, *together])
    if failed(of_all if options.keep_going else problems):
        return Outcome([], [*problems, *later], read, lists)
    later += campaign.told((due[d.place], d.pages) for d in drawn)
    made = [m for d in drawn for m in _good(d, options.keep_going)]
    signed, otherwise = as_signed(made, campaign.book, campaign.folder)
    return Outcome(signed, [*problems, *later, *otherwise], read, lists)


def _good(drawn: Drawn, keep_going: bool) -> Iterator[Made]:
    """The papers of which nothing is wrong with the pages, where only those are wanted."""
    if not (keep_going and failed(drawn.pages)):
        yield from drawn.papers
