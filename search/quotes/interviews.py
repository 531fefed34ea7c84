"""Printed interviews in Chinese: paragraphs that a label and a colon give to one speaker (問：… 答：…)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from search.language.fold import simplify
from search.model import Span
from search.quotes.han_cues import any_of
from search.quotes.paragraphs import Paragraph
from search.quotes.said import Heard, Said

_TURN = re.compile(
    r"(?P<label>[^：:，。？！、“”「」《》()（）\s][^：:，。？！、“”「」《》\n]{0,13})[：:]\s*(?P<words>[^\s“\"「『].*)",
    re.DOTALL,
)
_QUESTIONS = ("问", "問", "Q")
_ANSWERS = ("答", "A")


def turns(text: str, places: Sequence[Paragraph]) -> dict[int, Heard]:
    """What the answers of an interview say, by paragraph number; a question of a named medium says nothing.

    An answer is a labelled paragraph next to a question, or to another answer behind one.  Questions
    are known by their label: 記者, 問, the name of a paper or station.
    """
    found: dict[int, Heard] = {}
    asked = -2
    for number, place in enumerate(places):
        match = _TURN.fullmatch(text, place.start, place.end) if place.lang.startswith("zh") else None
        if match is None:
            continue
        if _asks(match["label"]):
            found[number] = _turn(match) if match["label"] in _QUESTIONS else Heard([], [])
            asked = number
        elif asked == number - 1:
            found[number] = _turn(match)
            asked = number
    return found if any(heard.said for heard in found.values()) else {}


def _asks(label: str) -> bool:
    return bool(re.fullmatch(rf".{{0,10}}{any_of('interviewers')}", simplify(label)))


def _turn(match: re.Match[str]) -> Heard:
    label, words = Span(*match.span("label")), Span(*match.span("words"))
    nameless = match["label"] in (*_QUESTIONS, *_ANSWERS)
    said = Said(
        *words,
        "direct",
        label if nameless else Span(0, 0),
        Span(0, 0) if nameless else label,
        chain=words.start,
    )
    return Heard([said], [])
