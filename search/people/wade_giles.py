"""The romanisation after Wade and Giles, in which names of Taiwan are written, without its marks."""

from __future__ import annotations

import re

_SYLLABLE = re.compile(r"(zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw]?)([a-zü]+)")
_INITIALS = {"b": "p", "d": "t", "g": "k", "j": "ch", "q": "ch", "x": "hs", "zh": "ch", "r": "j"}
_INITIALS |= {"z": "ts", "c": "ts"}
_SPELT = (
    "zi:tzu ci:tzu si:ssu zhi:chih chi:chih shi:shih ri:jih yi:i yan:yen ye:yeh you:yu yong:yung yue:yueh "
    "er:erh gui:kuei kui:kuei ge:ko ke:ko he:ho e:o shuo:shuo"
)
_WHOLE = {pinyin: spelt for pinyin, _, spelt in (pair.partition(":") for pair in _SPELT.split())}
_FINALS = {"ian": "ien", "ie": "ieh", "ong": "ung", "iong": "iung", "ue": "ueh", "uo": "o"}


def wade_giles(pinyin: str) -> str:
    """A Pinyin syllable without tones (cai, jian) as Wade and Giles write it (tsai, chien)."""
    match = _SYLLABLE.fullmatch(pinyin)
    if pinyin in _WHOLE or match is None:
        return _WHOLE.get(pinyin, pinyin)
    initial, final = match.groups()
    keeps = final == "uo" and initial in ("g", "k", "h")
    return _INITIALS.get(initial, initial) + (final if keeps else _FINALS.get(final, final))
