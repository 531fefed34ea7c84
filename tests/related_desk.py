"""The desk with an engine that gives fixed related passages."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event

import pytest
from textual.pilot import Pilot

from search.errors import LibraryError
from search.library import Library
from search.model import Article, Evidence, Level, Passage, Related, Span
from tests import ferry
from tests.desk import Desk, desk_of, desk_on, settled
from tests.ferry import ADDED_ZH, CRANES_ZH, KEPT_ZH, SAID, place
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


def ferry_desks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, engine: Engine) -> Desk:
    """The desk on three articles, with fixed answers, at the English statement."""
    folder = ferry.write(tmp_path / "news")
    (folder / "c-es.txt").write_text(SPANISH, encoding="utf-8")

    def related(
        library: Library,
        article: Article,
        start: int,
        text: str,
        lang: str | None = None,
        langs: list[str] | None = None,
        limit: int = 10,
    ) -> list[Related]:
        assert lang is None
        return engine.related(library, article, start, text, langs)[:limit]

    monkeypatch.setattr(Library, "related_in", related)
    monkeypatch.setattr(
        Library, "compare", lambda _, here, _a, there, _b: ferry.comparison(here, there), raising=False
    )
    monkeypatch.setattr(Library, "matches", lambda *_: [], raising=False)

    @asynccontextmanager
    async def opened(size: tuple[int, int] = (160, 45)) -> AsyncIterator[Pilot[None]]:
        async with desk_on(folder, tmp_path / "home", tmp_path, size) as pilot:
            desk = desk_of(pilot)
            desk.jump(desk.library.articles()[0].id)
            await at(pilot, SAID)
            yield pilot

    return opened


async def at(pilot: Pilot[None], words: str) -> DeskScreen:
    """The cursor on some words, and the answer for them there."""
    desk = desk_of(pilot)
    assert desk.article is not None
    desk.page.go_to(place(desk.article, words).start)
    await pilot.pause()
    desk.following.ask()
    await settled(pilot)
    return desk


def ready() -> Engine:
    """One that answers at once."""
    engine = Engine()
    engine.gate.set()
    return engine


def texts(listed: RelatedList) -> list[str]:
    return [each.text for each in listed._found]


def evidence(desk: DeskScreen) -> list[str]:
    assert desk.article is not None
    return [span.of(desk.article.text) for span in desk.page._given["article--evidence"]]


def said(pilot: Pilot[None]) -> list[str]:
    return [note.message for note in pilot.app._notifications]
