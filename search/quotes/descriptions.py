"""Speakers that are described: by an office that somebody named holds, or only by the description."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Sequence

from search.language.fold import fold
from search.model import Span, SpeakerType
from search.quotes.antecedents import Antecedents
from search.quotes.cues import Gender, Lexicon, lexicon
from search.quotes.paragraphs import Paragraph
from search.quotes.roster import Figurehead, Roster
from search.quotes.scene import Scene
from search.quotes.speaker_types import head_of, kind_of, of_description
from search.quotes.wordlists import listed, word_set

_WORD = re.compile(r"[^\W\d_]+(?:[-][^\W\d_]+)*")
_ASIDE = re.compile(r",? ?(?:\([^()\n]{1,30}\))?, ([^,.;:“”\"()\n\ue000]{4,110})[,.;:)]")
_BEFORE = 80
_BEHIND = 60
_LOOK_BACK = 1200
_AT_MOST = 400
_NOBODY = Span(0, 0)
_VERBS = frozenset(["is", "was", "are", "were", "be", "has", "had", "who", "that", "and", "said", "says"])
"""Words that no description of somebody unnamed holds."""


class Descriptions:
    """The offices and parts that an article gives to people, and the descriptions of unnamed ones."""

    def __init__(self, scene: Scene, roster: Roster, places: Sequence[Paragraph]) -> None:
        self.scene = scene
        self.text = scene.text
        self.roster = roster
        self.strangers: dict[str, Figurehead] = {}
        langs = {place.start: place.lang for place in places}
        full = [(span, who) for span, who in roster.mentions if " " in span.of(self.text) and not who.thing]
        for span, who in full[:_AT_MOST]:
            lang = langs.get(scene.paragraphs[max(0, scene.paragraph(span.start) - 1)], "en")
            words = None if lang.startswith("zh") else lexicon(lang) or lexicon("en")
            roles = self._roles(span, words) if words else set()
            roster.give_roles(who, roles)
            who.sure = who.sure or bool(roles)

    def _roles(self, span: Span, words: Lexicon) -> set[str]:
        """What stands before a name without a break, and what a comma sets off behind it."""
        before = self.scene.masked[
            max(self.scene.sentence_start(span.start), span.start - _BEFORE) : span.start
        ]
        lead: list[str] = []
        for word in reversed(_WORD.findall(re.split(r"[,;:()“”\"](?!\s*$)", before)[-1])):
            low = word.lower()
            if _is_closed(low, words) or (low in words.verbs and kind_of(low) == ""):
                break
            lead.append(word)
        aside = _ASIDE.match(self.scene.masked, span.end)
        chunks = [lead, _WORD.findall(aside.group(1)) if aside else []]
        return {
            _plain(word)
            for chunk in chunks
            if any(_is_role(word, words) for word in chunk)
            for word in chunk
            if not _is_closed(word.lower(), words)
        }

    def named(self, mention: Span, words: Lexicon) -> list[tuple[Span, Figurehead]]:
        """The names in a mention, unless the last one only belongs to the speaker (a spokesman for Meta)."""
        found = [(span, who) for span, who in self.roster.within(*mention) if span.end <= mention.end]
        return [
            (span, who)
            for span, who in found
            if not self._owns(span, mention, words) and kind_of(who.name.split(" ")[-1].lower()) != "group"
        ]

    def _owns(self, span: Span, mention: Span, words: Lexicon) -> bool:
        rest = self.text[span.end : mention.end].strip()
        if rest[:2] in ("'s", "’s") or (rest[:1] in ("'", "’") and rest[1:2] == " "):
            return True
        before = self.text[mention.start : span.start].lower().split()
        linked = any(words.has("links", word) or words.has("prepositions", word) for word in before)
        if linked and not rest and _is_office(before, words):
            return False
        head = "" if rest[:1] == "," or _is_link(rest, words) else head_of(rest, words).strip(" ,.")
        follows = fold(head.split(" ")[-1].lower())
        named = kind_of(follows) != "" or follows in word_set("roles", "recalls")
        return linked or bool(before and words.has("genitives", before[-1])) or named

    def who(self, mention: Span, words: Lexicon) -> tuple[Figurehead | None, SpeakerType, Span]:
        """The person a description is said of, by a comma beside it or by an office nobody else has."""
        said = mention.of(self.text)
        kind = of_description(said, words)
        if kind in ("document", "group"):
            return None, kind, _NOBODY
        beside = self._beside(mention)
        if beside and kind != "organisation":
            return beside[1], "person", beside[0]
        plain = [_plain(word) for word in _WORD.findall(said) if not _is_closed(word.lower(), words)]
        definite = not re.match(r"(?:an?|one|another|some|eine?r?|une?|una?) ", said.lower())
        holder = self.roster.holder(plain) if definite else None
        return holder, "person" if holder else kind, _NOBODY

    def _beside(self, mention: Span) -> tuple[Span, Figurehead] | None:
        """The name that a comma alone parts from a description: Joost Terwiel, [a spokesman for Corvane]."""
        near = self.roster.within(max(0, mention.start - 60), mention.start)
        if near and self.text[near[-1][0].end : mention.start] == ", " and near[-1][1].is_person:
            return near[-1]
        after = self.roster.within(mention.end, mention.end + 3)
        if after and self.text[mention.end : after[0][0].start] == ", " and after[0][1].is_person:
            return after[0]
        return None

    def recalled(self, mention: Span, words: Lexicon, antecedents: Antecedents) -> Figurehead | None:
        """ "The lawmaker", "the Democrat": whoever the sentences before are about."""
        said = mention.of(self.text)
        nouns = _WORD.findall(head_of(said, words).lower())
        if not _is_definite(said) or not nouns or fold(nouns[-1]) not in word_set("roles", "recalls"):
            return None
        if self.introduction(mention, nouns[-1]) != _NOBODY:
            return None
        gender = words.genders.get(nouns[-1], "") or self._own(mention)
        start = self.scene.sentence_start(mention.start)
        apart = [*self.scene.contents.get(mention, []), Span(start, mention.start)]
        return antecedents.of(mention.start, gender, words, apart, needs_sure=True)

    def _own(self, mention: Span) -> Gender:
        """The gender that a possessive behind a description tells: the nominee and his adviser."""
        behind = self.scene.masked[mention.end : mention.end + _BEHIND].split(".")[0].lower().split()
        own: dict[str, Gender] = dict.fromkeys(word_set("roles", "own_male"), "m")
        own.update(dict.fromkeys(word_set("roles", "own_female"), "f"))
        return next((own[word] for word in behind if word in own), "")

    def fullest(self, mention: Span, kind: SpeakerType, words: Lexicon) -> str:
        """The fullest description of an unnamed speaker or body; nothing for texts and crowds."""
        said = mention.of(self.text)
        bare = _without_article(said, words)
        if kind not in ("unnamed", "organisation") or fold(bare) in word_set("speakers", "group"):
            return ""
        head = fold(head_of(bare, words).strip().split(" ")[-1].lower())
        introduced = self._introduced(head, mention.start) if _is_definite(said) else ""
        if _is_definite(said) and (" " not in bare or head in word_set("roles", "recalls")):
            return introduced
        return "" if " " not in bare and bare.islower() else bare

    def introduction(self, mention: Span, name: str) -> Span:
        """Where an earlier sentence brought in the speaker by this name: a senior official."""
        floor = max(0, mention.start - _LOOK_BACK)
        at = self.scene.masked.rfind(name, floor, mention.start) if name else -1
        while at > 0 and not re.search(
            r"\b(?:[Aa]n?|[Oo]ne|[Ee]ine?r?|[Uu]n[ea]?) (?:[\w-]+ ){0,3}$", self.text[floor:at]
        ):
            at = self.scene.masked.rfind(name, floor, at)
        return Span(at, at + len(name)) if at > 0 else _NOBODY

    def _introduced(self, noun: str, place: int) -> str:
        """The phrase that brought in "the official"."""
        for found in reversed(
            _introducing(noun).findall(self.scene.masked, max(0, place - _LOOK_BACK), place)
        ):
            if not any(word in _VERBS for word in found.lower().split()):
                return str(found)
        return ""

    def unnamed(self, name: str, words: Lexicon) -> Figurehead:
        """The figure of an unnamed speaker, so that a pronoun can go back to it."""
        if name not in self.strangers:
            known = (words.genders.get(word, "") for word in name.lower().split())
            gender: Gender = next(filter(None, known), "")
            self.strangers[name] = Figurehead(name, gender=gender, type="unnamed", sure=True)
        return self.strangers[name]


@functools.lru_cache(maxsize=256)
def _introducing(noun: str) -> re.Pattern[str]:
    place = r"(?: (?:at|of|for|from|in|with) (?:the )?[\w’'-]+(?: [A-Z][\w’'-]+)*)?"
    return re.compile(rf"\b[Aa]n? ((?:[\w-]+ ){{0,3}}{re.escape(noun)}\b{place})")


@functools.cache
def _same() -> dict[str, str]:
    lines = (entry.split() for entry in listed("roles", "same", ";"))
    return {word: words[0] for words in lines for word in words}


@functools.lru_cache(maxsize=8192)
def _plain(word: str) -> str:
    """A word of a description in the form that stands for all of its meaning."""
    low = fold(word.lower())
    low = low[:-1] if low.endswith("s") and low[:-1] in word_set("roles", "recalls") else low
    return _same().get(low, low)


def _is_closed(low: str, words: Lexicon) -> bool:
    return (
        words.has("determiners", low)
        or words.has("prepositions", low)
        or words.has("breaks", low)
        or words.has("auxiliaries", low)
        or low in words.pronouns
        or low in ("s", "former", "then")
    )


def _is_role(word: str, words: Lexicon) -> bool:
    low = _plain(word)
    known = words.has("titles", low) or words.has("people", low)
    return (
        known
        or low in word_set("roles", "recalls")
        or low in word_set("speakers", "unnamed")
        or low in _same()
    )


def _is_link(rest: str, words: Lexicon) -> bool:
    first = rest.partition(" ")[0].lower()
    return words.has("links", first) or words.has("prepositions", first)


def _is_definite(said: str) -> bool:
    """Whether an article tells that the reader knows who is meant."""
    return said.lower().startswith(("the ", "this ", "that ", "der ", "die ", "das ", "le ", "la ", "el "))


def _is_office(before: list[str], words: Lexicon) -> bool:
    """Whether words before a name are an office with an "of" in it: former Secretary of State."""
    titled = any(words.has("titles", a) and b == "of" for a, b in itertools.pairwise(before))
    return titled and before[-1] != "of" and not words.has("articles", before[0])


def _without_article(said: str, words: Lexicon) -> str:
    first, _, rest = said.partition(" ")
    return rest if rest and words.has("articles", first.lower()) else said
