"""The small parts that a statement is compared by: clauses, and phrases that could be left out.

A source may drop "before 9 September" and keep the rest; so a sentence is cut at its punctuation, and before
the words that open a clause or a phrase.  A piece that says too little by itself is joined to its neighbour.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from search.language.fold import fold
from search.model import Span

_OPENERS = {
    "en": "and but nor or that which who whose whom until before after because since unless if when "
    "while where "
    "whereas although though with without by for from in on at to as than",
    "de": "und aber oder sondern dass daß weil bevor nachdem wenn als wo um mit ohne vor nach bei für "
    "an am auf bis "
    "solange damit obwohl während zum zur im in aus",
    "fr": "et mais ou ni que qui dont où parce quand lorsque si avec sans pour avant après dans sur "
    "depuis à au aux",
    "es": "y pero o ni que quien porque cuando si con sin para antes después en sobre desde hasta a al como",
}
_LONG_OPENERS = {
    "en": ("the moment", "the minute", "the day", "the instant"),
    "de": ("in dem moment", "in dem augenblick"),
    "fr": ("dès que", "au moment où"),
    "es": ("tan pronto", "en cuanto"),
}
"""The same of several words: they acted the moment they knew."""

_HAN_OPENERS = (
    "但是|但|并且|并|而且|却|因为|所以|如果|直到|为了|以便|不过|除非|虽然|尽管|由于|否则|"
    "然后|那么|以及|同时|而不是"
)
_HAN_CLOSERS = "之前|以前|之后|以后|之际|期间|的话"

_LONGEST_WORD = 40
_LAST_WORD, _NEXT_BUT_ONE = re.compile(r"\w+\Z"), re.compile(r"\w{1,40} (\w+)")
_PUNCTUATION = r"[,;:!?…，；：。！？、]+(?![\d])|\s[–—-]\s|[–—]{1,2}"
_STOPS = ",;:!?…，；：。！？、–—"
_CLOSING = r"[\s\"'”’»」』）)\]]*"
_CLOSING_MARKS = "\"'”’»」』）)]"


@cache
def _cuts(family: str) -> re.Pattern[str]:
    """Where a piece of folded text ends, in one language."""
    ways = [rf"(?:{_PUNCTUATION}){_CLOSING}"]
    if family in _OPENERS:
        openers = {fold(word) for word in (*_OPENERS[family].split(), *_LONG_OPENERS[family])}
        words = "|".join(sorted(openers, key=len, reverse=True))
        ways.append(rf"(?<!\s)(?<!\brather)\s+(?=[\"'(\[]?(?:{words})\b)")
    if family == "zh":
        ways.append(rf"(?<=[^\s])(?=(?:{_HAN_OPENERS}))|(?:{_HAN_CLOSERS})(?![的])")
    return re.compile("|".join(ways))


def pieces(text: str, lang: str) -> list[Span]:
    """The pieces of a text; together they hold all of it.  Linear in its length."""
    folded = fold(text)
    cuts = _cuts(lang.split("-")[0].lower()).finditer(folded)
    ends = [cut.end() for cut in cuts if not _is_doubled(folded, cut)]
    ends = sorted({end for end in ends if 0 < end < len(text)})
    return [
        Span(start, end) for start, end in zip([0, *ends], [*ends, len(text)], strict=True) if start < end
    ]


def _is_doubled(text: str, cut: re.Match[str]) -> bool:
    """Whether a cut parts a word from itself: letter for letter, day by day."""
    if not cut.group().isspace():
        return False
    before = _LAST_WORD.search(text, max(0, cut.start() - _LONGEST_WORD), cut.start())
    behind = _NEXT_BUT_ONE.match(text, cut.end())
    return before is not None and behind is not None and before.group() == behind.group(1)


def joined(text: str, pieces: Sequence[Span], weights: Sequence[float]) -> list[Span]:
    """The same without pieces of no weight: these go with the one before, behind a stop with the next."""
    found: list[Span] = []
    weighty: list[bool] = []
    for span, weight in zip(pieces, weights, strict=True):
        alone = found and weighty[-1] and (weight or stops(text, found[-1]))
        if not found or alone:
            found.append(span)
            weighty.append(weight > 0)
        else:
            found[-1] = Span(found[-1].start, span.end)
            weighty[-1] = weighty[-1] or weight > 0
    if len(found) > 1 and not weighty[-1]:
        found[-2:] = [Span(found[-2].start, found[-1].end)]
    return found


def stops(text: str, span: Span) -> bool:
    """Whether a piece ends with a stop, as a comma is one; looks at its last code points alone."""
    end = span.end
    while end > span.start and (text[end - 1].isspace() or text[end - 1] in _CLOSING_MARKS):
        end -= 1
    last = text[end - 1 : end] if end > span.start else ""
    amid_space = text[max(span.start, end - 2) : min(span.end, end + 1)]
    return bool(last) and (last in _STOPS or bool(re.fullmatch(r"\s-\s", amid_space)))
