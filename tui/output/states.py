"""How each file of a folder was read, in the order in which a person should know of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from search.model import Article, Report
from search.punctuation import listed
from search.reading.sentences import told
from search.speech import N_, _, plural

State = Literal["not read", "in part", "with notes", "read", "no article"]

ORDER: tuple[State, ...] = ("not read", "in part", "with notes", "read", "no article")
"""Trouble first; last what holds no article by its nature."""

WORDS: dict[State, str] = {
    "not read": N_("not read"),
    "in part": N_("in part"),
    "with notes": N_("with notes"),
    "read": N_("read"),
    "no article": N_("no article"),
}
COUNTED: dict[State, str] = {
    "not read": N_("{count:,} not read"),
    "in part": N_("{count:,} in part"),
    "with notes": N_("{count:,} with notes"),
    "read": N_("{count:,} read"),
    "no article": N_("{count:,} no article"),
}
"""The states in words, alone and counted."""


class FileState(NamedTuple):
    """A file, how it was read, what there is to say about it, and its first article, 0 for none."""

    file: str
    state: State
    words: str
    article: int = 0


def file_states(heads: Iterable[Article], report: Report) -> list[FileState]:
    """Every file once; `heads` are the articles of the library."""
    by_file: dict[str, list[Article]] = {}
    for head in heads:
        by_file.setdefault(head.file, []).append(head)
    noted = {each.file: each.notes for each in report.noted}
    states = [_read(file, articles, noted.get(file, ())) for file, articles in by_file.items()]
    states += [
        FileState(each.file, "no article" if each.harmless else "not read", told(each.reason))
        for each in report.skipped
        if each.file not in by_file
    ]
    states += [
        FileState(file, "in part", listed(map(told, notes)))
        for file, notes in noted.items()
        if file not in by_file
    ]
    return sorted(states, key=lambda each: (ORDER.index(each.state), each.file))


def notes_of(articles: Iterable[Article], file_notes: Iterable[str]) -> tuple[str, ...]:
    """The notes about a file and about its articles, each once."""
    return tuple(dict.fromkeys((*file_notes, *(note for article in articles for note in article.notes))))


def encodings(articles: Iterable[Article], notes: Collection[str]) -> Iterator[str]:
    """Those that no note tells."""
    for encoding in dict.fromkeys(article.encoding for article in articles):
        if encoding and not any(encoding in note for note in notes):
            yield encoding


def state_of(file_notes: Sequence[str], notes: Sequence[str]) -> State:
    """How a file was read that gave articles."""
    return "in part" if file_notes else "with notes" if notes else "read"


def _read(file: str, articles: list[Article], file_notes: tuple[str, ...]) -> FileState:
    notes = notes_of(articles, file_notes)
    state = state_of(file_notes, notes)
    first = articles[0]
    several = plural("{count:,} article", "{count:,} articles", len(articles))
    number = several if len(articles) > 1 else first.title
    words = " · ".join(part for part in (number, *encodings((first,), notes), *map(told, notes)) if part)
    return FileState(file, state, words, first.id)


def tally(states: Iterable[FileState]) -> str:
    """ "41 files · 3 not read · 1 in part"."""
    states = list(states)
    parts = [plural("{count:,} file", "{count:,} files", len(states))]
    for state in ORDER:
        number = sum(each.state == state for each in states)
        if number and state != "read":
            parts.append(_(COUNTED[state]).format(count=number))
    return " · ".join(parts)
