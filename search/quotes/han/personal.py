"""Personal names in Chinese characters: told from the titles before them and the words around them."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping

from search.language.fold import simplify
from search.language.segment import is_word
from search.quotes.cues import Gender
from search.quotes.han.cues import group, pronouns
from search.quotes.han.names import letters
from search.quotes.who.genders import of_han_name
from search.quotes.who.speaker_types import of_han
from search.quotes.wordlists import listed, word_set

_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
_EDGE = re.compile(r"^[《「『“\"'‘]+|[》」』”\"'’]+$")
_AGE = re.compile(r"^(?:今年)?[\d一二三四五六七八九十]{1,4}[岁歲][的，]?(?=[^的，])")
_SEARCHED = 50_000
_LONGEST_GIVEN = 2
_LONGEST = 5
_LONGEST_FOREIGN = 8
_ONE = ("一名", "一位")
_LONGEST_DESCRIPTION = 20


def clean(said: str) -> str:
    """A mention without marks around it, bracketed originals, readings, and words behind a speaker."""
    bare = _AGE.sub("", _EDGE.sub("", _BRACKETS.sub("", said).strip()))
    plain = simplify(bare)
    tails = listed("speakers", "han_tails")
    tail = next(word for word in tails if plain.endswith(word)) if plain.endswith(tails) else ""
    return bare[: len(bare) - len(tail)] if len(tail) < len(bare) else bare


@functools.lru_cache(maxsize=4096)
def split(said: str) -> tuple[str, str]:
    """The name at the end of a mention, and the title before it in Simplified characters.

    Two empty strings where no name can be told for sure.
    """
    said = clean(said)
    plain = simplify(said)
    if of_han(plain) == "group" or plain in word_set("speakers", "han_unnamed"):
        return "", ""
    last = len(plain) - len(_behind_name(plain))
    end = max((end for end in _title_ends(plain[:last]) if end < last), default=0)
    for stop in (last, len(plain)):
        name = plain[end:stop]
        foreign = end and _LONGEST < len(name) <= _LONGEST_FOREIGN and letters().issuperset(name)
        if is_name(name) or foreign or (end and stop == len(plain) and _may_be_name(name)):
            return said[end:stop], plain[:end]
    first = _behind_role(plain[:last])
    return (said[first:last], plain[:first]) if first else ("", "")


def _behind_name(plain: str) -> str:
    """What may stand behind a name and is no part of it (教授, after a foreign name 女士)."""
    tail = next((word for word in _TAILS if plain.endswith(word) and len(plain) > len(word) + 1), "")
    foreign = letters().issuperset(plain.removesuffix(tail)[-2:])
    return tail if foreign or tail not in _COURTESY else ""


_COURTESY = ("先生", "女士", "小姐", "太太", "夫人")
_FAMILIAR = ("老", "小")
_TAILS = ("教授", "博士", "医生", "律师", "法官", "院士", "议员", "本人", "自己", *_COURTESY)


def _title_ends(plain: str) -> list[int]:
    """Where each title in a mention ends, the last time it occurs."""
    known, longest = _title_set()
    ends = {
        plain[first:end]: end
        for first in range(len(plain))
        for end in range(first + 1, min(first + longest, len(plain)) + 1)
        if plain[first:end] in known
    }
    return list(ends.values())


def _behind_role(plain: str) -> int:
    """Where a family name with one or two more characters begins behind the last part of any role, else 0."""
    ends = frozenset("".join(listed("speakers", "han_role_ends")))
    for length in (3, 2, 4):
        first = len(plain) - length
        if (
            first > 0
            and (plain[first - 1] in ends or plain[first - 1] == "的")
            and _has_surname(plain[first:])
        ):
            return first
    return 0


def _may_be_name(plain: str) -> bool:
    """Whether a few characters behind a title can only be a name."""
    return 2 <= len(plain) <= 4 and plain[0] not in "的之是在了和与消自" and not of_han(plain)


@functools.cache
def titles() -> tuple[str, ...]:
    """All words that can stand before a name."""
    return (*group("titles"), *listed("speakers", "han_parts"), *group("unnamed"))


@functools.cache
def _title_set() -> tuple[frozenset[str], int]:
    """The same words to look up, and how long the longest one is."""
    return frozenset(titles()), max(map(len, titles()))


def is_name(plain: str) -> bool:
    """Whether Simplified characters alone are a name: a Chinese one, a form of address, or a foreign one."""
    if plain in _title_set()[0] or plain in pronouns() or plain in word_set("speakers", "han_places"):
        return False
    return (2 <= len(plain) <= 5 and letters().issuperset(plain)) or _has_surname(plain)


def may_speak(plain: str) -> bool:
    """Whether a subject is somebody, a body or a writing by the nouns it ends with, or by its name."""
    known = group("forecasters") + group("titles") + group("agents") + group("media")
    return (
        plain in pronouns() or plain.endswith(known) or "·" in plain or bool(of_han(plain) or split(plain)[0])
    )


def is_surnamed(plain: str) -> bool:
    """Whether a few Simplified characters are a Chinese name and hold no word: not 何时, 冯沉默."""
    return (
        not is_word(plain)
        and not is_word(plain[1:])
        and plain not in word_set("speakers", "han_places")
        and _has_surname(plain)
    )


def _has_surname(plain: str) -> bool:
    surnames = word_set("speakers", "han_surnames")
    surname = family_name(plain)
    rest = plain[len(surname) :]
    adverb = surname in group("after") and _is_verb(rest)
    if not surname or not rest or adverb or _is_verb(plain) or (surname in _FAMILIAR and rest in _TAILS):
        return False
    if surname == "老" and rest not in surnames and rest not in word_set("speakers", "han_honorifics"):
        return False
    kind = of_han(plain)
    plausible = not kind or (kind == "organisation" and len(plain) == 3)
    return rest in word_set("speakers", "han_honorifics") or (plausible and len(rest) <= _LONGEST_GIVEN)


def _is_verb(plain: str) -> bool:
    """Whether characters begin with a verb of saying (解释, 应对) rather than a name."""
    return plain[:2] in _verbs()


@functools.cache
def _verbs() -> frozenset[str]:
    return frozenset(group("cues"))


def family_name(plain: str) -> str:
    """The family name at the start of a name in Simplified characters, or an empty string."""
    surnames = word_set("speakers", "han_surnames")
    return next((plain[:length] for length in (2, 1) if plain[:length] in surnames), "")


def short_form(plain: str) -> tuple[str, str]:
    """The family name and the title of a form such as 骆主任, 邵总, 老贺; two empty strings for others."""
    if plain[:1] in _FAMILIAR and plain[1:] in word_set("speakers", "han_surnames"):
        return plain[1:], ""
    surname = family_name(plain)
    rest = plain[len(surname) :]
    return (surname, rest) if surname and is_title(rest) else ("", "")


def is_title(plain: str) -> bool:
    """Whether characters can stand behind a family name: 主任, 大律师, 女士."""
    known = _title_set()[0]
    return plain in word_set("speakers", "han_honorifics") or plain in known or plain[1:] in known


def is_bare_title(plain: str) -> bool:
    """Whether characters are a title, though they could be a family name and a shorter one: 法官, 高管."""
    return plain in _title_set()[0]


def is_full_name(plain: str) -> bool:
    """Whether Simplified characters are a family name and a given name, and no form of address."""
    return _has_surname(plain) and not short_form(plain)[0]


def behind_titles(text: str, whole: str, known: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """The names behind a title, with the title: a word shows where one ends, or that `whole` has it again."""
    plain = simplify(text)
    for match in _behind_title().finditer(plain):
        first = match.end()
        ends = range(first + 2, first + _LONGEST + 1)
        fitting = [end for end in ends if plain.startswith(listed("speakers", "han_follows"), end)]
        written = [text[first:end] for end in fitting if _is_likely(plain[first:end])]
        usual = text[first : first + 1 + _LONGEST_GIVEN]
        if (
            not written
            and _has_surname(simplify(usual))
            and (_stands_alone(usual, whole) or _is_apart(plain, first))
        ):
            written = [usual]
        if written:
            likely = [name for name in written if name in known] or written
            yield max(likely, key=lambda name: _weight(text, name)), match.group(1)


def described(text: str) -> Iterator[str]:
    """The whole Chinese names behind what is said of somebody: 在仓库包货9年的[周文莉]，…"""
    plain = simplify(text)
    for match in _DESCRIBED.finditer(plain):
        ends = plain.startswith(listed("speakers", "han_follows"), match.end())
        if ends and is_surnamed(match.group()) and _is_apart(plain, match.start()):
            yield text[match.start() : match.end()]


_DESCRIBED = re.compile(r"(?<=的)[\u4e00-\u9fff]{3}")


def opening_stranger(text: str) -> str:
    """The description of somebody unnamed at the start of a sentence, or an empty string."""
    if not text.startswith(_ONE):
        return ""
    plain = simplify(text)
    ends = frozenset("".join(listed("speakers", "han_role_ends")))
    for end in range(len(_ONE[0]) + 2, min(len(plain), _LONGEST_DESCRIPTION)):
        follows = plain.startswith(listed("speakers", "han_follows"), end) and plain[end] != "的"
        if plain[end - 1] in ends and follows:
            return text[:end]
    return ""


def _is_likely(plain: str) -> bool:
    """A name among other words: a Chinese one, or a foreign one of at least three characters."""
    return is_name(plain) and (len(plain) > 2 or _has_surname(plain))


def _stands_alone(name: str, text: str) -> bool:
    """Whether a text has a name again, with other characters behind it."""
    pieces = text[:_SEARCHED].split(name, _OFTEN)
    return len({piece[:1] for piece in pieces[1:]}) > 1


_OFTEN = 20


def _is_apart(plain: str, first: int) -> bool:
    """Whether three characters at a place hold no word, nor begin the next one: 会长[郭子朗]点算过."""
    name, end = plain[first : first + 3], first + 3
    return (
        len(name) == 1 + _LONGEST_GIVEN
        and name.isalpha()
        and not any(map(is_word, (name, name[:2], plain[end - 1 : end + 1], plain[end - 1 : end + 2])))
        and plain[end : end + 1] != "·"
    )


def _weight(text: str, name: str) -> tuple[int, int]:
    """Which of two readings of a name is likelier: the one used again, then the longer one."""
    times = text.count(name, 0, _SEARCHED)
    telling = times > 1 or bool(of_han_name(name))
    return times, len(name) if telling else -len(name)


@functools.cache
def _behind_title() -> re.Pattern[str]:
    return re.compile(rf"({_roles()})(?=[\u4e00-\u9fff]{{2}})")


@functools.cache
def _roles() -> str:
    """A pattern for the words before a name, without those for who writes."""
    return "|".join(word for word in titles() if word not in word_set("speakers", "han_writers"))


def identified(plain: str, names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """What a text in Simplified characters says somebody is, with the name: 首名证人为基金总干事冯伟业."""
    known = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    if known:
        for match in re.finditer(rf"({_roles()})[为是][^，。、\n]{{0,{_LONGEST_TITLE}}}?({known})", plain):
            yield match.group(1), match.group(2)


_LONGEST_TITLE = 12


def opening_title(plain: str) -> tuple[str, int]:
    """The title that a sentence in Simplified characters begins with, and where it ends: 对此，总理…."""
    match = _opening_title().match(plain)
    return (match.group(1), match.end()) if match else ("", 0)


@functools.cache
def _opening_title() -> re.Pattern[str]:
    return re.compile(rf"(?:[^，。、的]{{1,6}}，)?({_roles()})(?!的?(?:{_roles()}))")


def gender_of(name: str) -> Gender:
    """The gender that a form of address or the name itself tells."""
    plain = simplify(name)
    if plain.endswith(listed("speakers", "han_women")):
        return "f"
    if plain.endswith(listed("speakers", "han_men")):
        return "m"
    return of_han_name(name)
