"""Chinese shown in Simplified or Traditional characters, one code point for each, so that offsets hold."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from search.language.scripts import HAN
from tui.setup.settings import Script

if TYPE_CHECKING:
    from opencc import OpenCC

    from search.model import Article

SCRIPTS: tuple[Script, ...] = ("original", "simplified", "traditional")
"""In the order in which they follow each other."""

BADGES: dict[Script, str] = {"simplified": "简", "traditional": "繁"}

_CONFIGURATIONS: dict[Script, str] = {"simplified": "tw2s", "traditional": "s2tw"}
"""With the forms of everyday print: 靠着 for 靠著, and 裡 群 眾 為 for the 裏 羣 衆 爲 of dictionaries."""

_WRITTEN: dict[Script, str] = {"simplified": "zh-Hans", "traditional": "zh-Hant"}
_JOINED = " = "
_FOREIGN = re.compile(f"[{HAN}]{{1,6}}(?:·[{HAN}]{{1,4}})+")
_IN_NAMES = frozenset("里于范郁咸谷卜余朴")
"""Written so in names in both scripts; elsewhere 裡 於 範 鬱 鹹 穀 蔔 餘 樸."""

_CLAUSE = re.compile("[^，。；：！？\n]*[，。；：！？\n]?")


def next_script(script: Script) -> Script:
    """The one after, the original after the last."""
    return SCRIPTS[(SCRIPTS.index(script) + 1) % len(SCRIPTS)]


def drawn_in(article: Article, text: str, script: Script) -> str:
    """The printable text of an article with its Chinese blocks in a script; the same length.

    Blocks in that script, and those in other languages, stay as they are.  Linear in the text.
    """
    if script == "original":
        return text
    pieces: list[str] = []
    end = 0
    for block in sorted(article.blocks, key=lambda block: block.start):
        if block.start < end or not block.lang.startswith("zh") or block.lang == _WRITTEN[script]:
            continue
        pieces += (text[end : block.start], converted(text[block.start : block.end], script))
        end = block.end
    return "".join((*pieces, text[end:]))


def in_script(words: str, lang: str, script: Script) -> str:
    """Words of a language in a script, of the same length; the same where it is not for this language."""
    if script == "original" or not lang.startswith("zh") or lang == _WRITTEN[script]:
        return words
    return converted(words, script)


def name_in(name: str, script: Script, *, is_person: bool = False) -> str:
    """A name that may stand in a text of any language; names that are joined by “=” each by itself.

    One that shows the characters of its script stays.
    """
    from search.language.scripts import look_at, traditional_votes

    def turned(one: str) -> str:
        votes = traditional_votes(look_at(one))
        if votes and (votes > 0) == (script == "traditional"):
            return one
        other = converted(one, script)
        return _as_in_names(one, other) if is_person else other

    return name if script == "original" else _JOINED.join(map(turned, name.split(_JOINED)))


def converted(text: str, script: Script) -> str:
    """Chinese in a script, chosen by words (头发 is 頭髮, 发展 is 發展); always of the same length.

    Where a word is longer or shorter in the other script, its clause is turned character by character.
    """
    if script == "original":
        return text
    convert = _converter(_CONFIGURATIONS[script]).convert
    turned = "".join(_turned(clause, convert(clause), script) for clause in _CLAUSE.findall(text) if clause)
    letters = list(turned)
    for name in _FOREIGN.finditer(text):
        letters[slice(*name.span())] = _as_in_names(name[0], turned[slice(*name.span())])
    return "".join(letters)


def _as_in_names(written: str, turned: str) -> str:
    return "".join(old if old in _IN_NAMES else new for old, new in zip(written, turned, strict=True))


def _turned(clause: str, words: str, script: Script) -> str:
    if len(words) == len(clause):
        return words
    return "".join(_character(character, script) for character in clause)


@cache
def _character(character: str, script: Script) -> str:
    turned: str = _converter(_CONFIGURATIONS[script]).convert(character)
    return turned if len(turned) == 1 else character


@cache
def _converter(configuration: str) -> OpenCC:
    from opencc import OpenCC

    return OpenCC(configuration)
