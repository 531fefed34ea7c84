"""Words in marks that somebody said to whoever is quoted: 她轉述，館長只說那是「一件小事」."""

from __future__ import annotations

from collections.abc import Iterator

from search.quotes.han.cues import group, pronouns
from search.quotes.han.page import Page
from search.quotes.han.subjects import Attribution, clause_start, subject
from search.quotes.han.unsaid import is_unsaid

_FARTHEST = 6
_SHORTEST = 4


def _is_inner(word: str) -> bool:
    """Whether a verb brings in words in marks: 說, 脫口說出, 冒出一句."""
    return word.rstrip("出着过了").endswith(group("inner")) or "句" in word


def quotes(page: Page, start: int, end: int) -> Iterator[tuple[int, Attribution]]:
    """The quotes inside reported words [start, end) that have a verb and a named speaker of their own."""
    for place in page.quotes_in(start, end):
        first = clause_start(page.text, start, place)
        cue = next(
            (
                cue
                for cue in reversed(page.cues_in(first, place))
                if _is_inner(cue.word) and place - cue.end <= _FARTHEST
            ),
            None,
        )
        span = page.quotes[place]
        if cue is None or span.end - span.start < _SHORTEST or is_unsaid(page, cue):
            continue
        speaker = subject(page, cue.first, first)
        name = page.text[speaker.start : speaker.end]
        if name and name not in pronouns() and name not in group("writers"):
            yield place, Attribution(cue, speaker, cue.start, place)
