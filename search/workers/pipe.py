"""What a program and its workers say to each other: pickles, each behind its length."""

from __future__ import annotations

import struct
from importlib import import_module
from typing import IO, Any, NamedTuple

from search.speech import N_

_LENGTH = struct.Struct(">Q")

FAILED = N_("it failed unexpectedly ({kind}: {reason})")
"""Of an exception that a task should not have raised."""


class Orders(NamedTuple):
    """What a worker is told first: where modules are, what to call, and how many bytes it may use.

    `setup` may be empty and `memory` 0.
    """

    path: tuple[str, ...]
    target: str
    setup: str
    memory: int


def send(stream: IO[bytes], message: bytes) -> None:
    """Write one message.  Raises OSError where nobody listens any more."""
    stream.write(_LENGTH.pack(len(message)))
    stream.write(message)
    stream.flush()


def receive(stream: IO[bytes]) -> bytes:
    """Wait for one message.  Raises EOFError where the other side is gone."""
    (length,) = _LENGTH.unpack(_exactly(stream, _LENGTH.size))
    return _exactly(stream, length)


def _exactly(stream: IO[bytes], size: int) -> bytes:
    data = stream.read(size)
    if len(data) < size:
        raise EOFError("the other side of the pipe is gone")
    return data


def resolve(name: str) -> Any:
    """The function that "package.module:function" names."""
    module, _, function = name.partition(":")
    return getattr(import_module(module), function)


def failure(error: Exception) -> str:
    """What a person is told of an exception that a task should not have raised."""
    if isinstance(error, MemoryError):
        return N_("it needs more memory than it may take")
    return FAILED.format(kind=type(error).__name__, reason=error)
