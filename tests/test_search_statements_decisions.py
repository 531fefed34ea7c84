"""What a person decides about statements holds for those words, for all of them, and for nothing else."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from search.decisions.steps import Steps
from search.errors import StatementsBroken
from search.language.fold import fold
from search.library import Library
from search.model import Article, Rendering, Statement
from search.statements.deciding import place_in
from search.statements.editing import joined, separated, split_off
from search.statements.grouping import groups, parted
from search.statements.own import Place, parse
from search.statements.renditions import said_by

A, B, C = (Place(f"{name}.txt", words) for name, words in (("a", "alpha one"), ("b", "beta"), ("c", "gamma")))


class Sums:
    """An encoder by letters, which needs no weights."""

    name, version, weights_hash, dimensions, apart = "sums", "1", "0", 16, ""
    languages = frozenset({"en", "de"})

    def encode(self, texts: Sequence[str]) -> Any:
        """A vector of the counts of letters."""
        found = np.ones((len(texts), self.dimensions), np.float32)
        for row, text in enumerate(texts):
            for letter in fold(text):
                found[row, ord(letter) % self.dimensions] += 1
        return found / np.linalg.norm(found, axis=1, keepdims=True)


@contextmanager
def opened(folder: Path, files: dict[str, str]) -> Iterator[Library]:
    (folder / "files").mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / "files" / name).write_text(text, "utf-8")
    with Library(folder / "files", folder / "cache", encoder=Sums()) as library:
        library.add()
        yield library


def stretch(library: Library, file: str, words: str) -> Rendering:
    article: Article | None = library.article(file)
    assert article
    start = article.text.index(words)
    return Rendering(article.id, file, start, start + len(words), words, "en", "direct")


def texts(library: Library) -> list[list[str]]:
    return [[each.text for each in statement.renderings] for statement in library.statements()]


SHIP = '"No ship should leave port before the check," Ada Byron said.\n\n"No," said Tom Sawyer.\n'
SCHIFF = "„Kein Schiff sollte vor der Prüfung auslaufen“, sagte Ben Kurz.\n"
COUNCIL = "The council closed the old harbour\nbridge before the first storm of the year."
RAT = "Der Rat schloss die alte Brücke vor dem ersten Sturm des Jahres."
QUOTE = '"We will close the Marlow harbour bridge before the winter storms arrive," Mayor Ann Roe said.'


def test_a_decision_never_moves_to_other_words(tmp_path: Path) -> None:
    with opened(tmp_path, {"en.txt": f"Ships\n\n{SHIP}", "de.txt": f"Schiffe\n\n{SCHIFF}"}) as library:
        library.confirm(
            stretch(library, "en.txt", "No ship should"), stretch(library, "de.txt", "Kein Schiff")
        )
        edited = f"Ships\n\n{SHIP}".replace("ship should", "tug ought to")
        (library.folder / "en.txt").write_text(edited, "utf-8")
        library.add()
        assert all(len(each) == 1 for each in texts(library))
        assert any("kept but not used" in each for each in library.statement_index.problems)


def test_sentences_over_line_breaks_and_without_quotes_are_joined(tmp_path: Path) -> None:
    files = {"en.txt": f"News\n\n{COUNCIL}\n\n{QUOTE}\n", "de.txt": f"Hafen\n\n{RAT}\n"}
    with opened(tmp_path, files) as library:
        said = library.confirm(stretch(library, "en.txt", COUNCIL[:-1]), stretch(library, "de.txt", RAT[:-1]))
        assert "not used" not in said
        assert library.statement_index.problems == ()
        assert sorted([COUNCIL[:-1], RAT[:-1]]) in map(sorted, texts(library))


def test_a_passage_that_is_told_apart_has_no_statement(tmp_path: Path) -> None:
    with opened(tmp_path, {"en.txt": f"News\n\n{COUNCIL}\n\n{QUOTE}\n"}) as library:
        passage = stretch(library, "en.txt", COUNCIL[:-1])
        library.reject(passage, stretch(library, "en.txt", "We will close"))
        assert library.statement_index.at(passage) is None


def test_a_confirmation_that_other_entries_bar_says_so(tmp_path: Path) -> None:
    files = {f"{name}.txt": f"News {name}\n\n{QUOTE}\n" for name in "abc"}
    with opened(tmp_path, files) as library:
        a, b, c = (stretch(library, file, "We will close") for file in files)
        library.confirm(a, b)
        library.reject(a, c)
        assert "stay apart" in library.confirm(b, c)


def split(library: Library, statement: Statement, rendering: Rendering) -> list[int]:
    """How many renderings the statements have then."""
    library.split(statement, rendering)
    left = library.statement_index.at(rendering)
    assert left
    assert len(left.renderings) == 1
    return sorted(len(each.renderings) for each in library.statements())


def test_equal_words_are_one_statement_of_which_one_can_be_split_off(tmp_path: Path) -> None:
    files = {f"a{number}.txt": f"Report {number}\n\n{QUOTE}\n" for number in range(40)}
    with opened(tmp_path, files) as library:
        (statement,) = library.statements()
        assert len(statement.renderings) == 40
        for rendering in (statement.renderings[0], statement.renderings[17]):
            assert split(library, statement, rendering) == [1, 39]
            library.statements_file.undo()
        assert len(library.statements()) == 1


def test_the_rest_of_what_was_merged_stays_together(tmp_path: Path) -> None:
    files = {"en.txt": f"Ships\n\n{SHIP}", "de.txt": f"S\n\n{SCHIFF}", "x.txt": f"News\n\n{QUOTE}\n"}
    with opened(tmp_path, files) as library:
        places = [
            stretch(library, *each) for each in (("en.txt", "No ship"), ("de.txt", "Kein"), ("x.txt", "We"))
        ]
        library.confirm(places[0], places[1])
        library.confirm(places[0], places[2])
        statement = library.statement_index.at(places[0])
        assert statement
        assert len(statement.renderings) == 3
        first = next(each for each in statement.renderings if each.file == "en.txt")
        assert split(library, statement, first) == [1, 1, 2]


def test_statements_made_without_vectors_are_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(tmp_path, {"en.txt": f"Ships\n\n{SHIP}", "x.txt": f"News\n\n{QUOTE}\n"}) as library:
        index = library.statement_index
        with monkeypatch.context() as patch:
            patch.setattr("search.statements.vectors.TextVectors.catch_up", lambda *_: False)
            before = index._now().links
            assert index._now().links is before
        library.catch_up()
        after = index._now().links
        assert after is not before
        assert (before.whole, after.whole) == (False, True)
        assert index._now().links is after


# -- the text of the file --------------------------------------------------------------------------------


def test_telling_apart_takes_out_nothing_with_other_words() -> None:
    no, bu = Place("en.txt", "No"), Place("zh.txt", "不，不会")
    text = separated(joined("", [no, bu]), bu, Place("en.txt", "Nobody knows what it is"))
    assert parse(text).same == ((no, bu),)


def test_one_is_told_apart_from_several_and_joined_again() -> None:
    text = split_off(joined("", [A, B, C]), A, [B, C])
    assert (parse(text).same, parse(text).different) == (((B, C),), ((A, B, C),))
    assert parse(joined(text, [A, C])).different == ((A, B),)
    assert parse(joined(text, [A, B, C])).different == ()


def test_what_is_joined_and_told_apart_is_joined_by_confirming() -> None:
    pair = "- - {file: a.txt, words: alpha one}\n  - {file: b.txt, words: beta}\n"
    assert parse(joined(f"same:\n{pair}different:\n{pair}", [A, B])).different == ()


def test_comments_stay_where_the_first_of_an_entry_goes() -> None:
    text = joined("", [A, B, C]).replace('    - {file: "b', '    # checked\n    - {file: "b')
    new = separated(text, B, A)
    assert parse(new).same == ((B, C),)
    assert "# checked" in new


def test_aliases_that_repeat_themselves_are_refused() -> None:
    bomb = "\n".join(["a0: &a0 [x]", *(f"a{n}: &a{n} [{f'*a{n - 1}, ' * 9}]" for n in range(1, 30))])
    with pytest.raises(StatementsBroken, match="aliases"):
        parse(f"{bomb}\nsame: *a29\n")
    with pytest.raises(StatementsBroken, match="does not hold"):
        parse("same: &a [*a, *a]\n")


def test_half_a_pair_is_written_as_what_a_file_can_hold(tmp_path: Path) -> None:
    with opened(tmp_path, {"a.txt": f"News\n\n{QUOTE}\n"}) as library:
        (article,) = library.articles()
    place = place_in(replace(article, file="bad\udcff.txt"), "half \ud83d", 0)
    assert parse(joined("", [place, B])).same == ((Place("bad\ufffd.txt", "half \ufffd"), B),)


@pytest.mark.parametrize("text", ['{"steps": [], "done": 1e400}', "[" * 100_000, json.dumps({"steps": 3})])
def test_a_damaged_log_is_no_log(tmp_path: Path, text: str) -> None:
    log = tmp_path / "log.json"
    log.write_text(text, "utf-8")
    assert Steps(log).last() is None


# -- many ------------------------------------------------------------------------------------------------


def test_more_than_can_be_put_in_order_are_joined_by_the_surest() -> None:
    links = {(one, one + 1): 4.0 for one in range(1500)}
    (found,) = groups(links, lambda *_: -4.0, different=[(0, 1500)])
    assert len(found) == 1500
    assert not {0, 1500} <= set(found)


def test_two_long_articles_are_compared_some_words_at_a_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = "\n\n".join(f'"Ship {number} left port {number * 7} early," Ann Roe said.' for number in range(60))
    files = dict.fromkeys(("a.txt", "b.txt"), f"Book\n\n{body}\n")
    with opened(tmp_path, files) as library:
        whole = texts(library)
    monkeypatch.setattr("search.statements.signals._WORDS", 8)
    (tmp_path / "again").mkdir()
    with opened(tmp_path / "again", files) as library:
        assert texts(library) == whole


TWICE = (
    '"No ship should leave port before the check," Ada Byron said on Monday. '
    '"Until I have proof that it can, all these ships will stay exactly where they are."\n'
)
ZWEIMAL = (
    "„Kein Schiff sollte vor der Prüfung auslaufen“, sagte Ada Byron am Montag. "
    "„Solange mir der Beweis fehlt, bewegt sich keines dieser Schiffe auch nur einen Meter.“\n"
)


def test_what_is_written_down_are_the_words_that_were_pointed_at(tmp_path: Path) -> None:
    """Not the longest of the same utterance; another look at it still takes back what it says otherwise."""
    with opened(tmp_path, {"en.txt": f"Ships\n\n{TWICE}", "de.txt": f"Schiffe\n\n{ZWEIMAL}"}) as library:
        one = stretch(library, "en.txt", "No ship should leave port before the check,")
        other = stretch(library, "de.txt", ZWEIMAL[: ZWEIMAL.index(" „")])
        assert library.confirm(one, other) == (
            "“No ship should leave port before the ch… (en.txt)” = "
            "“Kein Schiff sollte vor der Prüfung ausl… (de.txt)”"
        )
        file = library.statements_file
        ((first, second),) = file.load().same
        assert (first.words, second.words) == (one.text[:-1], "Kein Schiff sollte vor der Prüfung auslaufen")
        library.reject(stretch(library, "en.txt", "Until I have"), stretch(library, "de.txt", "Solange mir"))
        assert file.load().same == ()
        assert len(file.load().different) == 1
        assert library.statement_index.problems == ()


def test_one_of_two_that_are_told_apart_leaves_and_all_others_stay_together() -> None:
    """Who leaves is the one less like the others, with what it is the same as."""
    odds = dict.fromkeys(combinations(range(6), 2), 2.0)
    odds |= {(number, other): 0.0 for number in range(3) for other in (3, 5)}

    def score(one: int, other: int) -> float:
        return odds[one, other]

    assert parted(range(6), score, (), [(0, 3)]) == ([0, 1, 2, 4, 5], [3])
    assert parted(range(6), score, [(3, 5)], [(0, 3)]) == ([0, 1, 2, 4], [3, 5])
    assert parted(range(6), score, (), [(1, number) for number in (0, 2, 3, 4, 5)])[1] == [1]
    assert parted([4, 5], score, (), [(4, 5)]) == ([4], [5])


def test_statements_of_two_people_that_are_made_one_keep_both_names(tmp_path: Path) -> None:
    files = {
        "a.txt": 'Ships\n\n"No ship should leave port before the check," Ada Byron said.\n',
        "b.txt": 'Boats\n\n"The tide waits for nobody at all in this town," Tom Sawyer said.\n',
    }
    with opened(tmp_path, files) as library:
        one, other = library.statements()
        assert one.persons == (one.person,)
        library.merge(one, other)
        (both,) = library.statements()
        assert both.persons == ("Ada Byron", "Tom Sawyer")
        assert said_by(both) == "Ada Byron, Tom Sawyer"
        library.statements_file.undo()
        assert {each.persons for each in library.statements()} == {("Ada Byron",), ("Tom Sawyer",)}
