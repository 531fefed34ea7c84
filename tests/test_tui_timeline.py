"""The screens of the timeline and of coverage: filter, export name, and the way to the place."""

from __future__ import annotations

import shutil
from pathlib import Path

from search.library import Library
from search.model import Span
from search.timeline import Telling
from tests.bench.statements import STORIES
from tests.desk import desk_of, desk_on, settled
from tui.screens.coverage import CoverageScreen
from tui.screens.form_file import FormFileScreen
from tui.screens.timeline import TimelineScreen
from tui.widgets.timeline_rows import telling_row


def test_copies_that_follow_each_other_take_a_line_each() -> None:
    words = "The dock closed in 1998."
    telling = Telling(1, "a.txt", 0, "", "Daily", "", "en", 0, len(words), words, Span(19, 23), "1998")
    lines = [telling_row(telling, 2, *row, width=60).plain.split("\n") for row in SAME]
    assert [len(each) for each in lines] == [2, 1, 2]
    assert lines[0][0].rstrip().endswith("×2")
    assert lines[0][1].strip() == words
    assert not lines[2][1]  # a blank line behind the last


SAME = ((False, True), (True, True), (True, False))
"""Of three copies, whether each repeats what stands above it, and whether the next one does."""


async def test_timeline_and_coverage_lead_to_their_places(tmp_path: Path) -> None:
    folder, home = tmp_path / "files", tmp_path / "derived"
    folder.mkdir()
    for name in ("en-1.txt", "en-2.txt", "zh-Hant-1.txt"):
        shutil.copy(STORIES[0] / name, folder)
    with Library(folder, home) as library:
        library.add()
        library.catch_up()
    async with desk_on(folder, home, tmp_path, (120, 40)) as pilot:
        await pilot.press("T")
        await settled(pilot)
        timeline = pilot.app.screen
        assert isinstance(timeline, TimelineScreen)
        assert timeline.current
        await pilot.press("f")
        assert timeline.shown
        assert {each.kind for each in timeline.shown} == {"event"}
        place = timeline.current
        await pilot.press("enter")
        await settled(pilot)
        article = desk_of(pilot).article
        assert place
        assert article
        assert article.id == place.article
        await pilot.press("C")
        await settled(pilot)
        coverage = pilot.app.screen
        assert isinstance(coverage, CoverageScreen)
        assert {each.side for each in coverage.shown} == {"only here", "only elsewhere"}
        listed = len(coverage.shown)
        assert not any(each.is_minor for each in coverage.shown)
        await pilot.press("p")
        assert len(coverage.shown) == len(coverage.found) > listed
        await pilot.press("b")
        await settled(pilot)
        assert coverage.current
        kept = coverage.current.places[0].text
        (mark,) = desk_of(pilot).keeping.file.load()
        assert mark.quote == kept
        await pilot.press("e")
        await settled(pilot)
        export = pilot.app.screen
        assert isinstance(export, FormFileScreen)
        await pilot.press("escape")
        await settled(pilot)
        await pilot.press("escape")
        await settled(pilot)
        assert pilot.app.screen is desk_of(pilot)
