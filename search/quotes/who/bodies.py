"""Which body "the company" or "it" is: the one that just spoke, or the only one that is named nearby."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left

from search.model import Span, SpeakerType
from search.quotes.who.roster import Roster
from search.quotes.who.scene import Scene
from search.quotes.who.speaker_types import kind_of

_NEAR = 500
_LOOK_BACK = 1200
_BODY_NAME = re.compile(r"[A-Z][\w-]+")


class Bodies:
    """The companies, councils and texts of one article that speak, asked in text order."""

    def __init__(self, scene: Scene, roster: Roster) -> None:
        self.scene = scene
        self.roster = roster
        self.latest: tuple[int, str, SpeakerType] = (0, "", "")

    def spoke(self, mention: Span, name: str, kind: SpeakerType) -> None:
        """Remembers a body or text that speaks; a text has no name."""
        if kind in ("organisation", "document") and not self.scene.is_quoted(mention.start):
            self.latest = mention.start, name, kind

    def it(self, place: int) -> tuple[str, SpeakerType]:
        """The body that spoke last in the same paragraph, or an empty name."""
        at, name, kind = self.latest
        here = kind and self.scene.paragraph(at) == self.scene.paragraph(place)
        return (name, kind) if here else ("", "")

    def last(self, place: int, noun: str) -> str:
        """The body called by this noun before, or that just spoke, else the only one named: the company."""
        called = self.called(noun, place) or self.it(place)[0]
        if called:
            return called
        near = self.roster.within(max(0, place - _NEAR), place)
        bodies = {who.name for span, who in near if who.thing and not self._is_aside(span)}
        if len(bodies) == 1:
            return bodies.pop()
        return "" if bodies else self._set_off(place)

    def _is_aside(self, span: Span) -> bool:
        """Whether a name stands in brackets or in quoted words: LISBON (Continental News) - …."""
        return self.scene.is_quoted(span.start) or self.scene.text[span.start - 1 : span.start] == "("

    def called(self, noun: str, place: int) -> str:
        """The one body that was called by a noun: South Korea's trade ministry, the Teachers' Alliance."""
        found = _called(noun).findall(self.scene.masked, max(0, place - _LOOK_BACK), place)
        names = {name.removeprefix("The ") for pair in found for name in pair if name}
        return names.pop() if len(names) == 1 else ""

    def _set_off(self, place: int) -> str:
        """The only speaker beside whose name commas set off what it does: Skyferry, the operator."""
        speakers = self.scene.speakers
        low, high = (bisect_left(speakers, (at,)) for at in (max(0, place - _NEAR), place))
        names = {
            name for span in speakers[low:high] if _BODY_NAME.fullmatch(name := span.of(self.scene.text))
        }
        before = self.scene.masked[max(0, place - _LOOK_BACK) : place]
        apposed = (
            name
            for name in names
            for found in re.findall(rf"\b{re.escape(name)}, (?:the|an?|its) ([\w -]{{3,40}})[,.]", before)
            if kind_of(found.split(" ")[-1].lower()) == "organisation"
        )
        return next(apposed, "")


@functools.lru_cache(maxsize=256)
def _called(noun: str) -> re.Pattern[str]:
    owned = rf"[A-Z][\w-]+(?: [A-Z][\w-]+){{0,2}}['’]s (?:[a-z-]+ ){{0,2}}{re.escape(noun)}"
    named = rf"(?:[A-Z][\w-]+['’]? ){{1,4}}{re.escape(noun.capitalize())}"
    return re.compile(rf"\b(?:({owned})|({named}))\b")
