"""Names that two parts do not have in common: where one has a name, the other has another one."""

from __future__ import annotations

import re
from collections import defaultdict

from search.comparing.differing import Marks
from search.comparing.words import Side, Word
from search.language.fold import fold
from search.language.han_names import sounds_foreign
from search.language.segment import is_word
from search.model import Span

_ALIKE = 0.3
"""How alike two names sound that may be one."""

_SHORTEST = 2
"""Characters of a Chinese name."""

_LONGEST_WORD = 3
"""Characters of words of the language that only look transcribed."""

_PARTS = re.compile("[·・•‧ ]")
_LONGEST = 4
"""Words of a name."""

_NOUN_FOLLOWS = re.compile(
    r"\b(?:[vz]om|zum|zur|[ia]m|beim|[ai]ns|ein|kein|das|des|(?!bei|wie|nie|sie)[a-zäöüß]+e[rnsm]?)\s\Z"
)
"""A German article, or a word with the ending of one: a noun stands behind it, which is capitalised too."""

_REACH = 30
"""Code points in front of a word in which it may stand."""


def name_marks(here: Side, there: Side, alone_here: list[int], alone_there: list[int]) -> Marks:
    """The names without a counterpart on both sides; one of them is surely a name, or transcribed.

    `alone_here` and `alone_there` are the numbers of the words without a counterpart, in order.
    """
    sure = _sure(here, alone_here), _sure(there, alone_there)
    ours = sure[0] or _perhaps(here, alone_here)
    theirs = sure[1] or _perhaps(there, alone_there)
    if not (any(sure) or "zh" in (here.family, there.family)):
        return Marks([], [])
    ours, theirs = _unglossed(here, ours), _unglossed(there, theirs)
    left = [one for one in ours if not any(_may_be_one(here, one, there, other) for other in theirs)]
    others = [other for other in theirs if not any(_may_be_one(here, one, there, other) for one in ours)]
    return Marks(left, others) if left and others else Marks([], [])


def _unglossed(side: Side, names: list[Span]) -> list[Span]:
    """The names that are not in brackets, where they are another form of what stands before: 韋立 (Wely)."""
    return [
        name
        for name in names
        if not (
            side.text.endswith(("(", "（"), 0, name.start) and side.text.startswith((")", "）"), name.end)
        )
    ]


def _may_be_one(here: Side, one: Span, there: Side, other: Span) -> bool:
    """Whether two names sound somewhat alike, or a name of one part and a part of the other."""
    from search.people.namesakes import likeness_of_names

    ours, theirs = (_PARTS.split(span.of(side.text)) for side, span in ((here, one), (there, other)))
    if min(len(ours), len(theirs)) > 1:
        return likeness_of_names(one.of(here.text), other.of(there.text)) >= _ALIKE
    return any(likeness_of_names(part, another) >= _ALIKE for part in ours for another in theirs)


def _sure(side: Side, alone: list[int]) -> list[Span]:
    """The names none of whose words has a counterpart, nor a longer name that they are of."""
    places: dict[str, list[int]] = defaultdict(list)
    for at, word in enumerate(side.words):
        for term in word.marks:
            if term.startswith("n:"):
                places[term].append(at)
    numbers, found = set(alone), set()
    for at in (each for each in alone if not _is_dated(side, side.words[each])):
        terms = [term for term in side.words[at].marks if term.startswith("n:")]
        near = [{each for each in places[term] if abs(each - at) <= _LONGEST} for term in terms]
        if near and all(each <= numbers for each in near):
            widest = max(near, key=len)
            found.add(Span(side.words[min(widest)].start, side.words[max(widest)].end))
    return sorted(found)


def _perhaps(side: Side, alone: list[int]) -> list[Span]:
    """The words that may be names."""
    if side.family == "zh":
        return _transcribed(side, alone)
    return [
        Span(side.words[at].start, side.words[at].end) for at in alone if _may_be_name(side, side.words[at])
    ]


def _transcribed(side: Side, alone: list[int]) -> list[Span]:
    """The stretches of characters that transliterate, also across words that were cut wrongly: 基普|喬格血.

    The first word is no word of the language (沙发), or a long one that nothing is known of: 韦伯斯特.
    """
    found: list[Span] = []
    for at in alone:
        word = side.words[at]
        letters = fold(side.text[word.start : word.end])
        is_known = is_word(letters) and (len(letters) <= _LONGEST_WORD or bool(word.marks))
        is_name = len(letters) >= _SHORTEST and sounds_foreign(letters) and not is_known
        if is_name and (not found or word.start >= found[-1].end):
            found.append(_stretch(side, at, frozenset(alone)))
        elif len(letters) > _LONGEST_WORD and sounds_foreign(letters[:-1]) and not is_known:
            found.append(Span(word.start, word.end - 1))  # with a verb: 安斯蒂说
    return found


def _stretch(side: Side, first: int, alone: frozenset[int]) -> Span:
    """A word with those behind it that are written in such characters, of a last one a part."""
    start, end = side.words[first].start, side.words[first].end
    for at, word in enumerate(side.words[first + 1 :], first + 1):
        letters = fold(side.text[word.start : word.end])
        foreign = next((i for i, letter in enumerate(letters) if not sounds_foreign(letter)), len(letters))
        is_whole = foreign == len(letters)
        if word.start != end or (is_whole and at not in alone) or not (is_whole or end - start <= _SHORTEST):
            break
        end += foreign
        if not is_whole:
            break
    return Span(start, end)


def _may_be_name(side: Side, word: Word) -> bool:
    text = side.text[word.start : word.end]
    is_noun = side.family == "de" and _NOUN_FOLLOWS.search(side.text, max(0, word.start - _REACH), word.start)
    return text[0].isupper() and not is_noun and not _is_dated(side, word)


def _is_dated(side: Side, word: Word) -> bool:
    """Whether a word is of a date or a figure: no August is a person there."""
    dated = [Span(each.start, each.end) for found in (side.figures, side.members) for each in found]
    return any(word.start < each.end and each.start < word.end for each in dated)
