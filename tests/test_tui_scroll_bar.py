"""The bar that is drawn directly looks and acts as the toolkit's."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.geometry import Region
from textual.scrollbar import ScrollBar
from textual.strip import Strip
from textual.widgets import Static

from tui.widgets.scroll_bar import DirectBar, use_direct_bars


class Long(App[None]):
    CSS = "VerticalScroll { scrollbar-size-vertical: 2; }"

    def compose(self) -> ComposeResult:
        with VerticalScroll():
            yield Static("\n".join(map(str, range(300))))


def cells(strips: list[Strip]) -> list[list[tuple[object, ...]]]:
    return [
        [
            (each.text, style.color, style.bgcolor, style.reverse, style.meta)
            for each in strip
            if (style := each.style)
        ]
        for strip in strips
    ]


@pytest.mark.parametrize("no_color", [False, True])
async def test_each_cell_is_the_same(monkeypatch: pytest.MonkeyPatch, no_color: bool) -> None:
    if no_color:
        monkeypatch.setenv("NO_COLOR", "1")
    use_direct_bars()
    async with Long().run_test(size=(20, 17)) as pilot:
        page = pilot.app.query_one(VerticalScroll)
        bar = page.vertical_scrollbar
        assert isinstance(bar, DirectBar)
        for top, crop in ((0, Region(0, 0, 2, 17)), (37, Region(1, 3, 1, 9)), (283, Region(0, 0, 2, 17))):
            page.scroll_to(y=top, animate=False)
            await pilot.pause()
            drawn = cells(bar.render_lines(crop))
            assert drawn == cells(ScrollBar.render_lines(bar, crop))
            assert len(drawn) == crop.height
            assert {"grab", "scroll_up", "scroll_down"} >= {
                cell[-1]["@mouse.down"]  # type: ignore[index]
                for line in drawn
                for cell in line
            }
