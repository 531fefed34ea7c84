"""Who a speaker's mention means within one article: pronouns, short names, offices, kinds of speakers."""

from __future__ import annotations

import random

import pytest

from search.model import Quote
from search.quotes import extract_quotes


def quotes(text: str, lang: str = "en") -> list[Quote]:
    return extract_quotes(text, lang)


def people(text: str, lang: str = "en") -> list[str]:
    return [quote.person for quote in extract_quotes(text, lang)]


def last(text: str, lang: str = "en") -> Quote:
    return extract_quotes(text, lang)[-1]


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


# ---- Chinese, both scripts


@pytest.mark.parametrize(
    ("lang", "text", "persons"),
    [
        (
            "zh-Hans",
            "市长林远说：“水价不变。”居民代表何叔并不放心。他问：“谁来付钱？”",
            ["林远", "何叔"],
        ),
        (
            "zh-Hant",
            "市長林遠說：「水價不變。」居民代表何叔並不放心。他問：「誰來付錢？」",
            ["林遠", "何叔"],
        ),
        (
            "zh-Hans",
            "总统约翰·史密斯周五会见了总理安娜·杜邦。史密斯说，两国将合作。她补充道：“我们还有分歧。”",
            ["约翰·史密斯", "安娜·杜邦"],
        ),
        (
            "zh-Hant",
            "教育局局長蔡若蘭昨日表示，新課程明年推行。\n\n局長又強調，不會強制學校參加。",
            ["蔡若蘭", "蔡若蘭"],
        ),
        (
            "zh-Hans",
            "默茨要求朔尔茨道歉。总理奥拉夫·朔尔茨没有回应。议员弗里德·默茨要求朔尔茨道歉，他说：“他在骗人。”",
            ["弗里德·默茨"],
        ),
        ("zh-Hant", "司機李國強否認超速。他辯稱，煞車突然失靈。", ["李國強"]),
        ("zh-Hans", "负责人马晓东教授说，样本有两千人。", ["马晓东"]),
    ],
)
def test_chinese_people(lang: str, text: str, persons: list[str]) -> None:
    assert people(text, lang)[-len(persons) :] == persons


@pytest.mark.parametrize(
    ("text", "kind", "person"),
    [
        ("外交部表示，會談將在下月舉行。", "organisation", "外交部"),
        ("市审计局的报告指出，费用上升了三成。", "document", ""),
        ("网友评论说，早该谈了。", "group", ""),
        ("多名消息人士透露，谈判将在下月举行。", "group", ""),
        ("一名官員表示，會談將在下月舉行。", "unnamed", "一名官員"),
        ("他们说，谈判将在下月举行。", "group", ""),
        ("市长林远说，谈判将在下月举行。", "person", "林远"),
    ],
)
def test_kind_of_a_chinese_speaker(text: str, kind: str, person: str) -> None:
    quote = last(text, "zh-Hans")
    assert (quote.speaker_type, quote.person) == (kind, person)


def test_an_unnamed_chinese_speaker_keeps_the_fullest_description() -> None:
    text = "Meta发言人表示，计划不变。发言人说：“我们会继续。”"
    assert people(text, "zh-Hans") == ["Meta发言人", "Meta发言人"]


def test_she_is_not_a_man_in_chinese() -> None:
    assert last("总统约翰·史密斯说，天气好。她说：“不好。”", "zh-Hans").person == ""


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


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        (
            "检查官茱迪·坦南先到。部长保罗·坦南后到，他没有说话。坦南坦言，还说不出日期。她说：“等我看完再说。”",
            ["茱迪·坦南", "茱迪·坦南"],
        ),
        (
            "严若曦表示，会约谈店主。店主解释说，剁馅是老手艺。“以后改到六点，”他保证。",
            ["严若曦", "店主", "店主"],
        ),
        ("公屋联盟主席麦世琛昨日出席节目时表示，进度太慢。", ["麦世琛"]),
        ("陆明说：“门开了。”她母亲说：“门关了。”", ["陆明", ""]),
    ],
)
def test_who_is_meant_in_chinese(text: str, persons: list[str]) -> None:
    assert people(text, "zh-Hans") == persons


# ---- prominence: the subject of the clause before is likelier than whoever else it names


@pytest.mark.parametrize(
    ("text", "person"),
    [
        # the subject before the object, the possessor, and whoever stands behind a preposition
        ("Marta Kessler sacked Ulla Brandt in May. “It was a good year,” she said.", "Marta Kessler"),
        ("Marta Kessler’s deputy, Ulla Brandt, opened the meeting. “A good year,” she said.", "Ulla Brandt"),
        (
            "Marta Kessler runs a farm with her sister, Ulla Brandt. “We rise at four,” she said.",
            "Marta Kessler",
        ),
        ("Marta Kessler was questioned by Ulla Brandt. “I slept through it,” she said.", "Marta Kessler"),
        ("Unlike Marta Kessler, Ulla Brandt kept her job. She said luck had helped.", "Ulla Brandt"),
        # a name in a relative clause or in quoted words stands back
        (
            "Marta Kessler, who replaced Ulla Brandt, said sales had doubled. She said it was luck.",
            "Marta Kessler",
        ),
        (
            "“Ulla Brandt was my friend,” Marta Kessler said. “We shared a desk.” She said it broke.",
            "Marta Kessler",
        ),
        # a headline is no antecedent of the text below it
        (
            "Ulla Brandt quits\n\nMarta Kessler will run the bank, it said. “I am ready,” she said.",
            "Marta Kessler",
        ),
        # who spoke last, and who speaks on in the next paragraph
        (
            "Marta Kessler said it would close. Ulla Brandt disagreed. “It can be saved,” she said.",
            "Ulla Brandt",
        ),
        (
            "Marta Kessler sighed. “It is over,” she said.\n\n“I tried everything,” she added.",
            "Marta Kessler",
        ),
        # two at once are nobody for sure
        ("Tom Reed and Paul Orr run the bank. He said it would close.", ""),
    ],
)
def test_the_subject_of_the_clause_before_is_meant(text: str, person: str) -> None:
    assert last(text).person == person


@pytest.mark.parametrize(
    ("text", "person"),
    [
        # a description that opens a sentence is its subject, whoever carries it
        (
            "Mayor Marta Kessler shut the pool. A clerk said she was wrong. The mayor shrugged. "
            "“It leaks,” she said.",
            "Marta Kessler",
        ),
        (
            "Tom Reed met Ulla Brandt’s private secretary. The private secretary has resigned. "
            "He wrote that he was tired.",
            "",
        ),
        # what a sentence says of somebody it does not name
        ("Tom Reed blamed the sun. A guard who was there disagreed. “It was the wiring,” he said.", "guard"),
        # who is only quoted about is nobody's antecedent
        (
            "Tom Reed runs the mill. A man in Leeds wants the wheel, he said. “I may sell it,” he said.",
            "Tom Reed",
        ),
    ],
)
def test_descriptions_compete_for_the_next_pronoun(text: str, person: str) -> None:
    assert last(text).person == person


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Tom Reed, a farmer, lost his barn. The farmer said he would rebuild.", "Tom Reed"),
        (
            "Astrid Lowe came in. Her sister has called it a zoo. Lowe frowned. “No,” the cellist said.",
            "Astrid Lowe",
        ),
        (
            "A potter who sold cracked bowls has been fined.\n\nThe court sat.\n\nTom Reed spoke first. "
            "He paid for the clay, he said. The potter said it was old.",
            "Tom Reed",
        ),
        ("A former tenant said it smelled. “Of smoke,” the former tenant said.", "former tenant"),
        (
            "Mr Justice Harcourt sighed. The clerk wept. The judge looked up. “Enough,” he said.",
            "Mr Justice Harcourt",
        ),
    ],
)
def test_whom_a_description_calls_again(text: str, person: str) -> None:
    assert last(text).person.removeprefix("Mr Justice ") == person.removeprefix("Mr Justice ")


@pytest.mark.parametrize(
    ("text", "person"),
    [
        (
            "Greenhaven Council said the road would close. It said the work would take a week.",
            "Greenhaven Council",
        ),
        ("LISBON (Continental News) - The rail board’s fleet is old. The board said it would pay.", ""),
        ("A memo says the tap may drip. It also warns that the bath must not be filled.", ""),
    ],
)
def test_it_is_the_body_that_spoke(text: str, person: str) -> None:
    assert last(text).person == person


def test_a_weak_reading_teaches_no_gender() -> None:
    text = "Xanti Berg’s lawyer said she was innocent. “She was at home,” he said."
    assert last(text).person == "Xanti Berg’s lawyer"


@pytest.mark.parametrize(
    ("text", "person"),
    [
        (
            "韦亚市长格拉谢拉·雷耶斯说：“我不去。”地质学家托马斯·雷耶斯说：“我去。”"
            "据雷耶斯市长介绍，水还不能喝。",
            "格拉谢拉·雷耶斯",
        ),
        ("东江水务公司表示，水管已修好。该公司称，明天恢复供水。", "东江水务公司"),
        ("编剧阙文心直言，她怕黑。“灯要亮，”年过七旬的她说。", "阙文心"),
        ("局长彭念祖说：“安全第一。”群里有人追问日期，他答复：“还没定。”", "彭念祖"),
    ],
)
def test_more_of_who_is_meant_in_chinese(text: str, person: str) -> None:
    assert last(text, "zh-Hans").person == person


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("Corvane Foods said in its statement that demand was solid.", "Corvane Foods"),
        ("A welder who worked there, who hid his name, said it was rushed.", "A welder who worked there"),
    ],
)
def test_a_mention_is_the_whole_subject(text: str, mention: str) -> None:
    assert last(text).speaker_text == mention


# ---- letters, offices and dotted names that mislead


@pytest.mark.parametrize(
    ("text", "lang"), [("Jean Roux arrive. İl dit.", "fr"), ("Eva Kolb kam. ſie ging.", "de")]
)
def test_a_letter_that_is_no_small_letter_of_a_pronoun(text: str, lang: str) -> None:
    assert extract_quotes(text, lang) == []


@pytest.mark.parametrize(
    ("called", "person"),
    [("a baker", ""), ("a judge", ""), ("the mayor of Ostby", "Ida Holm"), ("the vice mayor", "Ida Holm")],
)
def test_an_office_is_nobody_who_is_called_something_else(called: str, person: str) -> None:
    text = f"“The bread is dear,” said Ida Holm, {called}. “It is not,” the mayor said."
    assert [quote.person for quote in extract_quotes(text, "en")] == ["Ida Holm", person]


@pytest.mark.parametrize(
    "text", ["马林批评对手回避辩论。塞莱斯特·马林现年41岁。", "馬林批評對手迴避辯論。塞萊斯特·馬林現年41歲。"]
)
def test_the_evidence_for_a_short_chinese_name_is_the_dotted_one(text: str) -> None:
    (quote,) = extract_quotes(text, "zh")
    assert text[quote.evidence_start : quote.evidence_end] == quote.person == text[11:18]
