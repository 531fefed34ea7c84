"""Words in marks inside of what somebody says: a statement of their own where others have them, too."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from search.library import Library
from search.model import Article, Quote, QuoteKind
from search.statements.nested import is_unclaimed, nested
from tests.test_search_statements_decisions import Sums


def within(text: str, *words: str, kind: QuoteKind = "direct") -> list[str]:
    """What is found inside of quotes of some words."""
    quotes = tuple(
        Quote(start, start + len(each), each, kind, cue="said")
        for each in words
        for start in (text.index(each),)
    )
    found = [*nested(Article(1, "a.txt", 0, "", text, quotes=quotes))]
    assert all(is_unclaimed(quote) and text[quote.start : quote.end] == quote.text for quote in found)
    return [quote.text for quote in found]


@pytest.mark.parametrize(
    ("words", "inner"),
    [
        ("On our copy somebody had typed ‘not before the summer’ in red", ["not before the summer"]),
        ("交到我们手里的那一份，有人打了一行‘先放着再说’", ["先放着再说"]),
        ("Sur l’étiquette, on peut lire “ne pas ouvrir sans M”", ["ne pas ouvrir sans M"]),
        ("Their so-called ‘plan’ was no plan, and I won’t call it one, it isn’t", []),
        ("‘not before the summer’", []),
        ("It said ‘not before\nthe summer’ on it", []),
        ("It said ‘not before the summer and stopped there, as far as I know", []),
    ],
)
def test_words_in_marks_inside_of_a_quote(words: str, inner: list[str]) -> None:
    assert within(f"She said: «{words}».", words) == inner


def test_what_is_a_quote_already_or_in_a_speakers_own_marks_is_not_found_again() -> None:
    words = "Then she told me, ‘go home and stay there,’ and I went"
    assert within(f"“{words},” he said.", words, "go home and stay there") == []
    own = "the ‘biggest day of all’ had come"
    assert (
        within(f"He said {own}.", own, kind="mixed") == within(f"He said {own}.", own, kind="indirect") == []
    )


def test_they_are_a_statement_where_another_article_has_them(tmp_path: Path) -> None:
    files = tmp_path / "files"
    files.mkdir()
    words = (
        "leave it until after the regatta, and do not tell anybody who asks in the office before it is over"
    )
    told = (
        "The harbour of Ostwick was shut on 3 May 2031 after inspectors of the coast office came.\n\n"
        "“On our copy somebody had typed ‘{}’ across the top,” said Marta Oyelaran, the chief inspector.\n\n"
        "“We shall close the second pier before the autumn storms,” said Oyelaran.\n"
    )
    for name in ("a", "b"):
        (files / f"{name}.txt").write_text(told.format(words), "utf-8")
    (files / "c.txt").write_text(
        "A school in Velmora has a new cook, its head said on 9 June 2040.\n\n"
        "“They have ‘no soup on Mondays’ on the door since I came,” said Piet Anders, the cook.\n",
        "utf-8",
    )
    with Library(files, tmp_path / "home", encoder=Sums()) as library:
        library.add()
        statements = library.statements()
        found = {each.renderings[0].text: {one.file for one in each.renderings} for each in statements}
        assert found[words] == {"a.txt", "b.txt"}
        assert "no soup on Mondays" not in found
        (outer,) = (each for each in statements if "no soup" in each.renderings[0].text)
        whole = outer.renderings[0]
        start = whole.start + whole.text.index("no soup")
        assert library.statement_index.at(replace(whole, start=start, end=start + 18)) == outer
