"""A row of a long list that is set only when it comes into sight."""

from __future__ import annotations

from collections.abc import Callable

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
        return self.row(self.width).render_strips(
            width, self.height if height is None else height, style, options
        )
