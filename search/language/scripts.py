"""Which script and language a text is in, from its characters and small function words alone."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from functools import cache, lru_cache
from typing import NamedTuple

HAN = "々〇\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""CJK ideographs, to stand inside a regular expression's `[...]`."""

KANA = "\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\uff66-\uff9f"
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
    (0xA00, ""),
    (0xB80, "Tamil"),
    (0xC00, ""),
    (0xE00, "Thai"),
    (0xE80, ""),
    (0x10A0, "Georgian"),
    (0x1100, "Hangul"),
    (0x1200, ""),
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
    "Tamil": "ta",
    "Thai": "th",
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

_FUNCTION_WORDS = {
    "en": "a the so no also other being of and to in that is was for it with as his he be not by but have "
    "you which are on or her had at from this they were their has its would been will who said an "
    "about after more than when she we i says could than into over what why how should must may can "
    "amid out up all new your my our us if do does did just now only",
    "de": "wer wo wann warum welche welcher welches welchem welchen wen wem jahr der die und in den von zu "
    "das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie "
    "nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur "
    "bis mehr durch man sein wurde sei ich wir ihr kein keine gegen will ihre ihren seine hatte habe "
    "wenn vom soll",
    "fr": "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont "
    "aux avec son cette ou être sa nous comme mais leur ont fait été ses elle on deux même ces je "
    "vous si où tout bien après avait selon lors contre aussi entre d'un d'une c'est qu'il n'est l'on",
    "es": "de la que el en y a los se del las un por con no una su para es al lo como más o pero sus le ha "
    "me si sin sobre este ya entre cuando todo esta ser son dos también fue había era muy años hasta "
    "desde está porque qué ante según contra han donde nos así yo",
    "it": "di e il la che in a per è un del non i le una si con da dei della sono al nel alla più anche "
    "come ha ma su lo gli delle o se ci questo dal essere tra stato ho dell'anno cui hanno dalla "
    "nella suo sua era degli due dopo loro perché fra c'è sul sulla quando ancora io ed",
    "pt": "de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das "
    "tem à seu sua ou ser quando muito há nos já está eu também só pelo pela até isso ela entre era "
    "depois sem mesmo aos ter seus são você num numa disse sobre anos às",
    "nl": "de en van het een in is dat op te zijn met voor niet die er aan om ook als maar bij of uit nog "
    "naar dan hij heeft worden door wordt over ze zich tot was hebben deze wel al kan meer geen moet "
    "haar ik wat werd onder we zegt tegen waar had dit zou veel na hun omdat",
    "cs": "a se v na je že o s z do i to k ve pro za by si od po jak ale jsou jako jsem tak které který až "
    "která jeho bude byl bylo ze však už při nebo také jen podle před není byla které co ani aby jí "
    "mezi než kde své jejich letos jsme uvedl řekl více",
    "pl": "w i na z do się że nie jest o to od za jak przez po dla ale co ma który jego są oraz tym tego "
    "przy być może jako już które także czy tak był było pod będzie przed która jej ich ze tylko lub "
    "tej roku kiedy gdy powiedział podczas wobec również zostały",
}

_TELLTALES = {
    "de": "äöüß",
    "fr": "éèàçêùîœâëï",
    "es": "ñ¿¡áíóú",
    "it": "èìòù",
    "pt": "ãõçáêâ",
    "nl": "ĳ",
    "cs": "ěščřžůýíáé",
    "pl": "ąęłńśźżćó",
}

_LETTER_POINTS = 0.2

_ENGLISH_ENDINGS = ("'s", "n't", "'re", "'ll", "'ve")
"""Counted as if "the" stood there."""


class _Shares(NamedTuple):
    letters: Counter[str]
    scripts: dict[str, float]


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
    return any(word in known for known in _function_words().values())


def language_of(text: str) -> str:
    """The main language of `text` as a BCP 47 tag, "und" when it holds no letters.

    Script decides first; function words and letters then tell nine Latin languages apart, and
    Latin text without any evidence counts as English.  Short titles can be guessed wrong.
    """
    shares = _shares(text)
    if not shares.scripts:
        return "und"
    words = _words(text) if "Latin" in shares.scripts else Counter[str]()
    script = _main_script(shares.scripts, words)
    if script == "Latin":
        return _latin_language(words, shares.letters)
    return _language_of_script(script, shares)


@lru_cache(maxsize=8192)
def _script(ch: str) -> str:
    script = _BLOCKS[bisect_right(_BLOCK_STARTS, ord(ch)) - 1][1] if ch >= "A" else ""
    return script if ch.isalpha() or ch in "〇々" else ""


def _shares(text: str) -> _Shares:
    letters = Counter(text)
    scripts: Counter[str] = Counter()
    for ch, count in letters.items():
        scripts[_script(ch)] += count
    del scripts[""]
    return _Shares(letters, {name: count * _WEIGHT.get(name, 1.0) for name, count in scripts.items()})


def _words(text: str) -> Counter[str]:
    words = Counter(word.lower().replace("’", "'") for word in _WORD.findall(text))
    for word in [word for word in words if word.endswith(_ENGLISH_ENDINGS)]:
        words["the"] += words[word]
    return words


def _main_script(scripts: dict[str, float], words: Counter[str]) -> str:
    weights = dict(scripts)
    east = sum(weights.get(name, 0.0) for name in ("Han", "Kana", "Hangul"))
    if east and "Latin" in weights and not _holds_grammar(words):
        weights["Latin"] *= _BORROWED
    if weights.get("Kana", 0.0) > _KANA_SHARE * east:
        weights["Kana"] += weights.pop("Han", 0.0)
    return max(weights, key=lambda name: weights[name])


def _holds_grammar(words: Counter[str]) -> bool:
    return any(len(word) > 1 and is_function_word(word) for word in words)


@cache
def _function_words() -> dict[str, frozenset[str]]:
    return {lang: word_set(words) for lang, words in _FUNCTION_WORDS.items()}


def _latin_language(words: Counter[str], letters: Counter[str]) -> str:
    points = {
        lang: sum(count for word, count in words.items() if word in known)
        + _LETTER_POINTS * sum(letters[ch] + letters[ch.upper()] for ch in _TELLTALES.get(lang, ""))
        for lang, known in _function_words().items()
    }
    return max(points, key=lambda lang: points[lang])


def _language_of_script(script: str, shares: _Shares) -> str:
    letters = shares.letters
    if script == "Han":
        return _chinese(letters)
    if script == "Cyrillic":
        return "uk" if any(letters[ch] for ch in "іїєґ") else "ru"
    if script == "Arabic":
        return "fa" if any(letters[ch] for ch in "پچژگ") else "ar"
    return _ONE_LANGUAGE[script]


def _chinese(letters: Counter[str]) -> str:
    simplified, traditional = _one_script_only()
    votes = sum(count * ((ch in traditional) - (ch in simplified)) for ch, count in letters.items())
    return "zh-Hant" if votes > 0 else "zh-Hans"


@cache
def _one_script_only() -> tuple[frozenset[str], frozenset[str]]:
    """Characters that only GB 2312 or only Big5 encodes: the two standards stand for the two scripts."""
    ideographs = "".join(map(chr, range(0x4E00, 0xA000)))
    simplified, traditional = (
        frozenset(ideographs.encode(codec, "ignore").decode(codec)) for codec in ("gb2312", "big5")
    )
    return simplified - traditional, traditional - simplified
