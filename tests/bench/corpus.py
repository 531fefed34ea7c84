"""Any number of articles for benchmarks, made of the sentences of the seeds and the samples.

A few hundred sentences do not make a library: said again and again they would be found as copies, share
all their words and cost nothing to encode.  So in every sentence about a third of the longer words is
swapped for others: Chinese ones for words of jieba's dictionary, in proportion to their frequency, of the
same length and kind; others for words that join the beginning and the end of two real ones.  Figures
of two digits and more are drawn anew.  What comes out reads like news and means nothing; nearly all sentences
differ, few passages are copies, and the vocabulary grows with the library as that of real news does.
"""

from __future__ import annotations

import random
import re
from bisect import bisect
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from itertools import accumulate
from pathlib import Path

from search.errors import ReadingError
from search.language.fold import simplify
from search.language.scripts import HAN, language_of
from search.language.segment import segment
from search.language.sentences import sentences
from search.places import seeds_folder
from search.reading import read_file

SAMPLES = Path(__file__).parent.parent / "samples"
SIZE = 2500
"""Characters of an article."""

LANGUAGES = (*["zh-Hans"] * 5, *["zh-Hant"] * 5, *["en"] * 6, *["de"] * 3, "ko")
"""Half of the articles are Chinese, in both scripts; they come by turns, so shares are always the same."""

_SWAPPED = 0.35
_OUTLETS = (
    *("Harbour Post", "Northern Courier", "Ledger & Tide", "Plain Dealer of Ost", "The Lantern Weekly"),
    *(
        "青河日报",
        "南岸新闻網",
        "海峽觀察",
        "晨间通讯",
        "강변 신문",
        "Elbische Rundschau",
        "Morgenblatt am Fluss",
    ),
)
_HAN_WORD = re.compile(f"[{HAN}]{{2,}}")
_SPACED_WORD = re.compile(r"[\uac00-\ud7a3]{2,}|[^\W\d_]{5,}")
_WHOLE = re.compile(r"[^-•@\[].*[.!?。！？…][”’」』\"')）]*")
_CLAUSE = re.compile(r"[-,.;:，、。；：!?！？‘’“”「」\"]")
_FIGURE = re.compile(r"(?<![\d.,年])\d{2,}(?![\d年月日号號])")


@dataclass(frozen=True)
class Draft:
    """An article before it is saved in some format."""

    number: int
    lang: str
    title: str
    source: str
    author: str
    date: str
    url: str
    paragraphs: tuple[str, ...]

    @property
    def text(self) -> str:
        """The paragraphs alone."""
        return "\n\n".join(self.paragraphs)


class Corpus:
    """Makes drafts; the same seed gives the same ones."""

    def __init__(self, seed: int = 1) -> None:
        self._chance = random.Random(seed)
        self._known = known_sentences()
        self._words = {lang: _blends(self._known[lang]) for lang in ("en", "de", "ko")}

    def drafts(self, count: int, size: int = SIZE) -> list[Draft]:
        """Articles of about `size` characters."""
        return [self._draft(number, size) for number in range(count)]

    def _draft(self, number: int, size: int) -> Draft:
        lang = LANGUAGES[number % len(LANGUAGES)]
        chance = self._chance
        paragraphs: list[str] = []
        while sum(map(len, paragraphs)) < size:
            paragraphs.append(self._paragraph(lang))
        title = self._title(lang)
        return Draft(
            number,
            lang,
            f"{title} {number}",
            chance.choice(_OUTLETS),
            chance.choice(("A. Weber", "Lin Mei", "Jo Park", "")),
            f"2026-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}",
            f"https://news.example/{lang}/{number}",
            tuple(paragraphs),
        )

    def _title(self, lang: str) -> str:
        """The first clause of a sentence that is long enough."""
        clauses = (clause.strip() for clause in _CLAUSE.split(self._sentence(lang)))
        return next((clause for clause in clauses if len(clause) >= 6), "Untitled")[:70]

    def _paragraph(self, lang: str) -> str:
        chosen = [self._sentence(lang) for _ in range(self._chance.randint(2, 6))]
        return ("" if lang.startswith("zh") else " ").join(chosen)

    def _sentence(self, lang: str) -> str:
        chance = self._chance
        text = chance.choice(self._known["zh" if lang.startswith("zh") else lang])
        text = _FIGURE.sub(lambda found: _redrawn(found.group(), chance), text)
        if lang.startswith("zh"):
            text = _swapped_han(text, chance)
            return _traditional(text) if lang == "zh-Hant" else text
        words = self._words[lang]
        return _SPACED_WORD.sub(lambda found: _swapped(found.group(), words, chance), text)


@cache
def known_sentences() -> dict[str, list[str]]:
    """Whole sentences of the seeds, the story and the text samples, each once; Chinese ones simplified."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for folder in (seeds_folder(), SAMPLES / "story", SAMPLES):
        for path in sorted(folder.glob("*.txt")):
            for text in texts_of(path):
                for sentence in (span.of(text).strip() for span in sentences(text)):
                    lang = language_of(sentence)
                    if 15 <= len(sentence) <= 300 and _WHOLE.fullmatch(sentence) and "\ufffd" not in sentence:
                        found[lang[:2]][simplify(sentence) if lang[:2] == "zh" else sentence] = None
    return {lang: list(each) for lang, each in found.items()}


def texts_of(path: Path) -> list[str]:
    """The cleaned texts of a file; none of one that cannot be read."""
    try:
        return [article.text for article in read_file(path, path.name).articles]
    except ReadingError:
        return []


def _redrawn(figure: str, chance: random.Random) -> str:
    return figure[0] + "".join(chance.choice("0123456789") for _ in figure[1:])


class _Weighted:
    """Words drawn in proportion to their weights."""

    def __init__(self, words: Sequence[str], weights: Sequence[float]) -> None:
        self._words = words
        self._sums = list(accumulate(weights))

    def draw(self, chance: random.Random) -> str:
        return self._words[bisect(self._sums, chance.random() * self._sums[-1])]


def _blends(known: Sequence[str]) -> _Weighted:
    """Words of the sentences and blends of them, the real ones most often, the rest as Zipf has it."""
    real = sorted({word for sentence in known for word in _SPACED_WORD.findall(sentence)})
    chance = random.Random(2)
    pairs = ((chance.choice(real), chance.choice(real)) for _ in range(40_000))
    blends = sorted({one[: (len(one) + 1) // 2] + other.lower()[len(other) // 2 :] for one, other in pairs})
    chance.shuffle(blends)
    words = [*real, *blends]
    return _Weighted(words, [1 / (rank + 100) for rank in range(len(words))])


def _swapped(word: str, words: _Weighted, chance: random.Random) -> str:
    if chance.random() > _SWAPPED:
        return word
    other = words.draw(chance)
    return other.capitalize() if word[0].isupper() else other.lower()


def _swapped_han(text: str, chance: random.Random) -> str:
    kinds, by_kind = _han_words()
    pieces = []
    done = 0
    for word, start, end in segment(text):
        if _HAN_WORD.fullmatch(word) and word in kinds and chance.random() < _SWAPPED:
            pieces += [text[done:start], by_kind[kinds[word]].draw(chance)]
            done = end
    return "".join([*pieces, text[done:]])


@cache
def _han_words() -> tuple[dict[str, str], dict[str, _Weighted]]:
    """Length and kind of each word of jieba's dictionary, and the words of each."""
    place = find_spec("jieba")
    assert place is not None
    assert place.origin is not None
    kinds: dict[str, str] = {}
    grouped: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for line in Path(place.origin).with_name("dict.txt").read_text(encoding="utf-8").splitlines():
        word, frequency, kind = line.split(" ")
        if _HAN_WORD.fullmatch(word):
            kinds[word] = f"{len(word)}{kind}"
            grouped[kinds[word]].append((word, float(frequency)))
    return kinds, {kind: _Weighted(*zip(*words, strict=True)) for kind, words in grouped.items()}


@cache
def _converter() -> object:
    from opencc import OpenCC

    return OpenCC("s2t")


def _traditional(text: str) -> str:
    return str(_converter().convert(text))  # type: ignore[attr-defined] # opencc is untyped
