"""What can be written behind `:`, each command declared once: its name, its words, what may follow, its work.

Every action of the desk has its name from the id of its binding: `desk.next-hit` is `:next-hit`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from textual.app import App

from search.speech import N_, _
from search.system_errors import reason_of
from tui.keys import line_arguments as arguments

if TYPE_CHECKING:
    from tui.app import HexaplaApp
    from tui.screens.desk import DeskScreen
    from tui.setup.settings import Script


class NoSuch(Exception):
    """What was written cannot be done; the message is a sentence for a person."""


@dataclass(frozen=True)
class LineCommand:
    """`run` is given what follows the name; `complete` what of it is there, and gives whole arguments.

    `run` raises NoSuch.  Nothing follows the name of a command without `usage`.  What is done `at_desk`
    closes the dialogs over it first.
    """

    name: str
    words: str
    run: Callable[[HexaplaApp, str], object]
    complete: Callable[[HexaplaApp, str], Sequence[str]] = arguments.no_words
    usage: str = ""
    at_desk: bool = False


def commands(app: HexaplaApp) -> dict[str, LineCommand]:
    """All of them by name: those with arguments, then the actions of the screen in use and of the desk."""
    found = {each.name: each for each in DECLARED}
    for each in _actions(app):
        found.setdefault(each.name, each)
    return found


def run_line(app: HexaplaApp, line: str) -> None:
    """Do what a line says, soon; raises NoSuch where there is no such command."""
    name, _space, rest = _named(line.strip()).partition(" ")
    if not name:
        return
    known = commands(app)
    command = known.get(name) or known.get(SHORT.get(name, ""))
    if command is None:
        raise NoSuch(unknown(name, known))
    rest = rest.strip()
    if rest and not command.usage:
        raise NoSuch(_("Nothing follows {name}; write it alone.").format(name=f":{command.name}"))
    if command.at_desk:
        desk_of(app).pop_until_active()
    app.call_later(_do, app, command, rest)


def _named(line: str) -> str:
    """The line without colons; a bare number or share is where to go, as in other readers."""
    line = line.lstrip(":")
    return f"go {line}" if line[:1].isdecimal() or line == "$" else line


def _do(app: HexaplaApp, command: LineCommand, rest: str) -> None:
    """When the dialogs are closed; what cannot be done is told."""
    try:
        command.run(app, rest)
    except NoSuch as reason:
        app.notify(str(reason), severity="warning")


def unknown(name: str, known: Sequence[str] | dict[str, LineCommand]) -> str:
    """A sentence with the nearest name."""
    from difflib import get_close_matches

    near = get_close_matches(name, list(known), 1, cutoff=0.5)
    if near:
        return _("There is no command {name}; did you mean {near}?").format(name=name, near=near[0])
    return _("There is no command {name}; Tab lists them all.").format(name=name)


def completions(app: HexaplaApp, line: str) -> list[tuple[str, str]]:
    """Whole lines that begin as `line` does, each with what it does."""
    name, space, rest = _named(line.lstrip()).partition(" ")
    known = commands(app)
    if not space:
        return [(each.name, _(each.words)) for each in known.values() if each.name.startswith(name)]
    command = known.get(name) or known.get(SHORT.get(name, ""))
    if command is None:
        return []
    offered = command.complete(app, rest.lstrip())
    return [(f"{name} {each}", "") for each in offered][: arguments.MOST_NAMES] or [(line, command.usage)]


def desk_of(app: App[Any]) -> DeskScreen:
    """The desk below whatever is open."""
    from tui.screens.desk import DeskScreen

    return next(each for each in app.screen_stack if isinstance(each, DeskScreen))


def script_of(app: App[Any]) -> Script:
    """In which characters the desk shows Chinese."""
    return desk_of(app).page.script


def _actions(app: HexaplaApp) -> Iterator[LineCommand]:
    from tui.keys.own_bindings import own_bindings
    from tui.screens.command_line import CommandLineScreen

    desk = desk_of(app)
    screen = next(each for each in reversed(app.screen_stack) if not isinstance(each, CommandLineScreen))
    for owner in (screen, desk, desk.page, app):
        for binding in own_bindings(type(owner)):
            if binding.id and binding.action != "command_line":
                name = binding.id.partition(".")[2].replace("_", "-")
                run = partial(_run_action, action=binding.action, owner=owner)
                at_desk = owner is not screen and owner is not app
                yield LineCommand(name, binding.tooltip or binding.description, run, at_desk=at_desk)


def _run_action(app: HexaplaApp, _rest: str, *, action: str, owner: object) -> None:
    app.call_later(app.run_action, action, owner)


# -- the commands with arguments ---------------------------------------------------------------------


def _theme(app: HexaplaApp, name: str) -> None:
    if name not in app.available_themes:
        from tui.setup.settings_file import theme_problem

        raise NoSuch(theme_problem(name))
    app.theme = name


def _export(app: HexaplaApp, words: str) -> None:
    from search.errors import ExportError
    from tui.screens.export_line import export_as

    form, _space, name = words.partition(" ")
    desk = desk_of(app)
    if not form:
        desk.dialogs.export()
        return
    try:
        export_as(desk, form, name.strip())
    except ExportError as error:
        raise NoSuch(str(error)) from None


def _import(app: HexaplaApp, name: str) -> None:
    from search.errors import ExportError
    from tui.screens.export_line import import_file

    try:
        import_file(desk_of(app), name)
    except ExportError as error:
        raise NoSuch(str(error)) from None


def _report(app: HexaplaApp, name: str) -> None:
    from search.errors import ExportError
    from tui.screens.report_line import report_to

    try:
        said = report_to(desk_of(app), name)
    except ExportError as error:
        raise NoSuch(str(error)) from None
    desk_of(app).hint(said)


def _open(app: HexaplaApp, words: str) -> None:
    desk = desk_of(app)
    wanted = words.lower()
    named = [each for each in desk.heads if wanted in (each.file.lower(), each.title.lower())]
    found = named or [
        each for each in desk.heads if wanted in each.file.lower() or wanted in each.title.lower()
    ]
    if not words or not found:
        raise NoSuch(_("No article here has {words} in its name or title.").format(words=words or "…"))
    desk.jump(found[0].id)
    desk.panes.show("text")


def _go(app: HexaplaApp, words: str) -> None:
    if not desk_of(app).travelling.go(words):
        raise NoSuch(_("Give the number of a passage, or how far into the article: go 50%."))


def _search(app: HexaplaApp, words: str) -> None:
    desk_of(app).finding.ask(words)


def _related(app: HexaplaApp, words: str) -> None:
    from tui.screens.related_text import ask_about

    if not words:
        desk_of(app).panes.show("related")
    elif not ask_about(desk_of(app), words):
        raise NoSuch(_("Give some words to compare: related WORDS."))


def _set(app: HexaplaApp, words: str) -> None:
    from tui.setup.settings_file import with_value

    name, _space, value = words.partition(" ")
    if name == "keys":
        raise NoSuch(_("Keys are changed in settings.yaml; :settings opens it."))
    if name == "theme":
        _theme(app, value.strip())
    try:
        app.settings = with_value(app.settings, name, value.strip())
    except ValueError as error:
        raise NoSuch(str(error)) from None
    _apply(app, name)


def _apply(app: HexaplaApp, name: str) -> None:
    """Show at once what a setting changes; the others are asked for where they are used."""
    if name == "preset":
        app.use_keys()
    elif name == "language":
        from search import speech
        from tui.setup.settings_file import language_of

        speech.use(language_of(app.settings))
        app.refresh_bindings()
        desk_of(app).say_again()
    elif name == "columns":
        panes = desk_of(app).panes
        panes.wish = app.settings.columns
        panes.arrange()


def _language(app: HexaplaApp, name: str) -> None:
    _set(app, f"language {name}")


def _layout(app: HexaplaApp, columns: str) -> None:
    _set(app, f"columns {columns}")


def _edit_settings(app: HexaplaApp, _words: str) -> None:
    from tui.reader.editing import edit
    from tui.setup.settings_file import make, settings_path

    path = settings_path()
    try:
        make(path)
    except OSError as error:
        raise NoSuch(_("The file cannot be made: {reason}.").format(reason=reason_of(error))) from None
    said = edit(app, path)
    app.notify(said or _("The settings in {path} hold from the next start.").format(path=path))


def _quit(app: HexaplaApp, _words: str) -> None:
    app.exit()


def _help(app: HexaplaApp, words: str) -> None:
    desk_of(app).dialogs.help(words)


DECLARED = [
    LineCommand(
        "export",
        N_("Write what the pane in use lists"),
        _export,
        arguments.exports,
        "export FORMAT [FILE]",
        at_desk=True,
    ),
    LineCommand(
        "report",
        N_("Write all that is found here into one document"),
        _report,
        arguments.written,
        "report [FILE]",
    ),
    LineCommand(
        "import", N_("Bring in bookmarks of other programs"), _import, arguments.readable, "import FILE"
    ),
    LineCommand(
        "open", N_("Open an article by its file or title"), _open, arguments.files, "open FILE", at_desk=True
    ),
    LineCommand(
        "go",
        N_("Go to a passage by its number, or so far into the article; :40 and :50% do the same"),
        _go,
        usage="go NUMBER, go 50%",
        at_desk=True,
    ),
    LineCommand(
        "search", N_("Search all languages for these words"), _search, usage="search WORDS", at_desk=True
    ),
    LineCommand(
        "related",
        N_("Show what is said near these words; pasting them in the desk does the same"),
        _related,
        usage="related WORDS",
        at_desk=True,
    ),
    LineCommand("theme", N_("Other colours"), _theme, arguments.themes, "theme NAME"),
    LineCommand("layout", N_("1, 2 or 3 columns; 0: by width"), _layout, arguments.layouts, "layout NUMBER"),
    LineCommand(
        "language", N_("The language of the program"), _language, arguments.languages, "language NAME"
    ),
    LineCommand(
        "set", N_("Another value of a setting until you leave"), _set, arguments.settings, "set NAME VALUE"
    ),
    LineCommand("settings", N_("Edit settings.yaml"), _edit_settings),
    LineCommand("help", N_("Show all keys, or those that some words tell of"), _help, usage="help WORDS"),
    LineCommand("quit", N_("Leave; the place is kept"), _quit),
]
"""Others add their own to this list."""

SHORT = {
    **dict.fromkeys(("q", "q!", "qa", "qa!", "wq", "wqa", "x", "xa"), "quit"),
    "e": "open",
    "h": "help",
    "o": "open",
}
"""What people type who know vim: nothing has to be written before one leaves, so that these leave at once."""
