"""Handing tasks to workers, and their results back in order."""

from __future__ import annotations

import contextlib
import os
import pickle
import sys
from collections.abc import Callable, Iterable, Iterator
from itertools import count as counting
from itertools import islice
from queue import Empty, SimpleQueue
from types import TracebackType
from typing import Generic, TypeVar

from search.workers.pipe import Orders, failure, resolve
from search.workers.worker import Answer, Job, Worker, WorkerFailed

T = TypeVar("T")
R = TypeVar("R")

_AHEAD = 8
"""Tasks for each worker that are given out, or whose results wait for that of an earlier one."""

_PAUSE = 0.1
"""Seconds between two looks at the clock, and at whether somebody cancelled."""


def cores() -> int:
    """How many processor cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def never() -> bool:
    """The answer of work that nobody cancels."""
    return False


class Workers(Generic[T, R]):
    """Up to `count` workers that call `target` ("package.module:function"); a context manager.

    Tasks and results are pickled.  A task that takes longer than `timeout` seconds (a number, or a
    function of the task; 0 is no limit) is given up and its worker replaced, as is one that dies.
    `memory` limits the data of each worker, in bytes, on Linux.  `setup` names a function that a worker
    calls once, without arguments, before its first task.  Workers start when there is something to do.
    With a `count` of 0, and where not one can be started, `run` does the work itself, without limits.
    """

    def __init__(
        self,
        target: str,
        count: int,
        timeout: float | Callable[[T], float] = 0.0,
        memory: int = 0,
        setup: str = "",
    ) -> None:
        self._target = target
        self._timeout = timeout
        self._jobs: SimpleQueue[Job | None] = SimpleQueue()
        orders = Orders(tuple(sys.path), target, setup, memory)
        self._workers = [Worker(self._jobs, orders) for _ in range(count if _is_python() else 0)]

    def __enter__(self) -> Workers[T, R]:
        for worker in self._workers:
            worker.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for worker in self._workers:
            worker.end()
            self._jobs.put(None)
        for worker in self._workers:
            worker.join()

    def run(
        self, tasks: Iterable[T], cancelled: Callable[[], bool] = never
    ) -> Iterator[tuple[T, R | WorkerFailed]]:
        """Each task with its result, in the order of the tasks, which are taken a little ahead.

        Whatever `target` raises becomes a WorkerFailed.  Ends early when `cancelled` turns true, which is
        asked ten times a second.  One run at a time.
        """
        coming = iter(tasks)
        numbers = counting()
        answers: SimpleQueue[tuple[int, Answer]] = SimpleQueue()
        given: dict[int, T] = {}
        early: dict[int, Answer] = {}
        try:
            for done in counting():
                for task in islice(coming, self._room(len(given))):
                    number = next(numbers)
                    given[number] = task
                    self._give(number, task, answers)
                if not given or not self._wait_for(done, answers, early, cancelled):
                    return
                task = given.pop(done)
                yield task, self._result(task, early.pop(done))
        finally:
            self._take_back()

    # -- inside --------------------------------------------------------------------------------

    @property
    def _are_usable(self) -> bool:
        return not all(worker.cannot_start for worker in self._workers)

    def _room(self, given: int) -> int:
        """How many more tasks to take; without workers one after the other."""
        return len(self._workers) * _AHEAD - given if self._are_usable else int(not given)

    def _give(self, number: int, task: T, answers: SimpleQueue[tuple[int, Answer]]) -> None:
        if not self._are_usable:
            answers.put((number, None))
            return
        seconds = self._timeout(task) if callable(self._timeout) else self._timeout
        message = pickle.dumps((seconds, task), pickle.HIGHEST_PROTOCOL)
        self._jobs.put(Job(number, seconds, message, answers))

    def _wait_for(
        self,
        number: int,
        answers: SimpleQueue[tuple[int, Answer]],
        early: dict[int, Answer],
        cancelled: Callable[[], bool],
    ) -> bool:
        """Take answers in until that of one task is there; False when somebody cancelled."""
        while not cancelled():
            if number in early:
                return True
            with contextlib.suppress(Empty):
                other, answer = answers.get(timeout=_PAUSE)
                early[other] = answer
            for worker in self._workers:
                worker.give_up_if_late()
            if not self._are_usable:
                self._answer_ourselves()
        return False

    def _answer_ourselves(self) -> None:
        """Take over all that was given out; nobody else takes anything from the queue."""
        while not self._jobs.empty():
            job = self._jobs.get()
            if job is not None:
                job.answers.put((job.number, None))

    def _result(self, task: T, answer: Answer) -> R | WorkerFailed:
        if isinstance(answer, WorkerFailed):
            return answer
        if answer is None:
            return self._done_here(task)
        good, value = pickle.loads(answer)
        result: R | WorkerFailed = value if good else WorkerFailed(value)
        return result

    def _done_here(self, task: T) -> R | WorkerFailed:
        try:
            result: R = resolve(self._target)(task)
        except Exception as error:  # whatever a task raises is its own failure, here as in a worker
            return WorkerFailed(failure(error))
        return result

    def _take_back(self) -> None:
        """What nobody has begun is not begun any more."""
        with contextlib.suppress(Empty):
            while True:
                self._jobs.get_nowait()


def _is_python() -> bool:
    """Whether `sys.executable` runs modules; in a frozen program it is the program, in an embedded one ""."""
    return bool(sys.executable) and not getattr(sys, "frozen", False)
