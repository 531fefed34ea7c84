"""Sentences of a language, each with its first quote, and what all of them must show."""

from __future__ import annotations

from search.quotes import extract_quotes

Said = tuple[str, str, str, str, str]
"""Text, kind, the words said, cue and speaker."""

Spoken = dict[str, list[Said]]
"""The sentences of each language."""


def rows(spoken: Spoken) -> list[tuple[str, str, str, str, str, str]]:
    """Language and sentence, for a parametrized test."""
    return [(lang, *each) for lang, sentences in spoken.items() for each in sentences]


def has_quote(lang: str, text: str, kind: str, words: str, cue: str, speaker: str) -> None:
    """The first quote of a text is this one, and its places are those of its words."""
    quote = extract_quotes(text, lang)[0]
    assert (quote.kind, quote.text, quote.cue, quote.speaker_text) == (kind, words, cue, speaker)
    assert text[quote.start : quote.end] == words
    assert text[quote.speaker_start : quote.speaker_end] == speaker


def keep_offsets(lang: str, sentences: list[Said]) -> None:
    """The quotes of all sentences together stand where they say they do."""
    text = "\n\n".join(text for text, *_ in sentences)
    for quote in extract_quotes(text, lang):
        assert text[quote.start : quote.end] == quote.text
        assert text[quote.cue_start : quote.cue_end] == quote.cue.partition(" … ")[0]
