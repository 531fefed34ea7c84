"""One paragraph as words: quoted spans become single opaque tokens, cue verbs are marked.

Words inside quotation marks must not be taken for the narrator's, so each outermost quoted span
is one token (`QUOTE`).  All positions are offsets of the whole text.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from search.language.sentences import sentences
from search.quotes import verbs
from search.quotes.cues import Lexicon
from search.quotes.marks import Quoted
from search.quotes.tokens import QUOTE, Cue, Token
from search.quotes.tokens import read as tokens_of

_INNER_STOP = ".!?…"


def _opens_sentence(text: str, tokens: list[Token], place: int, span: Quoted) -> bool:
    """Whether quoted words behind an abbreviation open a sentence: … in Salem, Ore. “We are ready.”"""
    if not (place > 0 and tokens[place - 1].is_word and tokens[place - 1].text.endswith(".")):
        return False
    inside = text[span.start : span.end].strip()
    return inside[:1].isupper() and inside[-1] in _INNER_STOP and " " in inside


def _place(cue: Cue) -> int:
    return cue.at


@dataclass(frozen=True)
class Line:
    """A paragraph's tokens with its quoted spans, sentence bounds (token indexes) and cue verbs."""

    text: str
    tokens: list[Token]
    quoted: dict[int, Quoted]
    bounds: list[int]
    firsts: frozenset[int]
    cues: list[Cue]
    words: Lexicon

    def sentence_of(self, index: int) -> tuple[int, int]:
        """The token range of the sentence around a token."""
        place = bisect_right(self.bounds, index)
        end = self.bounds[place] if place < len(self.bounds) else len(self.tokens)
        return self.bounds[place - 1], end

    def cues_in(self, first: int, last: int) -> list[Cue]:
        """The cues among tokens [first, last)."""
        low = bisect_left(self.cues, first, key=_place)
        return self.cues[low : bisect_left(self.cues, last, lo=low, key=_place)]

    def low(self, index: int) -> str:
        """The lower-case token at an index, empty outside the paragraph."""
        return self.tokens[index].low if 0 <= index < len(self.tokens) else ""

    def is_adverb(self, index: int) -> bool:
        """Whether a token may stand between subject and verb; a name such as Kelly may not."""
        low = self.low(index)
        if not self.words.is_adverb(low):
            return False
        if not self.tokens[index].is_name or (self.words.has("adverbs", low) and not self._is_surname(index)):
            return True
        return index in self.firsts and not self.cues_in(index + 1, index + 2)

    def _is_surname(self, index: int) -> bool:
        """Whether a capitalised adverb goes on with a name, in words not all of which are: Ed Long."""
        if index in self.firsts or not self.tokens[index - 1].is_name:
            return False
        around = self.tokens[max(0, index - 4) : index + 4]
        return any(token.is_word and not token.is_name for token in around)

    def is_quote(self, index: int) -> bool:
        return index in self.quoted


def read(text: str, start: int, end: int, quoted: list[Quoted], words: Lexicon) -> Line:
    """The tokens, sentences and cue verbs of one paragraph."""
    outer = [span for span in quoted if span.depth == 0]
    masked, plain = _masked(text, start, end, outer)
    tokens = tokens_of(masked, start, words)
    places = {span.open: span for span in outer}
    spans = {i: places[t.start] for i, t in enumerate(tokens) if t.text[0] == QUOTE and t.start in places}
    starts = [start + first for first, _ in sentences(plain, 0, len(plain))]
    starts += [spans[i].open for i in spans if _opens_sentence(text, tokens, i, spans[i])]
    bounds = _bounds(tokens, starts, words)
    return Line(text, tokens, spans, bounds, frozenset(bounds), verbs.cues(tokens, bounds, words), words)


def _masked(text: str, start: int, end: int, outer: list[Quoted]) -> tuple[str, str]:
    """The paragraph with quotes blotted out, once for words and once, readable, for sentences."""
    masked, plain, position = [], [], start
    for span in outer:
        before = text[position : span.open]
        masked += [before, QUOTE * (span.close - span.open)]
        inside = text[span.start : span.end].rstrip()
        stop = inside[-1:] if inside[-1:] in _INNER_STOP else "q"
        filler = (("q" if inside[:1].islower() else "Q") + "q" * len(inside))[
            : max(0, len(inside) - 1)
        ] + stop
        padding = " " * (span.end - span.start - len(filler))
        plain += [
            before,
            "“".ljust(span.start - span.open)[: span.start - span.open],
            padding,
            filler,
            "”".rjust(span.close - span.end)[: span.close - span.end],
        ]
        position = span.close
    rest = text[position:end]
    return "".join([*masked, rest]), "".join([*plain, rest])


def _bounds(tokens: list[Token], starts: list[int], words: Lexicon) -> list[int]:
    """Sentence starts as token indexes; the first sentence always begins with the first token."""
    positions = [token.start for token in tokens]
    bounds = {bisect_right(positions, place - 1) for place in starts}
    return sorted({0} | {b for b in bounds if 0 < b < len(tokens) and _begins(tokens, b, words)})


def _begins(tokens: list[Token], place: int, words: Lexicon) -> bool:
    """Whether a sentence can begin here: behind an abbreviation only with a pronoun (until 7 p.m. She …)."""
    before = tokens[place - 1]
    ended = before.is_word and before.text.endswith(".")
    return not ended or tokens[place].low in words.pronouns or tokens[place].text[0] == QUOTE
