"""A batch handed to a Dask scheduler: parts go out, what comes of each comes back once.

The workers are other machines, or other processes of this one, that have the same gencirc
and see the same folders. A part whose worker dies is done again by another; this process
alone writes, so nothing is lost and nothing stands there twice.
"""

from __future__ import annotations

import hashlib
import logging
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, TypeVar

from gencirc.kind.library import built_in
from gencirc.patterns import later
from gencirc.problem import Problem, problem

Part = TypeVar("Part")
Result = TypeVar("Result")

WAIT = 10.0  # seconds for the scheduler to answer and a first worker to be there
GONE = 60.0  # seconds without a worker, after which no other is waited for
AHEAD = 3  # parts on the way for every thread of the workers, so that memory stays flat
ADDRESS = later(r"(?:(?:tcp|tls|ws|wss)://)?(?:[^\s:/\[\]]+|\[[0-9a-fA-F:]+\]):\d{1,5}")
LOST = (CancelledError, OSError)  # what a scheduler that goes away leaves behind


class NotScheduled(Exception):
    """The scheduler cannot do it; ``problem`` says why."""

    def __init__(self, found: Problem) -> None:
        super().__init__(found.words)
        self.problem = found


def scheduled(
    address: str, work: Callable[[Part], Result], parts: Iterable[Part]
) -> Iterator[tuple[Part, Result]]:
    """What ``work`` makes of every part, in the order in which it is done.

    ``work`` is a function of a module that the workers have too. Raises ``NotScheduled``.
    """
    with _client(address) as client:
        _same_edition(client, address)
        try:
            yield from _mapped(client, address, work, iter(parts))
        except LOST as error:
            raise NotScheduled(problem("B143", None, address=address, why=error)) from error


@contextmanager
def _client(address: str) -> Iterator[Any]:
    """The scheduler, with a worker at least."""
    try:
        from distributed import Client
    except ImportError as error:
        raise NotScheduled(problem("B140", None)) from error
    if not ADDRESS.fullmatch(address):  # for none at all Dask would start a cluster of its own
        raise NotScheduled(problem("B141", None, address=address))
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # we say ourselves what is wrong
    try:
        client = Client(address, timeout=WAIT, name="gencirc")
    except (OSError, ValueError) as error:
        raise NotScheduled(problem("B141", None, address=address)) from error
    try:
        with suppress(TimeoutError):
            client.wait_for_workers(1, timeout=WAIT)
        if not client.nthreads():
            raise NotScheduled(problem("B142", None, address=address))
        yield client
    finally:
        with suppress(*LOST):
            client.close()


def edition() -> str:
    """A digest of gencirc and its templates as they are installed here, and of Python."""
    found = hashlib.sha256(repr(sys.version_info[:2]).encode())
    for top, pattern in ((Path(__file__).parent, "*.py"), (built_in(), "*.*")):
        for path in sorted(p for p in top.rglob(pattern) if p.is_file()):
            found.update(path.relative_to(top).as_posix().encode() + path.read_bytes())
    return found.hexdigest()


def _same_edition(client: Any, address: str) -> None:
    """Every worker makes the same bytes of the same plan."""
    try:
        found = client.run(edition)
    except Exception as error:  # whatever a worker without our modules says
        raise NotScheduled(problem("B144", None, workers=address)) from error
    mine = edition()
    others = [worker for worker, installed in found.items() if installed != mine]
    if others:
        raise NotScheduled(problem("B144", None, workers="、".join(others)))


def _mapped(
    client: Any, address: str, work: Callable[[Part], Result], parts: Iterator[Part]
) -> Iterator[tuple[Part, Result]]:
    from distributed import wait
    from distributed.scheduler import KilledWorker

    running: dict[Any, Part] = {}
    seen = time.monotonic()
    while True:
        room = AHEAD * max(1, sum(client.nthreads().values())) - len(running)
        for _, part in zip(range(room), parts, strict=False):
            running[client.submit(work, part, pure=False)] = part
        if not running:
            return
        try:
            done = wait(list(running), timeout=WAIT, return_when="FIRST_COMPLETED").done
        except TimeoutError:
            seen = _waited(client, address, seen)
            continue
        seen = time.monotonic()
        for future in done:
            try:
                yield running.pop(future), future.result()
            except KilledWorker as error:
                raise NotScheduled(problem("B145", None, address=address)) from error


def _waited(client: Any, address: str, seen: float) -> float:
    """When a worker was there last; without one for long it is over."""
    if client.nthreads():
        return time.monotonic()
    if time.monotonic() - seen > GONE:
        raise NotScheduled(problem("B142", None, address=address))
    return seen
