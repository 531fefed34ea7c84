"""One character to one character: the forms that text is matched by, so that offsets never move."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from search.language.scripts import HAN

if TYPE_CHECKING:
    from opencc import OpenCC

_HAN = re.compile(f"[{HAN}]")

# 著 is written for 着 in Taiwan; it keeps its own meaning only in these words.
_ZHE = re.compile("(?<![名显卓昭编原专巨论译土遗拙合])著(?![名作者称述录书有])")

_SAME = {
    **dict.fromkeys("‘’‚‛′`´ʼ＇", "'"),
    **dict.fromkeys("“”„‟″«»「」『』〝〞〟＂", '"'),
    **dict.fromkeys("‐‑‒–—―−﹣－", "-"),
    **dict.fromkeys(
        "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "
    ),
    **dict.fromkeys("•・‧∙⋅･", "·"),
    **dict(zip("øłđħŧıð", "oldhtid", strict=True)),
    **dict(zip("ёґ", "ег", strict=True)),
}
"""Marks, and letters whose stroke is not a combining mark."""

_VARIANTS = dict(
    zip(
        "著甚牠妳祢砲衞硏竝姪瞭乾藉麼麽么尅岀峯牀噁曡靑畧擧兎凃巿戱燬亙栢滙鉅証裡裏羣綫啓牆墻爲衆纔",
        "着什它你你炮卫研并侄了干借么么么克出峰床恶叠青略举兔涂市戏毁亘柏汇巨证里里群线启墙墙为众才",
        strict=True,
    )
)
"""Variant ideographs that OpenCC leaves alone, or maps only within phrases."""


class _Table(dict[int, str]):
    """A translation table that works out each character once, when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold_character(chr(code))
        return folded


_TABLE = _Table()


def simplify(text: str) -> str:
    """Traditional to Simplified Chinese (OpenCC t2s), always of the same length as `text`."""
    if not _HAN.search(text):
        return text
    return _ZHE.sub("着", _same_length(text))


def fold(text: str) -> str:
    """`text` as it is matched: Simplified, half-width, lower-case, without Latin accents.

    One character becomes one character, whatever stands around it: len(fold(s)) == len(s), and
    folding a part gives the part of the folding.  Quotation marks, hyphens and spaces are unified.
    """
    return text.translate(_TABLE)


@cache
def _converter() -> OpenCC:
    from opencc import OpenCC

    return OpenCC("t2s")


def _same_length(text: str) -> str:
    convert = _converter().convert
    try:
        simplified: str = convert(text)
    except UnicodeEncodeError:  # a lone surrogate, as JSON may hold
        simplified = ""
    if len(simplified) == len(text):
        return simplified
    return "".join(_one(convert(ch), ch) if _HAN.match(ch) else ch for ch in text)


def _one(changed: str, original: str) -> str:
    return changed if len(changed) == 1 else original


def _fold_character(ch: str) -> str:
    """Repeat the single steps until nothing changes, so that folding twice is folding once."""
    seen = ""
    while ch not in seen:
        seen += ch
        ch = _step(ch)
    return ch


def _step(ch: str) -> str:
    ch = _SAME.get(ch, ch)
    ch = _one(unicodedata.normalize("NFKC", ch), ch)
    ch = _lower(ch)
    if _HAN.match(ch):
        ch = _VARIANTS.get(ch, ch)
        return _one(_converter().convert(ch), ch)
    return _without_accent(ch)


def _lower(ch: str) -> str:
    return _one(ch.casefold(), _one(ch.lower(), ch))


def _without_accent(ch: str) -> str:
    base = unicodedata.normalize("NFD", ch)[:1]
    return base if base.isalpha() and unicodedata.name(base, "").startswith("LATIN") else ch
