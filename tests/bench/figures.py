"""How well figures are found, normalised and joined, and how surely contradictions are told.

    python -m tests.bench.figures [FOLDER ...] [--errors] [--together]

FOLDER holds articles and, where there is one, a `gold.json` with `figures` and `events`; without one, the
stories of the tests are measured.  Of a story without gold figures whatever is told counts as wrong until
somebody looks at it.

"values": a figure of the gold is found where a mention with its value overlaps it.  "values differ": pairs of
values that the gold calls a conflict.  "relation differs": rows told to mean two things.  With --together
all stories are put into one library, as strangers.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from search.figures import FigureRow
from search.library import Library
from tests.bench.statements import STORIES

Values = frozenset[float | None]


class Counts(NamedTuple):
    """What was found, missed, and told wrongly."""

    found: int = 0
    missed: int = 0
    wrong: int = 0

    def __add__(self, other: object) -> Counts:
        assert isinstance(other, Counts)
        return Counts(*(a + b for a, b in zip(self, other, strict=True)))

    def __str__(self) -> str:
        if not any(self):
            return "nothing to find, nothing told"
        precision, recall = self.found / max(1, self.found + self.wrong), self.found / max(1, sum(self[:2]))
        return (
            f"precision {100 * precision:5.1f}  recall {100 * recall:5.1f}  "
            f"({self.found} found, {self.missed} missed, {self.wrong} wrong)"
        )


class Told(NamedTuple):
    """The measures of one story; `errors` are in words."""

    values: Counts
    values_differ: Counts
    relation_differs: Counts
    errors: tuple[str, ...]


def load(folder: Path) -> dict[str, Any]:
    """The gold of a story; empty where there is none."""
    path = folder / "gold.json"
    content: dict[str, Any] = json.loads(path.read_text("utf-8")) if path.exists() else {}
    return content


def measure(folders: Sequence[Path]) -> Told:
    """All folders as one library."""
    gold = [(f"{folder.name}/", load(folder)) for folder in folders]
    with tempfile.TemporaryDirectory() as scratch:
        files = Path(scratch) / "files"
        for folder in folders:
            ignored = shutil.ignore_patterns("gold.json", "*.yaml", "README*")
            shutil.copytree(folder, files / folder.name, ignore=ignored)
        with Library(files, Path(scratch) / "home") as library:
            library.add()
            library.catch_up()
            rows = library.figures()
            texts = {article.file: article.text for article in library.articles()}
    return judged(rows, gold, texts)


def judged(rows: Sequence[FigureRow], gold: Iterable[tuple[str, Any]], texts: dict[str, str]) -> Told:
    """The rows beside the gold of all stories, each with the path of its files."""
    values, errors = Counts(), []
    conflicts: set[Values] = set()
    meanings: dict[str, set[str]] = {}
    told_twice: set[str] = set()
    for below, story in gold:
        conflicts |= _conflicts(story)
        for figure in story.get("figures", ()):
            for mention in figure["mentions"]:
                row = _row_of(rows, below + mention["file"], mention, figure["normalised"]["value"], texts)
                values += Counts(row is not None, row is None)
                if row is None:
                    errors.append(f"not found: {figure['id']} {mention['file']} {mention['text']}")
                    continue
                meanings.setdefault(row.id, set()).add(mention.get("relation") or figure["relation"])
                if figure.get("relation_differs"):
                    told_twice.add(row.id)
    pairs = {
        _values(rows, row, each.row): (each.here.sentence, each.there.sentence)
        for row in rows
        for each in row.disputes
    }
    errors += [f"values differ, wrong: {pairs[pair]}" for pair in pairs.keys() - conflicts]
    errors += [f"values differ, missed: {set(pair)}" for pair in conflicts - pairs.keys()]
    flagged = {row.id for row in rows if row.relation_differs}
    true = {row for row in flagged if len(meanings.get(row, ())) > 1}
    errors += [f"relation differs, to be looked at: {row}" for row in flagged - true]
    return Told(
        values,
        Counts(len(pairs.keys() & conflicts), len(conflicts - pairs.keys()), len(pairs.keys() - conflicts)),
        Counts(len(true), len(told_twice - flagged), len(flagged - true)),
        tuple(errors),
    )


def _values(rows: Sequence[FigureRow], row: FigureRow, other: str) -> Values:
    pair = (row, next(each for each in rows if each.id == other))
    return frozenset(
        {each.value % 10_000 if each.value and each.unit == "date" else each.value for each in pair}
    )


def _conflicts(story: dict[str, Any]) -> set[Values]:
    """The pairs of values that the gold has in conflict; dates as MMDD."""
    by_id = {figure["id"]: figure for figure in story.get("figures", ())}
    found = {
        frozenset({figure["normalised"]["value"], by_id[figure["conflicts_with"]]["normalised"]["value"]})
        for figure in by_id.values()
        if figure.get("conflicts_with")
    }
    for event in story.get("events", ()):
        days = {mention.get("date", event["date"]) for mention in event["mentions"]}
        whole = frozenset(float(day[5:].replace("-", "")) for day in days if day and len(day) == 10)
        if event.get("conflict") and len(whole) == 2:
            found.add(whole)
    return found


def _row_of(
    rows: Sequence[FigureRow], file: str, mention: dict[str, Any], value: float | None, texts: dict[str, str]
) -> FigureRow | None:
    text = texts.get(file, "")
    after = mention.get("after", "")
    start = text.find(after + mention["text"]) + len(after)
    end = start + len(mention["text"])
    return next(
        (
            row
            for row in rows
            if row.value == value
            and any(each.file == file and each.start < end and start < each.end for each in row.mentions)
        ),
        None,
    )


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--together", action="store_true")
    given = parser.parse_args()
    folders = given.folders or STORIES
    for group in [folders] if given.together else [[folder] for folder in folders]:
        told = measure(group)
        print(", ".join(folder.name for folder in group))
        for name in ("values", "values_differ", "relation_differs"):
            print(f"  {name.replace('_', ' '):17} {getattr(told, name)}")
        for error in told.errors if given.errors else ():
            print(f"    {error}")


if __name__ == "__main__":
    main()
