"""Quotes that lost their closing mark: they end where the narrator says who speaks: “They lied, said Roe.

Languages written with spaces only.  Only the words behind each comma of such a quote are looked at.
"""

from __future__ import annotations

import itertools
import re

from search.quotes.cues import Lexicon, lexicon
from search.quotes.marks import Quoted
from search.quotes.paragraphs import Paragraph

_COMMA = re.compile(r"[,!?]\s+(?=\w)")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_REACH = 80
_LONGEST_NAME = 5
_STOPS = ".,:;"


def mended(text: str, place: Paragraph, spans: list[Quoted]) -> list[Quoted]:
    """The quoted spans of a paragraph, those with an inferred end cut in front of an attribution."""
    words = lexicon(place.lang) if any(not span.closed for span in spans) else None
    if words is None:
        return spans
    found: list[Quoted] = []
    cut = limit = 0
    for span in spans:
        end = None if span.closed or span.repaired or span.depth else _end(text, span, words)
        if end is not None:
            cut, limit = end, span.close
            span = span._replace(end=end, close=end)
        elif cut <= span.open < limit:
            span = span._replace(depth=span.depth - 1)
        found.append(span)
    return found


def _end(text: str, span: Quoted, words: Lexicon) -> int | None:
    """The place behind the comma that an attribution follows."""
    for comma in _COMMA.finditer(text, span.start, span.end):
        if _is_attribution(text, comma.end(), min(span.end, comma.end() + _REACH), words):
            return comma.start() + 1
    return None


def _is_attribution(text: str, start: int, end: int, words: Lexicon) -> bool:
    """Whether a verb of saying and its subject begin here, in either order: said Roe / he said."""
    heads = list(itertools.islice(_WORD.finditer(text, start, end), _LONGEST_NAME + 1))
    low = [head.group().lower() for head in heads]
    if len(heads) < 2:
        return False
    if _is_said(low[0], words):
        inverted = not words.has("uninverted", low[0])
        return inverted and (
            heads[1].group()[0].isupper() or words.has("determiners", low[1]) or _is_third(low[1], words)
        )
    verb = next((i for i, word in enumerate(low) if _is_said(word, words)), 0)
    named = verb > 0 and all(head.group()[0].isupper() for head in heads[:verb])
    if not (named or (verb == 1 and _is_third(low[0], words))):
        return False
    behind = text[heads[verb].end() : heads[verb].end() + 1]
    following = low[verb + 1] if verb + 1 < len(low) else ""
    return behind in _STOPS or words.has("times", following) or words.has("prepositions", following)


def _is_said(word: str, words: Lexicon) -> bool:
    """Whether a word is a form of a verb of saying with a subject."""
    finite = word not in words.participles and words.lemmas.get(word, word) != word
    return finite and words.verbs.get(word) == "speech"


def _is_third(word: str, words: Lexicon) -> bool:
    """Whether a word is a pronoun for her or him."""
    return words.pronouns.get(word) in ("m", "f")
