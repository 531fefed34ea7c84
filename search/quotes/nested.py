"""Words quoted inside a quote that somebody else says: “The judge told me, ‘go home,’” she said.

Only what a definite speaker says there, or what is written somewhere; hearsay and thought-up talk
("people say, ‘…’", "you ask, ‘…’") stay part of the outer quote.
"""

from __future__ import annotations

from search.language.fold import simplify
from search.quotes.cues import Lexicon, lexicon, load
from search.quotes.han import paragraph as han
from search.quotes.marks import Quoted
from search.quotes.said import Said, inner
from search.quotes.who.speaker_types import of_description

_FEWEST_WORDS = 3
_FEWEST_HAN = 5


def spans(quoted: list[Quoted]) -> list[tuple[Quoted, list[Quoted]]]:
    """The outermost quotes that hold quotes, with these counted from depth 0."""
    found: list[tuple[Quoted, list[Quoted]]] = []
    for span in quoted:
        if span.depth == 0:
            found.append((span, []))
        elif found:
            found[-1][1].append(span._replace(depth=span.depth - 1))
    return [(outer, inside) for outer, inside in found if inside]


def quote_in(text: str, said: Said, inside: list[Quoted], lang: str) -> Said | None:
    """A statement found inside a quote as a quote of its own, None where it is part of the outer one.

    Of one that ends with words in marks (he told me it was ‘a small hole’) it is these words.
    """
    if said.kind == "direct":
        near = not said.cue.end or _is_near(text, said, lang)
        return said if near and is_quote(text, said, lang) else None
    spans = [span for span in inside if span.depth == 0 and said.start <= span.start < said.end]
    if said.kind != "mixed" or len(spans) != 1 or said.end > spans[0].close or not is_quote(text, said, lang):
        return None
    start, end = inner(text, spans[0].start, spans[0].end)
    if not _is_long(text[start:end]):
        return None
    return said._replace(start=start, end=end, kind="direct")


def _is_long(words: str) -> bool:
    return len(words.split()) >= _FEWEST_WORDS or sum("㐀" <= char <= "鿿" for char in words) >= _FEWEST_HAN


def _answers(text: str, said: Said) -> bool:
    """Whether words in marks stand alone behind a question: What came back? ‘Noted. No money.’"""
    return said.floating and text[max(0, said.start - 3) : said.start - 1].strip().endswith(("?", "？"))


def _is_near(text: str, said: Said, lang: str) -> bool:
    """Whether nothing but a comma or colon parts a verb from words in marks; Chinese rules see to it."""
    words = lexicon(lang)
    stands = words is not None and of_description(said.speaker.of(text), words) == "document"
    if lang.startswith("zh") or stands or _is_written(said.cue.of(text), lang) or _is_parted(text, said):
        return True
    return 0 < said.start - said.cue.end <= 2 and _is_long(text[said.start : said.end])


def is_quote(text: str, said: Said, lang: str) -> bool:
    """Whether somebody definite says a statement found inside a quote."""
    cue, speaker = said.cue.of(text), said.speaker.of(text)
    if not cue:
        return _answers(text, said)
    if lang.startswith("zh"):
        return _is_written(cue, lang) or han.is_inner(cue, speaker)
    words = lexicon(lang)
    if _is_written(cue, lang) or words is None:
        return words is not None
    if of_description(speaker, words) == "document":
        return True
    if not cue[-1].isalpha() or cue.lower() in words.participles or not _is_definite(speaker, words):
        return False
    before = text[max(0, said.cue.start - 20) : said.cue.start].lower().split()
    return not _is_thought_up(before[-1:], words)


def _is_parted(text: str, said: Said) -> bool:
    """Whether a comma or colon stands between a verb and the words: he said, ‘…’ / ‘…,’ he said."""
    before = said.cue.start < said.start
    near = text[max(0, said.start - 4) : said.start] if before else text[said.end - 1 : said.end + 3]
    return any(mark in near for mark in ",:!?")


def _is_written(cue: str, lang: str) -> bool:
    """Whether a cue brings in written words."""
    return simplify(cue.lower()) in str(load(lang.split("-")[0]).get("written", "")).split()


def _is_thought_up(before: list[str], words: Lexicon) -> bool:
    """Whether the word before a verb tells that nobody has spoken: he would say, she is told."""
    groups = ("modals", "infinitive_marks", "passives")
    return any(words.has(group, word) for group in groups for word in before)


def _is_definite(speaker: str, words: Lexicon) -> bool:
    """Whether a mention means one somebody: he, the judge, my mother, Ann Roe."""
    first, _, rest = speaker.partition(" ")
    low = first.lower()
    if low in words.pronouns:
        return words.pronouns[low] in ("m", "f")
    if any(words.has(group, low) for group in ("possessives", "speakers_own", "definites")):
        return bool(rest)
    if (words.has("indefinites", low) or words.has("counts", low)) and rest:
        return of_description(speaker, words) not in ("", "document", "group") or words.has(
            "links", rest.split()[0]
        )
    common = words.has("nouns_capitalised", "yes") or words.has("people", low)
    return first[:1].isupper() and not common and not words.has("determiners", low)
