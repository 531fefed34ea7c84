"""The paragraphs of a page that are its article, or why it has none."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from search.errors import NoArticle, ReadingError
from search.language.scripts import HAN, HANGUL, KANA
from search.reading import fields, header
from search.reading.markup import Shown
from search.reading.web.choice import Picked, choose, key
from search.reading.web.extractors import Extractor, readability, trafilatura
from search.reading.web.page import Page, is_running, linked_share, weight
from search.speech import N_

LEAST = 200
"""In letters, a Han character counting as three: less running text makes no article."""

_CJK = re.compile(f"[{HAN}{KANA}{HANGUL}]")
_CJK_SHARE = 0.3
_SAMPLE = 100_000

_ENOUGH_OF_PAGE = 0.3
_CLEARLY_MORE = 1.5
_MOST_LINKED = 0.6

_MOST_ELEMENTS = 100_000
_MOST_PARAGRAPHS = 20_000
_MOST_CHARACTERS = 2_000_000
_DEEPEST = 256
"""Beyond these the extractors, whose time grows with depth times length, are not asked."""

_ALL_KEPT = N_("no article stands out on the page: all its running text was kept")
_HEAD_LINES, _FOOT_LINES = 12, 5


@dataclass(frozen=True)
class Story:
    """All paragraphs of a page, the numbers of those that are its article, and a note on the choice."""

    page: Sequence[Shown]
    numbers: Sequence[int]
    note: str = ""

    @property
    def shown(self) -> list[Shown]:
        """The paragraphs of the article."""
        return [self.page[n] for n in self.numbers]


def story_of(page: Page) -> Story:
    """The article.  Raises ReadingError, or NoArticle for a page of links."""
    found = _everything(page) if _is_large(page) else _extracted(page)
    if weight(found.shown) < LEAST:
        found = _everything(page)
    if weight(found.shown) < LEAST:
        raise _why_none(page)
    if linked_share(found.shown) > _MOST_LINKED:
        raise _only_links()
    return found


def fitted(story: Story, titles: Collection[str]) -> Story:
    """The story without the links at its ends and what stands above the headline, in one of its forms.

    It is joined by the lines beside it that only state its fields: between headline and story that
    may be a date, an author or a source; below it the people alone, as a date there is anybody's.
    """
    headlines = set(filter(None, map(key, titles)))
    page, numbers = story.page, _without_links(story.page, _below_headline(story, headlines))
    first, last = numbers[0], numbers[-1]
    above = (n for n in range(_below_title(page, first, headlines), first) if _states_fields(page[n]))
    below = (n for n in range(last + 1, min(last + 1 + _FOOT_LINES, len(page))) if _is_credit(page[n]))
    return Story(page, sorted({*numbers, *above, *below}), story.note)


def _below_headline(story: Story, headlines: Collection[str]) -> Sequence[int]:
    """The paragraphs from the headline on, if only lines of the page stand above it."""
    for place, n in enumerate(story.numbers):
        if key(story.page[n].text) in headlines:
            return story.numbers[place:]
        if is_running(story.page[n]):
            break
    return story.numbers


def _without_links(page: Sequence[Shown], numbers: Sequence[int]) -> Sequence[int]:
    kept = [place for place, n in enumerate(numbers) if _has_own_words(page[n])]
    return numbers[kept[0] : kept[-1] + 1] if kept else numbers


def _extracted(page: Page) -> Story:
    """What the better extractor for the page's script finds, or the other one where that is too little."""
    enough = max(LEAST, _ENOUGH_OF_PAGE * page.running)
    best = Story(page.shown, ())
    for extractor in _extractors(page):
        found = _found(page, extractor)
        if weight(found.shown) >= enough:
            return found
        if weight(found.shown) > _CLEARLY_MORE * weight(best.shown):
            best = found
    return best


def _extractors(page: Page) -> tuple[Extractor, Extractor]:
    letters = key("\n".join(each.text for each in page.shown[:_MOST_PARAGRAPHS]))[:_SAMPLE]
    if len(_CJK.findall(letters)) >= _CJK_SHARE * len(letters):
        return readability, trafilatura
    return trafilatura, readability


def _found(page: Page, extractor: Extractor) -> Story:
    picked = Picked(each.text for each in extractor(page.tree))
    found = Story(page.shown, choose(page.shown, picked))
    if _is_mostly_folded(found.shown):
        return Story(page.unfolded, choose(page.unfolded, picked))
    return found


def _is_mostly_folded(shown: Sequence[Shown]) -> bool:
    folded = sum(len(each.text) for each in shown if each.role == "boilerplate" and each.reason != "caption")
    return folded > sum(len(each.text) for each in shown if each.role != "boilerplate")


def _everything(page: Page) -> Story:
    """All from the first paragraph of running text to the last, of a large page also of other text."""
    belongs = _is_unlinked if _is_large(page) else is_running
    for shown in page.views():
        numbers = [n for n, each in enumerate(shown) if belongs(each)]
        if weight(shown[n] for n in numbers) >= LEAST:
            return Story(shown, range(numbers[0], numbers[-1] + 1), _ALL_KEPT)
    return Story(page.shown, ())


def _is_unlinked(shown: Shown) -> bool:
    return shown.role == "body" and _has_own_words(shown)


def _has_own_words(shown: Shown) -> bool:
    return 2 * shown.linked <= len(shown.text)


def _is_large(page: Page) -> bool:
    return (
        page.depth > _DEEPEST
        or page.elements > _MOST_ELEMENTS
        or len(page.shown) > _MOST_PARAGRAPHS
        or sum(len(each.text) for each in page.shown) > _MOST_CHARACTERS
    )


def _below_title(page: Sequence[Shown], first: int, headlines: Collection[str]) -> int:
    """Where the lines between headline and story begin; there are none without the headline."""
    above = range(first - 1, max(0, first - _HEAD_LINES) - 1, -1)
    return next((n + 1 for n in above if key(page[n].text) in headlines), first)


def _states_fields(shown: Shown) -> bool:
    return shown.role == "body" and fields.line_of(shown.text) is not None


def _is_credit(shown: Shown) -> bool:
    return shown.role == "body" and header.is_credit(shown.text)


def _why_none(page: Page) -> ReadingError:
    said = sum(len(each.text) for each in page.shown)
    if said >= LEAST and linked_share(page.shown) > _MOST_LINKED:
        return _only_links()
    if page.has_scripts and said < LEAST:
        return ReadingError(
            N_(
                "The page shows its text only when its scripts run; "
                "save it from a browser that has loaded it."
            )
        )
    return ReadingError(
        N_("The page holds no text that is long enough for an article; save its text to read it here.")
    )


def _only_links() -> NoArticle:
    return NoArticle(N_("The page is a list of links, not an article; save the articles that it leads to."))
