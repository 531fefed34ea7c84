"""Who speaks on one side only, as far as names can be compared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace

from search.coverage.model import Gap, GapPlace
from search.coverage.places import place_at
from search.coverage.story import Story
from search.model import Person, Quote, Span
from search.people.names import Name, is_surname, named

_CHINESE = frozenset({"zh-Hans", "zh-Hant"})

PersonOf = Callable[[Quote], "Person | None"]


def persons(story: Story, person_of: PersonOf) -> Iterator[Gap]:
    """The persons that are quoted on one side only, outlets left out, and unnamed ones: two may be one.

    It is in doubt where somebody speaks on the other side whose name cannot be compared: one in another
    script, or a foreign one in the other Chinese script, which spells it differently; or a part of the name.
    """
    said: dict[str, list[GapPlace]] = defaultdict(list)
    called: dict[str, Person] = {}
    for article in story.by_id.values():
        for quote in article.quotes:
            person = None if "headline" in quote.flags else person_of(quote)
            if person and person.name:
                called[person.name] = person
                said[person.name].append(_place(story, quote))
    sides = {name: story.side(each.article for each in places) for name, places in said.items()}
    for name, side in sides.items():
        if side and not story.is_outlet(name):
            others = [called[other] for other, of in sides.items() if of != side]
            unsure = any(_may_be_one(called[name], other) for other in others)
            yield replace(story.gap(side, "person", name, said[name]), is_unsure=unsure)


def _place(story: Story, quote: Quote) -> GapPlace:
    span = Span(quote.start, quote.end)
    return place_at(story.by_id[quote.article], span, quote.lang, quote.kind, quote.verb)


def _may_be_one(one: Person, other: Person) -> bool:
    """Whether nothing in their names tells that two persons are two."""
    ours, theirs = (list(map(named, each.names)) for each in (one, other))
    if any(a.plain in b.plain or b.plain in a.plain for a in ours for b in theirs):
        return True
    kinds, others = ({kind for name in names for kind in _kinds(name, each)} for names, each in (
        (ours, one), (theirs, other),
    ))  # fmt: skip
    return kinds.isdisjoint(others)


def _kinds(name: Name, person: Person) -> set[str]:
    """What a name can be compared with: a Chinese one with all in Chinese, a foreign one with its like."""
    if name.script != "CJK":
        is_chinese = any(map(is_surname, name.parts))
        return {name.script} if is_chinese else {name.script, "native"}
    if name.native:
        return {"native", *_CHINESE}
    return {lang for lang in person.langs if lang in _CHINESE}
