"""Lines of the page that are not the story: paths, labels and their lists, prompts, disclaimers.

They are folded with a reason and never deleted, because every such rule is wrong now and then.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from search.reading import phrases
from search.reading.lines import Paragraph
from search.speech import N_


def _any(words: str) -> str:
    """Alternatives for a regular expression from words parted by blanks; `_` stands for a space."""
    return "(?:" + "|".join(words.split()).replace("_", " ") + ")"


_OPEN, _CLOSE = r"[【\[(（]?\s*", r"\s*[】\])）]?\s*"
_POLITE = "(?:请|請|欢迎|歡迎|立即|马上|馬上|更多.{0,12})?"
_PATH = re.compile(
    r"(?:\.{0,2}/)*[\w.-]+(?:/[\w.-]+)*\.(?:html?|php|tpl|aspx?|jsp|js|css|xml|json)(?:\?\S*)?"
)
_COUNT = r"(?:\s?[(（]?\d+[)）]?)?"
_AD = re.compile(f"[-–—]*{_OPEN}{_any(phrases.ADS)}{_CLOSE}[:：]?[-–—]*", re.IGNORECASE)
_LIST = re.compile(f"{_OPEN}{_any(phrases.LISTS)}{_COUNT}{_CLOSE}[:：]?", re.IGNORECASE)
_LABELLED = re.compile(
    rf"{_OPEN}{_any(phrases.LISTS + phrases.AMBIGUOUS_LISTS + phrases.ADS)}{_CLOSE}\s?[:：]\s*\S.*",
    re.IGNORECASE | re.DOTALL,
)
_BUTTON = re.compile(f"{_OPEN}{_any(phrases.BUTTONS)}{_CLOSE}[!！»>…]*", re.IGNORECASE)
_PROMPT = re.compile(_OPEN + _POLITE + _any(phrases.PROMPTS), re.IGNORECASE)
_NOTICE = re.compile(_OPEN + _any(phrases.NOTICES), re.IGNORECASE)
_DISCLAIMER = re.compile(
    rf"(?P<bracket>[(（【\[]?)\s*(?:{_any(phrases.DISCLAIMERS)}\s*[:：\]】]"
    "|[声聲]明[:：](?=.{0,6}(?:本文|本站|本[网網]|以上|文章|[内內]容)))",
    re.IGNORECASE,
)
_CLOSING = {"(": ")", "（": "）", "【": "】", "[": "]"}
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")

_WIDEST_LINE = 120
_WIDEST_CONTACT = 80
_LONGEST_DISCLAIMER = 40
_LONGEST_LIST = 12

Rule = Callable[[Sequence[Paragraph], int], Iterator[int]]
"""(all paragraphs, the one looked at) -> the paragraphs that it shows to be residue."""


def fold(paragraphs: Sequence[Paragraph]) -> dict[int, str]:
    """The paragraphs that show by themselves, or with their neighbours, what they are; with the reason."""
    folded: dict[int, str] = {}
    for paragraph in paragraphs:
        for reason, rule in _RULES:
            if paragraph.n not in folded:
                folded |= dict.fromkeys(rule(paragraphs, paragraph.n), reason)
    return folded


def lists(paragraphs: Sequence[Paragraph], last: int) -> dict[int, str]:
    """List labels with the lines they introduce; `last` is the number of the story's last paragraph."""
    labels = [p.n for p in paragraphs if p.width <= _WIDEST_LINE and _LIST.fullmatch(p.text)]
    return dict.fromkeys((n for label in labels for n in _introduced(paragraphs, label, last)), "label")


def _line(is_match: Callable[[str], object], widest: int = _WIDEST_LINE) -> Rule:
    """A rule that looks at one line alone, if it is no wider than `widest` cells."""

    def rule(paragraphs: Sequence[Paragraph], n: int) -> Iterator[int]:
        if paragraphs[n].width <= widest and is_match(paragraphs[n].text):
            yield n

    return rule


def _disclaimer(paragraphs: Sequence[Paragraph], n: int) -> Iterator[int]:
    """A disclaimer; one that opens a bracket reaches over paragraphs to its end, if it has one."""
    match = _DISCLAIMER.match(paragraphs[n].text)
    if match:
        yield n
        yield from range(n + 1, _closes(paragraphs, n, match["bracket"]) + 1)


def _closes(paragraphs: Sequence[Paragraph], n: int, opener: str) -> int:
    depth = 0
    for paragraph in paragraphs[n : n + _LONGEST_DISCLAIMER] if opener else ():
        depth += paragraph.text.count(opener) - paragraph.text.count(_CLOSING[opener])
        if depth <= 0:
            return paragraph.n
    return n


def _torn_box(paragraphs: Sequence[Paragraph], n: int) -> Iterator[int]:
    """A link box torn apart: a stub, a line that goes on with a comma, and a short call."""
    stub, *rest = paragraphs[n : n + 3]
    if not rest or not rest[0].text.startswith((",", "，")):
        return
    if not stub.ended and max(stub.width, rest[0].width) <= _WIDEST_LINE:
        yield from (n, n + 1)
        yield from (paragraph.n for paragraph in rest[1:] if not paragraph.is_running)


_RULES: tuple[tuple[str, Rule], ...] = (
    (N_("path"), _line(_PATH.fullmatch)),
    (N_("disclaimer"), _disclaimer),
    (N_("advertisement"), _line(_AD.fullmatch)),
    (N_("label"), _line(_LABELLED.fullmatch)),
    (N_("prompt"), _line(_BUTTON.fullmatch)),
    (N_("prompt"), _line(_PROMPT.match)),
    (N_("notice"), _line(_NOTICE.match)),
    (N_("contact"), _line(_MAIL.search, _WIDEST_CONTACT)),
    (N_("torn link box"), _torn_box),
)


def _introduced(paragraphs: Sequence[Paragraph], label: int, last: int) -> Iterator[int]:
    """A label and its short lines: any number below the story, else those of the next group at most."""
    yield label
    group = paragraphs[label].group
    for paragraph in paragraphs[label + 1 : label + 1 + _LONGEST_LIST]:
        if paragraph.is_running or (label < last and (paragraph.group > group + 1 or paragraph.ended)):
            return
        yield paragraph.n
