"""A batch handed to a Dask scheduler: tasks go out, what came of each comes back once.

The workers are other machines, or other processes of this one, that have the same gencirc
and see the same folders. A task whose worker dies is done again by another; this process
alone writes, so nothing is lost and nothing stands there twice.
"""

from __future__ import annotations

import hashlib
import logging
import platform
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import chdir, contextmanager, suppress
from functools import cache, partial
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar

from gencirc.keeping import digest_of
from gencirc.kind.library import built_in
from gencirc.making import NotMade
from gencirc.parallel import Handed, Mapped, Task, work
from gencirc.patterns import later
from gencirc.problem import Problem, problem

Part = TypeVar("Part")
Result = TypeVar("Result")

WAIT = 10.0  # seconds for the scheduler to answer and a first worker to be there
GONE = 60.0  # seconds without a worker, after which no other is waited for
AHEAD = 3  # tasks on the way for every thread of the workers, so that memory stays flat
ADDRESS = later(r"(?:(?:tcp|tls|ws|wss)://)?(?:[^\s:/\[\]]+|\[[0-9a-fA-F:]+\]):\d{1,5}")
LOST = (CancelledError, OSError)  # what a scheduler that goes away leaves behind
ALONE = Lock()  # the folder we are in is the whole process's


def by_scheduler(address: str) -> Mapped:
    """Mapping by the workers of a scheduler; raises ``NotMade``."""

    def mapped(tasks: Sequence[Task]) -> Iterator[Handed]:
        there = partial(in_its_folder, str(Path.cwd()), edition(), digest_of(tasks[0].plan))
        for handed in scheduled(address, there, tasks):
            if isinstance(handed, Problem):
                raise NotMade(handed)
            yield handed

    return mapped


def in_its_folder(folder: str, mine: str, plan: str, task: Task) -> Handed | Problem:
    """A task done by a worker in the folder where the build was asked for.

    ``mine``: the edition of who asks, ``plan``: the digest of the plan as it sees it.
    """
    here = platform.node()
    if edition() != mine:
        return problem("B144", None, worker=here)
    if Path(folder).is_dir():
        with ALONE, chdir(folder):
            if digest_of(task.plan) == plan:
                return work(task)
    return problem("B146", None, worker=here, file=Path(folder) / task.plan)


@cache
def edition() -> str:
    """A digest of gencirc and its templates as they are installed here, and of Python."""
    found = hashlib.sha256(repr(sys.version_info[:2]).encode())
    for top, pattern in ((Path(__file__).parent, "*.py"), (built_in(), "*.*")):
        for path in sorted(p for p in top.rglob(pattern) if p.is_file()):
            found.update(path.relative_to(top).as_posix().encode() + path.read_bytes())
    return found.hexdigest()


def scheduled(
    address: str, work: Callable[[Part], Result], parts: Iterable[Part]
) -> Iterator[Result]:
    """What ``work`` makes of every part, in the order in which it is done.

    ``work`` is a function of a module that the workers have too. Raises ``NotMade``.
    """
    with _client(address) as client:
        try:
            yield from _mapped(client, address, work, iter(parts))
        except LOST as error:
            raise NotMade(problem("B143", None, address=address, why=error)) from error


@contextmanager
def _client(address: str) -> Iterator[Any]:
    """The scheduler, with a worker at least."""
    try:
        from distributed import Client
    except ImportError as error:
        raise NotMade(problem("B140", None)) from error
    if not ADDRESS.fullmatch(address):  # for none at all Dask would start a cluster of its own
        raise NotMade(problem("B141", None, address=address))
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # we say ourselves what is wrong
    try:
        client = Client(address, timeout=WAIT, name="gencirc")
    except (OSError, ValueError) as error:
        raise NotMade(problem("B141", None, address=address)) from error
    try:
        with suppress(TimeoutError):
            client.wait_for_workers(1, timeout=WAIT)
        if not client.nthreads():
            raise NotMade(problem("B142", None, address=address))
        yield client
    finally:
        with suppress(*LOST):
            client.close()


def _mapped(
    client: Any, address: str, work: Callable[[Part], Result], parts: Iterator[Part]
) -> Iterator[Result]:
    from distributed import wait

    running: set[Any] = set()
    seen = time.monotonic()
    while True:
        room = AHEAD * max(1, sum(client.nthreads().values())) - len(running)
        running |= {client.submit(work, p, pure=False)
                    for _, p in zip(range(room), parts, strict=False)}  # fmt: skip
        if not running:
            return
        try:
            done = wait(list(running), timeout=WAIT, return_when="FIRST_COMPLETED").done
        except TimeoutError:
            seen = _waited(client, address, seen)
            continue
        seen = time.monotonic()
        running -= done
        for future in done:
            yield _result(future, address)


def _result(future: Any, address: str) -> Any:
    """What came of a part."""
    from distributed.scheduler import KilledWorker

    try:
        return future.result()
    except KilledWorker as error:
        raise NotMade(problem("B145", None, address=address)) from error
    except ImportError as error:  # it has no gencirc, or one without what we ask for
        raise NotMade(problem("B144", None, worker=address)) from error


def _waited(client: Any, address: str, seen: float) -> float:
    """When a worker was there last; without one for long it is over."""
    if client.nthreads():
        return time.monotonic()
    if time.monotonic() - seen > GONE:
        raise NotMade(problem("B142", None, address=address))
    return seen
