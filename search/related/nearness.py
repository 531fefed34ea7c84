"""How near two texts are: the signals, the reasons, and the judgement that all parts of the program share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import chain

from search.language.glossary import Glossary
from search.model import Figure, Level, Span
from search.related import evidence
from search.related.analysed import Analysed
from search.related.conflicts import Conflict, conflicts, numbers_differ
from search.related.decided import NOTHING, holds, shared_pairs
from search.related.evidence import Confirmed, Pairs, Reason, Worth, equal_names, no_dictionary
from search.related.levels import Signals, level
from search.related.people import Alike, same_speaker


@dataclass(frozen=True)
class Nearness:
    """What is known of two texts; spans count from the start of each."""

    signals: Signals
    reasons: tuple[Reason, ...]
    conflicts: tuple[Conflict, ...]

    @cached_property
    def level(self) -> Level | None:
        """The level in words, None where the two had better not be shown together."""
        return level(self.signals)


class Judge:
    """Judges pairs of texts by the words of one library, as they were when it was made."""

    def __init__(
        self,
        worth: Worth,
        pairs: Callable[[Analysed], Pairs],
        confirmed: Confirmed = no_dictionary,
        alike: Alike = equal_names,
        own: Glossary = NOTHING,
        learn: Callable[[Iterable[str], str], object] = lambda _terms, _family: None,
    ) -> None:
        self._own = own
        self._worth = worth
        self._pairs = cache(pairs)
        self._turned = cache(lambda text: _turned(self._pairs(text)))
        self._confirmed = confirmed
        self.alike = alike
        self._learn = learn

    def expect(self, texts: Iterable[Analysed]) -> None:
        """Look up together how rare the words of some texts are that will be judged."""
        words: dict[str, set[str]] = defaultdict(set)
        for text in texts:
            words[text.family].update(group.word for group in text.telling)
        for family, some in words.items():
            self._learn(some, family)

    def near(self, here: Analysed, there: Analysed, cosine: float | None, lead: float = 0.0) -> Nearness:
        """How near two texts are; where somebody is quoted in them, how near are the words that are said.

        `cosine` is that of the vectors of `here.statement` and `there.statement`, or of the whole texts
        where those are not at hand; None without vectors.  `lead` is how far it is ahead of the cosine of
        the best other text in that language, below 0 for one that is not the best; 0 where nobody has
        looked.  About a millisecond for two texts that are taken apart already.
        """
        across = here.family != there.family
        pairs = self._pairs(here) if across else {}
        decided = shared_pairs(here, there, self._worth, self._own)
        found = evidence.reasons(here, there, pairs, self._worth, self._confirmed, self.alike, decided)
        reasons = [reason for reason in found if holds(reason, here, there, self._own)]
        inside = [reason for reason in reasons if _is_inside(reason, here, there)]
        differing = conflicts(here.figures, there.figures)
        total = sum(reason.worth for reason in reasons)
        said = sum(reason.worth for reason in inside)
        signals = Signals(
            cosine,
            self._explained(here, there, pairs),
            self._explained(there, here, self._turned(here) if across else {}),
            said,
            total - said,
            sum(reason.worth for reason in reasons if reason.kind in ("figure", "date")),
            bool(differing) or numbers_differ(_said_figures(here), _said_figures(there)),
            lead,
            here.family == there.family,
            here.is_quoted + there.is_quoted,
            same_speaker(here.speakers, there.speakers, self.alike),
            max((reason.worth for reason in reasons if reason.kind != "name"), default=0.0),
            max(here.spoken, there.spoken),
        )
        return Nearness(signals, tuple(reasons), differing)

    def _explained(self, text: Analysed, other: Analysed, pairs: Pairs) -> float:
        """How much of what `text` says the words of `other` explain, rare words counting more: 0 to 1.

        A word is explained by one of its terms, or as far as the cosine of its nearest pair says.
        """
        terms = other.told_terms
        explained = whole = 0.0
        for group in text.telling:
            value = self._worth(group.word, text.family)
            whole += value
            best = 0.0
            for term, weight in chain(group.terms.items(), pairs.get(group.word, ())):
                if weight > best and term in terms:
                    best = weight
            explained += value * best
        return explained / whole if whole else 0.0


def _is_inside(reason: Reason, here: Analysed, there: Analysed) -> bool:
    """Whether it stands in the words that are said, on both sides."""
    return any(map(here.is_said, reason.here)) and any(map(there.is_said, reason.there))


def _said_figures(text: Analysed) -> list[Figure]:
    return [figure for figure in text.figures if text.is_said(Span(figure.start, figure.end))]


def _turned(pairs: Pairs) -> Pairs:
    """The same pairs, to be looked up from the other side."""
    found: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for word, others in pairs.items():
        for other, cosine in others:
            found[other].append((word, cosine))
    turned: dict[str, Sequence[tuple[str, float]]] = {**found}
    return turned
