"""Who a speaker's mention means within one article: pronouns, short names, offices, kinds of speakers."""

from __future__ import annotations

import random

import pytest

from search.quotes import extract_quotes
from tests.named import last, people, quotes

# ---- pronouns


@pytest.mark.parametrize(
    "text",
    [
        "Nora Lindt runs the bakery. “We open at six,” she said.",
        "Paul Quill thanked Nora Lindt. “We open at six,” she said.",
        "Nora Lindt said that Paul Quill had told her to wait. She said the ovens were cold.",
        "Ms Lindt met Mr Quill. Nora Lindt was angry. “We open at six,” she said.",
        "Nora Lindt of the guild spoke first. She had no notes. “We open at six,” she said.",
    ],
)
def test_she_is_the_woman_before(text: str) -> None:
    assert last(text).person == "Nora Lindt"


def test_a_pronoun_goes_back_to_the_outer_speaker() -> None:
    text = "Ovid Marsh told the court that Tom Rell had lied. He said the books were gone."
    assert last(text).person == "Ovid Marsh"


def test_names_in_the_words_of_a_speaker_are_somebody_else() -> None:
    text = "Paul Quill spoke last. Tom Rell was the best baker in town, he said."
    assert last(text).person == "Paul Quill"


def test_names_inside_quotation_marks_are_not_gone_back_to() -> None:
    text = (
        "“Tom Rell is a liar,” Paul Quill said. “Tom Rell sold sand for flour.”\n\nHe added that it was over."
    )
    assert last(text).person == "Paul Quill"


def test_two_equal_candidates_give_nobody() -> None:
    text = "Paul Quill and Tom Rell left. “It is over,” he said."
    assert last(text).person == ""


def test_a_body_is_not_he() -> None:
    text = "Paul Quill stood up. The Bakers' Union was furious. “It is over,” he said."
    assert last(text).person == "Paul Quill"


def test_a_noun_is_the_body_named_so_before_its_head() -> None:
    text = "“We bake,” said Paul Quill, chairman of the Bakers' League. The league says it has 40 members."
    assert last(text).person == "Bakers' League"


def test_whose_view_it_is_may_be_told_by_a_possessive() -> None:
    text = "Paul Quill resigned. In his view, the strike was “a bad joke”."
    assert last(text).person == "Paul Quill"


def test_who_is_the_name_before() -> None:
    text = "The strike was called by Nora Lindt, who said the ovens were cold."
    quote = last(text)
    assert (quote.person, text[quote.evidence_start : quote.evidence_end]) == ("Nora Lindt", "Nora Lindt")


def test_they_are_a_group_and_nobody() -> None:
    quote = last("Nora Lindt and Paul Quill left. They said the ovens were cold.")
    assert (quote.speaker_type, quote.person) == ("group", "")


# ---- short names


def test_short_names_and_titles_are_the_full_name() -> None:
    text = (
        "Nora Lindt, head of the guild, opened the meeting. The ovens were cold, Lindt said.\n\n"
        "“Bring wood,” Ms Lindt added."
    )
    first, second = quotes(text)
    assert first.person == second.person == "Nora Lindt"
    assert text[first.evidence_start : first.evidence_end] == "Nora Lindt"
    assert first.speaker_type == "person"


def test_a_full_name_needs_no_evidence() -> None:
    quote = last("Nora Lindt said the ovens were cold.")
    assert (quote.person, quote.evidence_start, quote.evidence_end) == ("Nora Lindt", 0, 0)


def test_namesakes_are_told_apart_by_title() -> None:
    text = (
        "Alasdair Kerr wrote the memo. Morna Kerr leads the union. Nobody read it, Mr Kerr said.\n\n"
        "Everybody had read the memo, Ms Kerr said."
    )
    assert people(text) == ["Alasdair Kerr", "Morna Kerr"]


def test_namesakes_that_nothing_tells_apart_are_nobody() -> None:
    assert last("Anna Kerr and Berta Kerr arrived. Nobody read it, Kerr said.").person != "Anna Kerr"


def test_a_surname_that_is_an_office_is_a_name() -> None:
    text = "Rep. Peter King arrived late. “It is over,” Mr. King said."
    assert last(text).person == "Peter King"


def test_generational_suffixes_are_no_surnames() -> None:
    text = "Joseph R. Marsh Jr. arrived late. “It is over,” Mr. Marsh said."
    assert last(text).person == "Joseph R. Marsh"


def test_an_office_of_several_words_is_no_owner_of_the_name() -> None:
    assert last("Former Secretary of State Nora Lindt said the talks had failed.").person == "Nora Lindt"


# ---- offices and descriptions


def test_an_office_goes_back_to_its_holder() -> None:
    text = (
        "Mill chief executive Ovid Marsh met Tom Rell, a baker. Rell was late.\n\n"
        "The chief executive said the flour was dry."
    )
    assert last(text).person == "Ovid Marsh"


def test_an_apposition_names_the_speaker() -> None:
    text = "Its director, Nora Lindt, resigned. The director said the ovens were cold."
    assert last(text).person == "Nora Lindt"


@pytest.mark.parametrize(
    ("opening", "person"),
    [
        ("Nora Lindt, a lawyer for the mill's owner, Ovid Marsh,", "Nora Lindt"),
        ("Nora Lindt, who bakes for the guild, Salem Bread,", "Nora Lindt"),
        ("In Salem, the owner of the mill, Ovid Marsh,", "Ovid Marsh"),
    ],
)
def test_a_name_in_what_is_told_of_the_speaker_speaks_not(opening: str, person: str) -> None:
    assert last(f"{opening} said the ovens were cold.").person == person


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Nora Lindt führt die Zunft. Nach ihren Worten sind die Öfen kalt.", "Nora Lindt"),
        ("Karl Kolb führt die Zunft. Nach seinen Angaben sind die Öfen kalt.", "Karl Kolb"),
        ("Nora Lindt ging. Die Ermittler suchen weiter. Nach ihren Angaben sind die Öfen kalt.", ""),
    ],
)
def test_a_possessive_tells_whose_words_a_source_gives(text: str, person: str) -> None:
    (quote,) = extract_quotes(text, lang="de")
    assert (quote.person, quote.kind) == (person, "indirect")


def test_a_description_recalls_who_was_just_speaking() -> None:
    text = "“We open at six,” Nora Lindt said.\n\nThe senator added that the ovens were cold."
    assert last(text).person == "Nora Lindt"


def test_an_unnamed_speaker_keeps_the_fullest_description() -> None:
    text = "A senior official at the mill said the flour was wet. The official said nobody had looked."
    first, second = quotes(text)
    assert first.person == second.person == "senior official at the mill"
    assert first.speaker_type == second.speaker_type == "unnamed"
    assert text[second.evidence_start : second.evidence_end] == "senior official at the mill"


def test_a_spokesman_for_somebody_is_not_that_somebody() -> None:
    quote = last("Nora Lindt was away. A spokesman for Nora Lindt said the ovens were cold.")
    assert (quote.speaker_type, quote.person) == ("unnamed", "spokesman for Nora Lindt")


def test_a_first_name_is_the_only_person_who_has_it() -> None:
    text = "Ann Petrosyan and her brother Levon Petrosyan went to court. Levon said the letters were his."
    assert last(text).person == "Levon Petrosyan"


def test_a_title_prefers_the_namesake_whose_gender_is_known() -> None:
    text = "Ann Petrosyan sued Vazgen Petrosyan. Ms. Petrosyan said she would print the letters."
    assert last(text).person == "Ann Petrosyan"


def test_a_noun_goes_back_to_what_the_text_says_of_somebody() -> None:
    text = (
        "Nora Lindt, who leads the dive team, met Paul Quill, a baker.\n\nThe diver said the hull was intact."
    )
    assert last(text).person == "Nora Lindt"


def test_a_pronoun_behind_somebody_unknown_is_not_given_to_another() -> None:
    text = (
        "Coach Nora Lindt said the season was over.\n\nThe striker disagreed. “I will play,” "
        "the striker said. He said the leg was fine."
    )
    assert people(text)[1:] == ["", ""]


def test_a_body_is_called_by_its_last_word() -> None:
    text = "The Audio Rights Tribunal met in May. The tribunal said the tapes were safe."
    assert last(text).person == "Audio Rights Tribunal"


# ---- kinds of speakers


@pytest.mark.parametrize(
    ("text", "kind", "person"),
    [
        ("Reuters said the ovens were cold.", "organisation", "Reuters"),
        ("The Graz Times said the ovens were cold.", "organisation", "Graz Times"),
        ("The Ministry of Bread said the ovens were cold.", "organisation", "Ministry of Bread"),
        ("The report said the ovens were cold.", "document", ""),
        ("A letter from the guild said the ovens were cold.", "document", ""),
        ("Residents said the ovens were cold.", "group", ""),
        ("Several bakers said the ovens were cold.", "group", ""),
        ("A former baker said the ovens were cold.", "unnamed", "former baker"),
        ("We said the ovens were cold.", "", ""),
    ],
)
def test_kind_of_speaker(text: str, kind: str, person: str) -> None:
    quote = last(text)
    assert (quote.speaker_type, quote.person) == (kind, person)


@pytest.mark.parametrize("mention", ["Berlin", "Whenever it rains, the guild’s long list of notes"])
def test_places_and_clauses_are_no_persons(mention: str) -> None:
    for quote in quotes(f"{mention} said the ovens were cold."):
        assert quote.speaker_type != "person"


# ---- quotes without a speaker beside them


def test_a_floating_quote_says_whence_its_speaker_comes() -> None:
    text = "“We open at six,” Nora Lindt said.\n\n“Whoever comes late gets yesterday’s bread.”"
    first, second = quotes(text)
    assert "speaker carried over" not in first.flags
    assert "speaker carried over" in second.flags
    assert second.person == "Nora Lindt"
    assert text[second.evidence_start : second.evidence_end] == "Nora Lindt"


# ---- other languages


@pytest.mark.parametrize(
    ("lang", "text", "persons"),
    [
        (
            "de",
            "Konzernchef Jonas Falk wies alles zurück. „Davon wusste ich nichts“, sagte er.\n\n"
            "„Das ist ein Skandal“, sagte Ministerin Clara Weiss. Sie werde den Fall prüfen, "
            "kündigte sie an.",
            ["Jonas Falk", "Clara Weiss", "Clara Weiss"],
        ),
        (
            "fr",
            "« Nous ouvrons à six heures », a déclaré Nora Lindt, directrice du four. "
            "« La farine est chère », a-t-elle ajouté.",
            ["Nora Lindt", "Nora Lindt"],
        ),
        (
            "es",
            "«Abrimos a las seis», dijo Carmen Ruiz, directora del gremio. "
            "«La harina está cara», añadió ella.",
            ["Carmen Ruiz", "Carmen Ruiz"],
        ),
    ],
)
def test_pronouns_of_other_languages(lang: str, text: str, persons: list[str]) -> None:
    assert people(text, lang) == persons


def test_german_nouns_are_no_persons() -> None:
    quote = last("Die Staatsanwaltschaft sagte, die Letzte Woche sei lang gewesen.", "de")
    assert (quote.speaker_type, quote.person) == ("organisation", "")


# ---- any text


def test_thousands_of_names_are_resolved() -> None:
    rng = random.Random(7)
    letters = "bdfgklmnprst"
    names = [
        "".join(rng.choice(letters) + rng.choice("aeiou") for _ in range(3)).title() for _ in range(3000)
    ]
    text = "\n\n".join(f"Nora {name} said the ovens were cold. She said the flour was wet." for name in names)
    found = quotes(text)
    assert len(found) == 2 * len(names)
    assert [quote.person for quote in found[1::2]] == [f"Nora {name}" for name in names]


def test_a_character_that_the_readers_use_themselves_is_a_character() -> None:
    text = "Nora Lindt said \ue000 the ovens were cold. “We open \ue000 at six,” she said."
    for quote in quotes(text):
        assert quote.text == text[quote.start : quote.end]
    assert last(text).person == "Nora Lindt"


# ---- a mention that is the name


@pytest.mark.parametrize(
    ("lang", "text", "person", "kind"),
    [
        ("en", "The Lantern reported that the mill would close.", "The Lantern", "organisation"),
        ("cs", "Ekonom Radovan Hlinka řekl, že mlýn zavřou.", "Radovan Hlinka", "person"),
        ("cs", "Terorista Bastien řekl, že nic neví.", "Bastien", "person"),
        ("de", "Der Fall ruht. Hu Tse-lung sagte, dass er warte.", "Hu Tse-lung", "person"),
    ],
)
def test_a_name_that_stands_alone_is_the_person(lang: str, text: str, person: str, kind: str) -> None:
    assert (last(text, lang).person, last(text, lang).speaker_type) == (person, kind)


def test_a_name_behind_a_noun_for_kin_is_gone_back_to() -> None:
    text = "Tjeerd Elders zwijgt. Zijn dochter Imke zegt dat het druk is. Ze zegt dat het went."
    assert people(text, "nl") == ["Imke", "Imke"]


def test_who_a_colon_lets_speak_has_a_full_name() -> None:
    text = "Nora Lindt came late. Then Lindt added this:\n\n“We stay where we are.”"
    assert people(text) == ["Nora Lindt"]


def test_a_body_is_called_by_its_first_word() -> None:
    text = "Orrin Foods cut its outlook. Orrin said that demand was weak."
    assert people(text)[0] == "Orrin Foods"
    assert people("Nora Orrin sold the mill. Orrin said that demand was weak.") == ["Nora Orrin"]


def test_a_body_that_commas_describe_is_what_it_is() -> None:
    text = "Veloair, the operator, said it was sorry. Veloair said it paid. “We regret it,” the airline said."
    assert last(text).person == "Veloair"


def test_whose_ministry_it_is() -> None:
    text = "Norlund’s trade ministry said in May that stocks were low. Later the ministry said they grew."
    assert last(text).person == "Norlund’s trade ministry"


# ---- offices and descriptions


def test_an_office_in_the_words_about_somebody_is_not_theirs() -> None:
    text = (
        "Chief Executive Nora Lindt resigned. Paul Quill, a steward who is no friend of the chief executive, "
        "cheered. “I am tired,” the CEO said."
    )
    assert last(text).person == "Nora Lindt"


@pytest.mark.parametrize(
    "text",
    [
        "Nora Lindt was angry.\n\n“Nobody ran,” the Rovers manager said.",
        "Nora Lindt limped off.\n\n“I felt it go,” the Norwegian said.",
        "Nora Lindt, whose ward is wet, spoke.\n\n“We waited for years,” the councilwoman said.",
        "The Rev Nora Lindt prayed. Paul Quill left. The vicar had the last word. “We stay,” she said.",
    ],
)
def test_a_description_means_whom_the_text_was_about(text: str) -> None:
    assert last(text).person == "Nora Lindt"


def test_namesakes_are_told_apart_by_rank() -> None:
    text = (
        "Captain Paul Bell landed first. First Officer Nora Bell landed later. Nora Bell had no radio.\n\n"
        "“I turned,” Captain Bell said."
    )
    assert last(text).person == "Paul Bell"


def test_a_name_before_its_fuller_namesake_is_the_one_already_known() -> None:
    text = "Nora Hale runs the firm. “We pay,” Hale said. Owen Hale, a steward, left. Owen Hale sued."
    assert people(text) == ["Nora Hale"]


def test_the_wife_of_somebody_has_a_name_of_her_own() -> None:
    text = "Paul Reid lost. It was Mr Reid’s wife, Carol, who spoke. ‘He sings,’ Mrs Reid said."
    assert last(text).person == "Carol"


def test_family_names_that_stand_first() -> None:
    text = "Kim Min-jun and Zhao Lifen met. “We sign,” Mr Kim said. “We do not,” Zhao said."
    assert people(text) == ["Kim Min-jun", "Zhao Lifen"]


def test_younger_namesakes_are_nobody_for_sure() -> None:
    text = "Nora Bell sold it. Her father, Emil Bell, built it. The younger Bell said the roof leaks."
    assert last(text).person == ""


def test_what_words_stand_on_is_a_text_and_nobody_met_before() -> None:
    text = "Nora Lindt wusste nichts. Sie habe nichts gesehen. Auf dem Umschlag stand: „Bitte warten“."
    assert (last(text, "de").person, last(text, "de").speaker_type) == ("", "document")


# ---- unnamed speakers


@pytest.mark.parametrize(
    ("text", "person"),
    [
        (
            "Nora Lindt prosecuted. The first witness was an employee of the bakery. She said it was cold.",
            "employee of the bakery",
        ),
        (
            "Paul Quill left. The town’s chief planner, who sat behind, stood up. He said the map was wrong.",
            "town’s chief planner",
        ),
    ],
)
def test_a_pronoun_goes_back_to_somebody_unnamed(text: str, person: str) -> None:
    assert last(text).person == person


def test_she_is_no_club() -> None:
    text = "Nora Lindt resigned. Told that Garn Rovers had lost, Lindt laughed. “Good,” she said."
    assert last(text).person == "Nora Lindt"


def test_a_clause_before_its_subject() -> None:
    text = "Zoe Lindt said it was old.\n\nWhen that was put to her, Nora Quill smiled. “It is new,” she said."
    assert last(text).person == "Nora Quill"


def test_a_paragraph_of_words_alone_is_said_by_whom_both_sides_name() -> None:
    text = "Nora Lindt swept the floor.\n\n“Nobody is laughing.”\n\nLindt said she would stay."
    assert people(text) == ["Nora Lindt", "Nora Lindt"]
    apart = "Paul Quill swept the floor.\n\n“Nobody is laughing.”\n\nNora Lindt said she would stay."
    assert people(apart) == ["", "Nora Lindt"]


# ---- the same in other languages


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("pt", "A senadora Nora Prado subiu. Paulo Reis saiu. “Não saio”, disse a senadora."),
        ("fr", "Paul Quint a perdu. « Bravo », a dit Nora Ferrec. La navigatrice a dit qu’elle dormait."),
        (
            "it",
            "«Abbiamo perso, ammette l’allenatrice Nora Monte. Domani parliamo». Per la tecnica, si riparte.",
        ),
    ],
)
def test_titles_of_romance_languages(lang: str, text: str) -> None:
    assert last(text, lang).person.startswith("Nora")


# ---- letters, offices and dotted names that mislead


@pytest.mark.parametrize(
    ("text", "lang"), [("Jean Roux arrive. İl dit.", "fr"), ("Eva Kolb kam. ſie ging.", "de")]
)
def test_a_letter_that_is_no_small_letter_of_a_pronoun(text: str, lang: str) -> None:
    assert extract_quotes(text, lang) == []


def test_a_headline_calls_the_head_of_a_body_by_both() -> None:
    told = (
        "Veldt boss says the warning never reached him\n\nThe minister praised Veldt for it. "
        "{}Chief Executive Bart Hellem said he was sorry."
    )
    assert people(told.format(""))[0] == "Bart Hellem"
    assert people(told.format("Chief Executive Ann Roe of Amber said no. "))[0] == ""


def test_whose_response_it_is_speaks_and_is_gone_back_to() -> None:
    told = "Mr Tull’s response was that the board was late. He also said that papers got out."
    told += " Graham Tull is a lawyer."
    assert people(told) == ["Graham Tull", "Graham Tull"]


def test_whom_the_narrator_named_speaks_on_without_a_subject() -> None:
    text = "Ana Roe, alcaldesa de Torre, cerró el puente. «Estaba podrido», contó. «Nadie pagaba»."
    assert people(text, "es") == ["Ana Roe", "Ana Roe"]
    more = f"{text} Precisó que el puente tenía cien años."
    assert people(more, "es") == ["Ana Roe"] * 3
