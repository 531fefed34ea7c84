"""How Chinese words sound, tones aside: what an input method offers side by side."""

from __future__ import annotations


def sound(word: str) -> str:
    """The usual readings of the characters in a row, 开源 and 开元 alike: kaiyuan."""
    from anyascii import anyascii

    return anyascii(word).lower()
