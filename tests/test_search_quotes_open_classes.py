"""Attributions told by their grammar, whatever verb or noun stands in them."""

from __future__ import annotations

import pytest

from search.quotes import extract_quotes


@pytest.mark.parametrize(
    ("lang", "text", "words", "speaker"),
    [
        ("en", "The lease had run out in 2011, she served notice.", "The lease had run out in 2011", "she"),
        ("en", "A court in Salem held that the lease was void.", "the lease was void", "A court in Salem"),
        ("en", "Hardly any mill is insured, Ann Roe estimates.", "Hardly any mill is insured", "Ann Roe"),
        ("en", "Ms Roe waved off the talk as “pure gossip”.", "the talk as “pure gossip”", "Ms Roe"),
        ("en", "Ann Roe sees prices falling by a third.", "prices falling by a third", "Ann Roe"),
        (
            "en",
            "By her own count she left at six, long after it.",
            "she left at six, long after it",
            "her",
        ),
        ("en", "In his reading of the lease a fee is due in May.", "a fee is due in May", "his"),
        (
            "en",
            "By the reckoning of Ann Roe, a judge, it cost the town $4,000.",
            "it cost the town $4,000",
            "Ann Roe",
        ),
        ("en", "Mr Roe’s defence is that nobody told him.", "nobody told him", "Mr Roe’s"),
        ("en", "It is the view of Ann Roe, a judge, that the law is old.", "the law is old", "Ann Roe"),
        ("en", "Rumour has it that the mill will close.", "the mill will close", ""),
        ("en", "If Ann Roe is to be believed, the mill will close.", "the mill will close", "Ann Roe"),
        (
            "en",
            "The council’s letter leaves them little comfort: the mill will be sold.",
            "the mill will be sold",
            "The council’s letter",
        ),
        ("en", "“The mill is lost” was how he put it.", "The mill is lost", "he"),
        ("en", "“The mill is lost,” runs a note from Ann Roe.", "The mill is lost", "Ann Roe"),
        ("en", "The agency advised residents of the valley to boil water.", "to boil water", "The agency"),
        (
            "de",
            "Dem Vernehmen nach will die Stadt das Bad schließen.",
            "will die Stadt das Bad schließen",
            "",
        ),
        ("es", "La tesis de Juan Gil es que el puente era viejo.", "el puente era viejo", "Juan Gil"),
        ("es", "A juicio de Juan Gil, historiador de Lugo, el puente caerá.", "el puente caerá", "Juan Gil"),
        ("fr", "« Le pont est sûr, a dit mardi le maire. Il tiendra. »", "Le pont est sûr", "le maire"),
        (
            "fr",
            "Le juge a demandé au prévenu s'il regrettait son geste.",
            "s'il regrettait son geste",
            "Le juge",
        ),
    ],
)
def test_who_says_what(lang: str, text: str, words: str, speaker: str) -> None:
    found = {quote.text.strip("., "): quote.speaker_text for quote in extract_quotes(text, lang)}
    assert words in found
    assert found[words] == speaker


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The oak is graded according to its size, and all goes according to plan."),
        ("en", "His luck was that nobody looked."),
        ("en", "When the club won the cup, he played in goal."),
        ("en", "Roe took two wickets and claimed his ninth of the season."),
        ("fr", "Les huîtres sont triées selon leur calibre."),
        ("es", "La ventaja de la casa es que tiene jardín."),
    ],
)
def test_nobody_says_this(lang: str, text: str) -> None:
    assert extract_quotes(text, lang) == []
