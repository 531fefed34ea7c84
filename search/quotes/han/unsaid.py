"""What a verb of saying does not bring in: what was denied or refused, and whose words are none."""

from __future__ import annotations

import functools
import re

from search.quotes.han.cues import Cue, any_of, group, pronouns
from search.quotes.han.page import Page
from search.quotes.han.personal import is_name

_NEGATION = 6


def is_unsaid(page: Page, cue: Cue) -> bool:
    """Whether a verb tells what was not said: 沒有說「…」, 否認說過「…」; what is not denied was said."""
    if unsaid().match(page.text, cue.start):
        return True
    denied = cue.word.startswith(group("denials"))
    return not denied and bool(_negated().search(page.text, max(0, cue.first - _NEGATION), cue.first))


@functools.cache
def nobody() -> re.Pattern[str]:
    """誰認為這樣公平, 必須承認: a question, and what the writer asks of everybody."""
    return re.compile(
        ".*谁|(?:哪[个位些]|何人|什么人|您)|(?:真正|最|也|又|还)?(?:必须|应当?|该|应该|须|需要?|可以?|不妨|不能不|值得|有必要)+$"
    )


def is_court(name: str) -> bool:
    """Whether a subject can rule: 里昂法庭, 法官特謝拉."""
    return name in pronouns() or any(word in name for word in group("courts"))


@functools.cache
def _negated() -> re.Pattern[str]:
    return re.compile(rf"{any_of('negations')}(?:曾|过|再|就此|对此|正面|直接|公开|进一步)?(?<![得无]不)$")


@functools.cache
def unsaid() -> re.Pattern[str]:
    return re.compile(rf"{any_of('denials')}(?:自己|本人|曾经?|有)*[说讲称]过")


def is_researcher(name: str) -> bool:
    """Whether somebody finds by research, named or not: 研究員, 流行病學家林玉婷."""
    found = _researcher().match(name)
    return found is not None and (not found["name"] or is_name(found["name"]))


@functools.cache
def _researcher() -> re.Pattern[str]:
    return re.compile(f".*{any_of('researchers')}(?P<name>.*)")
