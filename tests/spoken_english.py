"""English quotes in short, for tables of sentences."""

from __future__ import annotations

from search.quotes import extract_quotes


def found(text: str) -> list[tuple[str, str, str, str]]:
    """Kind, words, cue and speaker of each quote."""
    return [(q.kind, q.text, q.cue, q.speaker_text) for q in extract_quotes(text, "en")]


def says(text: str, kind: str, words: str, cue: str, speaker: str) -> bool:
    """Whether one of the quotes is this one; a comma may end its words."""
    return (kind, words.rstrip(","), cue, speaker) in [(k, w.rstrip(","), c, s) for k, w, c, s in found(text)]
