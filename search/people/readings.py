"""How Chinese characters are read: in Mandarin by `anyascii`, in Cantonese by a table of name characters."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from itertools import islice, product

from search.language.han_names import sounds_foreign

_SYLLABLE = re.compile("[A-Z][a-z]*")
_MOST = 16
"""More combinations of readings than these are not looked at."""


@lru_cache(maxsize=20_000)
def readings(name: str, style: str = "mandarin") -> tuple[tuple[str, ...], ...]:
    """The syllables of a folded Chinese name without tones, the usual reading first.

    Cantonese readings are in Jyutping; a character that its table lacks is read in Mandarin.
    """
    choices = [_table("cantonese").get(ch) if style == "cantonese" else None for ch in name]
    spoken = [choice or _mandarin(ch) for ch, choice in zip(name, choices, strict=True)]
    return tuple(islice(product(*spoken), _MOST))


def is_spelt(name: str) -> bool:
    """Whether a folded name has only characters that foreign names are written with, in either style."""
    return all(ch in _table("cantonese") or sounds_foreign(ch) for ch in name)


@lru_cache(maxsize=8000)
def _mandarin(ch: str) -> tuple[str, ...]:
    from anyascii import anyascii

    usual = tuple(each.lower() for each in _SYLLABLE.findall(anyascii(ch)))
    return tuple(dict.fromkeys((*_table("mandarin").get(ch, ()), *usual[:1]))) or ("",)


@cache
def _table(style: str) -> Mapping[str, tuple[str, ...]]:
    import yaml

    text = files("search.people").joinpath("data", "readings.yaml").read_text("utf-8")
    table: Mapping[str, str] = yaml.load(text, getattr(yaml, "CBaseLoader", yaml.BaseLoader))[style]
    found: dict[str, tuple[str, ...]] = {}
    for syllable, characters in table.items():
        for ch in characters:
            found[ch] = (*found.get(ch, ()), syllable)
    return found
