"""Speakers who stay unnamed: whom a sentence brings in, and by which phrase later ones call them again."""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from search.language.fold import fold
from search.quotes.cues import Gender, Lexicon, lexicon
from search.quotes.paragraphs import Paragraph
from search.quotes.who.description_words import CLAUSE_WORDS, is_closed
from search.quotes.who.genders import of_title
from search.quotes.who.roster import Figurehead, Roster
from search.quotes.who.scene import Scene
from search.quotes.who.speaker_types import kind_of

_LOOK_BACK = 1200
_TITLES = 24
_OPENING = re.compile(
    r"(An?|One|Another|Eine?|Une?|Una|Um|Uma) ((?:[\w’'-]+ ?){1,6})"
    r"|The (?:(?:[\w-]+ ){1,3}(?:is|was) (?:an?|one) |(?=[\w-]+['’]s ))((?:[\w’'-]+ ?){1,6})"
)
_SUBJECT = re.compile(r"The (?:[\w-]+ ){0,2}([\w-]+) (?:is|was) ")
_WHO = re.compile(r" who [^,.;\n\ue000]{3,40}(?=,)")
_OF = re.compile(r" (?:of|at|from|for|in) (?:the )?[\w’'-]+(?: (?:[A-Z][\w’'-]+|[a-z]+(?=,)))*")


class Strangers:
    """The unnamed speakers of one article by their descriptions."""

    def __init__(self, scene: Scene, roster: Roster) -> None:
        self.scene = scene
        self.roster = roster
        self.figures: dict[str, Figurehead] = {}
        self.called: dict[str, str] = {}

    def met(self, places: Sequence[Paragraph]) -> Iterator[tuple[int, Figurehead]]:
        """Whom a sentence begins with and leaves unnamed (A welder came in), with the place."""
        langs = sorted((place.start, place.lang) for place in places)
        for start in self.scene.bounds:
            lang = langs[max(0, bisect_right(langs, (start, "\uffff")) - 1)][1] if langs else ""
            found = _OPENING.match(self.scene.masked, start)
            words = (lexicon(lang) or lexicon("en")) if found and not lang.startswith("zh") else None
            if found and words:
                met = self._met(found, words)
                if met:
                    yield start, met

    def _met(self, found: re.Match[str], words: Lexicon) -> Figurehead | None:
        """Whom the beginning of a sentence brings in: A welder …."""
        nouns = _before_closed((found.group(2) or found.group(3)).split(), words)
        start = found.start(2 if found.group(2) else 3) + len(" ".join(nouns))
        somebody = self.scene.masked.startswith(" who ", start)
        if (
            self._is_named(start)
            or not nouns
            or not (somebody or kind_of(nouns[-1].lower(), words.lang) == "unnamed")
        ):
            return None
        rest = (_WHO if found.group(2) else _OF).match(self.scene.masked, start)
        name = " ".join(nouns) + (rest.group() if rest else "")
        subject = _SUBJECT.match(found.group())
        if subject:
            self.called[fold(subject.group(1).lower())] = name
        return self.unnamed(name, words)

    def _is_named(self, end: int) -> bool:
        """Whether a comma sets a name off behind a description: The board's chairman, Sir Edwin Pask, …."""
        near = self.roster.within(end, end + _TITLES)[:1]
        between = self.scene.masked[end : near[0][0].start] if near else ""
        return between.startswith(", ") and not any(word.islower() for word in between[2:].split())

    def introduced(self, noun: str, place: int) -> str:
        """The phrase that brought in "the official"."""
        if noun in self.called:
            return self.called[noun]
        for found in reversed(
            _introducing(noun).findall(self.scene.masked, max(0, place - _LOOK_BACK), place)
        ):
            if not any(word in CLAUSE_WORDS for word in found.lower().split()):
                return str(found)
        return ""

    def unnamed(self, name: str, words: Lexicon, said: str = "") -> Figurehead:
        """The figure of an unnamed speaker, so that a pronoun can go back to it; `said` tells the gender."""
        if not name:
            return Figurehead("", gender=_gender(said, words), type="unnamed", sure=True)
        if name not in self.figures:
            gender = _gender(said or name, words)
            self.figures[name] = Figurehead(name, gender=gender, type="unnamed", sure=True)
        return self.figures[name]


def _gender(said: str, words: Lexicon) -> Gender:
    """The gender of the first noun that tells one: a spokeswoman, her husband."""
    nouns = said.lower().split()
    return next(filter(None, (words.genders.get(noun) or of_title(noun) for noun in nouns)), "")


def _before_closed(nouns: list[str], words: Lexicon) -> list[str]:
    """The words before the first one that no noun phrase holds, up to the first noun for somebody."""
    kept: list[str] = []
    for noun in nouns:
        if is_closed(noun.lower(), words):
            break
        if kept and kind_of(kept[-1].lower(), words.lang) == "unnamed" != kind_of(noun.lower(), words.lang):
            break
        kept.append(noun)
    return kept


@functools.lru_cache(maxsize=256)
def _introducing(noun: str) -> re.Pattern[str]:
    place = r"(?: (?:(?:at|of|for|from|in|with) (?:the )?|to (?:the )?(?=[A-Z]))[\w’'-]+(?: [A-Z][\w’'-]+)*)?"
    return re.compile(rf"\b(?:[Aa]n?|[Oo]ne|[Aa]nother) ((?:[\w-]+ ){{0,3}}{re.escape(noun)}\b{place})")
