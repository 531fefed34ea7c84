"""Which characters of a passage answer a query: worked out for shown passages only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from search.index.tree import Characters, Node, Phrase, Prefix, Term, wanted
from search.language.analysis import Token, index_tokens
from search.language.fold import fold
from search.model import Span


def highlight(text: str, tree: Node, lang: str) -> tuple[Span, ...]:
    """The ranges to mark in `text`, in order and apart; a phrase is one range.

    `lang` is the passage's language: its words are cut and stemmed as for the index.
    """
    page = Page(text, lang)
    return tuple(apart(span for leaf in dict.fromkeys(wanted(tree)) for span in page.spans(leaf)))


class Page:
    """A text in which places are looked for: its words by their terms and positions."""

    def __init__(self, text: str, lang: str) -> None:
        self.text = text
        self.tokens = index_tokens(text, lang)
        self._folded = fold(text)
        self._by_text: dict[str, list[Token]] = defaultdict(list)
        self._ends: dict[tuple[str, int], int] = {}
        for token in self.tokens:
            self._by_text[token.text].append(token)
            self._ends[token.text, token.position] = token.end

    def spans(self, leaf: Node) -> Iterator[Span]:
        """Where a leaf of a tree stands; nowhere if it is none that a text shows."""
        if isinstance(leaf, Characters):
            yield from _places(leaf.text, self.text if leaf.literal else self._folded)
        elif not is_shown(leaf):
            return
        elif isinstance(leaf, Term):
            yield from (Span(token.start, token.end) for token in self._by_text.get(leaf.text, ()))
        elif isinstance(leaf, Phrase):
            yield from self._rows(leaf.texts)
        elif isinstance(leaf, Prefix):
            for word, found in self._by_text.items():
                if word.startswith(leaf.text):
                    yield from (Span(token.start, token.end) for token in found)

    def _rows(self, texts: tuple[str, ...]) -> Iterator[Span]:
        """Where the texts stand in neighbouring positions."""
        for token in self._by_text.get(texts[0], ()):
            places = enumerate(texts[1:], token.position + 1)
            ends = [self._ends.get((text, position)) for position, text in places]
            if ends and ends[-1] is not None and None not in ends:
                yield Span(token.start, ends[-1])


def is_shown(leaf: Node) -> bool:
    """Whether it is in the text of a passage that a leaf stands, if anywhere."""
    return isinstance(leaf, Characters) or (isinstance(leaf, Term | Phrase | Prefix) and leaf.field == "body")


def _places(part: str, text: str) -> Iterator[Span]:
    place = text.find(part)
    while place >= 0:
        yield Span(place, place + len(part))
        place = text.find(part, place + len(part))


def apart(spans: Iterable[Span]) -> Iterator[Span]:
    """The spans in order, overlapping ones as one."""
    current: Span | None = None
    for span in sorted(spans):
        if current is not None and span.start < current.end:
            current = Span(current.start, max(current.end, span.end))
            continue
        if current is not None:
            yield current
        current = span
    if current is not None:
        yield current
