"""The narrator's words inside speech: — Привет, — сказал он. / « Oui, dit-elle, demain. » / —Voy —dijo Ana.

A paragraph that opens with a dash is speech if somebody is said to say it; in marks, the narrator's
words part one span into two.  Data files switch it on: `inquits` holds "dash", "comma" or both.
Every character is looked at a bounded number of times.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from search.quotes.cues import Lexicon
from search.quotes.marks import Quoted

_OPENING_DASH = re.compile(r"[—–―]\s?|-\s")
_DASH = re.compile(r"(?:(?<=\s)|(?<=[,.!?…]))[—–―-]{1,2}\s?(?=\w)")
_COMMA = re.compile(r"[,!?…]\s(?=\w)")
_EITHER = re.compile(f"{_DASH.pattern}|{_COMMA.pattern}")
_NARRATED = re.compile(r"[—–―]|\s-\s|$")
_PAUSE = re.compile(r"[,.;:!?…]|$")
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
    if opening and not (quoted and quoted[0].open <= opening.end()):
        inquits = _inquits(text, opening.end(), end, words)
        if inquits:
            whole = Quoted(start, opening.end(), end, end, 0, "dash")
            inner = [span._replace(depth=span.depth + 1) for span in quoted]
            return sorted([*_parts(text, whole, inquits), *inner])
    found: list[Quoted] = []
    for span in quoted:
        inquits = [] if span.depth else _inquits(text, span.start, span.end, words)
        found += _parts(text, span, inquits) if inquits else [span]
    return found


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


def _inquits(text: str, start: int, end: int, words: Lexicon) -> list[_Inquit]:
    found: list[_Inquit] = []
    place = start
    dashes, commas = words.has("inquits", "dash"), words.has("inquits", "comma")
    for match in re.finditer(_EITHER, text[start:end]) if dashes or commas else ():
        first = start + match.end()
        dashed = match.group()[0] not in ",!?…"
        if start + match.start() < place or not (dashes if dashed else commas):
            continue
        if not _says(text, first, end, words, dashed):
            continue
        stop = (_NARRATED if dashed else _PAUSE).search(text, first, end)
        last = stop.start() if stop else end
        resumes = stop.end() if stop else end
        while resumes < end and text[resumes] in " \xa0.,;:—–―-":
            resumes += 1
        if resumes < end and resumes == last:
            resumes += 1
        found.append(_Inquit(first, last, resumes))
        place = resumes
    return found


def _says(text: str, start: int, end: int, words: Lexicon, dashed: bool) -> bool:
    """Whether the words at a place say that somebody speaks: dit-il, сказал он, dijo Ana, он сказал."""
    heads = [
        match.group()
        for match, _ in zip(_WORDS.finditer(text, start, min(end, start + 60)), range(3), strict=False)
    ]
    if not heads or heads[0][0].isupper():
        return False
    low = [head.lower().replace("’", "'") for head in heads]
    if "-" in low[0]:
        stem, _, tail = low[0].partition("-")
        pronoun = tail.rpartition("-")[2]
        known = stem in words.verbs or words.has("auxiliaries", stem) or stem.partition("'")[2] in words.verbs
        return pronoun in words.pronouns and known
    skipped = words.has("auxiliaries", low[0]) or (
        dashed and (low[0] in words.pronouns or words.is_adverb(low[0]))
    )
    verb = 1 if skipped and len(low) > 1 else 0
    if words.verbs.get(low[verb]) not in ("speech", "thought"):
        return False
    if dashed:
        return True
    following = heads[verb + 1] if verb + 1 < len(heads) else ""
    return following[:1].isupper() or words.has("determiners", following.lower())
