"""How large a vague figure is: 數十億 and "billions" say the same, 九位數 and "nine-figure" too."""

from __future__ import annotations

import re

from search.language.fold import fold
from search.language.numerals import NUMBER_WORDS, han_value
from search.model import Figure

_POWERS = {
    1: "dozens scores tens dutzende dizaines decenas 十",
    2: "hundred hundreds hundert hunderte centaines cientos 百",
    3: "thousand thousands tausend tausende milliers mille miles mil 千",
    4: "zehntausende 万",
    5: "hunderttausende",
    6: "million millions millionen millones",
    8: "亿",
    9: "billion billions milliarde milliarden milliard milliards",
    12: "trillion trillions billionen 兆",
}
_POWER_OF = {word: power for power, words in _POWERS.items() for word in words.split()}
_WORD = re.compile(rf"\b(?:{'|'.join(word for word in _POWER_OF if word.isascii())})\b|[十百千万亿兆]")
_PLACES = re.compile(
    rf"(\d{{1,2}}|[两一二三四五六七八九十]{{1,2}})位数|\b({'|'.join(NUMBER_WORDS)})(?:-figure|stellig|\scifras|\schiffres)"
)


def magnitude(figure: Figure) -> int | None:
    """The power of ten from which a vague figure reaches to the next; None for one with a value.

    Billions, 數十億 and a ten-figure sum are 9.
    """
    return None if figure.value is not None else _magnitude(fold(figure.text))


def _magnitude(folded: str) -> int | None:
    places = _PLACES.search(folded)
    if places:
        count = NUMBER_WORDS.get(places[2] or "") or han_value(places[1] or "") or 0
        return int(count) - 1 if count >= 1 else None
    if "成千上万" in folded:
        return 3
    return sum(_POWER_OF[word] for word in _WORD.findall(folded)) or None
