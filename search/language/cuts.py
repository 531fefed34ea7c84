"""What a segmenter said, kept by whoever may ask the same again: its dictionary takes some 40 MB.

An index that has taken texts apart gives the cuts of these texts back from its file, so that a reader who
goes from passage to passage never waits for the dictionary, and has its memory for something else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Protocol

Word = tuple[str, int, int]

_LONGEST = 255
"""Code points up to which a run of ideographs is kept: places in it are one byte each."""


class Book(Protocol):
    """Answers by what was asked; it need not take what it is given."""

    def get(self, asked: str) -> bytes | None: ...

    def put(self, asked: str, answer: bytes) -> None: ...


_book: ContextVar[Book | None] = ContextVar("book", default=None)


class Recorded(dict[str, bytes]):
    """A book that takes everything."""

    put = dict.__setitem__


@contextmanager
def kept_in(book: Book) -> Iterator[None]:
    """Within it, answers are looked for in the book, and written there, by this thread."""
    token = _book.set(book)
    try:
        yield
    finally:
        _book.reset(token)


def cut(text: str, search: bool, ask: Callable[[str, bool], Iterable[Word]]) -> Iterable[Word]:
    """The words of a run of ideographs; `ask` cuts those that no book has."""
    book = _book.get()
    if book is None or len(text) > _LONGEST:
        return ask(text, search)
    asked = f"{'+' if search else '-'}{text}"
    answer = book.get(asked)
    if answer is None:
        answer = bytes(place for _, *places in ask(text, search) for place in places)
        book.put(asked, answer)
    return [(text[a:b], a, b) for a, b in zip(answer[::2], answer[1::2], strict=True)]


def knows(word: str, ask: Callable[[str], bool]) -> bool:
    """Whether `word` is in the dictionary; `ask` says so where no book does."""
    return _kept(f"?{word}", lambda: bytes([ask(word)])) == b"\x01"


def kind(word: str, ask: Callable[[str], str]) -> str:
    """The class of `word` in the dictionary; `ask` says so where no book does."""
    return _kept(f"={word}", lambda: ask(word).encode()).decode()


def _kept(asked: str, ask: Callable[[], bytes]) -> bytes:
    """What the book in use answers; what `ask` says where there is none, or it does not know yet."""
    book = _book.get()
    answer = None if book is None else book.get(asked)
    if answer is None:
        answer = ask()
        if book is not None:
            book.put(asked, answer)
    return answer
