"""Who is heard in an article: each speaker with the quotes, and the names that the text gives for others."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from search.language.fold import fold
from search.model import Article, Quote, SpeakerType
from search.people.names import Name, named

_LASTING: tuple[SpeakerType, ...] = ("person", "organisation", "")
_BEFORE, _LOOKS = 40, 3
_CLAUSE = re.compile(r"[\n,.;:!?，。；：！？、“”\"「」]")
_APPOSITION = re.compile(r", (?:[^\n,.;!?“”\"]{1,80})")
_PUT_BEFORE = re.compile(r"[^\n,.:;!?“”\"]+, $")
_UNRELATED = re.compile(
    r"(?:no relation|(?:not|un)[- ]?related|sin (?:relación de )?parentesco|no tienen? parentesco"
    r"|(?:sans|aucun) lien (?:de parenté|familial)|non apparentée?)[^\n,.;:!?()]*"
    r"|\bmit [^\n,.;:!?()]{1,60} (?:nicht|weder) (?:verwandt|verschwägert)[^\n,.;:!?()]*"
    r"|[与與和同跟][^\n，。；、]{1,20}?(?:[没沒]有|[并並]?[无無非])(?:任何)?(?:[亲親](?:[属屬戚]|[缘緣])?|血[缘緣])(?:[关關][系係])?的?"
    r"|[与與和同跟][^\n，。；、]{1,20}?同姓(?:[^\n，。；、]{0,4}[亲親][属屬戚])?的?"
)
"""That somebody is no kin of a namesake: the title in it is the other one's."""


@dataclass(slots=True, eq=False)
class Voice:
    """One name in one article; without quotes it is only written there, beside another form of the name.

    `beside` holds the words around some mentions: titles stand there.
    """

    article: int
    file: str
    name: Name
    type: SpeakerType = ""
    written: Counter[str] = field(default_factory=Counter)
    quotes: list[Quote] = field(default_factory=list)
    langs: Counter[str] = field(default_factory=Counter)
    beside: list[str] = field(default_factory=list)

    @property
    def lang(self) -> str:
        """The language that it is quoted in most."""
        return max(self.langs, key=lambda lang: self.langs[lang], default="und")

    @property
    def is_somebody(self) -> bool:
        """Whether it may be one person over several articles; an unnamed source or a document is not."""
        return self.type in _LASTING


Pair = tuple[Voice, Voice]


def heard(article: Article) -> list[Voice]:
    """The speakers of one article, each name once."""
    found: dict[str, Voice] = {}
    types: dict[str, Counter[SpeakerType]] = defaultdict(Counter)
    for quote in article.quotes:
        if not quote.person:
            continue
        name = named(quote.person)
        voice = found.setdefault(name.plain, Voice(article.id, article.file, name))
        if len(name.text) > len(voice.name.text) and name.script == voice.name.script:
            voice.name = name
        voice.written[quote.person] += 1
        voice.quotes.append(quote)
        voice.langs[quote.lang] += 1
        types[name.plain][quote.speaker_type] += 1
    for key, voice in found.items():
        voice.beside = _beside(article.text, voice.name, voice.quotes)
        voice.type = max(types[key], key=lambda kind: (bool(kind), types[key][kind]))
    return list(found.values())


def paired(article: Article, voices: Sequence[Voice]) -> Iterator[Pair]:
    """The names that the article itself gives for one another; new voices where nobody speaks by them."""
    known = {voice.name.plain: voice for voice in voices}
    for alias in article.aliases:
        one, other = (
            known.setdefault(named(text).plain, Voice(article.id, article.file, named(text)))
            for text in (alias.name, alias.original)
        )
        if one is not other:
            for voice, text in ((one, alias.name), (other, alias.original)):
                voice.written.setdefault(text, 0)
                if not voice.langs and voice.name.script == "CJK":
                    voice.langs = Counter(_styles(voices))
            yield one, other


def _styles(voices: Sequence[Voice]) -> set[str]:
    """The kinds of Chinese that an article quotes in."""
    return {lang for voice in voices for lang in voice.langs if lang.startswith("zh")}


def _beside(text: str, name: Name, quotes: Sequence[Quote]) -> list[str]:
    """The words in the clause around the name where it is first written, and around mentions that hold it."""
    places = [(start, start + len(name.text))] if (start := text.find(name.text)) >= 0 else []
    places += [(quote.speaker_start, quote.speaker_end) for quote in quotes if _names(quote, name)]
    return [_around(text, start, end) for start, end in places[:_LOOKS]]


def _names(quote: Quote, name: Name) -> bool:
    return bool(name.family) and name.family in fold(quote.speaker_text)


def _around(text: str, start: int, end: int) -> str:
    near = text[max(0, start - _BEFORE) : start]
    title = _PUT_BEFORE.search(near)  # its chief executive, Ann Lee
    before = title.group() if title else _CLAUSE.split(near)[-1]
    after = _APPOSITION.match(text, end)
    return _UNRELATED.sub("", before + text[start:end] + (after.group() if after else ""))
