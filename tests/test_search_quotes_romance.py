"""Speech in French, Spanish, Italian and Portuguese, each known by one data file alone."""

from __future__ import annotations

import pytest

from search.quotes import extract_quotes
from tests.spoken import Said, Spoken, has_quote, keep_offsets, rows

FRENCH: list[Said] = [
    (
        "Selon Le Phare, qui cite un boulanger, le four sera fermé en mai.",
        "indirect",
        "le four sera fermé en mai",
        "Selon",
        "un boulanger",
    ),
    (
        "Le maire a tenu à rappeler que le four est froid.",
        "indirect",
        "le four est froid",
        "rappeler",
        "Le maire",
    ),
    ("Ève Morin en est sûre : le four est froid.", "indirect", "le four est froid", "sûre", "Ève Morin"),
    (
        "Ève Morin, boulangère (« on ne vend pas le moulin », ironise-t-elle), part demain.",
        "direct",
        "on ne vend pas le moulin",
        "ironise-t",
        "elle",
    ),
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
    ("Ève Morin a parlé d’« un pain indigne ».", "direct", "un pain indigne", "parlé", "Ève Morin"),
    (
        "La boulangerie affirme ne pas avoir été prévenue.",
        "indirect",
        "ne pas avoir été prévenue",
        "affirme",
        "La boulangerie",
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
        "mixed",
        "une « décision absurde prise à la hâte »",
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
    (
        "Le four sera contrôlé en mai, a-t-elle ajouté.",
        "indirect",
        "Le four sera contrôlé en mai",
        "ajouté",
        "elle",
    ),
    (
        "Il ressort du rapport que le four était froid.",
        "indirect",
        "le four était froid",
        "ressort",
        "rapport",
    ),
    (
        "La maire s’est dite convaincue que le four tiendrait.",
        "indirect",
        "le four tiendrait",
        "dite",
        "La maire",
    ),
    (
        "Elle dément toute faute : le four avait été contrôlé.",
        "indirect",
        "le four avait été contrôlé",
        "dément",
        "Elle",
    ),
    (
        "D’après le rapport, que nous avons lu, le four était froid.",
        "indirect",
        "le four était froid",
        "D’après",
        "le rapport",
    ),
]
SPANISH: list[Said] = [
    (
        "Según publica el Diario de Lugo, que cita a un concejal, el horno se cerró en mayo.",
        "indirect",
        "el horno se cerró en mayo",
        "publica",
        "un concejal",
    ),
    (
        "En mayo preguntará quién cerró el horno, adelantó.",
        "indirect",
        "En mayo preguntará quién cerró el horno",
        "adelantó",
        "",
    ),
    (
        "Ardieron tres hornos, según informó el gremio.",
        "indirect",
        "Ardieron tres hornos",
        "informó",
        "el gremio",
    ),
    (
        "Según informó el gremio, ardieron tres hornos.",
        "indirect",
        "ardieron tres hornos",
        "informó",
        "el gremio",
    ),
    (
        "«El horno es seguro», según explicó la alcaldesa.",
        "direct",
        "El horno es seguro",
        "explicó",
        "la alcaldesa",
    ),
    (
        "El ministro volvió a insistir en que no dimitirá.",
        "indirect",
        "no dimitirá",
        "insistir",
        "El ministro",
    ),
    (
        "La alcaldesa, Ana Gil, fue tajante: el molino es público.",
        "indirect",
        "el molino es público",
        "tajante",
        "La alcaldesa",
    ),
    (
        "El gremio cifró en 300 los hornos cerrados.",
        "indirect",
        "en 300 los hornos cerrados",
        "cifró",
        "El gremio",
    ),
    (
        "El tribunal razona que el molino es público.",
        "indirect",
        "el molino es público",
        "razona",
        "El tribunal",
    ),
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
    (
        "Negó también las quejas: se enteraron por la radio.",
        "indirect",
        "se enteraron por la radio",
        "Negó",
        "",
    ),
    ("Ana Gil lo tiene claro. «Fue demasiado tarde».", "direct", "Fue demasiado tarde", "", "Ana Gil"),
    (
        "Del informe se desprende que el horno estaba frío.",
        "indirect",
        "el horno estaba frío",
        "desprende",
        "informe",
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
    ("Dal rapporto emerge che il forno era freddo.", "indirect", "il forno era freddo", "emerge", "rapporto"),
    (
        "Secondo il rapporto, che abbiamo letto, il forno era freddo.",
        "indirect",
        "il forno era freddo",
        "Secondo",
        "il rapporto",
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
ALL: Spoken = {"fr": FRENCH, "es": SPANISH, "it": ITALIAN, "pt": PORTUGUESE}


@pytest.mark.parametrize(("lang", "text", "kind", "words", "cue", "speaker"), rows(ALL))
def test_who_says_what(lang: str, text: str, kind: str, words: str, cue: str, speaker: str) -> None:
    has_quote(lang, text, kind, words, cue, speaker)


@pytest.mark.parametrize("lang", sorted(ALL))
def test_dialogue_and_marks_keep_their_offsets(lang: str) -> None:
    keep_offsets(lang, ALL[lang])


@pytest.mark.parametrize(
    ("lang", "text", "words"),
    [
        ("es", "La ministra anunció el plan que llegó ayer.", []),
        ("es", "La ministra anunció esta semana que el horno sigue frío.", ["el horno sigue frío"]),
        ("es", "Anunció la ministra que el horno sigue frío.", ["el horno sigue frío"]),
        ("es", "Según dijo la alcaldesa, el horno está frío.", ["el horno está frío"]),
        ("fr", "La mairie révèle un plan que le conseil a voté.", []),
        ("fr", "Le maire a averti la mairie que le four est froid.", ["le four est froid"]),
        ("fr", "L'auteur présumé que la garde cherche a fui.", []),
    ],
)
def test_this_is_said_and_nothing_else(lang: str, text: str, words: list[str]) -> None:
    assert [quote.text for quote in extract_quotes(text, lang)] == words
