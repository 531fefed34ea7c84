"""Characters as fonts name their shapes, back to those that were written."""

from __future__ import annotations

import re
import unicodedata

from search.language.scripts import HAN
from search.reading.prose import whole
from search.reading.symbols import PRIVATE, sign

_RADICALS = "\u2e80-\u2fdf"
_LIGATURES = "\ufb00-\ufb06\ufb13-\ufb17\ufb50-\ufdff\ufe70-\ufefc"
"""Latin and Armenian ones, and the shapes of Arabic letters."""

_COMPATIBLE = "\uf900-\ufaff\U0002f800-\U0002fa1f"
_UNUSUAL = re.compile(
    f"[{_LIGATURES}{_COMPATIBLE}{_RADICALS}{PRIVATE}\x80-\x9f\xa8\xb4\u02c6-\u02dd\ud800-\udfff]"
)
_SHAPE = re.compile(f"[{_LIGATURES}{_COMPATIBLE}]")
_RADICAL = re.compile(f"(?<=[{HAN}{_RADICALS}])[{_RADICALS}]|[{_RADICALS}](?=[{HAN}{_RADICALS}])")
_UNNAMED = re.compile(f"[{PRIVATE}]")
_WINDOWS = re.compile("[\x80-\x9f]")
_ACCENTS = {
    "\u00b4": "\u0301", "\u00a8": "\u0308", "\u02c6": "\u0302", "\u02c7": "\u030c", "\u02d8": "\u0306",
    "\u02d9": "\u0307", "\u02da": "\u030a", "\u02dc": "\u0303", "\u02dd": "\u030b",
}  # fmt: skip
_ACCENTED = re.compile(f"(?<=[A-Za-z])([{''.join(_ACCENTS)}])([A-Za-z\u0131])")

_UNIFIED = dict(
    zip(
        "⺁⺇⺈⺋⺌⺍⺗⺟⺠⺮⺳⺼⻁⻄⻅⻆⻉⻋⻌⻍⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳",
        "厂几刀卩小小心母民竹网肉虎西见角贝车辶辶长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙龟",
        strict=True,
    )
)
"""Radicals that Unicode does not resolve by itself, after its list of equivalent ideographs."""


def as_written(text: str, font: str = "") -> str:
    """Ligatures as letters, radicals inside words as ideographs, accents on their letters.

    Control codes are those of Windows, whose marks stand there; a private code
    shows what fonts of signs have there, and U+FFFD where nobody knows.  A list of radicals stays one.
    """
    if text.isascii() or not _UNUSUAL.search(text):
        return text
    text = _WINDOWS.sub(lambda match: match[0].encode("latin-1").decode("cp1252", "replace"), text)
    text = _SHAPE.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)
    text = _RADICAL.sub(lambda match: _unified(match[0]), text)
    text = _ACCENTED.sub(_composed, text)
    text = _UNNAMED.sub(lambda match: sign(ord(match[0]), font), text)
    return whole(text)


def _unified(radical: str) -> str:
    return _UNIFIED.get(radical) or unicodedata.normalize("NFKC", radical)


def _composed(match: re.Match[str]) -> str:
    letter = "i" if match[2] == "\u0131" else match[2]
    one = unicodedata.normalize("NFC", letter + _ACCENTS[match[1]])
    return one if len(one) == 1 else match[0]
