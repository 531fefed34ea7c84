"""How rightly two renderings are compared.

    python -m tests.bench.comparing STORY... [--rows] [--parallel] [--altered]

A story folder holds articles and gold.json, whose statement_notes tell for pairs of renderings which words
were kept, dropped and changed.  Each pair is compared in both directions, and each noted word counts by the
row and the marks that it falls under.  With --parallel also the sentences of tests/parallel, free but
faithful translations: what share of their words is told in which way.

With --altered the two figures that belong together: the pairs of tests/parallel/altered.jsonl are compared
as they are, free but faithful, and with one fact altered on one side (a number, a denial, a name, how sure it
is, who, where, when).  Noise is what is told as changed, or marked, where nothing differs; found is the
altered place told as changed or missing there, or at least marked as unsure.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from search import Library
from search.model import Aligned, Article, Comparison, Span
from tests.bench.clock import cpu

KINDS = ("kept", "changed", "dropped")
WAYS = ("kept", "unsure", "unmarked", "marked", "dropped")
"""How a word is told: in a row that is kept, in one that no dictionary tells of, in one that changed, marked
there or not, in one that went."""

PARALLEL = Path(__file__).parent.parent / "parallel" / "news.jsonl"
_WORD = re.compile(r"[\u3400-\u9fff]|[^\W_\u3400-\u9fff]+")


class Noted(NamedTuple):
    """Words that a note is about: what became of them, where they stand, on which side, of which pair."""

    kind: str
    span: Span
    here: bool
    pair: int = 0


def main() -> None:
    """Measure each story that is given."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("stories", type=Path, nargs="*")
    parser.add_argument("--rows", action="store_true", help="print the words that are told otherwise")
    parser.add_argument("--words", action="store_true", help="without the encoder")
    parser.add_argument("--parallel", action="store_true", help="translations too, every third sentence")
    parser.add_argument("--altered", action="store_true", help="pairs in which one fact was altered")
    options = parser.parse_args()
    if options.parallel:
        measure_parallel()
    if options.altered:
        from tests.bench.altered import measure_altered

        measure_altered(options.rows)
    with TemporaryDirectory() as home:
        for story in options.stories:
            measure(story, home, options.rows, options.words)


def measure(story: Path, home: str, rows: bool, words: bool) -> None:
    """Print what share of the noted words is told rightly, and how right the word "kept" is."""
    gold = json.loads((story / "gold.json").read_text("utf-8"))
    told: Counter[tuple[str, str]] = Counter()
    seconds, count = 0.0, 0
    with Library(story, home) as library:
        library.add()
        library.people()
        library.dictionary.build()
        if words:
            setattr(library.relations, "vectors", lambda _texts: None)  # noqa: B010
        library.relations.vectors(["ready"])
        for note, compared, turned, one, other in _compared(library, gold):
            start = cpu()
            found = compared()
            seconds, count = seconds + cpu() - start, count + 1
            pairs: dict[int, bool] = {}
            for noted in _noted(note, one, other, turned):
                article = one if noted.here else other
                places = [Span(*word.span()) for word in _WORD.finditer(article.text, *noted.span)]
                ways = Counter(_way(found, noted.here, place) for place in places)
                told.update({(noted.kind, way): times for way, times in ways.items()})
                if not ways["outside"]:
                    told[noted.kind, "phrases"] += 1
                    told[noted.kind, "told"] += _is_told(noted.kind, ways)
                    if noted.kind == "changed":
                        pairs[noted.pair] = pairs.get(noted.pair, False) or _is_told(noted.kind, ways)
                if rows:
                    print(f"{note['statement']} {one.file}>{other.file} {noted.kind:8}", end="")
                    print(f"{noted.span.of(article.text)!r} {dict(ways)}")
            told["changed", "pairs"] += len(pairs)
            told["changed", "pairs told"] += sum(pairs.values())
    _report(story, told, seconds / max(count, 1))


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
                    (side, _find(side, line[lang])) for side, lang in zip(sides, langs, strict=True) if side
                ]
                for (one, here), (other, there) in (ends, ends[::-1]):
                    if here and there:
                        told += _told(library.compare(one, here, other, there), one, other)
    ways = ", ".join(f"{way} {100 * count / told.total():.0f}" for way, count in told.most_common())
    print(f"words of {len(lines)} faithful translations in %: {ways}")


def noise_of(found: Comparison, one: Article, other: Article) -> Counter[str]:
    """The words of two renderings by the rows they are in, and how many of them are marked."""
    told = _told(found, one, other)
    for row in found.rows:
        for marks, article in ((row.marks_here, one), (row.marks_there, other)):
            told[f"marked in {row.change}"] += sum(len(_WORD.findall(article.text, *mark)) for mark in marks)
    return told


def _told(found: Comparison, one: Article, other: Article) -> Counter[str]:
    """The words in rows of each kind."""
    told: Counter[str] = Counter()
    for row in found.rows:
        for span, article in ((row.here, one), (row.there, other)):
            told[row.change] += len(_WORD.findall(article.text, *span)) if span else 0
    return told


def _compared(library: Library, gold: Any) -> Iterator[Any]:
    for note in gold["statement_notes"]:
        ends = [_places(library, gold, note["statement"], note[side]["file"]) for side in "ab"]
        for (one, here), (other, there), turned in (
            *((a, b, False) for a in ends[0] for b in ends[1]),
            *((b, a, True) for a in ends[0] for b in ends[1]),
        ):
            yield (
                note,
                lambda o=one, h=here, p=other, t=there: library.compare(o, h, p, t),
                turned,
                one,
                other,
            )


def _places(library: Library, gold: Any, statement: str, file: str) -> list[tuple[Article, Span]]:
    """Where a statement stands in a file: quotes that are near each other as one."""
    article = library.article(file)
    assert article
    texts = [q["text"] for q in gold["quotes"] if q["file"] == file and q["statement"] == statement]
    spans = sorted(Span(at, at + len(text)) for text in texts if (at := article.text.find(text)) >= 0)
    found: list[Span] = []
    for span in spans:
        if found and span.start - found[-1].end < 150:
            found[-1] = Span(found[-1].start, span.end)
        else:
            found.append(span)
    return [(article, span) for span in found]


def _noted(note: Any, one: Article, other: Article, turned: bool) -> Iterator[Noted]:
    a, b = (other, one) if turned else (one, other)
    for kind in ("kept", "dropped"):
        for words in note[kind]:
            if span := _find(a, words):
                yield Noted(kind, span, not turned)
    for pair, (first, second) in enumerate(note["changed"]):
        for article, words, here in ((a, first, not turned), (b, second, turned)):
            if span := _find(article, words):
                yield Noted("changed", span, here, pair)


def _find(article: Article, words: str) -> Span | None:
    found = re.search(re.escape(words), article.text, re.IGNORECASE)
    return Span(*found.span()) if found else None


def _way(found: Comparison, here: bool, word: Span) -> str:
    """How a word is told: by its row, and in a changed one by its marks."""
    for row in found.rows:
        span = row.here if here else row.there
        if span and span.start <= word.start < span.end:
            return _in_row(row, here, word)
    return "outside"


def _in_row(row: Aligned, here: bool, word: Span) -> str:
    if row.change != "changed":
        return "dropped" if row.change in ("dropped", "added") else row.change
    marks: Sequence[Span] = row.marks_here if here else row.marks_there
    return "marked" if any(mark.start <= word.start < mark.end for mark in marks) else "unmarked"


def _is_told(kind: str, ways: Counter[str]) -> bool:
    """Whether a reader is told of a noted phrase: most of it kept or dropped, or a word of it not kept."""
    if kind == "changed":
        return ways["marked"] + ways["unsure"] + ways["dropped"] > 0
    right = ("kept", "unmarked", "unsure") if kind == "kept" else ("dropped", "marked")
    return 2 * sum(ways[way] for way in right) > sum(ways.values())


def _report(story: Path, told: Counter[tuple[str, str]], each: float) -> None:
    print(f"{story}  {1000 * each:.0f} CPU-ms a comparison")
    for kind in KINDS:
        ways = {way: count for (noted, way), count in told.items() if noted == kind and way in WAYS}
        whole = sum(ways.values()) or 1
        parts = "  ".join(f"{way} {100 * ways.get(way, 0) / whole:.0f}" for way in WAYS)
        phrases = 100 * told[kind, "told"] / max(told[kind, "phrases"], 1)
        print(f"  {kind:8} {phrases:3.0f} % of {told[kind, 'phrases']} phrases told; words in %: {parts}")
    share = 100 * told["changed", "pairs told"] / max(told["changed", "pairs"], 1)
    print(
        f"  of {told['changed', 'pairs']} pairs noted as changed {share:.0f} % told in one of the renderings"
    )
    for row, counted in (("kept", ("kept",)), ("unsure", ("unsure",)), ("changed", ("marked", "unmarked"))):
        numbers = {kind: sum(told[kind, way] for way in counted) for kind in KINDS}
        whole = sum(numbers.values()) or 1
        parts = ", ".join(f"{kind} {100 * number / whole:.0f}" for kind, number in numbers.items())
        print(f"  of {whole} words in {row} rows, noted as {parts}")


if __name__ == "__main__":
    main()
