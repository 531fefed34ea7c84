"""Speech in the languages written with spaces, each known by one data file alone."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import pytest
import yaml

from search.model import Block
from search.quotes import cues, extract_quotes, find

Said = tuple[str, str, str, str, str]
"""Text, kind, the words said, cue and speaker."""

GERMAN: list[Said] = [
    (
        "„Wir backen um sechs“, sagte gestern in Ulm der Bäcker Jan Kolb.",
        "direct",
        "Wir backen um sechs",
        "sagte",
        "der Bäcker Jan Kolb",
    ),
    (
        "„Wir backen um sechs“, hatte Bäcker Kolb in einem Gespräch erklärt.",
        "direct",
        "Wir backen um sechs",
        "erklärt",
        "Bäcker Kolb",
    ),
    (
        "Jan Kolb, Sprecher der Zunft, teilte mit, dass alle Öfen kalt seien.",
        "indirect",
        "alle Öfen kalt seien",
        "teilte",
        "Jan Kolb",
    ),
    (
        "Die Öfen seien seit Montag kalt, wie eine Lehrerin der Zunft mitteilte.",
        "indirect",
        "Die Öfen seien seit Montag kalt",
        "mitteilte",
        "eine Lehrerin der Zunft",
    ),
    (
        "Bäcker Jan Kolb verteidigt sich: Bis zehn habe man geglaubt, die Öfen anheizen zu können.",
        "indirect",
        "Bis zehn habe man geglaubt, die Öfen anheizen zu können",
        "",
        "Bäcker Jan Kolb",
    ),
    (
        "Nach Angaben der Zunft bleiben die Öfen kalt.",
        "indirect",
        "bleiben die Öfen kalt",
        "Nach Angaben",
        "der Zunft",
    ),
    (
        "Die Leiterin lobte den Kurs, ihr Vize warf der Zunft vor, die Öfen nicht abzuschalten.",
        "indirect",
        "die Öfen nicht abzuschalten",
        "warf",
        "ihr Vize",
    ),
    ("Kolb sprach von einer „großen Not“ in der Stadt.", "direct", "großen Not", "sprach", "Kolb"),
    (
        "In dem Schreiben heißt es: „Die Öfen bleiben bis Mai kalt.“",
        "direct",
        "Die Öfen bleiben bis Mai kalt.",
        "heißt",
        "dem Schreiben",
    ),
    (
        "Der Vorschlag sei von Anfang an falsch gewesen, so Kolb.",
        "indirect",
        "Der Vorschlag sei von Anfang an falsch gewesen",
        "so",
        "Kolb",
    ),
]
CZECH: list[Said] = [
    (
        "„Pečeme od šesti,“ řekl včera v Brně při otevření krámu starosta Jan Malý.",
        "direct",
        "Pečeme od šesti",
        "řekl",
        "starosta Jan Malý",
    ),
    ("„Pečeme od šesti,“ dodal.", "direct", "Pečeme od šesti", "dodal", ""),
    (
        "Starosta Jan Malý v pátek na radnici řekl, že pece zůstanou studené.",
        "indirect",
        "pece zůstanou studené",
        "řekl",
        "Starosta Jan Malý",
    ),
    ("Dodala, že pece zůstanou studené.", "indirect", "pece zůstanou studené", "Dodala", ""),
    (
        "Pece zůstanou studené do května, uvedla mluvčí radnice Eva Nová.",
        "indirect",
        "Pece zůstanou studené do května",
        "uvedla",
        "mluvčí radnice Eva Nová",
    ),
    ("Podle Jana Malého zůstanou pece studené.", "indirect", "zůstanou pece studené", "Podle", "Jana Malého"),
    (
        "Ministryně se zeptala, proč jsou pece studené.",
        "indirect",
        "proč jsou pece studené",
        "zeptala",
        "Ministryně",
    ),
    ("Jan Malý: „Pečeme od šesti.“", "direct", "Pečeme od šesti.", ":", "Jan Malý"),
]
RUSSIAN: list[Said] = [
    (
        "«Мы печём с шести», — сказал вчера в Твери на открытии пекарни мэр Иван Белов.",
        "direct",
        "Мы печём с шести",
        "сказал",
        "мэр Иван Белов",
    ),
    ("— Мы печём с шести, — сказал он. — Приходите раньше.", "direct", "Мы печём с шести", "сказал", "он"),
    (
        "«Мы печём с шести, — говорит Белов, — и хлеба хватит всем».",
        "direct",
        "Мы печём с шести",
        "говорит",
        "Белов",
    ),
    (
        "Мэр Иван Белов заявил, что печи останутся холодными.",
        "indirect",
        "печи останутся холодными",
        "заявил",
        "Мэр Иван Белов",
    ),
    (
        "В интервью газете мэр Иван Белов недавно сказал так: печи останутся холодными.",
        "indirect",
        "печи останутся холодными",
        "сказал",
        "мэр Иван Белов",
    ),
    (
        "По словам Ивана Белова, печи останутся холодными.",
        "indirect",
        "печи останутся холодными",
        "По словам",
        "Ивана Белова",
    ),
    ("«Мы печём с шести», - ответил ей пекарь.", "direct", "Мы печём с шести", "ответил", "пекарь"),
    ("Белов спросил, почему печи холодные.", "indirect", "почему печи холодные", "спросил", "Белов"),
]
UKRAINIAN: list[Said] = [
    (
        "«Ми печемо з шостої», — сказав учора в Сумах мер Іван Білик.",
        "direct",
        "Ми печемо з шостої",
        "сказав",
        "мер Іван Білик",
    ),
    (
        "— Ми печемо з шостої, — сказала вона. — Приходьте раніше.",
        "direct",
        "Ми печемо з шостої",
        "сказала",
        "вона",
    ),
    (
        "Мер Іван Білик заявив, що печі залишаться холодними.",
        "indirect",
        "печі залишаться холодними",
        "заявив",
        "Мер Іван Білик",
    ),
    (
        "За словами Івана Білика, печі залишаться холодними.",
        "indirect",
        "печі залишаться холодними",
        "За словами",
        "Івана Білика",
    ),
    ("„Ми печемо з шостої“, — зазначила речниця.", "direct", "Ми печемо з шостої", "зазначила", "речниця"),
    (
        "Речниця міста Олена Гай наголосила: «Печі холодні з понеділка».",
        "direct",
        "Печі холодні з понеділка",
        "наголосила",
        "Речниця міста Олена Гай",
    ),
    (
        "Печі залишаться холодними, повідомила речниця Олена Гай.",
        "indirect",
        "Печі залишаться холодними",
        "повідомила",
        "речниця Олена Гай",
    ),
    ("Білик запитав, чому печі холодні.", "indirect", "чому печі холодні", "запитав", "Білик"),
]
POLISH: list[Said] = [
    (
        "„Pieczemy od szóstej” – powiedział wczoraj w Łodzi burmistrz Jan Mały.",
        "direct",
        "Pieczemy od szóstej",
        "powiedział",
        "burmistrz Jan Mały",
    ),
    (
        "– Pieczemy od szóstej – powiedziała Ewa Nowak. – Proszę przyjść wcześniej.",
        "direct",
        "Pieczemy od szóstej",
        "powiedziała",
        "Ewa Nowak",
    ),
    ("„Pieczemy od szóstej” – dodał.", "direct", "Pieczemy od szóstej", "dodał", ""),
    (
        "Burmistrz Jan Mały oświadczył, że piece pozostaną zimne.",
        "indirect",
        "piece pozostaną zimne",
        "oświadczył",
        "Burmistrz Jan Mały",
    ),
    ("Przyznała, że piece pozostaną zimne.", "indirect", "piece pozostaną zimne", "Przyznała", ""),
    ("Według Ewy Nowak piece pozostaną zimne.", "indirect", "piece pozostaną zimne", "Według", "Ewy Nowak"),
    (
        "Piece pozostaną zimne do maja, poinformowała rzeczniczka miasta Ewa Nowak.",
        "indirect",
        "Piece pozostaną zimne do maja",
        "poinformowała",
        "rzeczniczka miasta Ewa Nowak",
    ),
    (
        "Rzeczniczka zapytała, dlaczego piece są zimne.",
        "indirect",
        "dlaczego piece są zimne",
        "zapytała",
        "Rzeczniczka",
    ),
]
FRENCH: list[Said] = [
    (
        "« Nous cuisons dès six heures », a déclaré mardi à Dijon la boulangère Ève Morin.",
        "direct",
        "Nous cuisons dès six heures",
        "déclaré",
        "la boulangère Ève Morin",
    ),
    (
        "« Nous cuisons dès six heures », a-t-il précisé.",
        "direct",
        "Nous cuisons dès six heures",
        "précisé",
        "il",
    ),
    (
        "— Nous cuisons dès six heures, dit-elle. Venez tôt.",
        "direct",
        "Nous cuisons dès six heures",
        "dit",
        "elle",
    ),
    (
        "« Nous fermons », s’est exclamé l’avocat de la ville.",
        "direct",
        "Nous fermons",
        "exclamé",
        "l’avocat de la ville",
    ),
    ("« Le pain, explique Ève Morin, ne manquera pas. »", "direct", "Le pain", "explique", "Ève Morin"),
    (
        "Le maire, Paul Vernet, a annoncé que les fours resteraient froids.",
        "indirect",
        "les fours resteraient froids",
        "annoncé",
        "Paul Vernet",
    ),
    (
        "Selon Ève Morin, les fours resteront froids.",
        "indirect",
        "les fours resteront froids",
        "Selon",
        "Ève Morin",
    ),
    (
        "Elle a dénoncé une « décision absurde prise à la hâte ».",
        "direct",
        "décision absurde prise à la hâte",
        "dénoncé",
        "Elle",
    ),
    (
        "Les fours resteront froids jusqu'en mai, a indiqué le porte-parole de la ville.",
        "indirect",
        "Les fours resteront froids jusqu'en mai",
        "indiqué",
        "le porte-parole de la ville",
    ),
]
SPANISH: list[Said] = [
    (
        "«Horneamos desde las seis», explicó ayer en Burgos la alcaldesa, Marta Gil.",
        "direct",
        "Horneamos desde las seis",
        "explicó",
        "Marta Gil",
    ),
    (
        "—Horneamos desde las seis —dijo Ana Ruiz—. Vengan pronto.",
        "direct",
        "Horneamos desde las seis",
        "dijo",
        "Ana Ruiz",
    ),
    ("“Horneamos desde las seis”, añadió.", "direct", "Horneamos desde las seis", "añadió", ""),
    (
        "El ministro de Trabajo aseguró que los hornos seguirían fríos.",
        "indirect",
        "los hornos seguirían fríos",
        "aseguró",
        "El ministro de Trabajo",
    ),
    (
        "Según Marta Gil, los hornos seguirán fríos.",
        "indirect",
        "los hornos seguirán fríos",
        "Según",
        "Marta Gil",
    ),
    (
        "Marta Gil, portavoz del gremio, ha señalado que los hornos están fríos.",
        "indirect",
        "los hornos están fríos",
        "señalado",
        "Marta Gil",
    ),
    (
        "La alcaldesa preguntó: “¿Por qué están fríos los hornos?”",
        "direct",
        "¿Por qué están fríos los hornos?",
        "preguntó",
        "La alcaldesa",
    ),
    (
        "Los hornos seguirán fríos hasta mayo, informó la portavoz del gremio.",
        "indirect",
        "Los hornos seguirán fríos hasta mayo",
        "informó",
        "la portavoz del gremio",
    ),
]
ITALIAN: list[Said] = [
    (
        "«Inforniamo dalle sei», ha detto ieri a Pavia il sindaco Luca Ferri.",
        "direct",
        "Inforniamo dalle sei",
        "detto",
        "il sindaco Luca Ferri",
    ),
    ("«Inforniamo dalle sei», ha aggiunto.", "direct", "Inforniamo dalle sei", "aggiunto", ""),
    ("“Il pane – spiega Ferri – non mancherà.”", "direct", "Il pane", "spiega", "Ferri"),
    (
        "L'avvocato ha spiegato che i forni resteranno freddi.",
        "indirect",
        "i forni resteranno freddi",
        "spiegato",
        "L'avvocato",
    ),
    (
        "Secondo Luca Ferri, i forni resteranno freddi.",
        "indirect",
        "i forni resteranno freddi",
        "Secondo",
        "Luca Ferri",
    ),
    (
        "Luca Ferri, presidente della lega, dichiara che i forni sono freddi.",
        "indirect",
        "i forni sono freddi",
        "dichiara",
        "Luca Ferri",
    ),
    (
        "La ministra ha risposto: «I forni sono freddi da lunedì».",
        "direct",
        "I forni sono freddi da lunedì",
        "risposto",
        "La ministra",
    ),
    (
        "I forni resteranno freddi fino a maggio, riferisce la portavoce della lega.",
        "indirect",
        "I forni resteranno freddi fino a maggio",
        "riferisce",
        "la portavoce della lega",
    ),
]
PORTUGUESE: list[Said] = [
    (
        "“Assamos desde as seis”, disse nesta terça-feira a diretora da escola, Ana Prado.",
        "direct",
        "Assamos desde as seis",
        "disse",
        "Ana Prado",
    ),
    (
        "— Assamos desde as seis — disse Rui Melo. — Venham cedo.",
        "direct",
        "Assamos desde as seis",
        "disse",
        "Rui Melo",
    ),
    ("“Assamos desde as seis”, acrescentou.", "direct", "Assamos desde as seis", "acrescentou", ""),
    (
        "O prefeito afirmou que os fornos continuarão frios.",
        "indirect",
        "os fornos continuarão frios",
        "afirmou",
        "O prefeito",
    ),
    (
        "Segundo Ana Prado, os fornos continuarão frios.",
        "indirect",
        "os fornos continuarão frios",
        "Segundo",
        "Ana Prado",
    ),
    (
        "Ana Prado, porta-voz da guilda, garantiu que os fornos estão frios.",
        "indirect",
        "os fornos estão frios",
        "garantiu",
        "Ana Prado",
    ),
    (
        "A ministra perguntou: “Por que os fornos estão frios?”",
        "direct",
        "Por que os fornos estão frios?",
        "perguntou",
        "A ministra",
    ),
    (
        "Os fornos continuarão frios até maio, informou a porta-voz da guilda.",
        "indirect",
        "Os fornos continuarão frios até maio",
        "informou",
        "a porta-voz da guilda",
    ),
]
DUTCH: list[Said] = [
    (
        "‘Wij bakken vanaf zes uur’, zei burgemeester Jan de Vries dinsdag.",
        "direct",
        "Wij bakken vanaf zes uur",
        "zei",
        "burgemeester Jan de Vries",
    ),
    (
        "“Wij bakken vanaf zes uur”, aldus de woordvoerder van het gilde.",
        "direct",
        "Wij bakken vanaf zes uur",
        "aldus",
        "de woordvoerder van het gilde",
    ),
    (
        "„Wij bakken vanaf zes uur”, heeft Eva Smit in Breda gezegd.",
        "direct",
        "Wij bakken vanaf zes uur",
        "gezegd",
        "Eva Smit",
    ),
    (
        "De minister zei gisteren dat de ovens koud blijven.",
        "indirect",
        "de ovens koud blijven",
        "zei",
        "De minister",
    ),
    ("Volgens Eva Smit blijven de ovens koud.", "indirect", "blijven de ovens koud", "Volgens", "Eva Smit"),
    (
        "Eva Smit, hoofd van het gilde, legt uit dat de ovens koud zijn.",
        "indirect",
        "de ovens koud zijn",
        "legt",
        "Eva Smit",
    ),
    (
        "De burgemeester vroeg: ‘Waarom zijn de ovens koud?’",
        "direct",
        "Waarom zijn de ovens koud?",
        "vroeg",
        "De burgemeester",
    ),
    (
        "De ovens blijven koud tot mei, meldt de woordvoerder.",
        "indirect",
        "De ovens blijven koud tot mei",
        "meldt",
        "de woordvoerder",
    ),
]
SWEDISH: list[Said] = [
    (
        "– Vi bakar från klockan sex, säger Anna Ek, som driver bageriet.",
        "direct",
        "Vi bakar från klockan sex",
        "säger",
        "Anna Ek",
    ),
    (
        "”Vi bakar från klockan sex”, sade Anna Ek i Lund.",
        "direct",
        "Vi bakar från klockan sex",
        "sade",
        "Anna Ek",
    ),
    (
        "»Vi bakar från klockan sex», skriver ministern i ett brev.",
        "direct",
        "Vi bakar från klockan sex",
        "skriver",
        "ministern",
    ),
    (
        "Statsministern sade på måndagen att ugnarna förblir kalla.",
        "indirect",
        "ugnarna förblir kalla",
        "sade",
        "Statsministern",
    ),
    ("Enligt Anna Ek förblir ugnarna kalla.", "indirect", "förblir ugnarna kalla", "Enligt", "Anna Ek"),
    (
        "Anna Ek, talesperson för skrået, uppger att ugnarna är kalla.",
        "indirect",
        "ugnarna är kalla",
        "uppger",
        "Anna Ek",
    ),
    ("Anna Ek: ”Ugnarna är kalla sedan i maj.”", "direct", "Ugnarna är kalla sedan i maj.", ":", "Anna Ek"),
    (
        "Ugnarna förblir kalla till maj, meddelar polisen.",
        "indirect",
        "Ugnarna förblir kalla till maj",
        "meddelar",
        "polisen",
    ),
]
TURKISH: list[Said] = [
    (
        "Belediye Başkanı Can Demir, “Fırınlar altıda açılır” dedi.",
        "direct",
        "Fırınlar altıda açılır",
        "dedi",
        "Belediye Başkanı Can Demir",
    ),
    ("“Fırınlar altıda açılır” dedi Can Demir.", "direct", "Fırınlar altıda açılır", "dedi", "Can Demir"),
    (
        "Can Demir, “Fırınlar altıda açılır” diye konuştu.",
        "direct",
        "Fırınlar altıda açılır",
        "konuştu",
        "Can Demir",
    ),
    (
        "Can Demir: “Fırınlar mayısa kadar soğuk kalır.”",
        "direct",
        "Fırınlar mayısa kadar soğuk kalır.",
        ":",
        "Can Demir",
    ),
    (
        "Can Demir'e göre fırınlar mayısa kadar soğuk kalır.",
        "indirect",
        "fırınlar mayısa kadar soğuk kalır",
        "göre",
        "Can Demir'e",
    ),
    (
        "Can Demir şöyle dedi: “Fırınlar mayısa kadar soğuk kalır.”",
        "direct",
        "Fırınlar mayısa kadar soğuk kalır.",
        "dedi",
        "Can Demir",
    ),
    (
        "Ayla Kaya, “Ekmek kalmadı artık” ifadelerini kullandı.",
        "direct",
        "Ekmek kalmadı artık",
        "kullandı",
        "Ayla Kaya",
    ),
    ("“Ekmek kalmadı artık” diye ekledi.", "direct", "Ekmek kalmadı artık", "ekledi", ""),
]
ALL = {
    "de": GERMAN,
    "cs": CZECH,
    "ru": RUSSIAN,
    "uk": UKRAINIAN,
    "pl": POLISH,
    "fr": FRENCH,
    "es": SPANISH,
    "it": ITALIAN,
    "pt": PORTUGUESE,
    "nl": DUTCH,
    "sv": SWEDISH,
    "tr": TURKISH,
}


@pytest.mark.parametrize(
    ("lang", "text", "kind", "words", "cue", "speaker"),
    [(lang, *each) for lang, sentences in ALL.items() for each in sentences],
)
def test_who_says_what(lang: str, text: str, kind: str, words: str, cue: str, speaker: str) -> None:
    quote = extract_quotes(text, lang)[0]
    assert (quote.kind, quote.text, quote.cue, quote.speaker_text) == (kind, words, cue, speaker)
    assert text[quote.start : quote.end] == words
    assert text[quote.speaker_start : quote.speaker_end] == speaker


NO_SPEECH = [
    ("de", "Der Film „Oben“ läuft im Kino „Scala“."),
    ("de", "Er stellte die Öfen fest an die Wand."),
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


@pytest.mark.parametrize("lang", sorted(ALL))
def test_dialogue_and_marks_keep_their_offsets(lang: str) -> None:
    text = "\n\n".join(text for text, *_ in ALL[lang])
    for quote in extract_quotes(text, lang):
        assert text[quote.start : quote.end] == quote.text
        assert text[quote.cue_start : quote.cue_end] == quote.cue


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


# ---- a language is one data file

INVENTED = """
lang: qx
speech:
  veli: velis velan
sources: [maro]
inverts: always
needs: that
that: ke
pronouns: {lun: m, lan: f}
auxiliaries: os
adverbs: dorin
determiners: lo la
articles: lo la
links: dul
prepositions: ena
breaks: ke
joins: et
people: mastro
"""


@pytest.fixture
def invented(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An invented language, added by writing its data file next to the others."""
    data = Path(str(resources.files("search.quotes") / "data"))
    folder = tmp_path / "data"
    folder.mkdir()
    for file in data.glob("*.yaml"):
        (folder / file.name).write_bytes(file.read_bytes())
    (folder / "qx.yaml").write_text(INVENTED, encoding="utf-8")
    real = resources.files
    monkeypatch.setattr(resources, "files", lambda name: tmp_path if name == "search.quotes" else real(name))
    cues.load.cache_clear()
    cues.lexicon.cache_clear()
    yield
    cues.load.cache_clear()
    cues.lexicon.cache_clear()


@pytest.mark.usefixtures("invented")
def test_one_data_file_adds_a_language() -> None:
    (quote,) = extract_quotes("“Pano es frigo en tulo”, velis dorin lo mastro Bor Tam.", "qx")
    assert (quote.kind, quote.text, quote.cue, quote.speaker_text) == (
        "direct",
        "Pano es frigo en tulo",
        "velis",
        "lo mastro Bor Tam",
    )
    (quote,) = extract_quotes("Bor Tam velis ke pano es frigo.", "qx")
    assert (quote.kind, quote.text, quote.speaker_text) == ("indirect", "pano es frigo", "Bor Tam")
    (quote,) = extract_quotes("Maro Bor Tam, pano es frigo.", "qx")
    assert (quote.kind, quote.text, quote.speaker_text) == ("indirect", "pano es frigo", "Bor Tam")


def test_without_its_file_the_language_has_only_its_marks() -> None:
    (quote,) = extract_quotes("“Pano es frigo en tulo”, velis dorin lo mastro Bor Tam.", "qx")
    assert (quote.kind, quote.text, quote.cue, quote.speaker_text) == (
        "direct",
        "Pano es frigo en tulo",
        "",
        "",
    )
    assert extract_quotes("Bor Tam velis ke pano es frigo.", "qx") == []


def test_a_colon_or_dash_needs_no_data_file() -> None:
    (quote,) = extract_quotes("Bor Tam: “Pano es frigo.”", "qx")
    assert (quote.text, quote.speaker_text) == ("Pano es frigo.", "Bor Tam")
    (quote,) = extract_quotes("“Pano es frigo en tulo.” — Bor Tam", "qx")
    assert (quote.text, quote.speaker_text) == ("Pano es frigo en tulo.", "Bor Tam")


def test_english_verbs_are_not_tried_elsewhere() -> None:
    assert extract_quotes("Bor Tam said that pano es frigo.", "qx") == []
    found = find("La “pano” es frigo.", None, "qx")
    assert found.quotes == ()
    assert [term.text for term in found.terms] == ["pano"]


@pytest.mark.parametrize(
    "file", sorted(p.name for p in Path(str(resources.files("search.quotes") / "data")).glob("??.yaml"))
)
def test_data_files_are_well_formed(file: str) -> None:
    data = yaml.safe_load((resources.files("search.quotes") / "data" / file).read_text(encoding="utf-8"))
    assert data["lang"] == file.removesuffix(".yaml")
    assert all(isinstance(word, str) for word in data.get("pronouns", {}))


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


# ---- the data files


def _values(data: object) -> Iterator[object]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield key
            yield from _values(value)
    elif isinstance(data, list):
        for value in data:
            yield from _values(value)
    else:
        yield data


def test_every_word_of_the_data_files_is_text() -> None:
    files = list((Path(cues.__file__).parent / "data").rglob("*.yaml"))
    assert len(files) > 10
    for file in files:
        values = _values(yaml.safe_load(file.read_text("utf-8")))
        assert [value for value in values if not isinstance(value, str | None)] == [], file.name


def test_a_word_that_yaml_reads_as_true_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "xx.yaml").write_text("speech:\n  say: says\nparticle_verbs:\n  go: on\n", "utf-8")
    monkeypatch.setattr(resources, "files", lambda _: tmp_path)
    with pytest.raises(TypeError, match="particle_verbs: go"):
        cues.load.__wrapped__("xx")


def test_a_particle_that_yaml_would_read_as_true() -> None:
    words = cues.lexicon("en")
    assert words is not None
    assert "on" in words.particle_verbs["go"]
