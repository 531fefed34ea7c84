"""Our own looks, paper and ink, and putting on the one that the reader has set.

Both have one accent, the red of rubrics in manuscripts: what is in use.  The first ink after black is that
of quotes.  Every other colour stands for one thing: green is kept, yellow is found, sand is a reason.
Where there are few colours or none, the app carries the class `-signs`, and `signs.tcss` tells by underline,
bold, italic and reverse what is otherwise told by colour.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from textual.app import App
from textual.theme import Theme

DARK, LIGHT = "hexapla-dark", "hexapla-light"
SIGNS = "-signs"
"""The class of an app that may not tell anything by colour alone."""


class Palette(NamedTuple):
    """The colours of a theme; `faint` is for lines, `lit` lies behind the row in use."""

    background: str
    surface: str
    panel: str
    lit: str
    faint: str
    foreground: str
    muted: str
    primary: str
    secondary: str
    accent: str
    warning: str
    success: str
    error: str


INK = Palette(
    background="#15181d",
    surface="#1d2127",
    panel="#1b1f25",
    lit="#2e343e",
    faint="#3b4048",
    foreground="#d8d3c6",
    muted="#a5a197",
    primary="#a8c6d1",
    secondary="#c3b28b",
    accent="#e8956d",
    warning="#dcb45c",
    success="#93bd8b",
    error="#e8867c",
)

PAPER = Palette(
    background="#f6f1e5",
    surface="#eee7d7",
    panel="#ebe4d3",
    lit="#e2d7be",
    faint="#cfc6b3",
    foreground="#2b2620",
    muted="#625b50",
    primary="#1d4f66",
    secondary="#66501f",
    accent="#98371a",
    warning="#80560a",
    success="#2f632c",
    error="#9c2329",
)


def theme_of(name: str, palette: Palette, dark: bool) -> Theme:
    """A theme in which coloured words have the colour itself, and what stands back has one of its own."""
    return Theme(
        name=name,
        dark=dark,
        background=palette.background,
        surface=palette.surface,
        panel=palette.panel,
        boost=palette.lit,
        foreground=palette.foreground,
        primary=palette.primary,
        secondary=palette.secondary,
        accent=palette.accent,
        warning=palette.warning,
        success=palette.success,
        error=palette.error,
        variables={
            "text": palette.foreground,
            "text-primary": palette.primary,
            "text-secondary": palette.secondary,
            "text-accent": palette.accent,
            "text-warning": palette.warning,
            "text-success": palette.success,
            "text-error": palette.error,
            "text-muted": palette.muted,
            "text-disabled": palette.muted,
            "foreground-muted": palette.muted,
            "foreground-disabled": palette.muted,
            "border": palette.accent,
            "border-blurred": palette.faint,
            "block-cursor-background": palette.lit,
            "block-cursor-blurred-background": palette.lit,
            "block-cursor-text-style": "none",
            "footer-key-foreground": palette.accent,
            "footer-description-foreground": palette.muted,
            "link-color": palette.accent,
            "link-color-hover": palette.accent,
            "link-background-hover": palette.lit,
        },
    )


def put_on(app: App[None], name: str) -> None:
    """Show the app in a theme before it has drawn anything; a name nobody knows means our dark one.

    Setting `App.theme` instead would have every style computed twice.
    """
    app.register_theme(theme_of(DARK, INK, dark=True))
    app.register_theme(theme_of(LIGHT, PAPER, dark=False))
    app.set_reactive(App.theme, name if name in app.available_themes else DARK)
    dark = app.current_theme.dark
    app.set_class(dark, "-dark-mode", update=False)
    app.set_class(not dark, "-light-mode", update=False)
    if has_few_colours(app):
        app.set_class(True, SIGNS, update=False)
        app.css_path.append(Path(__file__).with_name("signs.tcss"))
    app.stylesheet.set_variables(app.get_css_variables())


def has_few_colours(app: App[None]) -> bool:
    """Whether the reader wants no colours, or the terminal has but sixteen, or does not say."""
    return app.no_color or app.console.color_system in (None, "standard")
