"""How rightly two renderings are compared.

    python -m tests.bench.comparing STORY... [--rows] [--parallel] [--altered]

A story folder holds articles and gold.json, whose statement_notes tell for pairs of renderings which words
were kept, dropped and changed.  Each noted phrase is told as one of these, or as unsure: dropped where most
of its words stand in rows of one side, changed where a word of it is marked or its row changed without marks,
else as its row.  Precision of a kind is the share of the phrases told as it that are noted so, recall the
share of the phrases noted so that are told as it, in %; the last line is the mean over the stories.

With --parallel also the sentences of tests/parallel, free but faithful translations: what share of their
words is told in which way.

With --altered the two figures that belong together: the pairs of tests/parallel/altered.jsonl are compared
as they are, free but faithful, and with one fact altered on one side (a number, a denial, a name, how sure it
is, who, where, when).  Noise is what is told as changed, or marked, where nothing differs; found is the
altered place told as changed or missing there, or at least marked as unsure.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from search import Library
from search.model import Article, Comparison
from tests.bench.noted import WORD, find, line_of, measure, table_of

PARALLEL = Path(__file__).parent.parent / "parallel" / "news.jsonl"


def main() -> None:
    """Measure each story that is given."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("stories", type=Path, nargs="*")
    parser.add_argument("--rows", action="store_true", help="print what each phrase is told as")
    parser.add_argument("--words", action="store_true", help="without the encoder")
    parser.add_argument("--parallel", action="store_true", help="translations too, every third sentence")
    parser.add_argument("--altered", action="store_true", help="pairs in which one fact was altered")
    options = parser.parse_args()
    if options.parallel:
        for lang in ("zh-Hans", "zh-Hant"):
            measure_parallel(("en", lang))
    if options.altered:
        from tests.bench.altered import measure_altered

        measure_altered(options.rows)
    if options.stories:
        measure_stories(options.stories, options.rows, options.words)


def measure_stories(stories: list[Path], rows: bool, words: bool) -> None:
    """Print what the noted phrases of each story are told as, and the means."""
    found = []
    with TemporaryDirectory() as home:
        for path in stories:
            story = measure(path, home, rows, words)
            found.append(story)
            print(line_of(str(path), [story]))
            print(*table_of(story), sep="\n")
            print(f"  {1000 * story.seconds / max(story.comparisons, 1):.0f} CPU-ms a comparison")
    print(line_of(f"mean of {len(found)} stories", found))


def measure_parallel(langs: tuple[str, str] = ("en", "zh-Hans"), every: int = 3) -> None:
    """Print what share of the words of faithful translations is in rows of each kind."""
    lines = [json.loads(line) for line in PARALLEL.read_text("utf-8").splitlines()[::every]]
    told: Counter[str] = Counter()
    with TemporaryDirectory() as scratch:
        folder = Path(scratch) / "files"
        folder.mkdir()
        for lang in langs:
            (folder / f"{lang}.txt").write_text("\n\n".join(line[lang] for line in lines), "utf-8")
        with Library(folder, Path(scratch) / "home") as library:
            library.add()
            library.people()
            library.dictionary.build()
            library.relations.vectors(["ready"])
            sides = [library.article(f"{lang}.txt") for lang in langs]
            for line in lines:
                ends = [
                    (side, find(side, line[lang])) for side, lang in zip(sides, langs, strict=True) if side
                ]
                for (one, here), (other, there) in (ends, ends[::-1]):
                    if here and there:
                        told += _told(library.compare(one, here, other, there), one, other)
    ways = ", ".join(f"{way} {100 * count / told.total():.0f}" for way, count in told.most_common())
    print(f"words of {len(lines)} faithful translations ({' and '.join(langs)}) in %: {ways}")


def noise_of(found: Comparison, one: Article, other: Article) -> Counter[str]:
    """The words of two renderings by the rows they are in, and how many of them are marked."""
    told = _told(found, one, other)
    for row in found.rows:
        for marks, article in ((row.marks_here, one), (row.marks_there, other)):
            told[f"marked in {row.change}"] += sum(len(WORD.findall(article.text, *mark)) for mark in marks)
    return told


def _told(found: Comparison, one: Article, other: Article) -> Counter[str]:
    """The words in rows of each kind."""
    told: Counter[str] = Counter()
    for row in found.rows:
        for span, article in ((row.here, one), (row.there, other)):
            told[row.change] += len(WORD.findall(article.text, *span)) if span else 0
    return told


if __name__ == "__main__":
    main()
