"""The sentences of one article, with their vectors."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from search.model import Span
from search.store import Store

if TYPE_CHECKING:
    from search.related.encoder import Vectors
    from search.related.lines import Lines, Mask, Numbers


class Sentences(NamedTuple):
    """Sentences of an article's body in order of the text, each with its language and a row of `vectors`.

    Those that say too little for a vector are left out.
    """

    spans: list[Span]
    langs: list[str]
    vectors: Vectors


NO_SENTENCES = Sentences([], [], np.zeros((0, 0), np.float32))


def sentences_of(
    article: int, lines: Lines, ready: Mask, floats: Callable[[Numbers], Vectors], store: Store
) -> Sentences:
    """Those of an article that are `ready`; `floats` gives the vectors of rows of `lines`."""
    rows = lines.of_articles([article])
    table = lines.table[rows]
    rows, table = (each[ready[rows] & (table["role"] == b"body")] for each in (rows, table))
    excerpts = store.excerpts(np.unique(table["passage"]).tolist())
    found = [
        (excerpts[passage].passage.sentences[number], excerpts[passage].passage.lang, row)
        for passage, number, row in zip(
            table["passage"].tolist(), table["sentence"].tolist(), rows.tolist(), strict=True
        )
        if passage in excerpts
    ]
    found.sort()
    vectors = floats(np.array([row for *_, row in found], np.int64))
    return Sentences([span for span, *_ in found], [lang for _, lang, _ in found], vectors)
