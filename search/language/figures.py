"""Figures of a text in several languages: amounts, counts, percentages and dates, normalised."""

from __future__ import annotations

import re

from search.language.amounts import Page, amounts
from search.language.dates import dates
from search.language.fold import fold
from search.model import Figure

_NO_FIGURE = re.compile(
    r"(?:https?://|www\.)\S+|(?<![\w.+-])[\w.+-]{1,64}@\S+|(?<![\w./-])[\w./-]{1,90}\.(?:html?|php|com|org|net)\b\S*"
    r"|\[\d{1,3}\]|\b\d{1,3}:\d{1,3}(?::\d\d)?"
)
"""Addresses, reference marks, times of day and scores."""


def figures(text: str) -> list[Figure]:
    """The figures of `text` in order and without overlaps.

    Units are ISO 4217 codes, "%", or English names ("days", "ships"), empty for counts of other
    things.  A date has the unit "date" and YYYYMMDD, YYYYMM, MMDD or MM as its value, a year alone
    has "year".  Vague figures (數十億, dozens of) have no value.  Linear in the text.
    """
    folded = fold(text)
    found = [
        Figure(date.start, date.end, text[date.start : date.end], date.value, date.unit)
        for date in dates(text, folded)
    ]
    taken = [(figure.start, figure.end) for figure in found]
    taken += [match.span() for match in _NO_FIGURE.finditer(folded)]
    found.extend(amounts(Page(text, folded, sorted(taken))))
    return sorted(found, key=lambda figure: figure.start)
