"""Whom a pronoun means: the most prominent person of the sentences before it, if one stands out."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from search.model import Span
from search.quotes.cues import Gender, Lexicon
from search.quotes.who.names import is_han_name
from search.quotes.who.roster import Figurehead, Roster
from search.quotes.who.scene import OPENS, SPEAKS, STANDS, Scene
from search.quotes.who.speaker_types import is_body

_LOOK_BACK = 2000
_NEAREST = 40
_SENTENCE = 400
_JOINS = (",", "&", "和", "与", "與", "、")
_STEP, _FARTHEST = 0.65, 9
_PARAGRAPH = 0.25
_KNOWN_GENDER = 0.25
_MARGIN = 0.1
_CLEAR = 1.2
_UNSURE = 0.3
_NEAR = 0.1
"""What a description needs at least: that somebody was spoken of right before."""


class Taken(NamedTuple):
    """A pronoun, title or Chinese name at a place, the number of whom it means, and its prominence."""

    place: int
    number: int
    rank: float
    named: bool


class Antecedents:
    """The mentions of one article that later pronouns can go back to."""

    def __init__(self, scene: Scene, roster: Roster) -> None:
        self.scene = scene
        self.roster = roster
        self.figures: list[Figurehead] = []
        self.taken: list[Taken] = []
        self.ranks: dict[int, float] = {}

    def note(self, place: int, who: Figurehead, speaks: bool) -> None:
        """Remembers whom a mention that is no name was found to mean; in reported words it stands back."""
        told = speaks and self.scene.cover.holds(place, place + 1)
        self._take(place, who, STANDS if told else SPEAKS if speaks else OPENS, False)

    def note_name(self, place: int, who: Figurehead, rank: float) -> None:
        """Remembers a name that the roster does not hold, with its prominence."""
        self._take(place, who, rank, True)

    def _take(self, place: int, who: Figurehead, rank: float, named: bool) -> None:
        self.figures.append(who)
        insort(self.taken, Taken(place, len(self.figures) - 1, rank, named))

    def of(
        self,
        place: int,
        gender: Gender,
        words: Lexicon | None,
        apart: Sequence[Span],
        needs_sure: bool = False,
        alone: bool = False,
    ) -> Figurehead | None:
        """The person of a gender whom a pronoun at `place` means; nobody named in `apart`.

        `words` is None in Chinese.  With `needs_sure`, only a sure person who was named right before;
        with `alone`, only where nobody else fits.
        """
        strict = needs_sure or bool(words and words.has("nouns_capitalised", "yes"))
        scores: dict[int, float] = {}
        people: dict[int, Figurehead] = {}
        here: set[int] = set()
        for at, who, rank, named in self._before(place, words):
            if named and any(span.start <= at < span.end for span in apart):
                continue
            if is_han_name(who.name) if words else self._is_gloss(at, named):
                continue
            if _agrees(who, gender) and (who.is_person or not strict):
                score = rank - self._distance(at, place) + _bonus(who)
                people[id(who)] = who
                scores[id(who)] = max(scores.get(id(who), -99.0), score)
                if rank >= OPENS and self.scene.paragraph(at) == self.scene.paragraph(place):
                    here.add(id(who))
        best = sorted(scores, key=lambda key: -scores[key])[:2]
        tie = len(best) == 2 and scores[best[0]] - scores[best[1]] < _MARGIN
        if tie and len(here.intersection(best)) == 1:  # the paragraph has a topic of its own
            best = sorted(best, key=lambda key: key not in here)
            tie = False
        if not best or tie or (alone and len(best) > 1) or (needs_sure and scores[best[0]] < _NEAR):
            return None
        who = people[best[0]]
        clear = len(best) == 1 or scores[best[0]] - scores[best[1]] >= _CLEAR
        if clear and not self.scene.cover.holds(place, place + 1):
            who.gender = who.gender or gender
        return who

    def stranger(self, place: int) -> str:
        """The only unnamed speaker of the same paragraph before a place: a source …, the insider."""
        number = self.scene.paragraph(place)
        start = self.scene.paragraphs[number - 1] if number else 0
        low, high = bisect_left(self.taken, (start,)), bisect_left(self.taken, (place,))
        near = [self.figures[one.number] for one in self.taken[low:high]]
        fullest = max((who.name for who in near), key=len, default="")
        same = all(who.type == "unnamed" and who.name in fullest for who in near)
        return fullest if same else ""

    def sole(self, place: int, gender: Gender) -> Figurehead | None:
        """The only person whom the narrator names in the same paragraph before a place."""
        number = self.scene.paragraph(place)
        start = max(place - _LOOK_BACK, self.scene.paragraphs[number - 1] if number else 0)
        near = {
            id(who): who
            for span, who in self.roster.within(start, place)
            if (who.is_person or (" " in who.name and not who.thing)) and not self.scene.is_quoted(span.start)
        }
        who = next(iter(near.values()), None)
        return who if who and len(near) == 1 and who.is_person and _agrees(who, gender) else None

    def _before(self, place: int, words: Lexicon | None) -> Iterator[tuple[int, Figurehead, float, bool]]:
        """The last mentions of persons before a place: where, who, how prominent, and whether by name."""
        floor = max(0, place - _LOOK_BACK)
        for span, who in self.roster.within(floor, place)[-_NEAREST:]:
            titled = self.scene.text[span.start - 1 : span.start] == "《"  # a paper or a book
            if not (who.thing or titled or is_body(who.name) or self.scene.is_quoted(span.start)):
                yield span.start, who, self._rank(span, words), True
        low, high = bisect_left(self.taken, (floor,)), bisect_left(self.taken, (place,))
        for one in self.taken[low:high][-_NEAREST:]:
            yield one.place, self.figures[one.number], one.rank, one.named

    def _is_gloss(self, at: int, named: bool) -> bool:
        """Whether a name in Chinese text is the original of the one before it: 马斯（Annelies Maes）."""
        return named and self.scene.text[at - 1 : at] in ("(", "（")

    def _rank(self, span: Span, words: Lexicon | None) -> float:
        if span.start not in self.ranks:
            self.ranks[span.start] = self._rank_among(span, self.scene.prominence(span, words), words)
        return self.ranks[span.start]

    def _rank_among(self, span: Span, rank: float, words: Lexicon | None) -> float:
        """A name behind the subject of its sentence is no subject: Howard endorsed [Cruz]."""
        start = max(self.scene.sentence_start(span.start), span.start - _SENTENCE)
        others = self.roster.within(start, span.start)
        if rank != OPENS or not others:
            return rank
        between = self.scene.text[others[-1][0].end : span.start].strip()
        joined = between in _JOINS or (words is not None and words.has("and_words", between))
        opened = self.scene.prominence(others[0][0], words) >= OPENS and not others[0][1].thing
        return STANDS if opened and not joined else rank

    def _distance(self, at: int, place: int) -> float:
        """What the sentences between a mention and a pronoun take off."""
        sentences = min(self.scene.sentence(place) - self.scene.sentence(at), _FARTHEST)
        paragraphs = min(self.scene.paragraph(place) - self.scene.paragraph(at), 4)
        return _STEP * sentences + _PARAGRAPH * paragraphs


def _agrees(who: Figurehead, gender: Gender) -> bool:
    return not gender or not who.gender or who.gender == gender


def _bonus(who: Figurehead) -> float:
    return (_KNOWN_GENDER if who.gender or (who.name and who.type == "unnamed") else 0.0) - (
        0.0 if who.sure else _UNSURE
    )
