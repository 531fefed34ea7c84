"""What may be a number, before anybody looks at what stands around it."""

from __future__ import annotations

import re

from search.language.numerals import HAN_DIGITS, HAN_UNITS, NUMBER_WORDS


def any_of(words: str) -> str:
    """A pattern for any of the words, the longest first."""
    return "|".join(sorted(map(re.escape, words.split()), key=len, reverse=True))


DIGITS = r"(?<!\d)(?:\d{1,3}(?:[ ']\d{3})+(?!\d)|\d+(?:[.,]\d+)*)"
_WORDS = any_of(" ".join(NUMBER_WORDS))
_VAGUE_WORDS = any_of(
    "dozens scores tens hundreds thousands millions billions trillions dutzende hunderte "
    "tausende zehntausende hunderttausende millionen milliarden dizaines centaines milliers "
    "milliards decenas cientos miles millones"
)
_SEVERAL = any_of("several mehrere einige plusieurs quelques varios varias") + "|a few|ein paar"
_SEVERAL_OF = any_of(
    "hundred thousand million billion trillion hundert tausend millionen milliarden billionen "
    "millions milliards milliers centaines millones cientos"
)
_COMPARED = "|".join(
    f"(?<={words} )"
    for words in (
        "more than", "less than", "at least", "about", "around", "nearly", "almost", "over", "mehr als",
        "weniger als", "mindestens", "fast", "rund", "etwa", "knapp", "uber", "mas de", "menos de", "casi",
    )
)  # fmt: skip
_LASTS = "minute|hour|day|week|month|year|decade|stunde|tag|woche|monat|jahr|hora|dia|semana|mes|ano"
"""What "a" counts behind words such as these."""

CANDIDATE = re.compile(
    rf"(?P<vague>(?:好?几|(?<![人总次指分倍多少点参])数)[{HAN_UNITS}]+|上[百千万亿]+|成[百千]上[千万]"
    rf"|[两一二三四五六七八九十\d]+位数|数以[{HAN_UNITS}]+计|\b(?:{_WORDS})(?:-figure|stellige?[mnrs]?|\scifras|\schiffres)\b"
    rf"|\b(?:{_SEVERAL})\s(?:{_SEVERAL_OF})\b"
    rf"|\b(?:{_VAGUE_WORDS})(?:\s(?:of|von|de|und)\s(?:{_VAGUE_WORDS}))*\b)"
    rf"|(?P<number>(?:{DIGITS}|[{HAN_DIGITS}{HAN_UNITS}])+)(?P<more>[多余来几]?)(?P<rest>[万亿兆]*)"
    rf"|\b(?P<dozen>(?:(?:{_WORDS}|half a|an?|ein)\s)?(?:dozen|dutzend))\b"
    rf"|\b(?P<word>(?:{_WORDS})(?:-(?:{_WORDS}|one))?"
    r"|(?:half an?|an?|one|eine?|une?)(?=\s(?:[mb]illi|trilli|thousand|hundred\b|per\s?cent\b|prozent\b))"
    rf"|(?:{_COMPARED})(?:an?|eine?[nr]?|une?|una)(?=\s(?:{_LASTS})\b))\b"
)
"""Folded: a vague number, one in digits or Chinese numerals with what may follow, a dozen, or a word."""
