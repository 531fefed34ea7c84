"""One paragraph as words: quoted spans become single opaque tokens, cue verbs are marked.

Words inside quotation marks must not be taken for the narrator's, so each outermost quoted span
is one token (`QUOTE`).  All positions are offsets of the whole text.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import NamedTuple

from search.language.sentences import sentences
from search.quotes.cues import Lexicon, VerbClass
from search.quotes.marks import Quoted

QUOTE = "\ue000"
_WORD = re.compile(
    r"\ue000+|(?:[^\W\d_]-)?(?:[^\W\d_]\.){2,}|(?!I\.)[^\W\d_a-z]\.(?=\s[^\W\d_])|[^\W\d_]+(?:['’‐-][^\W\d_]+)*\b(?:(?<=s)['’](?=\s\w))?|\$?\d+(?:[.,:/]\d+)*(?:%|(?:-[^\W\d_]+)+\b)?|--|[^\s\w]|_"
)
_INNER_STOP = ".!?…"


class Token(NamedTuple):
    """A word, number, punctuation mark or quoted span; `low` is lower-case with straight apostrophes."""

    text: str
    low: str
    start: int
    end: int

    @property
    def is_name(self) -> bool:
        """Whether it begins with a capital."""
        return self.text[0].isupper()

    @property
    def is_word(self) -> bool:
        return self.text[0].isalpha() and self.text[0] != QUOTE


class Cue(NamedTuple):
    """A verb that announces words: its token and class; `bare` forms have no subject of their own."""

    at: int
    kind: VerbClass
    lemma: str
    bare: bool
    last: int


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
        if self.words.has("adverbs", low) or not self.tokens[index].is_name:
            return True
        return index in self.firsts and not self.cues_in(index + 1, index + 2)

    def is_quote(self, index: int) -> bool:
        return index in self.quoted


def read(text: str, start: int, end: int, quoted: list[Quoted], words: Lexicon) -> Line:
    """The tokens, sentences and cue verbs of one paragraph."""
    outer = [span for span in quoted if span.depth == 0]
    masked, plain = _masked(text, start, end, outer)
    tokens = _tokens(masked, start, words)
    places = {span.open: span for span in outer}
    spans = {i: places[t.start] for i, t in enumerate(tokens) if t.text[0] == QUOTE and t.start in places}
    bounds = _bounds(tokens, [start + first for first, _ in sentences(plain, 0, len(plain))], words)
    return Line(text, tokens, spans, bounds, frozenset(bounds), _cues(tokens, bounds, words), words)


def _masked(text: str, start: int, end: int, outer: list[Quoted]) -> tuple[str, str]:
    """The paragraph with quotes blotted out, once for words and once, readable, for sentences."""
    masked, plain, position = [], [], start
    for span in outer:
        before = text[position : span.open]
        masked += [before, QUOTE * (span.close - span.open)]
        inside = text[span.start : span.end].rstrip()
        stop = inside[-1:] if inside[-1:] in _INNER_STOP else "q"
        filler = (("q" if inside[:1].islower() else "Q") + "q" * len(inside))[: max(0, len(inside) - 1)] + stop
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


def _tokens(masked: str, offset: int, words: Lexicon) -> list[Token]:
    tokens: list[Token] = []
    for match in _WORD.finditer(masked):
        first, last = match.span()
        low = match.group().lower().replace("’", "'")
        if masked[last : last + 1] == "." and words.has("abbreviations", low):
            last += 1
        for start, end, part in _parts(low, words):
            stop = last if end == len(low) else first + end
            tokens.append(Token(masked[first + start : stop], part, offset + first + start, offset + stop))
    return _without_stray_dots(tokens)


def _parts(low: str, words: Lexicon) -> list[tuple[int, int, str]]:
    """The words that one written word holds, with their places in it: he|'s, dit|il, a|il, l|usine."""
    stem, mark, rest = low.partition("'")
    if mark and stem in words.pronouns:
        return [(0, len(stem), stem), (len(stem), len(low), low[len(stem) :])]
    start = len(stem) + 1 if mark and rest and words.has("elisions", stem) else 0
    head, hyphen, tail = low[start:].rpartition("-")
    verb = head.removesuffix("-t")
    parts = [(0, start, stem)] if start else []
    if hyphen and tail in words.pronouns and (verb in words.verbs or words.has("auxiliaries", verb)):
        return [*parts, (start, start + len(head), verb), (start + len(head) + 1, len(low), tail)]
    return [*parts, (start, len(low), low[start:])]


def _without_stray_dots(tokens: list[Token]) -> list[Token]:
    """Drops the dot that an abbreviation has already taken with it."""
    return [t for i, t in enumerate(tokens) if not (t.text == "." and i and tokens[i - 1].end == t.end)]


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


def _cues(tokens: list[Token], bounds: list[int], words: Lexicon) -> list[Cue]:
    found = []
    first_words = set(bounds)
    for index, token in enumerate(tokens):
        kind = words.verbs.get(token.low)
        if (
            words.has("tags", token.low)
            and 0 < index < len(tokens) - 1
            and tokens[index + 1].low not in words.verbs
            and (tokens[index - 1].text == "," or tokens[index - 1].text[0] == QUOTE)
        ):
            found.append(Cue(index, "speech", token.low, False, index))
            continue
        if words.has("cue_nouns", token.low) and index + 1 < len(tokens) and tokens[index + 1].text == ",":
            found.append(Cue(index, "speech", token.low, True, index))
            continue
        if kind is None or (token.is_name and index not in first_words and not _is_title_case(tokens, index)):
            continue
        last = _particle(tokens, index, words)
        if last >= 0 and not _is_noun(tokens, index, words) and not _is_infinitive(tokens, index, words):
            lemma = words.lemmas[token.low]
            before = tokens[index - 1].low if index else ""
            bare = token.low in words.participles or words.has("infinitive_marks", before)
            found.append(Cue(index, kind, lemma, bare, last))
    return found


def _is_title_case(tokens: list[Token], index: int) -> bool:
    """Whether the words on both sides are capitalised too, as in a headline."""
    around = [t for t in tokens[max(0, index - 3) : index + 4] if t.is_word and len(t.low) > 3]
    return len(around) > 3 and all(t.is_name for t in around)


def _particle(tokens: list[Token], index: int, words: Lexicon) -> int:
    """The token of a separable verb's particle; its own where it needs none; -1 when that is missing."""
    particles = words.particle_verbs.get(words.lemmas[tokens[index].low])
    if particles is None:
        return index
    reach = 2 if words.has("inverts", "never") else 25
    for place in range(index + 1, min(index + reach, len(tokens))):
        if tokens[place].low in particles:
            return place
        if tokens[place].text in ".!?;:":
            break
    return -1


def _is_noun(tokens: list[Token], index: int, words: Lexicon) -> bool:
    """Whether a verb form stands where only a noun can ("the claim", "a report of")."""
    if words.has("mostly_nouns", tokens[index].low):
        return not _is_rare_verb(tokens, index, words)
    if not index:
        return len(tokens) > 1 and words.has("links", tokens[1].low)
    before = tokens[index - 1].low
    if tokens[index].low in words.participles:
        return words.has("determiners", before)
    if before.endswith(("'s", "s'")) and before not in words.pronouns:
        return not words.has("auxiliaries", before)
    if words.has("determiners", before) and before not in words.pronouns and not words.has("floats", before):
        return not _is_finite(tokens[index], words) or not words.has("inverts", "never")
    if words.has("infinitive_marks", before) or words.has("breaks", before):
        return False
    return words.has("prepositions", before) or not _agrees(tokens, index, words)


def _is_finite(token: Token, words: Lexicon) -> bool:
    """Whether a form can hardly be a noun or adjective: a letter that says, all said, four in five say."""
    return not words.has("nouns", token.low) and not token.low.endswith("ed")


def _is_rare_verb(tokens: list[Token], index: int, words: Lexicon) -> bool:
    """Whether a word that is mostly a noun (state) stands between a subject and the words it brings in."""
    if not 0 < index < len(tokens) - 1:
        return False
    before, after = tokens[index - 1], tokens[index + 1]
    subject = (
        before.is_name
        or before.low in words.pronouns
        or words.has("papers", before.low)
        or words.has("auxiliaries", before.low)
        or words.is_adverb(before.low)
    )
    return subject and (words.has("that", after.low) or after.text[0] == QUOTE or after.text in ",:")


def _is_infinitive(tokens: list[Token], index: int, words: Lexicon) -> bool:
    """Whether a verb in its dictionary form hangs on a modal before it, as in "werde sie fragen"."""
    low = tokens[index].low
    if not words.has("inverts", "always") or words.lemmas[low] != low or words.has("perfects", low):
        return False
    for token in reversed(tokens[max(0, index - 12) : index]):
        if token.text in ",.;:!?":
            return False
        if words.has("auxiliaries", token.low):
            return True
    return False


def _agrees(tokens: list[Token], index: int, words: Lexicon) -> bool:
    """Whether a form that may also be a noun (state, claims) has a fitting subject, and no "of" behind it."""
    token = tokens[index]
    if not words.has("nouns", token.low):
        return True
    after = tokens[index + 1].low if index + 1 < len(tokens) else ""
    if (words.has("links", after) and not words.has("infinitive_marks", after)) or after == "about":
        return False
    before = tokens[index - 1]
    if words.lemmas[token.low] == token.low:
        plural = before.low.endswith("s") and not before.is_name
        return (
            plural
            or before.low in words.pronouns
            or words.has("people", before.low)
            or any(words.has("auxiliaries", token.low) for token in _over_adverbs(tokens, index, words))
        )
    return (
        before.is_name
        or before.low in words.pronouns
        or words.is_adverb(before.low)
        or _has_determiner(tokens, index, words)
    )


def _over_adverbs(tokens: list[Token], index: int, words: Lexicon) -> list[Token]:
    """The token before a place, and those before it while they are adverbs: can no longer (claim)."""
    place = index - 1
    while place > 0 and index - place < 4 and (words.is_adverb(tokens[place].low) or tokens[place].low == "no"):
        place -= 1
    return tokens[max(0, place) : index]


def _has_determiner(tokens: list[Token], index: int, words: Lexicon) -> bool:
    return any(words.has("determiners", token.low) for token in tokens[max(0, index - 4) : index - 1])
