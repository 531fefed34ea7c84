"""The keys of a comparison, declared once: footer, help and palette are made from this table."""

from __future__ import annotations

from textual.binding import Binding, BindingType

COMPARE_KEYS: list[BindingType] = [
    Binding(
        "right_square_bracket",
        "difference(1)",
        "Next difference",
        key_display="]",
        priority=True,
        id="compare.next-difference",
        tooltip="Go to the next difference, in both texts",
    ),
    Binding(
        "left_square_bracket",
        "difference(-1)",
        "Previous difference",
        show=False,
        key_display="[",
        priority=True,
        id="compare.previous-difference",
        tooltip="Go to the difference before",
    ),
    Binding(
        "s",
        "sync",
        "Sync",
        id="compare.sync",
        tooltip="Let the other text follow the cursor, or each stay where it is",
    ),
    Binding(
        "h,left",
        "side('here')",
        "Left",
        show=False,
        id="compare.left",
        tooltip="To the left text, or the upper one",
    ),
    Binding(
        "l,right",
        "side('there')",
        "Right",
        show=False,
        id="compare.right",
        tooltip="To the right text, or the lower one",
    ),
    Binding("tab", "pane(1)", "Next pane", show=False, id="desk.next-pane", tooltip="Texts, then list"),
    Binding(
        "shift+tab",
        "pane(-1)",
        "Previous pane",
        show=False,
        id="desk.previous-pane",
        tooltip="To the text or list before",
    ),
    Binding(
        "enter",
        "source",
        "Open",
        priority=True,
        id="compare.source",
        tooltip="Open the text in use in the desk, here",
    ),
    Binding("e", "export", "Export", id="desk.export", tooltip="Keep the comparison as a file"),
    Binding("f1,question_mark", "help", "Help", key_display="?", id="desk.help", tooltip="Show all keys"),
    Binding(
        "escape,q,c",
        "leave",
        "Back",
        key_display="Esc",
        id="compare.leave",
        tooltip="Clear the selection, else back to where you were",
    ),
]
