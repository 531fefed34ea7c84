"""Figures of a text in several languages: amounts, counts, percentages and dates, normalised."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from search.language.amounts import Page, amounts
from search.language.dates import DAY_BESIDE, dates
from search.language.durations import durations
from search.language.fold import fold
from search.language.shares import shares
from search.language.times import times
from search.model import Figure

_NO_FIGURE = re.compile(
    r"(?:https?://|www\.)\S+|(?<![\w.+-])[\w.+-]{1,64}@\S+|(?<![\w./-])[\w./-]{1,90}\.(?:html?|php|com|org|net)\b\S*"
    r"|\[\d{1,3}\]|\b\d{1,3}:\d{1,3}(?::\d\d)?|(?<!\d)\d{1,3}比\d{1,3}(?![\d票])"
    rf"|{DAY_BESIDE}"
    r"|(?:(?:农历|阴历|旧历)闰?(?:[一二三四五六七八九十\d]{1,2}月)?|[正腊冬]月)(?:初?[一二三四五六七八九十廿\d]{1,3}日?)?"
)
"""Addresses, reference marks, bare times of day, scores, days beside a word (昨（12）日), lunar days."""

Ranges = list[tuple[int, int]]


def figures(text: str, lang: str = "") -> list[Figure]:
    """The figures of `text` in order and without overlaps.

    `lang` is its language, where that is known: it decides what 9.400 is, and whether 元 is CNY (else XXX, of
    no said currency).

    Units are ISO 4217 codes, "%", or English names ("days", "ships"), empty for counts of other
    things.  A date has the unit "date" and YYYYMMDD, YYYYMM, MMDD or MM as its value, a year alone
    has "year", a time of day "time" and HHMM of 24 hours.  A duration of two
    measures is one figure (1 h 30 min is 1.5 hours).  Miles, feet,
    acres and °F are told in the metric unit, rounded.  Vague figures (數十億, dozens of) have no value.
    Linear in the text.
    """
    folded = fold(text)
    found = [
        Figure(date.start, date.end, text[date.start : date.end], date.value, date.unit)
        for date in dates(text, folded)
    ]
    taken = [(figure.start, figure.end) for figure in found]
    for timed in (times, durations):
        found += _apart(timed(text, folded), sorted(taken))
        taken = [(figure.start, figure.end) for figure in found]
    taken += [match.span() for match in _NO_FIGURE.finditer(folded)]
    found += _apart(shares(text, folded), sorted(taken))
    taken += [(figure.start, figure.end) for figure in found]
    found.extend(amounts(Page(text, folded, sorted(taken), lang)))
    return sorted(found, key=lambda figure: figure.start)


def _apart(found: Iterable[Figure], taken: Ranges) -> Iterator[Figure]:
    """The figures that no sorted range covers, nor an earlier one of them."""
    done = 0
    for figure in found:
        index = bisect_right(taken, (figure.start, figure.end)) - 1
        if figure.start >= done and not (index >= 0 and figure.start < taken[index][1]):
            done = figure.end
            yield figure
