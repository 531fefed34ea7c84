"""Measures the quote extractor against annotated texts: `python -m tests.bench.quotes DIR`.

DIR holds .jsonl files (one `{"id", "lang", "text", "quotes": […]}` a line), story folders with a
`gold.json`, or folders of these.  The first table is about spans and mentions: "exact" when the
trimmed spans are equal, "overlap" when they share 80 % of the longer one, "after that" is "exact"
when a conjunction at the front (that, dass, что …) may be in or out; "speaker" is the share of right
speakers among the overlapping ones, by mention or by name.

The second table is about people, over the overlapping quotes whose gold mention is a pronoun, a
short name, a title or missing: precision is right / (right + wrong), recall counts those left empty
too.  "persons" is the same without organisations, documents, groups and unnamed sources; "invented"
counts persons given to quotes whose speaker the text does not tell; "type" is the share of right
speaker types.  All figures but counts and speed are percent.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from search.quotes import extract_quotes
from tests.bench.quote_scores import MENTIONS, PASSES, Doc, Pair, precision_recall, score, total

KINDS = "direct,mixed,indirect"
_FIELDS = ("start", "end", "text", "kind", "speaker_text", "speaker_start", "speaker_end", "speaker_type")
_SPANS = (
    "set               gold  exact P     R    F1        after that            overlap"
    "  speaker   person  docs/s  chars/s"
)
_PEOPLE = (
    "people            of   right wrong empty      P     R    F1   persons P    R    F1"
    "  invented    type    of"
)


def documents(path: Path) -> Iterator[tuple[str, list[Doc]]]:
    """The named document sets below a path."""
    if path.suffix == ".jsonl":
        yield path.stem, [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    elif (path / "gold.json").is_file():
        yield path.name, story(path)
    elif path.is_dir():
        for child in sorted(path.iterdir()):
            yield from documents(child)


def story(folder: Path) -> list[Doc]:
    """The articles of a story folder, their quotes placed in the text.

    A person's aliases are the names in the same file, since an article can only tell its own.
    """
    gold = json.loads((folder / "gold.json").read_text("utf-8"))
    people = {person["id"]: person for person in gold["people"]}
    docs = []
    for article in gold["articles"]:
        text = (folder / article["file"]).read_text("utf-8")
        quotes = [
            _placed(text, quote, people.get(quote["speaker"], {}), article["file"])
            for quote in gold["quotes"]
            if quote["file"] == article["file"]
        ]
        docs.append({"id": article["file"], "lang": article["lang"], "text": text, "quotes": quotes})
    return docs


def _placed(text: str, quote: Doc, person: Doc, file: str) -> Doc:
    after = quote.get("after")
    start = text.index(after) + len(after) if after else text.index(quote["text"])
    speaker = _nearest(text, quote.get("speaker_text") or "", start)
    aliases = person.get("names", {}).get(file, [])
    return {
        **quote,
        "start": start,
        "end": start + len(quote["text"]),
        "speaker": aliases[0] if aliases else "",
        "speaker_aliases": aliases,
        "speaker_type": person.get("type", ""),
        "speaker_start": speaker[0],
        "speaker_end": speaker[1],
    }


def _nearest(text: str, words: str, place: int) -> Pair:
    found = [match.span() for match in re.finditer(re.escape(words), text)] if words else []
    return min(found, key=lambda span: abs(span[0] - place), default=(0, 0))


def extracted(docs: list[Doc], detect: bool) -> tuple[list[list[Doc]], float]:
    """What the extractor finds in each document, and the seconds it took."""
    found = []
    seconds = 0.0
    for doc in docs:
        begun = time.perf_counter()
        quotes = extract_quotes(doc["text"], None if detect else doc.get("lang"))
        seconds += time.perf_counter() - begun
        found.append(
            [{name: getattr(quote, name) for name in _FIELDS} | {"speaker": quote.person} for quote in quotes]
        )
    return found, seconds


def run(docs: list[Doc], kinds: set[str], errors: list[str], detect: bool) -> tuple[Counter[str], float, int]:
    """Extracts and scores one set: its counts, the seconds taken, and its characters."""
    found, seconds = extracted(docs, detect)
    return scored(docs, found, kinds, errors), seconds, sum(len(doc["text"]) for doc in docs)


def scored(docs: list[Doc], found: list[list[Doc]], kinds: set[str], errors: list[str]) -> Counter[str]:
    """The counts of one set."""
    return total(score(doc, quotes, kinds, errors) for doc, quotes in zip(docs, found, strict=True))


def span_row(name: str, counts: Counter[str]) -> str:
    """A row of the first table, without the speed."""
    figures = "  ".join(
        _three(counts[f"{key} right"], counts[f"{key} wrong"], counts["gold"]) for key, _, _ in PASSES
    )
    rates = (_share(counts, "speakers"), _share(counts, "speakers", "persons right"))
    return f"{name:16} {counts['gold']:5}  {figures}   {rates[0]:5.1f}   {rates[1]:5.1f}"


def people_row(name: str, counts: Counter[str]) -> str:
    """A row of the second table."""
    right, wrong, empty = _results(counts, "all")
    persons = _results(counts, "person")
    return (
        f"{name:16} {right + wrong + empty:4}   {right:5} {wrong:5} {empty:5}  "
        f"{_three(right, wrong, right + wrong + empty)}   {_three(persons[0], persons[1], sum(persons))}"
        f"     {counts['invented']:5}   {_share(counts, 'types'):5.1f}  {counts['types']:4}"
    )


def mention_rows(counts: Counter[str]) -> Iterator[str]:
    """Rows of the second table for each kind of mention that occurs."""
    for kind in MENTIONS:
        right, wrong, empty = _results(counts, kind)
        if right + wrong + empty:
            figures = _three(right, wrong, right + wrong + empty)
            yield f"  {kind:14} {right + wrong + empty:4}   {right:5} {wrong:5} {empty:5}  {figures}"


def _results(counts: Counter[str], key: str) -> tuple[int, int, int]:
    return (
        counts[f"resolved {key} right"],
        counts[f"resolved {key} wrong"],
        counts[f"resolved {key} empty"],
    )


def _three(right: int, wrong: int, gold: int) -> str:
    return " ".join(f"{value:5.1f}" for value in precision_recall(right, wrong, gold))


def _share(counts: Counter[str], of: str, right: str = "") -> float:
    return 100 * counts[right or f"{of} right"] / max(1, counts[of])


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure the quote extractor.")
    parser.add_argument("path", type=Path)
    parser.add_argument("--kinds", default=KINDS)
    parser.add_argument("--by-kind", action="store_true", help="a row for each kind of quote and of mention")
    parser.add_argument("--limit", type=int, default=0, help="only the first N documents of each set")
    parser.add_argument("--errors", type=int, default=0, help="show up to N errors of each set")
    parser.add_argument(
        "--detect", action="store_true", help="find the language instead of taking it from the file"
    )
    return parser.parse_args()


def main() -> int:
    args = arguments()
    kinds = args.kinds.split(",")
    people = [_PEOPLE]
    extract_quotes("He said so. 他說。")
    print(_SPANS)
    for name, docs in documents(args.path):
        errors: list[str] = []
        docs = docs[: args.limit or None]
        found, seconds = extracted(docs, args.detect)
        counts = scored(docs, found, set(kinds), errors)
        characters = sum(len(doc["text"]) for doc in docs)
        print(f"{span_row(name, counts)}  {len(docs) / seconds:7.0f} {characters / seconds:8.0f}")
        people.append(people_row(name, counts))
        if args.by_kind:
            rows = {f"  {kind}": scored(docs, found, {kind}, []) for kind in kinds}
            print(*(span_row(kind, row) for kind, row in rows.items()), sep="\n")
            people += [people_row(kind, row) for kind, row in rows.items()]
            people += mention_rows(counts)
        for error in errors[: args.errors]:
            print("   ", error)
    print("", *people, sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
