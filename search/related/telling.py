"""The evidence that a reader is shown: a few reasons, what tells most first, each with a label."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from operator import itemgetter

from search.language.fold import fold
from search.model import Evidence, EvidenceKind, Span
from search.related.analysed import Analysed
from search.related.evidence import Reason
from search.related.levels import RARE

_MOST_WORDS = 4
_FEW, _MOST = 2, 8
_LONGEST_LABEL = 32
_JOINS = frozenset(" -\u2010\u2011'’·・‧•=＝")
"""What stands between two parts of a name, or of a word."""

_DOTS = re.compile("[·・‧•=＝-]")


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
    found = _joined(list(reasons), here, there)
    words = sorted((each for each in found if each.kind == "words"), key=lambda reason: -reason.worth)
    shown = [(Reason("figure", (one,), (other,), 0.0), "≠") for one, other in conflicts]
    telling = _telling([*(each for each in found if each.kind != "words"), *words[:_MOST_WORDS]])
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


def _joined(found: Sequence[Reason], here: Analysed, there: Analysed) -> list[Reason]:
    """The reasons in their order, plain words last; neighbours in both texts, as in a name, are put together.

    A piece of a person's name is left out.
    """
    joined: list[tuple[int, Reason]] = []
    plain = (each for each in enumerate(found) if each[1].kind in ("words", "name"))
    for at, reason in sorted(plain, key=lambda each: each[1].here):
        if reason.kind == "words" and (_cuts(reason.here, here) or _cuts(reason.there, there)):
            continue
        if joined and _belong(joined[-1][1], reason, here.text, there.text):
            last = joined[-1][1]
            kind: EvidenceKind = "name" if "name" in (last.kind, reason.kind) else "words"
            ours = Span(last.here[0].start, reason.here[0].end)
            theirs = Span(last.there[0].start, reason.there[0].end)
            worth = max(last.worth, reason.worth)
            joined[-1] = min(joined[-1][0], at), Reason(kind, (ours,), (theirs,), worth)
        else:
            joined.append((at, reason))
    others = [each for each in enumerate(found) if each[1].kind not in ("words", "name")]
    names = [each for each in joined if each[1].kind == "name"]
    words = [each[1] for each in joined if each[1].kind == "words"]
    return [*(reason for _, reason in sorted([*others, *names], key=itemgetter(0))), *words]


def _belong(one: Reason, other: Reason, here: str, there: str) -> bool:
    """Whether two reasons are neighbours in both texts; beside a name only another word with a capital."""
    if not (_adjoin(one.here, other.here, here) and _adjoin(one.there, other.there, there)):
        return False
    capitals = [
        text[span.start].isupper()
        for each in (one, other)
        for text, span in ((here, each.here[0]), (there, each.there[0]))
    ]
    return one.kind == other.kind == "words" or (one.kind != other.kind and all(capitals))


def _adjoin(one: Sequence[Span], other: Sequence[Span], text: str) -> bool:
    """Whether each stands in one place, the second right after the first or after what joins words."""
    if not len(one) == len(other) == 1:
        return False
    end, start = one[0].end, other[0].start
    return end <= start and (start == end or text[end:start] in _JOINS)


def _cuts(places: Sequence[Span], text: Analysed) -> bool:
    """Whether the first of some places is a piece of what a person of the article is called.

    Where blanks divide words, a word of a name is none; what is between dots is one elsewhere.
    """
    for start, end in (mention.span for mention in text.people):
        called = text.text[start:end]
        ends = {start, end, *(start + at for found in _DOTS.finditer(called) for at in found.span())}
        is_inside = start <= places[0].start and places[0].end <= end
        if is_inside and " " not in called and not ends.issuperset(places[0]):
            return True
    return False


def _label(here: str, there: str, sign: str) -> str:
    if sign == "=" and fold(here) == fold(there):
        return _short(here)
    return f"{_short(here)} {sign} {_short(there)}"


def _short(words: str) -> str:
    """One line of some length; a word is left out whole, where blanks divide words."""
    line = " ".join(words.split())
    if len(line) <= _LONGEST_LABEL:
        return line
    cut = line.rfind(" ", _LONGEST_LABEL // 2, _LONGEST_LABEL)
    return f"{line[: cut if cut > 0 else _LONGEST_LABEL - 1]}…"
