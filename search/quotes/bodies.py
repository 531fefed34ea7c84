"""Which body "the company" is: the only one that the sentences before name, own or set off by commas."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left

from search.quotes.roster import Roster
from search.quotes.scene import Scene
from search.quotes.speaker_types import kind_of

_NEAR = 500
_LOOK_BACK = 1200
_BODY_NAME = re.compile(r"[A-Z][\w-]+")


def last_body(scene: Scene, roster: Roster, place: int, noun: str) -> str:
    """The only body named in the sentences right before a place: the company."""
    near = roster.within(max(0, place - _NEAR), place)
    bodies = {who.name for span, who in near if who.thing and not scene.is_quoted(span.start)}
    if len(bodies) == 1:
        return bodies.pop()
    return "" if bodies else _owned_before(scene, noun, place) or _set_off(scene, place)


def _owned_before(scene: Scene, noun: str, place: int) -> str:
    """South Korea's trade ministry, for the ministry."""
    found = _owned(noun).findall(scene.masked, max(0, place - _LOOK_BACK), place)
    return str(found[-1]) if len(set(found)) == 1 else ""


def _set_off(scene: Scene, place: int) -> str:
    """The only name beside which commas set off what a body does, or that speaks: Skyferry, the operator."""
    low, high = (bisect_left(scene.speakers, (at,)) for at in (max(0, place - _NEAR), place))
    near = scene.speakers[low:high]
    names = {name for span in near if _BODY_NAME.fullmatch(name := span.of(scene.text))}
    before = scene.masked[max(0, place - _LOOK_BACK) : place]
    apposed = (
        name
        for name in names
        for found in re.findall(rf"\b{re.escape(name)}, (?:the|an?|its) ([\w -]{{3,40}})[,.]", before)
        if kind_of(found.split(" ")[-1].lower()) == "organisation"
    )
    return next(apposed, "")


@functools.lru_cache(maxsize=256)
def _owned(noun: str) -> re.Pattern[str]:
    return re.compile(rf"\b([A-Z][\w-]+(?: [A-Z][\w-]+){{0,2}}['’]s (?:[a-z-]+ ){{0,2}}{re.escape(noun)})\b")
