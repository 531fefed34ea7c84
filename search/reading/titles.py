"""Which line is the headline, judged by its look, its place and the words it shares with the story."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from search.language.scripts import HAN
from search.reading.lines import Paragraph, width
from search.speech import N_

_LEAST_SCORE = 2.0
_WORD = re.compile(rf"[^\W_{HAN}]{{3,}}|\d+")
_HAN_RUN = re.compile(rf"[{HAN}]{{2,}}")
_LONE_WORD = re.compile(r"[\w.-]+")
_ITEM = re.compile(r"[-*•·●▪–—,，.。、;；]|\d{1,2}[.、)）]\s")
_BODY_SAMPLE = 20_000
_SHORTEST = 8
"""In cells: what ends before it is the place of a report, as in "Hamburg. The board …"."""

_LONGEST = 80
_LONGEST_HAN = 30
_OPENING = re.compile(r"^[^。.!?]{0,40}?(?:（[^（）]{0,20}(?:记者|記者)[^（）]{0,30}）|[】〕])\s*")
"""The agency's phrase before a Chinese report: 新华社北京7月15日电（记者 …）."""

_CLAUSE = re.compile(r"[.!?。！？;；\n]")


def choose(candidates: Iterable[Paragraph], first_body: int, body: str) -> int | None:
    """The number of the best headline among the candidates, None where no line looks like one.

    `first_body` is the number of the first paragraph of the story: what follows it stands at the end
    of the page.  `body` is the story's text.
    """
    lines = list(candidates)
    texts = [line.text for line in lines]
    sample = body[:_BODY_SAMPLE].lower()
    best, number = _LEAST_SCORE, None
    for place, line in enumerate(lines):
        points = _look(line.text) + _shared(line.text, sample)
        points += max(0.0, 1.0 - 0.2 * place) if line.n < first_body else 0.5
        points += texts.count(line.text) > 1
        if points > best:
            best, number = points, line.n
    return number


def repeats(paragraphs: Sequence[Paragraph], title: int) -> dict[int, str]:
    """The headline said again, and teasers that begin with it and break off."""
    text = paragraphs[title].text
    found: dict[int, str] = {}
    for paragraph in paragraphs:
        if paragraph.n != title and paragraph.text.startswith(text):
            rest = paragraph.text[len(text) :].strip()
            if not rest:
                found[paragraph.n] = N_("headline again")
            elif rest.endswith(("...", "…")):
                found[paragraph.n] = N_("teaser")
    return found


def first_words(text: str) -> str:
    """A name for a text without headline: the beginning of its first sentence."""
    start = _OPENING.sub("", text.strip()[: 3 * _LONGEST])
    ends = (end.start() for end in _CLAUSE.finditer(start))
    sentence = start[: next((end for end in ends if width(start[:end]) >= _SHORTEST), len(start))]
    limit = _LONGEST_HAN if width(sentence) > 1.5 * len(sentence) else _LONGEST
    if len(sentence) <= limit:
        return sentence.strip()
    cut = sentence.rfind(" ", limit // 2, limit)
    return sentence[: cut if cut > 0 else limit].rstrip(" ,，、;:：") + "…"


def _look(text: str) -> float:
    """Points for a headline's length and end; a list item, a label or a lone word looks unlike one."""
    cells = width(text)
    points = 2.0 if 16 <= cells <= 160 else 1.0 if 6 <= cells <= 240 else 0.0
    points += _end_points(text.rstrip("”’\"'」』）) "))
    if _ITEM.match(text) or text.count("|") > 1:
        points -= 2.0
    if _LONE_WORD.fullmatch(text) and text.isascii():
        points -= 2.0
    return points


def _end_points(text: str) -> float:
    if text.endswith(("...", "…")):
        return -1.0
    if text.endswith((".", "。")):
        return -1.5
    if text.endswith((":", "：", ";", "；", ",", "，")):
        return -2.0
    return 1.0


def _shared(text: str, body: str) -> float:
    """0 to 2 for the share of its words found in the story; 1 where none can be compared."""
    words = [word.lower() for word in _WORD.findall(text)]
    words += [run[i : i + 2] for run in _HAN_RUN.findall(text) for i in range(len(run) - 1)]
    comparable = words if _HAN_RUN.search(body) else [word for word in words if word[0].isascii()]
    if not comparable:
        return 1.0
    return 2.0 * sum(word in body for word in comparable) / len(comparable)
