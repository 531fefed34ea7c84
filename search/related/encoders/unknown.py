"""What stands in for an encoder that nobody knows: related passages then rest on shared words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from search.errors import EncoderError
from search.speech import _

if TYPE_CHECKING:
    from search.related.encoder import Vectors


class UnknownEncoder:
    """Has the interface of an encoder and no vectors."""

    version = "0"
    weights_hash = ""
    dimensions = 1
    languages: frozenset[str] = frozenset({"en"})
    apart = ""

    def __init__(self, name: str) -> None:
        self.name = name

    def encode(self, _texts: Sequence[str], /) -> Vectors:
        """Raises EncoderError."""
        raise EncoderError(
            _(
                "There is no encoder “{name}”, so related passages rest on shared words alone; "
                "name use, e5 or hub:MODEL."
            ).format(name=self.name)
        )
