"""The definite descriptions that sentences begin with: [The prime minister] brushed that aside.

Their bearers are the subjects of those sentences, so the next pronoun is likely to go back to them.
Cost: linear; each sentence is looked at for at most five words.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from search.model import Span
from search.quotes.cues import Lexicon
from search.quotes.paragraphs import Paragraph
from search.quotes.who.description_words import is_role
from search.quotes.who.scene import Scene
from search.quotes.who.speaker_types import kind_of
from search.quotes.wordlists import word_set

_ARTICLE = re.compile(r"[^\W\d_]+ ")
_WORD = re.compile(r"[^\W\d_]+(?:[-][^\W\d_]+)*")
_LONGEST = 4


def definite(scene: Scene, place: Paragraph, words: Lexicon) -> Iterator[Span]:
    """The description at the start of each sentence of a paragraph that has one, where nobody speaks."""
    low = bisect_left(scene.bounds, place.start)
    for start in scene.bounds[low : bisect_left(scene.bounds, place.end)]:
        article = _ARTICLE.match(scene.masked, start, place.end)
        first = article.group()[:-1].lower() if article else ""
        leads = words.has("articles", first) or first in word_set("roles", "possessives")
        if article and leads and not scene.speaker_at(start):
            end = _end(scene, article.end(), place.end, words)
            behind = _WORD.match(scene.masked, end + 1, place.end)
            if (
                end
                and not (behind and words.has("copulas", behind.group()))
                and not _is_plural(scene.masked[start:end], words)
            ):
                yield Span(start, end)


def _is_plural(said: str, words: Lexicon) -> bool:
    """Whether a description is of several, so that no "he" or "she" can go back to it."""
    ending = said if words.has("plural_nouns", "yes") else said.partition(" ")[0]
    return ending.endswith("s") and not ending.endswith("ss")


def _end(scene: Scene, start: int, limit: int, words: Lexicon) -> int:
    """Behind the last noun for somebody of the first words at a place, 0 where there is none."""
    end, at = 0, start
    for _ in range(_LONGEST):
        found = _WORD.match(scene.masked, at, limit)
        named = found and (
            is_role(found.group(), words)
            or kind_of(found.group().lower(), words.lang) == "unnamed"
            or found.group().lower() in word_set("roles", "aloof")
        )
        if not found or (end and not named) or words.has("auxiliaries", found.group().lower()):
            break
        end = found.end() if named else end
        at = found.end() + 1
        if scene.masked[found.end() : at] != " ":
            break
    return end
