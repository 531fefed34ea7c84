"""Who is joined over spellings, cases and stories, and that chance never joins two people."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.library import Library
from search.model import Article, Person
from search.people import gather
from search.people.inflection import inflects
from search.people.names import agree, named
from search.store import FileRecord
from tests.bench import people as bench
from tests.test_search_people import SHARED, SHARED_ZH, article, proposed, row, together
from tui.text.utterances import utterances, voices

STYLES = {"latin": "en", "cn": "zh-Hans", "tw": "zh-Hant", "cyrillic": "ru"}
NAMES = [
    {style: person[style].replace("·", " ").split() for style in STYLES}
    for person in bench.load()["people"]
    if all(len(person.get(style, "").replace("·", " ").split()) == 2 for style in STYLES)
]


def recombined(chance: random.Random) -> dict[str, str]:
    """A person with the given name of one known person and the family name of another, in all styles."""
    first, last = chance.choice(NAMES), chance.choice(NAMES)
    joints = {"cn": "·", "tw": "·"}
    return {style: joints.get(style, " ").join((first[style][0], last[style][1])) for style in STYLES}


def unrelated(seed: int, count: int) -> tuple[list[Article], dict[str, str]]:
    """Articles of one month that share nothing but what chance gives, and whose name each one is."""
    chance = random.Random(seed)
    people = [recombined(chance) for _ in range(count)]
    owner: dict[str, str] = {}
    articles = []
    for key in range(1, count + 1):
        style, lang = chance.choice(list(STYLES.items()))
        cast = chance.sample(people, 3)
        owner |= {named(person[style]).plain: named(person["latin"]).plain for person in cast}
        figures = ", ".join(str(chance.randint(2, 9000)) for _ in range(20))
        date = f"2026-03-{chance.randint(1, 28):02}"
        articles.append(article(key, *(each[style] for each in cast), lang=lang, text=figures, date=date))
    return articles, owner


def mixed(people: list[Person], owner: dict[str, str]) -> list[Person]:
    """The rows that hold names of two people."""
    return [each for each in people if len({owner[named(name).plain] for name in each.names}) > 1]


@settings(max_examples=12, deadline=None)
@given(st.integers(0, 10_000))
def test_chance_joins_no_two_people_of_unrelated_articles(seed: int) -> None:
    articles, owner = unrelated(seed, 90)
    assert mixed(gather(articles), owner) == []


def test_a_large_library_of_unrelated_articles_joins_no_two_people() -> None:
    articles, owner = unrelated(7, 800)
    assert mixed(gather(articles), owner) == []


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000))
def test_a_chain_joins_no_two_names_of_one_language_that_conflict(seed: int) -> None:
    chance = random.Random(seed)
    few = random.Random(seed).sample(NAMES, 3)
    articles = []
    for key in range(1, 9):
        style, lang = chance.choice(list(STYLES.items()))
        joint = "·" if lang.startswith("zh") else " "
        names = {joint.join((chance.choice(few)[style][0], chance.choice(few)[style][1])) for _ in range(3)}
        facts = SHARED_ZH if lang.startswith("zh") else SHARED
        articles.append(article(key, *sorted(names), lang=lang, text=facts))
    for person in gather(articles):
        latin = [name for name in map(named, person.names) if name.script == "LATIN"]
        assert all(agree(one, other) for one, other in combinations(latin, 2)), person.names


@pytest.mark.parametrize("shared", [" 9,400 boxes.", " On 3 May."])
def test_one_fact_of_one_day_makes_no_story(shared: str) -> None:
    people = gather(
        [
            article(1, "Henrik Lauridsen", text=shared, date="2026-05-04"),
            article(2, "Хенрик Лауридсен", lang="ru", text=shared, date="2026-05-04"),
        ]
    )
    assert len(people) == 2
    assert proposed(people, "Henrik Lauridsen") == {"Хенрик Лауридсен"}


def test_people_heard_in_many_articles_make_no_story_of_two() -> None:
    everywhere = [article(key, "Ada Marsh", "Tom Reed") for key in range(10, 60)]
    pair = [
        article(1, "Henrik Lauridsen", "Ada Marsh", "Tom Reed"),
        article(2, "Хенрик Лауридсен", "Ada Marsh", "Tom Reed", lang="ru"),
    ]
    fact = " 9,400 boxes."
    pair = [replace(each, text=each.text + fact) for each in pair]
    assert together(gather(pair), "Henrik Lauridsen", "Хенрик Лауридсен")
    assert row(gather([*pair, *everywhere]), "Henrik Lauridsen").names == ("Henrik Lauridsen",)


# -- spellings ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "lang"),
    [
        ("Vladimir Gorbunov", "Wladimir Gorbunow", "de"),
        ("Mikhail Tolbachev", "Michail Tolbatschow", "de"),
        ("Volodymyr Berensky", "Wolodymyr Berenskyj", "de"),
        ("Sergey Lukanin", "Sergueï Loukanine", "fr"),
    ],
)
def test_two_languages_may_spell_one_name(one: str, other: str, lang: str) -> None:
    english, foreign = article(1, one, text=SHARED), article(2, other, lang=lang, text=SHARED)
    assert together(gather([english, foreign]), one, other)
    assert len(gather([english, article(2, other, text=SHARED)])) == 2
    assert len(gather([english, replace(foreign, text=foreign.text.replace(SHARED, ""))])) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [("Maria Conti", "Mario Conti"), ("Andrea Berg", "Andreas Berg"), ("Jan Novák", "Jana Nováková")],
)
def test_names_of_a_man_and_a_woman_are_no_spellings(one: str, other: str) -> None:
    people = gather([article(1, one, text=SHARED), article(2, other, lang="de", text=SHARED)])
    assert len(people) == 2


@pytest.mark.parametrize(
    ("form", "base", "lang", "same"),
    [
        ("Владимира Горбунова", "Владимир Горбунов", "ru", True),
        ("Сергеем Лавриным", "Сергей Лаврин", "ru", True),
        ("Марии Лавриной", "Мария Лаврина", "ru", True),
        ("Андрею Толстовскому", "Андрей Толстовский", "ru", True),
        ("Jana Kowalskiego", "Jan Kowalski", "pl", True),
        ("Petra Nováka", "Petr Novák", "cs", True),
        ("Karla Havlíčka", "Karel Havlíček", "cs", False),  # a stem that changes
        ("Nováka", "Petr Novák", "cs", True),
        ("Angela Hartmanns", "Angela Hartmann", "de", True),
        ("Александра Петрова", "Александр Петров", "ru", False),
        ("Олександра Іванова", "Олександр Іванов", "uk", False),
        ("Святослава Петрова", "Святослав Петров", "ru", False),
        ("Петрова", "Иван Петров", "ru", False),
        ("Мария Петрова", "Мария Петров", "ru", False),
        ("Jana Nováková", "Jan Novák", "cs", False),
        ("Stanisława Nowak", "Stanisław Nowak", "pl", False),
        ("Peters", "Hans Peter", "de", False),
        ("Jana Nováka", "Jan Novák", "en", False),
        ("", "Jan Novák", "cs", False),
    ],
)
def test_a_case_and_its_base(form: str, base: str, lang: str, same: bool) -> None:
    assert inflects(named(form), named(base), lang) is same


def test_a_name_in_another_case_joins_its_only_base() -> None:
    base = article(1, "Владимир Горбунов", lang="ru", text=SHARED)
    form = article(2, "Владимира Горбунова", lang="ru", text=SHARED)
    assert together(gather([base, form]), "Владимир Горбунов", "Владимира Горбунова")
    assert len(gather([base, article(2, "Владимира Горбунова", lang="ru", text=" 12,345 tonnes.")])) == 2
    assert len(gather([article(1, "Jan Novák", lang="cs"), article(2, "Petra Nováka", lang="cs")])) == 2


def test_a_name_in_another_case_does_not_keep_a_foreign_form_away() -> None:
    people = gather(
        [
            article(1, "Владимир Горбунов", "Владимира Горбунова", lang="ru", text=SHARED),
            article(2, "Vladimir Gorbunov", text=SHARED),
        ]
    )
    assert together(people, "Владимир Горбунов", "Владимира Горбунова", "Vladimir Gorbunov")


def test_a_german_genitive_is_a_guess() -> None:
    people = gather(
        [
            article(1, "Thomas Peter", lang="de", text=SHARED),
            article(2, "Thomas Peters", lang="de", text=SHARED),
        ]
    )
    assert len(people) == 2
    assert proposed(people, "Thomas Peter") == {"Thomas Peters"}


def test_a_possessive_is_the_name() -> None:
    assert together(gather([article(1, "Ada Marsh"), article(2, "Ada Marsh’s")]), "Ada Marsh", "Ada Marsh’s")


# -- what the desk asks ----------------------------------------------------------------------------------


def test_the_ids_of_an_article_are_known_after_a_look_at_people(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    with Library(folder, tmp_path / "home") as library:
        one = article(0, "Ada Marsh", "老灰", lang="zh-Hans")
        library.store.put(FileRecord(one.file, 1, 1, "", ""), [one])
        library.people_file.join("Ada Marsh", "老灰")
        (key,) = [each.id for each in library.articles()]
        assert library.person_ids(key) == {}
        library.people()
        ids = library.person_ids(key)
        assert ids == {"Ada Marsh": "ada-marsh", "老灰": "ada-marsh"}
        assert library.person_ids(key + 1) == {}
        said = utterances(library.quotes(article=key))
        assert [len(voice.utterances) for voice in voices(said)] == [1, 1]
        assert [len(voice.utterances) for voice in voices(said, ids)] == [2]


# -- Chinese family names -------------------------------------------------------------------------------


def test_a_chinese_family_name_that_stands_first_is_the_short_form() -> None:
    people = gather([article(1, "Liu Wanqing", "Liu"), article(2, "Liu")])
    assert row(people, "Liu Wanqing").files == ("1.txt",)
    assert row(people, "Liu Wanqing").quotes == 2


@pytest.mark.parametrize(
    ("latin", "title", "same"),
    [
        ("Patrick Lin", "律师", True),
        ("Patrick Lin", "", False),
        ("Patrick Lim", "律师", True),
        ("Patrick Wong", "律师", False),
        ("Zhiwei Lin", "律师", False),
    ],
)
def test_an_english_given_name_needs_the_title(latin: str, title: str, same: bool) -> None:
    people = gather(
        [
            article(1, f"the lawyer |{latin}", text=SHARED),
            article(2, f"{title}|林柏德", lang="zh-Hans", text=SHARED_ZH),
        ]
    )
    assert (len(people) == 1) is same


@pytest.mark.parametrize(
    ("latin", "chinese"),
    [
        ("Tsai Pei-ju", "蔡佩如"),
        ("Hsieh Kuo-hung", "謝國宏"),
        ("Chu Yen-tzu", "朱彥子"),
        ("Tseng Shih-chi", "曾詩琪"),
    ],
)
def test_a_taiwanese_name_is_read_as_wade_and_giles_write_it(latin: str, chinese: str) -> None:
    both = [article(1, latin, text=SHARED), article(2, chinese, lang="zh-Hant", text=SHARED_ZH)]
    assert together(gather(both), latin, chinese)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Reto Ambühl", "Reto Ambuehl", True),
        ("Jörg Weiß", "Joerg Weiss", True),
        ("Søren Åkesson", "Soeren Aakesson", True),
        ("Reto Ambühl", "Reto Ambuhl", True),
        ("Reto Ambuhl", "Reto Ambuehl", False),
        ("Joe Moe", "Jo Mo", False),
    ],
)
def test_umlauts_are_equal_to_their_two_letters(one: str, other: str, same: bool) -> None:
    people = gather([article(1, one), article(2, other)])
    assert (len(people) == 1) is same


def test_a_short_name_with_an_umlaut_finds_its_whole_name() -> None:
    people = gather([article(1, "Reto Ambühl", text=SHARED), article(2, "Ambuehl", text=SHARED)])
    assert len(people) == 1


@pytest.mark.parametrize(
    ("latin", "title", "same"),
    [
        ("the mayor |Mirela Kovac", "市长", True),
        ("the mayor |Mirela Kovac", "教练", False),
        ("the mayor |Mirela Kovac", "", False),
        ("the mayor |Mirela Lindt", "市长", False),
        ("the mayor |Gao Mirela", "市长", False),
    ],
)
def test_a_foreign_name_in_the_guise_of_a_chinese_one_needs_the_role(
    latin: str, title: str, same: bool
) -> None:
    people = gather(
        [article(1, latin, text=SHARED), article(2, f"{title}|高華琪", lang="zh-Hant", text=SHARED_ZH)]
    )
    assert (len(people) == 1) is same


def test_two_guises_of_one_name_are_one_person_and_two_in_one_article_are_none() -> None:
    latin = article(1, "the mayor |Mirela Kovac", text=SHARED)
    apart = [
        article(key, f"市长|{name}", lang="zh-Hant", text=SHARED_ZH)
        for key, name in ((2, "柯瓦琪"), (3, "高華琪"))
    ]
    assert together(gather([latin, *apart]), "Mirela Kovac", "柯瓦琪", "高華琪")
    one = article(2, "市长|柯瓦琪", "市长|高華琪", lang="zh-Hant", text=SHARED_ZH)
    assert len(gather([latin, one])) == 3


def test_a_title_before_a_comma_stands_beside_the_name() -> None:
    people = gather(
        [
            article(1, "Their mayor, |Mirela Kovac", text=SHARED),
            article(2, "市长|高華琪", lang="zh-Hant", text=SHARED_ZH),
        ]
    )
    assert len(people) == 1


@pytest.mark.parametrize("bearers", [("张伟",), ("张伟", "张薇")])
def test_a_common_chinese_name_is_proposed_for_its_pinyin(bearers: tuple[str, ...]) -> None:
    people = gather(
        [article(1, "Zhang Wei", text=SHARED), article(2, *bearers, lang="zh-Hans", text=SHARED_ZH)]
    )
    assert len(people) == 1 + len(bearers)
    assert proposed(people, "Zhang Wei") == set(bearers)


# -- a woman and a man ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "lang"),
    [
        ("Christina Miller", "克里斯蒂安·米勒", "zh-Hans"),
        ("Julia Roberts", "朱利安·罗伯茨", "zh-Hans"),
        ("Martina Keller", "马丁·凯勒", "zh-Hans"),
        ("Paul Brandt", "保拉·布兰特", "zh-Hans"),
        ("Erik Jansen", "埃里卡·扬森", "zh-Hans"),
        ("Joan Miller", "约翰·米勒", "zh-Hans"),
        ("Alexandra Stein", "Александр Штейн", "ru"),
        ("Victoria Brandt", "Виктор Брандт", "ru"),
        ("Olga Petrova", "Олег Петров", "ru"),
        ("Daniela Novak", "Даниэль Новак", "ru"),
    ],
)
def test_a_woman_and_a_man_of_one_family_name_are_only_proposed(one: str, other: str, lang: str) -> None:
    facts = SHARED_ZH if lang.startswith("zh") else SHARED
    people = gather([article(1, one, text=SHARED), article(2, other, lang=lang, text=facts)])
    assert len(people) == 2
    assert proposed(people, one) == {other}


@pytest.mark.parametrize(
    ("one", "other"),
    [("Christine Solberg", "克里斯蒂娜·索尔贝格"), ("Alexander Solberg", "亚历山大·索尔贝格")],
)
def test_a_final_a_may_be_the_way_of_a_script(one: str, other: str) -> None:
    people = gather([article(1, one, text=SHARED), article(2, other, lang="zh-Hans", text=SHARED_ZH)])
    assert together(people, one, other)


def test_a_short_name_makes_no_bridge_between_a_woman_and_a_man() -> None:
    people = gather(
        [
            article(1, "Victoria Brandt", text=SHARED),
            article(2, "Виктор Брандт", lang="ru", text=SHARED),
            article(3, "布兰特", lang="zh-Hans", text=SHARED_ZH),
        ]
    )
    assert not together(people, "Victoria Brandt", "Виктор Брандт")


# -- kin of those whom the glossary knows -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("whole", "short"),
    [("Melania Trump", "特朗普"), ("Мелания Трамп", "特朗普"), ("Jill Biden", "拜登")],
)
def test_kin_are_not_taken_for_the_known_person(whole: str, short: str) -> None:
    people = gather([article(1, whole, text=SHARED), article(2, short, lang="zh-Hans", text=SHARED_ZH)])
    assert len(people) == 2


def test_another_spelling_of_a_known_person_still_joins() -> None:
    people = gather(
        [article(1, "Дональд Трамп", lang="ru", text=SHARED), article(2, "特朗普", lang="zh", text=SHARED_ZH)]
    )
    assert len(people) == 1


def test_a_short_name_does_not_make_a_known_person_and_a_namesake_one() -> None:
    people = gather(
        [
            article(1, "John Clinton", "Hillary Clinton", text=SHARED),
            article(2, "克林顿", lang="zh-Hans", text=SHARED_ZH),
        ]
    )
    assert len(people) == 3
    assert proposed(people, "克林顿") == {"John Clinton", "Hillary Clinton"}


# -- names that tell little ------------------------------------------------------------------------------

VEILED = [
    "王某",
    "张某某",
    "李女士",
    "李先生",
    "陈老师",
    "小王",
    "老李",
    "王姓男子",
    "이모씨",
    "김 모 씨",
    "Peter M.",
]


@pytest.mark.parametrize("name", VEILED)
def test_forms_of_address_and_veiled_names_join_over_no_articles(name: str) -> None:
    lang = "zh-Hans" if named(name).script == "CJK" else "und"
    pair = [article(key, name, lang=lang, text=SHARED) for key in (1, 2)]
    assert len(gather(pair)) == 2
    assert len(gather(pair, lambda _article: (1, 2))) == 1  # near copies are one article


@pytest.mark.parametrize("name", ["Kerr", "Mr Li", "王伟"])
def test_an_equal_short_name_needs_one_story(name: str) -> None:
    one, other = article(1, name, text=SHARED), article(2, name, text=" 12,345 tonnes.")
    assert len(gather([one, other])) == 2
    assert len({person.id for person in gather([one, other])}) == 2
    assert len(gather([one, article(2, name, text=SHARED)])) == 1


def test_a_title_alone_joins_no_short_name_of_another_story() -> None:
    title = "国际驾驶员工会秘书长"
    wholes = article(1, f"{title}|莫娜·克尔", "导航主管|阿拉斯代尔·克尔", lang="zh-Hans", text=SHARED_ZH)
    people = gather([wholes, article(2, f"{title}|克尔", lang="zh-Hans", text="12345吨。")])
    assert len(people) == 3


def test_ids_of_many_namesakes_differ_and_leave_out_those_taken() -> None:
    articles = [article(key, "Kerr", text=f" {key}12,345 tonnes.") for key in range(1, 40)]
    ids = [person.id for person in gather([*articles, article(40, "Kerr-7")])]
    assert len(set(ids)) == 40
    assert {"kerr-1", "kerr-7", "kerr-40"} <= set(ids)


def test_a_name_leaves_out_what_ties_it_to_the_words_before_it() -> None:
    assert named("的蒂姆·奥斯特洛").key == named("蒂姆·奥斯特洛").key
    assert named("的黎波里").plain == "的黎波里"


def test_the_english_and_the_french_sound_of_a_name_are_one_person() -> None:
    people = gather(
        [
            article(1, "Marc Lambert", text=SHARED),
            article(2, "马克·朗贝尔", lang="zh-Hans", text=SHARED_ZH),
            article(3, "馬克·蘭伯特", lang="zh-Hant", text=SHARED_ZH),
        ]
    )
    assert together(people, "Marc Lambert", "马克·朗贝尔", "馬克·蘭伯特")


def test_a_given_name_alone_is_the_only_person_of_the_story_who_has_it() -> None:
    told = [article(1, "Amparo Quintero", "Ciro Quintero", text=SHARED), article(2, "Amparo", text=SHARED)]
    assert together(gather(told), "Amparo Quintero", "Amparo")
    another = article(3, "Amparo Vidal", text=SHARED)
    assert not together(gather([*told, another]), "Amparo Quintero", "Amparo")


@pytest.mark.parametrize("remark", ["no relation of the minister", "mit der Ministerin nicht verwandt"])
def test_the_title_in_a_remark_on_kinship_is_the_namesakes(remark: str) -> None:
    minister, lab = (
        article(1, "minister |Ann Maes", text=SHARED),
        article(2, f"{remark}, |Jo Maes", text=SHARED),
    )
    people = gather([minister, lab, article(3, "部长|马斯", lang="zh-Hans", text=SHARED_ZH)])
    assert together(people, "Ann Maes", "马斯")


def test_a_mainland_paper_gives_nobody_a_chinese_name() -> None:
    latin = article(1, "professor |Adaeze Okonjo", text=SHARED)
    people = gather([latin, article(2, "学者|顾行舟", lang="zh-Hans", text=SHARED_ZH)])
    assert not together(people, "Adaeze Okonjo", "顾行舟")
    assert proposed(people, "Adaeze Okonjo") == set()
