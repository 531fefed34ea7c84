"""Where an article names people: in whose sentence, outside quoted words or in them, and how prominently.

A name that begins its sentence, or speaks in it, is likelier to be meant by the next pronoun than
one behind a preposition or with a possessive ending; this ranking follows centering theory (Grosz,
Joshi and Weinstein 1995).  Cost: linear; each name looks at some hundred characters before it.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence

from search.language.fold import simplify
from search.model import Span
from search.quotes.cues import Lexicon
from search.quotes.han.cues import group
from search.quotes.marks import Quoted
from search.quotes.paragraphs import Paragraph
from search.quotes.said import Cover, Heard
from search.quotes.who.seen_words import SeenWords
from search.quotes.wordlists import listed

QUOTE = "\ue000"
_STOP = re.compile(
    rf"(?<![.!?])[.!?]+[)\]”\"’'\u200b]*\s+(?=[^\s\w{QUOTE}]*[^\W\d_a-z]|\d|{QUOTE})"
    rf"|{QUOTE}\.?\s+(?=[^\W\d_a-z]|{QUOTE})|[。！？]+[”」』’）]*|\n+"
)
_NO_STOP = re.compile(r"(?:[A-Z]|\b(?:Mr|Ms|Dr|St|Mrs|Sen|Rep|Gov|Gen))$")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*\.?")
_LEAD = 60
_SEARCHED = 50_000
_HAN_LEAD = 16

_FEW_TITLES = 3
"""Words between a preposition and the name of whom it concerns: For the bar owner Ann Roe."""

SPEAKS, OPENS, STANDS, HANGS, OWNS = 1.8, 1.5, 0.2, -0.5, -0.8
"""How prominent a name is: it speaks, it opens its sentence, or neither; behind a preposition; Kerr’s."""


class Scene:
    """The text of an article without its quoted words, cut into sentences."""

    def __init__(
        self,
        text: str,
        places: Sequence[Paragraph],
        scans: Sequence[Sequence[Quoted]],
        heard: Sequence[Heard],
    ) -> None:
        self.text = text
        outer = [span for scan in scans for span in scan if span.depth == 0]
        self.masked = _masked(text, outer)
        self.bounds = _bounds(text, self.masked, places, outer)
        said = [each for one in heard for each in one.said]
        self.contents: dict[Span, list[Span]] = defaultdict(list)
        for each in said:
            self.contents[each.speaker].append(Span(each.start, each.end))
        told = [each for each in said if each.kind != "direct"]
        self.cover = Cover(told)
        self.speakers = sorted({each.speaker for each in said if each.speaker.end})
        self.narrated = {each.speaker for each in said if "nested" not in each.flags}
        self.paragraphs = [place.start for place in places]

    @functools.cached_property
    def seen(self) -> SeenWords:
        """The narrator's words of the first part of the article."""
        return SeenWords(self.masked[:_SEARCHED])

    def sentence(self, place: int) -> int:
        """The number of the sentence around a place."""
        return bisect_right(self.bounds, place)

    def sentence_start(self, place: int) -> int:
        """Where the sentence around a place begins."""
        number = bisect_right(self.bounds, place)
        return self.bounds[number - 1] if number else 0

    def paragraph(self, place: int) -> int:
        """The number of the paragraph around a place."""
        return bisect_right(self.paragraphs, place)

    def is_quoted(self, place: int) -> bool:
        """Whether somebody else's words stand at a place; a speaker named between them is the narrator's."""
        return self.masked[place] == QUOTE and self.speaker_at(place) not in self.narrated

    def speaker_at(self, place: int) -> Span | None:
        """The mention of a speaker that holds a place."""
        near = bisect_right(self.speakers, (place, len(self.text)))
        mention = self.speakers[near - 1] if near else None
        return mention if mention and mention.start <= place < mention.end else None

    def prominence(self, span: Span, words: Lexicon | None) -> float:
        """How likely the next pronoun takes up a name, higher for likelier; without `words` in Chinese."""
        after = self.masked[span.end : span.end + 2]
        speaker = self.speaker_at(span.start)
        answers = speaker is not None and speaker.end <= span.end + 2
        if not answers and (after in ("'s", "’s") or after[:1] in ("'", "’")):
            return OWNS
        told = self.cover.holds(span.start, span.end)
        if speaker:
            return STANDS if told else SPEAKS
        start = max(self.sentence_start(span.start), span.start - _LEAD)
        if words is None:
            return _han_rank(simplify(self.masked[start : span.start])) - (0.6 if told else 0.0)
        lead = self.masked[start : span.start]
        before = [match.group().lower().rstrip(".") for match in _WORD.finditer(lead)]
        if start == self.sentence_start(span.start) and _is_behind_clause(lead, before, words):
            return OPENS - 0.6 if told else OPENS
        if _is_subject(lead, before, words) or _is_agent(before, words):
            return OPENS - 0.6 if told else OPENS
        if start == self.sentence_start(span.start) and _is_concerned(before, words):
            return OPENS - 0.6 if told else OPENS
        hangs = not lead.rstrip().endswith(",") and _hangs(before, words)
        opens = not hangs and not any(
            words.has("auxiliaries", word) or word in words.verbs for word in before
        )
        rank = HANGS if hangs else OPENS if opens else STANDS
        return rank - 0.6 if told else rank


def _han_rank(before: str) -> float:
    """The same for Chinese: by the characters of the sentence before a name."""
    before = before.rstrip("·•・‧")
    if before.endswith(listed("speakers", "han_hangs")):
        return HANGS
    clause = re.split("[，,]", before)[-1]
    opens = len(clause) <= _HAN_LEAD and not _acts().search(clause)
    return OPENS if opens else STANDS


@functools.cache
def _acts() -> re.Pattern[str]:
    """A verb that takes a person as its object: 默茨要求[朔尔茨]道歉."""
    return re.compile(
        "|".join((*group("cues"), *(word for word in listed("speakers", "han_hangs") if len(word) > 1)))
    )


def _is_behind_clause(lead: str, before: list[str], words: Lexicon) -> bool:
    """Whether a sentence goes on with a name behind a clause: When that was put to her, Kerr smiled."""
    one = lead.count(",") == 1 and lead.rstrip().endswith(",")
    return one and bool(before) and (words.has("breaks", before[0]) or words.has("confronted", before[0]))


def _is_subject(lead: str, before: list[str], words: Lexicon) -> bool:
    """Whether a name is the subject behind what opens a sentence: In Salem Ann Roe … / Nor does Roe …"""
    if not before or len(before) > _LONGEST_OPENING:
        return False
    if words.has("inverters", before[0]):
        return any(words.has("auxiliaries", word) for word in before[1:])
    place = lead.split()[-1]
    dated = words.has("times", before[-1]) or (len(before) > 1 and words.has("times", before[-2]))
    placed = place[:1].isupper() and place.isalpha() and not words.has("titles", before[-1])
    opens = words.has("time_prepositions", before[0]) and lead.endswith(" ")
    return opens and len(before) > 1 and (dated or (placed and len(before) == 2))


def _is_agent(before: list[str], words: Lexicon) -> bool:
    """Whether a name tells who does what a passive says: A bid is prepared by [Ann Roe]."""
    near = [word for word in before if not words.has("titles", word)]
    led = bool(near) and words.has("agents", near[-1])
    return led and any(words.has("passives", word) for word in near[-_LONGEST_PASSIVE:])


_LONGEST_OPENING, _LONGEST_PASSIVE = 4, 6
_CONTRASTS = ("unlike", "not")


def _is_concerned(before: list[str], words: Lexicon) -> bool:
    """Whether a sentence begins with whom it is about: For Ann Roe, Für die Wirtin Ann Roe."""
    rest = before[1:]
    plain = not any(words.has("prepositions", word) or word in words.verbs for word in rest)
    return bool(before) and words.has("concerning", before[0]) and len(rest) <= _FEW_TITLES and plain


def _hangs(before: list[str], words: Lexicon) -> bool:
    """Whether a preposition governs a name, over its article and titles."""
    for word in reversed(before[-6:]):
        if words.has("prepositions", word) or words.has("links", word) or word in _CONTRASTS:
            return True
        stops = word in words.verbs or words.has("breaks", word) or words.has("auxiliaries", word)
        if stops and not words.has("joins", word):
            return False
    return False


def _masked(text: str, outer: Sequence[Quoted]) -> str:
    pieces, position = [], 0
    for span in outer:
        if span.open >= position:
            pieces += [text[position : span.open], QUOTE * (span.close - span.open)]
            position = span.close
    return "".join([*pieces, text[position:]])


def _bounds(text: str, masked: str, places: Sequence[Paragraph], outer: Sequence[Quoted]) -> list[int]:
    """Where sentences begin; a quote ends one only when it ends with a full stop of its own."""
    found = {place.start for place in places}
    found |= {
        span.close
        for span in outer
        if text[span.open - 1 : span.open] in ("：", ":") and _is_ended(text, span.close - 1)
    }
    for match in _STOP.finditer(masked):
        place = match.start()
        if masked[place] in ".!?" and _NO_STOP.search(masked, max(0, place - 4), place):
            continue
        if masked[match.start()] != QUOTE or "." in match.group() or _is_ended(text, match.start()):
            found.add(match.end())
    return sorted(found)


def _is_ended(text: str, place: int) -> bool:
    return any(mark in ".!?。！？…" for mark in text[max(0, place - 2) : place + 1])
