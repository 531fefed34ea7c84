"""How a form is written in the texts of a library: spellings, endings and scripts, with their passages."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from search.glossaries.own import Form, family
from search.language.analysis import query_tokens, spaced_tokens
from search.language.fold import fold, simplify
from search.language.scripts import is_cjk_lang
from search.model import Hit

if TYPE_CHECKING:
    from opencc import OpenCC

_MOST = 50
"""Passages that are looked at for one form."""

Find = Callable[[str, int], Iterable[Hit]]
"""Passages that hold a phrase, up to a number."""


class Written:
    """Looks forms up with `find`."""

    def __init__(self, find: Find) -> None:
        self._find = find

    def hits(self, form: Form, limit: int = _MOST) -> list[Hit]:
        """Passages in which a form stands, with any ending and in either Chinese script."""
        words = form.text.replace('"', " ")
        found = self._find(f'"{words}"', limit) if words.strip() else ()
        return [hit for hit in found if _may_hold(hit.passage.lang, form)]

    def forms(self, form: Form) -> list[tuple[str, int]]:
        """The ways in which a form is written, the most usual first, with their numbers of passages.

        Letter case makes no other form; the usual one is given.
        """
        passages: Counter[str] = Counter()
        spelt: dict[str, Counter[str]] = defaultdict(Counter)
        for hit in self.hits(form):
            found = list(surfaces(hit.text, form))
            passages.update({text.casefold() for text in found})
            for text in found:
                spelt[text.casefold()][text] += 1
        return [(spelt[key].most_common(1)[0][0], number) for key, number in passages.most_common()]


def usual_script(langs: Iterable[str]) -> str:
    """Which of "zh-Hans" and "zh-Hant" most texts have, by their languages; empty where none is Chinese."""
    found = Counter(lang for lang in langs if lang in ("zh-Hans", "zh-Hant"))
    return found.most_common(1)[0][0] if found else ""


def in_script(form: Form, script: str) -> str:
    """A form in a script of Chinese; any other form as it is."""
    if family(form.lang) != "zh" or not script:
        return form.text
    return simplify(form.text) if script == "zh-Hans" else _traditional().convert(form.text)


@cache
def _traditional() -> OpenCC:
    from opencc import OpenCC

    return OpenCC("s2t")


def key_of(form: Form) -> str:
    """What all spellings of a form have in common: its stems, or its characters folded."""
    if family(form.lang) == "zh":
        return "".join(fold(form.text).split())
    return " ".join(token.text for token in query_tokens(form.text, family(form.lang))) or fold(form.text)


def surfaces(text: str, form: Form) -> Iterator[str]:
    """The places of a form in a text, as they are written there.  Linear in the text."""
    if family(form.lang) == "zh":
        yield from _characters(text, key_of(form))
        return
    lang = family(form.lang)
    stems = [token.text for token in query_tokens(form.text, lang)]
    tokens = spaced_tokens(text, lang)
    for at in range(len(tokens) - len(stems) + 1 if stems else 0):
        run = tokens[at : at + len(stems)]
        surface = " ".join(text[run[0].start : run[-1].end].split()) if run else ""
        if [token.text for token in run] == stems and _is_ending(surface, form.text):
            yield surface


def _is_ending(surface: str, form: str) -> bool:
    """Stems join too much (sich, sicher): all but the last letter must stand there."""
    one, other = (fold(words).replace("-", " ") for words in (surface, form))
    return one.startswith(other[:-1])


def _may_hold(lang: str, form: Form) -> bool:
    """Whether words in a language are the form: those of its own, and Latin ones in Chinese text."""
    return family(lang) == family(form.lang) or (is_cjk_lang(lang) and not is_cjk_lang(form.lang))


def _characters(text: str, wanted: str) -> Iterator[str]:
    folded = fold(text)
    at = folded.find(wanted) if wanted else -1
    while at >= 0:
        yield text[at : at + len(wanted)]
        at = folded.find(wanted, at + len(wanted))
