"""What a folder says in which there is nothing to read: what it wants, and why its files gave nothing."""

from __future__ import annotations

from pathlib import Path

from search.model import Report, Skipped
from search.speech import _

MOST_REASONS = 8


def nothing_to_read(folder: Path, report: Report, key: str = "D") -> str:
    """Paragraphs for a person; `key` lists all files.  Loads the formats to name them."""
    from search.reading.formats import readers

    known = " ".join(sorted(readers()))
    ways = (
        _("There is nothing to read in {folder}.").format(folder=folder),
        _("Put files of these kinds into it, and they appear here by themselves: {kinds}").format(
            kinds=known
        ),
        _("Another folder opens when you paste or drag its path here, or with: hexapla FOLDER"),
        _("The starter corpus opens with: hexapla"),
        _reasons(report.skipped, key),
    )
    return "\n\n".join(part for part in ways if part)


def _reasons(skipped: tuple[Skipped, ...], key: str) -> str:
    if not skipped:
        return ""
    from search.reading.sentences import told

    named = [f"{each.file}: {told(each.reason)}" for each in skipped[:MOST_REASONS]]
    more = len(skipped) - MOST_REASONS
    rest = [_("… and {count} more; {key} lists them all.").format(count=more, key=key)] if more > 0 else []
    return "\n".join([_("These files gave no article:"), *named, *rest])
