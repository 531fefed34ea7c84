"""Finding a kept span again after its article has changed, and saying how sure that is.

The order of trust: the same words at the same place; the same words once elsewhere; the same words with
the same neighbours; similar words between the same neighbours.  A look-alike elsewhere is never taken.
After the selectors of the W3C Web Annotation Data Model; similarity is Dice's coefficient over pairs of
characters.  All steps are plain string searches, so the cost is linear in the text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Literal, NamedTuple

from search.bookmarks.model import Bookmark, State
from search.language.scripts import HAN, KANA
from search.model import Span

CONTEXT = 32
"""Code points kept before and after a span."""

_MANY = 10
"""More places than these make words or neighbours too common to identify anything."""

_SAME, _ALMOST = 0.5, 0.75
"""Least similarity of words between both their neighbours, and beside the only one that is left."""

_END = 16
"""Code points of the words' own beginning or end that stand in for a lost neighbour."""

_FEW = 8
"""A shorter neighbour identifies nothing on its own."""

_SHORT = 16
"""Words of fewer UTF-8 bytes (five Chinese characters) may well be another mention somewhere else."""

_WORD = re.compile(rf"[{HAN}{KANA}]|(?:(?![{HAN}{KANA}])[^\W_])+")


@dataclass(frozen=True, slots=True)
class Selectors:
    """A span, its words and its neighbours, under the field names of Bookmark."""

    exact: str
    prefix: str
    suffix: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Anchored:
    """Where a bookmark is now: exact, moved and changed have a place, ambiguous has candidates."""

    state: State
    start: int = 0
    end: int = 0
    candidates: tuple[Span, ...] = ()


def anchor(text: str, start: int, end: int) -> Selectors:
    """Selectors for a span; neighbours reach over paragraph ends and are shorter only at the text's ends."""
    prefix, suffix = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    return Selectors(text[start:end], prefix, suffix, start, end)


def resolve(
    bookmark: Bookmark, text: str, sha256: str = "", layer: Literal["cleaned", "raw"] = "cleaned"
) -> Anchored:
    """Where the bookmark stands in `text`, the cleaned or the raw text of its article as it is now.

    `sha256` is that of the article's file: if it is the bookmark's, its place is taken on trust.  A
    bookmark without words is a note on its article, and exact.
    """
    kept = _kept(bookmark, layer)
    if not kept.exact:
        return Anchored("exact")
    here = Span(kept.start, kept.end)
    if kept.end and here.of(text) == kept.exact:
        unchanged = bool(sha256) and sha256 == bookmark.sha256
        if unchanged or not (kept.prefix or kept.suffix) or _touches(text, here, kept):
            return Anchored("exact", *here)
    return _same_words(text, kept) or _other_layer(text, bookmark) or _similar(text, kept)


def _kept(bookmark: Bookmark, layer: str) -> Selectors:
    if layer == "raw":
        return Selectors(bookmark.raw_words, "", "", bookmark.raw_start, bookmark.raw_end)
    return Selectors(bookmark.words, bookmark.prefix, bookmark.suffix, bookmark.start, bookmark.end)


# -- the same words --------------------------------------------------------------------------------


def _places(text: str, words: str) -> Iterator[Span]:
    start = text.find(words)
    while start >= 0:
        yield Span(start, start + len(words))
        start = text.find(words, start + 1)


def _same_words(text: str, kept: Selectors) -> Anchored | None:
    places = tuple(islice(_places(text, kept.exact), _MANY + 1))
    if not places:
        return None
    if len(places) > 1:
        place = _between_neighbours(text, kept)
        return _at(place, kept) if place else Anchored("ambiguous", candidates=places[:_MANY])
    if len(kept.exact.encode("utf-8", "replace")) < _SHORT and not _touches(text, places[0], kept):
        return Anchored("ambiguous", candidates=places)
    return _at(places[0], kept)


def _at(place: Span, kept: Selectors) -> Anchored:
    """Found at `place`; a bookmark that never had a place has not moved."""
    stayed = not kept.end or place == (kept.start, kept.end)
    return Anchored("exact" if stayed else "moved", *place)


def _touches(text: str, place: Span, kept: Selectors) -> bool:
    """Whether a neighbour still stands beside the place; words kept without neighbours touch anything."""
    if not (kept.prefix or kept.suffix):
        return True
    before = kept.prefix[-_FEW:] and text.endswith(kept.prefix[-_FEW:], 0, place.start)
    after = kept.suffix[:_FEW] and text.startswith(kept.suffix[:_FEW], place.end)
    return bool(before or after)


def _between_neighbours(text: str, kept: Selectors) -> Span | None:
    """The only place where the words stand between both neighbours, else beside one."""
    both = _only(text, kept.prefix, kept.exact, kept.suffix)
    if both or not (kept.prefix and kept.suffix):
        return both
    sides = {_only(text, kept.prefix, kept.exact, ""), _only(text, "", kept.exact, kept.suffix)} - {None}
    return sides.pop() if len(sides) == 1 else None


def _only(text: str, prefix: str, words: str, suffix: str) -> Span | None:
    found = list(islice(_places(text, prefix + words + suffix), 2))
    if len(found) != 1 or not (prefix or suffix):
        return None
    start = found[0].start + len(prefix)
    return Span(start, start + len(words))


def _other_layer(text: str, bookmark: Bookmark) -> Anchored | None:
    """The words of the other layer: the repairs of the article were switched off or on since."""
    found = list(islice(_places(text, bookmark.raw), 2)) if bookmark.raw else []
    return Anchored("moved", *found[0]) if len(found) == 1 else None


# -- similar words ---------------------------------------------------------------------------------


class _Candidate(NamedTuple):
    span: Span
    likeness: float


def _similar(text: str, kept: Selectors) -> Anchored:
    """Words that have become others between their neighbours.

    Neighbours that have met mean that the words were taken out: whatever follows is something else.
    """
    before, after = kept.prefix.rstrip(), kept.suffix.lstrip()
    if not kept.end or not (before or after):
        return Anchored("orphan")
    reach = 2 * len(kept.exact) + 4 * CONTEXT
    spans = list(_between(text, before, after, reach))
    if any(span.start == span.end for span in spans):
        return Anchored("orphan")
    found = _like(text, spans, kept.exact, _SAME)
    if not found:
        beside = [span for span in _beside(text, before, after, kept.exact, reach) if span.start < span.end]
        found = [
            one
            for one in _like(text, beside, kept.exact, _ALMOST)
            if not _swapped(text, one.span, kept.exact)
        ]
    if not found:
        return Anchored("orphan")
    if len({one.span for one in found}) > 1:
        return Anchored("ambiguous", candidates=tuple(one.span for one in found))
    return Anchored("changed", *found[0].span)


def _between(text: str, before: str, after: str, reach: int) -> Iterator[Span]:
    """Trimmed spans from each end of `before` to the next `after`; an empty one is an end of the text."""
    starts = [place.end for place in islice(_places(text, before), _MANY + 1)] if before else [0]
    if len(starts) > _MANY:
        return
    for start, following in pairwise([*starts, len(text) + 1]):
        end = text.find(after, start, start + reach + len(after)) if after else len(text)
        if start <= end < min(following, start + reach):
            yield trimmed(text, start, end)


def _beside(text: str, before: str, after: str, words: str, reach: int) -> Iterator[Span]:
    """Spans from the only place of one neighbour to the words' own other end."""
    size = min(_END, len(words) // 2)
    if start := _only_place(text, before):
        end = text.find(words[-size:], start.end, start.end + reach)
        yield trimmed(text, start.end, end + size if end >= 0 else start.end)
    if stop := _only_place(text, after):
        begin = text.rfind(words[:size], max(0, stop.start - reach), stop.start)
        yield trimmed(text, begin if begin >= 0 else stop.start, stop.start)


def _only_place(text: str, words: str) -> Span | None:
    found = list(islice(_places(text, words), 2)) if len(words) >= _FEW else []
    return found[0] if len(found) == 1 else None


def trimmed(text: str, start: int, end: int) -> Span:
    """The span without its outer spaces."""
    inner = text[start:end].strip()
    start = text.find(inner, start) if inner else start
    return Span(start, start + len(inner))


def _like(text: str, spans: Iterable[Span], words: str, least: float) -> list[_Candidate]:
    wanted = _pairs(words)
    found = (_Candidate(span, _dice(wanted, _pairs(span.of(text)))) for span in spans)
    return [one for one in found if one.likeness >= least]


def _pairs(words: str) -> Counter[str]:
    squeezed = "".join(words.split())
    return Counter(first + second for first, second in pairwise(squeezed)) or Counter([squeezed])


def _dice(one: Counter[str], other: Counter[str]) -> float:
    return 2 * (one & other).total() / (one.total() + other.total())


def _swapped(text: str, span: Span, words: str) -> bool:
    """Whether a word has given way to another one, as Alpha to Beta: the mark of a look-alike."""
    old, new = (Counter(_WORD.findall(part.casefold())) for part in (words, span.of(text)))
    return bool(old - new and new - old)
