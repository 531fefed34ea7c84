"""What the words of a query are compared with: the index, the texts and the glossary of a library."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from search.index.tree import Field, Node, Value, any_of
from search.index.words import WordIndex
from search.language.glossary import Glossary
from search.store import Store

LANGUAGE_NAMES = {
    "hans": "zh-hans",
    "hant": "zh-hant",
    "简": "zh-hans",
    "繁": "zh-hant",
    "zh-cn": "zh-hans",
    "zh-sg": "zh-hans",
    "zh-tw": "zh-hant",
    "zh-hk": "zh-hant",
    "zh-mo": "zh-hant",
}


@dataclass(frozen=True)
class Lexicon:
    """One look at a library; made anew for each query, as what it remembers may change."""

    index: WordIndex
    store: Store
    glossary: Glossary

    @cached_property
    def langs(self) -> list[str]:
        """The language tags of its passages."""
        return self.index.backend.values("lang")

    @cached_property
    def families(self) -> list[str]:
        """The languages whose words may have another stem than in English."""
        return sorted({lang.split("-")[0] for lang in self.langs} - {"en", "zh", "und"})

    def holding(self, folded: str) -> dict[int, float]:
        """Passages that hold folded characters; none in a library too large to look through."""
        return self.index.texts.holding(folded) or {}

    def knows(self, text: str, where: Field = "body") -> bool:
        """Whether a term occurs."""
        return self.index.backend.frequency(text, where) > 0

    def in_languages(self, names: Iterable[str]) -> Node | None:
        """Passages in any of the languages ("zh" is both scripts); None when the library has none of them."""
        asked = [LANGUAGE_NAMES.get(name.lower(), name.lower()) for name in names]
        tags = [tag for tag in self.langs if any(f"{tag.lower()}-".startswith(f"{name}-") for name in asked)]
        return any_of(*(Value("lang", tag, tag) for tag in tags))
