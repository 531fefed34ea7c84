"""Where to keep lines of context."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from search.model import KwicLine
from search.speech import _
from tui.screens.form_file import Form, FormFileScreen
from tui.text.safe import printable

TEXT_COLUMNS = 160
_LONGEST = 60


def kwic_file(library: Path, line: str, found: Sequence[KwicLine]) -> FormFileScreen:
    """For the lines that were found with a line; its words are the proposed name."""
    forms = (
        Form(".tsv", _("columns between tabs, with places"), lambda _way: _table(found)),
        Form(".txt", _("lines as they are seen here"), lambda _way: _lines(found)),
    )
    return FormFileScreen(library, _("Export these lines"), _stem(line), forms)


def _table(found: Sequence[KwicLine]) -> str:
    from tui.text.kwic import kwic_rows

    return "".join(f"{line}\n" for line in kwic_rows(found))


def _lines(found: Sequence[KwicLine]) -> str:
    """Below a line by which no library reads them as an article."""
    from search.files import GENERATOR
    from tui.text.kwic import kwic_lines

    return "".join(
        f"{line}\n" for line in (f"# {GENERATOR}", *map(printable, kwic_lines(found, TEXT_COLUMNS)))
    )


def _stem(line: str) -> str:
    plain = re.sub(r"[^\w.-]+", "-", line).strip("-.")
    return f"kwic-{plain.encode('utf-8', 'ignore')[:_LONGEST].decode('utf-8', 'ignore') or 'line'}"
