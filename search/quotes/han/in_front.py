"""Who a Chinese sentence names in front of words in marks, with or without a verb of saying."""

from __future__ import annotations

from search.quotes.han import likened
from search.quotes.han.actors import opening, somebody, topic
from search.quotes.han.cues import DELIMITERS, QUOTE, group
from search.quotes.han.nouns import is_noun
from search.quotes.han.page import Page
from search.quotes.han.personal import may_speak
from search.quotes.han.reach import LONGEST
from search.quotes.han.sources import sources
from search.quotes.han.speakers import Speakers
from search.quotes.han.subjects import Attribution, clause_start
from search.quotes.han.unsaid import is_unsaid

_LOOK_BACK = 8
_STATEMENT = 8


class InFront:
    """What stands in front of words in marks at a place of the sentence [first, last) of a page."""

    def __init__(self, page: Page, first: int, last: int, speakers: Speakers) -> None:
        self.page, self.first, self.last, self.speakers = page, first, last, speakers

    def attribution(self, place: int) -> Attribution | None:
        page = self.page
        stop = place
        while stop > self.first and page.text[stop - 1] in " \u3000":
            stop -= 1
        mark = page.text[stop - 1] if stop > self.first else ""
        if mark == "：":
            return self._before_colon(stop - 1)
        cues = [
            cue
            for cue in page.cues_in(max(self.first, stop - LONGEST), stop)
            if cue.end in self._edges(stop) and not is_noun(page, cue, place, self.first)
        ]
        if not cues:
            return self._beside_act(place) if mark == "，" else self._named(place)
        if cues[-1].kind == "opinion" or not self.ends_clause(place) or is_unsaid(page, cues[-1]):
            return None
        return self.speakers.attribution(cues[-1])

    def _edges(self, stop: int) -> tuple[int, int]:
        """Where a verb in front of words in marks may end: before a comma, and before 了."""
        edge = stop - (self.page.text[stop - 1 : stop] == "，")
        return edge, edge - (self.page.text[edge - 1 : edge] == "了")

    def ends_clause(self, place: int) -> bool:
        """Whether nothing of the same clause follows a quote."""
        following = self.page.text[place + 1 : place + 2]
        return (
            not following
            or following in DELIMITERS + QUOTE
            or place + 1 >= self.last
            or self.page.is_full(place)
            or self.page.is_open(place)
            or self.page.text.startswith((*group("words_end"), "就", "便"), place + 1)
        )

    def _before_colon(self, colon: int) -> Attribution | None:
        cues = self.page.cues_in(max(self.first, colon - LONGEST), colon)
        if cues and not self._parted(cues[-1].end, colon):
            return None if is_unsaid(self.page, cues[-1]) else self.speakers.attribution(cues[-1])
        actor = somebody(self.page, self.first, colon) or self.speakers.actor(colon)
        return Attribution(None, actor, colon, colon)

    def _beside_act(self, place: int) -> Attribution | None:
        """她頓了頓，“…。”: a full sentence in marks behind what somebody does."""
        near = self.page.cues_in(max(self.first, place - LONGEST), place)[-_LOOK_BACK:]
        if any(self.speakers.is_told(cue) for cue in near):
            return None
        if self.page.is_full(place):
            actor = topic(self.page, self.first, place)
        elif self._ends_sentence(place) and not near and not any(sources(self.page, self.first, place)):
            actor = opening(self.page, self.first, place) or topic(self.page, self.first, place)
            actor = actor if actor and may_speak(self.page.text[actor.start : actor.end]) else None
        else:
            actor = None
        return Attribution(None, actor, place, place) if actor else None

    def _ends_sentence(self, place: int) -> bool:
        """Whether words in marks are long enough for a statement, and nothing follows them."""
        span = self.page.quotes[place]
        return span.end - span.start >= _STATEMENT and self.page.text.startswith("。", place + 1)

    def example(self, place: int) -> Attribution | None:
        """強調了風險，例如「…」: words in marks as an example of what somebody speaks of."""
        cue = likened.spoken_of(self.page, place, self.first) if self.ends_clause(place) else None
        return self.speakers.attribution(cue) if cue else None

    def _named(self, place: int) -> Attribution | None:
        """形容這段經歷“…”: a verb of naming, its object, and words in marks that end the clause."""
        start = clause_start(self.page.text, self.first, place)
        cues = [cue for cue in self.page.cues_in(start, place) if cue.kind == "naming"]
        if not cues or QUOTE in self.page.text[start:place] or not self.ends_clause(place):
            return None
        return self.speakers.attribution(cues[-1])

    def _parted(self, start: int, end: int) -> bool:
        return any(mark in self.page.text[start:end] for mark in "，。；")
