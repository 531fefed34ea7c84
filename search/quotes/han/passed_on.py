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
    spoken = word.rstrip("出着过了").endswith(group("inner")) or "句" in word
    return spoken or word.startswith(group("written"))


def _is_attribute(page: Page, place: int) -> bool:
    """Whether words in marks only tell which one is meant: 寫明「餘額不退」的條款."""
    text = page.text
    return text.startswith("的", place + 1) and not text.startswith(group("words_end"), place + 1)


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
        written = cue.word.startswith(group("written"))
        if written and _is_attribute(page, place):
            continue
        definite = bool(name) and name not in pronouns() and name not in group("writers")
        if definite or (written and (name == "有人" or not name)):
            yield place, Attribution(cue, speaker, cue.start, place)
