"""Who a Chinese mention of a speaker is: by name, by a title that somebody carries, or by a pronoun."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping, Sequence

from search.language.fold import simplify
from search.model import Span, SpeakerType
from search.quotes.antecedents import Antecedents
from search.quotes.cues import Gender
from search.quotes.genders import of_han_name
from search.quotes.han_cues import group, pronouns
from search.quotes.names import is_han_name
from search.quotes.paragraphs import Paragraph
from search.quotes.roster import Figurehead, Roster
from search.quotes.scene import Scene
from search.quotes.speaker_types import of_han
from search.quotes.wordlists import listed, word_set

_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
_EDGE = re.compile(r"^[《「『“\"'‘]+|[》」』”\"'’]+$")
_NOBODY = Span(0, 0)
_NAMES = 200
_SEARCHED = 50_000
_THIS = ("这位", "这名", "该名", "该位", "该", "那位", "那名")

Answer = tuple[str, SpeakerType, Span]


class HanPeople:
    """Resolves the Chinese speaker mentions of one article, asked in text order."""

    def __init__(
        self, scene: Scene, roster: Roster, antecedents: Antecedents, places: Sequence[Paragraph]
    ) -> None:
        self.scene = scene
        self.text = scene.text
        self.roster = roster
        self.antecedents = antecedents
        self.strangers: dict[str, Figurehead] = {}
        self.first: dict[str, Span] = {}
        self.figures = self._named_once(places)

    def _named_once(self, places: Sequence[Paragraph]) -> dict[str, Figurehead]:
        """The plain names of speakers and behind titles (局長林遠), noted wherever the text has them."""
        ranges = [(place.start, place.end) for place in places if place.lang.startswith("zh")]
        figures: dict[str, Figurehead] = {}
        for mention in self.scene.speakers if ranges else ():
            said = mention.of(self.text)
            if not any(is_han_name(who.name) for _, who in self.roster.within(*mention)):
                name, title = _split(said)
                if name and len(figures) < _NAMES:
                    who = figures.setdefault(name, Figurehead(name, _gender(name), sure=True, type="person"))
                    self.roster.give_roles(who, _roles(title))
        for start, end in ranges:
            for name, title in _titled(self.text[start:end], figures):
                if len(figures) < _NAMES:
                    who = figures.setdefault(name, Figurehead(name, _gender(name), sure=True, type="person"))
                    self.roster.give_roles(who, _roles(title))
        if figures:
            pattern = re.compile("|".join(sorted(map(re.escape, figures), key=len, reverse=True)))
            for start, end in ranges:
                for match in pattern.finditer(self.text, start, end):
                    self._note(match, figures[match.group()])
        return figures

    def _note(self, match: re.Match[str], who: Figurehead) -> None:
        span = Span(*match.span())
        who.full.append(span)
        who.places.append(span.start)
        if not self.scene.is_quoted(span.start):
            rank = self.scene.prominence(span, None)
            self.antecedents.note_name(span.start, who, rank)

    def who(self, mention: Span) -> Answer:
        """The person's name, the kind of speaker, and the mention elsewhere that tells who it is."""
        said = _clean(mention.of(self.text))
        plain = simplify(said)
        if plain in pronouns() or (plain[:1] in ("他", "她") and plain[1:2] not in ("的", "们")):
            return self._pronoun(mention, plain)
        named = [(span, who) for span, who in self.roster.within(*mention) if span.end <= mention.end]
        if named and self._is_name(named[-1][0], mention):
            return self._named(named, mention)
        name, _ = _split(said)
        if name in self.figures:
            return name, "person", _NOBODY
        return self._role(mention, said, plain)

    def _is_name(self, span: Span, mention: Span) -> bool:
        """Whether a mention ends with a name, and is not somebody around it (克爾的律師, Meta發言人)."""
        rest = re.sub(r"[（(].*|[》」』”\"'’\s]+|本人", "", simplify(self.text[span.end : mention.end]))
        return not rest or (not rest.startswith("的") and not of_han(rest) and not _split(rest)[0])

    def _named(self, named: list[tuple[Span, Figurehead]], mention: Span) -> Answer:
        """The Chinese name of a mention that gives a foreign one in brackets too."""
        chinese = [(span, who) for span, who in named if is_han_name(who.name)]
        span, who = (chinese or named)[-1]
        full = span.of(self.text) == who.name or len(span.of(self.text)) >= len(who.name)
        kind: SpeakerType = "person" if is_han_name(who.name) or who.is_person else "organisation"
        if kind == "organisation" and not who.thing and " " in who.name:
            kind = "person"
        return who.name, kind, _NOBODY if full else who.told_before(mention.start)

    def _pronoun(self, mention: Span, plain: str) -> Answer:
        """他 and 她 by gender, 其 and 自己 by prominence alone; the plural ones are groups."""
        gender: Gender = "m" if plain.startswith("他") else "f" if plain.startswith("她") else ""
        if plain.endswith("们") or plain in ("有人", "对方"):
            return "", "group" if plain.endswith("们") else "unnamed" if plain == "有人" else "", _NOBODY
        if not gender and plain not in ("其", "自己"):
            return "", "", _NOBODY
        apart = self.scene.contents.get(mention, [])
        who = self.antecedents.of(mention.start, gender, None, apart)
        if who is None:
            return "", "person", _NOBODY
        who.gender = who.gender or gender
        self.antecedents.note(mention.start, who, True)
        return who.name, who.type or "person", who.told_before(mention.start)

    def _role(self, mention: Span, said: str, plain: str) -> Answer:
        """A bare role (發言人, 局長): the person or the fuller description that carried it before."""
        kind = of_han(plain)
        if kind in ("document", "group"):
            return "", kind, _NOBODY
        this = next((word for word in _THIS if plain.startswith(word)), "")
        holder = self.roster.holder([plain[len(this) :]]) or (self._this(mention, plain) if this else None)
        if holder:
            self.antecedents.note(mention.start, holder, True)
            return holder.name, "person", holder.told_before(mention.start)
        role = next((word for word in (*group("unnamed"), *group("titles")) if plain.endswith(word)), "")
        if not role or kind == "organisation":
            return said if _is_label(said) else "", kind, _NOBODY
        first = self.first.setdefault(role, mention)
        name = said if plain not in (role, this + role) else _clean(first.of(self.text))
        if len(name) > len(role) and kind == "unnamed":
            stranger = self.strangers.setdefault(name, Figurehead(name, type="unnamed"))
            self.antecedents.note(mention.start, stranger, True)
        return name if _is_label(name) else "", "unnamed", _NOBODY if name == said else first

    def _this(self, mention: Span, plain: str) -> Figurehead | None:
        """这位首席执行官: whoever was just speaking, unless somebody unnamed was called so."""
        if any(plain.endswith(role) for role in self.first):
            return None
        return self.antecedents.of(mention.start, "", None, (), needs_sure=True)


def _clean(said: str) -> str:
    """A mention without marks around it, bracketed originals and readings."""
    return _EDGE.sub("", _BRACKETS.sub("", said).strip())


def _titled(text: str, known: Mapping[str, Figurehead]) -> Iterator[tuple[str, str]]:
    """The family names with one or two more characters that stand behind a title, and the title."""
    plain = simplify(text)
    for match in _behind_title().finditer(plain):
        given = match.end()
        fitting = [
            plain[match.start(2) : given + length]
            for length in (1, 2)
            if plain.startswith(listed("speakers", "han_follows"), given + length)
        ]
        fitting = [name for name in fitting if _is_plain_name(name)]
        written = [text[match.start(2) : match.start(2) + len(name)] for name in fitting]
        if written:
            likely = [name for name in written if name in known] or written
            yield max(likely, key=lambda name: _weight(text, name)), match.group(1)


def _weight(text: str, name: str) -> tuple[int, int]:
    """Which of two readings of a name is likelier: the one used again, then the longer one."""
    times = text.count(name, 0, _SEARCHED)
    telling = times > 1 or bool(of_han_name(name))
    return times, len(name) if telling else -len(name)


@functools.cache
def _behind_title() -> re.Pattern[str]:
    titles = [word for word in _titles() if word not in word_set("speakers", "han_writers")]
    return re.compile(rf"({'|'.join(titles)})({'|'.join(listed('speakers', 'han_surnames'))})")


def _split(said: str) -> tuple[str, str]:
    """The name at the end of a mention and the title before it; no name where none can be told for sure."""
    said = _clean(said)
    plain = simplify(said)
    tail = next((word for word in _TAILS if plain.endswith(word) and len(plain) > len(word) + 1), "")
    if tail in _COURTESY and not _letters().issuperset(plain.removesuffix(tail)[-2:]):
        tail = ""
    last = len(plain) - len(tail)
    if of_han(plain) == "group" or plain in word_set("speakers", "han_unnamed"):
        return "", ""
    ends = [plain.rfind(word, 0, last) + len(word) for word in (*_titles(), "的") if word in plain[:last]]
    end = max((end for end in ends if end < last), default=0)
    for stop in (last, len(plain)):
        name = plain[end:stop]
        if _is_plain_name(name) or (end and not tail and _may_be_name(name)):
            return said[end:stop], plain[:end]
    return "", ""


def _may_be_name(plain: str) -> bool:
    """Whether a few characters behind a title can only be a name."""
    return 2 <= len(plain) <= 4 and plain[0] not in "的之是在了和与消自" and not of_han(plain)


_COURTESY = ("先生", "女士", "小姐", "太太", "夫人")
_TAILS = ("教授", "博士", "医生", "律师", "法官", "院士", "议员", "本人", "自己", *_COURTESY)
"""What may stand behind a name and is no part of it."""


@functools.cache
def _titles() -> tuple[str, ...]:
    return (*group("titles"), *listed("speakers", "han_parts"), *group("unnamed"))


def _is_plain_name(plain: str) -> bool:
    """Whether characters are a Chinese name: a family name and one or two more, or a form of address."""
    if plain in _titles() or plain in pronouns() or plain in word_set("speakers", "han_places"):
        return False
    if 2 <= len(plain) <= 5 and all(char in _letters() for char in plain):
        return True
    surname = next((word for word in listed("speakers", "han_surnames") if plain.startswith(word)), "")
    rest = plain[len(surname) :]
    if not surname or not rest:
        return False
    if rest in word_set("speakers", "han_honorifics"):
        return True
    return len(rest) <= 2 and not of_han(plain)


@functools.cache
def _letters() -> frozenset[str]:
    return frozenset(group("translit")) | frozenset("历杭荷庇")


def _gender(name: str) -> Gender:
    plain = simplify(name)
    if plain.endswith(listed("speakers", "han_women")):
        return "f"
    if plain.endswith(listed("speakers", "han_men")):
        return "m"
    return of_han_name(name)


def _roles(title: str) -> set[str]:
    """A title in full and as the bare title that it ends with."""
    return {title, *(word for word in group("titles") if title.endswith(word))} - {""}


def _is_label(name: str) -> bool:
    """Whether words are short and plain enough to stand for an unnamed speaker or a body."""
    return 2 <= len(name) <= 24 and not any(mark in name for mark in "，,。“”「」：:；")
