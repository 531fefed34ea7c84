"""Styles of component classes, as the rules say.

The toolkit drops reverse video, and takes a solid background that is laid over another for none.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.color import TRANSPARENT
from textual.filter import ANSIToTruecolor, LineFilter
from textual.style import Style
from textual.widget import Widget

from tui.setup.themes import SIGNS
from tui.toolkit import component_styles, style_alone

REVERSE = Style(reverse=True)


def style_components(owner: Widget, names: Iterable[str]) -> None:
    """Style those component classes of `owner` that it draws with for the first time in its present looks.

    Of classes that a widget declares the toolkit styles all, and anew whenever the focus comes or goes: a
    pane of text has thirty, and draws with ten.  The owner declares none, and forgets them when its looks
    change.
    """
    for name in names:
        if name not in component_styles(owner):
            component_styles(owner)[name] = style_alone(owner, name)


def with_reverse(style: Style, owner: Widget, *names: str) -> Style:
    """The style of some component classes of `owner`, reversed where a rule for one of them says so."""
    is_reversed = any(owner.get_component_styles(name).text_style.reverse for name in names)
    return style + REVERSE if is_reversed else style


def filters_in_use(owner: Widget, filters: Sequence[LineFilter]) -> Sequence[LineFilter]:
    """Those that change something: we draw in true colours, and dim letters only where there are few."""
    if owner.app.has_class(SIGNS):
        return filters
    return [each for each in filters if not isinstance(each, ANSIToTruecolor)]


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
