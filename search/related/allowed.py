"""Which sentences may answer a question: none of its own article, the copies of that, and its source."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from search.related.lines import Lines, source_key
from search.related.voices import Voices

if TYPE_CHECKING:
    from search.related.lines import Mask


def may_be_given(
    lines: Lines, langs: Sequence[str] | None, article: int | None, source: str, family: str, voices: Voices
) -> Mask:
    """Which sentences may be given: those of other articles and sources, and digests in another language."""
    table = lines.table
    wanted = lines.alive if langs is None else lines.in_languages(langs)
    if article is None:
        return wanted
    own = lines.of_articles([article])
    own_family = lines.families.index(family) if family in lines.families else -1
    digests = own[(table["role"][own] == b"summary") & (lines.family_codes[own] != own_family)]
    allowed = wanted & (lines.sources != key) if (key := source_key(source)) else wanted.copy()
    allowed[lines.of_articles([article, *voices.of(article)])] = False
    allowed[digests] = wanted[digests]
    return allowed
