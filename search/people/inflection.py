"""Names in a case other than the nominative: Путина, Kowalskiego, Nováka, Merkels.

A form is one person with the base form that stands in the library in the same language, if only one does.
"""

from __future__ import annotations

from collections.abc import Mapping

from search.language.scripts import word_set
from search.people.names import Name

_EAST = {
    "": "а у ом ым е ем",
    "ь": "я ю ем е",
    "й": "я ю ем е и",
    "а": "ы и у ой е",
    "я": "и ю ей е",
    "ый": "ого ому ым ом",
    "ий": "ого ому им ом его ему",
    "ой": "ого ому ым ом",
    "ая": "ой ую",
}
_POLISH = {"": "a owi em iem", "a": "y i e o", "ek": "ka kowi kiem", "i": "iego iemu im", "y": "ego emu ym"}
_CZECH = {"": "a ovi em u", "a": "y ovi ou u e", "ek": "ka kovi kem", "ec": "ce ci cem", "y": "eho emu ym"}
_GERMAN = {"": "s"}
_ENDINGS: Mapping[str, Mapping[str, frozenset[str]]] = {
    lang: {base: frozenset(forms.split()) for base, forms in table.items()}
    for langs, table in (("ru uk be", _EAST), ("pl", _POLISH), ("cs sk", _CZECH), ("de", _GERMAN))
    for lang in langs.split()
}
"""The endings of the cases by those of the nominative, folded (ý is y)."""

_ALSO_WOMEN = frozenset("ая")
"""Endings of a man's name in the genitive, and of a woman's (Петрова, Александра)."""

_BOTH = word_set(
    "александр олександр валентин евгений євген євгеній валерий валерій юлий юлій иван іван богдан роман"
)
_BOTH_END = "слав"
"""Men's names from which women's are made by these endings (Александра, Святослава)."""

_STEM = 3
"""Letters of a stem, at least."""


def stem(name: Name) -> str:
    """What all forms of a name have in common."""
    return name.family[:_STEM]


def inflects(form: Name, base: Name, lang: str) -> bool:
    """Whether the first is the second in another case, and cannot be a woman of that family."""
    table = _ENDINGS.get(lang)
    if table is None or form.script != base.script or not (form.parts and base.parts):
        return False
    if len(form.parts) != len(base.parts) and form.given:
        return False
    family = _ending(form.family, base.family, table)
    if not family or (
        not form.given and (lang == "de" or (family in _ALSO_WOMEN and base.script == "CYRILLIC"))
    ):
        return False
    givens = list(zip(form.parts[:-1], base.parts[:-1], strict=False))
    if family in _ALSO_WOMEN and any(part in _BOTH or part.endswith(_BOTH_END) for _, part in givens):
        return False
    return all(a == b or _ending(a, b, table) for a, b in givens) and (lang == "de" or _decline(givens))


def _decline(givens: list[tuple[str, str]]) -> bool:
    """Whether the first given name stands in that case too; Мария Петрова is no form of a man's name."""
    return not givens or givens[0][0] != givens[0][1]


def _ending(form: str, base: str, table: Mapping[str, frozenset[str]]) -> str:
    """The ending that a form has instead of that of its base, empty where it is none."""
    for ending, forms in table.items():
        start = base.removesuffix(ending)
        if (
            base.endswith(ending)
            and len(start) >= _STEM - 1
            and form.startswith(start)
            and form[len(start) :] in forms
        ):
            return form[len(start) :]
    return ""
