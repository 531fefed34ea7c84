"""Speakers that are described: by an office that somebody named holds, or only by the description."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from search.language.fold import fold
from search.model import Span, SpeakerType
from search.quotes.cues import Lexicon, lexicon
from search.quotes.paragraphs import Paragraph
from search.quotes.who.antecedents import Antecedents
from search.quotes.who.bodies import Bodies
from search.quotes.who.description_words import (
    CLAUSE_WORDS,
    compound_head,
    gender_of_article,
    is_closed,
    is_definite,
    is_demonym,
    is_indefinite,
    is_link,
    is_office,
    is_role,
    plain,
    recalls,
    same_meaning,
    without_article,
)
from search.quotes.who.genders import of_title
from search.quotes.who.roster import Figurehead, Roster
from search.quotes.who.scene import HANGS, Scene
from search.quotes.who.speaker_types import head_of, kind_of, of_description
from search.quotes.who.strangers import Strangers
from search.quotes.wordlists import listed, word_set

_WORD = re.compile(r"[^\W\d_]+(?:[-][^\W\d_]+)*")
_ASIDE = re.compile(r",? ?(?:\([^()\n]{1,30}\))?, ([^,.;:“”\"()\n\ue000]{4,110})[,.;:)]")
_CLAUSE = re.compile(r", (?:who|which|that) ")
_BEFORE = 80
_OFFICE_STEM = 6
_LOOK_BACK = 1200
_AT_MOST = 400
_NOBODY = Span(0, 0)
_WITH_FEMININES = ("cs", "pl")
"""Languages that have a word of its own for a woman who does something: samorządowiec is a man."""


class Descriptions:
    """The offices and parts that an article gives to people, and the descriptions of unnamed ones."""

    def __init__(self, scene: Scene, roster: Roster, places: Sequence[Paragraph]) -> None:
        self.scene = scene
        self.text = scene.text
        self.roster = roster
        self.strangers = Strangers(scene, roster)
        self.bodies = Bodies(scene, roster)
        langs = {place.start: place.lang for place in places}
        named = [(span, who) for span, who in roster.mentions if not who.thing]
        for span, who in named[:_AT_MOST]:
            lang = langs.get(scene.paragraphs[max(0, scene.paragraph(span.start) - 1)], "en")
            words = None if lang.startswith("zh") else lexicon(lang) or lexicon("en")
            roles = self._roles(span, words) if words else set()
            roles |= {plain(head) for role in roles if words and (head := compound_head(role, words))}
            roster.give_roles(who, roles)
            telling = words is not None and any(is_role(role, words) for role in roles)
            who.sure = who.sure or (telling and " " in span.of(self.text))

    def _roles(self, span: Span, words: Lexicon) -> set[str]:
        """What stands before a name without a break, and what a comma sets off behind it."""
        start = max(self.scene.sentence_start(span.start), span.start - _BEFORE)
        before = self.scene.masked[self._behind_others(start, span.start) : span.start]
        lead: list[str] = []
        for word in reversed(_WORD.findall(re.split(r"[,;:()“”\"](?!\s*$)", before)[-1])):
            low = word.lower()
            if is_closed(low, words) or (low in words.verbs and kind_of(low) == ""):
                break
            lead.append(word)
        behind = (self.scene.masked, span.end)
        aside = _ASIDE.match(*behind) or _copula(words.lang).match(*behind)
        own = _own_words(aside.group(1), words) if aside else []
        called = own if own and words.has("articles", own[0].lower()) and own[-1].islower() else None
        chunks = [lead, own]
        return {
            plain(word)
            for chunk in chunks
            if chunk is called or any(is_role(word, words) for word in chunk)
            for word in chunk
            if not is_closed(word.lower(), words)
        }

    def _behind_others(self, start: int, end: int) -> int:
        """Where a stretch begins behind the last person in it, unless that person owns what follows."""
        others = [span.end for span, who in self.roster.within(start, end) if who.is_person]
        owns = others and self.text[others[-1] : others[-1] + 2] in ("'s", "’s")
        return others[-1] if others and not owns else start

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
        rest = "" if rest in ("'s", "’s", "'", "’") else rest  # [Kerr’s] answer was that …
        if rest[:2] in ("'s", "’s") or (rest[:1] in ("'", "’") and rest[1:2] == " "):
            return True
        said = self.text[mention.start : span.start].split()
        if not rest and said and said[-1][0].isupper() and not words.words.get("articles"):
            return False
        before = [word.lower() for word in said]
        linked = any(is_link(word, words) and not words.has("articles", word) for word in before)
        if linked and not rest and is_office(before, words):
            return False
        head = "" if rest[:1] == "," or is_link(rest, words) else head_of(rest, words).strip(" ,.")
        follows = fold(head.split(" ")[-1].lower())
        named = kind_of(follows) != "" or follows in word_set("roles", "recalls")
        return linked or bool(before and words.has("genitives", before[-1])) or named

    def who(self, mention: Span, words: Lexicon) -> tuple[Figurehead | None, SpeakerType, Span]:
        """The person a description is said of, by a comma beside it or by an office nobody else has."""
        said = mention.of(self.text)
        kind = of_description(said, words)
        if kind in ("document", "group"):
            return None, kind, _NOBODY
        called = self.body(mention, words) if kind in ("", "organisation") else ""
        if called.rpartition(" ")[2].lower() in word_set("things", "last"):
            return None, "organisation", _NOBODY
        beside = self._beside(mention, words)
        if beside and kind != "organisation":
            return beside[1], "person", beside[0]
        bare = _WORD.findall(without_article(said, words))
        roles = [plain(word) for word in bare if not is_closed(word.lower(), words)]
        definite = is_definite(said, words) or not is_indefinite(said, words)
        holder = (
            (self._headed(mention, roles) or self.roster.holder(roles) or self._only(roles))
            if definite
            else None
        )
        return holder, "person" if holder else kind, _NOBODY

    def _headed(self, mention: Span, roles: list[str]) -> Figurehead | None:
        """Whom a headline calls by body and office: [Veldt boss] quits; the only one whose office it is."""
        if len(roles) < 2 or self.scene.paragraph(mention.start) > 1:
            return None
        holder = self.roster.holder(["ceo" if roles[-1] in word_set("roles", "heads") else roles[-1]])
        inside = self.scene.seen.inside
        bodies = [word for word in _WORD.findall(mention.of(self.text))[:-1] if not is_demonym(word)]
        return holder if any(word in inside and word.istitle() for word in bodies) else None

    def _only(self, roles: list[str]) -> Figurehead | None:
        """The only holder of an office of whom the article says no more than that: Chief Executive X."""
        holder = self.roster.holder(roles[-1:])
        return holder if holder and all(role in same_meaning().values() for role in holder.roles) else None

    def _beside(self, mention: Span, words: Lexicon) -> tuple[Span, Figurehead] | None:
        """The name that a comma alone parts from a description: Joost Terwiel, [a spokesman for Corvane]."""
        near = self.roster.within(max(0, mention.start - 60), mention.start)
        apart = bool(near) and self.text[near[-1][0].end : mention.start] == ", "
        if apart and near[-1][1].is_person and self.scene.prominence(near[-1][0], words) > HANGS:
            return near[-1]
        after = self.roster.within(mention.end, mention.end + 3)
        if after and self.text[mention.end : after[0][0].start] == ", " and after[0][1].is_person:
            return after[0]
        return None

    def recalled(self, mention: Span, words: Lexicon, antecedents: Antecedents) -> Figurehead | None:
        """ "The lawmaker", "the Democrat": whoever the sentences before are about."""
        said = mention.of(self.text)
        nouns = _WORD.findall(head_of(said, words).lower())
        definite = is_definite(said, words) or not words.words.get("articles")
        contents = self.scene.contents.get(mention, [])
        start = min((mention.start, *(span.start for span in contents if self.scene.is_quoted(span.start))))
        if not definite or not nouns or self._is_introduced(mention, nouns[-1]):
            return None
        gender = gender_of_article(said, words)
        if words.has("silent", nouns[-1]):
            return None
        known = recalls(nouns[-1], words)
        if not known and (self.is_aloof(mention, words) or self._is_other(said, nouns[-1], start)):
            return None
        gender = words.genders.get(nouns[-1], "") or gender
        if not gender and words.has("nouns_capitalised", "yes"):
            gender = of_title(nouns[-1])
        if not (known or gender) and words.lang in _WITH_FEMININES and nouns[-1][-1] not in "aeiouyě":
            gender = "m"
        if start == mention.start:
            contents = [*contents, Span(self.scene.sentence_start(start), start)]
        alone = not known and not words.words.get("articles")
        who = antecedents.of(start, gender, words, contents, needs_sure=True, alone=alone)
        who = who or antecedents.sole(mention.start, gender)
        if who is None or who.type == "unnamed" or (known and _is_someone_else(nouns[-1], who)):
            return None
        return who

    def body(self, mention: Span, words: Lexicon) -> str:
        """The body whose name ends with the only noun of a description: the alliance."""
        said = mention.of(self.text)
        noun = without_article(said, words)
        plain = is_definite(said, words) and noun.isalpha() and not is_role(noun, words)
        return self.bodies.called(noun, mention.start) if plain else ""

    def is_aloof(self, mention: Span, words: Lexicon) -> bool:
        """Whether a description is that of a relation or role beside somebody: the daughter."""
        head = head_of(mention.of(self.text), words).split(" ")[-1]
        return fold(head.lower()) in word_set("roles", "aloof")

    def _is_introduced(self, mention: Span, noun: str) -> bool:
        """Whether a sentence behind the lead, which is about the main person, brought in somebody so."""
        before = self.scene.masked[max(0, mention.start - _LOOK_BACK) : mention.start]
        bare = mention.of(self.text).partition(" ")[2]
        owned = f"'s {bare}" in before or f"’s {bare}" in before
        return owned or self.introduction(mention, noun).start > self.scene.paragraphs[:3][-1]

    def _is_other(self, said: str, noun: str, place: int) -> bool:
        """Whether the paragraphs right before speak of "the striker" as somebody of their own."""
        floor = self.scene.paragraphs[max(0, self.scene.paragraph(place) - 2)]
        article = said.lower().partition(" ")[0]
        return f"{article} {noun} " in self.scene.masked[max(floor, place - _LOOK_BACK) : place].lower()

    def fullest(self, mention: Span, kind: SpeakerType, words: Lexicon) -> str:
        """The fullest description of an unnamed speaker or body; nothing for texts and crowds."""
        said = mention.of(self.text)
        bare = _CLAUSE.split(without_article(said, words))[0]
        if not kind and is_definite(said, words):
            return self.strangers.introduced(fold(bare.lower()), mention.start)
        if kind not in ("unnamed", "organisation") or fold(bare) in word_set("speakers", "group"):
            return ""
        head = fold(head_of(bare, words).strip().split(" ")[-1].lower())
        if said.lower().split(" ")[0] in word_set("roles", "possessives"):
            return ""
        bodies = self.roster.bodies.get(fold(bare), set())
        if kind == "organisation" and is_definite(said, words) and len(bodies) == 1:
            return next(iter(bodies))
        if kind == "organisation" and is_definite(said, words) and " " not in bare:
            return self.strangers.introduced(head, mention.start) or self.bodies.last(mention.start, head)
        introduced = self.strangers.introduced(head, mention.start) if is_definite(said, words) else ""
        short = head_of(bare, words) == bare and "'" not in bare and "’" not in bare
        if is_definite(said, words) and kind == "unnamed" and (short or head in word_set("roles", "recalls")):
            return introduced
        if is_definite(said, words) and " " not in bare:
            return introduced
        plain_words = bare.partition(" who ")[0].split()
        clause = any(word in CLAUSE_WORDS or words.lemmas.get(word, word) != word for word in plain_words)
        return "" if clause or (" " not in bare and bare.islower()) else bare

    def introduction(self, mention: Span, name: str) -> Span:
        """Where an earlier sentence brought in the speaker by this name: a senior official."""
        floor = max(0, mention.start - _LOOK_BACK)
        at = self.scene.masked.rfind(name, floor, mention.start) if name else -1
        while at > 0 and not re.search(
            r"\b(?:[Aa]n?|[Oo]ne|[Ee]ine?r?|[Uu]n[ea]?) (?:[\w-]+ ){0,3}$", self.text[floor:at]
        ):
            at = self.scene.masked.rfind(name, floor, at)
        return Span(at, at + len(name)) if at > 0 else _NOBODY


def _is_someone_else(noun: str, who: Figurehead) -> bool:
    """Whether a noun is an office, and all that a person is called is something else: a baker, the mayor."""
    office = next((word for word in listed("roles", "offices") if fold(noun).endswith(word)), "")
    called = {role for role in who.roles if not of_title(role)}
    return bool(office and called) and not any(office[:_OFFICE_STEM] in role for role in called)


def _own_words(aside: str, words: Lexicon) -> list[str]:
    """The words of an apposition that are about its person: an aide to the mayor is no mayor."""
    found: list[str] = []
    governed = False
    for word in _WORD.findall(aside):
        low = word.lower()
        if words.has("relatives", low) or low in _RELATIVES:
            break
        governed = governed or words.has("prepositions", low) or words.has("links", low)
        if not governed or not is_role(word, words):
            found.append(word)
    return found


_RELATIVES = ("who", "whose", "which", "whom")


@functools.cache
def _copula(lang: str) -> re.Pattern[str]:
    """What says what somebody is: is a baker, war die Ministerin."""
    words = lexicon(lang)
    groups = words.words if words else {}
    verbs = "|".join(map(re.escape, sorted(groups.get("copulas", ())))) or "(?!)"
    articles = "|".join(map(re.escape, sorted(groups.get("articles", ())))) or "(?!)"
    return re.compile(rf",? (?:{verbs}) (?:{articles}) ([^,.;:“”()\n\ue000]{{3,60}})")
