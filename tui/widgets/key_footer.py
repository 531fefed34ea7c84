"""The keys at the foot of a screen, in the language of the program."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.widgets import Footer
from textual.widgets._footer import FooterKey

from search.speech import _


class KeyFooter(Footer):
    """The declarations are English, they are translated where they are shown; a reader's own key stands in
    the place of the declared one.
    """

    def compose(self) -> ComposeResult:
        """The keys that are shown, each with its words."""
        from tui.own_bindings import own_bindings

        order = {each.action: at for at, each in enumerate(own_bindings(type(self.screen)))}
        for child in sorted(super().compose(), key=lambda key: order.get(getattr(key, "action", ""), 0)):
            if isinstance(child, FooterKey):
                child.description = _(child.description)
                child.tooltip = _(child.tooltip) if isinstance(child.tooltip, str) else child.tooltip
            yield child
