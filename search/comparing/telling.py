"""What became of two parts that belong together: kept, changed, or unsure where nothing can tell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from search.comparing.context import Asked, Suspects, suspects
from search.comparing.differing import Marks
from search.comparing.marks import marks_across, marks_within, with_words
from search.comparing.pairs import Paired
from search.comparing.places import Place
from search.model import Change, EvidenceKind, Span
from search.wording import differences

if TYPE_CHECKING:
    from search.comparing.words import Encode

_NEAR, _NEAR_ALL_THE_SAME = 0.9, 1.1
"""From which cosine and share of words with a counterpart, added, two parts of two languages say the same if
no word speaks against it, and if words without a counterpart may."""

_FAR = 0.4
"""Cosine below which they are put so differently that they no longer say the same."""

_ALIEN = 0.2
"""Cosine below which only their place speaks for it that they belong together, and nothing can be told."""

_SAYING = 2
"""Words of a part from which its vector tells so much."""

_COPIED = 0.85
"""The share of letters in common from which one Chinese text is the other in another script, edited."""

_ALL = 0.8
"""The share of words without vectors."""


class Part(NamedTuple):
    """Two parts that belong together, their words that do, and the cosine of their vectors, None without."""

    here: Place
    there: Place
    found: Paired
    cosine: float | None

    @property
    def asked(self) -> Asked:
        """The words without a counterpart."""
        return Asked(
            self.here.span,
            self.there.span,
            self.here.alone(self.found.here),
            self.there.alone(self.found.there),
        )


class Told(NamedTuple):
    """What became of two parts, the words by which they differ, or may, and those that exclude each other."""

    change: Change
    here: list[Span]
    there: list[Span]
    against: tuple[tuple[EvidenceKind, Marks], ...] = ()


def told(parts: Sequence[Part], encode: Encode) -> list[Told]:
    """What became of each; it costs two vectors for each word without a counterpart, in other words."""
    found = {at: _within(part) for at, part in enumerate(parts) if not _is_in_other_words(part)}
    others = [at for at in range(len(parts)) if at not in found]
    if others:
        asked = [parts[at].asked for at in others]
        suspected = suspects(parts[0].here.side, parts[0].there.side, asked, encode) or [
            Suspects(frozenset(each.alone_here), frozenset(each.alone_there)) for each in asked
        ]
        found |= {at: _across(parts[at], each) for at, each in zip(others, suspected, strict=True)}
    return [found[at] for at in range(len(parts))]


def _is_in_other_words(part: Part) -> bool:
    """Whether two parts are of two languages, or of Chinese and no copies of each other in any script."""
    families = {part.here.side.family, part.there.side.family}
    if families != {"zh"}:
        return len(families) > 1
    same = sum(
        len(each.here.of(part.here.text))
        for each in differences(part.here.text, part.there.text)
        if each.kind == "same"
    )
    return same < _COPIED * max(len(part.here.text), len(part.there.text))


def _within(part: Part) -> Told:
    marks = marks_within(part.here, part.there)
    return Told("changed" if any(marks) else "kept", marks.here, marks.there)


def _across(part: Part, suspected: Suspects) -> Told:
    firm = marks_across(part.here, part.there, part.found, suspected.like)
    if firm.here or firm.there:
        asked = part.asked
        here = set(asked.alone_here) - suspected.like_here
        there = set(asked.alone_there) - suspected.like_there
        return Told(
            "changed",
            with_words(part.here, firm.here, here),
            with_words(part.there, firm.there, there),
            firm.against,
        )
    if _is_near(part, suspected):
        return Told("kept", [], [])
    return Told(
        "changed" if _is_far(part) else "unsure",
        with_words(part.here, [], suspected.here),
        with_words(part.there, [], suspected.there),
    )


def _is_far(part: Part) -> bool:
    """Whether two parts that belong together are far from each other all the same."""
    words = min(len(place.side.words_in(place.span)) for place in (part.here, part.there))
    return part.cosine is not None and _ALIEN <= part.cosine < _FAR and words >= _SAYING


def _is_near(part: Part, suspected: Suspects) -> bool:
    share = min(
        part.here.share(part.found.here, suspected.like_here),
        part.there.share(part.found.there, suspected.like_there),
    )
    if part.cosine is None:
        return share >= _ALL and not suspected.on_both
    return part.cosine + share >= (_NEAR_ALL_THE_SAME if suspected.on_both else _NEAR)
