"""The commands that show the reader's settings and all keys."""

from __future__ import annotations

import json
from pathlib import Path

import click

from search.speech import N_, _
from tui.commands.opening import json_option
from tui.output.terminal import FOUND, PROBLEM, complain, fail, say


@click.command()
@click.option("--init", is_flag=True, help="Make the file, with every setting explained in it.")
@json_option
def settings(init: bool, as_json: bool) -> None:
    """Show where the settings are, and what holds.

    \b
    hexapla settings
    hexapla settings --init
    """
    from tui.keys.keymap import problems_of
    from tui.setup.settings_file import load, settings_path, shown, theme_problem

    path = settings_path()
    if init:
        _made(path)
    loaded = load(path)
    values = loaded.settings._asdict()
    if as_json:
        say(json.dumps({"file": str(path), "exists": path.exists(), "settings": values}, ensure_ascii=False))
    else:
        there = N_("{path}") if path.exists() else N_("{path} (not there; --init makes it)")
        say(_(there).format(path=path))
        for name, value in values.items():
            say(f"{name}: {shown(value)}")
    unknown = theme_problem(loaded.settings.theme)
    wrong = [*([unknown] if unknown else []), *problems_of(loaded.settings)]
    for sentence in wrong:
        complain(sentence)
    raise SystemExit(PROBLEM if loaded.problems or wrong else FOUND)


def _made(path: Path) -> None:
    """Make the file, or say that it is there; leaves with the reason where it cannot be made."""
    from tui.setup.settings_file import make

    try:
        done = make(path)
    except OSError as error:
        fail(_("The file cannot be made: {reason}.").format(reason=error.strerror or error), PROBLEM)
    complain(_("The file was made.") if done else _("The file was there; it stays as it is."))


@click.command()
@json_option
def keys(as_json: bool) -> None:
    """List all keys of the desk, with your own.

    \b
    hexapla keys
    hexapla keys --json
    """
    from tui.keys.declared import key_rows
    from tui.keys.keymap import keymap, problems_of
    from tui.setup.settings_file import load

    chosen = load().settings
    told = ""
    for row in key_rows(keymap(chosen)):
        if as_json:
            say(json.dumps(row._asdict(), ensure_ascii=False))
            continue
        if row.section != told:
            say(f"\n{_(row.section)}" if told else _(row.section))
            told = row.section
        say(f"  {row.keys:<18} {row.id:<30} {_(row.words)}")
    wrong = problems_of(chosen)
    for sentence in wrong:
        complain(sentence)
    raise SystemExit(PROBLEM if wrong else FOUND)
