"""The entries of the bilingual glossary, read from YAML once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal, get_args

from search.errors import HexaplaError
from search.language.fold import fold
from search.speech import _

Kind = Literal["term", "name", "place", "org", "person"]


class GlossaryError(HexaplaError):
    """A glossary file cannot be used."""


@dataclass(frozen=True, slots=True)
class Concept:
    """One thing with its forms by language family; the first form of a language is its usual one.

    `own` is what a person states of a library, not what comes with the program.
    """

    id: str
    kind: Kind
    forms: dict[str, tuple[str, ...]]
    own: bool = False

    def __hash__(self) -> int:
        return hash(self.id)


_BUNDLED = ("glossary.yaml", "glossary_news.yaml", "glossary_names.yaml")


@cache
def bundled() -> tuple[Concept, ...]:
    """The entries that come with the program; about 60 ms once."""
    texts = (files("search.language").joinpath(name).read_text("utf-8") for name in _BUNDLED)
    return tuple(concept for text in texts for concept in parse(text))


@cache
def bundled_words() -> frozenset[str]:
    """The Chinese forms of the bundled entries, folded, for the segmenter."""
    return chinese_words(bundled())


def chinese_words(concepts: Iterable[Concept]) -> frozenset[str]:
    """The Chinese forms of `concepts`, folded; a name with a dot gives its parts."""
    forms = (form for concept in concepts for form in concept.forms.get("zh", ()))
    return frozenset(part for form in forms for part in fold(form).split("·"))


def read(path: Path) -> tuple[Concept, ...]:
    """The entries of a user's own glossary, written like glossary.yaml; raises GlossaryError."""
    try:
        return parse(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise GlossaryError(
            _("The glossary {path} cannot be read: {error}.").format(path=path, error=error)
        ) from error


def parse(text: str) -> tuple[Concept, ...]:
    """The entries of YAML text; GlossaryError names the first that is wrong."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        entries = yaml.load(text, Loader=loader) or []
    except yaml.YAMLError as error:
        raise GlossaryError(_("The glossary is not valid YAML: {error}.").format(error=error)) from error
    if not isinstance(entries, list):
        raise GlossaryError("The glossary must be a list of entries.")
    return tuple(map(_concept, entries))


def _concept(entry: Any) -> Concept:
    if not isinstance(entry, dict) or "id" not in entry:
        raise GlossaryError(_("This glossary entry has no id: {entry!r}.").format(entry=entry))
    kind = entry.get("kind", "term")
    if kind not in get_args(Kind):
        raise GlossaryError(f"The glossary entry {entry['id']} has the unknown kind {kind!r}.")
    forms = {lang: _forms(entry["id"], value) for lang, value in entry.items() if lang not in ("id", "kind")}
    return Concept(str(entry["id"]), kind, forms)


def _forms(name: Any, value: Any) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise GlossaryError(f"The glossary entry {name} must list its forms in brackets.")
    return tuple(map(str, value))
