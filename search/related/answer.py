"""From ranked passages to what a reader is shown: with evidence and level, and nothing twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

from search.model import Level, Related, Rendition
from search.related.analysed import Analysed
from search.related.asking import Framed, said_by
from search.related.bounds import Bound
from search.related.conflicts import of_one_thing
from search.related.levels import ANSWER, Asked, Signals, further, level, may_have_level, standing
from search.related.nearness import Judge, Nearness
from search.related.places import Place, Places
from search.related.question import Question
from search.related.ranking import Candidate, Scored
from search.related.rivals import OUTDONE, outdone
from search.related.telling import told
from search.related.terms import family
from search.related.voices import Voices
from search.store import Store

if TYPE_CHECKING:
    from search.related.encoder import Vectors

_MOST_OF_AN_ARTICLE = 3
_MOST_OF_THE_PAGE = 2
_ENOUGH = 20
_SPARE = 2
"""How many of the ranked are looked at: some, and more where many are asked for."""

_AT_ONCE = 10
"""Candidates that are judged before it is seen whether any of them can be shown."""

_CLOSER = 5
_WORTH_A_LOOK = 0.3
"""Of how many of the first the quoted words are compared by themselves, and from which cosine."""


_DOWNWARDS: tuple[Level, ...] = ("same statement", "same fact", "related")


class _Near(NamedTuple):
    """How near a candidate is to the sentence asked, `here`; `standing` puts it in order."""

    place: Place
    here: Framed
    nearness: Nearness
    standing: float
    level: Level | None
    same_page: bool
    how: Rendition | Literal[""]


class Answer:
    """Chooses among candidates for one question; `frame` is its sentence, where it is a quote in one.

    `encode` gives the vectors of a few texts, None where there is no encoder; `same_story` of some articles,
    whether they tell the story of the one that is asked from, None where that is unknown; `bounds` what
    rows, each in a language, can share with a text at most; `leads` how far rows, each beside a sentence
    asked, are ahead of others.  `known` are rows that render the statement asked about, with how they do.
    """

    def __init__(
        self,
        question: Question,
        frame: Framed,
        scored: Scored,
        judge: Judge,
        article: int | None,
        voices: Voices,
        encode: Callable[[Sequence[str]], Vectors | None],
        same_story: Callable[[Collection[int]], Mapping[int, bool | None]],
        bounds: Callable[[Analysed, Sequence[int], Sequence[str]], Sequence[Bound]],
        leads: Callable[[Sequence[int], Sequence[int], Sequence[float]], Sequence[float]],
        known: Mapping[int, Rendition],
    ) -> None:
        self._question = question
        self._frame = frame
        self._table = scored.lines.table
        self._cosines = scored.cosines.by_text
        self._has_vectors = scored.cosines.are_known
        self._judge = judge
        self._article = article
        self._voices = voices
        self._encode = encode
        self._same_story = same_story
        self._bounds = bounds
        self._leads = leads
        self._known = known
        self._spoken: dict[tuple[str, ...], Framed | None] = {}

    def choose(self, ranked: Sequence[Candidate], store: Store, limit: int) -> list[Related]:
        """The first few that are near enough: renderings first, digests of the page itself last.

        Of copies of one sentence the earliest is given.
        """
        places = Places(self._table, store).first_copies(ranked, _ENOUGH + _SPARE * limit, self._known)
        near = self._judged(places, only_shown=self._question.is_statement)
        if self._question.is_statement:
            near.sort(key=lambda each: (each.how == "", -each.standing))
        found = _arranged(list(_few(near, self._question.is_statement)), limit)
        return [self._related(each, shown) for each, shown in found]

    def rank(self, ranked: Sequence[Candidate], store: Store, limit: int) -> list[Related]:
        """The first of all candidates, one sentence a passage, each with its level, "" where it has none.

        Nothing is left out as a copy, a headline, or too much of one article: scripts choose for themselves.
        """
        near = self._judged(Places(self._table, store).first_of_passages(ranked, limit))
        return [self._related(each, each.level or "") for each in near]

    # -- how near they are ---------------------------------------------------------------------

    def _judged(self, places: Sequence[Place], only_shown: bool = False) -> list[_Near]:
        """What is known of all; or of those that can be shown, up to the first few of which none can."""
        stories = self._same_story({place.article for place in places})
        cosines = self._cosines_of(places)
        ranked = [place.candidate for place in places]
        ahead = self._leads([each.row for each in ranked], [self._part(each) for each in ranked], cosines)
        may = self._may_be_shown(places, cosines, ahead, stories) if only_shown else [True] * len(places)
        found: list[tuple[Place, Framed, Nearness]] = []
        for first in range(0, len(places), _AT_ONCE):
            some = range(first, min(first + _AT_ONCE, len(places)))
            self._judge.expect(places[at].text for at in some if may[at])
            new = [
                (places[at], *self._nearness(places[at], cosines[at], ahead[at])) for at in some if may[at]
            ]
            found += new
            if only_shown and not self._is_hopeful([places[at] for at in some], [each for *_, each in new]):
                break
        behind = outdone([place.article for place, _, _ in found], [each.reasons for *_, each in found])
        return [
            self._near(place, here, nearness, self._asked(place, stories, is_outdone))
            for (place, here, nearness), is_outdone in zip(found, behind, strict=True)
        ]

    def _may_be_shown(
        self,
        places: Sequence[Place],
        cosines: Sequence[float],
        ahead: Sequence[float],
        stories: Mapping[int, bool | None],
    ) -> list[bool]:
        """Which candidates can have a level, or outdo another one, by what they can share at most."""
        families = [family(place.text.lang) for place in places]
        rows = [place.candidate.row for place in places]
        articles = Counter(place.article for place in places)
        return [
            place.candidate.row in self._known
            or self._here(place).text.speakers != self._frame.text.speakers
            or (articles[place.article] > 1 and bound.reasons >= OUTDONE)
            or any(
                may_have_level(self._most(place, bound, cosine, lead), asked)
                for asked in (self._asked(place, stories, False), Asked(ANSWER))
            )
            for place, bound, cosine, lead in zip(
                places, self._bounds(self._frame.text, rows, families), cosines, ahead, strict=True
            )
        ]

    def _most(self, place: Place, bound: Bound, cosine: float, lead: float) -> Signals:
        """Signals that are as high as they can be, of the sentence asked or of a clause of it."""
        here, there = self._frame.text, place.text
        is_clause = self._is_clause(place.candidate)
        names = {person.name for person in here.people} if there.people else ()
        reasons = bound.reasons + len(names)
        return Signals(
            max(cosine, place.candidate.cosine) if self._has_vectors else None,
            1.0 if is_clause and bound.explained else bound.explained,
            float(bound.explained > 0),
            reasons,
            reasons if here.said or there.said else 0.0,
            bound.anchors,
            lead=lead,
            same_language=here.family == there.family,
            quoted=here.is_quoted + there.is_quoted,
            same_speaker=bool(here.speakers and there.speakers) or None,
        )

    def _nearness(self, place: Place, cosine: float, lead: float) -> tuple[Framed, Nearness]:
        """How near a candidate is to the sentence asked, or to all of a quote of several, as they stand."""
        known = cosine if self._has_vectors else None
        here = self._here(place)
        found = here, self._judge.near(here.text, place.text, known, lead)
        if here == self._frame or not self._frame.text.is_quoted or cosine < _WORTH_A_LOOK:
            return found
        whole = self._frame, self._judge.near(self._frame.text, place.text, known, lead)
        return max(found, whole, key=lambda each: standing(each[1].signals))

    def _is_hopeful(self, places: Sequence[Place], judged: Sequence[Nearness]) -> bool:
        """Whether one of some candidates may have a level, or is near to a clause of what is asked."""
        is_hopeful = (
            place.candidate.row in self._known
            or (self._is_clause(place.candidate) and place.candidate.cosine >= _WORTH_A_LOOK)
            for place in places
        )
        return any(is_hopeful) or any(near.level is not None for near in judged)

    def _asked(self, place: Place, stories: Mapping[int, bool | None], is_outdone: bool) -> Asked:
        """What is known of a candidate beside how near it is."""
        tells = place.article == self._article or stories.get(place.article)
        alone = self._article is None
        return Asked(place.candidate.score, self._question.is_question, tells, is_outdone, alone)

    def _near(self, place: Place, here: Framed, near: Nearness, asked: Asked) -> _Near:
        """What is known of a candidate; a clause of what is asked may be nearer to it than its sentence."""
        found, order = level(near.signals, asked), standing(near.signals)
        if self._is_clause(place.candidate):
            lead = near.signals.lead
            clause = self._judge.near(self._clause(place), place.text, place.candidate.cosine, lead).signals
            order = max(order, standing(clause))
            found = further(found, level(replace(clause, quoted=0), asked))
        how: Rendition | Literal[""] = self._known.get(place.candidate.row, "")
        found = "same statement" if how else found
        return _Near(place, here, near, order, found, place.article == self._article, how)

    def _cosines_of(self, places: Sequence[Place]) -> list[float]:
        """The cosine of each: of the words that are quoted among the first, else of the sentences."""
        found = [self._plain_cosine(place.candidate) for place in places]
        texts = {
            at: (self._here(place).text.statement, place.text.statement)
            for at, place in enumerate(places)
            if place.candidate.cosine >= _WORTH_A_LOOK
            and (place.text.is_framed or self._here(place).text.is_framed)
        }
        closer = dict(list(texts.items())[:_CLOSER])
        different = list(dict.fromkeys(text for pair in closer.values() for text in pair))
        vectors = self._encode(different) if different and self._has_vectors else None
        if vectors is not None:
            rows = dict(zip(different, vectors, strict=True))
            for at, (one, other) in closer.items():
                found[at] = float(rows[one] @ rows[other])
        return found

    def _plain_cosine(self, candidate: Candidate) -> float:
        """The cosine to the whole sentence that was asked, of which a clause may be nearer."""
        return float(self._cosines[candidate.row, self._part(candidate)]) if self._has_vectors else 0.0

    # -- what they are compared with -----------------------------------------------------------

    def _is_clause(self, candidate: Candidate) -> bool:
        """Whether it is nearest to a clause of what is asked, rather than to a sentence."""
        return self._has_vectors and candidate.asked >= len(self._question.parts)

    def _part(self, candidate: Candidate) -> int:
        """The number of the sentence asked to which a candidate is nearest, itself or a clause of it."""
        if not self._is_clause(candidate):
            return candidate.asked
        clause, parts = self._question.asked[candidate.asked], self._question.parts
        return next((at for at, part in enumerate(parts) if part.start <= clause.start < part.end), 0)

    def _here(self, place: Place) -> Framed:
        """The sentence asked that a candidate is compared with, and where it begins."""
        if self._article is None and place.text.speakers and not self._frame.text.speakers:
            return self._said_by(place.text.speakers) or self._frame
        if len(self._question.parts) < 2 or not self._has_vectors or not self._sentences:
            return self._frame
        return self._sentences[self._part(place.candidate)]

    def _said_by(self, speakers: tuple[str, ...]) -> Framed | None:
        """What is asked as the words of one of these, where it names them."""
        if speakers not in self._spoken:
            text = said_by(self._frame.text, speakers, self._judge.alike)
            self._spoken[speakers] = None if text is None else Framed(text, self._frame.base)
        return self._spoken[speakers]

    @cached_property
    def _sentences(self) -> list[Framed]:
        """The sentences asked, where there are several, as they stand in the frame."""
        text, base = self._frame
        shift = text.text.find(self._question.here.text)
        spans = [span.shifted(shift) for span in self._question.parts] if shift >= 0 else []
        return [Framed(text.part(span), base + span.start) for span in spans]

    @cached_property
    def _clauses(self) -> list[Analysed]:
        return [self._question.here.part(span) for span in self._question.asked]

    def _clause(self, place: Place) -> Analysed:
        """The clause asked to which a candidate is nearest."""
        return self._clauses[place.candidate.asked]

    def _related(self, near: _Near, found: Level | Literal[""]) -> Related:
        candidate, excerpt, span, there = near.place
        (here, base), nearness = near.here, near.nearness
        conflicts = nearness.conflicts
        if found not in ("same statement", "same fact"):
            conflicts = of_one_thing(conflicts, nearness.reasons)
        return Related(
            excerpt.passage,
            excerpt.file,
            excerpt.title,
            excerpt.source,
            excerpt.date,
            span.start,
            span.end,
            there.text,
            score(candidate),
            found,
            told(nearness.reasons, here, base, there, span.start, conflicts),
            same_page=near.same_page,
            copies=len(self._voices.of(near.place.article)),
            how=near.how,
        )


def _few(near: Sequence[_Near], several: bool) -> Iterator[tuple[_Near, Level]]:
    """Those that have a level, at most three of an article; one sentence of a passage, or `several`.

    A known rendering is always one of them.
    """
    shown: Counter[int] = Counter()
    passages: set[int] = set()
    for each in near:
        passage = each.place.excerpt.passage.id
        is_new = several or passage not in passages
        is_one_of_few = is_new and shown[each.place.article] < _MOST_OF_AN_ARTICLE
        if each.level and (is_one_of_few or each.how):
            yield each, each.level
            shown[each.place.article] += 1
            passages.add(passage)


def _arranged(found: Sequence[tuple[_Near, Level]], limit: int) -> list[tuple[_Near, Level]]:
    """By level; digests of the page itself last, with a place kept for the best of them."""
    others = sorted((each for each in found if not each[0].same_page), key=_by_level)
    own = sorted((each for each in found if each[0].same_page), key=_by_level)[:_MOST_OF_THE_PAGE]
    return [*others[: max(limit - len(own), 0)], *own][:limit]


def _by_level(found: tuple[_Near, Level]) -> tuple[int, bool]:
    """Renderings first, those that are known before others, then the same facts, then what is related."""
    return _DOWNWARDS.index(found[1]), found[0].how == ""


def score(candidate: Candidate) -> float:
    """The fused standard score on a scale from 0 to 1: 0.5 at five deviations, where chance ends."""
    return max(0.0, candidate.score / (candidate.score + 5.0))
