"""Why a line finds nothing: a source, speaker or time that the library has nothing of, and what it has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from search.errors import QueryError
from search.index.lexicon import Lexicon
from search.index.query import In, Quoted, Words
from search.index.terms import analysed
from search.index.tree import And, Node, Value, wanted
from search.punctuation import followed, in_marks, listed
from search.speech import _, plural
from search.store import Store

_MOST = 8
"""Names that are told, those with most articles or quotes first."""


def lacks(tree: Node, lexicon: Lexicon) -> Iterator[str]:
    """A sentence for each part that narrows the whole line and finds nothing by itself; none of nothing."""
    parts = tree.parts if isinstance(tree, And) else (tree,)
    for part in parts if lexicon.langs else ():
        if isinstance(part, In | Value) and (told := _told(part, lexicon.store)) and _is_empty(part, lexicon):
            yield told


def _is_empty(part: Node, lexicon: Lexicon) -> bool:
    try:
        asked = analysed(part, lexicon)
    except QueryError:  # told already
        return False
    return asked is not None and not lexicon.index.backend.search(asked, 0).ids


def _told(part: In | Value, store: Store) -> str:
    if isinstance(part, Value):
        return _of_dates(store) if part.key == "date" else ""
    words = " ".join(leaf.text for leaf in wanted(part.part) if isinstance(leaf, Words | Quoted))
    if part.name == "source":
        told = _("No article is from {name}; those here are from {names}.")
        names = _most(head.source for head in store.heads())
        none = _("No article is from {name}; none here states its source.")
    elif part.name == "speaker":
        told = _("Nobody called {name} is quoted here; those quoted most are {names}.")
        names = _most(person for *_place, person in store.speakers())
        none = _("Nobody called {name} is quoted here; of no quote it is known who speaks.")
    else:
        return ""
    return (told if names else none).format(name=in_marks(words), names=names)


def _most(names: Iterable[str]) -> str:
    counts = Counter(filter(None, names))
    ranked = sorted(counts, key=lambda name: (-counts[name], name))
    return listed([*ranked[:_MOST], *["…"][: len(ranked) > _MOST]])


def _of_dates(store: Store) -> str:
    dates = sorted(head.date for head in store.heads())
    stated = [date for date in dates if date]
    if not stated:
        return _("No article here states its date.")
    told = (
        _("No article is of that time; the dates here go from {first} to {last}.")
        if stated[0] != stated[-1]
        else _("No article is of that time; the only date here is {first}.")
    ).format(first=stated[0], last=stated[-1])
    if count := len(dates) - len(stated):
        unknown = plural("{count:,} article has none.", "{count:,} articles have none.", count)
        return followed(told, unknown)
    return told
