"""What a person states in glossary.yaml: words that mean the same, and words that do not.

    pairs:
      - en: [open source]
        zh: [开源, 開源]
        note: of models
    not:
      - {en: [open], zh: [开源]}

The keys of an entry are language tags; under each stand one form or several.  It always wins, and what tells
two words apart wins over an entry that joins them among others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import Any, NamedTuple, get_args

from search.decisions.content import FileKind, content_of
from search.errors import PairsBroken
from search.language.concepts import Kind
from search.language.fold import fold
from search.language.scripts import language_of
from search.speech import N_, _

KEYS = ("pairs", "not", "version")
_OTHER_KEYS = ("kind", "note")
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,4}")
_REMEMBERED = 4
"""Texts: a file before and after a change, and what others look at meanwhile."""

_KIND = FileKind(PairsBroken, N_("a glossary"), "pairs", N_("Until it is mended, no pair of it is used."))


class Form(NamedTuple):
    """A word or term as it is written, and its language: "en", "zh", "zh-Hant"."""

    text: str
    lang: str


@dataclass(frozen=True, slots=True)
class Entry:
    """Forms by language tag, in the order of the file; no two of them are equal."""

    forms: tuple[tuple[str, tuple[str, ...]], ...]
    kind: Kind = "term"
    note: str = ""

    def __iter__(self) -> Iterator[Form]:
        return (Form(text, tag) for tag, texts in self.forms for text in texts)

    def has(self, form: Form) -> bool:
        """Whether it holds a form, in whatever script and letter case."""
        return any(same(form, each) for each in self)

    def pairs(self) -> Iterator[tuple[Form, Form]]:
        """Every two forms of different languages."""
        two = combinations(self, 2)
        return ((one, other) for one, other in two if family(one.lang) != family(other.lang))


@dataclass(frozen=True, slots=True)
class Own:
    """All that is stated; `problems` are sentences about what could not be used."""

    entries: tuple[Entry, ...] = ()
    denied: tuple[Entry, ...] = ()
    problems: tuple[str, ...] = ()

    def pairs_of(self, one: Form, other: Form) -> bool:
        """Whether an entry joins two forms, and none tells them apart."""
        joined = any(each.has(one) and each.has(other) for each in self.entries)
        return joined and not self.denies(one, other)

    def denies(self, one: Form, other: Form) -> bool:
        """Whether two forms are told apart."""
        return any(each.has(one) and each.has(other) for each in self.denied)


def family(lang: str) -> str:
    """The primary language of a tag."""
    return lang.split("-")[0].lower()


def plain(text: str) -> str:
    """A form without what makes no other word of it: letter case, Chinese script, spaces."""
    return " ".join(fold(text).split())


def same(one: Form, other: Form) -> bool:
    """Whether two forms are one word of one language."""
    return family(one.lang) == family(other.lang) and plain(one.text) == plain(other.text)


def typed(words: str) -> Form:
    """A form out of what was typed: with its language in front ("de:quelloffen"), else that of the words."""
    tag, colon, rest = words.partition(":")
    if colon and rest.strip() and _TAG.fullmatch(tag.strip()):
        return Form(rest.strip(), tag.strip())
    found = language_of(words)
    return Form(words.strip(), "en" if found == "und" else "zh" if family(found) == "zh" else found)


def parse(text: str, name: str = "glossary.yaml") -> Own:
    """What the text of a file states; raises PairsBroken, with the line and its likely cause.

    The last texts are remembered, so that a change of a large file is not paid for at every step.
    """
    return _parsed(text, name)


@lru_cache(_REMEMBERED)
def _parsed(text: str, name: str) -> Own:
    content = content_of(text, name, _KIND)
    if not content:
        return Own()
    problems = [_unknown(name, key, KEYS) for key in content if key not in KEYS]
    entries = tuple(_entries(content.get("pairs"), f"{name}: 'pairs'", problems))
    denied = tuple(_entries(content.get("not"), f"{name}: 'not'", problems))
    return Own(entries, denied, tuple(problems))


def entry_of(value: Any) -> Entry | None:
    """What an item of a list states, None when that is no pair."""
    if not isinstance(value, Mapping):
        return None
    tags = [key for key in value if isinstance(key, str) and key not in _OTHER_KEYS and _TAG.fullmatch(key)]
    forms = tuple((tag, found) for tag in tags if (found := tuple(_texts(value[tag]))))
    note = value.get("note")
    kind = value.get("kind")
    kinds: dict[str, Kind] = {each: each for each in get_args(Kind)}
    if len(forms) < 2:
        return None
    known = kinds.get(kind, "term") if isinstance(kind, str) else "term"
    return Entry(forms, known, note if isinstance(note, str) else "")


def _texts(value: Any) -> list[str]:
    listed = value if isinstance(value, list) else [value]
    return list(dict.fromkeys(each.strip() for each in listed if isinstance(each, str) and plain(each)))


def _entries(value: Any, where: str, problems: list[str]) -> Iterator[Entry]:
    if value in (None, ""):
        return
    if not isinstance(value, list):
        problems.append(_("{where} must be a list; it is left out.").format(where=where))
        return
    for number, item in enumerate(value, 1):
        entry = entry_of(item)
        if entry is None:
            problems.append(
                _(
                    "{where}, entry {number}: it needs words in two languages, "
                    "as in {{en: model, zh: 模型}}; it is left out."
                ).format(where=where, number=number)
            )
            continue
        problems += _odd(item, _("{where}, entry {number}").format(where=where, number=number))
        yield entry


def _odd(item: Mapping[Any, Any], where: str) -> Iterator[str]:
    """Keys that are not used, and a kind that there is not."""
    for key in item:
        if not (isinstance(key, str) and (key in _OTHER_KEYS or _TAG.fullmatch(key))):
            yield _unknown(where, key, (_("language tags"), *_OTHER_KEYS))
    kind = item.get("kind", "term")
    if not isinstance(kind, str) or kind not in get_args(Kind):
        other = f"'{kind}'" if isinstance(kind, str) else _("another value")
        yield _("{where}: the kind is one of {kinds}; {other} is left out.").format(
            where=where, kinds=", ".join(get_args(Kind)), other=other
        )


def _unknown(where: str, key: object, known: Iterable[str]) -> str:
    return _("{where}: the key '{key}' is not known (there are {known}); it is kept but not used.").format(
        where=where, key=key, known=", ".join(known)
    )
