"""Who acts: the police, the army, a court, children.  Of two renderings one names the one, one the other.

Two kinds of actors exclude each other unless one is of the other (pilots are staff), so no dictionary is
needed to know that the police are not 军方.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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

_VERBAL = ("ing", "ed")
"""How English verbs end that are written like somebody: cooking, schooled."""


class ActorAt(NamedTuple):
    """A word for a kind of actor at [start, end)."""

    start: int
    end: int
    kind: str


def actors(text: str, lang: str) -> list[ActorAt]:
    """The actors that a text names, in order, by the kinds of `actors.yaml`.  Linear in the text.

    Only words of its own language are looked for (French `son` is no son), in Chinese text also English ones.
    """
    found = _words(lang.split("-")[0].lower()).find(text, lang)
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
    ours, theirs = _alone(here, around_there), _alone(there, around_here)
    return Marks(ours, theirs) if ours and theirs else Marks([], [])


def may_be_one(one: str, other: str) -> bool:
    """Whether one actor may be meant by words of two kinds: they are the same, or one is of the other.

    Doctors and nurses are both staff, and yet two; who speaks of children may speak to their parents.
    """
    ours, theirs = ({each, *_wider(each)} for each in (one, other))
    return one in theirs or other in ours or any(theirs & _beside(each) for each in ours)


def _is_meant(kind: Concept, mention: str) -> bool:
    """Whether words are a form of a kind or a longer form of one; a village is no villager."""
    written = fold(mention)
    forms = {fold(form) for each in kind.forms.values() for form in each}
    return written in forms or (written.startswith(tuple(forms)) and not written.endswith(_VERBAL))


def _alone(found: Iterable[ActorAt], others: Sequence[ActorAt]) -> list[Span]:
    """The words of which no kind may be one of some others: 医护人员 are doctors or nurses."""
    kinds: dict[Span, list[str]] = {}
    for each in found:
        kinds.setdefault(Span(each.start, each.end), []).append(each.kind)
    told = {other.kind for other in others}
    return [
        span for span, own in sorted(kinds.items()) if not any(may_be_one(a, b) for a in own for b in told)
    ]


@cache
def _wider(kind: str) -> frozenset[str]:
    """All kinds that a kind is of."""
    above = next((each.get("of", ()) for each in _entries() if each["id"] == kind), ())
    return frozenset(above).union(*map(_wider, above))


@cache
def _beside(kind: str) -> frozenset[str]:
    """The kinds that are spoken of together with a kind, so that neither is meant against the other."""
    entries = _entries()
    own = (name for each in entries if each["id"] == kind for name in each.get("beside", ()))
    return frozenset(own) | {each["id"] for each in entries if kind in each.get("beside", ())}


@cache
def _words(family: str) -> Glossary:
    """The words for all kinds in a language."""
    langs = ("zh", "en") if family == "zh" else (family,)
    return Glossary(
        Concept(each["id"], "term", {lang: tuple(each[lang]) for lang in langs if lang in each})
        for each in _entries()
    )


@cache
def _entries() -> list[dict[str, Any]]:
    """The bundled kinds; some milliseconds once."""
    import yaml

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    text = files("search.comparing").joinpath("actors.yaml").read_text("utf-8")
    entries: list[dict[str, Any]] = yaml.load(text, Loader=loader)
    return entries
