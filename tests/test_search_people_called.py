"""What somebody is called besides: family names, names of several persons, and names that say nothing."""

from __future__ import annotations

import pytest

from search.model import Person, SpeakerType
from search.people.called import Called


def person(*names: str, type: SpeakerType = "person") -> Person:
    return Person(names[0], names, (), (), 1, id=names[0], type=type)


TIDE = Called(
    [
        person("Mara Quill", "玛拉·奎尔", "奎爾"),
        person("Osric Quill", "奥斯里克·奎尔"),
        person("Jean Le Brenn", "让·勒布伦"),
        person("Chen Daming", "陈大明"),
        person("Jörg Ambühl", "约尔格·安比尔"),
        person("Tide Bureau", "潮汐局", type="organisation"),
        person("王女士", "Ms Wang"),
        person("Ida Will", "伊达·维尔"),
    ]
)


@pytest.mark.parametrize(
    ("name", "besides"),
    [
        ("mara quill", {"玛拉·奎尔"}),  # 奎尔 is also that of the other one
        ("quill", {"玛拉·奎尔", "奎尔", "奥斯里克·奎尔"}),
        ("奎尔", {"Mara Quill", "Osric Quill", "quill"}),
        ("osric quill", {"奥斯里克·奎尔"}),
        ("le brenn", {"brenn", "让·勒布伦", "勒布伦"}),
        ("brenn", {"让·勒布伦", "勒布伦"}),
        ("chen", {"陈大明"}),
        ("陈大明", {"Chen Daming", "chen"}),
        ("tide bureau", {"潮汐局"}),
        ("潮汐局", {"Tide Bureau"}),
        ("bureau", set()),
        ("王女士", set()),
        ("will", set()),
        ("陈", set()),
        ("", set()),
    ],
)
def test_a_name_gives_the_others_of_all_who_bear_it(name: str, besides: set[str]) -> None:
    assert set(TIDE.besides(name)) == besides


def test_letters_that_a_keyboard_lacks_do_not_matter() -> None:
    for name in ("ambuhl", "ambuehl", "jorg ambuhl", "joerg ambuehl"):
        assert "约尔格·安比尔" in TIDE.besides(name)


def test_a_name_of_hundreds_gives_no_more_than_can_be_looked_up() -> None:
    many = Called(
        [person(f"Anna{chr(97 + n // 26)}{chr(97 + n % 26)} Holm", f"安娜{n}·霍尔姆") for n in range(300)]
    )
    assert len(many.besides("holm")) == 64
    assert many.besides("annaaa holm") == ("安娜0·霍尔姆",)
