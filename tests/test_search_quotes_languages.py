"""Speech in languages written with spaces: what holds for several of them."""

from __future__ import annotations

import pytest

from search.model import Block
from search.quotes import extract_quotes, find

NO_SPEECH = [
    ("de", "Der Film „Oben“ läuft im Kino „Scala“."),
    ("de", "Er stellte die Öfen fest an die Wand."),
    ("de", "Wer gewinnen will, muss gut geschlafen haben."),
    ("de", "Die Bäcker nennen sich „Roter Hafen“ und backen nachts."),
    ("de", "Die Kosten bezifferte ein Sprecher auf 40 Millionen Euro."),
    ("cs", "Podle zákona se pece vypínají v šest."),
    ("cs", "Kniha „Chléb“ vyšla v Brně."),
    ("ru", "Согласно закону печи гасят в шесть."),
    ("ru", "Газета «Хлеб» выходит в Твери."),
    ("pl", "Według ustawy piece gasną o szóstej."),
    ("fr", "Selon la loi, les fours ferment à six heures."),
    ("fr", "Le film « Le Pain » passe à Dijon."),
    ("es", "Según la ley, los hornos cierran a las seis."),
    ("it", "Secondo la legge i forni chiudono alle sei."),
    ("pt", "Segundo a lei, os fornos fecham às seis."),
    ("nl", "De film ‘Brood’ draait in Breda."),
    ("sv", "Filmen ”Bröd” visas i Lund."),
]


@pytest.mark.parametrize(("lang", "text"), NO_SPEECH)
def test_nobody_says_it(lang: str, text: str) -> None:
    assert extract_quotes(text, lang) == []


def test_speech_goes_on_behind_the_narrator() -> None:
    first, second = extract_quotes("— Мы печём с шести, — сказал он. — Приходите раньше.", "ru")
    assert (first.text, second.text) == ("Мы печём с шести", "Приходите раньше.")
    assert first.group == second.group
    first, second = extract_quotes("« Le pain, explique Ève Morin, ne manquera pas. »", "fr")
    assert (first.text, second.text) == ("Le pain", "ne manquera pas.")


def test_a_list_behind_dashes_is_no_dialogue() -> None:
    assert extract_quotes("— Хлеб, соль и вода.\n\n— Печь в шесть часов.", "ru") == []


def test_a_dropped_subject_is_the_speaker_before() -> None:
    text = "Starosta Jan Malý řekl, že pece zůstanou studené. „Pečeme od šesti,“ dodal."
    quotes = extract_quotes(text, "cs")
    assert [quote.speaker_text for quote in quotes] == ["Starosta Jan Malý", "Starosta Jan Malý"]


def test_lines_of_a_dialogue_need_no_narrator() -> None:
    text = "– Pieczemy od szóstej – mówi Ewa Nowak.\n\n– A jutro też?\n\n– Jutro zamknięte."
    assert [quote.text for quote in extract_quotes(text, "pl")] == [
        "Pieczemy od szóstej",
        "A jutro też?",
        "Jutro zamknięte.",
    ]


@pytest.mark.parametrize(
    ("lang", "text", "words", "speaker"),
    [
        ("cs", "Podle jeho slov zůstanou pece studené.", "zůstanou pece studené", "jeho"),
        ("ru", "По его словам, печи останутся холодными.", "печи останутся холодными", "его"),
        ("ru", "«Печи остынут», — сообщили в мэрии.", "Печи остынут", "мэрии"),
        ("ru", "«Печи остынут», — говорится в письме гильдии.", "Печи остынут", "письме гильдии"),
        ("ru", "Как сообщил Иван Белов, печи скоро остынут.", "печи скоро остынут", "Иван Белов"),
        ("cs", "„Pečeme od šesti,“ řekl ČTK mluvčí Jan Malý.", "Pečeme od šesti", "mluvčí Jan Malý"),
        (
            "it",
            "«Non inforniamo». Lo ha detto il sindaco Luca Ferri.",
            "Non inforniamo",
            "il sindaco Luca Ferri",
        ),
        ("fr", "Pour Ève Morin, « le pain ne manquera pas ».", "le pain ne manquera pas", "Ève Morin"),
        (
            "nl",
            "„De ovens zijn koud”, laat een woordvoerder weten.",
            "De ovens zijn koud",
            "een woordvoerder",
        ),
        ("pl", "„Piece są zimne” – podkreślił w rozmowie z „Gazetą” Jan Mały.", "Piece są zimne", "Jan Mały"),
        (
            "it",
            "Luca Ferri stima i danni in 3 milioni di euro.",
            "i danni in 3 milioni di euro",
            "Luca Ferri",
        ),
        ("pt", "João Lima estimou os danos em 3 milhões.", "os danos em 3 milhões", "João Lima"),
        ("nl", "Jan Kool schat de schade op 3 miljoen euro.", "de schade op 3 miljoen euro", "Jan Kool"),
        ("sv", "Jan Ek uppskattar kostnaden till 3 miljoner.", "kostnaden till 3 miljoner", "Jan Ek"),
        ("ru", "Иван Котов оценил ущерб в 3 млн рублей.", "ущерб в 3 млн рублей", "Иван Котов"),
        ("pl", "Jan Kot oszacował straty na 3 miliony.", "straty na 3 miliony", "Jan Kot"),
        ("cs", "Jan Kos odhadl škody na 3 miliony.", "škody na 3 miliony", "Jan Kos"),
        (
            "de",
            "Bis Mai, berichtet der Sender, blieben die Öfen nach Kolbs Worten kalt. „Ja“, sagte er.",
            "Ja",
            "er",
        ),
    ],
)
def test_ways_to_name_a_source(lang: str, text: str, words: str, speaker: str) -> None:
    quote = extract_quotes(text, lang)[-1]
    assert (quote.text, quote.speaker_text) == (words, speaker)


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        (
            "fr",
            "« Le four tiendra, a promis la ministre, Ève Morin, lundi à Brest. Nous le réparons ».",
            [("Le four tiendra", "Ève Morin"), ("Nous le réparons", "Ève Morin")],
        ),
        (
            "fr",
            "« Tous, sauf le boulanger, corrige Ève Morin, ce qui étonne ».",
            [("Tous, sauf le boulanger", "Ève Morin"), ("ce qui étonne", "Ève Morin")],
        ),
        (
            "it",
            "«Il forno regge, sbotta l’oste Luca Ferri. Domani si riapre».",
            [("Il forno regge", "l’oste Luca Ferri"), ("Domani si riapre", "l’oste Luca Ferri")],
        ),
        (
            "ru",
            "«Печь горячая, — успокоил пекарь Белов. — Но не сразу».",
            [("Печь горячая", "пекарь Белов"), ("Но не сразу", "пекарь Белов")],
        ),
        (
            "cs",
            "„Já ho upeču,“ ozvala se Eva Nová, „a syn taky.“",
            [("Já ho upeču", "Eva Nová"), ("a syn taky.", "Eva Nová")],
        ),
    ],
)
def test_narrators_words_between_two_parts_are_no_speech(
    lang: str, text: str, expected: list[tuple[str, str]]
) -> None:
    quotes = extract_quotes(text, lang)
    assert [(quote.text, quote.speaker_text) for quote in quotes] == expected
    assert len({quote.group for quote in quotes}) == 1


@pytest.mark.parametrize(
    ("lang", "text", "words", "speaker"),
    [
        ("fr", "Elle dit craindre une panne du four.", "craindre une panne du four", "Elle"),
        ("fr", "Il a reconnu n’avoir rien vu du feu.", "n’avoir rien vu du feu", "Il"),
        ("it", "L’oste sostiene di aver chiuso il forno.", "aver chiuso il forno", "L’oste"),
        ("es", "El edil afirmó haber cerrado el horno.", "haber cerrado el horno", "El edil"),
        ("nl", "Volgens haar is de oven al koud.", "is de oven al koud", "haar"),
        ("nl", "Volgens haar vader is de oven koud.", "is de oven koud", "haar vader"),
        ("de", "Ihr zufolge wird der Ofen im Mai kalt.", "wird der Ofen im Mai kalt", "Ihr"),
        ("ru", "Печи погасят в мае, рассказали в управе.", "Печи погасят в мае", "управе"),
        ("it", "Per il sindaco, il forno «è solo freddo».", "il forno «è solo freddo»", "il sindaco"),
        ("pl", "W maju piec będzie zimny, jak mówi Jan Kot.", "W maju piec będzie zimny", "Jan Kot"),
    ],
)
def test_clauses_without_a_word_for_that(lang: str, text: str, words: str, speaker: str) -> None:
    (quote,) = extract_quotes(text, lang)
    assert (quote.text, quote.speaker_text) == (words, speaker)


def test_a_turn_of_the_narrator_parts_two_clauses() -> None:
    quotes = extract_quotes("El edil admite que hubo “humo”, aunque niega que existiera peligro.", "es")
    assert [(quote.text, quote.kind) for quote in quotes] == [
        ("hubo “humo”", "mixed"),
        ("existiera peligro", "indirect"),
    ]


@pytest.mark.parametrize(
    ("lang", "text", "speaker"),
    [
        ("de", "„Der Ofen bleibt heute kalt“: Mit diesem Satz begann Eva Holm.", "Eva Holm"),
        ("de", "„Der Ofen ist kalt“, gab der Bäcker Jan Kolb zu Protokoll.", "der Bäcker Jan Kolb"),
        ("de", "Auf dem Zettel stand mit Bleistift: „Der Ofen ist kalt.“", "dem Zettel"),
        ("it", "«Il forno è freddo»: così il sindaco Luca Ferri.", "il sindaco Luca Ferri"),
        ("it", "“Il forno è freddo”, si limita a dire Luca Ferri.", "Luca Ferri"),
        ("es", "“El horno está frío”, ha dicho a la prensa Marcos Conde.", "Marcos Conde"),
        ("es", "Él mismo dijo: “El horno está frío”.", "Él"),
        ("es", "Su número dos, Marcos Conde, dijo: “El horno está frío”.", "Marcos Conde"),
        ("es", "Marcos Conde lo sabe: «El horno está frío», zanjó.", "Marcos Conde"),
        ("nl", "“De oven is koud”, bromt haar vader.", "haar vader"),
        ("nl", "Jan de Boer weet het zeker: “De oven is koud.”", "Jan de Boer"),
    ],
)
def test_who_says_marked_words(lang: str, text: str, speaker: str) -> None:
    (quote,) = extract_quotes(text, lang)
    assert (quote.kind, quote.speaker_text) == ("direct", speaker)


@pytest.mark.parametrize(
    "text",
    [
        "Der Name lautet „Alto Nero“.",
        "Das Thema lautete „Brot – die Öfen der Welt“.",
        "Gestern hatte sie laut „bote.example“ den Ofen kritisiert.",
        "Als Beispiele nennt Kolb die Modelle „Alto“ und „Brio“.",
    ],
)
def test_names_and_addresses_in_marks_are_not_said(text: str) -> None:
    assert [quote.kind for quote in extract_quotes(text, "de") if quote.kind == "direct"] == []


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("ja", "森首相は「増税はしない」と述べた。", [("増税はしない", "森首相")]),
        ("ja", "「雨が止まない」と漁師の林健さんは話した。", [("雨が止まない", "漁師の林健さん")]),
        (
            "ja",
            "会見で、林知事は「安全が第一だ」と強調し、「準備は整った」と語った。",
            [("安全が第一だ", "林知事"), ("準備は整った", "林知事")],
        ),
        ("ja", "林知事が会見した。「もう遅い」と語った。", [("もう遅い", "")]),
        ("ko", '김철수 장관은 "세금을 올리지 않겠다"라고 말했다.', [("세금을 올리지 않겠다", "김철수 장관")]),
        ("ko", '"비가 온다"고 어부 이민호 씨는 말했다.', [("비가 온다", "어부 이민호 씨")]),
        (
            "ko",
            '박 시장은 회견에서 "안전이 먼저"라며 "준비는 끝났다"고 강조했다.',
            [("안전이 먼저", "박 시장"), ("준비는 끝났다", "박 시장")],
        ),
        ("ko", "회의에 참석하는 최 대표가 “검토하겠다”고 밝혔다.", [("검토하겠다", "최 대표")]),
    ],
)
def test_a_particle_and_a_verb_behind_the_marks(
    lang: str, text: str, expected: list[tuple[str, str]]
) -> None:
    quotes = extract_quotes(text, lang)
    assert [(quote.text, quote.speaker_text) for quote in quotes] == expected
    assert all(quote.kind == "direct" for quote in quotes)


@pytest.mark.parametrize(
    ("lang", "text", "term"),
    [
        ("ja", "映画「青い空」は水曜日に公開される。", "青い空"),
        ("ja", "歌手は「青い空」という曲を発表した。", "青い空"),
        ("ja", "会社は「青い空」と「赤い花」を発表した。", "青い空"),
        ("ko", "영화 '푸른 하늘'은 수요일에 개봉한다.", "푸른 하늘"),
        ("ko", '가수는 "푸른 하늘"이라는 곡을 발표했다.', "푸른 하늘"),
    ],
)
def test_names_in_marks_of_japanese_and_korean(lang: str, text: str, term: str) -> None:
    found = find(text, None, lang)
    assert found.quotes == ()
    assert term in [each.text for each in found.terms]


@pytest.mark.parametrize(
    ("lang", "text", "words", "speaker"),
    [
        ("fr", "Comme l’explique Ève Morin, le four restera froid.", "le four restera froid", "Ève Morin"),
        ("fr", "« Le four est froid », dit Ève Morin. Et d’ajouter : « Hélas. »", "Hélas.", "Ève Morin"),
        ("de", "„Kalt“, sagte Jan Kolb und fügte hinzu: „Es bleibt kalt.“", "Es bleibt kalt.", "Jan Kolb"),
        (
            "de",
            "Als der Ofen ausging, entgegnete Kolb empört: „Das war Absicht.“",
            "Das war Absicht.",
            "Kolb",
        ),
        ("de", "Die „Zeit“ zitierte Kolb mit den Worten: „Das war Absicht.“", "Das war Absicht.", "Kolb"),
        ("de", "Für den Bäcker Jan Kolb sei das „ganz normal“.", "ganz normal", "den Bäcker Jan Kolb"),
        ("de", "Es freuten sich Eva Holm („Das ist schön.“) und andere.", "Das ist schön.", "Eva Holm"),
        ("it", "L’oste ha fatto sapere che il forno è freddo.", "il forno è freddo", "L’oste"),
        (
            "nl",
            "Er komt geen brood, heeft de bakker Jan Vos gezegd.",
            "Er komt geen brood",
            "de bakker Jan Vos",
        ),
        ("es", "—Hay pan —dijo el tesorero, Luis Toro—. Mucho.", "Mucho.", "Luis Toro"),
    ],
)
def test_speakers_in_harder_places(lang: str, text: str, words: str, speaker: str) -> None:
    quote = next(quote for quote in extract_quotes(text, lang) if quote.text == words)
    assert quote.speaker_text == speaker


@pytest.mark.parametrize(
    ("lang", "text", "words", "speaker"),
    [
        (
            "de",
            "Laut Landrat Jan von der Heide bleibt es kalt.",
            "bleibt es kalt",
            "Landrat Jan von der Heide",
        ),
        (
            "de",
            "Peter von der Heide kam. Er bedaure das, betonte von der Heide.",
            "Er bedaure das",
            "von der Heide",
        ),
        ("de", "Der Bäcker Jan Kolb sagte, er gehe.", "er gehe", "Der Bäcker Jan Kolb"),
        ("fr", "Selon la directrice, Ève d’Aubin, le four est froid.", "le four est froid", "Ève d’Aubin"),
        (
            "fr",
            "Un cadre qui souhaite garder l’anonymat estime que le four est froid.",
            "le four est froid",
            "Un cadre",
        ),
    ],
)
def test_names_are_whole_and_attributes_left_out(lang: str, text: str, words: str, speaker: str) -> None:
    assert [(quote.text, quote.speaker_text) for quote in extract_quotes(text, lang)] == [(words, speaker)]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("de", "Jan Kolb sagte nicht, dass er gehe."),
        ("de", "Niemand sagte, dass die Öfen kalt seien."),
        ("fr", "Luc Roy n’a jamais dit que le four était froid."),
        ("es", "Ana Ruiz no dijo que el horno estaba frío."),
        ("es", "El alcalde, Juan Gil, habló."),
        ("ru", "Котов не сказал, что печь холодная."),
    ],
)
def test_what_was_not_said_is_left_out(lang: str, text: str) -> None:
    assert extract_quotes(text, lang) == []


def test_a_paper_that_reports_about_somebody_speaks_itself() -> None:
    text = "Jan Kolb kam. Der Bäcker Jan Kolb sagte, er backe. Die „Post“ berichtete, Kolb wolle gehen."
    quote = extract_quotes(text, "de")[-1]
    assert (quote.speaker_text, quote.person, quote.speaker_type) == ("Die „Post“", "Post", "organisation")


@pytest.mark.parametrize(
    ("lang", "text", "words"),
    [
        (
            "es",
            "«Vivo en Madrid, calle Alcalá, desde mayo», dijo Ana Ruiz.",
            "Vivo en Madrid, calle Alcalá, desde mayo",
        ),
        (
            "fr",
            "« J’habite Paris, rue Monge, depuis mai », dit Luc Roy.",
            "J’habite Paris, rue Monge, depuis mai",
        ),
        (
            "it",
            "«Abito a Roma, via Appia, da maggio», dice Luca Ferri.",
            "Abito a Roma, via Appia, da maggio",
        ),
    ],
)
def test_a_place_between_commas_is_no_narrator(lang: str, text: str, words: str) -> None:
    assert [quote.text for quote in extract_quotes(text, lang)] == [words]


# ---- the narrator inside marks, marks inside marks


def test_who_speaks_inside_inner_marks_is_no_narrator() -> None:
    text = "« Oui, répond Léa Brun. Elle m’a écrit : “Pars avant midi, dit Marc, ou reste”. »"
    outer = [quote for quote in extract_quotes(text, "fr") if "nested" not in quote.flags]
    assert [(quote.text, quote.speaker_text) for quote in outer] == [
        ("Oui", "Léa Brun"),
        ("Elle m’a écrit : “Pars avant midi, dit Marc, ou reste”.", "Léa Brun"),
    ]


def test_words_in_marks_that_run_into_the_narrator_end_without_a_comma() -> None:
    (whole, rest) = extract_quotes(
        "Le pont est « deux fois trop étroit, a rappelé Léa Brun, et trop bas ».", "fr"
    )
    assert (whole.kind, whole.text) == ("mixed", "Le pont est « deux fois trop étroit")
    assert rest.text == "et trop bas"


@pytest.mark.parametrize(("text", "lang"), [("«「, oe B,e", "it"), ("“‘a, dit B,’", "fr"), ("«，", "ja")])
def test_no_span_is_empty_or_found_twice(text: str, lang: str) -> None:
    quotes = find(text, [Block(0, len(text), "body", lang)], None).quotes
    spans = [(quote.start, quote.end) for quote in quotes]
    assert all(start < end for start, end in spans)
    assert len(spans) == len(set(spans))


@pytest.mark.parametrize(
    ("lang", "text", "parts"),
    [
        ("de", "Das Brot, sagte Jan Kolb, sei kalt.", ["Das Brot", "sei kalt"]),
        ("de", "Der Bäcker habe, sagt sie, nichts gewusst.", ["Der Bäcker habe", "nichts gewusst"]),
        ("de", "Er hoffe, sagte er, dass am Sonntag wieder Brot komme.", ["am Sonntag wieder Brot komme"]),
        ("es", "El horno, según el informe, estaba frío.", ["El horno", "estaba frío"]),
        ("es", "El horno, añadió, será revisado en mayo.", ["El horno", "será revisado en mayo"]),
        ("es", "El horno se apagó en mayo, dijo Juan Gil, alcalde de Soto.", ["El horno se apagó en mayo"]),
        ("fr", "Le four, a-t-il ajouté, sera contrôlé.", ["Le four", "sera contrôlé"]),
        ("it", "Il forno, ha aggiunto, sarà controllato.", ["Il forno", "sarà controllato"]),
        ("nl", "De oven, zei ze, wordt in mei gekeurd.", ["De oven", "wordt in mei gekeurd"]),
    ],
)
def test_an_attribution_tears_a_clause(lang: str, text: str, parts: list[str]) -> None:
    assert [quote.text for quote in extract_quotes(text, lang)] == parts
