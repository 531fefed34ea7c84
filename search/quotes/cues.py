"""The words that announce speech, one data file a language.

A language written with spaces is added by adding `data/<lang>.yaml`.  Which groups of words a rule
needs, and in which order a language puts them, stands there: the rules ask for a group, or for a
switch that is "yes", and never for a language by its name; only the patterns for asides, aliases
and people brought in hold words of several languages themselves.  A paragraph in a language without a file
is read with the English words where people are looked for, and without any where quotes are;
Chinese, Japanese and Korean have rules of their own.  Files are read once, when the first paragraph
in their language is met.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass, field
from importlib import resources
from typing import Any, Literal

VerbClass = Literal["speech", "thought", "naming"]
Gender = Literal["m", "f", "n", ""]

_CLASSES: tuple[VerbClass, ...] = ("speech", "thought", "naming")
_NO_WORDS: frozenset[str] = frozenset()
_APOSTROPHES = str.maketrans("’", "'")


@dataclass(frozen=True)
class Lexicon:
    """The cue words of one language written with spaces; all entries are lower-case."""

    lang: str
    verbs: dict[str, VerbClass]
    lemmas: dict[str, str]
    participles: frozenset[str]
    pronouns: dict[str, Gender]
    sources: tuple[tuple[str, ...], ...]
    source_starts: frozenset[str]
    genders: dict[str, Gender]
    particle_verbs: dict[str, frozenset[str]]
    governs: dict[str, frozenset[str]]
    adverb_endings: tuple[str, ...]
    opening_endings: tuple[str, ...]
    verb_endings: tuple[str, ...]
    words: dict[str, frozenset[str]] = field(default_factory=dict)

    def has(self, group: str, word: str) -> bool:
        """Whether a lower-case word belongs to a word group of the data file."""
        return word in self.words.get(group, _NO_WORDS)

    def is_adverb(self, word: str) -> bool:
        """Whether a word may stand between subject and verb."""
        return self.has("adverbs", word) or (
            bool(self.adverb_endings)
            and len(word) > 4
            and word.endswith(self.adverb_endings)
            and not self.has("no_adverbs", word)
        )


@functools.cache
def load(lang: str) -> dict[str, Any]:
    """The raw data file of a primary language tag, empty when there is none."""
    import yaml

    file = resources.files(__package__) / "data" / f"{lang}.yaml"
    if not file.is_file():
        return {}
    data = yaml.safe_load(file.read_text(encoding="utf-8"))
    _check(data, file.name)
    return data if isinstance(data, dict) else {}


def _check(data: object, where: str) -> None:
    """Raises TypeError for a value that YAML reads as no text: go: on is True, "on" is the word."""
    if isinstance(data, dict):
        for key, value in data.items():
            _check(key, where)
            _check(value, f"{where}: {key}")
    elif isinstance(data, list):
        for value in data:
            _check(value, where)
    elif data is not None and not isinstance(data, str):
        raise TypeError(f"{where}: {data!r} is no text; put it in quotation marks")


@functools.cache
def lexicon(lang: str) -> Lexicon | None:
    """The lexicon of a BCP 47 tag's primary language, None when nobody has written one."""
    data = load(lang.split("-")[0].lower())
    if "speech" not in data:
        return None
    verbs, lemmas = _verbs(data)
    endings = tuple(data.get("participle_endings", "").split())
    return Lexicon(
        lang=data["lang"],
        verbs=verbs,
        lemmas=lemmas,
        participles=frozenset(w for w in verbs if endings and w.endswith(endings) and w != lemmas[w])
        | frozenset(data.get("participles", "").split()),
        pronouns=data.get("pronouns", {}),
        sources=tuple(tuple(phrase.split()) for phrase in data.get("sources", [])),
        source_starts=frozenset(phrase.split()[0] for phrase in data.get("sources", [])),
        genders=_genders(data),
        particle_verbs={
            verb: frozenset(particles.split()) for verb, particles in data.get("particle_verbs", {}).items()
        },
        governs={verb: frozenset(places.split()) for verb, places in data.get("governs", {}).items()},
        adverb_endings=tuple(data.get("adverb_endings", "").split()),
        verb_endings=tuple(data.get("verb_endings", "").split()),
        opening_endings=tuple(data.get("opening_endings", "").split()),
        words={
            key: frozenset(value.translate(_APOSTROPHES).split())
            for key, value in data.items()
            if isinstance(value, str)
        },
    )


def _verbs(data: dict[str, Any]) -> tuple[dict[str, VerbClass], dict[str, str]]:
    verbs: dict[str, VerbClass] = {}
    lemmas: dict[str, str] = {}
    for kind in _CLASSES:
        for lemma, forms in data.get(kind, {}).items():
            for form in (lemma, *(forms or "").split()):
                verbs.setdefault(form, kind)
                lemmas.setdefault(form, lemma)
    for lemma, particles in data.get("particle_verbs", {}).items():
        for form in _joined(lemma, lemmas, particles.split()):
            verbs.setdefault(form, "speech")
            lemmas.setdefault(form, form)
    for form in data.get("perfects", "").split():
        verbs.setdefault(form, "speech")
        lemmas.setdefault(form, form)
    return verbs, lemmas


def _joined(lemma: str, lemmas: dict[str, str], particles: list[str]) -> list[str]:
    """The forms of a separable verb at the end of a clause, where the particle is joined: mitteilte."""
    if not lemma.startswith(tuple(particles)):
        return []
    forms = [form for form, of in lemmas.items() if of == lemma and form != lemma]
    return [particle + form for particle in particles for form in forms]


def _genders(data: dict[str, Any]) -> dict[str, Gender]:
    genders: dict[str, Gender] = dict.fromkeys(data.get("male", "").split(), "m")
    genders.update(dict.fromkeys(data.get("female", "").split(), "f"))
    return genders
