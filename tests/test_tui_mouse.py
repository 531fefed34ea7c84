"""What the mouse does at the desk: words are selected, rows and keys are clicked."""

from __future__ import annotations

from pathlib import Path

from textual.events import MouseScrollDown
from textual.pilot import Pilot
from textual.widgets._footer import FooterKey

from tests.desk import SEEDS, desk_of, desk_on, settled
from tui.text.safe import pasted


async def drag(pilot: Pilot[None], pane: str, start: tuple[int, int], end: tuple[int, int]) -> str:
    """The words selected from one cell of a pane to another."""
    for event in (pilot.mouse_down, pilot.hover):
        await event(pane, offset=start)
    await pilot.hover(pane, offset=end)
    await pilot.mouse_up(pane, offset=end)
    await settled(pilot)
    return desk_of(pilot).get_selected_text() or ""


async def test_words_of_every_pane_are_selected_and_clicks_choose(seeds_home: Path, tmp_path: Path) -> None:
    async with desk_on(SEEDS, seeds_home, tmp_path) as pilot:
        app, desk = pilot.app, desk_of(pilot)
        begun, text = desk.page.cursor_offset, desk.article.text if desk.article else ""

        selected = await drag(pilot, "#text", (3, 2), (20, 8))
        assert all(part in text for part in selected.split("\n\n"))
        assert selected.count("\n") == 2  # the folded part between is left out
        await pilot.press("y", "escape")
        assert (app.clipboard, desk.get_selected_text()) == (selected, None)

        for pane in (desk.quote_list, desk.related_list):
            selected = await drag(pilot, f"#{pane.id}", (2, 1), (18, 4))
            first, *_more, last = selected.split("\n")
            rows = [pane.render_line(row).text for row in range(4)]
            assert rows[0].strip().startswith(first)
            assert rows[3].strip().startswith(last)
            assert desk.page.cursor_offset == begun  # nothing was chosen
            await pilot.press("y", "escape")
            assert app.clipboard == selected

        over = desk.related_list.region.x + 20 - desk.page.region.x
        selected = await drag(pilot, "#text", (3, 2), (over, 8))  # ends in another pane
        assert list(desk.selections) == [desk.page]
        assert all(part in text for part in selected.split("\n\n"))
        assert selected == await drag(pilot, "#text", (3, 2), (desk.page.size.width - 1, 8))
        selected = await drag(pilot, "#quotes", (18, 4), (2 - desk.quote_list.region.x, 1))
        assert list(desk.selections) == [desk.quote_list]
        assert selected.split("\n")[0] == desk.quote_list.render_line(0).text.strip()
        await pilot.press("escape", "pagedown")
        selected = await drag(pilot, "#text", (9, 0), (3, 1))  # begins on the frame
        assert selected
        assert desk.page.selected_span
        assert desk.page.selected_span.start > 200
        await pilot.press("escape", "home")

        await pilot.click("#quotes", offset=(3, 6), times=2)
        await settled(pilot)
        assert desk.page.cursor_offset > begun
        assert not desk.selections
        wheel = desk.page.scroll_offset.y
        await pilot._post_mouse_events([MouseScrollDown], "#text", (3, 6), button=0)
        assert desk.page.scroll_offset.y > wheel

        await pilot.mouse_down("#text", offset=(3, 2))
        await pilot.hover("#text", offset=(20, 8))
        dragged = desk.get_selected_text()
        await pilot.press("i", "escape")  # the button is let go over the dialog
        await pilot.hover("#text", offset=(20, 12))
        assert (desk.get_selected_text(), bool(dragged)) == (dragged, True)
        await pilot.press("escape")

        for words, screen in (("Search", "SearchScreen"), ("People", "PeopleScreen"), ("Help", "HelpScreen")):
            await pilot.click(next(key for key in desk.query(FooterKey) if key.description == words))
            await settled(pilot)
            assert type(app.screen).__name__ == screen
            await pilot.press("escape")


def test_what_is_copied_steers_nothing() -> None:
    assert pasted("a\x1b[31mb\x07\u202ec\u2028d\t\ud800") == "a[31mbc\nd\t"
    assert pasted("👩\u200d💻❤\ufe0f עברית\u200f 天下") == "👩\u200d💻❤\ufe0f עברית\u200f 天下"
