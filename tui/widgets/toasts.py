"""Notes at the foot of the screen: short, few, and with every wide glyph whole."""

from __future__ import annotations

from collections.abc import Collection

from rich.segment import Segment
from textual.geometry import Region
from textual.notifications import Notifications
from textual.strip import Strip

from tui.text.safe import printable
from tui.text.wrap import cell_len, ending, shorten
from tui.toolkit import Toast, cuts, show_notes_as

MOST = 2
"""Notes that are shown at a time."""

LINES = {"information": 2}
"""Lines that a note may have, by how severe it is; those that ask to be acted upon have more."""

MORE_LINES = 4
SHARE = 0.96
"""Of the width of the screen: a note as wide as that is given one line too few by the toolkit."""

FRAME = 8
"""Cells of a line of a note that no words can have."""


def fitted(message: str, severity: str, room: int) -> str:
    """The message as it may be shown on a screen of `room` cells; "…" stands for what has no room.

    That is the middle: the end says what can be done about it.
    """
    words = " ".join(printable(message).split())
    width = max(20, int(room * SHARE) - FRAME)
    cells = LINES.get(severity, MORE_LINES) * width
    if cell_len(words) <= cells:
        return words
    return shorten(words, cells // 2) + ending(words, cells // 2).lstrip()


def make_room(notes: Notifications, message: str) -> None:
    """Take away an older note that says the same, and so many that one more may come.

    Those go first that are only said, then the oldest.
    """
    for note in [each for each in notes if each.message == message]:
        del notes[note]
    by_need = sorted(notes, key=lambda note: (note.severity != "information", note.raised_at))
    for note in by_need[: max(0, len(by_need) - MOST + 1)]:
        del notes[note]


class Note(Toast):
    """What lies below ends somewhere under a note, and there the toolkit cuts the note's line as well.

    A wide glyph across such a cut would be lost; it is moved behind the cut.  A note that was taken
    away since the screen was arranged is blank.
    """

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines, each with room for its glyphs."""
        if not self.is_attached:
            return [Strip.blank(crop.width)] * crop.height
        left, top = self.region.x + crop.x, self.region.y + crop.y
        edges = cuts(self.screen)
        return [
            spared(strip, {cut - left for cut in edges[row]}) if 0 <= row < len(edges) else strip
            for row, strip in enumerate(super().render_lines(crop), top)
        ]


def spared(strip: Strip, cuts: Collection[int]) -> Strip:
    """A line as wide as before in which no glyph lies across a cut: a blank stands in front of it."""
    segments, at = [], 0
    for text, style, control in strip:
        kept = ""
        for character in text:
            size = cell_len(character)
            while size == 2 and at + 1 in cuts:
                kept += " "
                at += 1
            kept += character
            at += size
        segments.append(Segment(kept, style, control))
    return strip if at == strip.cell_length else Strip(segments).adjust_cell_length(strip.cell_length)


def use_notes() -> None:
    """Have the toolkit show its notes in this way."""
    show_notes_as(Note)
