"""What a reader decides about related passages: the same statement or not."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from search.errors import HexaplaError
from search.library import Library
from search.model import Article, Related, Span
from search.speech import N_, _
from tui.screens.following import Question
from tui.text.utterances import utterances
from tui.widgets.related import CONFIRMED, REJECTED, Key, key_of

if TYPE_CHECKING:
    from search.statements.own import Own, Place
    from tui.screens.desk import DeskScreen

STALE = N_("These passages are still those of the place before; decide when the new ones are here.")


class Stretch(NamedTuple):
    """A range of an article, as the library takes it."""

    article: int
    start: int
    end: int


class Deciding:
    """Each decision is shown at once and written behind the page, in the order of the keys."""

    def __init__(self, desk: DeskScreen) -> None:
        self.desk = desk
        self._turn = asyncio.Lock()

    def decide(self, related: Related, same: bool) -> None:
        """Keep that a related passage says, or does not say, what was asked about."""
        following, listed = self.desk.following, self.desk.related_list
        question = following.answered
        if question is None:
            return
        if not following.is_answered or not listed.holds(related):
            self.desk.hint(_(STALE))
            following.ask()
            return
        before = listed.decision(related)
        listed.decided(related, CONFIRMED if same else REJECTED)

        def undecided() -> None:
            if question.is_same(self.desk.following.answered):
                listed.decided(related, before)

        self._begin(lambda: self._state(question, related, same), undecided)

    def _begin(self, work: Callable[[], str], failed: Callable[[], None]) -> None:
        self.desk.run_worker(self._do(work, failed), group="decisions", exit_on_error=False)

    async def _do(self, work: Callable[[], str], failed: Callable[[], None]) -> None:
        """What was decided may hold for other rows as well: they are asked for again."""
        try:
            async with self._turn:
                said = await asyncio.to_thread(work)
        except HexaplaError as error:
            failed()
            self.desk.notify(str(error), severity="warning", timeout=10, markup=False)
            return
        self.desk.notify(said, timeout=4, markup=False)
        self.desk.following.ask_again()

    def _state(self, question: Question, related: Related, same: bool) -> str:
        library = self.desk.library
        here = Stretch(question.article.id, *question.span)
        there = Stretch(related.passage.article, related.start, related.end)
        said = library.confirm(here, there) if same else library.reject(here, there)
        return self.desk.keyed(_("{done}. {desk.undo} undoes."), done=said)


def decisions(library: Library, question: Question, found: Iterable[Related]) -> dict[Key, str]:
    """What a person has said before of passages beside the text that is asked about."""
    own, _ = library.statements_file.load_kindly()
    if not (own.same or own.different):
        return {}
    here = _places(question.article, question.span)
    articles = {each.passage.article: library.article(each.passage.article) for each in found}
    said = {}
    for each in found:
        if article := articles[each.passage.article]:
            said[key_of(each)] = _said(own, here, _places(article, Span(each.start, each.end)))
    return {key: words for key, words in said.items() if words}


def _places(article: Article, span: Span) -> list[Place]:
    """How a stretch may be named in the file: by its words, or those of the utterance it is part of."""
    from search.statements.deciding import place_in

    said = [
        quote
        for utterance in utterances(article.quotes)
        if any(quote.start < span.end and span.start < quote.end for quote in utterance.quotes)
        for quote in utterance.quotes
    ]
    return [
        place_in(article, span.of(article.text), 0),
        *(place_in(article, each.text, each.start) for each in said),
    ]


def _said(own: Own, here: Sequence[Place], there: Sequence[Place]) -> str:
    """What tells two apart wins."""
    from search.statements.deciding import may_name

    def names(place: Place, wanted: Sequence[Place]) -> bool:
        return any(may_name(place, each) for each in wanted)

    for one, other in own.apart():
        if (names(one, here) and names(other, there)) or (names(one, there) and names(other, here)):
            return REJECTED
    for group in own.same:
        if any(names(place, here) for place in group) and any(names(place, there) for place in group):
            return CONFIRMED
    return ""
