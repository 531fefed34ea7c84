"""All keys of the desk, made from the bindings themselves."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import NamedTuple

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.keys import format_key
from textual.screen import ModalScreen, Screen
from textual.widgets import Static

from tui.own_bindings import own_bindings
from tui.widgets.dialog import Dialog, Hint

KEY_CELLS = 22


class Section(NamedTuple):
    """The keys of one screen or pane: where its class is, and whether it declares all of them itself."""

    title: str
    module: str
    name: str
    is_pane: bool = False


SECTIONS = (
    Section("Everywhere", "tui.screens.desk", "DeskScreen"),
    Section("In the article", "tui.widgets.article", "ArticleView", is_pane=True),
    Section("In the lists", "tui.widgets.pane_list", "PaneList", is_pane=True),
    Section("In the quotes", "tui.widgets.quotes", "QuoteList", is_pane=True),
    Section("In the related passages", "tui.widgets.related", "RelatedList", is_pane=True),
    Section("Among the languages", "tui.screens.languages", "LanguagesScreen"),
    Section("In a comparison", "tui.screens.compare", "CompareScreen"),
    Section("Among the people", "tui.screens.people", "PeopleScreen"),
    Section("Among the names of a person", "tui.screens.names", "NamesScreen"),
    Section("Among what somebody says", "tui.screens.statements", "StatementsScreen"),
    Section("Among the statements", "tui.screens.statement_groups", "StatementGroupsScreen"),
    Section("Among the renderings of a statement", "tui.screens.statement_groups", "RenderingsScreen"),
    Section("In the search", "tui.screens.search", "SearchScreen"),
    Section("Among the kept searches", "tui.screens.kept_searches", "KeptSearchesScreen"),
    Section("In the context of a search", "tui.screens.kwic", "KwicScreen"),
    Section("Among the words of a sentence", "tui.screens.glossary_words", "GlossaryWordsScreen"),
    Section("For a word in other languages", "tui.screens.glossary_word", "GlossaryWordScreen"),
    Section("In the glossary", "tui.screens.glossary", "GlossaryScreen"),
    Section("In the bookmarks", "tui.screens.bookmarks", "BookmarksScreen"),
    Section("In the facts about an article", "tui.screens.info", "InfoScreen"),
    Section("In the near copies", "tui.screens.copies", "CopiesScreen"),
    Section("In the list of files", "tui.screens.files", "FilesScreen"),
    Section("In a note", "tui.screens.note", "NoteScreen"),
)


def keys_of(section: Section) -> Iterable[BindingType]:
    """Its table of keys; its module is loaded already."""
    found = getattr(sys.modules[section.module], section.name)
    return found.BINDINGS if section.is_pane else own_bindings(found)


def title_for(screen: Screen[object]) -> str:
    """The section of a screen, the first one for a screen without."""
    name = type(screen).__name__
    return next((each.title for each in SECTIONS if each.name == name), SECTIONS[0].title)


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
        """The page, which is filled when it is there."""
        hints = (Hint("Ctrl-P finds every action by name"), Hint("Esc closes", "dismiss"))
        with Dialog("Keys", hints=hints), VerticalScroll():
            yield Static(id="keys")

    def on_mount(self) -> None:
        """Show the keys of what was used already; load the rest behind the page."""
        self._write()
        if not all(each.module in sys.modules for each in SECTIONS):
            self._load()

    @work(thread=True, exclusive=True, exit_on_error=False)
    def _load(self) -> None:
        for each in SECTIONS:
            import_module(each.module)
        self.app.call_from_thread(self._write)

    def _write(self) -> None:
        if self.is_attached:
            lines = [line for each in sorted(SECTIONS, key=self._is_later) for line in self._lines(each)]
            self.query_one("#keys", Static).update(Content("\n").join(lines))

    def _is_later(self, section: Section) -> bool:
        return section.title != self.first

    def _lines(self, section: Section) -> Iterator[Content]:
        if section.module in sys.modules:
            yield Content.styled(section.title, "bold underline")
            yield from rows(keys_of(section))
            if section is SECTIONS[0]:
                yield from rows(self.app.BINDINGS)
            yield Content("")

    def action_scroll(self, lines: int) -> None:
        """Move the page."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)
