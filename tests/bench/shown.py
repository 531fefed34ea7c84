"""Whether what a reader is shown as related is so, by what a person has found in the articles of a story."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Literal

from search.model import Related

if TYPE_CHECKING:
    from tests.bench.related import Story

Verdict = Literal["right", "wrong", "unknown"]
Place = tuple[str, int]
"""A file and where one of its sentences begins."""

FOREIGN = "x-"
"""How the names of articles of another story begin."""

_RANKS = {"same statement": 0, "same fact": 1, "related": 2}


class Known:
    """What a person has found: the pairs, and what each annotated sentence states and tells."""

    def __init__(self, story: Story) -> None:
        gold = story.gold
        self._said: dict[Place, set[str]] = defaultdict(set)
        self._told: dict[Place, set[str]] = defaultdict(set)
        for quote in gold["quotes"]:
            self._add(story, quote, self._said, quote["statement"])
        for fact in gold.get("facts", ()):
            for mention in fact["mentions"]:
                self._add(story, mention, self._told, fact["id"])
        self._pairs: dict[frozenset[Place], str] = {}
        for kind in ("unrelated", "related"):
            for pair in gold[kind]:
                both = [_place(story, pair[side]) for side in "ab"]
                level = pair.get("level") or pair.get("at_most", "")
                self._pairs[frozenset(place for place in both if place)] = level

    @staticmethod
    def _add(story: Story, entry: dict[str, Any], known: dict[Place, set[str]], name: str) -> None:
        place = _place(story, entry)
        if place:
            known[place].add(name)

    @property
    def places(self) -> list[Place]:
        """The annotated sentences."""
        return sorted({*self._said, *self._told, *(place for pair in self._pairs for place in pair)})

    def verdict(self, one: Place, found: Related) -> Verdict:
        """Whether a row may be shown at its level beside a sentence; "unknown" where a person has not looked.

        A pair that a person has judged may be shown at no higher level.  Else what is said or told in both
        is the same; it is not where both are annotated with other things, or one belongs to another story.
        """
        other = (found.file, found.start)
        judged = self._pairs.get(frozenset((one, other)))
        if self._said[one] & self._said[other]:
            return "right"
        if judged is not None:
            return "right" if judged and _RANKS[found.level] >= _RANKS[judged] else "wrong"
        if found.level != "same statement" and self._told[one] & self._told[other]:
            return "right"
        if one[0].startswith(FOREIGN) != other[0].startswith(FOREIGN):
            return "wrong"
        known = (self._said,) if found.level == "same statement" else (self._said, self._told)
        both = all(any(each[place] for each in known) for place in (one, other))
        return "wrong" if both and found.level != "related" else "unknown"


def told(story: Story) -> Iterator[str]:
    """A line a level: how many of the rows shown beside all annotated sentences are right."""
    known = Known(story)
    counts: dict[str, Counter[Verdict]] = defaultdict(Counter)
    for file, start in known.places:
        article = story.articles[file]
        span = next(each for passage in article.passages for each in passage.sentences if each.start == start)
        for found in story.library.related_in(article, start, span.of(article.text)):
            counts[found.level][known.verdict((file, start), found)] += 1
    for level in _RANKS:
        row = counts[level]
        judged = row["right"] + row["wrong"]
        yield (
            f'shown as "{level}": {100 * row["right"] / max(judged, 1):.1f} % right '
            f"({row['right']} of {judged}; nobody has judged {row['unknown']} others)"
        )


def _place(story: Story, entry: dict[str, Any]) -> Place | None:
    found = story.place(entry)
    return (entry["file"], found[1].start) if found else None
