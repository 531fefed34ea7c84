"""All keys as they are declared: which screens and panes there are, and what each of them binds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import NamedTuple

from textual.binding import Binding
from textual.keys import format_key

from search.speech import N_
from tui.keys.own_bindings import own_bindings
from tui.toolkit import key_list


class Section(NamedTuple):
    """The keys of one screen or pane: its title, where its class is, whether it is a list within a screen.

    `panes` are the classes of those parts of a screen that have the keys before it.
    """

    title: str
    module: str
    name: str
    is_pane: bool = False
    panes: tuple[str, ...] = ("PaneList",)


SECTIONS = (
    Section(
        N_("Everywhere"),
        "tui.screens.desk",
        "DeskScreen",
        panes=("ArticleView", "PaneList", "QuoteList", "RelatedList"),
    ),
    Section(N_("In the article"), "tui.widgets.article", "ArticleView", panes=()),
    Section(N_("In the lists"), "tui.widgets.pane_list", "PaneList", is_pane=True, panes=()),
    Section(N_("In the quotes"), "tui.widgets.quotes", "QuoteList", is_pane=True, panes=()),
    Section(N_("In the related passages"), "tui.widgets.related", "RelatedList", is_pane=True, panes=()),
    Section(N_("Among the languages"), "tui.screens.languages", "LanguagesScreen"),
    Section(N_("Among the filters of articles"), "tui.screens.shelf_filter", "ShelfFilterScreen"),
    Section(N_("In a comparison"), "tui.screens.compare", "CompareScreen", panes=("ArticleView",)),
    Section(N_("Among the people"), "tui.screens.people", "PeopleScreen"),
    Section(N_("Among the names of a person"), "tui.screens.names", "NamesScreen"),
    Section(N_("Among what somebody says"), "tui.screens.statements", "StatementsScreen"),
    Section(N_("Among the statements"), "tui.screens.statement_groups", "StatementGroupsScreen"),
    Section(N_("Among the renderings of a statement"), "tui.screens.renderings", "RenderingsScreen"),
    Section(N_("Among the figures"), "tui.screens.figures", "FiguresScreen"),
    Section(N_("Among the places of a figure"), "tui.screens.figure_places", "FigurePlacesScreen"),
    Section(N_("On the timeline"), "tui.screens.timeline", "TimelineScreen"),
    Section(N_("In the coverage"), "tui.screens.coverage", "CoverageScreen"),
    Section(N_("In the search"), "tui.screens.search", "SearchScreen"),
    Section(N_("Among the kept searches"), "tui.screens.kept_searches", "KeptSearchesScreen"),
    Section(N_("Among what is related to pasted words"), "tui.screens.related_text", "RelatedTextScreen"),
    Section(N_("In the context of a search"), "tui.screens.kwic", "KwicScreen"),
    Section(N_("Among the words of a sentence"), "tui.screens.glossary_words", "GlossaryWordsScreen"),
    Section(N_("For a word in other languages"), "tui.screens.glossary_word", "GlossaryWordScreen"),
    Section(N_("In the glossary"), "tui.screens.glossary", "GlossaryScreen"),
    Section(N_("In the bookmarks"), "tui.screens.bookmarks", "BookmarksScreen"),
    Section(N_("Among the filters of bookmarks"), "tui.screens.bookmark_filter", "BookmarkFilterScreen"),
    Section(N_("Among the places of a bookmark"), "tui.screens.bookmark_places", "BookmarkPlacesScreen"),
    Section(N_("In the facts about an article"), "tui.screens.info", "InfoScreen"),
    Section(N_("Among the encodings of a file"), "tui.screens.encodings", "EncodingScreen"),
    Section(N_("In the near copies"), "tui.screens.copies", "CopiesScreen"),
    Section(N_("In the list of files"), "tui.screens.files", "FilesScreen"),
    Section(N_("For a quick mark"), "tui.screens.marking", "LetterScreen", panes=()),
    Section(N_("For the name of a search"), "tui.screens.kept_searches", "SearchNameScreen", panes=()),
    Section(N_("For a new file"), "tui.screens.form_file", "FormFileScreen", panes=()),
    Section(N_("Before another folder is opened"), "tui.screens.open_folder", "OpenFolderScreen", panes=()),
    Section(N_("In a note"), "tui.screens.note", "NoteScreen", panes=()),
    Section(N_("In the command line"), "tui.screens.command_line", "CommandLineScreen", panes=()),
    Section(N_("In the help"), "tui.screens.help", "HelpScreen", panes=()),
    Section(
        N_("In the whole program"), "tui.app", "HexaplaApp", panes=("DeskScreen", "ArticleView", "PaneList")
    ),
)
"""In the order of use."""


class KeyRow(NamedTuple):
    """A binding for a table: where it holds, its name, the keys and what they do."""

    section: str
    id: str
    keys: str
    words: str


def present(section: Section) -> bool:
    """Whether the screen is part of this program; loads its module."""
    try:
        return hasattr(import_module(section.module), section.name)
    except ModuleNotFoundError:
        return False


def own_keys(section: Section) -> list[Binding]:
    """What a screen, with those it is made of, or a pane alone declares; loads its module."""
    if not present(section):
        return []
    found = getattr(import_module(section.module), section.name)
    if section.is_pane:
        listed = [each for each in found.BINDINGS if isinstance(each, Binding)]
    else:
        listed = list(own_bindings(found))
    return [each for each in listed if not each.system]


def panes_of(section: Section) -> list[Section]:
    """The sections of what has the keys before a screen."""
    return [each for each in SECTIONS if each.name in section.panes]


def taken_keys(section: Section) -> set[str]:
    """Every key that the class of a section takes as it is declared, those of the toolkit included."""
    declared = (
        each
        for kind in getattr(import_module(section.module), section.name).__mro__
        for each in vars(kind).get("BINDINGS", ())
    )
    return {key for each in declared if isinstance(each, Binding) for key in key_list(each.key).split(",")}


def all_bindings() -> Iterator[Binding]:
    """Those of all sections; one that several screens inherit comes once for each."""
    for section in SECTIONS:
        yield from own_keys(section)


def key_rows(keymap: Mapping[str, str]) -> list[KeyRow]:
    """Every declared key as it is with a reader's map, section by section."""
    return [
        KeyRow(section.title, each.id or "", keys, each.tooltip or each.description)
        for section in SECTIONS
        for each, keys in _held(own_keys(section), keymap)
    ]


def _held(bindings: list[Binding], keymap: Mapping[str, str]) -> Iterator[tuple[Binding, str]]:
    """Each binding of one place with the keys that it has there: of two for one key the first that the reader
    has given it to, else the first, as the toolkit decides.
    """
    owners: dict[str, Binding] = {}
    for each in sorted(bindings, key=lambda binding: binding.id not in keymap):
        for key in keys_of(each, keymap):
            owners.setdefault(key, each)
    for each in bindings:
        lost = [key for key in keys_of(each, keymap) if owners[key].action != each.action]
        kept = [key_name(key) for key in keys_of(each, keymap) if key not in lost]
        yield each, " ".join(kept) if lost else keys_shown(each, keymap)


def keys_of(binding: Binding, keymap: Mapping[str, str]) -> list[str]:
    """The keys of a binding by the toolkit's names."""
    return key_list(keymap.get(binding.id or "", binding.key)).split(",")


def keys_shown(binding: Binding, keymap: Mapping[str, str]) -> str:
    """The keys of a binding as they stand on the keyboard."""
    own = keymap.get(binding.id or "")
    if own is None and binding.key_display:
        return binding.key_display
    return " ".join(map(key_name, keys_of(binding, keymap)))


def key_name(key: str) -> str:
    """A key as it stands on the keyboard: z, Esc, Ctrl-T, Shift-Tab."""
    if len(key) == 1:
        return key
    *modifiers, name = key.split("+")
    shown = format_key(name)
    last = shown.upper() if modifiers and len(shown) == 1 else shown
    return "-".join(part.capitalize() if len(part) > 1 else part for part in (*modifiers, last))
