"""The keys at the foot of a screen, in the language of the program."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.widgets import Footer
from textual.widgets._footer import FooterKey

from search.speech import _


class KeyFooter(Footer):
    """The declarations are English; they are translated where they are shown."""

    def compose(self) -> ComposeResult:
        """The keys that are shown, each with its words."""
        for child in super().compose():
            if isinstance(child, FooterKey):
                child.description = _(child.description)
                child.tooltip = _(child.tooltip) if isinstance(child.tooltip, str) else child.tooltip
            yield child
