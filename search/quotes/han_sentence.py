"""One Chinese sentence: its words in marks first, then its reported clauses."""

from __future__ import annotations

from search.model import QuoteKind, Span
from search.quotes import han_reach
from search.quotes.han_cues import DELIMITERS, QUOTE, Cue, group
from search.quotes.han_frames import (
    Attribution,
    after,
    clause_end,
    is_closing,
    led,
    next_speaker,
    topic,
)
from search.quotes.han_nouns import is_noun, is_thing
from search.quotes.han_page import Page
from search.quotes.han_reach import FEWEST, LONGEST
from search.quotes.han_subjects import Subject, clause_start, subject
from search.quotes.marks import Quoted
from search.quotes.said import Said, flags_of, inner

_LOOK_BACK = 8
_STATEMENT = 8
_REST = 8


class Sentence:
    """One sentence while its statements are collected."""

    def __init__(self, page: Page, first: int, last: int) -> None:
        self.page, self.first, self.last = page, first, last
        self.cues = page.cues_in(first, last)
        self.quotes = page.quotes_in(first, last)
        self.owned: set[int] = set()
        self.said: list[Said] = []
        self.taken: set[int] = set()
        self.heard: dict[int, Attribution] = {}
        self.limit = first

    def read(self) -> list[Said]:
        for place in self.quotes:
            self._quote(place)
        for match in led().finditer(self.page.text, self.first, self.last):
            speaker = Subject(*match.span("source" if match["source"] else "document"), False, True)
            found = Attribution(None, speaker, match.start(), match.end())
            self._content(match.end(), self.last, found)
        for cue in self.cues:
            if cue.start not in self.taken and cue.start >= self.limit:
                self._report(cue)
        return self.said + [s for place in self.quotes for s in self._alone(place)]

    def _add(
        self, start: int, end: int, found: Attribution, kind: QuoteKind, quoted: Quoted | None = None
    ) -> None:
        where = Span(quoted.start, quoted.end) if quoted else self.page.span(start, end)
        where = inner(self.page.article, *where)
        cue = self.page.span(found.cue.start, found.cue.end) if found.cue else Span(0, 0)
        speaker = Span(0, 0)
        if found.speaker and not found.speaker.missing:
            speaker = self.page.span(found.speaker.start, found.speaker.end)
        flags = flags_of(quoted) if quoted else ()
        self.said.append(Said(*where, kind, cue, speaker, flags, where.start))
        self.owned.update(self.page.quotes_in(start, end))
        first, last = found.start, found.end
        if found.cue:
            first, last = min(first, found.cue.start), max(last, found.cue.end)
        self.taken.update(cue.start for cue in self.page.cues_in(first, last))

    # ---- words in marks

    def _quote(self, place: int) -> None:
        quoted = self.page.quotes[place]
        found = self._listed(place) or self._before(place)
        if found:
            self.heard[place] = found
            self._add(place, place + 1, found, "direct", quoted)
            return
        behind = after(self.page, place)
        if behind is None or behind.cue is None:
            return
        start = self._prefix(place)
        if start < place:
            self._add(start, place + 1, behind, "mixed")
        else:
            self._add(place, place + 1, behind, "direct", quoted)

    def _listed(self, place: int) -> Attribution | None:
        """The attribution of the quote that a list goes on from: 留言：「…」、「…」"""
        return self.heard.get(place - 2) if self.page.text.startswith(QUOTE + "、", place - 2) else None

    def _prefix(self, place: int) -> int:
        """The narrator's words that run into a quote without a comma, as in 這是“…”，X說。"""
        start = clause_start(self.page.text, self.first, place)
        return place if QUOTE in self.page.text[start:place] else start

    def _before(self, place: int) -> Attribution | None:
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
            if cue.end == stop - (mark == "，") and not is_noun(page, cue, place, self.first)
        ]
        if not cues:
            return self._beside_act(place) if mark == "，" else self._named(place)
        if cues[-1].kind == "opinion" or not self._ends_clause(place):
            return None
        return self._attribution(cues[-1])

    def _ends_clause(self, place: int) -> bool:
        """Whether nothing of the same clause follows a quote."""
        following = self.page.text[place + 1 : place + 2]
        return (
            not following
            or following in DELIMITERS + QUOTE
            or place + 1 >= self.last
            or self.page.is_full(place)
            or self.page.is_open(place)
        )

    def _before_colon(self, colon: int) -> Attribution | None:
        cues = self.page.cues_in(max(self.first, colon - LONGEST), colon)
        if cues and not self._parted(cues[-1].end, colon):
            return self._attribution(cues[-1])
        return Attribution(None, self._actor(colon), colon, colon)

    def _actor(self, stop: int) -> Subject | None:
        """Whoever does something in the clause before `stop`, or else at the head of the sentence."""
        start = clause_start(self.page.text, self.first, stop)
        return topic(self.page, start, stop) or topic(self.page, self.first, stop)

    def _beside_act(self, place: int) -> Attribution | None:
        """她頓了頓，“…。”: a full sentence in marks behind what somebody does."""
        told = [
            cue for cue in self.page.cues_in(max(self.first, place - LONGEST), place) if self._is_told(cue)
        ]
        if told or not self.page.is_full(place):
            return None
        actor = topic(self.page, self.first, place)
        return Attribution(None, actor, place, place) if actor else None

    def _named(self, place: int) -> Attribution | None:
        """形容這段經歷“…”: a verb of naming, its object, and words in marks that end the clause."""
        start = clause_start(self.page.text, self.first, place)
        cues = [cue for cue in self.page.cues_in(start, place) if cue.kind == "naming"]
        if not cues or QUOTE in self.page.text[start:place] or not self._ends_clause(place):
            return None
        return self._attribution(cues[-1])

    def _parted(self, start: int, end: int) -> bool:
        return any(mark in self.page.text[start:end] for mark in "，。；")

    def _attribution(self, cue: Cue) -> Attribution | None:
        speaker = self._doer(cue) or subject(self.page, cue.first, self.first)
        if speaker.missing:
            if speaker.led:
                return None
            return Attribution(cue, self._inherited(cue), cue.start, cue.end)
        return Attribution(cue, speaker, cue.start, cue.end)

    def _doer(self, cue: Cue) -> Subject | None:
        """The subject of a clause with two verbs: X展示了地图并表示，…"""
        if not self.page.text.endswith("并", self.first, cue.first):
            return None
        start = clause_start(self.page.text, self.first, cue.first)
        return topic(self.page, start, cue.first) if start < cue.first - 1 else None

    def _inherited(self, cue: Cue) -> Subject | None:
        """The speaker of an earlier verb of the sentence, or the one that the sentence begins with."""
        if cue.word in group("evidence") or (cue.word in group("expecting") and not self._forecasts(cue)):
            return None
        example = self._before_example(cue)
        if example:
            return example
        floor = max(self.first, cue.start - LONGEST)
        half = self.page.text.rfind("；", floor, cue.start) + 1
        actor = topic(self.page, half, cue.start) if half else None
        if actor:
            return actor
        near = self.page.cues_in(floor, cue.start)
        for other in near[: -_LOOK_BACK - 1 : -1]:
            speaker = subject(self.page, other.first, self.first)
            if not speaker.missing and self._is_told(other):
                return speaker
        return topic(self.page, self.first, cue.start)

    def _before_example(self, cue: Cue) -> Subject | None:
        """The subject in front of an example: 歷史學家，如X，認為…"""
        text, comma = self.page.text, cue.first - 1
        if comma <= self.first or text[comma] != "，":
            return None
        begin = clause_start(text, self.first, comma)
        if begin <= self.first or not text.startswith(group("examples"), begin):
            return None
        speaker = subject(self.page, begin - 1, self.first)
        return None if speaker.missing else speaker

    def _forecasts(self, cue: Cue) -> bool:
        """Whether the clause before an expectation is about a report: 發表報告，預期…"""
        return any(
            word in self.page.text[max(self.first, cue.start - LONGEST) : cue.start]
            for word in group("forecasts")
        )

    def _is_told(self, cue: Cue) -> bool:
        """Whether a cue is the narrator's, and no part of the words that another one reports."""
        if cue.start in self.taken:
            return True
        parted = self.page.text[cue.end : cue.end + 1] in ("，", "：")
        announces = parted or han_reach.start(self.page, cue, self.first, self.last) is not None
        return announces and cue.start >= self.limit and not self._is_silent(cue)

    def _alone(self, place: int) -> list[Said]:
        """A quoted sentence without any attribution."""
        quoted = self.page.quotes[place]
        if (
            place != self.first
            or self.page.text[place + 1 : self.last][:_REST].strip("。 \n")
            or place in self.owned
        ):
            return []
        start, end = inner(self.page.article, quoted.start, quoted.end)
        if end - start < _STATEMENT and not self.page.text.endswith(QUOTE, 0, place):
            return []
        flags = flags_of(quoted)
        behind = next_speaker(self.page, place)
        if behind is None or behind.speaker is None:
            return [Said(start, end, "direct", flags=flags, chain=start, floating=True)]
        cue = self.page.span(behind.cue.start, behind.cue.end) if behind.cue else Span(0, 0)
        speaker = self.page.span(behind.speaker.start, behind.speaker.end)
        return [Said(start, end, "direct", cue, speaker, flags, start)]

    # ---- words without marks

    def _report(self, cue: Cue) -> None:
        found = None if self._is_silent(cue) else self._attribution(cue)
        if found is None or self._is_mute(cue, found.speaker):
            return
        start = han_reach.start(self.page, cue, self.first, self.last)
        if start is None:
            self._closing(cue, found)
            return
        if self._passes_on(cue, found, start):
            return
        end = han_reach.end(self.page, cue, start, self.last, self.taken)
        if found.speaker:
            self._content(start, end, found)
            self.limit = end

    def _is_silent(self, cue: Cue) -> bool:
        """Whether a cue says nothing here: it names, it is negated, or a preposition stands before it."""
        silencing = (*group("negations"), *group("prepositions"))
        return cue.kind == "naming" or self.page.text.endswith(silencing, self.first, cue.first)

    def _is_mute(self, cue: Cue, speaker: Subject | None) -> bool:
        """Whether the subject is the writer, a thing that cannot speak, or somebody who found no result."""
        if speaker is None:
            return False
        name = self.page.text[speaker.start : speaker.end]
        if cue.word in group("findings"):
            return not name.endswith(group("researchers"))
        return name in group("writers") or (cue.kind == "speech" and is_thing(name))

    def _passes_on(self, cue: Cue, found: Attribution, start: int) -> bool:
        """Whether a medium reports that somebody says something: 報道稱，X表示，…; X says it then."""
        if not cue.word.startswith(group("sources")) and not self._is_medium(found.speaker):
            return False
        end = clause_end(self.page, start)
        return any(
            other.end == end and other.kind == "speech" and not subject(self.page, other.first, start).missing
            for other in self.page.cues_in(start, end)
        )

    def _is_medium(self, speaker: Subject | None) -> bool:
        name = self.page.text[speaker.start : speaker.end] if speaker else ""
        return name.endswith(group("media"))

    def _content(self, start: int, end: int, found: Attribution) -> None:
        while end > start and self.page.text[end - 1] in DELIMITERS + " ":
            end -= 1
        quotes = self.page.quotes_in(start, end)
        if (quotes or end - start >= FEWEST) and self.owned.isdisjoint(quotes):
            kind: QuoteKind = "mixed" if quotes else "indirect"
            self._add(start, end, found, kind)

    def _closing(self, cue: Cue, found: Attribution) -> None:
        """…，X說。 without marks."""
        if not is_closing(cue, False) or self.page.text[cue.end : cue.end + 1] not in (*DELIMITERS, ""):
            return
        speaker = found.speaker
        if speaker is None or subject(self.page, cue.first, self.first).missing:
            return
        place = clause_start(self.page.text, self.first, cue.first)
        if place > self.first and self.page.text[place - 1] == "，":
            self._content(max(self.first, self.limit), place - 1, found)
