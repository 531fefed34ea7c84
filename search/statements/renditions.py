"""How a place renders a statement: word for word, in part, in other words, or in another language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from search.model import Article, Rendering, Rendition, Statement
from search.related.terms import family
from search.statements.units import Unit

_COMPLETE = 0.5
"""Which share of the first words in the speaker's own words a complete rendering of them has."""


def rendered(units: Sequence[Unit], heads: Mapping[int, Article]) -> tuple[Rendering, ...]:
    """The renderings of one statement in order of date and file.

    The most complete of the first day in the speaker's own words is the measure: the same in its language is
    direct, less of it partial, word for word in another language a translation, all else a paraphrase.
    """
    ordered = sorted(units, key=lambda unit: _order(unit, heads[unit.article]))
    measure = _measure(ordered, heads)
    return tuple(_rendering(unit, heads[unit.article], how(unit, measure)) for unit in ordered)


def _measure(ordered: Sequence[Unit], heads: Mapping[int, Article]) -> Unit:
    direct = [unit for unit in ordered if _is_direct(unit)] or list(ordered)
    day = heads[direct[0].article].date
    langs = Counter(unit.lang for unit in direct)
    first = [unit for unit in direct if heads[unit.article].date == day]
    return max(first, key=lambda unit: (len(unit.pieces), langs[unit.lang], _words(unit)))


def how(unit: Unit, measure: Unit) -> Rendition:
    """How `unit` renders what `measure` says."""
    kinds = {quote.kind for quote in unit.quotes}
    if unit.is_passage or kinds == {"indirect"}:
        return "paraphrase"
    if family(unit.lang) != family(measure.lang):
        return "translation" if kinds == {"direct"} else "partial"
    whole = _words(unit) >= _COMPLETE * _words(measure) and not any("partial" in q.flags for q in unit.quotes)
    return "direct" if kinds == {"direct"} and whole else "partial"


def order_of(statement: Statement) -> tuple[int, int]:
    """Statements that stand in most places and languages come first."""
    langs = {family(each.lang) for each in statement.renderings}
    return -len(statement.renderings), -len(langs)


def _rendering(unit: Unit, head: Article, how: Rendition) -> Rendering:
    quotes = () if unit.is_passage else unit.quotes
    return Rendering(unit.article, head.file, unit.start, unit.end, unit.text, unit.lang, how, quotes)


def _order(unit: Unit, head: Article) -> tuple[str, str, int, int]:
    return head.date or "9999", head.file, head.item, unit.start


def _is_direct(unit: Unit) -> bool:
    return not unit.is_passage and all(quote.kind == "direct" for quote in unit.quotes)


def _words(unit: Unit) -> int:
    return len(unit.pieces[0].words)
