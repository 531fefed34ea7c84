"""Any model of the package sentence-transformers (`hexapla[hub]`), by its name or the folder it lies in."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from search.errors import EncoderError
from search.files import write_atomic
from search.language.fold import simplify
from search.places import cache_home
from search.related.encoders import alike
from search.related.encoders.e5 import E5Encoder
from search.speech import _

if TYPE_CHECKING:
    from search.related.encoder import Vectors

_PACKAGE = "sentence_transformers"
_QUERY = "query: "
"""What models of the E5 family want in front of every text; both sides are compared as queries."""


class _Known(NamedTuple):
    """What the model said of itself when it was last loaded."""

    weights_hash: str
    dimensions: int


class HubEncoder:
    """Loaded at the first text; until then its weights are those that were noted the last time.

    A model that was never fetched is fetched by its package, which needs the network.  Its cosines are
    brought to the scale of the default encoder; see `search.related.encoders.alike`.
    """

    version = f"scale {alike.VERSION}"
    languages = E5Encoder.languages
    """Nobody tells which ones a model knows; most multilingual ones know these."""

    apart = ""

    def __init__(self, model: str, folder: Path | None = None) -> None:
        self.name = f"hub:{model}"
        self._model = model
        self._folder = folder or cache_home() / "encoders"
        self._key = "hub-" + hashlib.sha256(model.encode("utf-8", "surrogatepass")).hexdigest()[:12]
        self._lock = threading.Lock()
        self._known = self._noted()
        self._loaded: _Loaded | None = None
        self._problem = ""

    @property
    def weights_hash(self) -> str:
        """SHA-256 of the weights, shortened; empty as long as nobody has seen them."""
        return self._known.weights_hash

    @property
    def dimensions(self) -> int:
        """Those of the model, and a few more."""
        return self._known.dimensions + alike.EXTRA

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Vectors of the texts, Traditional Chinese read as Simplified.

        Raises EncoderError, also when the weights are not those that were noted: once, for then the new
        ones are noted, and the vectors of the library are made anew.
        """
        with self._lock:
            loaded = self._loaded = self._loaded or self._load()
        return loaded.encode(texts)

    # -- inside --------------------------------------------------------------------------------

    def _load(self) -> _Loaded:
        if self._problem:
            raise EncoderError(self._problem)
        try:
            model = _fetched(self._model)
        except EncoderError as error:  # asking again would wait for the network again
            self._problem = str(error)
            raise
        before, seen = self._known, _Known(_hash(model), int(model.get_sentence_embedding_dimension()))
        if before != seen:
            self._note(seen)
            self._known = seen
            if before.weights_hash:
                raise EncoderError(
                    _("The model {model} is another one than before; its vectors are made anew.").format(
                        model=self._model
                    )
                )
        raw = partial(_raw, model, _QUERY if "e5" in Path(self._model).name.lower() else "")
        path = self._folder / f"{self._key} {seen.weights_hash} {self.version}.npz"
        return _Loaded(raw, alike.kept_scale(path, raw, seen.dimensions))

    def _note(self, seen: _Known) -> None:
        """For the next start, which does without where that cannot be written."""
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            write_atomic(self._folder / f"{self._key}.json", json.dumps(seen).encode())

    def _noted(self) -> _Known:
        try:
            weights_hash, dimensions = json.loads((self._folder / f"{self._key}.json").read_text("utf-8"))
            return _Known(str(weights_hash), int(dimensions))
        except (OSError, ValueError, TypeError, OverflowError, RecursionError):
            return _Known("", 1)


class _Loaded(NamedTuple):
    """A model and its scale."""

    raw: alike.Encode
    scale: alike.Scale

    def encode(self, texts: Sequence[str]) -> Vectors:
        """See HubEncoder."""
        return self.scale.applied(self.raw(texts))


def _raw(model: Any, front: str, texts: Sequence[str]) -> Vectors:
    import numpy as np

    sent = [front + simplify(text).encode("utf-8", "replace").decode("utf-8") for text in texts]
    return np.asarray(model.encode(sent, normalize_embeddings=True, show_progress_bar=False), np.float32)


def _fetched(model: str) -> Any:
    try:
        return import_module(_PACKAGE).SentenceTransformer(model, device="cpu")
    except Exception as error:  # the network, a name, a file, memory: the package raises all kinds
        raise EncoderError(
            _(
                "The model {model} cannot be used ({reason}), so related passages "
                "rest on shared words alone; install hexapla[hub], check the name, or choose the encoder use."
            ).format(model=model, reason=" ".join(str(error).split())[:200])
        ) from error


def _hash(model: Any) -> str:
    """Of all weights, in order of their names."""
    digest = hashlib.sha256()
    for name, weights in sorted(model.state_dict().items()):
        digest.update(name.encode())
        digest.update(weights.detach().cpu().float().contiguous().numpy().tobytes())
    return digest.hexdigest()[:16]
