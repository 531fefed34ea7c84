"""The language in which the program speaks to a person: gettext catalogues, chosen once at the start.

A sentence is marked where it is said, `_("Nothing was found.")`; numbers and names are put in afterwards,
`_("{count} files").format(count=3)`, so that each language has its own order of words.  A constant of a
module is made before the language is known: it is marked by `N_` and translated where it is shown.  Words
that programs read (JSON keys and values, names of commands and settings) are never translated.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gettext import NullTranslations

DOMAIN = "hexapla"
CATALOGUES = Path(__file__).parent / "locale"

LANGUAGES = {"en": "English", "zh-Hans": "简体中文", "zh-Hant": "繁體中文"}
"""What the program speaks, by BCP 47 code, each under its own name."""

_chosen = "en"


def use(language: str) -> None:
    """Speak `language`, a key of LANGUAGES; English for anything else."""
    global _chosen
    _chosen = language if language in LANGUAGES else "en"


def spoken() -> str:
    """The language in use, a key of LANGUAGES."""
    return _chosen


def N_(words: str) -> str:
    """The same words, marked for the catalogue; `_` translates them where they are shown."""
    return words


def _(words: str) -> str:
    """The words in the language in use, the same words where the catalogue lacks them."""
    return words if _chosen == "en" or not words else _catalogue(_chosen).gettext(words)


def N_plural(one: str, many: str) -> tuple[str, str]:
    """Both, marked for the catalogue; `form` chooses where they are shown."""
    return one, many


def form(one: str, many: str, count: int) -> str:
    """`one` or `many`, by `count` and the language in use, with nothing filled in."""
    if _chosen == "en":
        return one if count == 1 else many
    return _catalogue(_chosen).ngettext(one, many, count)


def plural(one: str, many: str, count: int) -> str:
    """`one` or `many`, by `count` and the language in use, `{count}` filled in."""
    return form(one, many, count).format(count=count)


@lru_cache(maxsize=len(LANGUAGES))
def _catalogue(language: str) -> NullTranslations:
    from gettext import translation

    return translation(DOMAIN, CATALOGUES, [language.replace("-", "_")], fallback=True)
