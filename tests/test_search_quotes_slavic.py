"""Speech in Czech, Russian, Ukrainian and Polish, each known by one data file alone."""

from __future__ import annotations

import pytest

from tests.spoken import Said, Spoken, has_quote, keep_offsets, rows

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
ALL: Spoken = {"cs": CZECH, "ru": RUSSIAN, "uk": UKRAINIAN, "pl": POLISH}


@pytest.mark.parametrize(("lang", "text", "kind", "words", "cue", "speaker"), rows(ALL))
def test_who_says_what(lang: str, text: str, kind: str, words: str, cue: str, speaker: str) -> None:
    has_quote(lang, text, kind, words, cue, speaker)


@pytest.mark.parametrize("lang", sorted(ALL))
def test_dialogue_and_marks_keep_their_offsets(lang: str) -> None:
    keep_offsets(lang, ALL[lang])
