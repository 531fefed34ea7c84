"""How passages lie in a Whoosh index."""

from __future__ import annotations

import secrets
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from whoosh.codec.whoosh3 import LENGTHS_COLUMN, W3Codec, W3PerDocReader, byte_to_length
from whoosh.columns import NumericColumn
from whoosh.fields import COLUMN, ID, TEXT, Schema
from whoosh.formats import Positions

from search.index.whoosh_files import OurSegment
from search.language.analysis import Token


class TokensField(TEXT):  # type: ignore[misc] # whoosh is untyped
    """Text that comes as tokens with positions; the parts of a long word share its position."""

    def __init__(self) -> None:
        super().__init__(analyzer=_no_analyzer, phrase=True, stored=False)

    def index(self, value: Sequence[Token], **_: Any) -> Iterator[tuple[bytes, int, float, bytes]]:
        """Each term once, as (term, frequency, weight, encoded positions)."""
        positions: dict[str, list[int]] = defaultdict(list)
        for token in value:
            positions[token.text].append(token.position)
        for text, places in positions.items():
            encoded = _at(places[0]) if len(places) == 1 else self.format.encode(places)
            yield _term(text), len(places), float(len(places)), encoded


@lru_cache(maxsize=50_000)
def _term(text: str) -> bytes:
    """Remembered, as most words come often: a writer holds all that it is given until it commits."""
    return text.encode()


@lru_cache(maxsize=5_000)
def _at(place: int) -> bytes:
    """A single position, encoded; remembered likewise."""
    encoded: bytes = Positions().encode([place])
    return encoded


def _no_analyzer(value: str, **_: Any) -> Iterator[Any]:
    """Stands where Whoosh wants an analyzer; texts are analysed before they come here."""
    raise TypeError(f"texts are analysed before they are indexed, not here: {value!r}")


def schema() -> Schema:
    """Nothing is stored: an index gives passage ids, and the record has the rest."""
    return Schema(
        id=COLUMN(NumericColumn("q")),
        article=ID(),
        lang=ID(),
        role=ID(),
        date=ID(),
        body=TokensField(),
        title=TokensField(),
        source=TokensField(),
        speaker=TokensField(),
    )


class OurCodec(W3Codec):  # type: ignore[misc] # whoosh is untyped
    """Whoosh's format, handled in two other ways.

    Segments get names from the system's randomness: Whoosh draws them from `random`, and a program that
    seeds it would be given the name of a living segment.  Lengths of fields are kept in memory: Whoosh
    looks one up in a file for every posting, a sixth of all its work.
    """

    def new_segment(self, _: Any, indexname: str) -> OurSegment:
        """An empty segment under a new name."""
        return OurSegment(self, indexname, segid=secrets.token_hex(8))

    def per_document_reader(self, storage: Any, segment: OurSegment) -> W3PerDocReader:
        """What is asked for the lengths of fields."""
        return _Lengths(storage, segment)


class _Lengths(W3PerDocReader):  # type: ignore[misc] # whoosh is untyped
    def __init__(self, storage: Any, segment: OurSegment) -> None:
        super().__init__(storage, segment)
        self._known: dict[str, list[int]] = {}

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        """How many terms a field of a document holds, as nearly as one byte can tell."""
        if fieldname not in self._known:
            column = self._cached_reader(f"_{fieldname}_len", LENGTHS_COLUMN)
            self._known[fieldname] = [byte_to_length(each) if each else default for each in column or ()]
        lengths = self._known[fieldname]
        return lengths[docnum] if docnum < len(lengths) else default
