"""The parts of a comparison: phrases, signs, figures, frames, order, stretches; what holds for any text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from random import Random
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from search.comparing.actors import actor_marks, actors
from search.comparing.aligning import Alignment
from search.comparing.answering import answers
from search.comparing.calendar_words import members
from search.comparing.comparison import compare
from search.comparing.differing import (
    Marks,
    Said,
    agree,
    contradictions,
    figure_marks,
    member_marks,
    sign_marks,
)
from search.comparing.frames import frame_changes, may_be_spellings, named, way_of
from search.comparing.naming import name_marks
from search.comparing.occasions import is_other_day, said_on
from search.comparing.ordering import out_of_order
from search.comparing.phrases import joined, pieces, stops
from search.comparing.places import Place
from search.comparing.runs import Phrases, Run
from search.comparing.separable import separated
from search.comparing.sides import stretch
from search.comparing.signs import signs
from search.comparing.taking import Choice, Taken
from search.comparing.words import Side, likeness
from search.dating.when import whens
from search.language.figures import figures
from search.language.sentences import sentences
from search.model import Aligned, Article, Block, Comparison, Frame, Person, Quote, Span

LANGS = ("en", "de", "fr", "es", "zh-Hans", "zh-Hant", "ja", "und")
WORDS = st.lists(
    st.sampled_from(
        (
            *("the", "mill", "will", "not", "close", "before", "June,", "and", "30", "ships", "may", "sail."),
            *(
                "新橋",
                "完工",
                "之前，",
                "不會",
                "關閉",
                "。",
                "“",
                "”",
                "—",
                "\n",
                "\u202e",
                "😀",
                "é",
                "3",
                "%",
            ),
            *("Die", "Mühle", "bleibt", "wohl", "offen;"),
        )
    ),
    max_size=40,
).map(" ".join)
TEXT = WORDS | st.text(max_size=80)


def article(text: str, lang: str = "en") -> Article:
    blocks = (Block(0, len(text), "body", lang),) if text else ()
    return Article(1, "a.txt", 0, "", text, blocks=blocks, langs=(lang,))


def no_vectors(_texts: Sequence[str]) -> None:
    return None


def no_pairs(_one: str, _other: str) -> float:
    return 0.0


def always(person: Person | None) -> Callable[[Quote], Person | None]:
    """Whoever speaks is this one."""
    return lambda _quote: person


def side_by_side(one: Article, other: Article, here: Span, there: Span) -> Comparison:
    """Without vectors, dictionary and persons."""
    return compare(one, here, other, there, no_vectors, no_pairs, lambda _quote: None, lambda *_: ())


def whole(each: Article) -> Span:
    return Span(0, len(each.text))


@pytest.mark.parametrize(
    ("text", "lang", "cut"),
    [
        (
            "The ferry waits, because the tide is low.",
            "en",
            ["The ferry waits, ", "because the tide is low."],
        ),
        ("Die Fähre wartet, weil Ebbe ist", "de", ["Die Fähre wartet, ", "weil Ebbe ist"]),
        ("退潮之前渡輪不開，但是乘客可以等", "zh-Hant", ["退潮之前", "渡輪不開，", "但是乘客可以等"]),
        ("costs 3,000 euros", "en", ["costs 3,000 euros"]),
        ("They left the moment they knew", "en", ["They left ", "the moment they knew"]),
        ("It matched letter for letter", "en", ["It matched letter for letter"]),
    ],
)
def test_a_sentence_is_cut_where_a_phrase_begins(text: str, lang: str, cut: list[str]) -> None:
    assert [piece.of(text) for piece in pieces(text, lang)] == cut


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        ("It may not sail", "en", ["perhaps", "not"]),
        ("It sails in May", "en", []),
        ("Kein Schiff darf auslaufen", "de", ["not", "allowed"]),
        ("這艘船恐怕不該出港", "zh-Hant", ["perhaps", "not", "should"]),
        ("三只船不得出港", "zh-Hans", ["forbidden"]),
        ("不過價格上漲", "zh-Hant", ["up"]),
        ("Les prix pourraient baisser", "fr", ["perhaps", "down"]),
        ("No debe salir", "es", ["not", "must"]),
        ("Die Werft stellt im Mai den Betrieb ein.", "de", ["closed"]),
        ("Die Werft stellt im Mai einen Plan vor.", "de", ["before"]),
        ("Die Zahl nahm um ein Zehntel zu und wuchs", "de", ["up", "up"]),
        ("Das Fest fand im Dorf statt und endete", "de", []),
        ("船は出ない", "ja", []),
    ],
)
def test_words_that_change_what_is_said(text: str, lang: str, found: list[str]) -> None:
    assert [sign.sign for sign in signs(text, lang)] == found


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("31 ships", "31艘船", True),
        ("9 September", "9月9日", True),
        ("9 September 2024", "9. September", True),
        ("nearly 40 million dollars", "近4000万美元", True),
        ("22 metres", "more than 22 metres", False),
        ("3 %", "4 %", False),
        ("3 million euros", "3 million dollars", False),
    ],
)
def test_figures_agree_over_languages(one: str, other: str, same: bool) -> None:
    assert agree(figures(one)[0], figures(other)[0]) is same


@pytest.mark.parametrize(
    ("cue", "way"),
    [
        *((plain, "") for plain in ("said", "sagte", "表示", "added")),
        *((cue, "admit") for cue in ("admitted", "räumte", "承認")),
        *((cue, "stress") for cue in ("強調", "betonte")),
        ("warned", "warn"),
        ("否认", "deny"),
        ("wrote", "write"),
    ],
)
def test_verbs_that_tell_more_than_that_something_was_said(cue: str, way: str) -> None:
    assert way_of(cue) == way


def test_what_is_out_of_order_is_the_least_that_can_be() -> None:
    assert out_of_order([0, 1, 2]) == set()
    assert out_of_order([3, 0, 1, 2]) == {0}
    assert out_of_order([]) == set()
    assert out_of_order([1, 0], [1.0, 1.5]) == {0}, "what cannot be a move stays"
    assert out_of_order([1, 0], [1.5, 1.0]) == {1}
    assert out_of_order([0, 0, 1]) == set(), "of one sentence nothing moves"


@settings(deadline=None)  # the first example loads the segmenter
@given(TEXT, st.sampled_from(LANGS))
def test_pieces_hold_all_of_a_text(text: str, lang: str) -> None:
    found = pieces(text, lang)
    assert "".join(piece.of(text) for piece in found) == text
    assert (
        "".join(piece.of(text) for piece in joined(text, found, [len(p.of(text)) % 2 for p in found])) == text
    )


@pytest.mark.parametrize(
    ("words", "lang"), [("公司说，", "zh-Hans"), ("The ship left port. ", "en"), ("Yes. ", "en")]
)
@pytest.mark.parametrize("times", [3, 90, 400])
def test_what_is_said_again_and_again_is_paired_in_order_among_few_choices(
    words: str, lang: str, times: int
) -> None:
    phrases = Phrases(stretch(article(words * times, lang), Span(0, len(words) * times)).side)
    scores = likeness(phrases.side, phrases.side, no_vectors, no_pairs)
    alignment = Alignment(phrases, phrases, scores, no_vectors)
    pairs = alignment.pairs()
    assert [pair.here for pair in pairs] == [pair.there for pair in pairs]
    assert sum(pair.here.last - pair.here.first for pair in pairs) == len(phrases.cells) == times
    assert len(alignment.choices()) <= 9 * len(phrases.runs)


@given(st.lists(st.sampled_from(["a", "b", "c"]), min_size=1, max_size=9), st.randoms())
def test_pairs_of_runs_do_not_overlap(letters: list[str], luck: Random) -> None:
    text = "".join(f"{each} {each}, " for each in letters)
    phrases = Phrases(stretch(article(text, "und"), Span(0, len(text))).side)
    words = np.array([[luck.random() for _ in phrases.side.words] for _ in phrases.side.words], np.float32)
    words = words.reshape(len(phrases.side.words), -1)
    pairs = Alignment(phrases, phrases, words, no_vectors).pairs()
    for runs in ([pair.here for pair in pairs], sorted(pair.there for pair in pairs)):
        assert all(before.last <= behind.first for before, behind in pairwise(runs))


@pytest.mark.parametrize(
    ("text", "stopped"),
    [
        *((stopped, True) for stopped in ("so,", "so, ”", "so — ", "so - ", "!" * 8_000)),
        *((open_, False) for open_ in ("so-", "so", " " * 8_000, "")),
    ],
)
def test_a_stop_is_seen_behind_marks_and_space(text: str, stopped: bool) -> None:
    assert stops(f"{text}next", Span(0, len(text))) is stopped


@settings(deadline=None)  # the first example loads the segmenter
@given(TEXT, st.integers(-9, 200), st.integers(-9, 200))
def test_any_two_numbers_are_a_stretch_of_a_text(text: str, first: int, last: int) -> None:
    found = stretch(article(text), Span(first, last)).span
    assert 0 <= found.start <= found.end <= len(text)


@settings(deadline=None)  # the first example loads the segmenter
@given(TEXT, TEXT, st.sampled_from(LANGS), st.sampled_from(LANGS))
def test_rows_hold_each_side_once(one: str, other: str, lang: str, lang_there: str) -> None:
    here, there = article(one, lang), article(other, lang_there)
    found = side_by_side(here, there, whole(here), whole(there))
    for text, extent, spans in (
        (one, found.here, sorted(row.here for row in found.rows if row.here)),
        (other, found.there, sorted(row.there for row in found.rows if row.there)),
    ):
        assert all(before.end <= behind.start for before, behind in pairwise(spans))
        assert all(extent.start <= span.start <= span.end <= extent.end for span in spans)
        assert "".join("".join(span.of(text).split()) for span in spans) == "".join(extent.of(text).split())
    assert all(_is_sound(row) for row in found.rows)


def _is_sound(row: Aligned) -> bool:
    """Whether its marks lie inside it, in order, and only where it may have changed."""
    sides = ((row.here, row.marks_here), (row.there, row.marks_there))
    return all(
        (
            not marks
            or (row.change in ("changed", "unsure") and span is not None and span.start <= marks[0].start)
        )
        and all(mark.start < mark.end for mark in marks)
        and all(before.end <= behind.start for before, behind in pairwise(marks))
        and (not marks or (span is not None and marks[-1].end <= span.end))
        for span, marks in sides
    )


@settings(deadline=None)  # the first example loads the segmenter
@given(TEXT, st.sampled_from(("en", "de", "zh-Hans", "zh-Hant")))
def test_a_text_beside_itself_and_its_capitals_is_kept(text: str, lang: str) -> None:
    here, other = article(text, lang), article(text.swapcase(), lang)
    assume(sentences(here.text) == sentences(other.text))  # a sentence begins with a capital
    for there in (here, other):
        found = side_by_side(here, there, whole(here), whole(there))
        assert {row.change for row in found.rows} <= {"kept"}


@pytest.mark.parametrize(
    ("here", "lang", "there", "other", "differ"),
    [
        ("No ship must sail", "en", "任何船只都不应出港", "zh", False),
        ("No ship should sail", "en", "Kein Schiff darf auslaufen", "de", True),
        ("No ship may sail", "en", "Kein Schiff darf auslaufen", "de", False),
        ("They will not play", "en", "乐团将缺席", "zh", False),
        ("They will play", "en", "乐团将缺席", "zh", False),
        ("The names may stay", "en", "名称可保留", "zh", False),
        ("He signed only in August", "en", "8月才续约", "zh", False),
        ("It works", "en", "这只是试用", "zh", True),
        ("Smoking is forbidden", "en", "不得吸烟", "zh", False),
        ("The ship should sail", "en", "Das Schiff darf auslaufen", "de", True),
        ("The ship may not sail", "en", "Das Schiff darf auslaufen", "de", True),
        ("The ship may no longer sail", "en", "不得再出港", "zh", False),
        ("The rock could not be seen", "en", "看不到礁石", "zh", False),
        ("It hardly moved", "en", "Es bewegte sich kaum", "de", False),
        ("The supplier pays", "en", "供应商付款", "zh", False),
        ("He has never touched it", "en", "他沒碰過", "zh", False),
        ("He has never touched it", "en", "我一次都冇掂", "zh", False),
        ("He never passed it", "en", "沒有通過", "zh", True),
    ],
)
def test_what_small_words_make_a_difference(
    here: str, lang: str, there: str, other: str, differ: bool
) -> None:
    marks = sign_marks(
        Said(signs(here, lang), answers(here, lang)), Said(signs(there, other), answers(there, other))
    )
    assert bool(marks.here or marks.there) is differ


def test_a_sign_that_was_only_cut_off_is_no_difference() -> None:
    here, there = Said(signs("It is not safe", "en")), Said((), spare=signs("不安全", "zh"))
    assert sign_marks(here, there) == ([], [])
    assert sign_marks(here, Said(())) != ([], [])


@pytest.mark.parametrize(
    ("here", "lang", "there", "other", "differ"),
    [
        ("on Tuesday", "en", "週二", "zh-Hant", False),
        ("on Tuesday", "en", "am Donnerstag", "de", True),
        ("on Tuesday", "en", "无一日", "zh", False),
        ("next summer", "en", "明年夏天", "zh", False),
        ("last year", "en", "im kommenden Jahr", "de", True),
        ("the northern quay", "en", "南侧码头", "zh", True),
        ("three of the twelve wells", "en", "drei der zwölf Brunnen", "de", False),
        ("three of the twelve wells", "en", "neun der zwölf Brunnen", "de", True),
        ("in Nordhausen, beijing", "en", "北京", "zh", False),
    ],
)
def test_words_of_small_sets_exclude_each_other(
    here: str, lang: str, there: str, other: str, differ: bool
) -> None:
    marks = member_marks(members(here, lang), members(there, other))
    assert (bool(marks.here), bool(marks.there)) == (differ, differ)


@pytest.mark.parametrize(
    ("here", "lang", "there", "other", "differ"),
    [
        ("The police searched the house", "en", "軍方搜索了房子", "zh-Hant", True),
        ("The police searched the house", "en", "警方搜索了房子", "zh-Hant", False),
        ("The union called a strike", "en", "Der Arbeitgeber rief dazu auf", "de", True),
        ("The pilots are on strike", "en", "Die Beschäftigten streiken", "de", False),
        ("In the village nobody slept", "en", "教会里无人入睡", "zh-Hans", False),
        ("a press release said", "en", "法院说", "zh-Hans", False),
        ("The European Union agreed", "en", "欧盟同意", "zh-Hans", False),
        ("La jueza lo permitió", "es", "The judge allowed it", "en", False),
        ("La jueza lo permitió", "es", "Le maire l’a permis", "fr", True),
        ("Son pays attend un court essai", "fr", "The police are waiting", "en", False),  # no son, no court
        ("Las mayores huelgas son legales", "es", "Voters went on strike", "en", False),
        ("They were cooking in neighbouring towns", "en", "警方在做饭", "zh-Hans", False),
        ("Doctors took him along", "en", "医护人员带走了他，警方在场", "zh-Hans", False),
        ("Paramedics and police took him along", "en", "医护人员带走了他，军方在场", "zh-Hans", True),
        ("Pupils marched", "en", "小学生游行", "zh-Hans", False),
        ("Her parents were told", "en", "先跟孩子们说", "zh-Hans", False),
        ("Her parents were told", "en", "先跟警方说", "zh-Hans", True),
    ],
)
def test_kinds_of_actors_exclude_each_other(
    here: str, lang: str, there: str, other: str, differ: bool
) -> None:
    ours, theirs = actors(here, lang), actors(there, other)
    marks = actor_marks(ours, theirs, ours, theirs)
    assert (bool(marks.here), bool(marks.there)) == (differ, differ)


def test_an_actor_that_stands_in_another_phrase_was_moved() -> None:
    ours, theirs = actors("the police", "en"), actors("the court and the police", "en")
    assert [each.kind for each in theirs] == ["court", "police"]
    assert actor_marks(ours, theirs[:1], ours, theirs) == Marks([], [])


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("Die Bahn stellt alle Züge ein.", {"stellt": "ein"}),
        ("Er lehnte den Plan ab und kündigte einen neuen an.", {"lehnte": "ab", "kündigte": "an"}),
        ("Der Vorstand räumte Fehler ein, wies aber den Vorwurf zurück", {"räumte": "ein", "wies": "zurück"}),
        ("Die gesuchte Frau tauchte am Abend auf.", {"tauchte": "auf"}),
        ("Sie wohnt nicht mehr hier.", {}),
        ("Ein Schiff fährt nach Kiel.", {}),
    ],
)
def test_a_particle_belongs_to_its_verb(text: str, verbs: dict[str, str]) -> None:
    found = separated(text)
    assert {text[at:].split()[0]: particle for at, particle in found.items()} == verbs


def test_a_separable_verb_is_one_word_and_not_light() -> None:
    text = "Der Rat setzt den Bau fort."
    side = Side(text, "de", 0, (Span(0, len(text)),))
    words = [side.written(at) for at in range(len(side.words))]
    assert "fortsetzt" in words
    assert words.index("fortsetzt") in Place(side, Span(0, len(text))).alone(frozenset())


@pytest.mark.parametrize(
    ("here", "lang", "there", "other", "is_one"),
    [
        ("an offer by Brona Teague", "en", "布罗娜·蒂格的提议", "zh-Hans", True),
        ("an offer by Brona Teague", "en", "乔纳森·韦布的提议", "zh-Hans", False),
        ("the court in Chittagong", "en", "吉大港法院", "zh-Hant", True),
        ("the offer of Hélène Marty", "en", "das Angebot von Helene Marti", "de", True),
        ("the offer of Carola Wendt", "en", "das Angebot von Jutta Brandes", "de", False),
        ("克莉絲‧馬蒂爾（Chris Martill）的提議", "zh-Hant", "《海港时报》的提议", "zh-Hans", True),
    ],
)
def test_names_are_one_by_their_sound(here: str, lang: str, there: str, other: str, is_one: bool) -> None:
    one, two = article(here, lang), article(there, other)
    sides = stretch(one, whole(one)).side, stretch(two, whole(two)).side
    scores = likeness(*sides, no_vectors, no_pairs)
    assert bool(scores.any()) is is_one
    alone = [np.flatnonzero(scores.max(axis=axis) == 0).tolist() for axis in (1, 0)]
    assert any(name_marks(*sides, *alone)) is not is_one


@pytest.mark.parametrize(
    ("here", "lang", "there", "other", "differ"),
    [
        ("if the Wallmark Gallery withdrew", "en", "wenn die Anzeige vom Tisch komme", "de", False),
        ("if the Wallmark Gallery withdrew", "en", "wenn Hallberg zurückziehe", "de", True),
        ("prices may rise by August", "en", "召回“鲁贝洛”牌树莓", "zh-Hans", False),
    ],
)
def test_a_noun_or_a_month_with_a_capital_is_no_name(
    here: str, lang: str, there: str, other: str, differ: bool
) -> None:
    sides = [stretch(each, whole(each)).side for each in (article(here, lang), article(there, other))]
    assert any(name_marks(sides[0], sides[1], *(list(range(len(side.words))) for side in sides))) is differ


def test_a_day_before_which_something_was_is_no_other_day() -> None:
    texts = [
        ("a warning written in April", "en"),
        ("9月9日之前不知情", "zh-Hans"),
        ("9月9日不知情", "zh-Hans"),
    ]
    april, before, day = (Side(text, lang, 0, (Span(0, len(text)),)).figures for text, lang in texts)
    assert [len(contradictions(april, other)) for other in (before, day)] == [0, 1]
    assert [any(figure_marks(april, other)) for other in (before, day)] == [False, True]


def test_the_beginning_of_a_clause_stays_with_the_rest_of_it() -> None:
    rest = "that old iron bridge near Oak Lane carries heavy lorries every single cold night"
    pairs = []
    for text in (f"We believed {rest}", f"It rained. We swam, {rest}"):
        phrases = [Phrases(stretch(article(each, "en"), Span(0, len(each))).side) for each in (text, rest)]
        scores = likeness(phrases[0].side, phrases[1].side, no_vectors, no_pairs)
        first = Alignment(phrases[0], phrases[1], scores, no_vectors).pairs()[0]
        pairs.append(phrases[0].text(first.here))
    assert pairs == [f"We believed {rest}", rest]


def test_a_part_of_a_name_is_no_other_name() -> None:
    one, two = article("伯納多堅稱休息過", "zh-Hant"), article("贝尔纳多·金特拉坚称休息过", "zh-Hans")
    sides = stretch(one, whole(one)).side, stretch(two, whole(two)).side
    assert not any(name_marks(*sides, *(list(range(len(side.words))) for side in sides)))


@pytest.mark.parametrize(
    ("one", "other", "two"),
    [
        (("Ada Lee", "艾达·李"), ("Ada Lee-Smith",), False),
        (("Ada Lee",), ("Bo Berg",), True),
        (("张启航",), ("Reto Ambühl",), True),
        (("柯爾",), ("Alasdair Kerr",), False),
        (("華素",), ("Aurélien Vasseur",), False),
    ],
)
def test_two_persons_of_the_list_are_another_speaker(
    one: tuple[str, ...], other: tuple[str, ...], two: bool
) -> None:
    persons = [Person(names[0], names, (), (), 1, names[0]) for names in (one, other)]
    found = frame_changes(Frame(), Frame(), ("", ""), (persons[0], persons[1]))
    assert ("speaker" in found) is two


@pytest.mark.parametrize(
    ("one", "other", "may_be"),
    [("華素", "奧黑良·瓦瑟", True), ("龔啟航", "张启航", False), ("華素", "Bo Berg", False)],
)
def test_two_regions_may_spell_one_foreign_name(one: str, other: str, may_be: bool) -> None:
    persons = [Person(name, (name,), (), (), 1, name) for name in (one, other)]
    assert may_be_spellings(persons[0], persons[1]) is may_be


def test_of_somebody_without_a_name_nobody_knows_whether_it_is_another() -> None:
    known = Person("Ada Lee", ("Ada Lee",), (), (), 1, "ada-lee", "person")
    spokesman = Person("a spokesman", ("a spokesman",), (), (), 1, "a-spokesman", "unnamed")
    assert frame_changes(Frame(), Frame(), ("", ""), (known, spokesman)) == ()


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("“No ship is safe,” she said in Hamburg on Tuesday.", "on Tuesday", "2026-09-22"),
        ("On Tuesday, Smith said that no ship is safe.", "On Tuesday", "2026-09-22"),
        ("Am Dienstag sagte Behördenchefin Smith: „Kein Schiff ist sicher“.", "Am Dienstag", "2026-09-22"),
        ("局长周二表示：“船不安全。”", "周二", "2026-09-22"),
        ("局长9月9日表示：“船不安全。”", "9月9日", "2026-09-09"),
        ("The ship that sank on 9 September, she said on Tuesday, was not safe.", "on Tuesday", "2026-09-22"),
        ("The ship that sank on 9 September was safe, she said.", "", ""),
        ("她提到2017年合同。", "", ""),
    ],
)
def test_the_day_of_the_frame_stands_beside_the_verb(text: str, words: str, day: str) -> None:
    verb = next(verb for verb in ("said", "sagte", "表示", "提到") if verb in text)
    at = text.index(verb)
    quote = Quote(0, 0, "", "direct", verb, at, at + len(verb))
    article = Article(1, "a.txt", 0, "", text, date="2026-09-23")
    found = said_on(article, quote, lambda words, day: [(each.span, each.date) for each in whens(words, day)])
    assert (found[0].of(text), found[1]) == (words, day)


def test_two_days_differ_where_both_are_known() -> None:
    assert is_other_day("2026-09-22", "2026-09-23")
    assert is_other_day("--09-22", "2026-09-23")
    for one, other in (("2026-09-22", "--09-22"), ("2026-09-22", ""), ("2026-09", "2026-10-01"), ("", "")):
        assert not is_other_day(one, other)


def test_a_pronoun_gets_the_name_of_the_person_and_a_surname_none() -> None:
    person = Person("Ada Lee", ("Ada Lee", "艾达·李"), (), (), 1, "ada-lee")
    article = Article(1, "a.txt", 0, "", "She said so. Lee agreed. 李说")
    assert named(Frame("direct", Span(0, 3)), article, person).name == "Ada Lee"
    assert named(Frame("direct", Span(13, 16)), article, person).name == ""
    assert named(Frame("direct", Span(0, 3)), article, None).name == ""


def test_an_utterance_is_compared_with_what_its_speaker_says_in_a_sentence() -> None:
    said = "the mill stays open"
    text = f"At the end of a long day in the cold town hall, Ada Lee promised on Monday that {said}."
    at = text.index(said)
    speech = Quote(at, at + len(said), said, "indirect", "promised", speaker_text="Ada Lee")
    told = replace(article(text), quotes=(speech,))
    ada, bea = (Person(name, (name,), (), (), 1, name) for name in ("Ada Lee", "Bea Orr"))

    def who(quote: Quote) -> Person:
        return ada if quote.speaker_text == ada.name else bea

    for here, there in ((Span(at, at + len(said)), whole(told)), (whole(told), Span(at, at + len(said)))):
        for known in (ada, None):
            found = compare(told, here, told, there, no_vectors, no_pairs, always(known), lambda *_: ())
            assert found.here == found.there == Span(at, at + len(said))
            assert [row.change for row in found.rows] == ["kept"]
        others = replace(told, quotes=(replace(speech, speaker_text="Bea Orr"),))
        wider = compare(told, here, others, there, no_vectors, no_pairs, who, lambda *_: ())
        assert wider.here != wider.there


@pytest.mark.parametrize(("second", "taken"), [(1.0, [1, 2]), (0.2, [0])])
def test_several_pairs_that_leave_nothing_alone_are_worth_more_than_one(
    second: float, taken: list[int]
) -> None:
    phrases: Any = SimpleNamespace(runs=[Run(0, 1), Run(0, 2), Run(1, 2)])
    choices = [Choice(5.0, 0, 1), Choice(4.5, 0, 0), Choice(second, 2, 2)]
    found = Taken(phrases, phrases)
    found.fill(choices)
    found.split(choices)
    assert found.chosen == [choices[at] for at in taken]
