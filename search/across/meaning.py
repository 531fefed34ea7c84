"""Passages that are near to a typed line in meaning, in any language: each language ranked by itself.

What is near enough was set on questions and keywords about paragraphs in three languages (XQuAD), made-up
words, and words of other matters: 7 of 10 right passages for a single word and 8 of 10 for more are shown,
none for made-up words.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from search.model import Span
from search.related.ranking import MEANING, WORDS, standard

if TYPE_CHECKING:
    from search.related.lines import Codes, Mask, Numbers, Scores
    from search.related.typed import OfLine
    from search.store import Excerpt, Store

MOST = 20
"""A page of them."""

WORDS_WEIGHT = 0.6
"""How much shared words weigh beside meaning; for typed lines 0.5 to 0.7 are alike."""

_ALONE = 0.33
"""The cosine that is enough by itself: what shares nothing with a line stays below 0.31."""

_WITH_WORDS = ((0.25, 0.4), (0.18, 0.8))
"""Cosines that are enough beside a share of the line's words."""

_UNKNOWN = 0.45
"""The cosine that a line needs of which no word is known: made-up words come as near as 0.41."""


class Near(NamedTuple):
    """A passage with its nearest sentence; the score orders passages of all languages."""

    excerpt: Excerpt
    sentence: Span
    score: float


def nearest(near: OfLine, allowed: Mask, store: Store, attested: bool) -> list[Near]:
    """The allowed passages that are near enough, at most a page: the best of each language, then the next.

    `attested` when a word of the line stands in the library, or has a known rendering.
    """
    enough = _is_near(near.cosines, near.words) if attested else near.cosines >= _UNKNOWN
    chosen = np.flatnonzero(allowed & near.ready & enough)
    if not len(chosen):
        return []
    scores = _fused(near, allowed & near.ready)
    chosen = _by_turns(chosen, scores, near.families)[:MOST]
    rows = near.lines.table[near.best[chosen]]
    excerpts = store.excerpts(rows["passage"].tolist())
    return [
        Near(excerpts[passage], excerpts[passage].passage.sentences[number], float(scores[at]))
        for passage, number, at in zip(
            rows["passage"].tolist(), rows["sentence"].tolist(), chosen, strict=True
        )
        if passage in excerpts and number < len(excerpts[passage].passage.sentences)
    ]


def _is_near(cosines: Scores, words: Scores) -> Mask:
    enough: Mask = cosines >= _ALONE
    for cosine, share in _WITH_WORDS:
        enough |= (cosines >= cosine) & (words >= share)
    return enough


def _by_turns(chosen: Numbers, scores: Scores, families: Codes) -> Numbers:
    """The chosen in order of their places within their languages, equal places by score."""
    order = chosen[np.argsort(-scores[chosen], kind="stable")]
    places = np.zeros(len(order), np.int64)
    for code in np.unique(families[order]):
        same = families[order] == code
        places[same] = np.arange(same.sum())
    return order[np.argsort(places, kind="stable")]


def _fused(near: OfLine, among: Mask) -> Scores:
    """Standard scores of both sides within each language."""
    families = near.families
    found = np.zeros(len(families), np.float32)
    for code in range(len(near.lines.families)):
        here = np.flatnonzero(among & (families == code))
        if len(here):
            words = standard(near.words[here], WORDS)
            found[here] = standard(near.cosines[here], MEANING) + WORDS_WEIGHT * words
    return found


def allowed(
    near: OfLine,
    langs: Iterable[str] | None,
    article: int | None,
    everywhere: bool,
    within: Iterable[int] | None,
    known: Iterable[int],
) -> Mask:
    """Which passages may be given: those asked for, and none that the words of the line have found.

    `within` are the passages that the fields of the line leave, None where it has none.
    """
    starts = near.lines.passage_starts
    table = near.lines.table[starts]
    found: Mask = (near.lines.alive if langs is None else near.lines.in_languages(langs))[starts]
    if article is not None:
        found = found & (table["article"] == article)
    if not everywhere:
        found = found & (table["role"] != b"boilerplate")
    if within is not None:
        found = found & np.isin(table["passage"], np.fromiter(within, np.int64))
    found &= ~np.isin(table["passage"], np.fromiter(known, np.int64))
    return found
