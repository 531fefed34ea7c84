"""The desk with an engine that gives fixed related passages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from threading import Event

from textual.pilot import Pilot

from search.errors import LibraryError
from search.library import Library
from search.model import Article, Evidence, Level, Passage, Related, Span
from tests.desk import desk_of, settled
from tests.ferry import ADDED_ZH, CRANES_ZH, KEPT_ZH, place
from tui.screens.desk import DeskScreen
from tui.widgets.related import RelatedList

SPANISH = "La junta mantiene el barco nocturno\n\nEl barco nocturno sigue, dijo la junta del puerto.\n"


@dataclass
class Engine:
    """What the engine was asked, and what it answers."""

    asked: list[tuple[str, list[str] | None]] = field(default_factory=list)
    problem: str = ""
    gate: Event = field(default_factory=Event)
    """Answers are given while it is set."""

    def related(
        self, library: Library, article: Article, start: int, text: str, langs: list[str] | None = None
    ) -> list[Related]:
        self.asked.append((text, langs))
        assert self.gate.wait(30)
        if self.problem:
            raise LibraryError(self.problem)
        here, _ = article, start
        found = [
            row
            for other in library.articles()
            if other.id != here.id
            for row in self._rows(here, other)
            if not langs or row.passage.lang in langs
        ]
        return sorted(found, key=lambda row: row.level != "same statement")

    def _rows(self, here: Article, other: Article) -> Iterator[Related]:
        levels: dict[str, Level] = {KEPT_ZH: "same statement", CRANES_ZH: "same fact", ADDED_ZH: "related"}
        words = [each for each in (*levels, "El barco nocturno sigue") if each in other.text]
        for each in words:
            span = place(other, each)
            lang = "es" if each.startswith("El") else "zh-Hans"
            ours = (place(here, "ferry"),) if "ferry" in here.text else ()
            evidence = (Evidence("term", "ferry = 渡轮", ours, (Span(span.start, span.start + 2),)),)
            passage = Passage(span.start, other.id, 1, *span, lang, "body")
            level = levels.get(each, "related")
            yield Related(passage, other.file, other.title, "", "", *span, each, 0.9, level, evidence)


Opened = Callable[..., AbstractAsyncContextManager[Pilot[None]]]


async def at(pilot: Pilot[None], words: str) -> DeskScreen:
    """The cursor on some words, and the answer for them there."""
    desk = desk_of(pilot)
    assert desk.article is not None
    desk.page.go_to(place(desk.article, words).start)
    await pilot.pause()
    desk.following.ask()
    await settled(pilot)
    return desk


def texts(listed: RelatedList) -> list[str]:
    return [each.text for each in listed._found]


def evidence(desk: DeskScreen) -> list[str]:
    assert desk.article is not None
    return [span.of(desk.article.text) for span in desk.page._given["article--evidence"]]


def said(pilot: Pilot[None]) -> list[str]:
    return [note.message for note in pilot.app._notifications]
