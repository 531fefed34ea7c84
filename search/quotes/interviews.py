"""Printed interviews and transcripts: paragraphs that a label and a colon give to one speaker.

Q: … A: … / SPIEGEL: … Kern: … / 問：… 答：…  One rule for all scripts: at least three turns near each
other, of two labels or more, one of which comes back; a Chinese answer right behind a question is
enough.  The words of a turn are direct speech of its label, questions too; 問, Q and A name nobody.
Every paragraph is looked at once.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import NamedTuple

from search.language.fold import simplify
from search.model import Span
from search.quotes.cues import lexicon
from search.quotes.han.cues import any_of
from search.quotes.paragraphs import Paragraph
from search.quotes.said import Heard, Said

_HAN_TURN = re.compile(
    r"(?P<label>[^：:，。？！、“”「」《》()（）\s][^：:，。？！、“”「」《》\n]{0,13})[：:]\s*(?P<words>[^\s“\"「『].*)",
    re.DOTALL,
)
_TURN = re.compile(
    r"(?P<label>[^\W\d_a-z][\w.'’&-]{0,24}(?: [\w.'’&-]{1,24}){0,3}) ?:\s+(?P<words>[^\s“„\"«‘].*)",
    re.DOTALL,
)
_QUESTIONS = ("问", "問", "Q")
_ANSWERS = ("答", "A")
_ENDED = re.compile(r"[.!?…。！？][\s”\"’»)]*$")
_FEWEST = 3
_NEAR = 3


class _Turn(NamedTuple):
    """One labelled paragraph; a `nameless` label tells only who asks and who answers."""

    number: int
    label: Span
    words: Span
    name: str
    nameless: bool
    asks: bool
    ended: bool


def turns(text: str, places: Sequence[Paragraph]) -> dict[int, Heard]:
    """What the turns of an interview say, by paragraph number."""
    found: dict[int, Heard] = {}
    for run in _runs(text, places):
        if _is_interview(run):
            found.update((turn.number, _heard(turn)) for turn in run)
        elif _is_han(run[0].name):
            found.update((turn.number, _heard(turn)) for turn in _answered(run))
    return found


def _runs(text: str, places: Sequence[Paragraph]) -> list[list[_Turn]]:
    """The labelled paragraphs, those near each other together."""
    runs: list[list[_Turn]] = []
    for number, place in enumerate(places):
        turn = _turn(text, number, place)
        if turn is None:
            continue
        if runs and number - runs[-1][-1].number <= _NEAR:
            runs[-1].append(turn)
        else:
            runs.append([turn])
    return runs


def _turn(text: str, number: int, place: Paragraph) -> _Turn | None:
    han = place.lang.startswith("zh")
    match = (_HAN_TURN if han else _TURN).fullmatch(text, place.start, place.end)
    if match is None or not (han or _is_label(match["label"], place.lang)):
        return None
    name = match["label"]
    asks = _asks(name) if han else _is_word("interviewers", name, place.lang)
    nameless = name in (*_QUESTIONS, *_ANSWERS) or (
        not han and (asks or _is_word("answers", name, place.lang))
    )
    ended = bool(_ENDED.search(match["words"][-4:]))
    return _Turn(number, Span(*match.span("label")), Span(*match.span("words")), name, nameless, asks, ended)


def _is_label(label: str, lang: str) -> bool:
    """Whether all words of a label are names or particles of names, or it tells who asks or answers."""
    words = lexicon(lang)
    if words is None:
        return False
    return all(word[0].isupper() or words.has("particles", word) for word in label.split())


def _is_word(group: str, label: str, lang: str) -> bool:
    words = lexicon(lang)
    return words is not None and words.has(group, label.lower().rstrip("."))


def _asks(label: str) -> bool:
    return bool(re.fullmatch(rf".{{0,10}}{any_of('interviewers')}", simplify(label)))


def _is_han(label: str) -> bool:
    return any(char > "⺀" for char in label)


def _is_interview(run: list[_Turn]) -> bool:
    """Whether turns alternate, and most are sentences, as in no list of facts (Place: …, Time: …)."""
    speakers = [name for name, _ in itertools.groupby(turn.name for turn in run)]
    returns = len(speakers) > len(set(speakers))
    ended = sum(turn.ended for turn in run)
    return len(run) >= _FEWEST and returns and ended * 2 > len(run)


def _answered(run: list[_Turn]) -> list[_Turn]:
    """The questions of a run, and the turns right behind them or behind an answer."""
    kept: list[_Turn] = []
    for turn in run:
        if turn.asks or (kept and kept[-1].number == turn.number - 1):
            kept.append(turn)
    return kept if any(not turn.asks for turn in kept) else []


def _heard(turn: _Turn) -> Heard:
    cue, speaker = (turn.label, Span(0, 0)) if turn.nameless else (Span(0, 0), turn.label)
    return Heard([Said(*turn.words, "direct", cue, speaker, chain=turn.words.start)], [])
