"""One worker as its program sees it: a thread that keeps a process busy, and replaces it when it is lost."""

from __future__ import annotations

import contextlib
import pickle
import signal
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from typing import NamedTuple, TypeAlias

from search.speech import N_
from search.workers.pipe import Orders, receive, send

_START = 120.0
"""Seconds in which a worker must have loaded what it needs."""

_ROOT = Path(__file__).resolve().parents[2]
"""Where `search` is imported from; the folder a person works in may hold a module of any name."""


@dataclass(frozen=True, slots=True)
class WorkerFailed:
    """Stands for the result of a task that gave none; `reason` is a phrase about the task, as "it …"."""

    reason: str


Answer: TypeAlias = "bytes | WorkerFailed | None"
"""A pickled result, why there is none, or None where no worker could be started."""


class Job(NamedTuple):
    """A pickled task, how long it may take, and where its answer goes."""

    number: int
    seconds: float
    task: bytes
    answers: SimpleQueue[tuple[int, Answer]]


class Worker(threading.Thread):
    """Does jobs from a queue until it finds None there.

    One that cannot have a process puts its job back for the others, and then turns `cannot_start` true.
    """

    def __init__(self, jobs: SimpleQueue[Job | None], orders: Orders) -> None:
        super().__init__(name="worker", daemon=True)
        self.cannot_start = False
        self._jobs = jobs
        self._orders = orders
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._deadline = 0.0
        self._is_late = False
        self._has_ended = False

    def run(self) -> None:
        """See Thread."""
        while (job := self._jobs.get()) is not None:
            if self._process is None and not self._start():
                self._jobs.put(job)
                self.cannot_start = True
                return
            job.answers.put((job.number, self._answer(job)))
        self._let_go()

    def end(self) -> None:
        """Break off whatever is being done."""
        with self._lock:
            self._has_ended = True
            if self._process:
                self._process.kill()

    def give_up_if_late(self) -> None:
        """Kill the process if its time is over; the thread then answers for the task."""
        with self._lock:
            if self._process and self._deadline and time.monotonic() > self._deadline:
                self._is_late = True
                self._process.kill()

    # -- inside --------------------------------------------------------------------------------

    def _answer(self, job: Job) -> bytes | WorkerFailed:
        answer = self._ask(job.task, job.seconds)
        if answer and not self._is_late:
            return answer
        late = self._let_go() == _ALARM or self._is_late
        return answer or WorkerFailed(LATE.format(seconds=job.seconds) if late else _DIED)

    def _start(self) -> bool:
        """Have a process that waits for tasks; False when there can be none."""
        with self._lock:
            if self._has_ended:
                return False
            try:
                self._process = _process()
            except OSError:
                return False
        if self._ask(pickle.dumps(tuple(self._orders)), _START) is None:
            self._let_go()
            return False
        return True

    def _ask(self, message: bytes, seconds: float) -> bytes | None:
        """What the process answers; None when it is dead."""
        process = self._process
        if process is None or process.stdin is None or process.stdout is None:
            return None
        with self._lock:
            self._is_late = False
            self._deadline = time.monotonic() + seconds if seconds else 0.0
        try:
            send(process.stdin, message)
            return receive(process.stdout)
        except (OSError, EOFError):
            return None
        finally:
            with self._lock:
                self._deadline = 0.0

    def _let_go(self) -> int | None:
        """Leave neither a process nor a pipe behind; how the process ended."""
        with self._lock:
            process, self._process = self._process, None
        if process is None:
            return None
        process.kill()
        with contextlib.suppress(OSError), process:  # leaving it closes the pipes, and waits
            pass
        return process.returncode


def _process() -> subprocess.Popen[bytes]:
    """In a session of its own, where there are such: what a terminal tells the program is not for it."""
    return subprocess.Popen(
        [sys.executable, "-m", "search.workers"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=_ROOT,
        start_new_session=True,
    )


_ALARM = -int(getattr(signal, "SIGALRM", 1 << 10))
"""How a process ends that was told the time and has used it up."""

LATE = N_("it took longer than {seconds:.0f} seconds and was given up")
_DIED = N_("it ended the process that worked on it, perhaps for want of memory")
