"""Who acts: the police, the army, a court, children.  Of two renderings one names the one, one the other.

Two kinds of actors exclude each other unless one is of the other (pilots are staff), so no dictionary is
needed to know that the police are not 军方.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from search.comparing.differing import Marks
from search.language.concepts import Concept
from search.language.fold import fold
from search.language.glossary import Glossary
from search.model import Span

_NOBODY = "nobody"
"""The kind of words that only look like somebody, as the press does in a press release."""


class ActorAt(NamedTuple):
    """A word for a kind of actor at [start, end)."""

    start: int
    end: int
    kind: str


def actors(text: str, lang: str) -> list[ActorAt]:
    """The actors that a text names, in order, by the kinds of `actors.yaml`.  Linear in the text."""
    found = _kinds().words.find(text, lang)
    return [
        ActorAt(hit.start, hit.end, hit.concept.id)
        for hit in found
        if hit.concept.id != _NOBODY and _is_meant(hit.concept, text[hit.start : hit.end])
    ]


def actor_marks(
    here: Sequence[ActorAt],
    there: Sequence[ActorAt],
    around_here: Sequence[ActorAt],
    around_there: Sequence[ActorAt],
) -> Marks:
    """The actors of two phrases that the other side has nowhere, where both phrases have such.

    `around_here` and `around_there` are all actors of the sides: who stands in another phrase was only moved.
    """
    ours = [each for each in here if not any(may_be_one(each.kind, other.kind) for other in around_there)]
    theirs = [each for each in there if not any(may_be_one(each.kind, other.kind) for other in around_here)]
    return Marks(_spans(ours), _spans(theirs)) if ours and theirs else Marks([], [])


def may_be_one(one: str, other: str) -> bool:
    """Whether one actor may be meant by words of two kinds: they are the same, or one is of the other.

    Doctors and nurses are both staff, and yet two.
    """
    return one == other or one in _wider(other) or other in _wider(one)


def _is_meant(kind: Concept, mention: str) -> bool:
    """Whether words are a form of a kind or a longer form of one; a village is no villager."""
    written = fold(mention)
    return any(written.startswith(fold(form)) for forms in kind.forms.values() for form in forms)


def _spans(found: Iterable[ActorAt]) -> list[Span]:
    return sorted({Span(each.start, each.end) for each in found})


@cache
def _wider(kind: str) -> frozenset[str]:
    """All kinds that a kind is of."""
    above = _kinds().above.get(kind, ())
    return frozenset(above).union(*map(_wider, above))


@dataclass(frozen=True)
class _Kinds:
    words: Glossary
    above: Mapping[str, tuple[str, ...]]


@cache
def _kinds() -> _Kinds:
    """The bundled kinds; some milliseconds once."""
    import yaml

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    text = files("search.comparing").joinpath("actors.yaml").read_text("utf-8")
    entries = yaml.load(text, Loader=loader)
    return _Kinds(
        Glossary(Concept(each["id"], "term", _forms(each)) for each in entries),
        {each["id"]: tuple(each.get("of", ())) for each in entries},
    )


def _forms(entry: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    return {lang: tuple(words) for lang, words in entry.items() if lang not in ("id", "of")}
