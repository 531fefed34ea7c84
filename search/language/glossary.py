"""Find glossary concepts in a text, and the forms of a concept in another language."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from search.language import concepts
from search.language.analysis import query_tokens
from search.language.concepts import Concept
from search.language.fold import fold


class GlossaryHit(NamedTuple):
    """A concept named at [start, end) of the text."""

    start: int
    end: int
    concept: Concept


class Glossary:
    """The bundled entries and, after them, the user's own."""

    def __init__(self, entries: tuple[Concept, ...]) -> None:
        self._entries = entries

    @classmethod
    def load(cls, extra: Path | None = None) -> Glossary:
        """The bundled glossary, with the entries of `extra` added."""
        return cls(concepts.bundled() + (concepts.read(extra) if extra else ()))

    @cached_property
    def _by_terms(self) -> dict[tuple[str, ...], Concept]:
        table: dict[tuple[str, ...], Concept] = {}
        for concept in self._entries:
            for lang, forms in concept.forms.items():
                for form in forms:
                    table[tuple(t.text for t in query_tokens(form, lang))] = concept
        return table

    def find(self, text: str, lang: str) -> list[GlossaryHit]:
        """Longest matches, left to right."""
        tokens = query_tokens(text, lang if lang[:2] != "zh" else "en")
        hits = []
        i = 0
        while i < len(tokens):
            for n in range(min(5, len(tokens) - i), 0, -1):
                concept = self._by_terms.get(tuple(t.text for t in tokens[i : i + n]))
                if concept:
                    hits.append(GlossaryHit(tokens[i].start, tokens[i + n - 1].end, concept))
                    i += n - 1
                    break
            i += 1
        return hits

    def forms(self, concept: Concept, lang_family: str) -> tuple[str, ...]:
        """The forms of `concept` in a language family such as "zh"."""
        return concept.forms.get(lang_family, ())

    def lookup(self, words: str) -> tuple[Concept, ...]:
        """Concepts that have `words` as a form."""
        key = fold(words)
        return tuple(c for c in self._entries if any(fold(f) == key for fs in c.forms.values() for f in fs))
