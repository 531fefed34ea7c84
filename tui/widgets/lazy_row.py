"""Rows of long lists: set only when they come into sight, or set already, so that nobody wraps them again."""

from __future__ import annotations

from collections.abc import Callable

from rich.segment import Segment
from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual


class LazyRow(Visual):
    """Its height is known before; `row` gives its text for a width in cells."""

    def __init__(self, row: Callable[[int], Content], width: int, height: int) -> None:
        self.row = row
        self.width = width
        self.height = height

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:  # noqa: ARG002
        """The width it is set for."""
        return self.width

    def get_height(self, rules: RulesMap, width: int) -> int:  # noqa: ARG002
        """The height it was said to have."""
        return self.height

    def render_strips(
        self,
        width: int,
        height: int | None,
        style: Style,
        options: RenderOptions,
    ) -> list[Strip]:
        """Set it."""
        return SetRow.of(self.row(self.width)).render_strips(
            width, self.height if height is None else height, style, options
        )


class SetRow(Content):
    """A row in lines that fit: as high as it has lines, which the toolkit would wrap it again to find out."""

    @classmethod
    def of(cls, row: Content) -> SetRow:
        """A row as it was set."""
        return cls(row.plain, spans=list(row.spans), strip_control_codes=False)

    def get_height(self, rules: RulesMap, width: int) -> int:  # noqa: ARG002
        """Its lines."""
        return self.plain.count("\n") + 1

    def render_strips(
        self,
        width: int,  # noqa: ARG002
        height: int | None,
        style: Style,
        options: RenderOptions,
    ) -> list[Strip]:
        """Its lines as they are; what of them is selected is marked by the list."""
        return [
            Strip(
                [
                    Segment(words, (style + own).rich_style)
                    for words, own in line.render(style, end="", parse_style=options.get_style)
                ],
                line.cell_length,
            )
            for line in self.split(allow_blank=True)[:height]
        ]
