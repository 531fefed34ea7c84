"""Speech in German, Dutch and Swedish, each known by one data file alone."""

from __future__ import annotations

import pytest

from search.quotes import extract_quotes
from search.quotes.cues import lexicon
from search.quotes.who.description_words import is_role
from search.quotes.who.genders import of_title
from tests.spoken import Said, Spoken, has_quote, keep_offsets, rows

GERMAN: list[Said] = [
    (
        "Das Mehl reicht bis Mai, davon ist Jan Kolb, Sprecher der Zunft, überzeugt.",
        "indirect",
        "Das Mehl reicht bis Mai",
        "überzeugt",
        "Jan Kolb",
    ),
    ("Dass das Mehl fehlt, darauf wies Kolb hin.", "indirect", "das Mehl fehlt", "wies … hin", "Kolb"),
    (
        "Es gibt einen Brief. Drei der zehn Öfen seien mit Rissen geliefert worden, heißt es darin.",
        "indirect",
        "Drei der zehn Öfen seien mit Rissen geliefert worden",
        "heißt es",
        "einen Brief",
    ),
    (
        "„Der Ofen ist sicher“, wie Jan Kolb am Montag erklärte.",
        "direct",
        "Der Ofen ist sicher",
        "erklärte",
        "Jan Kolb",
    ),
    (
        "Der Ofen sei sicher, entschied am Mittwoch Richterin Eva Holm in Ulm.",
        "indirect",
        "Der Ofen sei sicher",
        "entschied",
        "Richterin Eva Holm",
    ),
    (
        "Er ist gescheitert: Der Antrag komme zu früh, befand das Gericht.",
        "indirect",
        "Der Antrag komme zu früh",
        "befand",
        "das Gericht",
    ),
    (
        "Der Bäcker Jan Kolb sagte dazu, die Zunft zahlt.",
        "indirect",
        "die Zunft zahlt",
        "sagte",
        "Der Bäcker Jan Kolb",
    ),
    (
        "Kein Ofen bleibe warm, „nicht, solange ich hier backe“, schrieb er der Zunft.",
        "mixed",
        "Kein Ofen bleibe warm, „nicht, solange ich hier backe“",
        "schrieb",
        "er",
    ),
    (
        "Die Öfen seien kalt, „weil sie niemand anheizt“, zitiert die Zeitung Ulmer Bote einen Anwohner.",
        "mixed",
        "Die Öfen seien kalt, „weil sie niemand anheizt“",
        "zitiert",
        "einen Anwohner",
    ),
    (
        "Bäcker Jan Kolb will davon erst am 5. Mai erfahren haben.",
        "indirect",
        "davon erst am 5. Mai erfahren haben",
        "will",
        "Bäcker Jan Kolb",
    ),
    (
        "Wer backt, dem rät er zur Vorsicht: Sie helfe auch noch nach zwei Wochen.",
        "indirect",
        "Sie helfe auch noch nach zwei Wochen",
        "rät",
        "er",
    ),
    (
        "Die Zunft beziffert den Schaden auf 3 Millionen Euro.",
        "indirect",
        "den Schaden auf 3 Millionen Euro",
        "beziffert",
        "Die Zunft",
    ),
    ("„Niemand hat gebacken“, war seine Antwort.", "direct", "Niemand hat gebacken", "Antwort", "seine"),
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
        "teilte mit",
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
        "warf … vor",
        "ihr Vize",
    ),
    ("Kolb sprach von einer „großen Not“ in der Stadt.", "mixed", "einer „großen Not“", "sprach", "Kolb"),
    (
        "In dem Schreiben heißt es: „Die Öfen bleiben bis Mai kalt.“",
        "direct",
        "Die Öfen bleiben bis Mai kalt.",
        "heißt es",
        "dem Schreiben",
    ),
    (
        "Der Vorschlag sei von Anfang an falsch gewesen, so Kolb.",
        "indirect",
        "Der Vorschlag sei von Anfang an falsch gewesen",
        "so",
        "Kolb",
    ),
    (
        "Aus Unterlagen, die der Zunft vorliegen, geht hervor, dass die Öfen kalt waren.",
        "indirect",
        "die Öfen kalt waren",
        "geht hervor",
        "Unterlagen",
    ),
    (
        "Auf dem Schild stand auf Deutsch: „Heute kein Brot.“",
        "direct",
        "Heute kein Brot.",
        "stand",
        "dem Schild",
    ),
    (
        "Jan Kolb sprach von einem „Akt der Verzweiflung“.",
        "mixed",
        "einem „Akt der Verzweiflung“",
        "sprach",
        "Jan Kolb",
    ),
    (
        "Messungen ergaben, dass die Öfen kalt waren.",
        "indirect",
        "die Öfen kalt waren",
        "ergaben",
        "Messungen",
    ),
    (
        "Kolb wies das zurück. Die Hälfte des Mehls biete er jetzt an.",
        "indirect",
        "Die Hälfte des Mehls biete er jetzt an",
        "",
        "Kolb",
    ),
    (
        "Nach Angaben der Zunft, die das Mehl bezahlt hat, bleiben die Öfen kalt.",
        "indirect",
        "bleiben die Öfen kalt",
        "Nach Angaben",
        "der Zunft",
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
        "legt uit",
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
    ("Uit het rapport blijkt dat de oven koud was.", "indirect", "de oven koud was", "blijkt", "het rapport"),
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
ALL: Spoken = {"de": GERMAN, "nl": DUTCH, "sv": SWEDISH}


@pytest.mark.parametrize(("lang", "text", "kind", "words", "cue", "speaker"), rows(ALL))
def test_who_says_what(lang: str, text: str, kind: str, words: str, cue: str, speaker: str) -> None:
    has_quote(lang, text, kind, words, cue, speaker)


@pytest.mark.parametrize("lang", sorted(ALL))
def test_dialogue_and_marks_keep_their_offsets(lang: str) -> None:
    keep_offsets(lang, ALL[lang])


def test_a_verb_of_any_kind_closes_what_is_reported() -> None:
    (quote,) = extract_quotes("Der Ofen werde heiß, stellte sie in Aussicht.", "de")
    assert (quote.text, quote.cue, quote.speaker_text) == ("Der Ofen werde heiß", "stellte", "sie")


def test_a_noise_is_no_speech() -> None:
    assert not extract_quotes("Der Motor brüllte, der Wagen fuhr los.", "de")
    assert not extract_quotes("Die Brücke ist sicher: das Geländer wurde erneuert.", "de")


def test_a_word_for_a_woman_is_no_man() -> None:
    text = "Eva Holm, Oberbürgermeisterin von Ulm, kam. Paul Roth blieb. Die Bürgermeisterin sagte, er irre."
    assert [quote.person for quote in extract_quotes(text, "de")] == ["Eva Holm"]
    text = "Paul Roth blieb in Ulm. Die Bürgermeisterin sagte, der Ofen sei kalt."
    assert [quote.person for quote in extract_quotes(text, "de")] == [""]
    words = lexicon("de")
    assert words is not None
    assert [is_role(word, words) for word in ("Bildungsministerin", "Bildungsreise")] == [True, False]
    assert (of_title("Statistikerin"), of_title("Statistik")) == ("f", "")


def test_a_name_with_an_office_behind_it_is_somebody() -> None:
    text = "Gernot Kolb, der Direktor, kam. Er sagte, der Ofen sei kalt."
    assert [quote.person for quote in extract_quotes(text, "de")] == ["Gernot Kolb"]
