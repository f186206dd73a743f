"""Tasks done by other processes of this machine: mapped over several, or beside what goes on here."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import islice
from multiprocessing import Pipe, Process, parent_process
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from threading import Thread

from gencirc.parallel import Handed, Mapped, Task, work

AHEAD = 3  # tasks on the way for every process, so that memory stays flat


@contextmanager
def beside(tasks: Sequence[Task]) -> Iterator[Iterator[Handed]]:
    """What comes of tasks that one process begins at once; it goes when this is left.

    What it had not handed over when it died is made here.
    """
    if not tasks:
        yield iter(())
        return
    told, telling = Pipe(duplex=False)  # no pool: who forks later would copy its threads' locks
    process = Process(target=_tell, args=(telling, tasks))
    process.start()
    telling.close()  # so that its end is noticed
    try:
        yield _told(told, tasks)
    finally:
        process.terminate()
        process.join()
        told.close()


def _tell(telling: Connection, tasks: Sequence[Task]) -> None:
    helping()
    for task in tasks:
        telling.send(work(task))


def _told(told: Connection, tasks: Sequence[Task]) -> Iterator[Handed]:
    for task in tasks:
        try:
            yield told.recv()
        except (EOFError, OSError):
            yield work(task)


def by_processes(jobs: int) -> Mapped:
    """Mapping by processes of this machine; what a process that died had is made here."""

    def mapped(tasks: Sequence[Task]) -> Iterator[Handed]:
        left = dict.fromkeys(tasks)
        with ProcessPoolExecutor(jobs, initializer=helping) as pool:
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


def helping() -> None:
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
