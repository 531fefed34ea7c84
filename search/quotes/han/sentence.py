"""One Chinese sentence: its words in marks first, then its reported clauses."""

from __future__ import annotations

from bisect import bisect_right

from search.model import QuoteFlag, QuoteKind, Span
from search.quotes import running
from search.quotes.han import likened, passed_on
from search.quotes.han import reach as han_reach
from search.quotes.han.actors import somebody, topic
from search.quotes.han.cues import DELIMITERS, QUOTE, Cue, group
from search.quotes.han.frames import after, is_closing, led, next_speaker, source
from search.quotes.han.nouns import is_noun
from search.quotes.han.page import Page
from search.quotes.han.reach import FEWEST, LONGEST
from search.quotes.han.speakers import Speakers
from search.quotes.han.subjects import Attribution, Subject, clause_start, subject
from search.quotes.han.unsaid import is_unsaid
from search.quotes.marks import Quoted
from search.quotes.said import Said, flags_of, inner

_LOOK_BACK = 8
_STATEMENT = 8
_BEAT = 16
_REST = 8


class Sentence:
    """One sentence while its statements are collected; `before` is whom the one before quotes or is about."""

    def __init__(
        self, page: Page, first: int, last: int, before: Subject | None = None, spoken: Subject | None = None
    ) -> None:
        self.page, self.first, self.last, self.spoken = page, first, last, spoken
        self.cues = page.cues_in(first, last)
        self.quotes = page.quotes_in(first, last)
        self.owned: set[int] = set()
        self.said: list[Said] = []
        self.heard: dict[int, Attribution] = {}
        self.parted: Subject | None = None
        self.speakers = Speakers(page, first, last, before, spoken)

    def read(self) -> list[Said]:
        for place in self.quotes:
            self._quote(place)
        for match in led().finditer(self.page.text, self.first, self.last):
            found = Attribution(None, source(self.page, match), match.start(), match.end())
            self._content(match.end(), han_reach.narrated(self.page, match.end(), self.last), found)
        for cue in self.cues:
            if cue.start not in self.speakers.taken and cue.start >= self.speakers.limit:
                self._report(cue)
        return self.said + [s for place in self.quotes for s in self._alone(place)]

    def quoted_last(self) -> Subject | None:
        """Whose words in marks the sentence ends with, as far as a verb or colon in front of them tells."""
        found = self.heard.get(self.last - 1)
        return found.speaker if found else self.parted

    def acting(self) -> Subject | None:
        """Who does something in a short sentence in which nobody says anything: 何晴搖搖頭。"""
        if self.said or self.quotes or self.last - self.first > _BEAT:
            return None
        return topic(self.page, self.first, self.last - 1)

    def _add(
        self,
        start: int,
        end: int,
        found: Attribution,
        kind: QuoteKind,
        quoted: Quoted | None = None,
        more: tuple[QuoteFlag, ...] = (),
    ) -> None:
        where = Span(quoted.start, quoted.end) if quoted else self.page.span(start, end)
        where = inner(self.page.article, *where)
        if where.end <= where.start:
            return
        cue = self.page.span(found.cue.start, found.cue.end) if found.cue else Span(0, 0)
        speaker = Span(0, 0)
        if found.speaker and not found.speaker.missing:
            speaker = self.page.span(found.speaker.start, found.speaker.end)
            self.spoken = found.speaker
        flags = (*flags_of(quoted), *more) if quoted else ()
        self.said.append(Said(*where, kind, cue, speaker, flags, where.start))
        self.owned.update(self.page.quotes_in(start, end))
        first, last = found.start, found.end
        if found.cue:
            first, last = min(first, found.cue.start), max(last, found.cue.end)
        self.speakers.taken.update(cue.start for cue in self.page.cues_in(first, last))

    # ---- words in marks

    def _quote(self, place: int) -> None:
        quoted = self.page.quotes[place]
        found = (
            self._listed(place)
            or self._before(place)
            or likened.likened(self.page, place, self.first, self._ends_clause(place))
            or self._example(place)
        )
        if found and self.speakers.passed_on(found, place):
            return
        if found:
            self.heard[place] = found
            if han_reach.runs_on(self.page, found.cue, place, self.last, self.speakers.taken):
                return
            start = likened.described(self.page, found.cue, place)
            if start < place:
                self._add(start, place + 1, found, "mixed")
            else:
                self._announced(found, place)
                self._add(place, place + 1, found, "direct", quoted)
            return
        behind = after(self.page, place) or self._resumed(place)
        if behind is None or (behind.cue is None and behind.speaker is None):
            return
        if self.page.is_open(place) and self.page.text[behind.end : behind.end + 1] == "。":
            self.parted = behind.speaker
        start = self._prefix(place)
        if start < place and self._goes_on(place, behind):
            return
        if start < place:
            self._add(start, place + 1, behind, "mixed")
        else:
            self._add(place, place + 1, behind, "direct", quoted)

    def _announced(self, found: Attribution, place: int) -> None:
        """The words between a verb and a colon with its quote: 她认为没有必要作废：“…”"""
        cue, colon = found.cue, place - 1
        if cue is None or self.page.text[colon] != "：" or cue.end > colon - FEWEST:
            return
        if cue.word.startswith(group("addressed")):
            return
        start = han_reach.start(self.page, cue, self.first, colon)
        if start is not None:
            self._content(start, colon, found)

    def _listed(self, place: int) -> Attribution | None:
        """The attribution of the quote that a list goes on from: 留言：「…」、「…」"""
        return self.heard.get(place - 2) if self.page.text.startswith(QUOTE + "、", place - 2) else None

    def _resumed(self, place: int) -> Attribution | None:
        """“…，”X笑了，“…”: the attribution of the words that an open quote goes on with."""
        number = bisect_right(self.quotes, place)
        if number == len(self.quotes) or not self.page.is_open(place):
            return None
        return self._before(self.quotes[number])

    def _goes_on(self, place: int, behind: Attribution) -> bool:
        """Whether the words of a verb behind short words in marks follow it: X是“…”，他表示，…"""
        text = self.page.text
        return (
            self.page.is_short(place)
            and text.startswith("，", place + 1)
            and text.startswith("，", behind.end)
            and not text.startswith(QUOTE, behind.end + 1)
        )

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
            if cue.end in self._edges(stop) and not is_noun(page, cue, place, self.first)
        ]
        if not cues:
            return self._beside_act(place) if mark == "，" else self._named(place)
        if cues[-1].kind == "opinion" or not self._ends_clause(place) or is_unsaid(page, cues[-1]):
            return None
        return self.speakers.attribution(cues[-1])

    def _edges(self, stop: int) -> tuple[int, int]:
        """Where a verb in front of words in marks may end: before a comma, and before 了."""
        edge = stop - (self.page.text[stop - 1 : stop] == "，")
        return edge, edge - (self.page.text[edge - 1 : edge] == "了")

    def _ends_clause(self, place: int) -> bool:
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
        if not self._is_spoken(place) or any(self.speakers.is_told(cue) for cue in near):
            return None
        actor = topic(self.page, self.first, place)
        return Attribution(None, actor, place, place) if actor else None

    def _is_spoken(self, place: int) -> bool:
        """Whether words in marks are a sentence: by a full stop, or as the end of one behind 抹著眼淚，."""
        if self.page.is_full(place):
            return True
        doing = self.page.text[clause_start(self.page.text, self.first, place - 1) : place]
        span = self.page.quotes[place]
        return (
            "着" in doing
            and span.end - span.start >= _STATEMENT
            and self.page.text[place + 1 : place + 2] == "。"
        )

    def _example(self, place: int) -> Attribution | None:
        """強調了風險，例如「…」: words in marks as an example of what somebody speaks of."""
        cue = likened.spoken_of(self.page, place, self.first) if self._ends_clause(place) else None
        return self.speakers.attribution(cue) if cue else None

    def _named(self, place: int) -> Attribution | None:
        """形容這段經歷“…”: a verb of naming, its object, and words in marks that end the clause."""
        start = clause_start(self.page.text, self.first, place)
        cues = [cue for cue in self.page.cues_in(start, place) if cue.kind == "naming"]
        if not cues or QUOTE in self.page.text[start:place] or not self._ends_clause(place):
            return None
        return self.speakers.attribution(cues[-1])

    def _parted(self, start: int, end: int) -> bool:
        return any(mark in self.page.text[start:end] for mark in "，。；")

    def _span(self, speaker: Subject) -> Span:
        return self.page.span(speaker.start, speaker.end)

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
        behind = next_speaker(self.page, place)
        is_short = end - start < _STATEMENT and not self.page.text.endswith(QUOTE, 0, place)
        is_short = is_short and not running.goes_on(quoted)
        acting = self.speakers.before if self.page.text[place - 1 : place] == "。" else None
        if end <= start or (is_short and behind is None and acting is None):
            return []
        flags = flags_of(quoted)
        if acting and behind is None:
            return [Said(start, end, "direct", speaker=self._span(acting), flags=flags, chain=start)]
        if behind is None or behind.speaker is None:
            return [Said(start, end, "direct", flags=flags, chain=start, floating=True)]
        cue = self.page.span(behind.cue.start, behind.cue.end) if behind.cue else Span(0, 0)
        return [Said(start, end, "direct", cue, self._span(behind.speaker), flags, start)]

    # ---- words without marks

    def _report(self, cue: Cue) -> None:
        found = None if self.speakers.is_silent(cue) else self.speakers.attribution(cue)
        if found is None or self.speakers.is_mute(cue, found.speaker):
            return
        start = han_reach.start(self.page, cue, self.first, self.last)
        if start is None:
            self._closing(cue, found)
            return
        if self.speakers.passes_on(cue, found, start):
            return
        end = han_reach.end(self.page, cue, start, self.last, self.speakers.taken)
        if found.speaker:
            for first, last in han_reach.statements(self.page, start, end):
                self._content(first, last, found)
            self.speakers.limit, self.speakers.latest = end, found.speaker

    def _content(self, start: int, end: int, found: Attribution) -> None:
        end = self._before_owned(start, end)
        while start < end and self.page.text[start] in DELIMITERS:
            start += 1
        while end > start and self.page.text[end - 1] in DELIMITERS + " ":
            end -= 1
        quotes = self.page.quotes_in(start, end)
        if (quotes or end - start >= FEWEST) and self.owned.isdisjoint(quotes):
            kind: QuoteKind = "mixed" if quotes else "indirect"
            self._add(start, end, found, kind)
            for place, told in passed_on.quotes(self.page, start, end):
                self._add(place, place + 1, told, "direct", self.page.quotes[place], ("nested",))

    def _before_owned(self, start: int, end: int) -> int:
        """Where reported words end that a comma parts from words in marks of another verb: …，「…」，她說."""
        owned = next((place for place in self.page.quotes_in(start, end) if place in self.owned), end)
        led = self.page.cues_in(start, owned)
        return owned if self.page.text[owned - 1] in DELIMITERS and not led else end

    def _closing(self, cue: Cue, found: Attribution) -> None:
        """…，X說。 without marks."""
        if not is_closing(cue, False) or self.page.text[cue.end : cue.end + 1] not in (*DELIMITERS, ""):
            return
        if is_noun(self.page, cue, cue.end, self.first):
            return
        speaker = found.speaker
        if speaker is None or subject(self.page, cue.first, self.first).missing:
            return
        if "由" in self.page.text[speaker.start : speaker.end]:
            return
        place = clause_start(self.page.text, self.first, cue.first)
        if place > self.first and self.page.text[place - 1] == "，":
            self._content(max(self.first, self.speakers.limit), place - 1, found)
