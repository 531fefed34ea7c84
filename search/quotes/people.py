"""Who a mention of a speaker is, within the article: the fullest name, or nothing when unsure."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from search.language.fold import fold, simplify
from search.model import Span
from search.quotes import roster
from search.quotes.cues import Gender, Lexicon, lexicon
from search.quotes.han_cues import group, pronouns
from search.quotes.paragraphs import Paragraph
from search.quotes.roster import Figurehead, Roster

_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
_EDGE = re.compile(r"^[《「『“\"'‘]+|[》」』”\"'’]+$")
_PLACE = r"(?: (?:at|of|for|from|in|with) (?:the )?[\w’'-]+(?: [A-Z][\w’'-]+)*)?"
_LOOK_BACK = 1200


class People:
    """Resolves the speaker mentions of one article, to be asked in text order."""

    def __init__(self, text: str, paragraphs: Sequence[Paragraph]) -> None:
        self.text = text
        self.roster: Roster = roster.build(text, paragraphs)
        self.heard: list[tuple[int, str]] = []
        self.unnamed: dict[str, str] = {}

    def name(self, mention: Span, lang: str) -> str:
        """The person behind a mention, an empty string when unsure."""
        if mention.end <= mention.start:
            return ""
        if lang.startswith("zh"):
            found = self._han(mention)
        else:
            words = lexicon(lang) or lexicon("en")
            found = self._spaced(mention, words) if words else ""
        if found and len(found) <= 40 and "的" not in found:
            self.heard.append((mention.start, found))
        return found

    # ---- languages with spaces

    def _spaced(self, mention: Span, words: Lexicon) -> str:
        said = mention.of(self.text)
        low = said.lower()
        if words.has("relatives", low):
            near = self.roster.within(max(0, mention.start - 80), mention.start)
            return (
                near[-1][1].name
                if near and self.text[near[-1][0].end : mention.start].strip(" ,") == ""
                else ""
            )
        if low in words.pronouns:
            return self._pronoun(mention, words.pronouns[low])
        named = [(span, who) for span, who in self.roster.within(*mention) if span.end <= mention.end]
        if named and not self._is_possessive(named[-1][0], mention):
            return named[-1][1].name
        return self._described(mention, words)

    def _is_possessive(self, span: Span, mention: Span) -> bool:
        """Whether a name only owns the speaker: Brandsholm's chief executive, a spokesman for Meta."""
        rest = self.text[span.end : mention.end].strip()
        before = self.text[mention.start : span.start].split()
        return rest[:2] in ("'s", "’s") or any(
            w in ("of", "for", "at", "der", "von", "des") for w in before[-2:]
        )

    def _described(self, mention: Span, words: Lexicon) -> str:
        """A description: of somebody named elsewhere, of the same unnamed one, or only itself."""
        said = mention.of(self.text)
        plain = [
            w
            for w in re.findall(r"[^\W_]+(?:[-'’][^\W_]+)*", said.lower())
            if not words.has("determiners", w)
        ]
        if not plain:
            return ""
        holders = {who.name for who in self.roster.people if plain and set(plain) <= who.roles}
        if len(holders) == 1:
            return holders.pop()
        bare = _without_article(said, words)
        if bare == said or not said.lower().startswith("the "):
            return bare
        if words.has("titles", plain[-1]):
            return self._pronoun(mention, "m") if self._lone(mention) else ""
        return self._introduced(plain[-1], mention.start) or bare

    def _lone(self, mention: Span) -> bool:
        """Whether only one person is named shortly before, so that "the CEO" can be nobody else."""
        near = self.roster.within(max(0, mention.start - _LOOK_BACK), mention.start)
        return len({who.name for _, who in near if who.sure and not who.thing and who.name[0] < "⺀"}) == 1

    def _introduced(self, noun: str, place: int) -> str:
        """The phrase that brought in "the official": a senior official at the authority."""
        start = max(0, place - _LOOK_BACK)
        pattern = rf"\b[Aa]n? ((?:[\w-]+ ){{0,3}}{re.escape(noun)}\b{_PLACE})"
        found = list(re.finditer(pattern, self.text[start:place]))
        return found[-1].group(1) if found else ""

    def _pronoun(self, mention: Span, gender: Gender) -> str:
        """The nearest person before a pronoun that can be meant: first names of the sentences, going back."""
        if gender not in ("m", "f"):
            return ""
        start = max(0, mention.start - _LOOK_BACK)
        for sentence in _sentences_back(self.text, start, mention.start):
            for name in self._people_in(*sentence):
                person = self._person(name)
                if person is None or not person.gender or person.gender == gender:
                    if person:
                        person.gender = person.gender or gender
                    return name
        return ""

    def _people_in(self, start: int, end: int) -> list[str]:
        """Speakers and surely personal names of a stretch, in text order."""
        found = [(place, name) for place, name in self.heard[-12:] if start <= place < end]
        found += [
            (span.start, who.name)
            for span, who in self.roster.within(start, end)
            if who.sure and not who.thing and self.text[span.end : span.end + 2] not in ("'s", "’s")
        ]
        return [name for _, name in sorted(found)]

    def _person(self, name: str) -> Figurehead | None:
        return next((who for who in self.roster.people if who.name == name), None)

    # ---- Chinese

    def _han(self, mention: Span) -> str:
        said = _EDGE.sub("", _BRACKETS.sub("", mention.of(self.text)).strip())
        plain = simplify(said)
        if plain in pronouns():
            return self._han_pronoun(mention, plain)
        named = [who for span, who in self.roster.within(*mention) if span.end <= mention.end]
        if named and not plain.endswith(group("unnamed")):
            return named[-1].name
        name = _behind_title(said, plain)
        if not name:
            return self._han_role(said, plain)
        return self._han_short(name, mention.start)

    def _han_short(self, name: str, place: int) -> str:
        """A surname or short form: the nearest fuller name that ends with it."""
        key = fold(name)
        fuller = [who.name for _, who in self.roster.within(0, place) if fold(who.name).endswith(key)]
        fuller += [who.name for who in self.roster.people if fold(who.name).endswith(key)][:1]
        if fuller:
            before = len([0 for _, who in self.roster.within(0, place) if fold(who.name).endswith(key)])
            name = fuller[before - 1] if before else fuller[0]
        return name

    def _han_role(self, said: str, plain: str) -> str:
        """A bare role (發言人, 局長): the person or the fuller description that carried it before."""
        holders = {
            who.name for who in self.roster.people if any(role.endswith(plain) for role in who.roles if role)
        }
        if len(holders) == 1:
            return holders.pop()
        known = next((full for key, full in reversed(self.unnamed.items()) if key.endswith(plain)), said)
        self.unnamed[plain] = known
        return known

    def _han_pronoun(self, mention: Span, plain: str) -> str:
        if plain not in ("他", "她", "其", "自己", "他本人", "她本人"):
            return ""
        start = max(0, mention.start - _LOOK_BACK // 2)
        for first, last in _sentences_back(self.text, start, mention.start):
            found = [(place, name) for place, name in self.heard[-12:] if first <= place < last]
            found += [(span.start, who.name) for span, who in self.roster.within(first, last)]
            short = self._short_names(first, last)
            if found or short:
                return min(found + short)[1]
        return ""

    def _short_names(self, start: int, end: int) -> list[tuple[int, str]]:
        """Known people called by the last part of their name."""
        part = self.text[start:end]
        found = []
        for who in {id(who): who for who in self.roster.people}.values():
            last = re.split(r"[·・•‧]", who.name)[-1]
            if last != who.name and last in part:
                found.append((start + part.index(last), who.name))
        return found


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


def _sentences_back(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Rough sentences of text[start:end], the last one first."""
    ends = [
        m.end()
        for m in re.finditer(
            r"(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bMrs)[.!?]['”’\"]*\s|[。！？\n]+", text[start:end]
        )
    ]
    bounds = [start, *(start + place for place in ends), end]
    return [(a, b) for a, b in itertools.pairwise(bounds) if b > a][::-1]
