"""Capitalised names in Latin text, or standing as Latin words in Chinese text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from search.language.fold import fold
from search.language.scripts import is_cjk_lang, is_function_word, word_set
from search.language.units import is_counting_word
from search.model import Span

_LETTERS = "A-Za-zÀ-ÖØ-öø-ɏ"
_LINE = re.compile(r"[^\n\r]+")
_WORD = re.compile(rf"[{_LETTERS}][{_LETTERS}\d]*(?:(?:['’.&-])[{_LETTERS}\d]+)*")
_POSSESSIVE = re.compile(r"['’]s$")
_SHAPED = re.compile(r"[^\W_]*[a-zà-ÿ][A-Z][^\W_]*|[A-Z][A-Z\d.&-]*[A-Z\d]")
_JOIN = re.compile(
    r"['’]? (?:(?:de|da|di|du|del|van|von|der|den|bin|ibn|al|el|la|le) ){0,2}|(?<=\W[A-Z])\. | & "
)
_OF = re.compile(" of (?:the )?")
_SPACE = re.compile(r"\.?\s")
_SENTENCE_START = re.compile(
    r"(?:(?:^|[.!?:;。！？：；][”’\"')\]」』]*|[•*–—|#>])[\s“„\"‘‚'«「『(\[*-]*|[,，]\s?[“„\"‘‚«「『])$"
)
_ADJECTIVE = re.compile(r"[^\W\d_]{3,}(?:e|er|es|en|em)")
_NAME_FOLLOWED = re.compile(
    r"['’]s\b|\s(?:said|says|wrote|writes|told|added|argued|argues|declined|insisted|denied|announced|warned|claimed|"
    r"expects|sagte|sagt|erklärte|schrieb|betonte)\b"
)
_CLOSED = re.compile(r"[.!?。][”’\"')]?\s*$")
_LOOK = 8

_SPLITTING_TITLES = word_set(
    "ceo cfo cto coo chief executive president chairman chairwoman spokesman spokeswoman"
)
_TITLES = _SPLITTING_TITLES | word_set(
    "mr mrs ms miss dr prof professor sir lord lady dame officer chancellor minister prime premier "
    "secretary general senator governor mayor judge justice captain colonel spokesperson director "
    "analyst king queen prince princess pope reverend saint former herr frau herrn vice deputy senior "
    "junior co-founder founder representative"
)
_GERMAN_TITLE = re.compile(
    r".*(?:chef|sprecher|leiter|minister|präsident|kanzler|forscher|professor|direktor|sekretär|expert|anwält|anwalt"
    r"|kapitän|erei|blatt|steller|konzern|firma|software|unternehmen|zeitung|magazin|sender|partei|verband|gruppe"
    r"|stadt|insel|agentur|behörde|ministerium)(?:in|e|er)?"
)
_CALENDAR = word_set(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june "
    "july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec "
    "montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz mai juni juli "
    "oktober dezember mitte ende anfang"
)
_WEAK = word_set(
    "ceo cfo cto coo ai app apps pc tv it ok pdf url html http https faq q1 q2 q3 q4 h1 h2 a.m p.m am "
    "pm ki vr ar llm api diy dna gdp ipo ngo phd ph.d hr pr sos usb vip id iq usd eur group video photo "
    "image copyright chinese american british german french russian japanese korean european asian "
    "african english spanish italian"
)
_GENERIC_ENDS = word_set(
    "inc ltd corp co llc plc ag gmbh group line lines systems system union university institute company "
    "corporation times post news daily journal register office authority agency department ministry "
    "bank labs lab strait street party council committee court association federation international "
    "technologies software holdings partners air airlines airport city county state river sea island "
    "islands park house road"
)


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    text: str
    initial: bool
    headline: bool

    @property
    def low(self) -> str:
        return self.text.lower()

    @property
    def is_shaped(self) -> bool:
        """An acronym or camel case: a name whatever stands around it."""
        return bool(_SHAPED.fullmatch(self.text)) and self.low not in _WEAK

    @property
    def is_capital(self) -> bool:
        return self.text[0].isupper() or bool(_SHAPED.fullmatch(self.text))

    @property
    def is_empty(self) -> bool:
        """No part of a name at its edge: an article, a title, a month, a unit."""
        low = self.low
        if low in _TITLES or low in _CALENDAR:
            return True
        return not self.is_shaped and (is_function_word(low) or is_counting_word(fold(low)))


class LatinNames:
    """The Latin names of one text; what it writes elsewhere decides about words that begin a sentence."""

    def __init__(self, text: str, lang: str) -> None:
        self._text = text
        self._german = lang.startswith("de")
        self._eastern = is_cjk_lang(lang)
        words = list(_words(text))
        self._capitals = [word for word in words if word.is_capital]
        self._lower = {word.text for word in words if word.text.islower()}
        alone = (run[0] for run in self._runs() if len(run) == 1)
        self._known = {word.text for word in alone if not (word.initial or word.headline or word.is_empty)}

    def spans(self) -> Iterator[Span]:
        """Each name, and within a longer one what may stand for it: a surname, a firm without Inc."""
        runs = [words for run in self._runs() if self._is_name(words := self._trimmed(run))]
        surnames = {words[-1].text for words in runs if len(words) > 1}
        for words in runs:
            if self._german and len(words) == 1 and not (words[0].is_shaped or words[0].text in surnames):
                continue
            yield Span(words[0].start, words[-1].end)
            short = self._short(words)
            if short:
                yield Span(short[0].start, short[-1].end)

    def _runs(self) -> Iterator[list[_Word]]:
        run: list[_Word] = []
        for word in self._capitals:
            if run and not self._are_joined(run, word):
                yield run
                run = []
            run.append(word)
        if run:
            yield run

    def _are_joined(self, run: list[_Word], word: _Word) -> bool:
        if word.low in _SPLITTING_TITLES:
            return False
        gap = run[-1].end, word.start
        return bool(_JOIN.fullmatch(self._text, *gap) or (len(run) == 1 and _OF.fullmatch(self._text, *gap)))

    def _trimmed(self, words: list[_Word]) -> list[_Word]:
        first, last = self._after_german_title(words), len(words)
        while first < last and self._may_go(words[first], last - first):
            first += 1
        while first < last and words[last - 1].is_empty:
            last -= 1
        return words[first:last]

    def _after_german_title(self, words: list[_Word]) -> int:
        """Where the name begins in "Hamburger Navigationsforscher Jörn Petersdorff"."""
        titles = (i + 1 for i, word in enumerate(words[:-1]) if _GERMAN_TITLE.fullmatch(word.low))
        return max(titles, default=0) if self._german else 0

    def _may_go(self, word: _Word, length: int) -> bool:
        if word.is_empty:
            return True
        if self._german and (
            _GERMAN_TITLE.fullmatch(word.low) or (word.initial and _ADJECTIVE.fullmatch(word.low))
        ):
            return length > 1
        return word.initial and length > 1 and word.low in self._lower

    def _is_name(self, words: list[_Word]) -> bool:
        if not words or any(word.is_shaped for word in words):
            return bool(words)
        if words[0].headline:
            return all(word.text in self._known for word in words)
        if all(word.low in self._lower or word.low in _WEAK for word in words):
            return False
        return len(words) > 1 or self._stands_alone(words[0])

    def _stands_alone(self, word: _Word) -> bool:
        if len(word.text) < 2 or word.low in _WEAK:
            return False
        if not word.initial or self._eastern:
            return True
        if word.low in self._lower:
            return False
        return word.text in self._known or bool(_NAME_FOLLOWED.match(self._text, word.end))

    def _short(self, words: list[_Word]) -> list[_Word]:
        if len(words) == 1 or not _SPACE.fullmatch(self._text, words[-2].end, words[-1].start):
            return []
        last = words[-1].low
        part = words[:-1] if last in _GENERIC_ENDS or last in self._lower else words[-1:]
        first = part[0].low
        return [] if len(part) == 1 and (len(first) < 3 or first in _GENERIC_ENDS or first in _WEAK) else part


def without_titles(name: str) -> str:
    """A Latin name without a title before it and a possessive after it: Ms Solheim's is Solheim."""
    words = _POSSESSIVE.sub("", name.strip()).split()
    while len(words) > 1 and words[0].rstrip(".").lower() in _TITLES:
        del words[0]
    return " ".join(words)


def _words(text: str) -> Iterator[_Word]:
    for line in _LINE.finditer(text):
        found = list(_WORD.finditer(text, *line.span()))
        headline = _is_headline(line.group(), [match.group() for match in found])
        for match in found:
            core = _POSSESSIVE.sub("", match.group())
            start = match.start()
            initial = bool(_SENTENCE_START.search(text[max(line.start(), start - _LOOK) : start]))
            yield _Word(start, start + len(core), core, initial, headline)


def _is_headline(line: str, words: list[str]) -> bool:
    """Whether a line writes nearly all its longer words with a capital, and no full stop at its end."""
    long = [word for word in words if len(word) > 3]
    capitals = sum(word[0].isupper() for word in long)
    return len(long) > 4 and capitals > 0.75 * len(long) and not _CLOSED.search(line)
