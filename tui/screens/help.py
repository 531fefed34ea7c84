"""All keys of the desk, made from the bindings themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.keys import format_key
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.screens.bookmarks import BookmarksScreen
from tui.screens.compare_keys import COMPARE_KEYS
from tui.screens.copies import CopiesScreen
from tui.screens.desk_keys import DESK_KEYS
from tui.screens.files import FilesScreen
from tui.screens.filtered import FilteredScreen
from tui.screens.glossary import GlossaryScreen
from tui.screens.glossary_word import GlossaryWordScreen
from tui.screens.info import InfoScreen
from tui.screens.kept_searches import KeptSearchesScreen
from tui.screens.kwic import KwicScreen
from tui.screens.languages import LanguagesScreen
from tui.screens.names import NamesScreen
from tui.screens.note import NoteScreen
from tui.screens.people import PeopleScreen
from tui.screens.search_keys import SEARCH_KEYS
from tui.screens.statement_groups import DecidingScreen, RenderingsScreen, StatementGroupsScreen
from tui.screens.statements import StatementsScreen
from tui.widgets.article import ArticleView
from tui.widgets.dialog import Dialog, Hint
from tui.widgets.pane_list import PaneList
from tui.widgets.quotes import QuoteList
from tui.widgets.related import RelatedList

KEY_CELLS = 22


def rows(bindings: Iterable[BindingType]) -> Iterator[Content]:
    """One line a binding: its keys and what they do."""
    for binding in bindings:
        if isinstance(binding, Binding) and not binding.system:
            keys = binding.key_display or " ".join(key_name(key) for key in binding.key.split(","))
            words = binding.tooltip or binding.description
            yield Content.assemble((f"{keys:<{KEY_CELLS}}", "bold $text-accent"), words)


def key_name(key: str) -> str:
    """A key as it stands on the keyboard."""
    return " ".join(part if part.isupper() and len(part) == 1 else format_key(part) for part in key.split())


class HelpScreen(ModalScreen[None]):
    """Sections in the order of use, that of the screen in use first."""

    BINDINGS = [
        Binding("escape,q,question_mark,f1", "dismiss", "Close", id="help.close"),
        Binding("j,down", "scroll(1)", "Down", show=False),
        Binding("k,up", "scroll(-1)", "Up", show=False),
        Binding("space,pagedown", "scroll(20)", "Page down", show=False),
        Binding("pageup", "scroll(-20)", "Page up", show=False),
    ]

    def __init__(self, first: str = "Everywhere") -> None:
        super().__init__()
        self.first = first

    def compose(self) -> ComposeResult:
        """Every table of keys, one below the other."""
        sections = {
            "Everywhere": [*DESK_KEYS, *self.app.BINDINGS],
            "In the article": ArticleView.BINDINGS,
            "In the lists": PaneList.BINDINGS,
            "In the quotes": QuoteList.BINDINGS,
            "In the related passages": RelatedList.BINDINGS,
            "Among the languages": LanguagesScreen.BINDINGS,
            "In a comparison": COMPARE_KEYS,
            "Among the people": [*PeopleScreen.BINDINGS, *FilteredScreen.BINDINGS],
            "Among the names of a person": NamesScreen.BINDINGS,
            "Among what somebody says": [*StatementsScreen.BINDINGS, *FilteredScreen.BINDINGS],
            "Among the statements": [*StatementGroupsScreen.BINDINGS, *DecidingScreen.BINDINGS],
            "Among the renderings of a statement": [*RenderingsScreen.BINDINGS, *DecidingScreen.BINDINGS],
            "In the search": SEARCH_KEYS,
            "Among the kept searches": [*KeptSearchesScreen.BINDINGS, *FilteredScreen.BINDINGS],
            "In the context of a search": KwicScreen.BINDINGS,
            "For a word in other languages": [*GlossaryWordScreen.BINDINGS, *FilteredScreen.BINDINGS],
            "In the glossary": [*GlossaryScreen.BINDINGS, *FilteredScreen.BINDINGS],
            "In the bookmarks": BookmarksScreen.BINDINGS,
            "In the facts about an article": InfoScreen.BINDINGS,
            "In the near copies": CopiesScreen.BINDINGS,
            "In the list of files": FilesScreen.BINDINGS,
            "In a note": NoteScreen.BINDINGS,
        }
        hints = (Hint("Ctrl-P finds every action by name"), Hint("Esc closes", "dismiss"))
        with Dialog("Keys", hints=hints), VerticalScroll():
            for title, bindings in sorted(sections.items(), key=lambda each: each[0] != self.first):
                lines = [Content.styled(title, "bold underline"), *rows(bindings), Content("")]
                yield Static(Content("\n").join(lines))

    def action_scroll(self, lines: int) -> None:
        """Move the page."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)
