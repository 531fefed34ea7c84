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
    leaves = dict.fromkeys(wanted(tree))
    tokens = _Tokens(index_tokens(text, lang))
    folded = fold(text)
    spans = [span for leaf in leaves for span in _spans(leaf, tokens, text, folded)]
    return tuple(_apart(spans))


class _Tokens:
    """Tokens by their text and their position."""

    def __init__(self, tokens: Iterable[Token]) -> None:
        self.by_text: dict[str, list[Token]] = defaultdict(list)
        self._ends: dict[tuple[str, int], int] = {}
        for token in tokens:
            self.by_text[token.text].append(token)
            self._ends[token.text, token.position] = token.end

    def rows(self, texts: tuple[str, ...]) -> Iterator[Span]:
        """Where the texts stand in neighbouring positions."""
        for token in self.by_text.get(texts[0], ()):
            places = enumerate(texts[1:], token.position + 1)
            ends = [self._ends.get((text, position)) for position, text in places]
            if ends and ends[-1] is not None and None not in ends:
                yield Span(token.start, ends[-1])


def _spans(leaf: Node, tokens: _Tokens, text: str, folded: str) -> Iterator[Span]:
    if isinstance(leaf, Characters):
        yield from _places(leaf.text, text if leaf.literal else folded)
    elif isinstance(leaf, Term) and leaf.field == "body":
        yield from (Span(token.start, token.end) for token in tokens.by_text.get(leaf.text, ()))
    elif isinstance(leaf, Phrase) and leaf.field == "body":
        yield from tokens.rows(leaf.texts)
    elif isinstance(leaf, Prefix) and leaf.field == "body":
        for word, found in tokens.by_text.items():
            if word.startswith(leaf.text):
                yield from (Span(token.start, token.end) for token in found)


def _places(part: str, text: str) -> Iterator[Span]:
    place = text.find(part)
    while place >= 0:
        yield Span(place, place + len(part))
        place = text.find(part, place + len(part))


def _apart(spans: list[Span]) -> Iterator[Span]:
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
