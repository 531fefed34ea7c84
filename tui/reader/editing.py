"""A file of the reader's own in the reader's own editor; the desk waits meanwhile."""

from __future__ import annotations

import os
import shlex
import subprocess
from pathlib import Path
from typing import Any

from textual.app import App, SuspendNotSupported

from search.speech import _
from search.system_errors import reason_of
from tui.setup.settings import Settings


def editor_of(settings: Settings) -> list[str]:
    """The words of the command: the setting, else $VISUAL, else $EDITOR; none where none is set.

    Raises ValueError for quotation marks that are not closed.
    """
    environment = os.environ.get("VISUAL", "").strip() or os.environ.get("EDITOR", "").strip()
    return shlex.split(settings.editor.strip() or environment)


def edit(app: App[Any], path: Path) -> str:
    """Open a file and wait for the end; a sentence where that was not possible, else nothing."""
    settings: Settings = getattr(app, "settings", Settings())
    try:
        command = editor_of(settings)
        if not command:
            return _("No editor is set: give one in settings.yaml or in $EDITOR. The file is {path}.").format(
                path=path
            )
        path.parent.mkdir(parents=True, exist_ok=True)
        with app.suspend():
            subprocess.run([*command, str(path)], check=False)
    except SuspendNotSupported:
        return _("This terminal cannot lend itself to an editor. The file is {path}.").format(path=path)
    except (OSError, ValueError) as error:
        return _("The editor cannot be started ({reason}). The file is {path}.").format(
            reason=reason_of(error), path=path
        )
    return ""
