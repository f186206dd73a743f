"""A plan's papers made by several processes: a pure map over what is due.

Whatever does the mapping gets ``work`` and tasks, and gives back what came of each in any
order: processes of this machine here, other machines in ``afar``.
"""

from __future__ import annotations

import os
import signal
import uuid
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from datetime import date
from functools import lru_cache, partial
from itertools import islice
from multiprocessing import parent_process
from multiprocessing.process import BaseProcess
from pathlib import Path
from threading import Thread
from typing import Any, NamedTuple

from gencirc.campaign import Campaign, Kept
from gencirc.delivery import ahead
from gencirc.kind.document import Document
from gencirc.made import NO_HEAD, Made
from gencirc.making import Alike, Drawn, Part, Tick, part
from gencirc.memory import Memory
from gencirc.options import Options
from gencirc.source.marks import Text
from gencirc.spool import Piece, Room, Spool

FEW = 100  # papers that a second process gains nothing for
CHUNK = 64  # papers that are handed over at once
LEAST = 8  # towards the end, so that all are ready together
WARM = 4  # papers made before others begin: what they all need is at hand then
AHEAD = 3  # tasks on the way for every process, so that memory stays flat


class Task(NamedTuple):
    """Some papers of a plan; ``run`` tells a build from the one before."""

    plan: Path
    options: Options
    run: str
    folder: str  # where files are put away; "" for a machine that has no such folder
    places: range
    batch: int | None = None  # the place of one whose list is made


class Paper(NamedTuple):
    """A paper as one process hands it to another: without its blocks."""

    data: bytes | Piece
    text: str | Piece
    pages: int
    noted: bool
    essence: str
    name: str
    letterhead: Text
    title: str
    day: date | None
    open: tuple[str, ...]
    draft: bool
    large: bool
    apart: bool


class Handed(NamedTuple):
    """What came of a task."""

    part: Part  # its ``drawn`` without papers
    papers: list[list[Paper]]
    read: tuple[str, ...]  # instead of the paths of the part, which take longer


Mapped = Callable[[Sequence[Task]], Iterator[Handed]]
First = Callable[[Any, Any], Any]  # setdefault of a table


def work(task: Task) -> Handed:
    """Make some papers of a plan, which a process reads once a build."""
    campaign, kept = _campaign(task.plan, task.options, task.run)
    room = _room(task.folder)
    lists = [] if task.batch is None else ahead(campaign, task.batch, kept, room)
    made = part(campaign, task.places, kept, room)
    bare = [d._replace(papers=[]) for d in made.drawn]
    return Handed(
        made._replace(drawn=bare, lists=lists, read=[]),
        [[_bare(m) for m in d.papers] for d in made.drawn],
        tuple(map(str, made.read)),
    )


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


def _bare(made: Made) -> Paper:
    d = made.document
    return Paper(
        made.bytes_, made.text_, made.pages, made.noted, made.essence, d.name, d.letterhead,
        d.title, d.day, d.open, d.draft, d.large, d.apart,
    )  # fmt: skip


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
    run, every, room = uuid.uuid4().hex, len(campaign.due), None
    READ.clear()
    READ[campaign.path, campaign.options, run] = campaign, kept
    first = 0
    if not campaign.options.scheduler:  # processes of this machine go on from here
        room, first = spool.opened(), WARM
        yield part(campaign, range(first), kept, spool)
    folder = room.folder if room else ""
    of = partial(Task, campaign.path, campaign.options, run, folder)
    lists = [of(range(0), place) for place in range(len(campaign.batches) if listing else 0)]
    tasks = [*lists, *map(of, _cuts(first, every, campaign.options.jobs))]
    done, alike, read = first, Alike(), set[str]()
    known = dict[object, Any]().setdefault  # what comes with many: the first of what is equal
    for handed in mapped(tasks):
        part_, drawn = handed.part, handed.part.drawn
        pairs = zip(drawn, handed.papers, strict=True)
        yield part_._replace(
            drawn=[
                d._replace(
                    papers=tuple([_made(p, d, campaign, spool, known) for p in papers]),
                    problems=alike(d.problems), pages=alike(d.pages),
                )
                for d, papers in pairs
            ],
            read=[Path(name) for name in handed.read if name not in read],
        )  # fmt: skip
        read.update(handed.read)
        done += len(drawn)
        if drawn:  # a list is no paper
            tick(done, every)
    READ.clear()


def _cuts(first: int, every: int, jobs: int) -> Iterator[range]:
    """What is handed over at once of the papers from ``first`` on."""
    while first < every:
        some = max(LEAST, min(CHUNK, (every - first) // (4 * jobs)))
        yield range(first, first := min(first + some, every))


def _made(paper: Paper, drawn: Drawn, campaign: Campaign, spool: Spool, known: First) -> Made:
    """A paper that was handed over, put away if it is not yet."""
    due = campaign.due[drawn.place]
    name, open_ = paper.name, paper.open
    head = known((paper.letterhead,), (paper.letterhead,))[0]  # no text without its mark
    document = Document(
        known(name, name), due.kind, due.paper, head, paper.title, (), paper.day, NO_HEAD,
        large=paper.large, open=known(open_, open_), draft=paper.draft, apart=paper.apart,
        recipient=due.recipient, copy=due.copy,
    )  # fmt: skip
    letterhead = campaign.letterhead(head)
    assert letterhead
    made = Made(
        campaign.place(document), paper.data, paper.text, paper.pages, document, letterhead,
        paper.noted, paper.essence,
    )  # fmt: skip
    return made if isinstance(made.content, Piece) else made.stored(spool, due.paper)


def mapped_by(options: Options) -> Mapped:
    """Whatever maps, as asked for."""
    if options.scheduler:
        from gencirc.afar import by_scheduler  # not wanted on one machine

        return by_scheduler(options.scheduler)
    return by_processes(options.jobs)


def by_processes(jobs: int) -> Mapped:
    """Mapping by processes of this machine; what a process that died had is made here."""

    def mapped(tasks: Sequence[Task]) -> Iterator[Handed]:
        left = dict.fromkeys(tasks)
        with ProcessPoolExecutor(jobs, initializer=_helping) as pool:
            waiting, due = iter(tasks), dict[Future[Handed], Task]()
            try:
                while left:
                    some = islice(waiting, AHEAD * jobs - len(due))
                    due |= {pool.submit(work, task): task for task in some}
                    for future in wait(due, return_when=FIRST_COMPLETED).done:
                        yield future.result()
                        del left[due.pop(future)]
            except BrokenProcessPool:
                pass
            except BaseException:
                _end(pool)
                raise
        yield from map(work, left)

    return mapped


def _helping() -> None:
    """Ctrl-C is for the process that shares out the work; when that is gone this goes too."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_go_with, args=(parent_process(),), daemon=True).start()


def _go_with(other: BaseProcess | None) -> None:
    if other:
        other.join()
        os._exit(1)  # nobody wants what is still being made


def _end(pool: ProcessPoolExecutor) -> None:
    """Wait for nothing: nobody wants what is still being made.

    A process may end in the midst of what it hands over; the rest would be waited for as long
    as anybody could still write it, and that is we ourselves.
    """
    processes = list((pool._processes or {}).values())
    for process in processes:
        process.terminate()
    for process in processes:
        process.join()
    pool._result_queue._writer.close()  # type: ignore[attr-defined]
    pool.shutdown(wait=False, cancel_futures=True)
