"""Who a mention of a speaker is, within the article: the fullest name, or nothing when unsure.

All mentions of speakers, and the pronouns between them, are resolved once in text order, so that
each can go back to those before it.  Cost: linear; a mention looks at no more than the last forty
names and the last two thousand characters.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from search.model import Span, SpeakerType
from search.quotes.cues import Gender, Lexicon, lexicon
from search.quotes.han.people import HanPeople
from search.quotes.marks import Quoted
from search.quotes.paragraphs import Paragraph
from search.quotes.said import Heard
from search.quotes.who import opening_subjects, roster
from search.quotes.who.antecedents import Antecedents
from search.quotes.who.bare_names import own_name
from search.quotes.who.description_words import is_closed, is_definite, is_demonym, without_article
from search.quotes.who.descriptions import Descriptions
from search.quotes.who.genders import of_given_name
from search.quotes.who.names import is_han_name
from search.quotes.who.roster import Figurehead
from search.quotes.who.scene import OPENS, Scene
from search.quotes.who.speaker_types import is_body, kind_of, of_pronoun
from search.quotes.who.trusted import trust
from search.quotes.wordlists import word_set

_NOBODY = Span(0, 0)
_INDEFINITE = re.compile(r"(?:[Aa]n?|[Oo]ne|[Aa]nother) (?!of )(?:[a-z-]+ )*[a-z-]+(?:,| who |$)")
_LONGEST_NAME = 80


class Who(NamedTuple):
    """A resolved speaker: the fullest name, the kind, and the mention elsewhere that tells who it is."""

    person: str = ""
    type: SpeakerType = ""
    evidence: Span = _NOBODY


_OWNED = re.compile(r"['’]s? (\w+)")
_LONGEST_TITLE = 12


class People:
    """The speakers of one article by their mentions."""

    def __init__(
        self,
        text: str,
        places: Sequence[Paragraph],
        scans: Sequence[Sequence[Quoted]],
        heard: Sequence[Heard],
    ) -> None:
        self.text = text
        self.scene = Scene(text, places, scans, heard)
        self.roster = roster.build(text, places)
        self.antecedents = Antecedents(self.scene, self.roster)
        self.descriptions = Descriptions(self.scene, self.roster, places)
        self.han = HanPeople(self.scene, self.roster, self.antecedents, places)
        for place, who in self.descriptions.strangers.met(places):
            self.antecedents.note_name(place, who, OPENS)
        self.found: dict[Span, Who] = {}
        self.bare: dict[str, bool] = {}
        self.bearers: dict[str, Figurehead] = {}
        self.inquits = {
            said.speaker
            for one in heard
            for said in one.said
            if said.speaker.end and "nested" not in said.flags
        }
        trust(text, self.roster, places, heard)
        cues = dict.fromkeys((one.lead for one in heard), "")
        cues.update({said.speaker: said.cue.of(text).lower() for one in heard for said in one.said})
        for mention, lang in self._mentions(places, heard):
            if mention in cues:
                self.found[mention] = self._resolved(mention, lang, cues[mention])
            elif " " in mention.of(text):
                self._opens(mention, lexicon(lang) or lexicon("en"))
            else:
                self._pronoun(mention, lexicon(lang))

    def who(self, mention: Span) -> Who:
        """The speaker behind a mention that some quote of the article has."""
        return self.found.get(mention, Who())

    def narrated(self, start: int, end: int) -> tuple[Span, Who] | None:
        """The only person whom the narrator names in [start, end), as a subject, or who answers there."""
        mentions = (*self.roster.within(start, end), *self.han.within(start, end))
        named = [
            (span, who) for span, who in mentions if who.is_person and not self.scene.is_quoted(span.start)
        ]
        if not named:
            return None
        span, who = named[-1]
        words = None if is_han_name(who.name) else lexicon("en")
        alone = all(one is who for _, one in named) and self.scene.prominence(span, words) >= OPENS
        if not (alone or self._answers(span, words)):
            return None
        return span, Who(who.name, "person", _NOBODY if span in who.full else who.told_before(span.start))

    def _answers(self, span: Span, words: Lexicon | None) -> bool:
        """Whether a sentence begins with somebody's answer: Ms Roe's reply was swift."""
        owned = _OWNED.match(self.scene.masked, span.end)
        start = self.scene.sentence_start(span.start)
        near = span.start - start <= _LONGEST_TITLE
        return bool(owned and words and near and words.has("spoken_nouns", owned.group(1).lower()))

    def _mentions(self, places: Sequence[Paragraph], heard: Sequence[Heard]) -> list[tuple[Span, str]]:
        """All speakers and the subject pronouns outside quoted words, in text order, with their language."""
        mentions: dict[Span, str] = {}
        for place, one in zip(places, heard, strict=True):
            spans = [said.speaker for said in one.said if said.speaker.end]
            mentions.update((span, place.lang) for span in (*spans, *([one.lead] if one.lead.end else [])))
            if not place.lang.startswith("zh"):
                mentions.update((span, place.lang) for span in self._pronouns(place))
                words = lexicon(place.lang) or lexicon("en")
                opened = opening_subjects.definite(self.scene, place, words) if words else ()
                mentions.update((span, place.lang) for span in opened)
        return sorted(mentions.items())

    def _pronouns(self, place: Paragraph) -> Iterator[Span]:
        words = lexicon(place.lang) or lexicon("en")
        for match in _personal(words.lang if words else "en").finditer(
            self.scene.masked, place.start, place.end
        ):
            span = Span(*match.span())
            if self.scene.speaker_at(span.start) is None:
                yield span

    def _pronoun(self, mention: Span, words: Lexicon | None, known: Gender = "") -> Figurehead | None:
        words = words or lexicon("en")
        if words is None or (self.scene.is_quoted(mention.start) and mention not in self.inquits):
            return None
        gender = known or words.pronouns.get(mention.of(self.text).lower(), "")
        if not gender:
            return None
        apart = self.scene.contents.get(mention, [])
        who = self.antecedents.of(mention.start, gender, words, apart)
        if who:
            self.antecedents.note(mention.start, who, mention in self.scene.contents)
        return who

    def _opens(self, mention: Span, words: Lexicon | None) -> None:
        """Notes whom a sentence begins with under a description, also where that person stays unnamed."""
        if words is None or self.scene.is_quoted(mention.start):
            return
        who, kind, _ = self.descriptions.who(mention, words)
        who = who or self.descriptions.recalled(mention, words, self.antecedents)
        if who:
            self.antecedents.note_name(mention.start, who, OPENS)
        elif kind in ("unnamed", "") and (
            _is_owned(mention.of(self.text)) or not self.descriptions.is_aloof(mention, words)
        ):
            name = self.descriptions.fullest(mention, "unnamed", words)
            stranger = self.descriptions.strangers.unnamed(name, words, mention.of(self.text))
            self.antecedents.note_name(mention.start, stranger, OPENS)

    def _resolved(self, mention: Span, lang: str, cue: str) -> Who:
        if lang.startswith("zh"):
            person, kind, evidence = self.han.who(mention)
        else:
            words = lexicon(lang) or lexicon("en")
            person, kind, evidence = self._spaced(mention, words, cue) if words else Who()
            self.descriptions.bodies.spoke(mention, person, kind)
        return Who(person if len(person) <= _LONGEST_NAME else "", kind, evidence)

    def _spaced(self, mention: Span, words: Lexicon, cue: str) -> Who:
        low = mention.of(self.text).lower()
        if words.has("relatives", low):
            return self._told(self._relative(mention.start), mention)
        oblique: Gender = "m" if words.has("oblique_male", low) else "f"
        if oblique == "m" or words.has("oblique_female", low):
            who = self._pronoun(mention, words, oblique)
            is_theirs = who and words.has("her_or_their", low) and not self._is_named_near(who, mention)
            return Who() if is_theirs else self._told(who, mention)
        if low in words.pronouns:
            if words.has("things", low):
                return Who(*self.descriptions.bodies.it(mention.start))
            plural = words.has("her_or_them", low) and cue.endswith("en")
            gender: Gender = "f" if words.has("her_or_them", low) else words.pronouns[low]
            if plural or gender not in ("m", "f"):
                return Who("", "group" if plural else of_pronoun(low, words))
            told = self._told(self._pronoun(mention, words, gender), mention)
            return told if told.type == "unnamed" else told._replace(type="person")
        if _is_one_of_two(low, words):
            here = self.scene.paragraphs[self.scene.paragraph(mention.start) - 1]
            sole = self.roster.sole(low.rpartition(" ")[2], here, mention.start)
            return self._told(sole, mention)._replace(type="person")
        named = self.descriptions.named(mention, words)
        if named and self._is_many(named, words):
            return Who("", "group")
        if words.has("nouns_capitalised", "yes"):
            named = [(span, who) for span, who in named if who.sure or who.thing]
        if named:
            span, who = self._speaking(named)
            return self._told(who, mention, span)
        return self._described(mention, words, words.has("standing", words.lemmas.get(cue, "")))

    def _is_many(self, named: list[tuple[Span, Figurehead]], words: Lexicon) -> bool:
        """Whether a mention names two people: Lindt and Quill."""
        between = self.text[named[0][0].end : named[-1][0].start].split()
        return (
            len(named) > 1
            and named[0][1] is not named[-1][1]
            and any(words.has("and_words", word) for word in between)
        )

    def _speaking(self, named: list[tuple[Span, Figurehead]]) -> tuple[Span, Figurehead]:
        """The last name of a mention, or the first where the mention is a clause: Lindt [thanked Quill]."""
        first, last = named[0], named[-1]
        between = self.text[first[0].end : last[0].start]
        plain = [word for word in between.split() if word.islower()]
        clause = bool(plain) and "," not in between and not any(kind_of(word) for word in plain)
        return first if clause and first[1].is_person and last[1].is_person else last

    def _relative(self, place: int) -> Figurehead | None:
        """The person before "who", over an apposition."""
        start = self.scene.sentence_start(place)
        near = [
            (span, who) for span, who in self.roster.within(max(start, place - 160), place) if not who.thing
        ]
        if near and not self.text[near[-1][0].end : place].strip(" ,)"):
            return near[-1][1]
        named = [who for span, who in near if not self.text.startswith(("'s", "’s"), span.end)]
        people = list(dict.fromkeys(who for who in named if who.is_person))
        return people[-1] if len(people) == 1 else None

    def _described(self, mention: Span, words: Lexicon, written: bool) -> Who:
        """Who a description means; on what something stands written is a text, and recalls nobody."""
        person, kind, evidence = self.descriptions.who(mention, words)
        called = "" if kind or person else self.descriptions.body(mention, words)
        if called:
            return Who(called, "organisation")
        kind = kind or ("document" if written and person is None else "")
        if person is None and kind in ("unnamed", "", "person"):
            person = self.descriptions.recalled(mention, words, self.antecedents)
            kind = "person" if person else kind
        if person is None and not kind and _INDEFINITE.match(mention.of(self.text)):
            kind = "unnamed"
        if isinstance(person, Figurehead):
            told = self._told(person, mention)
            return told if evidence == _NOBODY else told._replace(evidence=evidence)
        said = mention.of(self.text)
        if not kind and is_body(without_article(said, words)):
            return Who(without_article(said, words), "organisation")
        if not kind and self._is_name(said, words):
            return Who(said)
        bare = kind in ("", "unnamed") and not self.scene.is_quoted(mention.start)
        own, body = own_name(said, words) if bare else ("", False)
        if " " in own or (own and not self.roster.has(own)):
            return Who(own, "organisation") if body else self._told(self._bearer(own), mention)
        name = self.descriptions.fullest(mention, kind, words)
        if kind == "unnamed" and not name and is_definite(said, words):
            name = self.antecedents.stranger(mention.start)
        if kind == "unnamed" and " " in said and not self.scene.is_quoted(mention.start):
            figure = self.descriptions.strangers.unnamed(name, words, said)
            self.antecedents.note(mention.start, figure, True)
        return Who(name, kind, self.descriptions.introduction(mention, name))

    def _bearer(self, name: str) -> Figurehead:
        """The person whose name only mentions of speakers give, so that a pronoun can go back to it."""
        gender = of_given_name(name.split(" ")[0])
        return self.bearers.setdefault(name, Figurehead(name, gender, sure=True, type="person"))

    def _is_name(self, said: str, words: Lexicon) -> bool:
        """Whether one capitalised word is a name: it stands inside sentences too, and never small."""
        if not said.istitle() or not said.isalpha() or len(said) < 3 or words.has("nouns_capitalised", "yes"):
            return False
        if said not in self.bare:
            seen = self.scene.seen
            again = seen.times[said] > 1 and not said.endswith(_COMMON_ENDINGS)
            people = is_demonym(said) and not of_given_name(said)
            small = people or seen.has(said.lower()) or is_closed(said.lower(), words)
            self.bare[said] = (said in seen.inside or again) and not small
        return self.bare[said]

    def _is_named_near(self, who: Figurehead, mention: Span) -> bool:
        """Whether a name stands in the sentence of a mention, or in the one before it."""
        named = who.told_before(mention.start)
        return self.scene.sentence(mention.start) - self.scene.sentence(named.start) <= 1

    def _told(self, who: Figurehead | None, mention: Span, named: Span = _NOBODY) -> Who:
        """A figure as an answer; the evidence is the whole name elsewhere unless the mention gives it."""
        if who is None:
            return Who()
        if named == _NOBODY:
            self.antecedents.note(mention.start, who, True)
        full = named != _NOBODY and (" " in named.of(self.text) or named.of(self.text) == who.name)
        evidence = _NOBODY if full else who.told_before(mention.start)
        kind: SpeakerType = who.type or ("person" if who.is_person else "organisation" if who.thing else "")
        if not kind:
            kind = "organisation" if is_body(who.name) else "person" if " " in who.name else ""
        return Who(who.name, kind, evidence)


def _is_owned(said: str) -> bool:
    """Whether a description is of somebody beside another person: her colleague."""
    return said.partition(" ")[0].lower() in word_set("roles", "possessives")


@functools.cache
def _personal(lang: str) -> re.Pattern[str]:
    """The pronouns of a language for him and her."""
    words = lexicon(lang)
    known = (
        [word for word, gender in words.pronouns.items() if gender in ("m", "f") and len(word) < 5]
        if words
        else []
    )
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(known))) or '(?!)'})\b", re.IGNORECASE)


_COMMON_ENDINGS = ("s", "ed", "ing", "ly", "ic")
"""How an English word ends that is likely to be no name where it only stands at the start of sentences."""


def _is_one_of_two(low: str, words: Lexicon) -> bool:
    """Whether a mention tells a namesake from another by age: the elder Roe, beside the whole name."""
    first, _, rest = low.partition(" ")
    return words.has("definites", first) and " " in rest and words.has("ages", rest.partition(" ")[0])
