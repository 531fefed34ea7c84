"""How well names of one person are found over scripts, and whether anybody is taken for somebody else.

    python -m tests.bench.people [--story DIR] [--part all|tried|unseen] [--errors N]

First the comparison of two names alone, on `tests/people/names.yaml`: recall over the pairs of one person
in different scripts or styles, and precision against the tempting pairs there and against each Latin name
with everybody else's names.  Half of the people, by a checksum of the name, were not looked at while the
comparison was made ("unseen").  Then the whole: on a folder with a `gold.json` that lists people and their
names by file, and on made-up news, in which these people speak in stories of five short articles.
"""

from __future__ import annotations

import argparse
import itertools
import json
import random
import tempfile
import zlib
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from search.library import Library
from search.model import Article, Quote
from search.people import Roll
from search.people.across import JOINS
from search.people.matching import match
from search.people.names import key_of, named

NAMES = Path(__file__).parent.parent / "people" / "names.yaml"
STORY = Path(__file__).parent.parent / "samples" / "story"
STYLES = {
    "cn": ("zh-Hans", "{}表示，费用上升到{}，人数为{}", "。"),
    "tw": ("zh-Hant", "{}說，費用升到{}，人數為{}", "。"),
    "hk": ("zh-Hant", "{}稱，開支升至{}，人數{}", "。"),
    "cyrillic": ("ru", "{} сказал, что расходы выросли до {} и {}", ". "),
}
"""The language of each way of writing, a sentence with a name and two figures, and what ends it."""


class Figures(NamedTuple):
    """Pairs found and missed, and wrong ones."""

    found: int
    missed: int
    wrong: int

    @property
    def recall(self) -> float:
        """The share of true pairs that were found."""
        return self.found / max(1, self.found + self.missed)

    @property
    def precision(self) -> float:
        """The share of found pairs that are true."""
        return self.found / max(1, self.found + self.wrong)

    def __str__(self) -> str:
        return (
            f"precision {100 * self.precision:5.1f}  recall {100 * self.recall:5.1f}  "
            f"({self.found} found, {self.missed} missed, {self.wrong} wrong)"
        )


def fits(one: str, other: str) -> bool:
    """Whether two names alone would do for one person; a guise also needs a title."""
    found = match(named(one), named(other))
    return bool(found.kind) and found.kind != "guise" and found.score >= JOINS[found.kind]


def is_unseen(name: str) -> bool:
    """Whether a person belongs to the half that was kept apart."""
    return zlib.crc32(name.encode()) % 2 == 1


def in_part(name: str, part: str) -> bool:
    """Whether a person belongs to a part: all, tried or unseen."""
    return part == "all" or (part == "unseen") == is_unseen(name)


def load() -> dict[str, Any]:
    """The names, by section."""
    content: dict[str, Any] = yaml.safe_load(NAMES.read_text("utf-8"))
    return content


def forms(person: dict[str, str]) -> dict[str, str]:
    """All names of a person but the Latin one, by where they are written so."""
    return {where: name for where, name in person.items() if where != "latin"}


def true_pairs(names: dict[str, Any], part: str) -> Iterator[tuple[str, str, str]]:
    """Two names of one person, and where the second is written so."""
    for person in [*names["people"], *names["chinese"]]:
        if in_part(person["latin"], part):
            for where, name in forms(person).items():
                yield person["latin"], name, where


def false_pairs(names: dict[str, Any], part: str) -> Iterator[tuple[str, str]]:
    """The tempting pairs, and each Latin name with whole names of all others."""
    for one, other in names["apart"]:
        if in_part(one, part):
            yield one, other
    people = [*names["people"], *names["chinese"]]
    whole = [[name for name in forms(person).values() if named(name).whole] for person in people]
    for person in people:
        if in_part(person["latin"], part):
            for another, its_names in zip(people, whole, strict=True):
                if another is not person:
                    yield from ((person["latin"], name) for name in its_names)


def compare(part: str, errors: int = 0) -> dict[str, Figures]:
    """The comparison alone, by where names are written so; "all" together with the wrong pairs."""
    names = load()
    found: dict[str, list[bool]] = {}
    missed = []
    for one, other, where in true_pairs(names, part):
        found.setdefault(where, []).append(fits(one, other))
        if not found[where][-1]:
            missed.append((one, other, match(named(one), named(other))))
    wrong = [(one, other) for one, other in false_pairs(names, part) if fits(one, other)]
    for line in [*missed[:errors], *wrong[:errors]]:
        print("   ", *line)
    every = [each for row in found.values() for each in row]
    figures = {where: Figures(sum(row), len(row) - sum(row), 0) for where, row in found.items()}
    return figures | {"all": Figures(sum(every), len(every) - sum(every), len(wrong))}


def story(folder: Path, errors: int = 0) -> Figures:
    """The whole: pairs of a person's names in two files, for all persons who speak in both."""
    gold = json.loads((folder / "gold.json").read_text("utf-8"))
    with tempfile.TemporaryDirectory() as home, Library(folder, home) as library:
        library.add()
        people = library.people(everybody=True)
    mentions = {
        (file, key_of(name)): person.id
        for person in people
        for file, names in person.names_in
        for name in names
    }
    owner = _owners(gold, set(mentions))
    pairs = list(combinations(sorted(owner), 2))
    same = [(a, b) for a, b in pairs if owner[a] == owner[b] and a[0] != b[0]]
    joined = {(a, b) for a, b in pairs if mentions[a] == mentions[b] and a[0] != b[0]}
    for a, b in [*(pair for pair in same if pair not in joined), *(joined - set(same))][:errors]:
        print("   ", *a, *b)
    return Figures(len(joined & set(same)), len(set(same) - joined), len(joined - set(same)))


def made_up(count: int, part: str = "all", seed: int = 5) -> tuple[list[Article], dict[str, set[str]]]:
    """Articles of so many made-up stories, and who bears each name.

    In each story the same two to four people speak in five articles, each in another language or style, which
    share some of the story's figures and have some of their own.
    """
    chance = random.Random(seed)
    people = [p for p in load()["people"] if in_part(p["latin"], part) and not named(p["latin"]).known]
    articles: list[Article] = []
    bearers: dict[str, set[str]] = {}
    for number in range(count):
        cast = chance.sample(people, chance.randint(2, 4))
        figures = [chance.choice((chance.randint(11, 99), chance.randint(100, 90_000))) for _ in range(6)]
        for where in ("latin", *STYLES):
            names = [(person["latin"], person[where]) for person in cast if where in person]
            told = [*chance.sample(figures, 4), *(chance.randint(2, 3000) for _ in range(4))]
            articles.append(_article(len(articles) + 1, number, where, [name for _, name in names], told))
            for latin, name in names:
                bearers.setdefault(key_of(name), set()).add(latin)
    return articles, bearers


def _article(key: int, story: int, where: str, names: list[str], figures: list[int]) -> Article:
    """Everybody says one thing in it."""
    lang, said, between = STYLES.get(where, ("en", "{} said the cost rose to {} in {}", ". "))
    rest = itertools.cycle(figures)
    text = ""
    quotes: list[Quote] = []
    for name in names:
        start = len(text)
        text += said.format(name, next(rest), next(rest)) + between
        end = start + len(name)
        quotes.append(
            Quote(
                end,
                len(text),
                text[end:],
                "direct",
                speaker_text=name,
                speaker_start=start,
                speaker_end=end,
                person=name,
                group=len(quotes),
                lang=lang,
                article=key,
                speaker_type="person",
            )
        )
    text += between.join(map(str, figures))
    date = f"2026-{1 + story % 12:02}-{1 + story // 12 % 28:02}"
    return Article(
        key, f"{where}/{story:04}.txt", 0, "", text, date=date, langs=(lang,), quotes=tuple(quotes)
    )


def news(count: int, part: str = "all") -> Figures:
    """The whole on made-up news: pairs of different names that are, and are not, one person's."""
    articles, bearers = made_up(count, part)
    people = Roll(articles).people()
    joined = {
        tuple(sorted(pair)) for person in people for pair in combinations(set(map(key_of, person.names)), 2)
    }
    by_person: dict[str, set[str]] = {}
    for key, owners in bearers.items():
        for owner in owners:
            by_person.setdefault(owner, set()).add(key)
    same = {tuple(sorted(pair)) for keys in by_person.values() for pair in combinations(keys, 2)}
    return Figures(len(joined & same), len(same - joined), len(joined - same))


def _owners(gold: dict[str, Any], heard: set[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """The person of each name that was heard, where the file gives that name to one person only."""
    owners: dict[tuple[str, str], set[str]] = {}
    for person in gold["people"]:
        if person["type"] == "person":
            for file, names in person["names"].items():
                for name in names:
                    owners.setdefault((file, key_of(name)), set()).add(person["id"])
    return {mention: next(iter(ids)) for mention, ids in owners.items() if mention in heard and len(ids) == 1}


def main() -> None:
    """Print all figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--story", type=Path, default=STORY)
    parser.add_argument("--part", choices=("all", "tried", "unseen"), default="all")
    parser.add_argument("--errors", type=int, default=0)
    asked = parser.parse_args()
    print(f"two names compared ({asked.part})")
    for where, figures in compare(asked.part, asked.errors).items():
        print(f"  {where:10}{figures}")
    print(f"the whole on {asked.story.name}\n  {'pairs':10}{story(asked.story, asked.errors)}")
    print(f"the whole on 60 made-up stories ({asked.part})\n  {'pairs':10}{news(60, asked.part)}")


if __name__ == "__main__":
    main()
