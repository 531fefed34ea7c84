"""Words in marks that somebody said to whoever is quoted: 她轉述，館長只說那是「一件小事」."""

from __future__ import annotations

from collections.abc import Iterator

from search.quotes.han.cues import group, pronouns
from search.quotes.han.page import Page
from search.quotes.han.speakers import is_unsaid
from search.quotes.han.subjects import Attribution, clause_start, subject

_FARTHEST = 6
_SHORTEST = 4


def quotes(page: Page, start: int, end: int) -> Iterator[tuple[int, Attribution]]:
    """The quotes inside reported words [start, end) that have a verb and a named speaker of their own."""
    for place in page.quotes_in(start, end):
        first = clause_start(page.text, start, place)
        cue = next(
            (
                cue
                for cue in reversed(page.cues_in(first, place))
                if cue.word.endswith(group("inner")) and place - cue.end <= _FARTHEST
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
