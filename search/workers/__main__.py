"""The worker's side: take orders, then do one task after the other until the program is gone."""

from __future__ import annotations

import contextlib
import os
import pickle
import signal
import sys
from collections.abc import Callable
from typing import IO, Any

from search.workers.pipe import Orders, failure, receive, resolve, send

_GENTLE = 5
"""How far a worker steps back behind programs that a person is waiting for."""


def _main() -> None:
    _ignore_the_terminal()
    with _private(0, "rb") as orders, _private(1, "wb") as results:
        told = Orders(*pickle.loads(receive(orders)))
        sys.path[:] = told.path
        _step_back(told.memory)
        if told.setup:
            resolve(told.setup)()
        _serve(resolve(told.target), orders, results)


def _ignore_the_terminal() -> None:
    """Its signals are for the program, whose end is the end of its workers: they find the pipe closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform != "win32":
        signal.signal(signal.SIGHUP, signal.SIG_IGN)


def _private(handle: int, mode: str) -> Any:
    """The stream behind a standard handle, which then leads nowhere: a library's print harms nothing."""
    stream = os.fdopen(os.dup(handle), mode)
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, handle)
    os.close(nowhere)
    return stream


def _step_back(memory: int) -> None:
    """A low priority, and a limit of memory, on systems that have them."""
    if sys.platform != "win32":
        import resource

        os.nice(_GENTLE)
        if memory:
            with contextlib.suppress(ValueError, OSError):
                resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))


def _serve(function: Callable[[Any], Any], orders: IO[bytes], results: IO[bytes]) -> None:
    send(results, b"ready")
    while True:
        seconds, task = pickle.loads(receive(orders))
        _end_after(seconds)
        answer = _answer(function, task)
        _end_after(0)
        send(results, answer)


def _end_after(seconds: float) -> None:
    """Let the system end this process by then, for 0 not at all: its program may have been killed."""
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _answer(function: Callable[[Any], Any], task: Any) -> bytes:
    try:
        return pickle.dumps((True, function(task)), pickle.HIGHEST_PROTOCOL)
    except Exception as error:  # whatever a task raises is its own failure; the next one is tried
        return pickle.dumps((False, failure(error)))


if __name__ == "__main__":
    with contextlib.suppress(EOFError, OSError):
        _main()
