"""Which script and language a text is in, from its characters and small function words alone."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from search.language.small_words import FUNCTION_WORDS, TELLTALES

HAN = "々〇\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""CJK ideographs, to stand inside a regular expression's `[...]`."""

KANA = "\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\uff66-\uff9f"
CHINESE_REGIONS = {
    **dict.fromkeys(("zh-cn", "zh-sg", "zh-my"), "zh-hans"),
    **dict.fromkeys(("zh-tw", "zh-hk", "zh-mo"), "zh-hant"),
}
"""The script that a tag in small letters means which names a region."""

HANGUL = "\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3"
UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
"""Thai, Lao, Burmese and Khmer: scripts that put no spaces between words."""

_BLOCKS = (
    (0x41, "Latin"),
    (0x250, ""),
    (0x370, "Greek"),
    (0x400, "Cyrillic"),
    (0x530, "Armenian"),
    (0x590, "Hebrew"),
    (0x600, "Arabic"),
    (0x700, ""),
    (0x750, "Arabic"),
    (0x780, ""),
    (0x900, "Devanagari"),
    (0x980, "Bengali"),
    (0xA00, "Gurmukhi"),
    (0xA80, "Gujarati"),
    (0xB00, ""),
    (0xB80, "Tamil"),
    (0xC00, "Telugu"),
    (0xC80, "Kannada"),
    (0xD00, "Malayalam"),
    (0xD80, "Sinhala"),
    (0xE00, "Thai"),
    (0xE80, "Lao"),
    (0xF00, "Tibetan"),
    (0x1000, "Burmese"),
    (0x10A0, "Georgian"),
    (0x1100, "Hangul"),
    (0x1200, "Ethiopic"),
    (0x13A0, ""),
    (0x1780, "Khmer"),
    (0x1800, ""),
    (0x1E00, "Latin"),
    (0x1F00, "Greek"),
    (0x2000, ""),
    (0x3005, "Han"),
    (0x3008, ""),
    (0x3041, "Kana"),
    (0x3100, ""),
    (0x3131, "Hangul"),
    (0x318F, ""),
    (0x31F0, "Kana"),
    (0x3200, ""),
    (0x3400, "Han"),
    (0xA000, ""),
    (0xAC00, "Hangul"),
    (0xD7A4, ""),
    (0xF900, "Han"),
    (0xFB00, ""),
    (0xFB1D, "Hebrew"),
    (0xFB50, "Arabic"),
    (0xFE00, ""),
    (0xFF21, "Latin"),
    (0xFF5B, ""),
    (0xFF66, "Kana"),
    (0xFFA0, ""),
    (0x20000, "Han"),
    (0x40000, ""),
)
_BLOCK_STARTS = [start for start, _ in _BLOCKS]

_ONE_LANGUAGE = {
    "Greek": "el",
    "Armenian": "hy",
    "Hebrew": "he",
    "Devanagari": "hi",
    "Bengali": "bn",
    "Gurmukhi": "pa",
    "Gujarati": "gu",
    "Tamil": "ta",
    "Telugu": "te",
    "Kannada": "kn",
    "Malayalam": "ml",
    "Sinhala": "si",
    "Thai": "th",
    "Lao": "lo",
    "Tibetan": "bo",
    "Burmese": "my",
    "Khmer": "km",
    "Ethiopic": "am",
    "Georgian": "ka",
    "Hangul": "ko",
    "Kana": "ja",
}

_WEIGHT = {"Han": 2.0, "Kana": 2.0, "Hangul": 2.0}
"""A Han character carries about as much as two letters."""

_BORROWED = 0.25
"""What a letter counts beside Chinese, Japanese or Korean when no function word shows Latin grammar."""

_KANA_SHARE = 0.08
"""Japanese prose is more than a third kana; a Chinese page may still hold a brand name in it."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")

_WORD_POINTS, _LETTER_POINTS = 5, 1

_ENGLISH_ENDINGS = ("'s", "n't", "'re", "'ll", "'ve")
"""Counted as if "the" stood there."""


class Look(NamedTuple):
    """What a text shows at first sight: its characters, its words in lower case, and its main script.

    `script` is empty where there are no letters; words are counted only where the text holds Latin letters.
    """

    letters: Counter[str]
    words: Counter[str]
    script: str


def word_set(words: str) -> frozenset[str]:
    """The words of a list that is written as one string."""
    return frozenset(words.split())


def is_han(ch: str) -> bool:
    """Whether the one character `ch` is a CJK ideograph."""
    return _script(ch) == "Han"


def is_cjk_lang(lang: str) -> bool:
    """Whether a BCP 47 tag is Chinese, Japanese or Korean."""
    return lang.split("-")[0].lower() in {"zh", "ja", "ko", "yue"}


def is_function_word(word: str) -> bool:
    """Whether a lower-case word is one of the small words of a language known here."""
    return word in _languages_of_words()


def language_of(text: str) -> str:
    """The main language of `text` as a BCP 47 tag, "und" when it holds no letters.

    Script decides first; function words and letters then tell nine Latin languages apart, and
    Latin text without any evidence counts as English.  Short titles can be guessed wrong.
    Nothing is loaded for it; `search.language.detect` knows more languages.
    """
    return language_of_look(look_at(text))


def look_at(text: str) -> Look:
    """The first sight of a text; linear in its length."""
    letters = Counter(text)
    scripts: dict[str, int] = {}
    for ch, count in letters.items():
        script = _script(ch)
        if script:
            scripts[script] = scripts.get(script, 0) + count
    words = _words(text) if "Latin" in scripts else Counter[str]()
    return Look(letters, words, _main_script(scripts, words) if scripts else "")


def language_of_look(look: Look) -> str:
    """The same for a text that was looked at before."""
    if look.script == "Latin":
        points = latin_points(look)
        return max(points, key=lambda lang: points[lang])
    return language_of_script(look)


def latin_points(look: Look) -> dict[str, int]:
    """What speaks for each of the nine languages: function words, and a little its own letters."""
    points = dict.fromkeys(FUNCTION_WORDS, 0)
    known = _languages_of_words()
    for word in known.keys() & look.words.keys():
        for lang in known[word]:
            points[lang] += _WORD_POINTS * look.words[word]
    for ch in _languages_of_letters().keys() & look.letters.keys():
        for lang in _languages_of_letters()[ch]:
            points[lang] += _LETTER_POINTS * look.letters[ch]
    return points


def language_of_script(look: Look) -> str:
    """The language that a script other than Latin stands for, the commonest where there are several."""
    letters = look.letters
    if look.script == "Han":
        return "zh-Hant" if traditional_votes(look) > 0 else "zh-Hans"
    if look.script == "Cyrillic":
        return "uk" if letters.keys() & set("іїєґ") else "ru"
    if look.script == "Arabic":
        return "fa" if letters.keys() & set("پچژگ") else "ar"
    return _ONE_LANGUAGE.get(look.script, "und")


def traditional_votes(look: Look) -> int:
    """How many more characters are Traditional alone than Simplified alone; 0 where none tells."""
    simplified, traditional = _one_script_only()
    return sum(count * ((ch in traditional) - (ch in simplified)) for ch, count in look.letters.items())


@lru_cache(maxsize=8192)
def _script(ch: str) -> str:
    script = _BLOCKS[bisect_right(_BLOCK_STARTS, ord(ch)) - 1][1] if ch >= "A" else ""
    return script if ch.isalpha() or ch in "〇々" else ""


def _words(text: str) -> Counter[str]:
    words = Counter(word.replace("’", "'") for word in _WORD.findall(text.lower()))
    for word in [word for word in words if word.endswith(_ENGLISH_ENDINGS)]:
        words["the"] += words[word]
    return words


def _main_script(scripts: Mapping[str, int], words: Counter[str]) -> str:
    if len(scripts) == 1:
        return next(iter(scripts))
    weights = {name: count * _WEIGHT.get(name, 1.0) for name, count in scripts.items()}
    east = sum(weights.get(name, 0.0) for name in ("Han", "Kana", "Hangul"))
    if east and "Latin" in weights and not _holds_grammar(words):
        weights["Latin"] *= _BORROWED
    if weights.get("Kana", 0.0) > _KANA_SHARE * east:
        weights["Kana"] += weights.pop("Han", 0.0)
    return max(weights, key=lambda name: weights[name])


def _holds_grammar(words: Counter[str]) -> bool:
    return any(len(word) > 1 for word in _languages_of_words().keys() & words.keys())


@cache
def _languages_of_words() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for lang, words in FUNCTION_WORDS.items():
        for word in sorted(word_set(words)):
            found.setdefault(word, []).append(lang)
    return found


@cache
def _languages_of_letters() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for lang, letters in TELLTALES.items():
        for ch in letters:
            for form in {ch, ch.upper()}:
                found.setdefault(form, []).append(lang)
    return found


@cache
def _one_script_only() -> tuple[frozenset[str], frozenset[str]]:
    """Characters that only GB 2312 or only Big5 encodes: the two standards stand for the two scripts.

    Sets drawn from OpenCC hold characters such as 里 and 几, which Traditional text has too, and err more.
    """
    ideographs = "".join(map(chr, range(0x4E00, 0xA000)))
    simplified, traditional = (
        frozenset(ideographs.encode(codec, "ignore").decode(codec)) for codec in ("gb2312", "big5")
    )
    return simplified - traditional, traditional - simplified
