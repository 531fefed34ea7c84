"""Chinese shown in Simplified or Traditional characters, one code point for each, so that offsets hold."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

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


def converted(text: str, script: Script) -> str:
    """Chinese in a script, chosen by words (头发 is 頭髮, 发展 is 發展); always of the same length.

    Where a word is longer or shorter in the other script, its clause is turned character by character.
    """
    if script == "original":
        return text
    convert = _converter(_CONFIGURATIONS[script]).convert
    return "".join(_turned(clause, convert(clause), script) for clause in _CLAUSE.findall(text) if clause)


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
