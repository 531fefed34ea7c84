"""By which of the names of a person a reader knows them best."""

from __future__ import annotations

from collections.abc import Iterable

from search.speech import spoken


def called(name: str, names: Iterable[str]) -> str:
    """The name itself; for who reads the program in Chinese, a Chinese one of the others where there is one.

    Of several it is the longest one in the characters of the program.
    """
    reader = spoken()
    if not reader.startswith("zh"):
        return name
    from search.language.fold import fold
    from search.language.scripts import is_han

    if any(map(is_han, name)):
        return name
    chinese = [each for each in names if any(map(is_han, each))]
    simplified = reader == "zh-Hans"
    return max(chinese, key=lambda each: ((fold(each) == each) is simplified, len(each)), default=name)
