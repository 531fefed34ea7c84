"""Workers: order, failures of single tasks, and that nothing is left behind."""

from __future__ import annotations

import itertools
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from search.workers import WorkerFailed, Workers, cores

TARGETS = """
import os, sys, time

set_up = []

def set_up_once():
    set_up.append(os.getpid())

def asked(_):
    return list(set_up), os.getpid()

def double(number):
    return number * 2

def behave(task):
    how, value = task
    if how == "loop":
        while True:
            pass
    if how == "hold":
        with open(value, "wb"):
            while True:
                pass
    if how == "signal":
        os.kill(os.getpid(), value)
    if how == "session":
        return os.getsid(0) == os.getpid()
    if how == "crash":
        os.kill(os.getpid(), 9)
    if how == "exit":
        sys.exit(3)
    if how == "raise":
        raise ValueError(value)
    if how == "eat":
        return len(bytearray(value))
    if how == "print":
        print("stray words", flush=True)
        os.write(1, b"more of them")
        return sys.stdin.read()
    return value
"""


@pytest.fixture(autouse=True)
def _targets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    (tmp_path / "our_targets.py").write_text(TARGETS, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    yield
    sys.modules.pop("our_targets", None)


def test_results_come_in_the_order_of_the_tasks() -> None:
    with Workers[int, int]("our_targets:double", 3) as workers:
        assert list(workers.run(range(100))) == [(n, 2 * n) for n in range(100)]
        assert list(workers.run([5])) == [(5, 10)]
        assert list(workers.run([])) == []


def test_tasks_are_taken_only_a_little_ahead() -> None:
    taken: list[int] = []

    def coming() -> Iterator[int]:
        for number in itertools.count():
            taken.append(number)
            yield number

    with Workers[int, int]("our_targets:double", 2) as workers:
        for done, _ in workers.run(coming()):
            assert len(taken) <= done + 1 + 16
            if done == 50:
                break


@pytest.mark.parametrize(
    ("bad", "told"),
    [
        (("loop", 0), "longer than 1 second"),
        (("crash", 0), "ended the process"),
        (("exit", 0), "ended the process"),
        (("raise", "no luck"), "ValueError: no luck"),
        (("eat", 10**10), "memory"),
    ],
)
def test_a_task_that_fails_fails_alone(bad: tuple[str, Any], told: str) -> None:
    tasks = [("give", 1), bad, ("give", 2), ("give", 3)]
    with Workers[Any, Any]("our_targets:behave", 1, timeout=1.0, memory=1 << 29) as workers:
        results = [result for _, result in workers.run(tasks)]
    assert isinstance(results[1], WorkerFailed)
    assert told in results[1].reason
    assert [*results[:1], *results[2:]] == [1, 2, 3]


def test_the_time_may_depend_on_the_task() -> None:
    tasks = [("loop", 0.2), ("give", 50)]
    with Workers[Any, Any]("our_targets:behave", 1, timeout=lambda task: float(task[1])) as workers:
        (_, late), (_, good) = workers.run(tasks)
    assert isinstance(late, WorkerFailed)
    assert good == 50


def test_what_a_library_prints_or_reads_disturbs_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    with Workers[Any, Any]("our_targets:behave", 1) as workers:
        assert [result for _, result in workers.run([("print", 0), ("give", 1)])] == ["", 1]
    assert capfd.readouterr() == ("", "")


def test_each_worker_is_set_up_once() -> None:
    with Workers[int, Any]("our_targets:asked", 2, setup="our_targets:set_up_once") as workers:
        results: list[Any] = [result for _, result in workers.run(range(20))]
    assert all(set_up == [here] for set_up, here in results)


def test_a_run_that_is_cancelled_ends() -> None:
    with Workers[Any, Any]("our_targets:behave", 1) as workers:
        stop = threading.Event()
        for _, result in workers.run([("give", 1), ("loop", 0), ("give", 2)], stop.is_set):
            assert result == 1
            stop.set()


@pytest.mark.parametrize("executable", ["", "/no/such/python", "/bin/false"])
def test_without_processes_the_work_is_done_here(monkeypatch: pytest.MonkeyPatch, executable: str) -> None:
    monkeypatch.setattr(sys, "executable", executable)
    with Workers[Any, Any]("our_targets:behave", 2) as workers:
        tasks = [("give", 1), ("raise", "no luck"), ("give", 2)]
        first, failed, last = (result for _, result in workers.run(tasks))
    assert (first, last) == (1, 2)
    assert isinstance(failed, WorkerFailed)


@pytest.mark.parametrize("failing", [1, 2, 3])
def test_workers_that_cannot_start_leave_the_work_to_the_others(
    monkeypatch: pytest.MonkeyPatch, failing: int
) -> None:
    begin, starts = subprocess.Popen, itertools.count(1)

    def flaky(*words: Any, **options: Any) -> subprocess.Popen[bytes]:
        if next(starts) <= failing:
            raise OSError(12, "Cannot allocate memory")
        return begin(*words, **options)

    monkeypatch.setattr(subprocess, "Popen", flaky)
    with Workers[int, Any]("our_targets:asked", 3) as workers:
        for _ in range(2):
            results: list[Any] = [result for _, result in workers.run(range(40))]
            assert len(results) == 40
            assert {here == os.getpid() for _, here in results} == {failing == 3}


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such signals")
def test_a_worker_has_a_session_of_its_own_and_ignores_the_terminal() -> None:
    with Workers[Any, Any]("our_targets:behave", 1) as workers:
        signals = [signal.SIGHUP, signal.SIGINT]
        tasks = [*(("signal", each) for each in signals), ("session", 0), ("give", 1)]
        results = [result for _, result in workers.run(tasks)]
    assert results == [*signals, True, 1]


def test_no_workers_at_all_is_work_done_here() -> None:
    with Workers[int, Any]("our_targets:asked", 0) as workers:
        results: list[Any] = [result for _, result in workers.run([1, 2])]
    assert [here for _, here in results] == [os.getpid()] * 2


def test_a_worker_that_cannot_load_its_target_leaves_the_error_to_us() -> None:
    with Workers[int, int]("our_targets:missing", 1) as workers:
        ((_, result),) = workers.run([1])
    assert isinstance(result, WorkerFailed)
    assert "AttributeError" in result.reason


def test_no_process_and_no_pipe_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[subprocess.Popen[bytes]] = []
    begin = subprocess.Popen

    def noted(*words: Any, **options: Any) -> subprocess.Popen[bytes]:
        started.append(begin(*words, **options))
        return started[-1]

    def interrupted() -> None:
        with Workers[Any, Any]("our_targets:behave", 2, timeout=30) as workers:
            for _ in workers.run([("crash", 0), ("give", 1), ("loop", 0), ("loop", 0)]):
                raise KeyboardInterrupt

    monkeypatch.setattr(subprocess, "Popen", noted)
    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert len(started) >= 2
    for process in started:
        assert process.returncode is not None
        assert process.stdin is not None
        assert process.stdin.closed
        assert process.stdout is not None
        assert process.stdout.closed


SCRIPT = """
from search.workers import Workers

with Workers("our_targets:behave", 1, timeout=1) as workers:
    list(workers.run([("hold", PIPE)]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="a timer of the system ends such a worker")
def test_a_worker_ends_when_its_program_was_killed(tmp_path: Path) -> None:
    pipe = str(tmp_path / "pipe")
    os.mkfifo(pipe)
    paths = os.pathsep.join([str(tmp_path), str(Path(__file__).parent.parent)])
    program = subprocess.Popen(
        [sys.executable, "-c", SCRIPT.replace("PIPE", repr(pipe))], env={**os.environ, "PYTHONPATH": paths}
    )
    with program, open(pipe, "rb") as held:  # opened when the worker is at its task
        program.kill()
        assert held.read() == b""  # and read to the end when the worker is gone


def test_there_is_a_core() -> None:
    assert cores() >= 1
