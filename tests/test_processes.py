"""Tasks done by other processes of this machine: what becomes of one that dies."""

from __future__ import annotations

import os
import signal
import struct
import threading
import time
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from multiprocessing import Pipe, Process, get_start_method
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pytest

from gencirc import parallel, processes
from gencirc.build import Options

FORKED = pytest.mark.skipif(
    get_start_method() != "fork", reason="the other process must do as this one is told"
)


def task(here: Path) -> parallel.Task:
    return parallel.Task(here, Options(), "", "", range(1))


def nothing(task: parallel.Task) -> int:
    return 0


@FORKED
def test_processes_that_end_while_they_hand_something_over_are_not_waited_for(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    us, real, sent = os.getpid(), Connection._send_bytes, list[int]()  # type: ignore[attr-defined]

    def half(self: Connection, data: Any) -> None:
        """The second thing that a process hands over, it writes for ever."""
        sent.append(os.getpid())
        if os.getpid() == us or sent.count(os.getpid()) == 1:
            real(self, data)
        else:
            os.write(self.fileno(), struct.pack("!i", len(data)) + bytes(data[:9]))
            time.sleep(60)

    before = threading.enumerate()
    monkeypatch.setattr(Connection, "_send_bytes", half)
    monkeypatch.setattr(processes, "work", nothing)
    running = processes.by_processes(2)([task(here)._replace(batch=n) for n in range(6)])
    next(running)
    time.sleep(0.3)
    with pytest.raises(KeyboardInterrupt):
        running.throw(KeyboardInterrupt())  # type: ignore[attr-defined]
    for thread in set(threading.enumerate()) - set(before):
        thread.join(10)
        assert not thread.is_alive()


def _shares_out(told: Connection) -> None:
    with ProcessPoolExecutor(1, initializer=processes.helping) as pool:
        told.send(pool.submit(os.getpid).result())
        time.sleep(60)


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="where processes are seen as files")
def test_who_helps_a_killed_run_goes_with_it() -> None:
    told, telling = Pipe()
    run = Process(target=_shares_out, args=(telling,))
    run.start()
    helper = Path(f"/proc/{told.recv()}")
    assert helper.exists()
    run.kill()
    run.join()
    late = time.monotonic() + 30
    with suppress(FileNotFoundError, ProcessLookupError):  # it is gone
        while "Z (zombie)" not in (helper / "status").read_text():
            assert time.monotonic() < late
            time.sleep(0.05)


@FORKED
def test_what_is_done_beside_is_done_here_once_that_process_died(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    us = os.getpid()

    def who(asked: parallel.Task) -> int:
        if asked.batch == 1 and os.getpid() != us:
            os.kill(os.getpid(), signal.SIGKILL)
        return os.getpid()

    monkeypatch.setattr(processes, "work", who)
    with processes.beside([task(here)._replace(batch=n) for n in range(3)]) as told:
        first, second, third = told
    assert first != us
    assert second == third == us


@FORKED
def test_what_is_done_beside_ends_with_what_goes_on_here(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(processes, "work", lambda asked: time.sleep(60))
    begun = time.monotonic()
    with pytest.raises(KeyboardInterrupt), processes.beside([task(here)]):
        raise KeyboardInterrupt
    assert time.monotonic() - begun < 30
    with processes.beside(()) as told:
        assert list(told) == []
