"""The command that shows the desk in a browser."""

from __future__ import annotations

import os
from importlib.util import find_spec
from pathlib import Path

import click

from search.speech import _
from tui.commands.opening import encoder_named, encoder_option, home_option
from tui.output.terminal import USAGE, fail
from tui.start import where_to


@click.command()
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes any that is free."
)
@encoder_option
@home_option
def serve(folder: Path | None, port: int, home: Path | None) -> None:
    """Show the desk on FOLDER in a browser of this machine, until Ctrl-C.

    \b
    hexapla serve
    hexapla serve FOLDER --port 8080

    It listens on 127.0.0.1 and nowhere else, at an address that is new each time, and there is no option to
    change that: whoever reaches the desk reads and writes files as you do. From another machine, forward the
    port with ssh -L 8000:127.0.0.1:8000 HOST. Needs textual-serve, the extra "serve".
    """
    if find_spec("textual_serve") is None:
        fail(_("The browser needs one more package: pip install 'hexapla[serve]'"), USAGE)
    from tui.elsewhere.serving import DeskServer, desk_command, forget_terminal, listening

    where_to(folder)
    try:
        bound = listening(port)
    except OSError as error:
        fail(
            _("Port {port} cannot be used ({reason}); --port names another, 0 any that is free.").format(
                port=port, reason=error.strerror or error
            ),
            USAGE,
        )
    forget_terminal(os.environ)
    DeskServer(desk_command(folder, home, encoder_named()), bound).serve()
