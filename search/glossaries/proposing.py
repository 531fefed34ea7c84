"""What a word may be called in the other languages of a library, with the reasons; nothing is decided here.

Candidates come from brackets in the texts, the glossary, the dictionary, the encoder's word pairs, and the
words that face it in passages of other languages that say the same.  Each is looked up as it is written:
where the sources disagree (Lab, Labs), each form is a candidate.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from search.glossaries.brackets import Brackets
from search.glossaries.negations import is_denied
from search.glossaries.own import Form, Own, family, plain
from search.glossaries.small_words import is_small
from search.glossaries.together import Together
from search.glossaries.written import Written, in_script, key_of, usual_script
from search.language.fold import fold
from search.language.glossary import Glossary
from search.language.scripts import language_of
from search.model import Article, Span
from search.speech import _, plural

MOST = 12
"""Candidates of a word."""

_MOST_LOOKED_UP = 24
_MOST_SPELLINGS = 2
_MOST_UNSEEN = 4
"""Forms that stand nowhere in the library."""

_BRACKETS, _GLOSSARY, _DICTIONARY, _ALIKE, _TOGETHER, _SEEN = 3.0, 2.5, 2.0, 1.0, 0.5, 1.0
"""What each source counts; a dictionary by the weight of the meaning, passages each."""


@dataclass(frozen=True)
class WordPair:
    """Two words that may mean the same, for a reader to decide.

    `passages` hold the other form, as far as they were counted; `state` is "confirmed" or "denied" where a
    person has decided, else empty.
    """

    one: Form
    other: Form
    reasons: tuple[str, ...] = ()
    passages: int = 0
    state: str = ""


@dataclass(frozen=True)
class Sources:
    """What a library knows of words; see `Library` for each."""

    brackets: Brackets
    langs: Callable[[], Sequence[str]]
    own: Callable[[], Own]
    glossary: Callable[[], Glossary]
    translations: Callable[[str, str], Iterable[tuple[str, str, float]]]
    alike: Callable[[str], Iterable[tuple[str, str]]]
    written: Written
    together: Together


@dataclass
class _Found:
    """A candidate on its way: its reasons in the order of their weights."""

    form: Form
    score: float = 0.0
    reasons: list[str] = field(default_factory=list)
    passages: int = 0

    def add(self, score: float, reason: str) -> None:
        if reason not in self.reasons:
            self.score += score
            self.reasons.append(reason)


class Proposing:
    """Asks the sources of one library."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources

    def of_words(self, words: str, lang: str = "") -> list[WordPair]:
        """The candidates for a word or term, the best first."""
        asked = Form(" ".join(words.split()), lang or language_of(words))
        if not plain(asked.text):
            return []
        found = _Candidates(asked, self._families(asked))
        self._from_brackets(asked, found)
        self._from_glossary(asked, found)
        for form, tag, weight in self._sources.translations(asked.text, asked.lang):
            found.add(Form(form, tag), _DICTIONARY * weight, _("the dictionary"))
        for tag, surface in self._sources.alike(asked.text):
            found.add(Form(surface, tag), _ALIKE, _("near in meaning"))
        for facing, number, near in self._sources.together.words(asked):
            if near or found.has(facing):
                found.add(facing, _TOGETHER * min(number, 4), _faced(number))
        own = self._sources.own()
        looked = self._looked_up(found.best(_MOST_LOOKED_UP))
        return [_decided(WordPair(asked, *each), own) for each in looked[:MOST]]

    def of_library(self, limit: int) -> list[WordPair]:
        """Pairs that brackets and passages that say the same give, those with most places first.

        A Chinese form that stands there in both scripts is given in both.
        """
        places: Counter[tuple[str, ...]] = Counter()
        pairs: dict[tuple[str, ...], tuple[Form, Form]] = {}
        why: dict[tuple[str, ...], dict[str, None]] = defaultdict(dict)
        for one, other, reason in self._given():
            first, second = sorted((one, other), key=lambda form: (family(form.lang), form))
            key = (*_spelt(first), *_spelt(second))
            places[key] += 1
            pairs.setdefault(key, (first, second))
            why[key][reason] = None
        own = self._sources.own()
        listed = (WordPair(*pairs[key], tuple(why[key]), number) for key, number in places.most_common())
        return list(islice((each for each in listed if not _decided(each, own).state), limit))

    # -- the sources -----------------------------------------------------------------------------

    def _families(self, asked: Form) -> set[str]:
        return {family(lang) for lang in self._sources.langs()} - {family(asked.lang), "und"}

    def _from_brackets(self, asked: Form, found: _Candidates) -> None:
        """Beside what in brackets it stands in the texts, and in which files."""
        files: dict[Form, dict[str, None]] = defaultdict(dict)
        for one, other, file in self._sources.brackets.all():
            for here, there in ((one, other), (other, one)):
                if key_of(here) == key_of(asked):
                    files[there][file] = None
        for form, named in files.items():
            found.add(form, _BRACKETS + len(named), _beside(list(named)))

    def _from_glossary(self, asked: Form, found: _Candidates) -> None:
        for concept in self._sources.glossary().lookup(asked.text):
            reason = _("your glossary") if concept.own else _("the word list")
            for tag, forms in concept.forms.items():
                for number, form in enumerate(forms):
                    found.add(Form(form, tag), _GLOSSARY / (1 + 0.2 * number), reason)

    def _looked_up(self, found: Sequence[_Found]) -> list[tuple[Form, tuple[str, ...], int]]:
        """Each as it is written in the library, with the number of passages; what is seen comes first.

        What is not seen is given in the script that most of its Chinese texts have.
        """
        rows: dict[tuple[str, str], tuple[float, Form, tuple[str, ...], int]] = {}
        script = usual_script(self._sources.langs())
        for each in found:
            seen = self._sources.written.forms(each.form)
            for text, number in seen[:_MOST_SPELLINGS] or [(in_script(each.form, script), 0)]:
                form = Form(text, each.form.lang)
                score = each.score + (_SEEN if number else -_SEEN)
                rows.setdefault(
                    (family(form.lang), text.casefold()), (score, form, tuple(each.reasons), number)
                )
        ordered = [row[1:] for row in sorted(rows.values(), key=lambda row: (-row[0], -row[3]))]
        unseen = [row for row in ordered if not row[2]][_MOST_UNSEEN:]
        return [row for row in ordered if row not in unseen]

    def _given(self) -> Iterator[tuple[Form, Form, str]]:
        """Two forms and where they face each other, once for each place."""
        for one, other, _file in self._sources.brackets.all():
            yield one, other, _("in brackets")
        for one, other in self._sources.together.pairs():
            if fold(one.text) != fold(other.text) and not (_are_small(one, other) or is_denied(one, other)):
                yield one, other, _("in passages that say the same")


class _Candidates:
    """Forms of wanted languages, each once whatever its script, letter case and ending."""

    def __init__(self, asked: Form, wanted: set[str]) -> None:
        self._asked = asked
        self._wanted = wanted
        self._found: dict[tuple[str, str], _Found] = {}

    def add(self, form: Form, score: float, reason: str) -> None:
        """A reason more for a form."""
        is_another = plain(form.text) and fold(form.text) != fold(self._asked.text)
        is_one = is_another and not (is_small(form.text, form.lang) or is_denied(self._asked, form))
        if family(form.lang) in self._wanted and is_one:
            key = family(form.lang), key_of(form)
            self._found.setdefault(key, _Found(form)).add(score, reason)

    def has(self, form: Form) -> bool:
        """Whether a form is one of them."""
        return (family(form.lang), key_of(form)) in self._found

    def best(self, number: int) -> list[_Found]:
        """The best few, without the pieces of a better Chinese one that the segmenter did not know."""
        kept: list[_Found] = []
        for each in sorted(self._found.values(), key=lambda each: -each.score):
            if not any(_is_piece(each.form, better.form) for better in kept):
                kept.append(each)
        return kept[:number]


def lang_at(article: Article, span: Span) -> str:
    """The language of words in an article: that of their passage, English for Latin words in Chinese."""
    words = language_of(span.of(article.text))
    around = next((each.lang for each in article.passages if each.start <= span.start < each.end), words)
    return words if (family(words) == "zh") != (family(around) == "zh") else around


def _spelt(form: Form) -> tuple[str, str]:
    """What makes a form another one: its key, of a Chinese one also the script."""
    return key_of(form), form.text if family(form.lang) == "zh" else ""


def _are_small(one: Form, other: Form) -> bool:
    return is_small(one.text, one.lang) or is_small(other.text, other.lang)


def _is_piece(form: Form, of: Form) -> bool:
    chinese = family(form.lang) == family(of.lang) == "zh"
    return chinese and form.text != of.text and key_of(form) in key_of(of)


def _decided(pair: WordPair, own: Own) -> WordPair:
    if own.denies(pair.one, pair.other):
        return replace(pair, state="denied")
    return replace(pair, state="confirmed") if own.pairs_of(pair.one, pair.other) else pair


def _faced(number: int) -> str:
    return plural("faces it in {count} passage", "faces it in {count} passages", number)


def _beside(files: Sequence[str]) -> str:
    first, more = files[0], len(files) - 1
    if not more:
        return _("in brackets in {file}").format(file=first)
    return _("in brackets in {file} and {count} more").format(file=first, count=more)
