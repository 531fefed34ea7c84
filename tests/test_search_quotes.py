"""Who said what: the traps of real pages, the languages, the speakers, and the seeds read by hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.model import Article, Block, Quote
from search.quotes import Found, extract_quotes, find
from search.reading import read_file

SEEDS = Path(__file__).parent.parent / "seeds"


def one(text: str, lang: str) -> Quote:
    (quote,) = extract_quotes(text, lang)
    return quote


def said(text: str, lang: str) -> list[str]:
    return [quote.text for quote in extract_quotes(text, lang)]


# ---- English


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("“We open at six,” said Nora Lindt, who runs the bakery.", "We open at six", "Nora Lindt"),
        ("“We open at six,” Nora Lindt, head of the guild, said on Monday.", "We open at six", "Nora Lindt"),
        ("Nora Lindt told reporters in Graz, “We open at six.”", "We open at six.", "Nora Lindt"),
        ("“We open at six,” according to Nora Lindt.", "We open at six", "Nora Lindt"),
        ("Nora Lindt shook her head: “We open at six.”", "We open at six.", "Nora Lindt"),
        ("“We open at six,” said its director, Nora Lindt.", "We open at six", "Nora Lindt"),
        (
            "“Will we open at six?” asked a spokesman for the guild.",
            "Will we open at six?",
            "a spokesman for the guild",
        ),
    ],
)
def test_direct_speech(text: str, words: str, speaker: str) -> None:
    quote = one(text, "en")
    assert (quote.kind, quote.text, quote.speaker_text) == ("direct", words, speaker)


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("Nora Lindt said the ovens would stay cold.", "the ovens would stay cold", "Nora Lindt"),
        ("Ms Lindt insisted on Tuesday evening that the ovens were cold.", "the ovens were cold", "Ms Lindt"),
        ("The ovens were cold, Ms Lindt said.", "The ovens were cold", "Ms Lindt"),
        ("The ovens were cold, said Nora Lindt.", "The ovens were cold", "Nora Lindt"),
        ("The ovens were cold, according to two bakers.", "The ovens were cold", "two bakers"),
        ("According to the guild, the ovens were cold.", "the ovens were cold", "the guild"),
        ("She told Radio Graz that the ovens were cold.", "the ovens were cold", "She"),
        ("He denied that the ovens had been cold.", "the ovens had been cold", "He"),
    ],
)
def test_reported_speech(text: str, words: str, speaker: str) -> None:
    quote = one(text, "en")
    assert (quote.kind, quote.text, quote.speaker_text) == ("indirect", words, speaker)


def test_two_reports_in_one_sentence() -> None:
    text = "Nora Lindt said the ovens were cold, adding that the flour was wet."
    assert said(text, "en") == ["the ovens were cold", "the flour was wet"]
    assert {quote.speaker_text for quote in extract_quotes(text, "en")} == {"Nora Lindt"}


def test_mixed_quote_is_the_whole_clause() -> None:
    quote = one("Nora Lindt said the guild had shown “a shocking lack of flour” in May.", "en")
    assert quote.kind == "mixed"
    assert quote.text == "the guild had shown “a shocking lack of flour” in May"


def test_split_quote_keeps_two_spans_in_one_group() -> None:
    first, second = extract_quotes("“We open at six,” Nora Lindt said. “Bring a bag.”", "en")
    assert (first.text, second.text) == ("We open at six", "Bring a bag.")
    assert first.group == second.group
    assert second.speaker_text == "Nora Lindt"


def test_floating_paragraph_belongs_to_the_speaker_before() -> None:
    text = "“We open at six,” Nora Lindt said.\n\n“Whoever comes late gets yesterday’s bread.”"
    assert [quote.person for quote in extract_quotes(text, "en")] == ["Nora Lindt", "Nora Lindt"]


def test_speaker_with_a_plural_possessive() -> None:
    quote = one("Paul Quill of the Bakers’ League said the ovens were cold.", "en")
    assert quote.speaker_text == "Paul Quill of the Bakers’ League"
    assert quote.person == "Paul Quill"


def test_quote_over_two_paragraphs_is_one_group() -> None:
    text = "“We open at six.\n\n“Bring a bag and some patience,” Nora Lindt said."
    (quote,) = extract_quotes(text, "en")
    assert quote.text == "We open at six.\n\n“Bring a bag and some patience"
    assert "continued" in quote.flags
    assert quote.person == "Nora Lindt"


def test_quote_over_three_paragraphs_is_one_span() -> None:
    text = "Nora Lindt said: “We open at six.\n\n“Bring a bag.\n\n“And some patience.”\n\nNobody came."
    (quote,) = extract_quotes(text, "en")
    assert quote.text == "We open at six.\n\n“Bring a bag.\n\n“And some patience."
    assert "continued" in quote.flags
    assert quote.person == "Nora Lindt"


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    lines = (
        "The head of the bakers’ guild looked tired but did not give an",
        "inch. “We open at six and not a minute later, whatever the mayor",
        "may have promised to the good people of this town,” Nora Lindt",
        "said on Monday.",
    )
    quote = one("\n".join(lines), "en")
    assert quote.text.startswith("We open at six")
    assert quote.speaker_text == "Nora Lindt"


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “bread war” began in May.",
        "The “Golden Crust” sank off Graz.",
        "She baked a loaf called “Morning Glory” every day.",
        "He reads “The Art of Bread” to his children.",
    ],
)
def test_terms_and_titles_are_no_quotes(text: str) -> None:
    found = find(text, None, "en")
    assert found.quotes == ()
    assert len(found.terms) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The state report was late.",
        "The claim of the bakers is old.",
        "Many state bakeries closed.",
        "It goes without saying.",
    ],
)
def test_nouns_are_no_verbs_of_saying(text: str) -> None:
    assert extract_quotes(text, "en") == []


def test_the_same_words_twice_are_two_spans() -> None:
    text = "“We open at six,” Nora Lindt said.\n\nLater she was firm. “We open at six,” Lindt said."
    assert said(text, "en") == ["We open at six", "We open at six"]


def test_unclosed_mark_is_flagged() -> None:
    quote = one("Nora Lindt said: “We open at six.", "en")
    assert quote.text == "We open at six."
    assert quote.flags == ("end inferred",)


def test_a_full_stop_in_front_of_inner_marks_ends_a_sentence() -> None:
    found = find("Ida Holm laughed. “He wrote, ‘Never mind.’”", None, "en")
    assert [quote.text for quote in found.quotes] == ["He wrote, ‘Never mind.’", "Never mind."]
    assert found.terms == ()


# ---- speakers as people


def test_people_within_an_article() -> None:
    text = (
        "Nora Lindt, head of the guild, said the ovens were cold. “I am not amused,” she told us. "
        "Lindt added that flour was dear.\n\n"
        "A senior official at the ministry was blunter. “They sleep too long,” the official said.\n\n"
        "Mr. Paul Lindt, no relation, said he agreed with the official."
    )
    people = [(quote.speaker_text, quote.person) for quote in extract_quotes(text, "en")]
    assert people == [
        ("Nora Lindt", "Nora Lindt"),
        ("she", "Nora Lindt"),
        ("Lindt", "Nora Lindt"),
        ("the official", "senior official at the ministry"),
        ("Mr. Paul Lindt", "Paul Lindt"),
    ]


def test_a_pronoun_with_nobody_to_mean_stays_empty() -> None:
    assert one("“We open at six,” he said.", "en").person == ""


def test_chinese_names_titles_and_pronouns() -> None:
    text = (
        "面包师公会会长诺拉·林德特（Nora Lindt）在格拉茨强调：“我们六点开门。”林德特还表示，面粉太贵。\n\n"
        "“谁迟到，谁就吃昨天的面包。”她说。"
    )
    quotes = extract_quotes(text, "zh-Hans")
    assert [quote.text for quote in quotes] == ["我们六点开门。", "面粉太贵", "谁迟到，谁就吃昨天的面包。"]
    assert {quote.person for quote in quotes} == {"诺拉·林德特"}


# ---- Chinese


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("會長林德說：「我們六點開門。」", "我們六點開門。", "會長林德"),
        ("“我们六点开门，”林德说。", "我们六点开门", "林德"),
        ("“我们六点开门。”林德在格拉茨说。", "我们六点开门。", "林德"),
        ("林德表示,“我们六点开门”.", "我们六点开门", "林德"),
        ("”我們六點開門，”林德說道。", "我們六點開門", "林德"),
    ],
)
def test_chinese_direct_speech(text: str, words: str, speaker: str) -> None:
    quote = one(text, "zh")
    assert (quote.kind, quote.text, quote.speaker_text) == ("direct", words, speaker)


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("林德表示，爐子明天才修得好。", "爐子明天才修得好", "林德"),
        ("爐子明天才修得好，林德說。", "爐子明天才修得好", "林德"),
        ("據知情人士透露，爐子明天才修得好。", "爐子明天才修得好", "知情人士"),
        ("据《面包报》报道，炉子明天才修得好。", "炉子明天才修得好", "《面包报》"),
        ("根據公會的說法，爐子明天才修得好。", "爐子明天才修得好", "公會"),
        ("林德告訴記者，爐子明天才修得好。", "爐子明天才修得好", "林德"),
        ("《麵包報》引述消息人士指，爐子明天才修得好。", "爐子明天才修得好", "消息人士"),
    ],
)
def test_chinese_reported_speech(text: str, words: str, speaker: str) -> None:
    quote = one(text, "zh")
    assert (quote.kind, quote.text, quote.speaker_text) == ("indirect", words, speaker)


def test_chinese_headline_with_a_space() -> None:
    quote = one("三座爐子要修 會長稱麵包不漲價", "zh-Hant")
    assert (quote.speaker_text, quote.text) == ("會長", "麵包不漲價")


def test_chinese_subject_of_a_second_verb() -> None:
    text = "會長林德重申，爐子沒有壞，又指麵粉太貴。"
    assert [(q.text, q.speaker_text) for q in extract_quotes(text, "zh")] == [
        ("爐子沒有壞", "會長林德"),
        ("麵粉太貴", "會長林德"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "這部小說寫得很好，大家都喜歡。",
        "據說爐子明天才修得好。",
        "對麵包師來說，六點太早了。",
        "他的演說很長，名稱也很怪。",
        "這種麵包被稱為“石頭”。",
        "公會對此表示遺憾。",
        "市長表示支持，大家都很高興。",
        "專家拒絕評論。",
        "我認為六點太早了。",
    ],
)
def test_chinese_words_that_only_hold_a_cue(text: str) -> None:
    assert extract_quotes(text, "zh") == []


def test_readings_inside_words_are_skipped_and_kept() -> None:
    quote = one("公會發(fā)言人強調(diào)：“爐子明天才修得好。”", "zh-Hant")
    assert quote.speaker_text == "公會發(fā)言人"
    quote = one("公會發(fā)言人表示，爐(lú)子明天才修得好。", "zh-Hant")
    assert quote.text == "爐(lú)子明天才修得好"


def test_eaten_closing_mark_ends_before_the_damage() -> None:
    quote = one("林德強調:“爐子明天才修得好。麵粉也太貴?!边@一說法引起議論。", "zh-Hant")
    assert quote.text == "爐子明天才修得好。麵粉也太貴"
    assert quote.flags == ("end repaired",)


# ---- German and others


@pytest.mark.parametrize(
    ("text", "kind", "words", "speaker"),
    [
        ("„Wir öffnen um sechs“, sagte Meisterin Lindt.", "direct", "Wir öffnen um sechs", "Meisterin Lindt"),
        ("Später sagte Nora Lindt in Graz: „Wir öffnen.“", "direct", "Wir öffnen.", "Nora Lindt"),
        ("Nora Lindt erklärte, die Öfen seien kalt.", "indirect", "die Öfen seien kalt", "Nora Lindt"),
        ("Die Öfen seien kalt, so Lindt.", "indirect", "Die Öfen seien kalt", "Lindt"),
        ("Die Öfen seien kalt, kündigte sie an.", "indirect", "Die Öfen seien kalt", "sie"),
        ("Laut Nora Lindt sind die Öfen kalt.", "indirect", "sind die Öfen kalt", "Nora Lindt"),
        ("Einem Bericht zufolge sind die Öfen kalt.", "indirect", "sind die Öfen kalt", "Einem Bericht"),
    ],
)  # fmt: skip
def test_german(text: str, kind: str, words: str, speaker: str) -> None:
    quote = one(text, "de")
    assert (quote.kind, quote.text, quote.speaker_text) == (kind, words, speaker)


def test_german_free_reported_speech_goes_on_with_the_speaker() -> None:
    text = "„Wir öffnen um sechs“, sagte Nora Lindt. Die Öfen seien freilich noch kalt."
    first, second = extract_quotes(text, "de")
    assert second.text == "Die Öfen seien freilich noch kalt"
    assert first.person == second.person == "Nora Lindt"


@pytest.mark.parametrize(
    ("lang", "text", "words", "speaker"),
    [
        ("fr", "« Nous ouvrons à six », a déclaré Nora Lindt.", "Nous ouvrons à six", "Nora Lindt"),
        ("es", "«Abrimos a las seis», dijo Nora Lindt.", "Abrimos a las seis", "Nora Lindt"),
        ("cs", "„Otevíráme v šest,“ řekla Nora Lindtová.", "Otevíráme v šest", "Nora Lindtová"),
        ("ru", "«Мы открываем в шесть», — сказала Нора Линдт.", "Мы открываем в шесть", "Нора Линдт"),
        ("fr", "Nora Lindt a affirmé que le four était froid.", "le four était froid", "Nora Lindt"),
        ("es", "Nora Lindt afirmó que los hornos estaban fríos.", "los hornos estaban fríos", "Nora Lindt"),
        ("cs", "Nora Lindtová uvedla, že pece jsou studené.", "pece jsou studené", "Nora Lindtová"),
        ("ru", "Нора Линдт заявила, что печи холодные.", "печи холодные", "Нора Линдт"),
    ],
)  # fmt: skip
def test_more_languages(lang: str, text: str, words: str, speaker: str) -> None:
    quote = one(text, lang)
    assert (quote.text, quote.speaker_text) == (words, speaker)


# ---- blocks, offsets, pages


def test_roles_of_blocks() -> None:
    text = "Baker says ovens are cold\n\nAny reader who says the site is free must register."
    blocks = [Block(0, 25, "headline", "en"), Block(27, len(text), "boilerplate", "en", "terms of use")]
    (quote,) = find(text, blocks).quotes
    assert (quote.text, quote.flags) == ("ovens are cold", ("headline",))


def test_language_by_paragraph() -> None:
    text = "林德表示，爐子明天才修得好。\n\n“We open at six,” Nora Lindt said."
    assert [quote.lang[:2] for quote in extract_quotes(text)] == ["zh", "en"]
    assert [quote.lang[:2] for quote in extract_quotes(text, "en")] == ["zh", "en"]


PIECES = [
    "“",
    "”",
    '"',
    "‘",
    "’",
    "「",
    "」",
    "He said ",
    "that ",
    "他表示，",
    "說",
    "。",
    ". ",
    "\n",
    "\r\n\n",
    "🌟",
    "\u00a0",
    "wir seien ",
    "Nora Lindt ",
    ", ",
    "据",
    "(fā)",
]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join), st.sampled_from(["en", "zh", "de", None]))
def test_offsets_point_at_what_they_name(text: str, lang: str | None) -> None:
    found: Found = find(text, None, lang)
    for quote in found.quotes:
        assert quote.text == text[quote.start : quote.end]
        assert quote.cue == text[quote.cue_start : quote.cue_end]
        assert quote.speaker_text == text[quote.speaker_start : quote.speaker_end]
    for term in found.terms:
        assert term.text == text[term.start : term.end]
    assert [quote.start for quote in found.quotes] == sorted(quote.start for quote in found.quotes)


@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    find(text)


# ---- the seeds, by hand


def seed(number: str) -> tuple[Article, Found]:
    (path,) = SEEDS.glob(f"{number}_*.txt")
    article = read_file(path, path.name).articles[0]
    return article, find(article.text, article.blocks, article.langs[0])


def test_seed_001_has_three_statements_and_five_terms() -> None:
    _, found = seed("001")
    marked = [quote for quote in found.quotes if quote.kind != "indirect"]
    assert [(quote.kind, quote.person) for quote in marked] == [
        ("mixed", "Meta發言人"),
        ("direct", "Meta發言人"),
        ("direct", "馬克·扎克伯格"),
    ]
    assert "沒有改變" in marked[0].text
    assert marked[1].text.endswith("繼續訓練開源和閉源模型。")
    assert marked[2].text.endswith("那么我們就不會開源。")
    assert sorted(term.text for term in found.terms if term.text != "紐約時報") == ["Behemoth"] * 4 + [
        "超級智能"
    ]


def test_seed_002_statements_of_the_body() -> None:
    _, found = seed("002")
    body = [quote for quote in found.quotes if quote.lang == "en" and quote.kind != "indirect"]
    needed = (
        "achieve your goals, create what you want",
        "We believe the benefits of superintelligence",
        "We’ll need to be rigorous",
        "a force focused on replacing",
        "next steps towards open source AI",
        "I believe that open source is necessary",
        "Open source will ensure",
        "releasing Llama doesn’t undercut",
        "Releasing Llama doesn’t undercut",
    )
    holders = [next(quote for quote in body if words in quote.text) for words in needed]
    assert {quote.person for quote in holders} == {"Mark Zuckerberg"}
    assert holders[1].group == holders[2].group
    assert holders[5].group == holders[6].group
    assert holders[7].group != holders[8].group
    terms = [term.text for term in found.terms]
    assert terms.count("open source") == 2
    assert "personal superintelligence" in terms


@pytest.mark.parametrize(("number", "terms"), [("000", 7), ("003", 2)])
def test_seeds_without_statements_in_marks(number: str, terms: int) -> None:
    _, found = seed(number)
    assert [quote for quote in found.quotes if quote.kind != "indirect"] == []
    assert len(found.terms) == terms
