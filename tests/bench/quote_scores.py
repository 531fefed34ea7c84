"""Compares extracted quotes with annotated ones, one document at a time.

Spans are [start, end) in code points and are compared after trimming marks and punctuation.
Matching is one to one, the best overlap first, so a document costs gold x found comparisons.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import Any

Doc = dict[str, Any]
Pair = tuple[int, int]

PASSES = (("exact", 1.0, False), ("after that", 1.0, True), ("overlap", 0.8, False))
"""What a span is measured by: its name, the least overlap, and whether a conjunction may be in or out."""

MENTIONS = ("pronoun", "short name", "description", "none")

_KEPT = "$€£¥%‰#@&+"
_THAT = re.compile(r"(?:that|dass|daß|že|что|que)\b,?\s*", re.IGNORECASE)
_ARTICLE = re.compile(
    r"(?:an?|the|ein|eine|der|die|das|une?|les?|la|el|los|las|il|lo|uma?|os?|as|een|de|het) "
)
_PRONOUN = re.compile(
    r"he|she|they|it|i|we|him|her|them|er|sie|es|ihm|ihr|il|elle|ils|elles|lui|él|ella|ellos|ellas|lei|loro|"
    r"ele|ela|eles|elas|hij|zij|ze|hem|haar|on|ona|oni|ono|něj|он|она|они|ему|ей|"
    r"他|她|它|他们|她们|他們|她們|我|我们|我們|对方|對方"
)


def trim(text: str, start: int, end: int, conjunction: bool = False) -> Pair:
    """A span without outer marks, punctuation and, if asked, a conjunction at its front."""
    if conjunction:
        match = _THAT.match(text, start, end)
        start = match.end() if match else start
    while start < end and not (text[start].isalnum() or text[start] in _KEPT):
        start += 1
    while end > start and not (text[end - 1].isalnum() or text[end - 1] in _KEPT):
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
    """The counts of one document; what went wrong is added to `errors` as readable lines.

    Gold quotes of other kinds are "don't care": a found quote that lies mostly inside one is left out.
    """
    text = doc["text"]
    gold = [q for q in doc["quotes"] if q["kind"] in kinds]
    others = [(q["start"], q["end"]) for q in doc["quotes"] if q["kind"] not in kinds]
    pred = [q for q in found if q["kind"] in kinds]
    counts: Counter[str] = Counter(gold=len(gold))
    for name, threshold, conjunction in PASSES:
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
    people = {q.get("speaker") or "" for q in doc["quotes"]} - {""}
    for i, j in pairs:
        counts += _speaker(doc["id"], gold[i], pred[j], errors)
        counts += _resolved(doc["id"], gold[i], pred[j], people, errors)
        counts += _typed(gold[i], pred[j])
    return counts


def _speaker(name: str, gold: Doc, pred: Doc, errors: list[str]) -> Counter[str]:
    if not _names(gold):
        return Counter()
    right = same_speaker(gold, pred)
    if not right:
        errors.append(f"speaker  {name} {sorted(_names(gold))} got {sorted(_names(pred))}")
    person = _same_names(gold, {"speaker": pred["speaker"]})
    return Counter({"speakers": 1, "speakers right": right, "persons right": person})


def _resolved(name: str, gold: Doc, pred: Doc, people: set[str], errors: list[str]) -> Counter[str]:
    """Whether a mention that is not the full name itself was given the right person."""
    if not gold.get("speaker"):
        return Counter({"invented": "speaker" in gold and bool(pred["speaker"])})
    if not needs_resolving(gold):
        return Counter()
    result = "empty"
    if pred["speaker"]:
        result = "right" if same_person(gold, pred["speaker"], people) else "wrong"
    if result != "right":
        names = f"{gold.get('speaker_text') or ''!r} is {gold['speaker']!r}, got {pred['speaker']!r}"
        errors.append(f"person   {name} {names}: {gold['text'][:60]!r}")
    keys = ["all", mention_kind(gold)] + ["person"] * (gold.get("speaker_type") in ("person", "", None))
    return Counter(f"resolved {key} {result}" for key in keys)


def _typed(gold: Doc, pred: Doc) -> Counter[str]:
    if not gold.get("speaker_type"):
        return Counter()
    return Counter({"types": 1, "types right": gold["speaker_type"] == pred.get("speaker_type")})


def needs_resolving(quote: Doc) -> bool:
    """Whether the mention does not already hold the resolved name."""
    return plain(quote["speaker"]) not in plain(quote.get("speaker_text"))


def mention_kind(quote: Doc) -> str:
    """One of MENTIONS: a short name shares a word with the full one, or begins or ends it in Chinese."""
    mention, full = plain(quote.get("speaker_text")), plain(quote["speaker"])
    if not mention:
        return "none"
    if _PRONOUN.fullmatch(mention):
        return "pronoun"
    shares = set(mention.split()) & set(full.split()) or (not full.isascii() and mention in full)
    return "short name" if shares else "description"


def same_person(gold: Doc, person: str, people: set[str]) -> bool:
    """Equal to a name of the person, or the first or last words of one that fit nobody else who speaks."""
    said = _bare(person)
    names = {_bare(name) for name in (gold["speaker"], *(gold.get("speaker_aliases") or []))}
    others = {_bare(name) for name in people} - names
    return said in names or (
        any(_same_name(name, said) for name in names) and not any(_same_name(name, said) for name in others)
    )


def same_speaker(gold: Doc, pred: Doc) -> bool:
    """Right by mention (half of the shorter one shared) or by name."""
    a = (gold.get("speaker_start") or 0, gold.get("speaker_end") or 0)
    b = (pred["speaker_start"], pred["speaker_end"])
    shared = min(a[1], b[1]) - max(a[0], b[0])
    if 0 < min(a[1] - a[0], b[1] - b[0]) <= shared * 2:
        return True
    return _same_names(gold, pred)


def plain(name: object) -> str:
    """A name in lower case, its punctuation turned to single spaces."""
    return " ".join("".join(ch if ch.isalnum() else " " for ch in str(name or "").casefold()).split())


def _bare(name: str) -> str:
    return _ARTICLE.sub("", plain(name))


def precision_recall(right: int, wrong: int, gold: int) -> tuple[float, float, float]:
    """Precision, recall and F1 in percent."""
    precision = right / (right + wrong) if right + wrong else 0.0
    recall = right / gold if gold else 0.0
    mean = 2 * precision * recall / (precision + recall) if right else 0.0
    return 100 * precision, 100 * recall, 100 * mean


def total(counts: Iterable[Counter[str]]) -> Counter[str]:
    """The sum of the counts of several documents."""
    summed: Counter[str] = Counter()
    for one in counts:
        summed.update(one)
    return summed


def _inside(a: Pair, b: Pair) -> bool:
    return 2 * (min(a[1], b[1]) - max(a[0], b[0])) >= a[1] - a[0]


def _names(quote: Doc) -> set[str]:
    raw = [quote.get("speaker"), quote.get("speaker_text"), *(quote.get("speaker_aliases") or [])]
    return {plain(name) for name in raw} - {""}


def _same_names(gold: Doc, pred: Doc) -> bool:
    return any(_same_name(x, y) for x in _names(gold) for y in _names(pred))


def _same_name(a: str, b: str) -> bool:
    if a == b:
        return True
    short, long = sorted((a, b), key=len)
    if _PRONOUN.fullmatch(short) or len(short) < 2:
        return False
    x, y = short.split(), long.split()
    if len(x) < len(y):
        return y[: len(x)] == x or y[-len(x) :] == x
    return not short.isascii() and len(x) == len(y) == 1 and (long.startswith(short) or long.endswith(short))
