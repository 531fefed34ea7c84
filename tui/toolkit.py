"""The parts of the toolkit that it does not promise to keep, here alone, and why the desk needs each.

A new version of the toolkit is tried by asking `missing` first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from inspect import getsource
from typing import TYPE_CHECKING, Any, NamedTuple, TextIO, TypeVar

from textual import scrollbar
from textual.dom import DOMNode
from textual.geometry import Offset
from textual.keys import _character_to_key as key_of_character
from textual.keys import _normalize_key_list as key_list
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import _toast
from textual.widgets._footer import FooterKey
from textual.widgets._toast import Toast

if TYPE_CHECKING:
    from rich.cells import CellTable
    from textual.app import App
    from textual.css.styles import RenderStyles
    from textual.driver import Driver
    from textual.notifications import Notifications
    from textual.widgets import OptionList

__all__ = [
    "FooterKey",
    "OnePaneScreen",
    "Part",
    "SettledScreen",
    "Toast",
    "cell_table",
    "component_styles",
    "cuts",
    "frames",
    "in_loop",
    "key_list",
    "key_of_character",
    "lines_of",
    "measure_by",
    "missing",
    "notes",
    "show_bars_as",
    "show_notes_as",
    "style_alone",
    "write_to",
]


Result = TypeVar("Result")


class Part(NamedTuple):
    """A name and where it is looked for: in a module or class ("module:Class"), or in the source of one."""

    owner: str
    name: str
    why: str

    def is_there(self) -> bool:
        """Whether this version has it."""
        module, _, inside = self.owner.partition(":")
        try:
            found: Any = import_module(module)
            found = getattr(found, inside) if inside else found
        except (ImportError, AttributeError):
            return False
        return hasattr(found, self.name) or f"self.{self.name}" in getsource(found)


PARTS = (
    Part("textual.screen:Screen", "_compositor_refresh", "the first paint waits until the panes are set"),
    Part("textual.screen:Screen", "_on_timer_update", "it tells when they are"),
    Part("textual.screen:Screen", "_repaint_required", "what the layout paints is not painted twice"),
    Part("textual.screen:Screen", "_layout_required", "so it is told whether the layout does"),
    Part("textual.screen:Screen", "_select_state", "a drag of the mouse selects in the pane where it began"),
    Part("textual.dom:DOMNode", "_component_styles", "a page styles only the marks that it shows"),
    Part("textual.dom:DOMNode", "_attach", "such a mark is styled as a part of its page"),
    Part(
        "textual.screen:Screen", "_compositor", "no wide glyph is lost at the edge of what lies under a note"
    ),
    Part("textual.widgets._toast", "Toast", "notes are drawn in our way"),
    Part("textual.app:App", "_notifications", "a note takes the place of an older one"),
    Part("textual.widgets._footer", "FooterKey", "keys are shown in the language of the program"),
    Part("textual.keys", "_normalize_key_list", "the keys of a binding are told apart"),
    Part("textual.keys", "_character_to_key", "a letter of an input method is taken for its key"),
    Part("textual.scrollbar", "ScrollBar", "bars are drawn in our way"),
    Part("textual.widget:Widget", "vertical_scrollbar", "each pane makes its bar by that name"),
    Part("textual.widgets:OptionList", "_index_to_line", "of a list only the rows that change are drawn"),
    Part("textual.widgets:OptionList", "_heights", "and they may have several lines"),
    Part("textual.widgets:OptionList", "_on_click", "a drag over rows selects words and chooses none"),
    Part(
        "textual.drivers.linux_driver:LinuxDriver", "_file", "a terminal that is gone ends the desk in order"
    ),
    Part("textual.driver:Driver", "_loop", "it is the thread that writes which hears of it"),
    Part("textual._border", "BORDER_CHARS", "frames are of ASCII where other characters may be wide"),
    Part("rich.cells", "load_cell_table", "ambiguous characters have two cells where the reader says so"),
    Part("rich.cells", "_is_single_cell_widths", "the short way of measuring must know of them"),
    Part("rich.segment", "_is_single_cell_widths", "so must that of cutting lines"),
    Part("rich._unicode_data", "load", "the widths of all others stay as they are"),
)


def missing() -> Iterator[str]:
    """A line for each part that this version of the toolkit lacks."""
    return (f"{part.owner} has no {part.name}: {part.why}" for part in PARTS if not part.is_there())


class OnePaneScreen(Screen[Result]):
    """A drag of the mouse selects in the pane where it began, up to the edge over which it leaves."""

    def get_widget_and_offset_at(self, x: int, y: int) -> tuple[Widget | None, Offset | None]:
        """What is under a cell of the screen; while the mouse selects, under the nearest cell of its pane.

        The frame of a pane counts as the words next to it.
        """
        widget, offset = super().get_widget_and_offset_at(x, y)
        pane = self._pane_of_selection() or widget
        if pane is None or not pane.can_focus or not (room := pane.scrollable_content_region):
            return widget, offset
        inside = min(max(x, room.x), room.right - 1), min(max(y, room.y), room.bottom - 1)
        return (widget, offset) if inside == (x, y) else super().get_widget_and_offset_at(*inside)

    def on_screen_suspend(self) -> None:
        """The button that began a drag is let go over another screen, of which this one hears nothing.

        What is selected stays.
        """
        self._select_state = None

    def _pane_of_selection(self) -> Widget | None:
        """The widget with keys of its own where a drag began; None when there is no drag."""
        if self._select_state is None or not self._selecting:
            return None
        start = self._select_state.start
        around = (start.content_widget or start.container).ancestors_with_self
        return next((each for each in around if isinstance(each, Widget) and each.can_focus), None)


class SettledScreen(OnePaneScreen[None]):
    """It is not painted at once when it opens: its panes are to set their text for their width first, so that
    no empty frame flashes up, at the cost of a second one.  What the layout has painted then is not painted
    again.
    """

    has_settled = False

    def _on_timer_update(self) -> None:
        if not self.has_settled:
            self.has_settled = True
            self._repaint_required = self._repaint_required and not self._layout_required
        super()._on_timer_update()

    def _compositor_refresh(self) -> None:
        if self.has_settled:
            super()._compositor_refresh()


def component_styles(owner: Widget) -> dict[str, RenderStyles]:
    """Those that a widget has looked up in its present looks, by their class."""
    return owner._component_styles


def style_alone(owner: Widget, name: str) -> RenderStyles:
    """What the rules say of one component class of a widget."""
    node = DOMNode(classes=name)
    node._attach(owner)
    owner.app.stylesheet.apply(node)
    return node.styles


def cuts(screen: Screen[Any]) -> list[list[int]]:
    """For each line of the screen, the cells at which widgets begin and end."""
    return screen._compositor.cuts


def lines_of(rows: OptionList, row: int) -> tuple[int, int]:
    """The first line of a row and how many it has; none where it is not set yet, or any more."""
    return rows._index_to_line.get(row, 0), rows._heights.get(row, 0)


def notes(app: App[Any]) -> Notifications:
    """The notes that are shown."""
    return app._notifications


def show_notes_as(kind: type[Toast]) -> None:
    """Have all notes shown by another class."""
    vars(_toast)["Toast"] = kind


def show_bars_as(kind: type[scrollbar.ScrollBar]) -> None:
    """Have all bars beside pages and lists drawn by another class."""
    vars(scrollbar)["ScrollBar"] = kind


def write_to(driver: Driver, outlet: Callable[[TextIO], object]) -> None:
    """Have a driver write to what `outlet` makes of its terminal, where it has one."""
    if stream := getattr(driver, "_file", None):
        vars(driver)["_file"] = outlet(stream)


def in_loop(driver: Driver, act: Callable[[], object]) -> None:
    """Do something in the thread of the application.  Raises RuntimeError when it is over."""
    driver._loop.call_soon_threadsafe(act)


def cell_table() -> CellTable:
    """The widths of characters as the toolkit knows them."""
    from rich._unicode_data import load

    return load("auto")


def measure_by(table: CellTable, narrow: Callable[[str], bool]) -> None:
    """Take widths from another table; `narrow` tells at once of a text whose characters all have one cell."""
    from rich import cells, segment

    vars(cells).update(load_cell_table=lambda _version: table, _is_single_cell_widths=narrow)
    vars(segment)["_is_single_cell_widths"] = narrow
    cells.get_character_cell_size.cache_clear()
    cells.cached_cell_len.cache_clear()


def frames() -> dict[Any, Any]:
    """The characters of frames, by the names of these."""
    from textual import _border

    return _border.BORDER_CHARS
