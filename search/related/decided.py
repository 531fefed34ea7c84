"""Word pairs that a person has decided about: what they add to a question and to its reasons, and take away.

They hold when a question is asked, so that nothing has to be indexed again for them.  `own` is a glossary of
such pairs alone; an empty one costs nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from search.language.analysis import query_tokens
from search.language.concepts import Concept
from search.language.glossary import Glossary
from search.model import Span
from search.related.alternatives import Weighted
from search.related.analysed import Analysed, touch
from search.related.evidence import Reason, Worth, rarest
from search.related.terms import Group

NOTHING = Glossary(())
"""Where nobody has decided anything."""

_LEAST = 0.4
"""What a confirmed pair tells at least, however common its words are."""


def with_pairs(here: Analysed, others: Mapping[str, Weighted], own: Glossary) -> Mapping[str, Weighted]:
    """What else may stand for words (see `alternatives`): also what is confirmed, not what is denied."""
    if own.is_empty:
        return others
    surfaces = {group.word: group.surface for group in here.groups}
    found = {
        word: {
            term: weight
            for term, weight in terms.items()
            if not own.denies(surfaces.get(word, ""), term.removeprefix("w:"))
        }
        for word, terms in others.items()
    }
    for group, terms in _confirmed(here, own):
        known = found.setdefault(group.word, {})
        known.update((term, max(weight, known.get(term, 0.0))) for term, weight in terms.items())
    return {**found}


def shared_pairs(here: Analysed, there: Analysed, worth: Worth, own: Glossary) -> Iterator[Reason]:
    """The confirmed pairs of which one form stands here and another one there."""
    if own.is_empty:
        return
    ours = _places(here, own)
    theirs = _places(there, own) if ours else {}
    for concept, places in ours.items():
        if concept in theirs:
            facing = theirs[concept]
            value = max(_LEAST, min(rarest(here, places[0], worth), rarest(there, facing[0], worth)))
            yield Reason("term", places, facing, value)


def holds(reason: Reason, here: Analysed, there: Analysed, own: Glossary) -> bool:
    """Whether nobody has told the words of a reason apart."""
    return not own.denies(reason.here[0].of(here.text), reason.there[0].of(there.text))


def _confirmed(here: Analysed, own: Glossary) -> Iterator[tuple[Group, dict[str, float]]]:
    """The words of confirmed forms, each with the terms of their other forms; these share their weight."""
    for hit in own.find(here.text, here.lang):
        terms = _terms(hit.concept, here.family)
        for group in here.groups:
            if touch(Span(group.start, group.end), Span(hit.start, hit.end)):
                yield group, terms


def _terms(concept: Concept, but: str) -> dict[str, float]:
    """The index terms of the forms of a concept in all other languages."""
    found: dict[str, float] = {}
    for lang, forms in concept.forms.items():
        for form in forms if lang != but else ():
            tokens = query_tokens(form, lang)
            for token in tokens:
                term = f"w:{token.text}"
                found[term] = max(found.get(term, 0.0), len(tokens) ** -0.5)
    return found


def _places(text: Analysed, own: Glossary) -> dict[str, tuple[Span, ...]]:
    found: dict[str, list[Span]] = defaultdict(list)
    for hit in own.find(text.text, text.lang):
        found[hit.concept.id].append(Span(hit.start, hit.end))
    return {concept: tuple(spans) for concept, spans in found.items()}
