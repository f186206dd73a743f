"""A plan's papers made by several processes: a pure map over what is due.

Whatever does the mapping gets ``work`` and tasks, and gives back what came of each in any
order: processes of this machine here, other machines in ``afar``.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache, partial
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from gencirc.campaign import Campaign, Kept
from gencirc.delivery import ahead
from gencirc.kind.document import Document
from gencirc.made import NO_HEAD, Made
from gencirc.making import Alike, Drawn, Part, Tick, part
from gencirc.memory import Memory
from gencirc.options import Options
from gencirc.problem import Problem
from gencirc.spool import Piece, Room, Spool

FEW = 100  # papers that a second process gains nothing for
CHUNK = 256  # papers that are handed over at once: what is learnt from rows ahead is of one's own
LEAST = 8  # towards the end, so that all are ready together
WARM = 4  # papers made before others begin: what they all need is at hand then


class Task(NamedTuple):
    """Some papers of a plan; ``run`` tells a build from the one before."""

    plan: Path
    options: Options
    run: str
    folder: str  # where files are put away; "" for a machine that has no such folder
    places: range
    batch: int | None = None  # the place of one whose list is made


Bare = tuple[Any, ...]  # a paper as it is handed over: plain tuples take half the time


class Handed(NamedTuple):
    """What came of a task."""

    part: Part  # without what was drawn and read
    drawn: list[tuple[int, list[Bare], Sequence[Problem], Sequence[Problem]]]
    read: tuple[str, ...]


Mapped = Callable[[Sequence[Task]], Iterator[Handed]]
First = Callable[[Any, Any], Any]  # setdefault of a table


def work(task: Task) -> Handed:
    """Make some papers of a plan, which a process reads once a build."""
    campaign, kept = _campaign(task.plan, task.options, task.run)
    room = _room(task.folder)
    lists = [] if task.batch is None else ahead(campaign, task.batch, kept, room)
    made = part(campaign, task.places, kept, room)
    drawn = [(d.place, list(map(_bare, d.papers)), d.problems, d.pages) for d in made.drawn]
    rest = made._replace(drawn=[], lists=lists, read=[])
    return Handed(rest, drawn, tuple(map(str, made.read)))


READ: dict[tuple[Path, Options, str], tuple[Campaign, Kept]] = {}  # of the build that is going on


def _campaign(plan: Path, options: Options, run: str) -> tuple[Campaign, Kept]:
    """The plan of a build; a forked process has it from the one that shares out the work."""
    key = plan, options, run
    if key not in READ:
        memory = Memory(plan, options.output)
        kept: Kept = (lambda *asked: None) if options.force else memory.kept
        READ.clear()
        READ[key] = Campaign(plan, options, memory.held), kept
    return READ[key]


@lru_cache(maxsize=1)
def _room(folder: str) -> Room | None:
    """Where this process puts files away."""
    return Room(folder) if folder else None


def parts(
    campaign: Campaign,
    kept: Kept,
    spool: Spool,
    mapped: Mapped,
    tick: Tick = lambda done, all_: None,
    listing: bool = False,
) -> Iterator[Part]:
    """All papers of a plan, made by whatever maps ``work`` over the tasks.

    With ``listing`` the lists of its batches are made with them: they take longest.
    """
    from gencirc.processes import beside  # which is about the tasks of this module

    run, every = uuid.uuid4().hex, len(campaign.due)
    READ.clear()
    READ[campaign.path, campaign.options, run] = campaign, kept
    near = not campaign.options.scheduler  # processes of this machine go on from what is at hand
    first, room = (WARM, spool.opened()) if near else (0, None)
    of = partial(Task, campaign.path, campaign.options, run, room.folder if room else "")
    lists = [of(range(0), place) for place in range(len(campaign.batches) if listing else 0)]
    cuts = list(map(of, _cuts(first, every, campaign.options.jobs)))
    early, tasks = (lists, cuts) if near else ([], [*lists, *cuts])
    with beside(early) as listed:
        if near:
            yield part(campaign, range(first), kept, spool)
        come = chain(mapped(tasks), listed)
        yield from _taken(come, campaign, spool, lambda done: tick(first + done, every))
    READ.clear()


def _taken(
    come: Iterable[Handed], campaign: Campaign, spool: Spool, tick: Callable[[int], None]
) -> Iterator[Part]:
    """What was handed over, with its papers as this process has them."""
    done, alike, read = 0, Alike(), set[str]()
    known = dict[object, Any]().setdefault  # what comes with many: the first of what is equal
    for handed in come:
        drawn = [
            Drawn(
                place, tuple([_made(p, place, campaign, spool, known) for p in papers]),
                alike(problems), alike(pages),
            )
            for place, papers, problems, pages in handed.drawn
        ]  # fmt: skip
        new = [Path(name) for name in handed.read if name not in read]
        yield handed.part._replace(drawn=drawn, read=new)
        read.update(handed.read)
        done += len(drawn)
        if drawn:  # a list is no paper
            tick(done)


def _cuts(first: int, every: int, jobs: int) -> Iterator[range]:
    """What is handed over at once of the papers from ``first`` on."""
    while first < every:
        some = max(LEAST, min(CHUNK, (every - first) // (4 * jobs)))
        yield range(first, first := min(first + some, every))


def _bare(made: Made) -> Bare:
    """A paper without its blocks."""
    d = made.document
    return (
        _plain(made.bytes_), _plain(made.text_), made.pages, made.noted, made.essence,
        d.name, d.letterhead, d.title, d.day, d.large, d.open, d.draft, d.apart,
    )  # fmt: skip


def _made(bare: Bare, place: int, campaign: Campaign, spool: Spool, known: First) -> Made:
    """A paper that was handed over, put away if it is not yet."""
    data, text, pages, noted, essence, name, head, title, day, large, open_, draft, apart = bare
    due, letterhead = campaign.due[place], campaign.letterhead(head)
    assert letterhead
    head = known((head,), (head,))[0]  # no text without its mark
    document = Document(
        known(name, name), due.kind, due.paper, head, title, (), day, NO_HEAD,
        large=large, open=known(open_, open_), draft=draft, apart=apart,
        recipient=due.recipient, copy=due.copy,
    )  # fmt: skip
    made = Made(
        campaign.place(document), _piece(data), _piece(text), pages, document, letterhead, noted,
        essence,
    )  # fmt: skip
    return made if isinstance(made.content, Piece) else made.stored(spool, due.paper)


def _plain(content: bytes | str | Piece) -> bytes | str | Bare:
    return tuple(content) if isinstance(content, Piece) else content


def _piece(content: Any) -> Any:
    return Piece(*content) if isinstance(content, tuple) else content


def mapped_by(options: Options) -> Mapped:
    """Whatever maps, as asked for."""
    if options.scheduler:
        from gencirc.afar import by_scheduler  # not wanted on one machine

        return by_scheduler(options.scheduler)
    from gencirc.processes import by_processes

    return by_processes(options.jobs)
