"""Words that deny what another one says: 看不见 is no rendering of "see", although it holds its letters."""

from __future__ import annotations

import re

from search.glossaries.own import Form, family
from search.language.fold import fold
from search.language.scripts import HAN
from search.language.segment import is_word

_CANNOT = re.compile(f"(?P<deed>[{HAN}])不(?P<end>[{HAN}])")
_NEGATIVE = re.compile(
    r"\b(?:un|in|im|il|ir|dis|non|mis)\w|\w(?:less|los)\b|n['’]t\b|"
    r"\b(?:not|no|never|cannot|without|fail\w*|kein\w*|nicht|nie|ohne|ne|pas|sans|jamais|sin|nunca)\b"
)
"""Words that deny, or whose prefix or ending may; many only look so, and nothing is said of these."""


def is_denied(one: Form, other: Form) -> bool:
    """Whether one form says that what the other says cannot be: a deed, 不 and the end it does not reach.

    Only where the deed and its end are a word without 不: 对不起 is "sorry", and 差不多 "nearly".
    """
    chinese, others = (one, other) if family(one.lang) == "zh" else (other, one)
    if family(chinese.lang) != "zh" or family(others.lang) == "zh":
        return False
    found = _CANNOT.fullmatch(fold(chinese.text))
    if not found or not is_word(found["deed"] + found["end"]):
        return False
    return _NEGATIVE.search(fold(others.text)) is None
