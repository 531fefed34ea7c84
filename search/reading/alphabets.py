"""The letters beyond ASCII of languages written in Latin script, and the old encodings these came in.

One byte stands for another letter in each encoding, so a wrong one shows letters that the language of
the plain letters around them does not have.
"""

from __future__ import annotations

from functools import cache

_WESTERN = "en de fr es it pt nl sv da no fi ca gl eu ga is sq id af"

LATIN_CODECS = {
    "cp1252": _WESTERN.split(),
    "cp1250": ["pl", "cs", "hu", "ro", "hr", "sk", "sl"],
    "iso8859-2": ["pl", "cs", "hu", "ro", "hr", "sk", "sl"],
    "cp1254": ["tr"],
    "cp1257": ["lt", "lv", "et"],
    "iso8859-15": ["fr", "fi", "et"],
    "mac-roman": _WESTERN.split(),
}
"""Codecs with the languages they are looked through for; of equal ones the first is taken."""

ALPHABETS = {
    "en": "éèêëçïñöü",
    "de": "äöüßéè",
    "fr": "àâæçéèêëîïôœùûüÿ",
    "es": "áéíñóúü",
    "it": "àèéìíîòóùú",
    "pt": "áâãàçéêíóôõúü",
    "nl": "éëïóöüèêáç",
    "sv": "åäöéàü",
    "da": "æøåéóü",
    "no": "æøåéòôàó",
    "fi": "äöåšžé",
    "ca": "àçèéíïòóúü",
    "gl": "áéíñóúüï",
    "eu": "ñüç",
    "ga": "áéíóú",
    "is": "áðéíóúýþæö",
    "sq": "ëç",
    "id": "é",
    "af": "áéêëèîïôöûúü",
    "pl": "ąćęłńóśźż",
    "cs": "áčďéěíňóřšťúůýž",
    "sk": "áäčďéíĺľňóôŕšťúýž",
    "hu": "áéíóöőúüű",
    "ro": "ăâîşţ",
    "hr": "čćđšž",
    "sl": "čšž",
    "tr": "çğıöşüâîû",
    "lt": "ąčęėįšųūž",
    "lv": "āčēģīķļņšūž",
    "et": "äõöüšž",
}


@cache
def with_capitals(letters: str) -> frozenset[str]:
    """The letters with their capitals, where these are one character; with ı also İ, the capital of i."""
    capitals = {letter.upper() for letter in letters}
    turkish = {"İ"} if "ı" in letters else set()
    return frozenset(letters) | {capital for capital in capitals if len(capital) == 1} | turkish
