"""The narrator's words inside speech: — Привет, — сказал он. / « Oui, dit-elle, demain. » / —Voy —dijo Ana.

A paragraph that opens with a dash is speech if somebody is said to say it; in marks, the narrator's
words part one span into two.  Data files switch it on: `inquits` holds "dash", "comma" or both.
Every character is looked at a bounded number of times.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from search.quotes.cues import Lexicon, lexicon
from search.quotes.marks import Quoted
from search.quotes.paragraphs import Paragraph

_OPENING_DASH = re.compile(r"[—–―]\s?|-\s")
_TOLD = re.compile(r"[:.!?…]\s[—–―]\s(?=\w)")
_DASH = re.compile(r"(?:(?<=\s)|(?<=[,.!?…]))[—–―-]{1,2}\s?(?=\w)")
_COMMA = re.compile(r"[,!?…]\s(?=\w)")
_EITHER = re.compile(f"{_DASH.pattern}|{_COMMA.pattern}")
_NARRATED = re.compile(r"[—–―]|\s-(?=[\s,.])|$")
_PAUSE = re.compile(r"[,.;:!?…]|$")
_AHEAD = 60
_BLOT = "\ue000"
_BETWEEN = " \xa0.,;:!?…—–―-"
_WORDS = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


class _Inquit(NamedTuple):
    """Narrated words [start, end); speech goes on at `resumes`."""

    start: int
    end: int
    resumes: int


def spoken(text: str, start: int, end: int, quoted: list[Quoted], words: Lexicon) -> list[Quoted]:
    """The quoted spans of a paragraph with dialogue behind dashes, and without narrated parts inside."""
    if "inquits" not in words.words:
        return quoted
    opening = _OPENING_DASH.match(text, start, end)
    opening = opening or _told(text, start, end, words)
    if opening and not (quoted and quoted[0].open <= opening.end()):
        inquits = _inquits(text, opening.end(), end, words, quoted, True)
        if inquits or opening.group().startswith(":"):
            first = start if opening.start() == start else opening.end() - 2
            whole = Quoted(first, opening.end(), end, end, 0, "dash")
            inner = [span._replace(depth=span.depth + 1) for span in quoted]
            return sorted([*_parts(text, whole, inquits), *inner])
    found: list[Quoted] = []
    held = dict(_held(quoted))
    for number, span in enumerate(quoted):
        inquits = _inquits(text, span.start, span.end, words, held[number], False) if number in held else []
        found += _parts(text, span, inquits) if inquits else [span]
    return found


def _told(text: str, start: int, end: int, words: Lexicon) -> re.Match[str] | None:
    """The dash that opens speech behind the narrator's words: Kot odpowiada: – Nie. / Kot czeka. – Nie …"""
    found = _TOLD.search(text, start, end) if words.has("inquits", "dash") else None
    return found if found and (found.group()[0] == ":" or text[found.end()].isupper()) else None


def with_dialogue(
    text: str, places: Sequence[Paragraph], scans: Sequence[list[Quoted]]
) -> list[list[Quoted]]:
    """The quoted spans of an article; where one dash opens speech, all paragraphs behind a dash are speech.

    Those with the narrator's words inside are left to `spoken`.
    """
    kept, opened, narrated = list(scans), [], False
    for number, place in enumerate(places):
        dash = _OPENING_DASH.match(text, place.start, place.end)
        words = lexicon(place.lang) if dash else None
        if dash is None or words is None or not words.has("inquits", "dash"):
            continue
        if _inquits(text, dash.end(), place.end, words, scans[number], True):
            narrated = True
        elif dash.end() < place.end and not scans[number]:
            opened.append((number, Quoted(place.start, dash.end(), place.end, place.end, 0, "dash")))
    for number, span in opened if narrated else []:
        kept[number] = [span]
    return kept


def _parts(text: str, span: Quoted, inquits: list[_Inquit]) -> list[Quoted]:
    """The spoken parts of a span; the comma in front of the narrator stays with the words."""
    parts, place, opened = [], span.start, span.open
    for inquit in inquits:
        stop = place + len(text[place : inquit.start].rstrip(" \t\n\xa0—–―-"))
        if stop > place:
            parts.append(span._replace(open=opened, start=place, end=stop, close=inquit.start))
        opened = place = inquit.resumes
    if any(ch.isalnum() for ch in text[place : span.end]):
        parts.append(span._replace(open=opened, start=place))
    return parts


def _held(quoted: list[Quoted]) -> Iterator[tuple[int, list[Quoted]]]:
    """The places of the outermost spans, each with the spans inside."""
    outer = [number for number, span in enumerate(quoted) if span.depth == 0]
    for number, following in itertools.pairwise([*outer, len(quoted)]):
        yield number, quoted[number + 1 : following]


def _inquits(
    text: str, start: int, end: int, words: Lexicon, held: Sequence[Quoted], dialogue: bool
) -> list[_Inquit]:
    """The narrator's words in a span; in a dialogue behind dashes, verbs that no list holds are heard too.

    Nothing in the marks `held` by the span is the narrator's.
    """
    dashes, commas = words.has("inquits", "dash"), words.has("inquits", "comma")
    if not (dashes or commas):
        return []
    found: list[_Inquit] = []
    heard, stop, place = _blotted(text, start, min(len(text), end + _AHEAD), held), end - start, 0
    for match in _EITHER.finditer(heard, 0, stop):
        first = match.end()
        dashed = match.group()[0] not in ",!?…"
        if match.start() < place or not (dashes if dashed else commas):
            continue
        if not _says(heard, first, stop, words, dashed, dialogue):
            continue
        last = _place(_NARRATED if dashed else _PAUSE, heard, first, stop)
        named = any(ch.isupper() for ch in heard[first:last])
        last = last if dashed else _past_description(heard, last, stop, words, named)
        place = last
        while place < stop and heard[place] in _BETWEEN:
            place += 1
        found.append(_Inquit(start + first, start + last, start + place))
    return found


def _blotted(text: str, start: int, end: int, held: Sequence[Quoted]) -> str:
    """A stretch of text without the words in marks that it holds."""
    parts, place = [], start
    for span in held:
        if place <= span.open and span.close <= end:
            parts += [text[place : span.open], _BLOT * (span.close - span.open)]
            place = span.close
    return "".join([*parts, text[place:end]])


def _place(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    """Where a pattern is found next, the end if it is not."""
    found = pattern.search(text, start, end)
    return found.start() if found else end


def _past_description(text: str, comma: int, end: int, words: Lexicon, named: bool) -> int:
    """The end of the words between commas that tell who speaks: dit Paul Roy, maire de la ville, …

    Behind a speaker who is `named` they may also tell when, or how the speaker is.
    """
    while text[comma : comma + 1] == ",":
        heads = [
            match.group().lower()
            for match, _ in zip(_WORDS.finditer(text, comma, min(end, comma + 40)), range(2), strict=False)
        ]
        if len(heads) > 1 and words.has("determiners", heads[0]) and not words.has("relatives", heads[1]):
            heads = heads[1:]
        pause = _place(_PAUSE, text, comma + 1, end)
        is_name = all(word[0].isupper() for word in text[comma + 1 : min(pause, comma + 60)].split())
        described = heads and any(words.has(group, heads[0]) for group in ("titles", "people", "relatives"))
        framed = named and text[pause : pause + 1] == "." and _is_frame(heads, words)
        if not heads or not (is_name or described or framed):
            break
        comma, named = pause, named or is_name
    return comma


def _is_frame(heads: list[str], words: Lexicon) -> bool:
    """Whether a sentence ends with a time, or a word that a preposition goes on with: victorieuse pour …"""
    if len(heads) < 2 or words.has("times", heads[0]):
        return bool(heads) and words.has("times", heads[0])
    described = heads[0] not in words.verbs or heads[0] in words.participles
    return described and _is_open(heads[0], words) and words.has("prepositions", heads[1])


def _is_open(word: str, words: Lexicon) -> bool:
    """Whether an unlisted word in small letters is a noun, verb or adjective."""
    groups = (
        "breaks",
        "prepositions",
        "determiners",
        "people",
        "titles",
        "relatives",
        "joins",
        "as",
        "adverbs",
    )
    return word not in words.pronouns and not any(words.has(group, word) for group in groups)


def _says(text: str, start: int, end: int, words: Lexicon, dashed: bool, dialogue: bool) -> bool:
    """Whether the words at a place say that somebody speaks: dit-il, сказал он, dijo Ana, он сказал."""
    heads = [
        match.group()
        for match, _ in zip(_WORDS.finditer(text, start, min(end, start + _AHEAD)), range(4), strict=False)
    ]
    if not heads or heads[0][0].isupper():
        return False
    low = [head.lower().replace("’", "'") for head in heads]
    if "-" in low[0]:
        stem, _, tail = low[0].partition("-")
        pronoun = tail.rpartition("-")[2]
        known = stem in words.verbs or words.has("auxiliaries", stem) or stem.partition("'")[2] in words.verbs
        return pronoun in words.pronouns and bool(known)
    low[0] = _without_elision(low[0], words)
    skipped = words.has("auxiliaries", low[0]) or (
        dashed and (low[0] in words.pronouns or words.is_adverb(low[0]))
    )
    helped = words.has("perfect_helpers", low[0]) and len(low) > 1 and low[1] in words.verbs
    verb = 1 if (skipped or helped) and len(low) > 1 else 0
    if words.verbs.get(low[verb]) not in ("speech", "thought"):
        if not dashed:
            return _is_unlisted(text, start, heads, words)
        ends = bool(words.verb_endings) and low[0].endswith(words.verb_endings)
        return (dialogue or ends) and _is_open(low[0], words) and any(head[0].isupper() for head in heads[1:])
    if dashed:
        return True
    timed = verb + 1 < len(low) and words.has("times", low[verb + 1])
    verb += timed
    following = heads[verb + 1] if verb + 1 < len(heads) else ""
    low_following = low[verb + 1].partition("'")[0] if verb + 1 < len(low) else ""
    begins = words.has("nominatives", low_following) or words.has("determiners", low_following)
    begins = begins or (verb - timed == 1 and words.has("prepositions", low_following))
    return begins or following[:1].isupper()


def _without_elision(word: str, words: Lexicon) -> str:
    """A word without what is joined to its front: s'est."""
    stem, _, rest = word.partition("'")
    return rest if rest and words.has("elisions", stem) else word


def _is_unlisted(text: str, start: int, heads: list[str], words: Lexicon) -> bool:
    """Whether an unlisted verb and nothing but a name follow a comma: …, corrige Ève Morin, …"""
    said = text[start : _place(_PAUSE, text, start, min(len(text), start + _AHEAD))].split()
    helped = words.has("auxiliaries", heads[0].lower())
    verb, *name = said[helped:] or [""]
    ends = words.verb_endings and (helped or verb.endswith(words.verb_endings))
    named = words.has("named_things", verb)
    if not ends or named or not verb[:1].islower() or not _is_open(verb, words) or words.is_adverb(verb):
        return False
    return 0 < len(name) <= 4 and all(word[0].isupper() for word in name)
