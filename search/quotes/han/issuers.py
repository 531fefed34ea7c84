"""Whose statement a Chinese text goes on to cite: 市政府發表聲明，指…。聲明又指，…"""

from __future__ import annotations

import re

from search.language.fold import simplify
from search.model import Span
from search.quotes.who.scene import Scene

ISSUED = ("声明", "公告", "通告", "通报", "公报", "新闻稿")
"""What somebody gives out, in Simplified characters."""


def issuer(scene: Scene, mention: Span, paper: str) -> Span | None:
    """The speaker who gave out such a paper last before a mention of it, in the same paragraph."""
    number = scene.paragraph(mention.start)
    start = scene.paragraphs[number - 1] if number else 0
    given = re.compile(rf"[发刊登][^，。]{{0,8}}{re.escape(paper)}")
    places = [start + match.start() for match in given.finditer(simplify(scene.text[start : mention.start]))]
    if not places:
        return None
    sentence = scene.sentence_start(places[-1])
    return next((each for each in reversed(scene.speakers) if sentence <= each.start < places[-1]), None)
