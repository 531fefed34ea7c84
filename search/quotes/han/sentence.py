"""One Chinese sentence: its words in marks first, then its reported clauses."""

from __future__ import annotations

import re
from bisect import bisect_right

from search.model import QuoteFlag, QuoteKind, Span
from search.quotes import running
from search.quotes.han import ending, likened, passed_on
from search.quotes.han import reach as han_reach
from search.quotes.han.actors import topic
from search.quotes.han.cues import DELIMITERS, QUOTE, Cue, group
from search.quotes.han.frames import after, is_closing, next_speaker
from search.quotes.han.in_front import InFront
from search.quotes.han.nouns import is_noun
from search.quotes.han.page import Page
from search.quotes.han.personal import may_speak
from search.quotes.han.reach import FEWEST
from search.quotes.han.sources import belated, passives, sources
from search.quotes.han.speakers import Speakers
from search.quotes.han.subjects import Attribution, Subject, clause_start, subject
from search.quotes.han.unlisted import unlisted
from search.quotes.marks import Quoted
from search.quotes.said import Said, flags_of, inner

_ASIDE = re.compile(
    "[〔（【\\[][^〔〕（）【】]{2,30}[〕）】\\]]|(?:至于|关于|谈到|谈及|说到|对于|被问[到及])[^，。]{1,20}，"
)
"""〔編譯盧靖／綜合報導〕, 至於那封信，: what stands before the words that a verb behind them reports."""
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
        self.front = InFront(page, first, last, self.speakers)

    def read(self) -> list[Said]:
        for place in self.quotes:
            self._quote(place)
        for found in sources(self.page, self.first, self.last):
            if not self.speakers.is_another(found.end):
                end = ending.narrated(self.page, found.end, self.last)
                self._content(found.end, end, found)
                self.speakers.taken.update(cue.start for cue in self.page.cues_in(found.end, end))
        for cue in self.cues:
            if cue.start not in self.speakers.taken and cue.start >= self.speakers.limit:
                self._report(cue)
        self._unsaid()
        return self.said + [s for place in self.quotes for s in self._alone(place)]

    def _unsaid(self) -> None:
        """What stands in a sentence without any other statement: 被指…, …，這是他的判斷。"""
        if self.said:
            return
        bare = unlisted(self.page, self.first, self.last)
        if bare:
            self._content(bare.end, ending.narrated(self.page, bare.end, self.last), bare)
            return
        late = belated(self.page, self.first, self.last)
        if late:
            self._content(self.first, late.start, late)
        for found in passives(self.page, self.first, self.last):
            self._content(found.end, ending.narrated(self.page, found.end, self.last), found)

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
            or self.front.attribution(place)
            or likened.likened(self.page, place, self.first, self.front.ends_clause(place))
            or self.front.example(place)
        )
        if found and self.speakers.passed_on(found, place):
            return
        if found:
            self.heard[place] = found
            if ending.runs_on(self.page, found.cue, place, self.last, self.speakers.taken):
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
        return self.front.attribution(self.quotes[number])

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
        if self.speakers.passes_on(cue, start):
            return
        end = ending.end(self.page, cue, start, self.last, self.speakers.taken)
        if found.speaker:
            for first, last in ending.statements(self.page, start, end):
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
            if quotes == [end - 1] == [start]:
                self._add(start, end, found, "direct", self.page.quotes[start])
            else:
                self._add(start, end, found, kind)
            for place, told in passed_on.quotes(self.page, start, end):
                self._add(place, place + 1, told, "direct", self.page.quotes[place], ("nested",))

    def _before_owned(self, start: int, end: int) -> int:
        """Where reported words end that a comma parts from words in marks of another verb: …，「…」，她說."""
        owned = next((place for place in self.page.quotes_in(start, end) if place in self.owned), end)
        led = self.page.cues_in(start, owned)
        return owned if self.page.text[owned - 1] in DELIMITERS and not led else end

    def _is_brief(self, cue: Cue) -> bool:
        """Whether a verb right behind somebody ends the sentence: …，她宣布。"""
        speaker = subject(self.page, cue.first, self.first)
        name = self.page.text[speaker.start : speaker.end]
        said = cue.kind == "speech" and not cue.word.startswith((*group("denials"), *group("announcing")))
        brief = said and cue.first - speaker.end <= _REST and self.page.text.startswith("。", cue.end)
        return brief and not speaker.joined and may_speak(name)

    def _closing(self, cue: Cue, found: Attribution) -> None:
        """…，X說。 without marks."""
        told = is_closing(cue, False) or self._is_brief(cue)
        if not told or self.page.text[cue.end : cue.end + 1] not in (*DELIMITERS, ""):
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
            lead = _ASIDE.match(self.page.text, self.first, place)
            self._content(max(lead.end() if lead else self.first, self.speakers.limit), place - 1, found)
