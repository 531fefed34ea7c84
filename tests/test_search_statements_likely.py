"""How likely two utterances are one statement, where they are cut, and what groups they make."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import cast

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.model import Article, Person, Quote, QuoteKind
from search.people import Roll
from search.related.stories import Meaning
from search.statements.deciding import Decided
from search.statements.grouping import groups
from search.statements.joining import Groups, joined
from search.statements.judging import SURE, UNLIKE, Signals, log_odds
from search.statements.kin import kin
from search.statements.known import _statement
from search.statements.leads import leads
from search.statements.likely import likely
from search.statements.linking import Linked
from search.statements.parts import Cuts, parts_of
from search.statements.renditions import rendered
from search.statements.speaker import Speaker
from search.statements.unaware import denies_knowing
from search.statements.units import Unit


def pair(cosine: float = 0.6, story: float = 4.0, **more: float) -> Signals:
    """What one utterance has in common with one other."""
    none = np.zeros((1, 1), np.float32)
    every = dict.fromkeys(Signals._fields[:-2], none)
    given = {"cosine": cosine, "central": 0.3, "covered": 0.6} | more
    tables = every | {name: none + value for name, value in given.items()}
    return Signals(**tables, same_language=0.0, story=story)


def test_what_speaks_for_a_pair_and_against_it() -> None:
    likely = log_odds(pair(cosine=0.4)).item()
    assert log_odds(pair(cosine=0.45)).item() > likely
    assert log_odds(pair(cosine=0.4, central=0.35)).item() > likely
    assert log_odds(pair(cosine=0.4, one=1)).item() > likely
    assert log_odds(pair(cosine=0.4, agreed=1)).item() > likely
    assert log_odds(pair(cosine=0.4, farther=0.1)).item() < likely
    assert log_odds(pair(cosine=0.4, apart=1)).item() < likely
    assert log_odds(pair(cosine=0.4, story=0.0)).item() < likely
    assert log_odds(pair(cosine=1.0, central=1.0, one=1, agreed=1)).item() == SURE
    assert log_odds(pair(cosine=0.0, central=0.0, story=-4.0)).item() == UNLIKE


def test_a_pair_is_less_likely_where_another_is_nearer() -> None:
    one = pair()
    table = np.array([[0.4, 0.6], [0.1, 0.1]], np.float32)
    odds = log_odds(one._replace(cosine=table))
    assert odds[0, 0] < log_odds(one._replace(cosine=table[:1, :1])).item()
    assert odds[0, 1] > odds[0, 0]


@pytest.mark.parametrize(
    ("lang", "denial", "other"),
    [
        ("en", "she first read it on Monday", "she read it on Monday to the board"),
        ("de", "sie habe davon nichts gewusst", "sie habe davon gewusst"),
        ("es", "nunca recibió la carta", "recibió la carta"),
        ("fr", "il n'avait pas lu la note", "il avait lu la note"),
        ("zh", "對此毫不知情", "他早就知情"),
        ("es", "nadie vio la carta", "nosotros sabíamos todo"),  # begins like "no"
        ("fr", "personne n'a vu la note", "une personne a vu la note"),
        ("en", "it never reached his desk", "they did not reach a deal"),
    ],
)
def test_a_denial_of_knowledge_is_told_by_its_words(lang: str, denial: str, other: str) -> None:
    assert denies_knowing(denial, lang)
    assert not denies_knowing(other, lang)


def test_whole_names_that_sound_unlike_are_two_speakers() -> None:
    head = Speaker("a", ("Reto Ambuehl", "雷托·安比尔"))
    assert head.agrees(Speaker("b", ("张启航",))) is False
    assert Speaker("a", ("Reto Ambuehl",)).agrees(Speaker("b", ("张启航",))) is False
    assert Speaker("a", ("Priya Holroyd",)).agrees(Speaker("b", ("普莉雅·霍罗伊",))) is None
    assert head.agrees(Speaker("", called="業者執行長安畢爾")) is True
    spelt = Speaker("c", ("雷多·安畢爾",))  # in Taiwan, and joined with nobody
    assert spelt.agrees(head) is False
    assert not spelt.is_another(head)
    assert Speaker("b", ("张启航",)).is_another(head)
    assert head.agrees(Speaker("", called="消息人士")) is None


@pytest.mark.parametrize(
    ("whole", "called"),
    [
        ("Livia Caduff", "救援指揮官卡杜夫少校"),
        ("Reto Ambühl", "業者執行長安畢爾"),
        ("Tim Osterloh", "Osterloh vom Verein Klarwasser"),
    ],
)
def test_words_for_a_speaker_may_hold_a_family_name(whole: str, called: str) -> None:
    known = Speaker("a", (whole,), whole.lower())
    assert known.agrees(Speaker("", called=called))
    assert Speaker("b", called=called).agrees(known)
    assert known.agrees(Speaker("", called="Mitarbeiter der Behörde")) is None


def test_two_organisations_are_two_speakers_unless_their_names_share_something() -> None:
    corvane = Speaker("a", name="corvane systems", body="corvane systems")
    assert corvane.agrees(Speaker("b", name="tidal loom", body="tidal loom")) is False
    assert corvane.agrees(Speaker("b", name="corvane", body="corvane")) is None
    assert corvane.agrees(Speaker("b", name="科凡", body="科凡")) is None


def test_the_words_before_a_quote_are_its_statement_where_others_say_so_in_rendering_it() -> None:
    quotes = [said(1, 0, "indirect"), said(1, 33, "direct"), said(2, 0, "direct")]
    assert list(leads(quotes, {(0, 2): -0.5}, [[1, 2]])) == [(0, 1)]
    assert list(leads(quotes, {(0, 2): -1.2}, [[1, 2]])) == []
    assert list(leads([*quotes, said(3, 0, "indirect")], {(0, 2): -0.5}, [[1, 2], [0, 3]])) == []
    assert list(leads([said(1, 0, "direct"), *quotes[1:]], {(0, 2): -0.5}, [[1, 2]])) == []


def test_two_sentences_in_one_pair_of_marks_are_one_unless_several_others_quote_them_apart() -> None:
    whole = said(1, 0, "direct", "Nobody asked us. We would have said no.")
    parts = [said(2, 0, "direct"), said(2, 90, "direct")]
    odds = {(0, 1): 3.0, (0, 2): 2.0}
    assert list(leads([whole, *parts], odds, [[0, 1]])) == [(0, 2)]
    more = [said(3, 0, "direct"), said(3, 90, "direct")]
    further = odds | {(0, 3): 3.0, (0, 4): 2.0}
    assert list(leads([whole, *parts, *more], further, [[0, 1, 3], [2, 4]])) == []
    reported = said(1, 0, "indirect", "Nobody asked us. We would have said no.")
    assert list(leads([reported, *parts], odds, [[0, 1]])) == []


def said(article: int, start: int, kind: QuoteKind, text: str = "x" * 30) -> Unit:
    quote = Quote(start, start + len(text), text, kind)
    return Unit(article, "en", Speaker("a"), (quote,))


def test_of_two_who_say_it_the_one_is_named_whom_the_renderings_take_for_the_speaker() -> None:
    class Names:
        @staticmethod
        def person_of(quote: Quote) -> Person:
            return Person(quote.person, (quote.person,), (), (), 1)

    quotes = [
        replace(said(at, 0, "direct").quotes[0], person=name)
        for at, name in ((1, "Bo Lund"), (2, "Al Marsh"))
    ]
    units = [Unit(at, "en", Speaker(q.person, (q.person,)), (q,)) for at, q in enumerate(quotes, 1)]
    heads = {at: Article(at, f"{at}.txt", 0, "", "", "") for at in (1, 2)}
    told = rendered(units, heads, {})
    assert [each.by_another for each in told] == [False, True]
    found = _statement([0, 1], units, told, heads, set(), Counter(), cast(Roll, Names))
    assert found.persons == ("Bo Lund", "Al Marsh")


def test_what_is_likely_is_proposed_unless_a_person_tells_it_apart() -> None:
    odds = {(0, 1): 3.0, (0, 2): 1.0, (1, 2): -2.0, (0, 3): 0.2, (1, 3): -9.0, (2, 3): -0.6}

    def found(apart: set[tuple[int, int]]) -> dict[int, list[int]]:
        return likely([[0, 1], [2], [3]], odds, lambda one, other: odds[one, other], apart)

    assert found(set()) == {0: [1], 1: [0]}, "the mean of all pairs counts, and one pair must seem so"
    assert found({(1, 2)}) == {}


def test_articles_that_have_much_in_common_with_a_third_are_kin() -> None:
    texts = {
        1: "Quantrell paid 1,234 to 5,678 people on 14 March.",
        2: "Quantrell paid 1,234 to 5,678 people on 14 March, of 777 in 888 towns with 9,876 doors by 3 May.",
        3: "The 777 in 888 towns with 9,876 doors by 3 May.",
        4: "Nothing at all.",
    }
    articles = {
        key: Article(key, f"{key}.txt", 0, "", text, date=f"2026-03-1{key}", langs=("en",))
        for key, text in texts.items()
    }
    who = {1: ("ann",), 2: ("ann", "bob"), 3: ("bob",), 4: ("eve",)}
    quote = Quote(0, 5, "words", "direct")
    quotes = [Unit(key, "en", Speaker(name), (quote,)) for key in texts for name in who[key]]
    found = kin(articles, quotes, {}, {})
    assert set(found) == {(1, 2), (2, 3), (1, 3)}
    assert found[1, 3] < min(found[1, 2], found[2, 3])
    alike = {key: Meaning(np.ones(1, np.float32), 0, ()) for key in (1, 2)}
    assert kin(articles, quotes, {}, alike)[1, 2] > found[1, 2]


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9), st.floats(-4, 4)), max_size=30), st.data())
def test_groups_keep_what_is_decided(drawn: list[tuple[int, int, float]], data: st.DataObject) -> None:
    links = {(min(a, b), max(a, b)): value for a, b, value in drawn if a != b}
    pairs = sorted(links)
    same = set(data.draw(st.lists(st.sampled_from(pairs), max_size=1))) if pairs else set()
    different = set(data.draw(st.lists(st.sampled_from(pairs), max_size=3))) - same if pairs else set()
    decided = Decided(same, different)
    found = groups(links, lambda one, other: links.get((one, other), -4.0), decided.same, decided.different)
    of = {number: at for at, group in enumerate(found) for number in group}
    assert all(of[a] == of[b] for a, b in same)
    assert all(a not in of or of[a] != of.get(b) for a, b in different)
    assert len(of) == sum(map(len, found))
    assert all(len(group) > 1 for group in found)


@pytest.mark.parametrize(
    ("kind", "text", "parts"),
    [
        ("mixed", "the group “will pay for every bottle” and ruled out shutting the plant", 2),
        ("indirect", "这不是事故，而是“算计”：企业没有给储罐加装第二道围堰", 2),
        ("direct", "The cable did its duty. What failed was the plan for the case.", 2),
        ("direct", "The cable did its duty, and what failed was the plan.", 1),
        ("indirect", "the group would pay for bread and for every bottle of water", 1),
    ],
)
def test_where_an_utterance_may_be_cut(kind: QuoteKind, text: str, parts: int) -> None:
    quote = Quote(0, len(text), text, kind)
    found = [part.text for part in parts_of(Unit(1, "en", Speaker("a"), (quote,)))]
    assert len(found) == parts
    assert all(part in text for part in found)


def groups_of(units: list[Unit], odds: dict[tuple[int, int], float], *found: list[int]) -> list[list[int]]:
    return joined(Groups(units, odds, found))


def test_groups_are_joined_by_what_each_member_has_in_the_other_and_by_what_stands_beside() -> None:
    units = [said(article, start, "direct") for article in (1, 2) for start in (0, 60)]
    apart = {(0, 2): 4.0, (1, 3): 4.0, (0, 3): -1.4}
    assert groups_of(units, apart, [0, 2], [1, 3]) == [[0, 2], [1, 3]]
    assert groups_of([*units, said(3, 0, "direct")], {(0, 2): 4.0, (0, 4): 3.0, (2, 4): 3.0}, [0, 2]) == [
        [0, 2, 4]
    ]
    near = apart | {(0, 3): 4.0, (1, 2): 4.0}
    assert groups_of(units, near, [0, 2], [1, 3]) == [[0, 1, 2, 3]]
    assert joined(Groups(units, near, [[0, 2], [1, 3]], {(0, 1)})) == [[0, 2], [1, 3]]


def test_what_is_quoted_inside_of_another_quote_is_another_statement() -> None:
    """However sure its pairs are, as the outer words hold the inner ones."""
    outer = "Do you know what came back? ‘Noted. No money’"
    units = [said(article, 0, "direct", outer) for article in (1, 2)]
    units += [said(article, 29, "direct", "Noted. No money for it") for article in (1, 2)]
    units.sort(key=lambda unit: (unit.article, unit.start))
    odds = {(0, 2): 4.0, (1, 3): 4.0, (0, 3): 4.0, (1, 2): 4.0}
    assert Linked(units, odds).groups(Decided()) == [[0, 2], [1, 3]]


def test_two_alone_that_share_no_word_are_one_only_if_that_is_near_sure() -> None:
    apart = [said(1, 0, "direct", "Our ships were safe"), said(2, 0, "direct", "Nobody drowned that night")]
    alike = [apart[0], said(2, 0, "direct", "No ship was unsafe")]
    assert Linked(apart, {(0, 1): 2.5}).groups(Decided()) == []
    assert Linked(apart, {(0, 1): 3.5}).groups(Decided()) == [[0, 1]]
    assert Linked(alike, {(0, 1): 2.5}).groups(Decided()) == [[0, 1]]
    more = [*apart, said(3, 0, "direct", "Everyone came home")]
    assert Linked(more, {(0, 1): 2.5, (0, 2): 2.5, (1, 2): 2.5}).groups(Decided()) == [[0, 1, 2]]


def test_one_pair_of_marks_is_cut_where_two_articles_quote_its_sentences_apart() -> None:
    here = Cuts([said(1, 0, "direct", "Nobody asked us about the weir. We would have said no to it.")])
    apart = Cuts([said(2, 0, "direct"), said(2, 90, "direct")])
    here.hear({(0, 0): 3.0, (1, 1): 3.0}, apart, origin=2)
    assert len(list(here.made())) == 1
    here.hear({(0, 0): 3.0, (1, 1): 3.0}, apart, origin=2)  # a near copy of it
    assert len(list(here.made())) == 1
    here.hear({(0, 0): 3.0, (1, 1): 3.0}, apart, origin=3)
    assert len(list(here.made())) == 2
