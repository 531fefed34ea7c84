"""The word lists of the quotes: every entry a string, none twice in a group, given names sorted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from importlib import resources
from itertools import chain
from pathlib import Path

import pytest
import yaml

from search.quotes.who.description_words import is_demonym
from search.quotes.wordlists import listed, load_names

DATA = Path(str(resources.files("search.quotes"))) / "data"
FILES = sorted(path.relative_to(DATA).as_posix() for path in DATA.rglob("*.yaml"))


def read(file: str) -> dict[str, object]:
    data = yaml.safe_load((DATA / file).read_text(encoding="utf-8"))
    assert isinstance(data, dict)
    return data


def leaves(value: object) -> Iterator[object]:
    """All keys and values of a file, however deep."""
    if isinstance(value, dict):
        yield from chain(value, *(leaves(inner) for inner in value.values()))
    elif isinstance(value, list):
        yield from chain.from_iterable(leaves(inner) for inner in value)
    else:
        yield value


def entries(value: object) -> list[str]:
    """The entries of one group: parted by semicolons where they are phrases, else by spaces."""
    if isinstance(value, list):
        return [str(entry) for entry in value]
    text = str(value)
    return [entry.strip() for entry in text.split(";" if ";" in text else None)]


def lists(data: dict[str, object], outer: str = "") -> Iterator[tuple[str, object]]:
    """The groups of a file with their keys; a verb's forms are a group too."""
    for key, value in data.items():
        if isinstance(value, dict):
            yield from lists(value, f"{outer}{key} ")
        else:
            yield f"{outer}{key}", value


@pytest.mark.parametrize("file", FILES)
def test_no_entry_is_read_as_anything_but_a_string(file: str) -> None:
    assert [leaf for leaf in leaves(read(file)) if not isinstance(leaf, str)] == []


@pytest.mark.parametrize("file", FILES)
def test_no_entry_stands_twice_in_a_group(file: str) -> None:
    groups = dict(lists(read(file)))
    doubled = {key: [one for one, n in Counter(entries(groups[key])).items() if n > 1] for key in groups}
    assert {key: twice for key, twice in doubled.items() if twice} == {}


@pytest.mark.parametrize("file", FILES)
def test_no_key_stands_twice_in_a_file(file: str) -> None:
    lines = (DATA / file).read_text(encoding="utf-8").splitlines()
    keys = [line.partition(":")[0] for line in lines if line[:1].isalpha() and ":" in line]
    assert [key for key, n in Counter(keys).items() if n > 1] == []


@pytest.mark.parametrize("gender", ["male", "female"])
def test_given_names_are_sorted(gender: str) -> None:
    names = str(load_names("given")[gender]).split()
    assert names == sorted(names)


def test_no_given_name_tells_both_genders() -> None:
    assert set(listed("given", "male")) & set(listed("given", "female")) == set()


@pytest.mark.parametrize(
    ("word", "told"),
    [("Hoosiers", True), ("Utahn", True), ("Swede", True), ("Nigerian", True), ("Table", False)],
)
def test_who_is_from_where_is_listed_or_told_by_the_ending(word: str, told: bool) -> None:
    assert is_demonym(word) is told
