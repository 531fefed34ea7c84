"""Chinese names that stand by themselves, rather than inside a longer word."""

from __future__ import annotations

import re
from dataclasses import replace

from search.index.tree import Characters
from search.language.fold import fold
from search.language.scripts import HAN
from search.language.segment import segment
from search.model import Span
from search.store import Store

_ONLY_HAN = re.compile(f"[{HAN}]+")
_MOST = 5000
"""Passages that are looked at closely; of more, all are given."""


def whole_names(name: Characters, store: Store) -> Characters:
    """Passages where the characters are no part of a longer word: 克尔 is not in 默克尔."""
    if len(name.scores) > _MOST:
        return name
    excerpts = store.excerpts(name.scores)
    kept = {
        key: score
        for key, score in name.scores.items()
        if key not in excerpts or _stands_alone(name.text, fold(excerpts[key].text))
    }
    return replace(name, scores=kept)


def _stands_alone(name: str, folded: str) -> bool:
    """Whether one place of a name is not inside a longer Chinese word, or it stands in the title alone.

    Behind the point of a name, as in 茉娜·克尔, a word begins whatever the segmenter makes of what follows.
    """
    places = [found.start() for found in re.finditer(re.escape(name), folded)]
    longer = [
        Span(run.start() + start, run.start() + end)
        for run in _ONLY_HAN.finditer(folded)
        if name in run.group()
        for _word, start, end in segment(run.group())
        if end - start > len(name)
    ]
    return not places or not all(
        folded[at - 1 : at] != "·" and any(word.start <= at and at + len(name) <= word.end for word in longer)
        for at in places
    )
