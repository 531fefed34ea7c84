"""Where all of what was typed stands at once: the marks of key words in context.

Words that were typed side by side are one phrase as a rule, and each of them alone may say the opposite:
"open source" is not what closed-source is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from search.index.highlight import Page, apart, is_shown
from search.index.tree import Alias, And, Best, Characters, Node, Or, Prefer, wanted
from search.language.analysis import Token, query_tokens
from search.model import Hit, Span

BESIDE = re.compile(r"[\s\-\u2010\u2011]{0,3}")
"""What may stand between the words of one place."""

_MOSTLY = 0.5
"""Share of the passages that have all words side by side from which those that have not are left out."""


def at_wholes(hits: Sequence[Hit], tree: Node, side_by_side: bool) -> list[Hit]:
    """The hits of a tree with marks at whole matches only, and without those that have none.

    Where the words of a line that are `side_by_side` in it stand apart in most passages, they are no phrase,
    and a passage that never has them side by side keeps the marks of its words.
    """
    pages = [(hit, Page(hit.text, hit.passage.lang)) for hit in hits]
    words = [
        _marked(hit, [span for leaf in dict.fromkeys(wanted(tree)) for span in _uncut(page, leaf)])
        for hit, page in pages
    ]
    if not side_by_side:
        return [hit for hit in words if hit.spans]
    phrases = [_marked(hit, _phrases(page, tree) or []) for hit, page in pages]
    is_phrase = sum(bool(hit.spans) for hit in phrases) >= max(1.0, _MOSTLY * len(hits))
    both = zip(phrases, words, strict=True)
    chosen = phrases if is_phrase else [one if one.spans else other for one, other in both]
    return [hit for hit in chosen if hit.spans]


def _marked(hit: Hit, spans: Iterable[Span]) -> Hit:
    return replace(hit, spans=tuple(span.shifted(hit.passage.start) for span in apart(spans)))


def _uncut(page: Page, leaf: Node) -> Iterator[Span]:
    """The places of a leaf, but for those of a Chinese word between the halves of two others.

    開源 stands in 公開|源碼 by its characters alone.
    """
    is_word = isinstance(leaf, Characters) and not leaf.literal and len(query_tokens(leaf.text)) == 1
    for span in page.spans(leaf):
        if not (is_word and _is_between(span, page.tokens)):
            yield span


def _is_between(span: Span, tokens: Sequence[Token]) -> bool:
    """Whether a range begins inside one word and ends inside another."""
    begins = any(token.start < span.start < token.end < span.end for token in tokens)
    return begins and any(span.start < token.start < span.end < token.end for token in tokens)


# -- words side by side --------------------------------------------------------------------------


def _phrases(page: Page, node: Node, in_order: bool = True) -> list[Span] | None:
    """Where all of a tree stands; None for what no text shows, such as a language."""
    if isinstance(node, Alias):
        return _phrases(page, node.part, in_order=False)  # another language has another order
    if isinstance(node, Prefer):
        return _phrases(page, node.part, in_order)
    if isinstance(node, And | Or | Best):
        parts = [_phrases(page, part, in_order) for part in node.parts]
        shown = [part for part in parts if part is not None]
        if isinstance(node, And):
            return _side_by_side(page.text, shown, in_order) if shown else None
        return [span for part in shown for span in part] if shown else None
    return list(_uncut(page, node)) if is_shown(node) else None


def _side_by_side(text: str, parts: Sequence[Sequence[Span]], in_order: bool) -> list[Span]:
    """Ranges in which each part has a place, with next to nothing between one and the next."""
    found: list[Span] = []
    start, end = 0, 0
    seen: set[int] = set()
    for span, part in sorted((span, at) for at, spans in enumerate(parts) for span in spans):
        fits = part not in seen and (not in_order or part == len(seen))
        if not (fits and seen and BESIDE.fullmatch(text, end, max(end, span.start))):
            start, end, seen = span.start, span.end, set()
        if not in_order or part == len(seen):
            end = max(end, span.end)
            seen.add(part)
        if len(seen) == len(parts):
            found.append(Span(start, end))
            seen = set()
    return found
