"""What a folder says in which there is nothing to read: what it wants, and why its files gave nothing."""

from __future__ import annotations

from pathlib import Path

from search.model import Report, Skipped

MOST_REASONS = 8


def nothing_to_read(folder: Path, report: Report) -> str:
    """Paragraphs for a person; loads the formats to name them."""
    from search.reading.formats import readers

    known = " ".join(sorted(readers()))
    return "\n\n".join(
        part
        for part in (
            f"There is nothing to read in {folder}.",
            f"Put files of these kinds into it, and they appear here by themselves: {known}",
            "Another folder opens with: hexapla FOLDER",
            _reasons(report.skipped),
        )
        if part
    )


def _reasons(skipped: tuple[Skipped, ...]) -> str:
    if not skipped:
        return ""
    named = [f"{each.file}: {each.reason}" for each in skipped[:MOST_REASONS]]
    more = len(skipped) - MOST_REASONS
    rest = [f"… and {more} more; D lists them all."] if more > 0 else []
    return "\n".join(["These files gave no article:", *named, *rest])
