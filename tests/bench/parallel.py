"""How well renderings are found: `python -m tests.bench.parallel [--xquad DIR] [--news FILE]`.

Sentences and windows of three sentences stand as texts in a folder, in English and in Chinese of both
scripts, and each is looked for in the other language as a script would do it.  XQuAD gives the sentences of
paragraphs that have as many in both languages, of which some are no renderings of each other; the file of
news is the project's own.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from functools import cache
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from search.language.sentences import sentences
from search.library import Library
from tests.bench.clock import cpu
from tests.bench.related import read_questions, share

SCRIPTS = ("zh-Hans", "zh-Hant")
NEWS = Path(__file__).parents[1] / "parallel" / "news.jsonl"


class Parallel(NamedTuple):
    """The same in several languages, of one paragraph or topic; `half` is 0 or 1."""

    group: str
    half: int
    texts: dict[str, str]


def main() -> None:
    """Measure what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--xquad", type=Path)
    parser.add_argument("--news", type=Path, nargs="?", const=NEWS)
    parser.add_argument("--every", type=int, default=1, help="ask every nth text only")
    parser.add_argument("--misses", action="store_true", help="print what was not found")
    options = parser.parse_args()
    for name, found in (
        ("xquad", from_xquad(options.xquad) if options.xquad else []),
        ("news", from_news(options.news) if options.news else []),
    ):
        if found:
            measure(f"{name} sentences", found, options.every, options.misses)
            measure(f"{name} windows", windows(found), options.every, options.misses)


def from_xquad(folder: Path) -> list[Parallel]:
    """Sentence i with sentence i where a paragraph has as many in both languages."""
    english, chinese = (read_questions(folder / f"xquad.{lang}.json")[0] for lang in ("en", "zh"))
    found: list[Parallel] = []
    for number, (one, other) in enumerate(zip(english, chinese, strict=True)):
        ours, theirs = ([span.of(text).strip() for span in sentences(text)] for text in (one, other))
        if len(ours) == len(theirs):
            found += [
                Parallel(str(number), number % 2, {"en": en, "zh-Hans": zh, "zh-Hant": traditional(zh)})
                for en, zh in zip(ours, theirs, strict=True)
            ]
    return found


def from_news(path: Path) -> list[Parallel]:
    """The sentences of a file with a line of JSON for each."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    topics = list(dict.fromkeys(row["topic"] for row in rows))
    return [
        Parallel(row["topic"], topics.index(row["topic"]) % 2, {lang: row[lang] for lang in ("en", *SCRIPTS)})
        for row in rows
    ]


def windows(found: Sequence[Parallel], size: int = 3) -> list[Parallel]:
    """Neighbouring sentences of a group put together, none twice."""
    joined: list[Parallel] = []
    for group, members in groupby(found, key=lambda each: each.group):
        whole = list(members)
        for start in range(0, len(whole) - size + 1, size):
            part = whole[start : start + size]
            texts = {
                lang: (" " if lang == "en" else "").join(each.texts[lang] for each in part)
                for lang in part[0].texts
            }
            joined.append(Parallel(group, part[0].half, texts))
    return joined


@cache
def converter() -> object:
    """OpenCC from Simplified to Taiwan's Traditional."""
    from opencc import OpenCC

    return OpenCC("s2tw")


def traditional(text: str) -> str:
    """A text in Traditional characters."""
    found: str = converter().convert(text)  # type: ignore[attr-defined]
    return found


def measure(name: str, found: Sequence[Parallel], every: int, misses: bool) -> None:
    """R@1 both ways for each script; each script has a library of its own, as its texts are copies."""
    for script in SCRIPTS:
        with TemporaryDirectory() as folder, Library(filled(Path(folder), found, script), folder) as library:
            library.dictionary.build()
            library.add()
            start = cpu()
            library.catch_up()
            print(f"{name}, {script}: {len(found)} caught up in {cpu() - start:.1f} CPU-s")
            for pair in (("en", script), (script, "en")):
                measure_pair(name, library, found, every, pair, misses)


def filled(folder: Path, found: Sequence[Parallel], script: str) -> Path:
    """A folder with a file for each text."""
    for lang in ("en", script):
        (folder / "texts" / lang).mkdir(parents=True)
        for number, each in enumerate(found):
            path = folder / "texts" / lang / f"{number:05}.txt"
            path.write_text(each.texts[lang] + "\n", encoding="utf-8")
    return folder / "texts"


def measure_pair(
    name: str, library: Library, found: Sequence[Parallel], every: int, pair: tuple[str, str], misses: bool
) -> None:
    """R@1 on both halves; the same words in another place are as right."""
    here, there = pair
    hits: tuple[list[bool], list[bool]] = ([], [])
    start = cpu()
    for number, each in [*enumerate(found)][::every]:
        near = library.related(each.texts[here], langs=[there.split("-")[0]], limit=5, everything=True)
        file = near[0].file if near else ""
        first = found[int(Path(file).stem)].texts[there] if near else ""
        hits[each.half].append(first == each.texts[there])
        if misses and not hits[each.half][-1]:
            print(f"  {number} {each.texts[here]}\n    {each.texts[there]}\n    {first or 'nothing'}")
    count = len(hits[0]) + len(hits[1])
    print(
        f"{name} {here}>{there}: R@1 {share(sum(hits[1]), len(hits[1]))} (dev), "
        f"{share(sum(hits[0]), len(hits[0]))} (held out), {share(sum(map(sum, hits)), count)} (all), "
        f"{1000 * (cpu() - start) / count:.0f} CPU-ms each",
        flush=True,
    )


if __name__ == "__main__":
    main()
