"""Vectors of one encoder brought to the scale of another, so that a cosine says the same of both.

Many encoders put all sentences into a narrow cone: whatever two say, their cosine is 0.8 and more.  What is
common to all is the mean vector; without it, unrelated sentences lie around 0 (Mu and Viswanath, "All-but-
the-top", 2018).  Then every vector gets an equal share of something in common, so that unrelated sentences
have the cosine that thresholds elsewhere in the program expect.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from zipfile import BadZipFile

import numpy as np

from search.files import write_atomic
from search.related.encoders.sample import SAMPLE

if TYPE_CHECKING:
    from search.related.encoder import Vectors

EXTRA = 8
"""How many dimensions more the vectors get: what is in common is spread over them."""

VERSION = 1

_UNRELATED = 0.08
"""The mean cosine of two sentences of the sample that say different things, by the default encoder."""

Encode = Callable[[Sequence[str]], "Vectors"]


class Scale(NamedTuple):
    """What is taken from each vector, and the share of its square length that all have in common."""

    mean: Vectors
    common: float

    def applied(self, vectors: Vectors) -> Vectors:
        """Vectors of length 1 with `EXTRA` dimensions more."""
        own = _unit(vectors - self.mean) * np.float32(np.sqrt(1 - self.common))
        extra = np.full((len(own), EXTRA), np.sqrt(self.common / EXTRA), np.float32)
        return np.hstack([own, extra])


def scale_of(encode: Encode) -> Scale:
    """The scale of an encoder, by the sample: some fifty sentences are encoded."""
    found = encode([text for row in SAMPLE for text in row])
    mean = found.mean(axis=0)
    cosine = unrelated(_unit(found - mean))
    return Scale(mean, min(max(0.0, (_UNRELATED - cosine) / (1 - cosine)), 0.5))


def unrelated(vectors: Vectors) -> float:
    """The mean cosine of the sentences of the sample that say different things."""
    rows, texts = len(SAMPLE), len(SAMPLE[0])
    said = np.repeat(np.arange(rows), texts)
    return float((vectors @ vectors.T)[said[:, None] != said].mean())


def renderings(vectors: Vectors) -> float:
    """The mean cosine of those that say the same in two languages."""
    said = np.repeat(np.arange(len(SAMPLE)), len(SAMPLE[0]))
    same = (said[:, None] == said) & ~np.eye(len(said), dtype=bool)
    return float((vectors @ vectors.T)[same].mean())


def kept_scale(path: Path, encode: Encode, dimensions: int) -> Scale:
    """The scale for vectors of so many dimensions that is kept at `path`.

    One that is missing, damaged or of another size is made, and kept there if that can be written.
    """
    scale = _kept(path)
    if scale is None or scale.mean.shape != (dimensions,):
        scale = scale_of(encode)
        data = io.BytesIO()
        np.savez(data, mean=scale.mean, common=scale.common)
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            write_atomic(path, data.getvalue())
    return scale


def _kept(path: Path) -> Scale | None:
    try:
        with path.open("rb") as stream, np.load(stream, allow_pickle=False) as kept:
            return Scale(np.asarray(kept["mean"], np.float32), float(kept["common"]))
    except (OSError, ValueError, TypeError, KeyError, EOFError, BadZipFile):
        return None


def _unit(vectors: Vectors) -> Vectors:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    found: Vectors = (vectors / np.maximum(lengths, 1e-6)).astype(np.float32)
    return found
