"""How a place renders a statement: word for word, in part, in other words, or in another language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from search.model import Article, Rendering, Rendition, Statement
from search.punctuation import listed
from search.related.terms import family
from search.statements.speaker import NOBODY, Speaker
from search.statements.tongues import is_translated
from search.statements.units import Unit

_COMPLETE = 0.5
"""Which share of the fullest words in quotation marks of its language a complete rendering of them has."""

_REPEATED = 0.75
"""Which share of the words of two renderings in near copies both have, when one repeats the other."""

_FULLNESS: tuple[Rendition, ...] = ("direct", "translation", "partial", "paraphrase", "retold")


def rendered(
    units: Sequence[Unit], heads: Mapping[int, Article], copies: Mapping[int, int]
) -> tuple[Rendering, ...]:
    """The renderings of one statement in order of date and file.

    The fullest in quotation marks of each language is the measure of what is complete in it.  A translation
    is one only where the speaker's own language is known to be another.  `copies` gives the first of its near
    copies for an article that has some.
    """
    ordered = sorted(units, key=lambda unit: _order(unit, heads[unit.article]))
    speaker, fullest = _speaker(ordered), _fullest(ordered)
    first: dict[int, list[Unit]] = {}
    found = []
    for unit in ordered:
        before = first.setdefault(copies.get(unit.article, unit.article), [])
        origin = next((each for each in before if _repeats(unit, each)), unit)
        if origin is unit:
            before.append(unit)
        how = _how(unit, fullest.get(family(unit.lang), 0), speaker)
        found.append(_rendering(unit, heads[unit.article], how, speaker, origin))
    return tuple(found)


def head_of(statement: Statement) -> Rendering:
    """The rendering that tells a statement best: verbatim, in the language of most, the fullest, first."""
    langs = Counter(family(each.lang) for each in statement.renderings)

    def rank(each: Rendering) -> tuple[int, int, int]:
        return -_FULLNESS.index(each.how), langs[family(each.lang)], len(each.text)

    return max(statement.renderings, key=rank)


def said_by(statement: Statement) -> str:
    """Who says it, for a heading: every name where a person has joined the words of several, as written where
    no person is known; empty where nobody is named."""
    if statement.by_hand and len(statement.persons) > 1:
        return listed(statement.persons)
    return statement.person or head_of(statement).speaker


def times(statement: Statement, rendering: Rendering) -> int:
    """In how many near copies a rendering stands, itself included."""
    place = rendering.article, rendering.start
    return 1 + sum(each.copy_of == place for each in statement.renderings)


def once(statement: Statement) -> list[Rendering]:
    """The renderings without those that repeat an earlier one in a near copy."""
    return [each for each in statement.renderings if each.copy_of is None]


def order_of(statement: Statement) -> tuple[int, int]:
    """Statements that stand in most places and languages come first."""
    langs = {family(each.lang) for each in statement.renderings}
    return -len(statement.renderings), -len(langs)


def _speaker(units: Iterable[Unit]) -> Speaker:
    """Who speaks by most renderings, the first of equals."""
    known = Counter(unit.speaker for unit in units if unit.speaker.id)
    return max(known, key=known.__getitem__, default=NOBODY)


def _fullest(units: Iterable[Unit]) -> dict[str, int]:
    """How many words the longest rendering in quotation marks has, by language."""
    found: dict[str, int] = {}
    for unit in units:
        if _kinds(unit) == {"direct"}:
            found[family(unit.lang)] = max(_words(unit), found.get(family(unit.lang), 0))
    return found


def _how(unit: Unit, fullest: int, speaker: Speaker) -> Rendition:
    if unit.is_passage:
        return "retold"
    kinds = _kinds(unit)
    if kinds == {"indirect"}:
        return "paraphrase"
    whole = _words(unit) >= _COMPLETE * fullest and not any("partial" in q.flags for q in unit.quotes)
    if kinds != {"direct"} or not whole:
        return "partial"
    return "translation" if is_translated(unit.lang, speaker.whole) else "direct"


def _rendering(unit: Unit, head: Article, how: Rendition, speaker: Speaker, origin: Unit) -> Rendering:
    return Rendering(
        unit.article,
        head.file,
        unit.start,
        unit.end,
        unit.text,
        unit.lang,
        how,
        () if unit.is_passage else unit.quotes,
        "" if unit.is_passage else unit.quotes[0].person or unit.quotes[0].speaker_text,
        unit.speaker.is_another(speaker),
        None if origin is unit else (origin.article, origin.start),
    )


def _repeats(unit: Unit, before: Unit) -> bool:
    """Whether another article has the same words but for a few."""
    if unit.article == before.article:
        return False
    ours, theirs = (set(each.pieces[0].words) for each in (unit, before))
    return len(ours & theirs) >= _REPEATED * len(ours | theirs)


def _kinds(unit: Unit) -> set[str]:
    return set() if unit.is_passage else {quote.kind for quote in unit.quotes}


def _order(unit: Unit, head: Article) -> tuple[str, str, int, int]:
    return head.date or "9999", head.file, head.item, unit.start


def _words(unit: Unit) -> int:
    return len(unit.pieces[0].words)
