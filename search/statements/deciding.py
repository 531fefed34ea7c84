"""A person's decisions, found again among the utterances of a library."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from search.decisions.scalars import storable
from search.language.fold import fold
from search.language.sentences import sentences
from search.model import Article, Quote, Span
from search.related.clauses import letters
from search.speech import _
from search.statements.own import MOST, Own, Place, has_most_of, plain, whole
from search.statements.speaker import NOBODY
from search.statements.units import Unit

Pair = tuple[int, int]
ArticleKey = tuple[str, int]
"""A file and the number, from 1, of an article in it."""

_ENOUGH = 12
"""Letters that are not found in a text by chance."""


@dataclass
class Decided:
    """Pairs of utterances, by number, that are one statement and that are not; passages that were named too.

    The pairs in `same` are chains: of three that are joined each but the first is paired with one.  `numbers`
    has the place of each that was found.  `problems` are sentences about what was not found, or contradicts
    itself: what tells apart wins.
    """

    same: set[Pair] = field(default_factory=set)
    different: set[Pair] = field(default_factory=set)
    passages: list[Unit] = field(default_factory=list)
    numbers: dict[Place, int] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)


def decided(own: Own, units: Sequence[Unit], articles: Mapping[int, Article], name: str) -> Decided:
    """What is stated about these utterances; `articles` are theirs, and others that the file names."""
    if not (own.same or own.different):
        return Decided()
    return _Finder(units, articles, name).decided(own)


def key_of(article: Article) -> ArticleKey:
    """How an article is named in the file."""
    return str(storable(article.file)), article.item + 1


def place_of(unit: Unit, head: Article, meant: Span) -> Place:
    """How an utterance is named in the file: by its words in a range, if these can be found again.

    Of several quotes it is the one that the range has most of.
    """

    def common(quote: Quote) -> Span:
        return Span(max(quote.start, meant.start), min(quote.end, meant.end))

    quote = max(unit.quotes, key=lambda quote: common(quote).end - common(quote).start)
    span = common(quote)
    if letters(plain(span.of(head.text))) < _ENOUGH:
        span = Span(quote.start, quote.end)
    return place_at(head, span)


def place_at(article: Article, span: Span) -> Place:
    """How a range of an article is named in the file; with its start where the words stand there twice."""
    words = span.of(article.text)
    return place_in(article, words, span.start if len(spans(article.text, words)) > 1 else 0)


def place_in(article: Article, text: str, start: int) -> Place:
    """How words of an article are named in the file."""
    file, item = key_of(article)
    return Place(file, " ".join(str(storable(text)).split()), start, item)


def may_name(place: Place, quote: Place) -> bool:
    """Whether a place of the file may name a quote: by all of its words, most, or a sentence of it."""
    words, text = plain(place.words), plain(quote.words)
    is_part = place.key[:2] == quote.key[:2] and letters(words) >= _ENOUGH and has_most_of(text, words, 0)
    return is_part or place.is_like(quote)


def spans(text: str, words: str) -> list[Span]:
    """Where words stand in a text, in any case and script, and with any blanks between them."""
    words = plain(words)
    if not words:
        return []
    return [Span(*found.span()) for found in whole(words).finditer(fold(str(storable(text))))]


class _Finder:
    def __init__(self, units: Sequence[Unit], articles: Mapping[int, Article], name: str) -> None:
        self._units = [*units]
        self._name = name
        self._found = Decided()
        self._articles = {key_of(each): each for each in articles.values()}
        self._of: dict[int, list[int]] = defaultdict(list)
        for at, unit in enumerate(units):
            self._of[unit.article].append(at)
        self._known = len(units)
        self._called: dict[int, defaultdict[str, list[int]]] = {}

    def decided(self, own: Own) -> Decided:
        found = self._found
        for place in dict.fromkeys(own.places()):
            number = self._number(place)
            if number is not None:
                found.numbers[place] = number
        found.passages = self._units[self._known :]
        for pair in own.apart():
            numbers = self._numbers(pair)
            if len(numbers) == 2:
                found.different.add((min(numbers), max(numbers)))
        groups = _Groups(found.different)
        for group in own.same:
            for first, other in self._chain(group):
                if not groups.join(first, other):
                    words = _shown(self._units[other].text)
                    found.problems.append(
                        _("{name}: {words} is joined and told apart; it stays apart.").format(
                            name=self._name, words=words
                        )
                    )
        found.same = set(groups.pairs())
        return found

    def _numbers(self, places: Iterable[Place]) -> list[int]:
        """Those that were found, each once."""
        return list(
            dict.fromkeys(at for place in places if (at := self._found.numbers.get(place)) is not None)
        )

    def _chain(self, places: Iterable[Place]) -> Iterator[Pair]:
        numbers = self._numbers(places)
        yield from ((numbers[0], other) for other in numbers[1:])

    def _number(self, place: Place) -> int | None:
        """The utterance or passage that is named; one that is not found is told."""
        article = self._articles.get((place.file, place.item))
        number = self._moved(place) if article is None else self._in(article, place)
        if number is None:
            self._found.problems.append(
                _("{name}: {words} is not found in {file}; it is kept but not used.").format(
                    name=self._name, words=_shown(place.words), file=place.file
                )
            )
        return number

    def _in(self, article: Article, place: Place) -> int | None:
        """First the very words of an utterance, then wherever else the words stand, then most of them."""
        here, words = self._of[article.id], plain(place.words)
        if equal := self._by_words(article.id).get(words):
            return self._first(equal, place)
        stands = [span for span in spans(article.text, words) if self._is_enough(article, span, words)]
        if stands:
            return self._at(
                article, min(stands, key=lambda span: (abs(span.start - place.start), span.start))
            )
        return self._first([at for at in here if has_most_of(words, plain(self._units[at].text))], place)

    def _by_words(self, article: int) -> defaultdict[str, list[int]]:
        """The utterances of an article by all that they may be called."""
        if article not in self._called:
            found = self._called[article] = defaultdict(list)
            for at in self._of[article]:
                for words in _wordings(self._units[at]):
                    found[words].append(at)
        return self._called[article]

    def _moved(self, place: Place) -> int | None:
        """The same words in another file, where this one is gone."""
        words = plain(place.words)
        if letters(words) < _ENOUGH:
            return None
        return self._first([at for at, unit in enumerate(self._units) if words == plain(unit.text)], place)

    def _first(self, numbers: Sequence[int], place: Place) -> int | None:
        """Of several utterances the one that begins nearest to the stated start."""
        return min(numbers, key=lambda at: (abs(self._units[at].start - place.start), at), default=None)

    def _is_enough(self, article: Article, span: Span, words: str) -> bool:
        """Whether it is no chance that a few words stand there: they are long, or most of their sentence."""
        if letters(words) >= _ENOUGH:
            return True
        start = article.text.rfind("\n\n", 0, span.start) + 1
        paragraph = article.text[start : (article.text.find("\n\n", span.end) + 1 or None)]
        around = [each for each in sentences(paragraph) if each.start <= span.start - start < each.end]
        return any(letters(words) >= MOST * letters(each.of(paragraph).strip()) for each in around)

    def _at(self, article: Article, span: Span) -> int:
        """The utterance that has most of a stretch, else the stretch itself under a new number."""

        def share(at: int) -> int:
            return min(self._units[at].end, span.end) - max(self._units[at].start, span.start)

        best = max(self._of[article.id], key=lambda at: (share(at), -at), default=None)
        if best is not None and share(best) >= MOST * (span.end - span.start):
            return best
        lang = next((block.lang for block in article.blocks if block.start <= span.start < block.end), "")
        lang = lang or (article.langs or ("und",))[0]
        text = article.text[span.start : span.end]
        quote = Quote(span.start, span.end, text, "indirect", lang=lang, article=article.id)
        self._units.append(Unit(article.id, lang, NOBODY, (quote,), is_passage=True))
        number = len(self._units) - 1
        self._of[article.id].append(number)
        self._by_words(article.id)[plain(text)].append(number)
        return number


class _Groups:
    """Numbers that are joined, as long as nothing tells two of them apart."""

    def __init__(self, different: Iterable[Pair]) -> None:
        self._apart: dict[int, set[int]] = defaultdict(set)
        for one, other in different:
            self._apart[one].add(other)
            self._apart[other].add(one)
        self._of: dict[int, list[int]] = {}

    def join(self, one: int, other: int) -> bool:
        ours, theirs = self._of.setdefault(one, [one]), self._of.setdefault(other, [other])
        if ours is theirs:
            return True
        if len(ours) < len(theirs):
            ours, theirs = theirs, ours
        if any(self._of.get(each) is ours for at in theirs for each in self._apart.get(at, ())):
            return False
        ours += theirs
        self._of |= dict.fromkeys(theirs, ours)
        return True

    def pairs(self) -> Iterator[Pair]:
        """Each but the lowest of a group with the lowest."""
        for group in {id(group): sorted(group) for group in self._of.values()}.values():
            yield from ((group[0], other) for other in group[1:])


def _wordings(unit: Unit) -> set[str]:
    """The plain words by which an utterance is named: all, and those of each of its stretches."""
    return {plain(unit.text), *(plain(quote.text) for quote in unit.quotes)}


def _shown(words: str) -> str:
    return f"“{words if len(words) <= 60 else words[:59] + '…'}”"
