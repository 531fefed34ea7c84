"""Which sentences that nobody is quoted in are near to utterances of other articles, and how near.

First by the vectors that related passages are found by, which are there: of ten sentences six are near to
nothing that is said.  Only the others are taken apart.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from search.model import Article, Figure, Progress, Quote, Span
from search.related.of_article import Sentences
from search.related.vectors import one_thread
from search.statements.judging import UNLIKE, log_odds
from search.statements.retold import Near, Pair, Retold
from search.statements.signals import Rarity, Sheet, Words, covered, signals
from search.statements.speaker import NOBODY
from search.statements.units import Unit
from search.statements.vectors import OnProgress
from search.statements.voices import Voice, by_voice, texts_of

if TYPE_CHECKING:
    from search.related.encoder import Vectors

_ALIKE = 0.35
"""The cosine that the nearest utterance has at least: 19 of 20 that tell one have it."""

_QUOTED = 0.2
"""Which share of a sentence a quote may have, so that the sentence counts as one without."""

_WORTH = 0.0
"""Log odds from which it is looked at what a sentence covers of an utterance."""

_SEVERAL, _ROUNDED = 2, 0.05
_DAYS = frozenset({"date", "year"})
_ASKS, _CLOSED = ("?", "？"), "”’\"'»」』) "
_BEFORE = re.compile(r"[”’\"'»«」』)]*\s+")


def near_to(
    sheets: Mapping[Voice, Sheet],
    numbers: Mapping[int, int],
    related: Mapping[Pair, float],
    articles: Mapping[int, Article],
    sentences: Callable[[int], Sentences],
    words: Words,
    progress: OnProgress = lambda _step: None,
) -> Retold:
    """The sentences of `articles` that nobody is quoted in and that are near to utterances of related ones.

    `sheets` have the utterances by article and language, `numbers` their numbers by their `id`; `sentences`
    gives those of an article.  `progress` is told how many texts are encoded, and how many articles are done
    ("sentences").  Four milliseconds for each sentence that is near, most of it for taking it apart and for
    new words.
    """
    beside: dict[int, dict[int, float]] = defaultdict(dict)
    for (one, other), story in related.items():
        beside[one][other] = beside[other][one] = story
    said: dict[int, list[Sheet]] = defaultdict(list)
    for (article, _), sheet in sheets.items():
        if sheet.telling:
            said[article].append(sheet)
    found: list[Unit] = []
    with one_thread():
        for article, others in beside.items():
            vectors = [sheet.vectors for other in others for sheet in said[other]]
            found += _promising(articles[article], sentences(article), vectors)
    words.vectors.catch_up(texts_of(found), progress, lambda: False)
    utterances = (unit for some in said.values() for sheet in some for unit in sheet.units)
    known = Words(words.vectors, Rarity([*utterances, *found]))
    places = {id(unit): at for at, unit in enumerate(found)}
    with one_thread():
        near = {}
        voices = by_voice(found)
        for done, ((article, _), own) in enumerate(voices.items()):
            progress(Progress("sentences", done, len(voices)))
            for sentence, unit, each in _of_article(Sheet(own, known), beside[article], said):
                near[places[id(sentence)], numbers[id(unit)]] = each
    return Retold(found, near, {article: frozenset(others) for article, others in beside.items()})


def _of_article(
    here: Sheet, beside: Mapping[int, float], said: Mapping[int, Sequence[Sheet]]
) -> Iterator[tuple[Unit, Unit, Near]]:
    """What the sentences of an article are near to in the articles beside it."""
    for other, story in beside.items():
        for there in said[other]:
            yield from _near(here, there, story)


def _promising(article: Article, sentences: Sentences, said: Sequence[Vectors]) -> Iterator[Unit]:
    """Those sentences, but the first, which tells the event, that are near to anything said elsewhere."""
    if len(sentences.spans) < 2 or not said:
        return
    cosines = (sentences.vectors @ np.concatenate(said).T).max(axis=1).tolist()
    rest = zip(sentences.spans, sentences.langs, cosines, strict=True)
    for whole, lang, cosine in [*rest][1:]:
        if cosine >= _ALIKE and not _is_quoted(article, whole):
            span = _without_ends(article.text, whole)
            quote = Quote(*span, span.of(article.text), "indirect", lang=lang, article=article.id)
            place = span.start / len(article.text)
            yield Unit(article.id, lang, NOBODY, (quote,), is_passage=True, place=place)


def _without_ends(text: str, span: Span) -> Span:
    """A sentence without blanks around it and the marks that close what stands before it."""
    words = span.of(text).rstrip()
    before = _BEFORE.match(words)
    return Span(span.start + (before.end() if before else 0), span.start + len(words))


def _is_quoted(article: Article, span: Span) -> bool:
    """Whether somebody is quoted with more than a few words of a sentence."""
    shared = (min(span.end, quote.end) - max(span.start, quote.start) for quote in article.quotes)
    return sum(max(0, each) for each in shared) > _QUOTED * (span.end - span.start)


def _near(here: Sheet, there: Sheet, story: float) -> Iterator[tuple[Unit, Unit, Near]]:
    """What is near of sentences here and utterances there."""
    if not here.telling:
        return
    odds = log_odds(signals(here, there, story))
    worth = odds > _WORTH
    theirs = covered(here, there)[1] if worth.any() else None
    for row, column in np.argwhere(odds > UNLIKE).tolist():
        one, other, value = here.telling[row], there.telling[column], float(odds[row, column])
        if theirs is not None and worth[row, column]:
            whole = here.blocks[row], there.blocks[column]
            yield one, other, Near(value, float(theirs[whole]), _agree(one, other))
        else:
            yield one, other, Near(value, 0.0, False)


def _agree(one: Unit, other: Unit) -> bool:
    """Whether neither alone is a question, and where both give amounts, one is the same.

    It is as much and bounded alike: at least five ships are not five ships.  In two currencies it may be.
    """
    if one.text.rstrip(_CLOSED).endswith(_ASKS) != other.text.rstrip(_CLOSED).endswith(_ASKS):
        return False
    ours, theirs = _amounts(one), _amounts(other)
    return not (ours and theirs) or any(_may_be_one(here, there) for here in ours for there in theirs)


def _may_be_one(here: Figure, there: Figure) -> bool:
    if here.unit.isupper() and there.unit.isupper() and here.unit != there.unit:
        return True
    mine, others = here.value or 0.0, there.value or 0.0
    return abs(mine - others) <= _ROUNDED * mine and here.bound == there.bound


def _amounts(unit: Unit) -> list[Figure]:
    """The amounts that are given, from two on."""
    figures = unit.pieces[0].analysed.figures
    return [each for each in figures if each.unit not in _DAYS and (each.value or 0.0) >= _SEVERAL]
