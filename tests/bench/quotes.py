"""Measures the quote extractor against annotated texts: `python -m tests.bench.quotes DIR`.

DIR holds .jsonl files (one `{"id", "lang", "text", "quotes": […]}` a line), story folders with a
`gold.json`, or is such a folder.  Spans are compared after trimming marks and punctuation:
"exact" when they are equal, "overlap" when they share 80 % of the longer one; "after that" is
"exact" when a conjunction at the front (that, dass, что …) may be in or out; "speaker" is the
share of right speakers among the overlapping ones, by mention or by name.
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
from typing import Any

from search.quotes import extract_quotes

Doc = dict[str, Any]
Pair = tuple[int, int]

_THAT = re.compile(r"(?:that|dass|daß|že|что|que)\b,?\s*", re.IGNORECASE)
_PRONOUNS = frozenset(
    [
        "he",
        "she",
        "they",
        "it",
        "i",
        "we",
        "er",
        "sie",
        "es",
        "он",
        "она",
        "они",
        "他",
        "她",
        "它",
        "他们",
        "她们",
        "他們",
        "她們",
        "我",
        "我们",
        "我們",
    ]
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
    """The articles of a story folder, their quotes placed in the text."""
    gold = json.loads((folder / "gold.json").read_text("utf-8"))
    names = {person["id"]: person["names"] for person in gold["people"]}
    docs = []
    for article in gold["articles"]:
        text = (folder / article["file"]).read_text("utf-8")
        quotes = [
            _placed(text, quote, names.get(quote["speaker"], {}).get(article["file"], []))
            for quote in gold["quotes"]
            if quote["file"] == article["file"]
        ]
        docs.append({"id": article["file"], "lang": article["lang"], "text": text, "quotes": quotes})
    return docs


def _placed(text: str, quote: Doc, aliases: list[str]) -> Doc:
    start = (
        text.index(quote["after"]) + len(quote["after"]) if "after" in quote else text.index(quote["text"])
    )
    speaker = _nearest(text, quote.get("speaker_text") or "", start)
    return {
        **quote,
        "start": start,
        "end": start + len(quote["text"]),
        "speaker": aliases[0] if aliases else "",
        "speaker_aliases": aliases,
        "speaker_start": speaker[0],
        "speaker_end": speaker[1],
    }


def _nearest(text: str, words: str, place: int) -> Pair:
    found = [match.span() for match in re.finditer(re.escape(words), text)] if words else []
    return min(found, key=lambda span: abs(span[0] - place), default=(0, 0))


def trim(text: str, start: int, end: int, conjunction: bool = False) -> Pair:
    """A span without outer marks, punctuation and, if asked, a conjunction at its front."""
    if conjunction:
        match = _THAT.match(text, start, end)
        start = match.end() if match else start
    while start < end and not (text[start].isalnum() or text[start] in "$€£¥%‰#@&+"):
        start += 1
    while end > start and not (text[end - 1].isalnum() or text[end - 1] in "$€£¥%‰#@&+"):
        end -= 1
    return start, end


def overlap(a: Pair, b: Pair) -> float:
    """Shared characters over the longer length."""
    longer = max(a[1] - a[0], b[1] - b[0])
    return max(0, min(a[1], b[1]) - max(a[0], b[0])) / longer if longer else 0.0


def matched(gold: list[Pair], pred: list[Pair], threshold: float) -> list[Pair]:
    """One-to-one pairs of indexes, the best first."""
    scored = [(overlap(g, p), -i, -j) for i, g in enumerate(gold) for j, p in enumerate(pred)]
    pairs: list[Pair] = []
    left, right = set(range(len(gold))), set(range(len(pred)))
    for value, i, j in sorted(scored, reverse=True):
        if value >= threshold and -i in left and -j in right:
            pairs.append((-i, -j))
            left.discard(-i)
            right.discard(-j)
    return pairs


def score(doc: Doc, found: list[Doc], kinds: set[str], errors: list[str]) -> Counter[str]:
    """The counts of one document."""
    text = doc["text"]
    gold = [q for q in doc["quotes"] if q["kind"] in kinds]
    others = [(q["start"], q["end"]) for q in doc["quotes"] if q["kind"] not in kinds]
    pred = [q for q in found if q["kind"] in kinds]
    counts: Counter[str] = Counter(gold=len(gold))
    for name, threshold, conjunction in (
        ("exact", 1.0, False),
        ("after that", 1.0, True),
        ("overlap", 0.8, False),
    ):
        a = [trim(text, q["start"], q["end"], conjunction) for q in gold]
        b = [trim(text, q["start"], q["end"], conjunction) for q in pred]
        pairs = matched(a, b, threshold)
        hit = {j for _, j in pairs}
        wrong = [j for j in range(len(b)) if j not in hit and not any(_inside(b[j], o) for o in others)]
        counts[f"{name} right"] += len(pairs)
        counts[f"{name} wrong"] += len(wrong)
    seen = {i for i, _ in pairs}
    errors += [
        f"missed   {doc['id']} [{q['kind']}] {q['text'][:150]!r}" for i, q in enumerate(gold) if i not in seen
    ]
    errors += [f"spurious {doc['id']} [{pred[j]['kind']}] {pred[j]['text'][:150]!r}" for j in wrong]
    for i, j in pairs:
        if _names(gold[i]):
            right = same_speaker(gold[i], pred[j])
            counts["speakers"] += 1
            counts["speakers right"] += right
            counts["persons right"] += _same_names(gold[i], {"speaker": pred[j]["speaker"]})
            if not right:
                errors.append(f"speaker  {doc['id']} {sorted(_names(gold[i]))} got {sorted(_names(pred[j]))}")
    return counts


def _inside(a: Pair, b: Pair) -> bool:
    return 2 * (min(a[1], b[1]) - max(a[0], b[0])) >= a[1] - a[0]


def _names(quote: Doc) -> set[str]:
    raw = [quote.get("speaker"), quote.get("speaker_text"), *(quote.get("speaker_aliases") or [])]
    plain = ("".join(ch if ch.isalnum() else " " for ch in str(name or "").casefold()) for name in raw)
    return {" ".join(name.split()) for name in plain} - {""}


def same_speaker(gold: Doc, pred: Doc) -> bool:
    """Right by mention (half of the shorter one shared) or by name."""
    a = (gold.get("speaker_start") or 0, gold.get("speaker_end") or 0)
    b = (pred["speaker_start"], pred["speaker_end"])
    shared = min(a[1], b[1]) - max(a[0], b[0])
    if 0 < min(a[1] - a[0], b[1] - b[0]) <= shared * 2:
        return True
    return _same_names(gold, pred)


def _same_names(gold: Doc, pred: Doc) -> bool:
    return any(_same_name(x, y) for x in _names(gold) for y in _names(pred))


def _same_name(a: str, b: str) -> bool:
    if a == b:
        return True
    short, long = sorted((a, b), key=len)
    if short in _PRONOUNS or len(short) < 2:
        return False
    x, y = short.split(), long.split()
    if len(x) < len(y):
        return y[: len(x)] == x or y[-len(x) :] == x
    return not short.isascii() and len(x) == len(y) == 1 and (long.startswith(short) or long.endswith(short))


def run(docs: list[Doc], kinds: set[str], errors: list[str], detect: bool) -> tuple[Counter[str], float, int]:
    """Extracts and scores one set: its counts, the seconds taken, and its characters."""
    total: Counter[str] = Counter()
    seconds = 0.0
    for doc in docs:
        begun = time.perf_counter()
        quotes = extract_quotes(doc["text"], None if detect else doc.get("lang"))
        seconds += time.perf_counter() - begun
        found = [
            {name: getattr(quote, name) for name in _FIELDS} | {"speaker": quote.person} for quote in quotes
        ]
        total += score(doc, found, kinds, errors)
    return total, seconds, sum(len(doc["text"]) for doc in docs)


_FIELDS = ("start", "end", "text", "kind", "speaker_text", "speaker_start", "speaker_end")


_HEAD = (
    "set               gold  exact P     R    F1        after that            overlap"
    "  speaker   person  docs/s  chars/s"
)


def f1(counts: Counter[str], name: str) -> str:
    """Precision / recall / F1 in percent."""
    right, wrong, gold = counts[f"{name} right"], counts[f"{name} wrong"], counts["gold"]
    precision = right / (right + wrong) if right + wrong else 0.0
    recall = right / gold if gold else 0.0
    mean = 2 * precision * recall / (precision + recall) if right else 0.0
    return f"{100 * precision:5.1f} {100 * recall:5.1f} {100 * mean:5.1f}"


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure the quote extractor.")
    parser.add_argument("path", type=Path)
    parser.add_argument("--kinds", default="direct,mixed,indirect")
    parser.add_argument("--limit", type=int, default=0, help="only the first N documents of each set")
    parser.add_argument("--errors", type=int, default=0, help="show up to N errors of each set")
    parser.add_argument(
        "--detect", action="store_true", help="find the language instead of taking it from the file"
    )
    args = parser.parse_args()
    extract_quotes("He said so. 他說。")
    print(_HEAD)
    for name, docs in documents(args.path):
        errors: list[str] = []
        docs = docs[: args.limit or None]
        counts, seconds, characters = run(docs, set(args.kinds.split(",")), errors, args.detect)
        rates = [
            100 * counts[key] / max(1, counts["speakers"]) for key in ("speakers right", "persons right")
        ]
        figures = "  ".join(f1(counts, key) for key in ("exact", "after that", "overlap"))
        speed = f"{len(docs) / seconds:7.0f} {characters / seconds:8.0f}"
        print(f"{name:16} {counts['gold']:5}  {figures}   {rates[0]:5.1f}   {rates[1]:5.1f}  {speed}")
        for error in errors[: args.errors]:
            print("   ", error)
    return 0


if __name__ == "__main__":
    sys.exit(main())
