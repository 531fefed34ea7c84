"""A first page of hits in which every language is heard that answers at all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from search.model import Hit, Results

Ask = Callable[[str, int], Sequence[Hit]]
"""The first few hits of one language, given by its tag."""

_SHARE = 10
"""Of so many hits one is kept for each language."""

_TYPED = ("word", "script")


def heard(results: Results, limit: int, ask: Ask) -> tuple[Hit, ...]:
    """The hits of a page, on which each language has some, as far as it has any.

    Scores of two languages cannot be compared, and a common word would fill the page with its own language.
    What gives way are the last hits of the languages that have most.  Hits for the words as typed still come
    before those for other names of them, and these before what is near in meaning.  Costs a question for
    each language that is missing.
    """
    least = max(1, limit // _SHARE)
    kept = list(results.hits)
    held = Counter(hit.passage.lang for hit in kept)
    for facet in results.facets if results.total > len(kept) else ():
        wanted = min(least, facet.count) if facet.kind == "language" else 0
        if held[facet.value] < wanted:
            known = {hit.passage.id for hit in kept}
            new = [hit for hit in ask(facet.value, wanted) if hit.passage.id not in known]
            kept += new
            held[facet.value] += len(new)
    while len(kept) > limit and held.most_common(1)[0][1] > least:
        most = held.most_common(1)[0][0]
        at = max(at for at, hit in enumerate(kept) if hit.passage.lang == most)
        del kept[at]
        held[most] -= 1
    return tuple(sorted(kept[:limit], key=_manner))


def _manner(hit: Hit) -> int:
    if any(kind in _TYPED for kind in hit.found_by):
        return 0
    return 2 if hit.found_by == ("meaning",) else 1
