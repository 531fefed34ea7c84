"""What a row shows of articles, in the characters in which the desk shows Chinese.

Only what is drawn is turned: a list keeps its values as they were written.  Every word keeps its length, so
that offsets in it hold.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar

from search.model import Span
from tui.text.characters import drawn_in, in_script, name_in
from tui.text.page import title_block

if TYPE_CHECKING:
    from search.model import Article
    from tui.setup.settings import Script

Value = TypeVar("Value")

TEXTS = frozenset(
    {
        *("text", "sentence", "relation", "about", "words", "before", "node", "after"),
        *("quote", "exact", "now", "cue", "speaker_text", "speaker_as_written"),
    }
)
"""Fields whose words are in the language of their value."""

NAMES = frozenset({"title", "source", "person", "name", "names", "speaker", "label"})
"""Fields that may be Chinese in a value of any language."""

PERSONS = frozenset({"person", "name", "names", "speaker"})
_OTHER_HAN = ("ja", "ko")
"""Languages with Chinese characters of their own."""


def drawn(value: Value, script: Script, lang: str = "") -> Value:
    """A value of the engine, or several, with all that it holds, in a script.

    `lang` is the language of what it stands in.  Fields that are neither words of an
    article nor hold any stay the same.  Linear in the words.
    """
    if script == "original" or isinstance(value, Span):
        return value
    if type(value) is tuple:
        return _several("", value, script, lang)  # type: ignore[arg-type,return-value]
    held = _held(value)
    lang = _lang_of(held) or lang or next(filter(None, map(_lang, held.values())), "")
    turned = {name: _turned(name, each, script, lang) for name, each in held.items()}
    changed = {name: each for name, each in turned.items() if each is not held[name]}
    if not changed:
        return value
    if is_dataclass(value):
        return replace(value, **changed)  # type: ignore[type-var]
    return value._replace(**changed)  # type: ignore[attr-defined,no-any-return]


def drawn_article(article: Article, script: Script) -> Article:
    """An article with its Chinese blocks in a script."""
    return article if script == "original" else replace(article, text=drawn_in(article, article.text, script))


def drawn_head(article: Article, script: Script) -> Article:
    """An article with what stands above its text in a script: outlet, author, and a title of its own.

    A title that is the headline of the text is drawn with it.
    """
    lang = _lang_of({"langs": article.langs})
    title = article.title if title_block(article) else _words("title", article.title, script, lang)
    source, author = (_words("name", words, script, lang) for words in (article.source, article.author))
    return replace(article, title=title, source=source, author=author)


def drawn_source(article: Article, script: Script) -> str:
    """The outlet of an article in a script."""
    return _words("source", article.source, script, _lang_of({"langs": article.langs}))


def _turned(name: str, held: Any, script: Script, lang: str) -> Any:
    if isinstance(held, str):
        return _words(name, held, script, lang)
    return _several(name, held, script, lang) if type(held) is tuple else drawn(held, script, lang)


def _several(name: str, held: tuple[Any, ...], script: Script, lang: str) -> tuple[Any, ...]:
    turned = tuple(_turned(name, each, script, lang) for each in held)
    return held if all(one is other for one, other in zip(turned, held, strict=True)) else turned


def _words(name: str, words: str, script: Script, lang: str) -> str:
    if name in NAMES and not lang.startswith(_OTHER_HAN):
        return name_in(words, script, is_person=name in PERSONS)
    return in_script(words, lang, script) if name in TEXTS else words


def _lang(value: object) -> str:
    return _lang_of(_held(value))


def _lang_of(held: dict[str, Any]) -> str:
    """Its own language, that of its passage, or of several the one whose characters must stay."""
    own = held.get("lang") or getattr(held.get("passage"), "lang", "")
    langs: Iterable[str] = held.get("langs", ())
    return own or next((lang for lang in langs if lang.startswith(_OTHER_HAN)), "")


def _held(value: Any) -> dict[str, Any]:
    return {name: getattr(value, name) for name in _fields_of(type(value))}


def _fields_of(kind: type) -> tuple[str, ...]:
    """The names of what a value of the engine holds; none for anything else."""
    if is_dataclass(kind):
        return tuple(each.name for each in fields(kind))
    return tuple(getattr(kind, "_fields", ()))
