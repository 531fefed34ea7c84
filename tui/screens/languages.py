"""A small choice: the languages of the library, to see related passages of one of them only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.getters import query_one
from textual.widgets import OptionList

from search.model import Article
from search.speech import N_, _, plural
from tui.screens.modal import Modal
from tui.text.language_names import language_name
from tui.text.page import badge
from tui.widgets.dialog import BACK, Dialog, Hint
from tui.widgets.pane_list import PaneList
from tui.widgets.rows import MUTED, two_ends

HINTS = (Hint(N_("Enter chooses")), BACK)


class Language(NamedTuple):
    """A tag, empty for all; how many articles have it, how many of the related passages now, None unknown."""

    tag: str
    articles: int
    here: int | None


def languages(heads: Iterable[Article], here: Mapping[str, int] | None) -> list[Language]:
    """All languages of the library, those of most articles first; `here` counts the passages found now."""
    listed = list(heads)
    articles = Counter(tag for head in listed for tag in head.langs if tag != "und")
    if {"zh-Hans", "zh-Hant"} <= articles.keys():
        articles["zh"] = sum(any(tag.startswith("zh-") for tag in head.langs) for head in listed)
    found = [Language(tag, number, _found(here, tag)) for tag, number in articles.most_common()]
    return [Language("", len(listed), sum(here.values()) if here is not None else None), *found]


def _found(here: Mapping[str, int] | None, tag: str) -> int | None:
    if here is None:
        return None
    return sum(number for lang, number in here.items() if lang == tag or lang.startswith(f"{tag}-"))


def language_row(language: Language, width: int) -> Content:
    """The badge and the name, then the counts."""
    name = language_name(language.tag) if language.tag else _("All languages")
    sign = Content.styled(badge(language.tag) if language.tag else "", "bold")
    number = plural("{count:,} article", "{count:,} articles", language.articles)
    here = "" if language.here is None else _("{count} here").format(count=language.here) + " · "
    counts = Content.styled(here + number, MUTED)
    return two_ends(Content.assemble(sign.pad_right(4 - sign.cell_length), name), counts, width)


class LanguagesScreen(Modal["str | None"]):
    """Gives back the tag of a language, empty for all, or None."""

    BINDINGS = [Binding("escape,q,f", "leave", "Back", id="languages.leave", tooltip="Leave it as it is")]

    rows = query_one(PaneList)

    def __init__(self, found: Sequence[Language], chosen: str) -> None:
        super().__init__()
        self.found = found
        self.chosen = chosen

    def compose(self) -> ComposeResult:
        """One row a language."""
        with Dialog(_("Related passages in"), hints=HINTS, classes="small fitted"):
            yield PaneList(title="", empty="", id="languages")

    def on_mount(self) -> None:
        """Begin with the one that is chosen."""
        tags = [language.tag for language in self.found]
        at = tags.index(self.chosen) if self.chosen in tags else 0
        self.rows.show_rows([partial(language_row, each) for each in self.found], at)
        self.rows.focus()

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self.found[event.option_index].tag)

    def action_leave(self) -> None:
        """Leave it as it is."""
        self.dismiss(None)
