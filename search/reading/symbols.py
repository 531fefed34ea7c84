"""Characters that fonts of signs put where Unicode has none of its own (U+E000 to U+F8FF)."""

from __future__ import annotations

PRIVATE = "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"
"""To stand inside a regular expression's `[...]`."""

LOST = "\ufffd"


def _table(rows: str) -> dict[int, str]:
    """From words such as B7•: the place in the font, then the character."""
    return {int(word[:2], 16): word[2:] for word in rows.split()}


_SIGN_FONTS = range(0xF000, 0xF100)
_DINGBATS = _table(
    "4A☺ 4C☹ 6C● 6D○ 6E■ 6F□ 71❑ 72❒ 73⬧ 74⧫ 75◆ 76❖ 77⬥ 9E· 9F• A7▪ A8◻ B7• D8➢ DF← E0→ E1↑ E2↓ FB✗ FC✓ FE☑"
)
"""What word processors put before list items and into text."""

_GREEK = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_ αβχδεφγηιϕκλμνοπθρστυϖωξψζ"
_SYMBOL = {
    **{ord("A") + place: letter for place, letter in enumerate(_GREEK)},
    **_table("22∀ 2D− A0€ A3≤ A5∞ AC← AE→ B0° B1± B3≥ B4× B7• B8÷ B9≠ BB≈ BC… D2® D3© D4™ E5∑"),
}
"""What differs from ASCII in the font of that name."""


def sign(code: int, font: str = "") -> str:
    """What a private-use code shows; LOST where nobody knows.  `font` tells Greek letters from dingbats."""
    if code not in _SIGN_FONTS:
        return LOST
    place = code - _SIGN_FONTS.start
    if font.lower().endswith("symbol"):
        return _SYMBOL.get(place) or (chr(place) if 0x20 <= place < 0x7F else LOST)
    return _DINGBATS.get(place, LOST)
