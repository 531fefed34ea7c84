"""One Chinese sentence: its words in marks first, then its reported clauses."""

from __future__ import annotations

import re

from search.model import QuoteKind, Span
from search.quotes.han_cues import (
    DELIMITERS,
    QUOTE,
    Cue,
    Page,
    Subject,
    clause_start,
    group,
    leading,
    pronouns,
    subject,
)
from search.quotes.han_frames import Attribution, after, clause_end, cues_in, led, turns
from search.quotes.marks import Quoted
from search.quotes.said import Said, flags_of, inner

_TURN = re.compile(r"[，,；;](?:但是|但|不过|然而|因此|所以)")
_LONGEST = 600
"""In characters; no reported clause is longer, and a text without full stops stays cheap."""

_LOOK_BACK = 8
_FEWEST = 4
_STATEMENT = 8


class Sentence:
    """One sentence while its statements are collected."""

    def __init__(self, text: str, page: Page, first: int, last: int) -> None:
        self.text, self.page, self.first, self.last = text, page, first, last
        self.cues = cues_in(page, first, last)
        self.quotes = page.quotes_in(first, last)
        self.owned: set[int] = set()
        self.said: list[Said] = []
        self.taken: set[int] = set()
        self.limit = first
        self.speaker: Subject | None = None

    def read(self) -> list[Said]:
        for place in self.quotes:
            self._quote(place)
        for match in led().finditer(self.page.text, self.first, self.last):
            speaker = Subject(*match.span("source"), False, True)
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
        where = inner(self.text, *where)
        cue = self.page.span(found.cue.start, found.cue.end) if found.cue else Span(0, 0)
        speaker = Span(0, 0)
        if found.speaker and not found.speaker.missing:
            speaker = self.page.span(found.speaker.start, found.speaker.end)
            self.speaker = found.speaker
        flags = flags_of(quoted) if quoted else ()
        self.said.append(Said(*where, kind, cue, speaker, flags, where.start))
        self.owned.update(self.page.quotes_in(start, end))
        if found.cue:
            first, last = min(found.start, found.cue.start), max(found.end, found.cue.end)
            self.taken.update(cue.start for cue in cues_in(self.page, first, last))

    # ---- words in marks

    def _quote(self, place: int) -> None:
        quoted = self.page.quotes[place]
        found = self._before(place)
        if found:
            self._add(place, place + 1, found, "direct", quoted)
            return
        behind = after(self.page, self.text, place)
        if behind is None or behind.cue is None:
            return
        start = self._prefix(place)
        if start < place:
            self._add(start, place + 1, behind, "mixed")
        else:
            self._add(place, place + 1, behind, "direct", quoted)

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
        if mark in ("：", ":"):
            return self._before_colon(stop - 1)
        cues = [
            cue
            for cue in cues_in(page, max(self.first, stop - _LONGEST), stop)
            if cue.end == stop - (mark in ("，", ","))
        ]
        if not cues or cues[-1].kind == "opinion":
            return None
        cue = cues[-1]
        if mark not in ("，", ",") and not self._ends_clause(place):
            return None
        return self._attribution(cue)

    def _ends_clause(self, place: int) -> bool:
        """Whether nothing of the same clause follows a quote."""
        following = self.page.text[place + 1 : place + 2]
        return not following or following in DELIMITERS or place + 1 >= self.last

    def _before_colon(self, colon: int) -> Attribution | None:
        cues = cues_in(self.page, max(self.first, colon - _LONGEST), colon)
        if cues and not self._parted(cues[-1].end, colon):
            return self._attribution(cues[-1])
        return Attribution(None, None, colon, colon)

    def _parted(self, start: int, end: int) -> bool:
        return any(mark in self.page.text[start:end] for mark in "，,。；;")

    def _attribution(self, cue: Cue) -> Attribution | None:
        speaker = subject(self.page, cue.first, self.first)
        if speaker.missing:
            if speaker.led:
                return None
            return Attribution(cue, self._inherited(cue), cue.start, cue.end)
        return Attribution(cue, speaker, cue.start, cue.end)

    def _inherited(self, cue: Cue) -> Subject | None:
        """The speaker of an earlier verb of the sentence."""
        near = cues_in(self.page, max(self.first, cue.start - _LONGEST), cue.start)
        for other in near[: -_LOOK_BACK - 1 : -1]:
            speaker = subject(self.page, other.first, self.first)
            if not speaker.missing:
                return speaker
        return self._topic(cue)

    def _topic(self, cue: Cue) -> Subject | None:
        """The name a sentence begins with, when a later clause of it leaves its subject out."""
        lead = leading().match(self.page.text[self.first : cue.start])
        first = self.first + (lead.end() if lead else 0)
        turn = turns().search(self.page.text, first + 2, min(cue.start, first + 14))
        if turn is None or any(mark in self.page.text[first : turn.start()] for mark in DELIMITERS):
            return None
        speaker = subject(self.page, turn.start(), self.first)
        return None if speaker.missing or speaker.led else speaker

    def _alone(self, place: int) -> list[Said]:
        """A quoted sentence without any attribution."""
        quoted = self.page.quotes[place]
        if (
            place != self.first
            or place + 1 < len(self.page.text[: self.last].rstrip("。 \n"))
            or place in self.owned
        ):
            return []
        start, end = inner(self.text, quoted.start, quoted.end)
        if end - start < _STATEMENT:
            return []
        return [Said(start, end, "direct", flags=flags_of(quoted), chain=start, floating=True)]

    # ---- words without marks

    def _report(self, cue: Cue) -> None:
        silent = cue.kind == "naming" or self.page.text[self.first : cue.first].endswith(group("negations"))
        found = None if silent else self._attribution(cue)
        if found is None or self._is_writer(found.speaker):
            return
        start = self._content_start(cue)
        if start is None:
            self._closing(cue, found)
            return
        end = self._content_end(cue, start)
        if found.speaker:
            self._content(start, end, found)
            self.limit = end

    def _is_writer(self, speaker: Subject | None) -> bool:
        return speaker is not None and self.page.text[speaker.start : speaker.end] in group("writers")

    def _content(self, start: int, end: int, found: Attribution) -> None:
        while end > start and self.page.text[end - 1] in DELIMITERS + " ":
            end -= 1
        quotes = self.page.quotes_in(start, end)
        if (quotes or end - start >= _FEWEST) and self.owned.isdisjoint(quotes):
            kind: QuoteKind = "mixed" if quotes else "indirect"
            self._add(start, end, found, kind)

    def _content_start(self, cue: Cue) -> int | None:
        text, place = self.page.text, cue.end
        if text.startswith("了", place):
            place += 1
        if cue.word.startswith(group("addressed")) and text[place : place + 1] not in ("，", ",", "：", ":"):
            place = self._past_hearer(place)
        if text[place : place + 1] in ("，", ",", "：", ":"):
            place += 1
        if text[place : place + 1] in tuple("）)〕】]、") or (
            cue.word in group("nouns") and not self._is_verb(cue, place)
        ):
            return None
        if cue.word in group("announcing") and text[place - 1] not in "，,：:":
            return None
        rest = text[place : self.last].strip("。！？!?.，, \n”\u3000")
        if rest.startswith(("的", "之", "-", "—")) or (
            cue.kind == "opinion" and text.startswith("了", cue.end)
        ):
            return None
        return place if len(rest) >= _FEWEST or QUOTE in rest else None

    def _is_verb(self, cue: Cue, place: int) -> bool:
        """Whether a word that may be a noun announces words: a comma, a colon or an aspect follows it."""
        return (
            self.page.text[place : place + 1] in ("，", ",", "：", ":", QUOTE)
            or place > cue.end
            or self._has_person(cue)
        )

    def _has_person(self, cue: Cue) -> bool:
        speaker = subject(self.page, cue.first, self.first)
        name = self.page.text[speaker.start : speaker.end]
        return 0 < len(name) <= 12 and "的" not in name

    def _past_hearer(self, place: int) -> int:
        """Past 警方 in 告訴警方，…"""
        from search.language.segment import segment

        end = clause_end(self.page, place)
        if end - place <= 16 and self.page.text[end : end + 1] in ("，", ",", "：", ":"):
            return end
        words = segment(self.page.text[place : place + 12])
        return place + words[0][2] if words else place

    def _content_end(self, cue: Cue, start: int) -> int:
        limit = min(self.last, start + _LONGEST)
        for other in cues_in(self.page, max(start, cue.end), limit):
            place = clause_start(self.page.text, start, other.first)
            if place > start and self._is_new(other, place):
                return place - 1
        turn = _TURN.search(self.page.text, start, limit) if cue.kind == "opinion" else None
        return turn.start() if turn else limit

    def _is_new(self, cue: Cue, place: int) -> bool:
        """Whether a later verb of saying is the narrator's again, and not part of what was said."""
        if cue.start in self.taken:
            return True
        speaker = subject(self.page, cue.first, place)
        if speaker.missing:
            return speaker.joined or cue.word not in group("nouns")
        if self._content_start(cue) is None:
            return True
        name = self.page.text[speaker.start : speaker.end]
        return cue.kind == "speech" and (speaker.joined or name in pronouns())

    def _closing(self, cue: Cue, found: Attribution) -> None:
        """…，X說。 without marks."""
        if cue.word in group("nouns"):
            return
        speaker = found.speaker
        if speaker is None or subject(self.page, cue.first, self.first).missing:
            return
        place = clause_start(self.page.text, self.first, cue.first)
        if place > self.first and self.page.text[place - 1] in "，,":
            self._content(max(self.first, self.limit), place - 1, found)
