"""Why a quote has its speaker, at the desk; and the command for quotes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.desk import desk_of, settled
from tests.harbour import QUOTES, TEXT, at, harbour
from tests.harbour_desk import harbour_desk, words_here
from tui.cli import main
from tui.screens.desk import DeskScreen

# -- why, at the desk -----------------------------------------------------------------------------------


def marked(desk: DeskScreen) -> dict[str, set[str]]:
    """What bears each of the moving marks on the screen."""
    page = desk.page
    found: dict[str, set[str]] = {}
    for row in page.visible_rows():
        for name, span in page.look(row).marks:
            found.setdefault(name.removeprefix("article--"), set()).add(span.of(TEXT))
    return found


async def test_the_current_quote_shows_speaker_and_verb(tmp_path: Path) -> None:
    async with harbour_desk(tmp_path) as pilot:
        desk = desk_of(pilot)
        await pilot.press("]")
        assert marked(desk)["speaker"] == {"he"}
        assert marked(desk)["cue"] == {"said"}
        assert marked(desk)["quote-current"] == {"We acted at once,", "Nobody waited."}
        assert "why-evidence" not in marked(desk)


@pytest.mark.parametrize("ends", ["W", "escape", "G"])
async def test_why_is_shown_until_it_is_taken_away(tmp_path: Path, ends: str) -> None:
    async with harbour_desk(tmp_path) as pilot:
        desk = desk_of(pilot)
        await pilot.press("]", "W")
        assert desk.status.reason == "he → Henrik Lauridsen, named in the sentence before"
        assert marked(desk)["why-evidence"] == {"Henrik Lauridsen"}
        assert marked(desk)["why"] == {"he", "said"}
        await pilot.press(ends)
        assert desk.status.reason == ""
        assert "why" not in marked(desk)
        assert "why-evidence" not in marked(desk)


async def test_why_goes_along_from_quote_to_quote(tmp_path: Path) -> None:
    async with harbour_desk(tmp_path) as pilot:
        desk = desk_of(pilot)
        await pilot.press("]", "W", "]")
        assert words_here(desk).startswith("the crews knew")
        assert desk.status.reason == "he → Henrik Lauridsen, named two sentences before"
        await pilot.press("]")
        await pilot.pause()
        assert desk.status.reason == "“The report”, a document, stands beside the words"
        assert marked(desk)["why"] == {"The report", "noted"}
        await pilot.press("W", "[")
        assert desk.status.reason == ""


async def test_one_note_is_not_stacked_on_another_that_says_the_same(tmp_path: Path) -> None:
    async with harbour_desk(tmp_path) as pilot:
        await pilot.press("4", *["]"] * 12)
        notes = [str(note.message) for note in pilot.app._notifications]
        assert notes == ["There is no further quote in this article."]


async def test_why_of_a_headline_leaves_it_in_sight(tmp_path: Path) -> None:
    start, end = at("Harbour waits")
    there, then = at("Mr Lauridsen")
    nowhere = dict.fromkeys(("speaker_start", "speaker_end", "cue_start", "cue_end"), 0)
    headline = replace(
        QUOTES[0],
        start=start,
        end=end,
        evidence_start=there,
        evidence_end=then,
        **nowhere,  # type: ignore[arg-type]
    )
    async with harbour_desk(tmp_path, size=(40, 12)) as pilot:
        desk = desk_of(pilot)
        desk.show_again(replace(harbour(), quotes=(headline,)), 0)
        await settled(pilot)
        await pilot.press("g", "W")
        await pilot.pause()
        assert desk.page.scroll_offset.y == 0
        assert desk.status.reason.endswith("W goes there")
        await pilot.press("W")
        await pilot.pause()
        assert desk.page.page.row_of(there) in desk.page.visible_rows()


async def test_why_of_the_quote_in_the_list_brings_the_article_into_sight(tmp_path: Path) -> None:
    async with harbour_desk(tmp_path, size=(70, 20)) as pilot:
        desk = desk_of(pilot)
        await pilot.press("3", "g", "W")
        assert desk.page.display
        assert "why-evidence" in marked(desk)


async def test_evidence_far_above_is_scrolled_to_and_back(tmp_path: Path) -> None:
    far = "\n\n".join([*(f"Nothing happened on day {day}." for day in range(80))])
    text = f"{TEXT}\n\n{far}\n\n“Enough,” he said."
    start = text.index("Enough")
    he = text.index("he said", start)
    begin, end = at("Henrik Lauridsen")
    late = replace(
        QUOTES[0],
        start=start,
        end=start + 7,
        text="Enough,",
        group=20,
        speaker_start=he,
        speaker_end=he + 2,
        cue_start=he + 3,
        cue_end=he + 7,
        evidence_start=begin,
        evidence_end=end,
    )
    article = replace(harbour(), text=text, quotes=(late,), blocks=(), passages=())
    async with harbour_desk(tmp_path, size=(100, 20)) as pilot:
        desk = desk_of(pilot)
        desk.show_again(article, start)
        await settled(pilot)
        before = desk.page.scroll_offset.y
        assert before
        await pilot.press("W")
        await pilot.pause()
        assert desk.page.page.row_of(start) in desk.page.visible_rows()
        assert desk.status.reason.endswith(" · W goes there")
        await pilot.press("W")
        await pilot.pause()
        assert desk.page.page.row_of(begin) in desk.page.visible_rows()
        assert desk.page.cursor_offset == start
        assert "W goes there" not in desk.status.reason
        await pilot.press("W")
        await pilot.pause()
        assert desk.page.scroll_offset.y == before


async def test_why_is_shown_in_the_raw_text_too(tmp_path: Path) -> None:
    async with harbour_desk(tmp_path) as pilot:
        desk = desk_of(pilot)
        await pilot.press("]", "R", "W")
        assert desk.page.is_raw
        assert marked(desk)["why-evidence"] == {"Henrik Lauridsen"}
        await pilot.press("R")
        assert not desk.page.is_raw
        assert marked(desk)["why-evidence"] == {"Henrik Lauridsen"}
        desk.show_again(harbour(), QUOTES[0].start)
        await settled(pilot)
        assert desk.status.reason == ""
        assert "why" not in marked(desk)


async def test_grouping_brings_the_list_into_sight(tmp_path: Path) -> None:
    async with harbour_desk(tmp_path, size=(70, 20)) as pilot:
        desk = desk_of(pilot)
        assert not desk.quote_list.display
        await pilot.press("comma")
        assert desk.quote_list.display
        assert desk.quote_list.by_person


async def test_why_without_a_quote_is_a_hint(tmp_path: Path) -> None:
    async with harbour_desk(tmp_path) as pilot:
        desk = desk_of(pilot)
        await pilot.press("g", "W")
        assert desk.status.reason == ""
        assert any("no quote here" in str(note.message) for note in pilot.app._notifications)


# -- the command ----------------------------------------------------------------------------------------


def test_quotes_of_files_and_folders_have_paragraph_speaker_verb_kind_and_flags(tmp_path: Path) -> None:
    folder = tmp_path / "news"
    (folder / "deep").mkdir(parents=True)
    story = "A dock\n\nNobody came.\n\n“We will not stop,” Ana Ruiz said. “Not now.”\n"
    (folder / "one.txt").write_text(story, encoding="utf-8")
    (folder / "deep" / "two.txt").write_text(story.replace("Ana Ruiz", "Bo Lind"), encoding="utf-8")
    result = CliRunner().invoke(main, ["quotes", str(folder)])
    assert result.exit_code == 0
    lines = sorted(result.stdout.splitlines())
    assert len(lines) == 2
    assert "two.txt:3 Bo Lind said [direct] “We will not stop" in lines[0]
    assert "one.txt:3 Ana Ruiz said [direct] “We will not stop" in lines[1]
    assert all(line.endswith(" … Not now.”") for line in lines)


def test_an_empty_folder_of_quotes_says_so(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["quotes", str(tmp_path)])
    assert result.exit_code == 1
    assert "no file in this folder" in result.stderr
