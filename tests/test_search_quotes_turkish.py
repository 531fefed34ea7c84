"""Speech in Turkish, known by its data file alone."""

from __future__ import annotations

import pytest

from tests.spoken import Said, Spoken, has_quote, keep_offsets, rows

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
ALL: Spoken = {"tr": TURKISH}


@pytest.mark.parametrize(("lang", "text", "kind", "words", "cue", "speaker"), rows(ALL))
def test_who_says_what(lang: str, text: str, kind: str, words: str, cue: str, speaker: str) -> None:
    has_quote(lang, text, kind, words, cue, speaker)


@pytest.mark.parametrize("lang", sorted(ALL))
def test_dialogue_and_marks_keep_their_offsets(lang: str) -> None:
    keep_offsets(lang, ALL[lang])
