"""By which of the names of a person a reader knows them best."""

from __future__ import annotations

from collections.abc import Iterable

from search.speech import spoken


def called(name: str, names: Iterable[str]) -> str:
    """The name itself; for who reads the program in Chinese, a Chinese one of the others where there is one.

    Of several it is the longest one in the characters of the program; a Chinese one in the other characters
    gives way to the same name in these, a foreign one, written otherwise from place to place, to any that is.
    """
    reader = spoken()
    if not reader.startswith("zh"):
        return name
    from search.language.fold import fold
    from search.language.scripts import is_han
    from search.people.names import named

    def is_in_script(each: str) -> bool:
        return (fold(each) == each) is (reader == "zh-Hans")

    transcribed = named(name).is_transliterated
    chinese = [each for each in names if any(map(is_han, each))]
    if any(map(is_han, name)):
        chinese = [each for each in chinese if fold(each) == fold(name) or transcribed]
        chinese = [each for each in chinese if is_in_script(each) and not is_in_script(name)]
    return max(chinese, key=lambda each: (is_in_script(each), len(each)), default=name)
