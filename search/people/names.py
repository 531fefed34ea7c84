"""What a name shows of itself: its script, its parts, and whether it is a whole name or a short one."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from search.language.fold import fold
from search.language.glossary import Glossary
from search.language.han_names import sounds_foreign
from search.language.latin_names import without_titles
from search.language.names import name_key
from search.language.scripts import HAN, word_set
from search.people.spelling import is_spelt, surnames

_HAN = re.compile(f"[{HAN}]+")
_BETWEEN = re.compile(r"[\s·=]+")
_WORD = re.compile(r"[^\W\d_]")
_DIGRAPHS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "æ": "ae", "ß": "ss"})
"""How letters are written where a keyboard lacks them; `fold` only takes their marks away."""

_POSSESSIVE = re.compile(r"(?<=[a-zA-Z])['’]s$")
_JOINED = re.compile(r"^的(?=\w+[·・])")
"""What ties a name of several parts to the words before it (环保组织的蒂姆·奥斯特洛)."""


_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩邓冯曹彭曾肖萧田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟"
    "姜崔谭陆范汪廖石金韦贾夏付傅方邹熊白孟秦邱侯江尹薛闫阎段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文"
    "施洪辛柯庄翁申温葛季俞章鲁左岳齐梅倪路焦柴骆娄裴翟殷单伍佘冼区简甘游詹凌霍屈祝柳华安关管包喻解聂樊牛古鲍习朴权岑容练冼甄"
)
_BORNE = _SURNAMES | {"麦"}
"""Those and one that begins many foreign names."""

_DOUBLE = word_set("欧阳 司马 上官 诸葛 司徒 夏侯 皇甫 尉迟 公孙 慕容 东方 端木 令狐 范姜 张简")
_PARTICLES = word_set("al el bin ben ibn von van der den de di da del della du la le les dos das ten ter")
_VEILED = re.compile(
    rf".*某.*|[{HAN}]{{1,2}}(?:先生|女士|太太|夫人|小姐|老师|师傅|同学|教授|医生|律师|阿姨|氏|姓[{HAN}]*)"
    rf"|[小老][{''.join(sorted(_SURNAMES))}]|\w(?:\s?모)?\s?씨|\w\s?모|(?:.*\s)?(?:[^\W\d_]\.)*[^\W\d_]\.?"
)
"""Folded names that hold a family name only, or a letter of it (李女士, 王某, 이모씨, Peter M.)."""

_LEAST, _GIVEN = 2, 2
"""Characters of a whole Chinese name, at least, and of a given name, at most; a married woman's name may hold
two family names (林郑月娥)."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it is compared.

    `plain` is equal for names that differ by script variant, case, accents and titles only, `key` also for
    those that the glossary knows as one person (`known`).  `spelt` is `plain` with umlauts as two letters:
    Ambühl is an equal of Ambuhl and of Ambuehl.  `parts` are the folded words, the family name
    last unless the name is `native`: Chinese or Korean, undivided.  `whole` names stand for one person
    wherever they occur; short ones (Kerr, 克尔) only together with an article.
    """

    text: str
    plain: str
    spelt: str
    key: str
    known: bool
    script: str
    parts: tuple[str, ...]
    native: bool
    whole: bool

    @property
    def family(self) -> str:
        """What a short form keeps: the last part, or the only one."""
        return self.parts[-1] if self.parts else ""

    @property
    def families(self) -> tuple[str, ...]:
        """The family name alone and with the particles before it: Pen and LePen."""
        start = len(self.parts) - 1
        while start > 1 and self.parts[start - 1] in _PARTICLES:
            start -= 1
        return tuple(dict.fromkeys((self.family, "".join(self.parts[max(0, start) :]))))

    @property
    def given(self) -> str:
        """The first part of a whole name, empty for a short one."""
        return self.parts[0] if len(self.parts) > 1 else ""

    @property
    def keys(self) -> frozenset[str]:
        """All that two equal names may have in common; mostly one."""
        return frozenset({self.key} if self.spelt == self.plain else {self.key, self.spelt})

    @property
    def is_veiled(self) -> bool:
        """Whether it is a form of address or anonymised, and so means somebody else in each article."""
        return not self.known and _is_veiled(self.plain)

    @property
    def may_be_native(self) -> bool:
        """Whether two or three characters that foreign names have may be a Chinese name (张伟, 蔡英文)."""
        short = _LEAST <= len(self.plain) <= 1 + _GIVEN
        return not self.native and short and self.plain[0] in _BORNE and bool(_HAN.fullmatch(self.plain))

    @property
    def is_transliterated(self) -> bool:
        """Whether Chinese characters stand for foreign sounds."""
        if self.script != "CJK" or self.native:
            return False
        return len(self.parts) > 1 or is_spelt(self.family) or self.family[:1] not in _SURNAMES


@lru_cache(maxsize=20_000)
def named(text: str) -> Name:
    """A name looked at; any text has some answer."""
    bare = _JOINED.sub("", _POSSESSIVE.sub("", without_titles(text)))
    folded = " ".join(fold(bare).split())
    composed = unicodedata.normalize("NFC", bare).lower()
    spelt = folded if bare.isascii() else " ".join(fold(composed.translate(_DIGRAPHS)).split())
    script = script_of(folded)
    key = name_key(bare) or folded
    parts = tuple(part for part in _BETWEEN.split(folded) if _WORD.search(part))
    veiled = _is_veiled(folded)
    native = len(parts) == 1 and not veiled and _is_native(parts[0])
    whole = native or (len(parts) > 1 and not veiled)
    return Name(text, folded, spelt, key, _is_person(bare), script, parts, native, whole)


def script_of(name: str) -> str:
    """The script of a name's first letter as Unicode calls it: LATIN for José, CJK for 何塞."""
    letters = (unicodedata.name(ch, "") for ch in name if ch.isalpha())
    return next(letters, "").partition(" ")[0]


def key_of(name: str) -> str:
    """What two names of one person have in common."""
    return named(name).key


def plain(name: str) -> str:
    """A name folded, without titles."""
    return named(name).plain


def begins_with_surname(name: Name) -> bool:
    """Whether a whole Latin name begins with what may be its Chinese family name (Liu Wanqing)."""
    return name.script == "LATIN" and name.whole and is_surname(name.parts[0])


@cache
def is_surname(part: str) -> bool:
    """Whether a folded part of a name is a Chinese family name in Latin letters."""
    return any(part in surnames(ch) for ch in _SURNAMES)


def agree(one: Name, other: Name) -> bool:
    """Whether two whole names of one script can be one person's: initials and middle names may be missing."""
    if not one.keys.isdisjoint(other.keys):
        return True
    if one.native or other.native:
        return False
    first, second = sorted((one.parts, other.parts), key=len)
    return first[-1] == second[-1] and _is_within(first[:-1], second[:-1])


def _is_within(few: tuple[str, ...], many: tuple[str, ...]) -> bool:
    """Whether the given names of one stand in the other in their order, whole or as initials."""
    rest = iter(many)
    if not few or not many or not _fits(few[0], many[0]):
        return False
    return all(any(_fits(part, other) for other in rest) for part in few)


def _fits(part: str, other: str) -> bool:
    one, two = part.strip("."), other.strip(".")
    return one == two or (min(len(one), len(two)) == 1 and one[:1] == two[:1] and one.isascii())


def _is_native(part: str) -> bool:
    """Whether an undivided name is a whole Chinese or Korean one: it begins with a family name."""
    if script_of(part) == "HANGUL":
        return len(part) > 2
    first = 2 if part[:2] in _DOUBLE or (set(part[:2]) <= _SURNAMES and len(part) == 2 + _GIVEN) else 1
    begins = part[:2] in _DOUBLE or part[:1] in _SURNAMES
    fits = _LEAST <= len(part) <= first + _GIVEN and bool(_HAN.fullmatch(part))
    return fits and begins and not sounds_foreign(part)


@lru_cache(maxsize=20_000)
def _is_veiled(plain: str) -> bool:
    return bool(_VEILED.fullmatch(plain))


@cache
def glossary_names(concept: str) -> tuple[Name, ...]:
    """All names that the glossary gives for one of its persons, by its key."""
    found = (each for each in Glossary.load().concepts if each.id == concept)
    return tuple(named(form) for each in found for forms in each.forms.values() for form in forms)


def _is_person(bare: str) -> bool:
    return any(concept.kind == "person" for concept in Glossary.load().lookup(bare))
