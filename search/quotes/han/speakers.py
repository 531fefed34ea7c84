"""Who speaks in one Chinese sentence: the subject of a verb, or whoever an earlier clause names."""

from __future__ import annotations

import re

from search.quotes.han import ending
from search.quotes.han import reach as han_reach
from search.quotes.han.actors import opening, topic
from search.quotes.han.cues import QUOTE, Cue, group, pronouns
from search.quotes.han.nouns import is_noun
from search.quotes.han.page import Page
from search.quotes.han.personal import may_speak
from search.quotes.han.predicates import has_verb
from search.quotes.han.reach import LONGEST
from search.quotes.han.subjects import Attribution, Subject, clause_end, clause_start, subject
from search.quotes.han.unsaid import is_court, is_researcher, is_unsaid, nobody
from search.quotes.who.speaker_types import of_han

_LOOK_BACK = 8
_LED_BY_TIME = re.compile("(?:特别是|尤其是|但|而|并)?[在当]")
_TIME_ENDS = ("后", "时", "情况下", "前提下")


class Speakers:
    """The speakers of the sentence [first, last) of a page.

    `taken` are the cues whose words are known already, `limit` is where the last reported words end, and
    `latest` is whose they are; `before` is whose words in marks stand right in front of the sentence,
    `spoken` who spoke last in the paragraph.
    """

    def __init__(
        self, page: Page, first: int, last: int, before: Subject | None = None, spoken: Subject | None = None
    ) -> None:
        self.page, self.first, self.last, self.before, self.spoken = page, first, last, before, spoken
        self.taken: set[int] = set()
        self.limit = first
        self.latest: Subject | None = None

    def attribution(self, cue: Cue) -> Attribution | None:
        """A cue with its speaker, who may be unknown; None where the source is led in by 據."""
        speaker = self._doer(cue) or self._subject(cue)
        if not speaker.missing:
            return Attribution(cue, speaker, cue.start, cue.end)
        return None if speaker.led else Attribution(cue, self._inherited(cue), cue.start, cue.end)

    def _subject(self, cue: Cue) -> Subject:
        """The subject of a cue, or of the verb before it in its clause that has the subject."""
        speaker = subject(self.page, cue.first, self.first)
        earlier = next(iter(self.page.cues_in(speaker.start + 1, speaker.end)), None)
        if earlier is None or earlier.word.startswith(group("plain") + group("nouns")):
            return speaker
        is_attribute = "的" in self.page.text[earlier.end : speaker.end]
        return speaker if is_attribute else subject(self.page, earlier.first, self.first)

    def actor(self, stop: int) -> Subject | None:
        """Whoever does something in the clause before `stop`, or else at the head of the sentence."""
        start = clause_start(self.page.text, self.first, stop)
        return topic(self.page, start, stop) or topic(self.page, self.first, stop)

    def _doer(self, cue: Cue) -> Subject | None:
        """The subject of a clause with two verbs: X展示了地图并表示，…"""
        if not self.page.text.endswith("并", self.first, cue.first):
            return None
        start = clause_start(self.page.text, self.first, cue.first)
        return topic(self.page, start, cue.first) if start < cue.first - 1 else None

    def _inherited(self, cue: Cue) -> Subject | None:
        """The speaker of an earlier verb of the sentence, or the one that the sentence begins with."""
        if cue.word in group("findings"):
            return self._head(cue)
        if cue.word in group("evidence"):
            return None
        if cue.word in group("expecting") and not self._forecasts(cue):
            return self.latest or self._told_before(cue)
        example = self._before_example(cue)
        if example:
            return example
        floor = max(self.first, cue.start - LONGEST)
        half = self.page.text.rfind("；", floor, cue.start) + 1
        actor = topic(self.page, half, cue.start) if half else None
        if actor or self.latest:
            return actor or self.latest
        told = self._told_before(cue) or self._newest(cue) or topic(self.page, self.first, cue.start)
        told = told or self._acting_before(cue) or self._head(cue) or self._quoted_before(cue)
        return told or (self.spoken if self._is_carried(cue) else None)

    def _is_carried(self, cue: Cue) -> bool:
        """Whether whoever spoke before goes on: 續稱，…, 被問到票價，只說：「…」"""
        begin = clause_start(self.page.text, self.first, cue.first)
        unnamed = begin == self.first or self.page.text.startswith(group("topics"), self.first)
        return unnamed and cue.kind == "speech" and self._is_announced(cue)

    def _newest(self, cue: Cue) -> Subject | None:
        """Who the clause before that of a verb begins with: 業者沒有理會，駭客放出資料，還留言…"""
        end = clause_start(self.page.text, self.first, cue.first) - 1
        start = clause_start(self.page.text, self.first, end)
        return opening(self.page, start, end) if start > self.first else None

    def _quoted_before(self, cue: Cue) -> Subject | None:
        """Whose words in marks a verb goes on from: X說：「…。」並透露…"""
        start = clause_start(self.page.text, self.first, cue.first)
        goes_on = start == self.first and self.page.text.startswith(group("joins"), start)
        return self.before if goes_on else None

    def _acting_before(self, cue: Cue) -> Subject | None:
        """The subject of an earlier verb that has a plain object: X反駁公司說法，指…"""
        near = self.page.cues_in(max(self.first, cue.start - LONGEST), cue.start)
        for other in near[: -_LOOK_BACK - 1 : -1]:
            speaker = subject(self.page, other.first, self.first)
            if other.word in group("rulings") and not is_court(self.page.text[speaker.start : speaker.end]):
                continue
            if not speaker.missing and not is_noun(self.page, other, other.end, self.first):
                return speaker
        return None

    def _head(self, cue: Cue) -> Subject | None:
        """Who the sentence begins with, if the clause of a verb does not: 一名技師打臉公司，指…"""
        own = clause_start(self.page.text, self.first, cue.first)
        return opening(self.page, self.first, own) if own > self.first else None

    def _told_before(self, cue: Cue) -> Subject | None:
        """The speaker of the nearest verb of saying in front of a cue that is the narrator's."""
        near = self.page.cues_in(max(self.first, cue.start - LONGEST), cue.start)
        for other in near[: -_LOOK_BACK - 1 : -1]:
            speaker = subject(self.page, other.first, self.first)
            if not speaker.missing and self.is_told(other):
                return speaker
        return None

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

    def _researches(self, name: str) -> bool:
        """Whether a body, or whoever a pronoun stands for in a paragraph about research, finds something."""
        around = self.page.text[max(0, self.first - LONGEST) : self.first]
        studied = any(word in around for word in (*group("researchers"), "教授", "博士"))
        return of_han(name) == "organisation" or (name in pronouns() and studied)

    def _forecasts(self, cue: Cue) -> bool:
        """Whether the clause before an expectation is about a report: 發表報告，預期…"""
        return any(
            word in self.page.text[max(self.first, cue.start - LONGEST) : cue.start]
            for word in group("forecasts")
        )

    def passes_on(self, cue: Cue, start: int) -> bool:
        """Whether a medium reports that somebody says something: 報道稱，X表示，…; X says it then."""
        if not cue.word.startswith(group("sources")):
            return False
        return self.is_another(start)

    def is_another(self, start: int) -> bool:
        """Whether the clause at `start` only tells who else says something: X表示，…"""
        end = clause_end(self.page, start)
        return any(
            other.end == end
            and other.kind == "speech"
            and not is_noun(self.page, other, end + 1, start)
            and not subject(self.page, other.first, start).missing
            for other in self.page.cues_in(start, end)
        )

    def passed_on(self, found: Attribution, place: int) -> bool:
        """Whether somebody else's words are what one quotes, and goes on behind: X說，對方承諾「…」，但…"""
        page, cue = self.page, found.cue
        if cue is None or not found.speaker or cue.end > place or page.text[place - 1] in "，：":
            return False
        begin = clause_start(page.text, self.first, cue.first)
        near = page.cues_in(max(self.first, begin - LONGEST), begin)
        outer = next((one for one in reversed(near) if one.end < begin and self.is_told(one)), None)
        if (
            outer is None
            or page.text[outer.end] != "，"
            or (found.speaker.start < begin and cue.word not in group("written"))
        ):
            return False
        speaker = subject(page, outer.first, self.first)
        if speaker.missing or self.passes_on(outer, outer.end + 1):
            return False
        return ending.end(page, outer, outer.end + 1, self.last, self.taken) > place

    def _is_supposed(self, cue: Cue) -> bool:
        """Whether a verb stands in a condition: 如果您認為本文侵權，…"""
        begin = clause_start(self.page.text, self.first, cue.first)
        return self.page.text.startswith(group("conditions"), begin) and not self._is_announced(cue)

    def _is_sign(self, cue: Cue, speaker: Subject) -> bool:
        """Whether something means something: 紅燈表示禁止通行, 門前掛三串辣椒表示…"""
        name = self.page.text[speaker.start : speaker.end]
        own = speaker.start >= clause_start(self.page.text, self.first, cue.first)
        if self._is_announced(cue):
            return False
        if not own:
            return name.startswith(group("signals")) and not may_speak(name)
        return name.endswith(group("signals")) or (has_verb(name) and not may_speak(name))

    def is_told(self, cue: Cue) -> bool:
        """Whether a cue is the narrator's, and no part of the words that another one reports."""
        if cue.start in self.taken:
            return True
        parted = self.page.text[cue.end : cue.end + 1] in ("，", "：")
        if is_noun(self.page, cue, cue.end, self.first):
            return False
        announces = parted or han_reach.start(self.page, cue, self.first, self.last) is not None
        return announces and cue.start >= self.limit and not self.is_silent(cue)

    def is_silent(self, cue: Cue) -> bool:
        """Whether a cue says nothing here: it names, it is negated, or a preposition stands before it."""
        silencing = (*group("negations"), *group("prepositions"))
        if self._is_announced(cue) and cue.word not in group("nouns"):
            silencing = tuple(word for word in silencing if word != "就")
        if cue.kind == "naming" or self.page.text.endswith(silencing, self.first, cue.first):
            return True
        if is_unsaid(self.page, cue):
            return True
        return not self._is_announced(cue) and self._is_beside(cue)

    def _is_announced(self, cue: Cue) -> bool:
        return self.page.text[cue.end : cue.end + 1] in ("，", "：", QUOTE)

    def _is_beside(self, cue: Cue) -> bool:
        """Whether a cue is part of a time (在X表示…後) or of an adverbial of a later one."""
        text = self.page.text
        start, end = clause_start(text, self.first, cue.first), clause_end(self.page, cue.end)
        if _LED_BY_TIME.match(text, start, cue.first) and any(
            text.find(word, cue.end, end) > 0 for word in _TIME_ENDS
        ):
            return True
        later = self.page.cues_in(cue.end, end)
        return cue.word not in group("plain") and any(
            other.end == end and other.kind == "speech" and self._is_announced(other) for other in later
        )

    def is_mute(self, cue: Cue, speaker: Subject | None) -> bool:
        """Whether the subject is the writer, a thing that cannot speak, or somebody who would not."""
        if speaker is None:
            return False
        name = self.page.text[speaker.start : speaker.end]
        if nobody().match(name) or self._is_supposed(cue):
            return True
        if cue.word in group("rulings") and not is_court(name):
            return True
        if cue.word == "表示" and self._is_sign(cue, speaker):
            return True
        if cue.word in group("findings"):
            return not (is_researcher(name) or (self._is_announced(cue) and self._researches(name)))
        if cue.word in group("evidence") and name in group("bare_findings"):
            return True
        return name in group("writers")
