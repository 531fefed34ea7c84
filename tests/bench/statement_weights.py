"""The weights of search/statements/{kin,judging,joining}.py, fitted on stories, each measured without it.

    python -m tests.bench.statement_weights FOLDER ... [--small FOLDER ...] [--articles]

Each FOLDER holds articles and a `gold.json` as for tests.bench.statements; those of --small (without it, the
parallel texts of the tests) and the seeds are fitted on, too, but not measured.  Printed are the weights
from all, precision and recall of each story by them, and then by weights that have not seen it; without what
is told but by no quote.  Logistic regression with a ridge of 1; where utterances are cut hangs on the
weights, so they are fitted on all twice over, and only what is fitted is left out, not what was cut by it.
The weights of kin.py stay as they are; with --articles these alone are fitted.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from search.library import Library
from search.people.stories import Stories
from search.related.of_article import NO_SENTENCES
from search.related.stories import MeaningTable
from search.statements import joining, judging, kin
from search.statements.alike import Nodes, repeated
from search.statements.deciding import Decided
from search.statements.linking import Linked, Told, linked
from search.statements.signals import Sheet, signals
from search.statements.units import Unit
from search.statements.voices import by_voice
from tests.bench.statements import STORIES, TESTS, Figures, Said, _nth, _overlapping, figures, load

Rows = tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]
"""A table of signals, its last axis one signal each, and for each row 1 for one statement, 0 for two."""

Label = Callable[[Unit, Unit], float]

NAMES = judging.Signals._fields
MOST = 16
"""Pairs of two groups beyond which these count no more."""

UNSURE = 1.2
"""Log odds of one story below which two quotes that are no statement count double."""

SEEDS_COUNT = 8.0
"""How often a pair of the seeds counts: they are few, but real, and tell in another order."""

SEEDS = (
    ("谨慎选择开源模型", "rigorous about mitigating"),
    ("谨慎选择开源模型", "the need for careful management"),
    ("the need for careful management", "rigorous about mitigating"),
    ("个人超级智能", "achieve your goals"),
    ("取代社会", "large swaths"),
    ("質的飛躍", "significant change in AI cap"),
    ("我們當然非常支持", "significant change in AI cap"),
    ("建设自由社会", "building a free society"),
    ("in parallel", "訓練開源和閉源模型"),
)
"""Words of the seeds that are in two renderings of one statement; all others are two."""

OPEN = ("careful about what we choose to open source,’", "这种强大的AI", "沒有改變", "novel safety")
"""Words of the seeds that may be either."""


class Story(NamedTuple):
    """A library; `story` tells the story of a file, "" for one that is of none."""

    told: Told
    gold: Mapping[str, Any]
    story: Callable[[str], str]


def story_in(folder: Path, library: Library, gold: Mapping[str, Any], name: str = "") -> Story:
    """What a library over a folder tells, with its vectors; without what is told but by no quote."""
    library.add()
    library.catch_up()
    told, _ = library.statement_index.told(library._roll())

    def story(file: str) -> str:
        return "" if Path(file).name.startswith("x-") else name or Path(file).parts[0]

    return Story(told._replace(sentences=lambda _article: NO_SENTENCES), gold, story)


# -- what is fitted --------------------------------------------------------------------------------------


class Beside(NamedTuple):
    """What tells of one story in two articles, whether they tell one, and the folders of both."""

    signs: Sequence[float]
    are_one: bool
    folders: frozenset[str]


def articles_of(story: Story, folder: str = "") -> Iterator[Beside]:
    """Every two articles of a folder, but for those that are strangers in it; without one, those of two."""
    told = story.told
    stories, speakers = Stories(told.articles, told.copies), kin.Speakers(told.units)
    table = MeaningTable(dict(told.meanings))
    for one, other in combinations(sorted(told.articles), 2):
        here, there = (told.articles[each].file for each in (one, other))
        folders = frozenset([folder] if folder else [Path(here).parts[0], Path(there).parts[0]])
        if len(folders) == 2 or (folder and not ("x-" in here and "x-" in there)):
            ahead, alike = table.ahead(one).get(other, 0.0), speakers.alike(one, other)
            signs = kin.signs(stories.facts(one, other), stories.days(one, other), ahead, alike)
            are_one = bool(story.story(here)) and story.story(here) == story.story(there)
            yield Beside(signs, are_one, folders)


class Compared(NamedTuple):
    """The utterances of a story, cut; `pairs` has for every two articles of likely one story the signals of
    their utterances, and `numbers` which these are."""

    units: Sequence[Unit]
    pairs: Sequence[Rows]
    numbers: Sequence[tuple[Sequence[int], Sequence[int]]]
    label: Label


def compared(story: Story) -> Compared:
    """What is compared by the weights as they are; those that are cut are the same to the pairs' weights."""
    told = story.told
    units = linked(told).units
    label = by_gold(story, units) if story.gold else by_words
    related = kin.kin(told.articles, units, told.copies, told.meanings)
    again, number = repeated(units), {id(unit): at for at, unit in enumerate(units)}
    voices = by_voice(unit for at, unit in enumerate(units) if at not in again)
    sheets = {voice: Sheet(some, told.words) for voice, some in voices.items()}
    found, numbers = [], []
    for (one, here), (other, there) in combinations(sheets.items(), 2):
        pair = min(one[0], other[0]), max(one[0], other[0])
        odds = judging.ONE_STORY if one[0] == other[0] else related.get(pair)
        if odds is not None and here.telling and there.telling:
            values = signals(here, there, odds)
            table = np.stack([np.broadcast_to(value, values.cosine.shape) for value in values], -1)
            labels = [[label(unit, more) for more in there.telling] for unit in here.telling]
            found.append((table.astype(float), np.array(labels)))
            rows, columns = ([number[id(unit)] for unit in each.telling] for each in (here, there))
            numbers.append((rows, columns))
    return Compared(units, found, numbers, label)


def links_of(story: Compared) -> Linked:
    """The log odds of what is compared by the weights as they are."""
    odds = {}
    for (table, _), (rows, columns) in zip(story.pairs, story.numbers, strict=True):
        values = judging.log_odds(judging.Signals(*np.moveaxis(table.astype(np.float32), -1, 0)))
        for row, column in np.argwhere(values > judging.UNLIKE).tolist():
            here, there = rows[row], columns[column]
            odds[min(here, there), max(here, there)] = float(values[row, column])
    return Linked([*story.units], odds)


def by_gold(story: Story, units: Sequence[Unit]) -> Label:
    """1 for two that render one gold statement, 0 for two of two; NaN where that is not sure."""
    rendered: dict[int, set[str]] = defaultdict(set)
    for at, (number, quote) in enumerate(numbers_of(story, units)):
        if number is not None:
            rendered[id(units[number])].add(quote.get("statement") or f"alone {at}")

    def label(one: Unit, other: Unit) -> float:
        here, there = rendered[id(one)], rendered[id(other)]
        if not (here and there):
            return np.nan
        return float(here == there) if here.isdisjoint(there) or len(here) == 1 else np.nan

    return label


def by_words(one: Unit, other: Unit) -> float:
    """The same for the seeds."""
    texts = (one.text, other.text), (other.text, one.text)
    if any(here in first and there in second for first, second in texts for here, there in SEEDS):
        return 1.0
    return np.nan if any(words in text for words in OPEN for text in texts[0]) else 0.0


def numbers_of(story: Story, units: Sequence[Unit]) -> Iterator[tuple[int | None, Mapping[str, Any]]]:
    """Each gold quote with the number of the unit that it overlaps with most."""
    places: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for number, unit in enumerate(units):
        file = story.told.articles[unit.article].file
        places[file] += [(quote.start, quote.end, number) for quote in unit.quotes]
    texts = {article.file: article.text for article in story.told.articles.values()}
    seen: dict[tuple[str, str], int] = defaultdict(int)
    for quote in story.gold["quotes"]:
        file, words = quote["file"], quote["text"]
        seen[file, words] += 1
        start = _nth(texts.get(file, ""), words, seen[file, words])
        yield _overlapping(places[file], start, start + len(words)) if start >= 0 else None, quote


# -- fitting ---------------------------------------------------------------------------------------------


def fitted(rows: Any, labels: Any, counts: Any = 1.0, ridge: float = 1.0) -> Any:
    """The weight of each column, and last what all rows begin with."""
    table = np.c_[rows, np.ones(len(rows))]
    penalty = np.r_[np.full(rows.shape[1], ridge), 1e-6]
    weights = np.zeros(table.shape[1])
    for _ in range(50):
        chance = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (counts * (chance - labels)) + penalty * np.r_[weights[:-1], 0]
        bend = (table * (counts * chance * (1 - chance))[:, None]).T @ table + np.diag(penalty)
        weights = weights - np.linalg.solve(bend, slope)
    return weights


def fit_articles(found: Sequence[Beside]) -> None:
    """Set the weights of kin.py."""
    rows = np.array([each.signs for each in found], float)
    *weights, none = fitted(rows, np.array([each.are_one for each in found], float))
    kin._WEIGHTS = kin.Weights(none, *weights)


def fit_pairs(found: Sequence[Rows], counts: Sequence[float]) -> None:
    """Set the weights of judging.py: those of a pair alone, then of a pair beside its rivals."""
    rows = np.concatenate([table.reshape(-1, len(NAMES)) for table, _ in found])
    labels = np.concatenate([each.ravel() for _, each in found])
    each_counts = np.concatenate(
        [np.full(each.size, count) for (_, each), count in zip(found, counts, strict=True)]
    )
    each_counts[(labels == 0) & (rows[:, NAMES.index("story")] < UNSURE)] *= 2
    known = ~np.isnan(labels)
    alone = fitted(rows[known], labels[known], each_counts[known])
    itself = [(table @ alone[:-1] + alone[-1]).astype(np.float32) for table, _ in found]
    beside = [np.stack([odds, *judging.leads(odds)], -1).reshape(-1, 3) for odds in itself]
    *weights, none = fitted(np.concatenate(beside)[known], labels[known], each_counts[known])
    judging._ALONE = judging.Weights(alone[-1], **dict(zip(NAMES, alone[:-1], strict=True)))
    judging._BESIDE = judging.Beside(none, *weights)


def groups_of(story: Compared) -> list[tuple[joining.Signs, float, float]]:
    """For every two groups by average linkage their signs, the share of true pairs, and a count."""
    links = links_of(story)
    groups = links.likeliest(Nodes(links.units, (), ()))
    found = []
    for one, other in groups.pairs():
        here, there = ([links.units[at] for at in groups.members[each]] for each in (one, other))
        labels = [value for a in here for b in there if not np.isnan(value := story.label(a, b))]
        if labels and (signs := groups.signs(one, other)):
            found.append((signs, float(np.mean(labels)), min(len(labels), MOST) ** 0.5))
    return found


def fit_groups(stories: Sequence[Compared]) -> None:
    """Set the weights of joining.py."""
    rows, labels, counts = zip(*(each for story in stories for each in groups_of(story)), strict=True)
    *weights, none = fitted(np.array(rows, float), np.array(labels), np.array(counts))
    joining._WEIGHTS = joining.Weights(none, *weights)


def fit(stories: Sequence[Compared], seeds: Compared) -> None:
    """Set the weights of pairs and of groups."""
    found = [
        (rows, SEEDS_COUNT if story is seeds else 1.0) for story in (*stories, seeds) for rows in story.pairs
    ]
    pairs, counts = zip(*found, strict=True)
    fit_pairs(pairs, counts)
    fit_groups(stories)


# -- measuring -------------------------------------------------------------------------------------------


def measured(story: Story) -> Figures:
    """The pairs of quotes that are found, missed and wrong by the weights as they are."""
    links: Linked = linked(story.told)
    groups = {number: at for at, group in enumerate(links.groups(Decided())) for number in group}
    languages = {each["file"]: each["lang"] for each in story.gold["articles"]}
    quotes = [
        Said(
            quote["text"],
            languages[quote["file"]],
            quote.get("statement") or "",
            None if number is None else groups.get(number, -number),
        )
        for number, quote in numbers_of(story, links.units)
    ]
    return figures(quotes)["all"]


def main() -> None:
    """Fit on the stories that are named."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--small", nargs="*", type=Path, default=list(STORIES[1:]))
    parser.add_argument("--articles", action="store_true", help="fit what tells of one story instead")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        if asked.articles:
            run_articles(asked.folders, Path(scratch))
            return
        run(asked.folders, asked.small, Path(scratch))


def run(folders: Sequence[Path], small: Sequence[Path], scratch: Path) -> None:
    """Print what each story gets without it, and the weights from all."""
    large = {folder.name: alone(folder, scratch) for folder in folders}
    more = [alone(folder, scratch) for folder in small]
    seeds = opened(TESTS.parent / "seeds", scratch, {}, "seeds")

    for _ in range(2):
        found = {name: compared(story) for name, story in large.items()}
        rest, real = [compared(story) for story in more], compared(seeds)
        fit([*found.values(), *rest], real)
    for weights in (judging._ALONE, judging._BESIDE, joining._WEIGHTS):
        show(weights._asdict())
    for name, story in large.items():
        print(f"{name:12} {measured(story)} (seen)", flush=True)
    for held, story in large.items():
        others = [each for name, each in found.items() if name != held]
        fit([*others, *rest], real)
        print(f"{held:12} {measured(story)}", flush=True)


def run_articles(folders: Sequence[Path], scratch: Path) -> None:
    """Print the weights by which articles tell one story."""
    found = [each for folder in folders for each in articles_of(alone(folder, scratch), folder.name)]
    for folder in folders:
        copied(folder, scratch / "all" / folder.name)
    fit_articles([*found, *articles_of(opened(scratch / "all", scratch, {}, ""))])
    show(kin._WEIGHTS._asdict())


def show(weights: Mapping[str, float]) -> None:
    """Print some weights."""
    print(", ".join(f"{name}={value:.2f}" for name, value in weights.items()))


def alone(folder: Path, scratch: Path) -> Story:
    """A story as a library of its own."""
    return opened(copied(folder, scratch / "files" / folder.name), scratch, load(folder), folder.name)


def copied(folder: Path, target: Path) -> Path:
    """The articles of a story, elsewhere."""
    return shutil.copytree(folder, target, ignore=shutil.ignore_patterns("gold.json", "*.yaml"))


def opened(folder: Path, scratch: Path, gold: Mapping[str, Any], name: str) -> Story:
    """What the files of a folder tell."""
    with Library(folder, scratch / "homes") as library:
        return story_in(folder, library, gold, name)


if __name__ == "__main__":
    main()
