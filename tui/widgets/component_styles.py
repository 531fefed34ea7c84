"""Styles of component classes, as the rules say.

The toolkit drops reverse video, and takes a solid background that is laid over another for none.
"""

from __future__ import annotations

from textual.color import TRANSPARENT
from textual.style import Style
from textual.widget import Widget

REVERSE = Style(reverse=True)


def with_reverse(style: Style, owner: Widget, *names: str) -> Style:
    """The style of some component classes of `owner`, reversed where a rule for one of them says so."""
    is_reversed = any(owner.get_component_styles(name).text_style.reverse for name in names)
    return style + REVERSE if is_reversed else style


def mark_style(owner: Widget, name: str) -> Style:
    """What a component class of `owner` says alone, to be laid over another style."""
    styles = owner.get_component_styles(name)
    letters = styles.text_style
    return Style(
        styles.background if styles.has_rule("background") else TRANSPARENT,
        styles.color if styles.has_rule("color") else None,
        bold=letters.bold,
        dim=letters.dim,
        italic=letters.italic,
        underline=letters.underline,
        reverse=letters.reverse,
    )
