"""A sentence that nobody is quoted in renders a statement where it tells the same, and only there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from search.library import Library
from search.model import Rendering, Statement
from search.statements.exporting import statements_csv, statements_markdown
from tui.output import records

FILES = {
    "en-1.txt": """Halden bridge closed
3 March 2025

The Halden bridge, which carries 6,400 cars a day and cost 310 million kroner in 1987, was closed on Monday \
after 17 cracks were found in its girders.

"The repair will take eleven months and cost four million euros," said the county engineer, Marit Sollid.

"We heard the steel groan for weeks, and nobody came," said Jonas Vik, who runs the bakery at the bridge.
""",
    "de-1.txt": """Brücke von Halden gesperrt
3. März 2025

Die Brücke von Halden, die täglich 6400 Autos trägt und 1987 310 Millionen Kronen kostete, ist seit Montag \
gesperrt, weil ihre Träger 17 Risse haben.

Die Reparatur werde elf Monate dauern und vier Millionen Euro kosten, sagte die Ingenieurin Marit Sollid.

„Wir haben den Stahl wochenlang ächzen hören, und niemand kam“, sagte der Bäcker Jonas Vik.
""",
    "en-2.txt": """Cracks shut Halden bridge
3 March 2025

Halden's bridge, built for 310 million kroner in 1987, was closed to its 6,400 cars a day on Monday because \
of 17 cracks in its girders.

The repair takes eleven months and costs four million euros.

"I have to drive forty kilometres around the fjord every morning," said Eli Moe, a nurse.
""",
    "en-3.txt": """Halden bridge stays shut
4 March 2025

The Halden bridge, which cost 310 million kroner in 1987, stays closed to 6,400 cars a day after 17 cracks \
were found in its girders.

The repair takes at least three months and costs nine million euros.

"My shop sees no customer before noon any more," said Ola Berg, a grocer of Halden.
""",
}
TOLD = "The repair takes eleven months and costs four million euros."


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    (tmp_path / "files").mkdir()
    for name, text in FILES.items():
        (tmp_path / "files" / name).write_text(text, "utf-8")
    with Library(tmp_path / "files", tmp_path / "home") as library:
        library.add()
        library.catch_up()
        yield library


def repair(library: Library) -> Statement:
    return next(each for each in library.statements() if each.person == "Marit Sollid")


def retold(library: Library) -> list[Rendering]:
    return [each for s in library.statements() for each in s.renderings if each.how == "retold"]


def test_what_an_outlet_states_as_its_own_renders_what_others_quote(library: Library) -> None:
    (told,) = retold(library)
    statement = repair(library)
    assert (told.file, told.text, told.quotes, told.speaker) == ("en-2.txt", TOLD, (), "")
    assert [each.file for each in statement.renderings] == ["de-1.txt", "en-1.txt", "en-2.txt"]
    assert statement.person == "Marit Sollid"
    assert library.statement_index.at(told) == statement


def test_what_a_person_decides_about_it_holds(library: Library) -> None:
    (told,) = retold(library)
    id = repair(library).id
    library.split(repair(library), told)
    assert retold(library) == []
    assert repair(library).id == id
    assert library.statements_file.undo()
    (told,) = retold(library)
    library.confirm(repair(library).renderings[0], told)
    (kept,) = retold(library)
    assert (kept.start, kept.text, repair(library).by_hand) == (told.start, TOLD, True)


def test_it_is_told_as_what_it_is(library: Library) -> None:
    statement, heads = repair(library), {each.id: each for each in library.articles()}
    assert f"*the article itself:* {TOLD}" in statements_markdown([statement], heads, "Said")
    assert f",{TOLD},retold,,,," in statements_csv([statement], heads)
    told = records.statement(statement, records.RawOffsets(library))["quotes"][-1]
    assert {key: told[key] for key in ("file", "text", "kind", "how", "speaker")} == {
        "file": "en-2.txt", "text": TOLD, "kind": "", "how": "retold", "speaker": ""
    }  # fmt: skip
