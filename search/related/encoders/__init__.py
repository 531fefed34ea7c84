"""Other encoders than the one that comes with the program, by name.

    use           Universal Sentence Encoder, multilingual: the default, in the package
    e5            multilingual E5 small, from `hexapla[e5]`: better on questions, some thirty times slower
    hub:MODEL     any model of sentence-transformers by its name or folder, from `hexapla[hub]`

The name comes from `--encoder`, else from the environment variable HEXAPLA_ENCODER, else from the key
`encoder` in the folder's catalogue.yaml.  Nothing of a package is imported before the first text is encoded.
"""

from __future__ import annotations

from pathlib import Path

from search.related.encoder import Encoder, UseEncoder
from search.related.encoders.unknown import UnknownEncoder

SETTING = "HEXAPLA_ENCODER"
"""The environment variable."""

_HUB = "hub:"


def named(name: str, folder: Path | None = None) -> Encoder:
    """The encoder of a name, the default for ""; for a name that means none, one that says so when asked.

    `folder` is where the default remembers which weights it has checked.
    """
    name = name.strip()
    if name in ("", "use"):
        return UseEncoder(folder / "weights.json" if folder else None)
    if name == "e5":
        from search.related.encoders.e5 import E5Encoder

        return E5Encoder()
    if name.startswith(_HUB) and name != _HUB:
        from search.related.encoders.hub import HubEncoder

        return HubEncoder(name.removeprefix(_HUB))
    return UnknownEncoder(name)


def is_name(name: str) -> bool:
    """Whether a name means an encoder, installed or not."""
    return not isinstance(named(name), UnknownEncoder)
