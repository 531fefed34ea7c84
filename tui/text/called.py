"""By which of the names of a person a reader knows them best."""

from __future__ import annotations

from collections.abc import Iterable

from search.speech import spoken

_TRANSCRIBED = frozenset("·‧・•")
"""What parts the names of foreigners, which are written in other characters from place to place."""


def called(name: str, names: Iterable[str]) -> str:
    """The name itself; for who reads the program in Chinese, a Chinese one of the others where there is one.

    Of several it is the longest one in the characters of the program; a Chinese one in the other characters
    gives way to the same name in these, a transcribed one to any that is.
    """
    reader = spoken()
    if not reader.startswith("zh"):
        return name
    from search.language.fold import fold
    from search.language.scripts import is_han

    def is_in_script(each: str) -> bool:
        return (fold(each) == each) is (reader == "zh-Hans")

    chinese = [each for each in names if any(map(is_han, each))]
    if any(map(is_han, name)):
        chinese = [each for each in chinese if fold(each) == fold(name) or _TRANSCRIBED & set(name)]
        chinese = [each for each in chinese if is_in_script(each) and not is_in_script(name)]
    return max(chinese, key=lambda each: (is_in_script(each), len(each)), default=name)
