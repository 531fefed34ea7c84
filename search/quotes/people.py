"""Who a mention of a speaker is, within the article: the fullest name, or nothing when unsure."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from search.language.fold import simplify
from search.model import Span
from search.quotes import roster
from search.quotes.cues import Gender, Lexicon, lexicon
from search.quotes.han_cues import group, pronouns
from search.quotes.names import is_han_name
from search.quotes.paragraphs import Paragraph

_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
_EDGE = re.compile(r"^[《「『“\"'‘]+|[》」』”\"'’]+$")
_PLAIN = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_PLACE = r"(?: (?:at|of|for|from|in|with) (?:the )?[\w’'-]+(?: [A-Z][\w’'-]+)*)?"
_SENTENCE = re.compile(r"(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bMrs)[.!?]['”’\"]*\s|[。！？\n]+")
_LOOK_BACK = 1200
_LONGEST_NAME = 40
_REMEMBERED = 12


class People:
    """Resolves the speaker mentions of one article, to be asked in text order."""

    def __init__(self, text: str, paragraphs: Sequence[Paragraph]) -> None:
        self.text = text
        self.roster = roster.build(text, paragraphs)
        self.heard: list[tuple[int, str]] = []
        self.roles: dict[str, str] = {}
        self.genders: dict[str, str] = {}

    def name(self, mention: Span, lang: str) -> str:
        """The person behind a mention, an empty string when unsure."""
        if mention.end <= mention.start:
            return ""
        if lang.startswith("zh"):
            found = self._han(mention)
        else:
            words = lexicon(lang) or lexicon("en")
            found = self._spaced(mention, words) if words else ""
        if found and len(found) <= _LONGEST_NAME and "的" not in found:
            self.heard.append((mention.start, found))
        return found

    # ---- languages with spaces

    def _spaced(self, mention: Span, words: Lexicon) -> str:
        low = mention.of(self.text).lower()
        if words.has("relatives", low):
            return self._antecedent(mention.start)
        if low in words.pronouns:
            return self._nearest(mention.start, words.pronouns[low])
        named = [(span, who) for span, who in self.roster.within(*mention) if span.end <= mention.end]
        if named and not self._owns(named[-1][0], mention, words):
            return named[-1][1].name
        return self._described(mention, words)

    def _antecedent(self, place: int) -> str:
        """The name right before "who"."""
        near = self.roster.within(max(0, place - 80), place)
        if near and not self.text[near[-1][0].end : place].strip(" ,"):
            return near[-1][1].name
        return ""

    def _owns(self, span: Span, mention: Span, words: Lexicon) -> bool:
        """Whether a name only belongs to the speaker: Brandsholm's chief executive, a spokesman for Meta."""
        rest = self.text[span.end : mention.end].strip()
        before = self.text[mention.start : span.start].lower().split()[-2:]
        return rest[:2] in ("'s", "’s") or any(
            words.has("links", word) or words.has("genitives", word) for word in before[-1:] + before[:-1]
        )

    def _described(self, mention: Span, words: Lexicon) -> str:
        """A description: of somebody named elsewhere, of one brought in before, or only itself."""
        said = mention.of(self.text)
        plain = [word for word in _PLAIN.findall(said.lower()) if not words.has("determiners", word)]
        holder = self.roster.holder(plain)
        if holder or not plain:
            return holder
        bare = _without_article(said, words)
        if not said.lower().startswith("the "):
            return bare
        if words.has("titles", plain[-1]):
            return self._nearest(mention.start, "m") if self._is_alone(mention.start) else ""
        return self._introduced(plain[-1], mention.start) or bare

    def _is_alone(self, place: int) -> bool:
        """Whether only one person is named shortly before, so that "the CEO" can be nobody else."""
        near = self.roster.within(max(0, place - _LOOK_BACK), place)
        return len({who.name for _, who in near if who.is_person and not is_han_name(who.name)}) == 1

    def _introduced(self, noun: str, place: int) -> str:
        """The phrase that brought in "the official": a senior official at the authority."""
        pattern = rf"\b[Aa]n? ((?:[\w-]+ ){{0,3}}{re.escape(noun)}\b{_PLACE})"
        found = re.findall(pattern, self.text[max(0, place - _LOOK_BACK) : place])
        return found[-1] if found else ""

    def _nearest(self, place: int, gender: Gender) -> str:
        """The person a pronoun can mean: the first name that fits in the nearest sentence before it."""
        if gender not in ("m", "f"):
            return ""
        for start, end in self._sentences_back(place):
            for name in self._people_in(start, end):
                person = self.roster.by_name.get(name)
                if person is None or not person.gender or person.gender == gender:
                    if person:
                        person.gender = gender
                    return name
        return ""

    def _people_in(self, start: int, end: int) -> list[str]:
        """Speakers and surely personal names of a stretch, in text order."""
        found = [(place, name) for place, name in self.heard[-_REMEMBERED:] if start <= place < end]
        found += [
            (span.start, who.name)
            for span, who in self.roster.within(start, end)
            if who.is_person and self.text[span.end : span.end + 2] not in ("'s", "’s")
        ]
        return [name for _, name in sorted(found)]

    def _sentences_back(self, place: int) -> list[tuple[int, int]]:
        """Rough sentences before a place, the last one first."""
        start = max(0, place - _LOOK_BACK)
        ends = [match.end() for match in _SENTENCE.finditer(self.text, start, place)]
        return [(a, b) for a, b in itertools.pairwise([start, *ends, place]) if b > a][::-1]

    # ---- Chinese

    def _han(self, mention: Span) -> str:
        said = _EDGE.sub("", _BRACKETS.sub("", mention.of(self.text)).strip())
        plain = simplify(said)
        if plain in pronouns():
            return self._han_pronoun(mention.start, plain)
        named = [(span, who) for span, who in self.roster.within(*mention) if span.end <= mention.end]
        if named and not plain.endswith(group("unnamed")):
            return self._in_han(named)
        return _behind_title(said, plain) or self._han_role(said, plain)

    def _in_han(self, named: list[tuple[Span, roster.Figurehead]]) -> str:
        """The Chinese name of a mention that gives a foreign one in brackets too."""
        chinese = [who.name for _, who in named if is_han_name(who.name)]
        return chinese[-1] if chinese else named[-1][1].name

    def _han_role(self, said: str, plain: str) -> str:
        """A bare role (發言人, 局長): the person or the fuller description that carried it before."""
        holder = self.roster.holder([plain])
        if holder:
            return holder
        role = next((word for word in (*group("unnamed"), *group("titles")) if plain.endswith(word)), plain)
        known = self.roles.setdefault(role, said)
        return known if plain == role else said

    def _han_pronoun(self, place: int, plain: str) -> str:
        if pronouns()[plain] not in ("m", "f") and plain not in ("其", "自己"):
            return ""
        for start, end in self._sentences_back(place):
            found = [(at, name) for at, name in self.heard[-_REMEMBERED:] if start <= at < end]
            found += [(span.start, who.name) for span, who in self.roster.within(start, end) if who.sure]
            fitting = [name for _, name in sorted(found) if self._is_fitting(name, pronouns()[plain])]
            if fitting:
                return fitting[0]
        return ""

    def _is_fitting(self, name: str, gender: str) -> bool:
        """Whether a Chinese pronoun can mean a name; the first one that does settles its gender."""
        return not gender or self.genders.setdefault(name, gender) == gender


def _behind_title(said: str, plain: str) -> str:
    """The name behind a title (航運分析師賀之嵐): all when there is no title, nothing for a bare title."""
    ends = [plain.rfind(word) + len(word) for word in group("titles") if word in plain]
    end = max(ends, default=0)
    if end == len(plain) or plain.endswith(group("unnamed")):
        return ""
    return said[end:] if end else said


def _without_article(said: str, words: Lexicon) -> str:
    first, _, rest = said.partition(" ")
    return rest if rest and words.has("articles", first.lower()) else said
