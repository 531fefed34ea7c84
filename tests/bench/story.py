"""How well the timeline and coverage tell what an annotated story has.

    python -m tests.bench.story [--errors] [--everything] [FOLDER …]

Timeline, by the gold's events.  "dated": mentions that are found with their own day; wrong are those given
another one.  "joined": pairs of mentions of one event and one date in two files that stand in one entry;
wrong are pairs of two events in one entry.  "conflicts": pairs of days for one event.

Coverage, article by article, by the gold's facts and statements.  "facts", "statements": those on one side
only that are told on that side; wrong are those on both sides that are told as missing.  What is told as
unsure is neither: "facts?" and "statements?" count those of one side that are told at all, and those of both
sides that are told as missing or unsure.  "unknown" are rows that touch nothing annotated, by kind; "foreign"
are those from an article of another story.
Minor gaps are left out but with --everything.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

from search.coverage import Gap
from search.library import Library
from search.model import Span
from search.timeline import Event, Telling
from tests.bench.figures import Counts, load
from tests.bench.statements import STORIES

Gold = dict[str, Any]
Place = tuple[str, Span]
"""A file and where in its cleaned text."""

FOREIGN = "x-"
"""How the names of articles of another story begin."""


class Measured(NamedTuple):
    """The counts by what was measured, and the errors in words."""

    counts: Mapping[str, Counts]
    unknown: Counter[str]
    errors: Sequence[str]


class Tally:
    """Counts and errors while they are collected."""

    def __init__(self) -> None:
        self.counts: dict[str, Counts] = defaultdict(Counts)
        self.errors: list[str] = []

    def add(self, measure: str, outcome: str, words: str = "") -> None:
        """One thing "found", "missed" or "wrong"."""
        self.counts[measure] += Counts(**{outcome: 1})
        if outcome != "found" and words:
            self.errors.append(f"{measure}, {outcome}: {words}")


def measure(folder: Path, everything: bool = False) -> Measured:
    """One story as one library, with `everything` also the minor gaps."""
    gold = load(folder)
    tally, unknown = Tally(), Counter[str]()
    with tempfile.TemporaryDirectory() as scratch:
        files = Path(scratch) / "files"
        shutil.copytree(folder, files, ignore=shutil.ignore_patterns("gold.json", "*.yaml", "README*"))
        with Library(files, Path(scratch) / "home") as library:
            library.add()
            library.catch_up()
            articles = library.articles()
            texts = {article.file: article.text for article in articles}
            if gold.get("events"):
                _timeline(library.timeline(), gold["events"], texts, tally)
            for article in articles:
                if article.file.startswith(FOREIGN):
                    continue
                told = [gap for gap in library.coverage(article) if everything or not gap.is_minor]
                unknown += _coverage(article.file, told, gold, texts, tally)
    return Measured(tally.counts, unknown, tally.errors)


# -- timeline ----------------------------------------------------------------------------------------------


class _Mention(NamedTuple):
    event: str
    date: str
    place: Place
    text: str


def _timeline(events: Sequence[Event], gold: Sequence[Gold], texts: Mapping[str, str], tally: Tally) -> None:
    mentions = list(_mentions(gold, texts))
    entry_of: dict[_Mention, set[int]] = defaultdict(set)
    for number, event in enumerate(events):
        for telling in event.tellings if event.kind != "published" else ():
            for mention in mentions:
                if _is_mention(telling, event.date, mention):
                    entry_of[mention].add(number)
    _dated(mentions, entry_of, events, tally)
    _joined(mentions, entry_of, events, tally)
    _conflicts(events, gold, tally)


def _dated(
    mentions: Sequence[_Mention], entry_of: Mapping[_Mention, set[int]], events: Sequence[Event], tally: Tally
) -> None:
    for mention in mentions:
        dates = {events[number].date for number in entry_of.get(mention, ())}
        words = f"{mention.event} {mention.place[0]} {mention.text} {mention.date or '?'} {sorted(dates)}"
        if mention.date in dates:
            tally.add("dated", "found")
        else:
            tally.add("dated", "missed", words)
            if any(dates):
                tally.add("dated", "wrong")


def _joined(
    mentions: Sequence[_Mention], entry_of: Mapping[_Mention, set[int]], events: Sequence[Event], tally: Tally
) -> None:
    for one, other in combinations(mentions, 2):
        if not (one.date and one.date == other.date and one.place[0] != other.place[0]):
            continue
        here, there = (_entries_of(each, entry_of, events) for each in (one, other))
        together = bool(here & there)
        words = (
            f"{one.date} {one.event} {one.place[0]} {one.text} | {other.event} {other.place[0]} {other.text}"
        )
        if one.event == other.event and here and there:
            tally.add("joined", "found" if together else "missed", words)
        elif one.event != other.event and together:
            tally.add("joined", "wrong", words)


def _entries_of(
    mention: _Mention, entry_of: Mapping[_Mention, set[int]], events: Sequence[Event]
) -> set[int]:
    return {number for number in entry_of.get(mention, ()) if events[number].date == mention.date}


def _mentions(gold: Iterable[Gold], texts: Mapping[str, str]) -> Iterator[_Mention]:
    for event in gold:
        for mention in event["mentions"]:
            date = mention.get("date", event["date"]) or ""
            place = _place(mention, texts)
            if place:
                yield _Mention(event["id"], date, place, mention["text"])


def _is_mention(telling: Telling, date: str, mention: _Mention) -> bool:
    """Whether the words of the date stand in the mention, or the sentence of both has that date."""
    file, span = mention.place
    if telling.file != file:
        return False
    inside = telling.when.start < span.end and span.start < telling.when.end
    return inside or (bool(date) and date == mention.date and telling.start <= span.start < telling.end)


def _conflicts(events: Sequence[Event], gold: Sequence[Gold], tally: Tally) -> None:
    wanted = set()
    for event in gold:
        days = {mention.get("date", event["date"]) for mention in event["mentions"]}
        whole = {day for day in days if day and len(day) == len("2026-09-09")}
        if event.get("conflict"):
            wanted |= {frozenset(pair) for pair in combinations(sorted(whole), 2)}
    told = {frozenset({event.date, other}) for event in events for other in event.conflicts}
    for pair in wanted | told:
        outcome = "found" if pair in wanted & told else "missed" if pair in wanted else "wrong"
        tally.add("conflicts", outcome, " ".join(sorted(pair)))


# -- coverage ----------------------------------------------------------------------------------------------


def _coverage(
    file: str, gaps: Sequence[Gap], gold: Gold, texts: Mapping[str, str], tally: Tally
) -> Counter[str]:
    """Tally the gaps of one article; how many touch nothing that is annotated, by kind."""
    group = next((set(each) for each in gold.get("near_copies", ()) if file in each), {file})
    known: set[int] = set()
    for name, told in (("facts", _facts(gold, texts)), ("statements", _statements(gold, texts))):
        for label, places in told.items():
            files = {place[0] for place in places}
            side = _side(files, group)
            touching = [at for at, gap in enumerate(gaps) if _touches(gap, places)]
            known |= set(touching)
            telling = [gaps[at] for at in touching if _tells(gaps[at], name)]
            sides = {gap.side for gap in telling if not gap.is_unsure}
            words = f"from {file}: {label}"
            perhaps = {gap.side for gap in telling}
            if side or perhaps:
                unsure = "found" if side in perhaps else "missed" if side else "wrong"
                tally.add(f"{name}?", unsure)
            if side:
                tally.add(name, "found" if side in sides else "missed", f"{words} ({side})")
            elif sides:
                tally.add(name, "wrong", f"{words} ({', '.join(sorted(sides))})")
    rest = Counter(gap.kind for at, gap in enumerate(gaps) if at not in known)
    foreign = sum(place.file.startswith(FOREIGN) for gap in gaps for place in gap.places)
    return Counter[str](rest) + Counter({"foreign": foreign})


def _tells(gap: Gap, name: str) -> bool:
    """Whether a gap tells of facts or of statements; somebody who speaks is not yet what is said."""
    return gap.kind in (("passage", "figure", "statement") if name == "facts" else ("statement",))


def _side(files: set[str], group: set[str]) -> str:
    if files & group:
        return "" if files - group else "only here"
    return "only elsewhere"


def _touches(gap: Gap, places: Iterable[Place]) -> bool:
    return any(
        each.file == file and each.start < span.end and span.start < each.end
        for each in gap.places
        for file, span in places
    )


def _facts(gold: Gold, texts: Mapping[str, str]) -> dict[str, list[Place]]:
    return {fact["id"]: _places(fact["mentions"], texts) for fact in gold.get("facts", ())}


def _statements(gold: Gold, texts: Mapping[str, str]) -> dict[str, list[Place]]:
    said: dict[str, list[Gold]] = defaultdict(list)
    for quote in gold.get("quotes", ()):
        if quote.get("statement"):
            said[quote["statement"]].append(quote)
    found = {name: _places(quotes, texts) for name, quotes in said.items()}
    return {
        name: places
        for name, places in found.items()
        if places and not any(place[0].startswith(FOREIGN) for place in places)
    }


def _places(mentions: Iterable[Gold], texts: Mapping[str, str]) -> list[Place]:
    return [place for mention in mentions if (place := _place(mention, texts))]


def _place(mention: Gold, texts: Mapping[str, str]) -> Place | None:
    text, after = texts.get(mention["file"], ""), mention.get("after", "")
    start = text.find(after + mention["text"])
    if start < 0:
        return None
    start += len(after)
    return mention["file"], Span(start, start + len(mention["text"]))


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--everything", action="store_true")
    given = parser.parse_args()
    for folder in given.folders or STORIES:
        measured = measure(folder, given.everything)
        print(folder)
        for name, counts in measured.counts.items():
            print(f"  {name:10} {counts}")
        print("  unknown   ", ", ".join(f"{count} {kind}" for kind, count in measured.unknown.most_common()))
        for error in measured.errors if given.errors else ():
            print(f"    {error}")


if __name__ == "__main__":
    main()
