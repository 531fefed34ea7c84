"""The evidence that a reader is shown: a few reasons, what tells most first, each with a label."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import attrgetter

from search.language.fold import fold
from search.model import Evidence, Span
from search.related.analysed import Analysed
from search.related.evidence import Reason
from search.related.levels import RARE

_MOST_WORDS = 4
_FEW, _MOST = 2, 8
_LONGEST_LABEL = 28


def told(
    reasons: Iterable[Reason],
    here: Analysed,
    base: int,
    there: Analysed,
    offset: int,
    conflicts: Iterable[tuple[Span, Span]] = (),
) -> tuple[Evidence, ...]:
    """The evidence to show, with its spans counted from `base` here and from `offset` there.

    Words that stand together in both texts are told as one, and of plain words only the rarest few; figures
    that contradict each other come first.
    """
    found = list(reasons)
    words = sorted(_joined(found, here, there), key=lambda reason: -reason.worth)[:_MOST_WORDS]
    shown = [(Reason("figure", (one,), (other,), 0.0), "≠") for one, other in conflicts]
    telling = _telling([*(each for each in found if each.kind != "words"), *words])
    shown += [(reason, "=") for reason in telling]
    return tuple(
        Evidence(
            reason.kind,
            _label(reason.here[0].of(here.text), reason.there[0].of(there.text), sign),
            tuple(span.shifted(base) for span in reason.here),
            tuple(span.shifted(offset) for span in reason.there),
        )
        for reason, sign in shown
    )


def _telling(found: Sequence[Reason]) -> list[Reason]:
    """Some reasons: what nearly every text has is left out where rarer things are told."""
    return [reason for at, reason in enumerate(found) if at < _FEW or reason.worth >= RARE][:_MOST]


def _joined(found: Iterable[Reason], here: Analysed, there: Analysed) -> list[Reason]:
    """The plain words, neighbours in both texts put together: the pieces of a name, a fixed term."""
    joined: list[Reason] = []
    for reason in sorted((each for each in found if each.kind == "words"), key=attrgetter("here")):
        last = joined[-1] if joined else None
        if (
            last
            and _adjoin(last.here, reason.here, here.text)
            and _adjoin(last.there, reason.there, there.text)
        ):
            joined[-1] = Reason(
                "words",
                (Span(last.here[0].start, reason.here[0].end),),
                (Span(last.there[0].start, reason.there[0].end),),
                max(last.worth, reason.worth),
            )
        else:
            joined.append(reason)
    return joined


def _adjoin(one: Sequence[Span], other: Sequence[Span], text: str) -> bool:
    """Whether each stands in one place, the second right after the first or one blank away."""
    if not len(one) == len(other) == 1:
        return False
    end, start = one[0].end, other[0].start
    return end <= start and text[end:start] in ("", " ")


def _label(here: str, there: str, sign: str) -> str:
    if sign == "=" and fold(here) == fold(there):
        return _short(here)
    return f"{_short(here)} {sign} {_short(there)}"


def _short(words: str) -> str:
    """One line of some length."""
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST_LABEL else f"{line[: _LONGEST_LABEL - 1]}…"
