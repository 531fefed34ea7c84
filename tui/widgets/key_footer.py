"""The keys at the foot of a screen, in the language of the program."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.widgets import Footer

from search.speech import _
from tui.text.wrap import cell_len
from tui.toolkit import FooterKey

ALWAYS = 2
"""Keys at the end that are never hidden."""


class KeyFooter(Footer):
    """The declarations are English, they are translated where they are shown; a reader's own key stands in
    the place of the declared one.
    """

    def compose(self) -> ComposeResult:
        """The keys that are shown, each with its words."""
        from tui.keys.own_bindings import own_bindings

        order = {each.action: at for at, each in enumerate(own_bindings(type(self.screen)))}
        children = sorted(super().compose(), key=lambda key: order.get(getattr(key, "action", ""), 0))
        for child in children:
            if isinstance(child, FooterKey):
                child.description = _(child.description)
                child.tooltip = _(child.tooltip) if isinstance(child.tooltip, str) else child.tooltip
        self._fit([child for child in children if isinstance(child, FooterKey)])
        yield from children

    def on_resize(self) -> None:
        """More or less room."""
        self._fit(list(self.query(FooterKey)))

    def _fit(self, keys: list[FooterKey]) -> None:
        """Hide what has no room whole; the last two, which tell all keys and lead out, always stay."""
        room = self.app.size.width
        kept = list(keys)
        while len(kept) > ALWAYS and sum(map(_cells, kept)) > room + 1:
            del kept[-ALWAYS - 1]
        for key in keys:
            key.display = key in kept


def _cells(key: FooterKey) -> int:
    """With a blank between the key and its words, and one behind them."""
    return cell_len(key.key_display) + cell_len(key.description) + 2
