"""Quotes that run over paragraphs: each paragraph opens the marks again, and only the last closes them.

Each paragraph is looked at once, with the one behind it.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from search.quotes.cues import lexicon
from search.quotes.marks import Quoted
from search.quotes.paragraphs import Paragraph
from search.quotes.said import Heard, Said

_NAME = re.compile(r"[^\W\d_]+")


def goes_on(quoted: Quoted) -> bool:
    """Whether a quote runs on into the next paragraph: it counts as closed, and has no closing mark."""
    return quoted.closed and quoted.close == quoted.end and quoted.family != "dash"


def run_on(text: str, places: Sequence[Paragraph], scans: list[list[Quoted]]) -> list[int]:
    """The paragraphs whose last quote goes on in the next one, which opens it again; its end is set."""
    running = []
    for number, (place, following) in enumerate(itertools.pairwise(places)):
        last = next((span for span in reversed(scans[number]) if span.depth == 0), None)
        first = scans[number + 1][0] if scans[number + 1] else None
        if last is None or first is None or last.closed or last.repaired or first.open != following.start:
            continue
        if text[first.open] == text[last.open] and _are_neighbours(text, place, following):
            scans[number] = [span for span in scans[number] if span.open < last.open]
            scans[number].append(last._replace(end=place.end, close=place.end, closed=True))
            running.append(number)
    return running


def _are_neighbours(text: str, place: Paragraph, following: Paragraph) -> bool:
    """Whether two paragraphs are parts of one text: nothing between them, one language, one role."""
    alike = place.role == following.role and _primary(place.lang) == _primary(following.lang)
    return alike and not text[place.end : following.start].strip()


def _primary(lang: str) -> str:
    return lang.partition("-")[0].lower()


def join(
    text: str,
    places: Sequence[Paragraph],
    scans: Sequence[list[Quoted]],
    heard: list[Heard],
    running: Sequence[int],
) -> None:
    """Makes one span of each quote that runs over paragraphs; one attribution serves all its parts.

    `running` are the paragraphs that `run_on` found.  A part whose follower is no speech, or somebody
    else's, stays alone with its end inferred.
    """
    chains: dict[int, int] = {}
    for number in reversed(running):
        before, after = heard[number], heard[number + 1]
        here = _last_in(before.said, scans[number][-1])
        if here is None:
            continue
        first, second = before.said[here], _opening(after.said, scans[number + 1][0])
        if second is None or _differ(text, first, second, places[number].lang):
            before.said[here] = first._replace(flags=(*first.flags, "end inferred"))
            continue
        before.said[here] = _whole(first, second)
        after.said.remove(second)
        if second.chain != first.chain:
            chains[second.chain] = first.chain
    if chains:
        _rename(heard, chains)


def _last_in(said: Sequence[Said], span: Quoted) -> int | None:
    """Which statement ends a quoted span that narrated words may part."""
    return next((i for i in reversed(range(len(said))) if span.start <= said[i].start < span.end), None)


def _opening(said: Sequence[Said], span: Quoted) -> Said | None:
    """The statement that a paragraph opens with, if it stands in the marks there."""
    first = said[0] if said else None
    return first if first and span.open <= first.start < span.close and "nested" not in first.flags else None


def _differ(text: str, first: Said, second: Said, lang: str) -> bool:
    """Whether two people are named as the speakers of two parts."""
    one, other = _names(first.speaker.of(text), lang), _names(second.speaker.of(text), lang)
    return bool(one and other) and one.isdisjoint(other)


def _names(mention: str, lang: str) -> set[str]:
    """The capitalised words of a mention that is no pronoun; a mention without spaces tells none."""
    words = lexicon(lang)
    pronouns = words.pronouns if words else {}
    found = (match.group() for match in _NAME.finditer(mention))
    return {word for word in found if word[0].isupper() and word.lower() not in pronouns}


def _whole(first: Said, second: Said) -> Said:
    told = second if first.floating and not second.floating else first
    flags = dict.fromkeys((*first.flags, *second.flags, "continued"))
    return told._replace(
        start=first.start, end=second.end, kind=first.kind, flags=tuple(flags), chain=first.chain
    )


def _rename(heard: list[Heard], chains: dict[int, int]) -> None:
    """Puts what goes on from a later part of a quote in the group of its first part."""
    for start in sorted(chains):
        chains[start] = chains.get(chains[start], chains[start])
    for paragraph in heard:
        paragraph.said[:] = [
            said._replace(chain=chains.get(said.chain, said.chain)) for said in paragraph.said
        ]
