"""Reading without a screen: every answer is a few whole lines, for screen readers, pipes and bare terminals.

`PlainReading.answer` takes a line that was typed and gives the lines to print; it neither reads nor writes a
terminal.  A number means the item of that number in the list that was printed last.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from search.errors import HexaplaError
from search.model import Article, Block, Span
from search.speech import N_, _, plural
from tui.output.plain import joined
from tui.output.quoted import quoted
from tui.text.page import badge, byline
from tui.text.places import blocks_of, passage_number
from tui.text.safe import one_line
from tui.text.utterances import mention, speaker, utterances

if TYPE_CHECKING:
    from search.bookmarks import BookmarksFile
    from search.library import Library

HELP = (
    N_("NUMBER   open that item of the list printed last"),
    N_("l        list the articles"),
    N_("t, s     the text of the open article, what is said in it"),
    N_("r N      what other sources say near quote N; r pN, near passage N"),
    N_("b N      keep quote N in the bookmarks; b pN, passage N"),
    N_("z        take the last bookmark back"),
    N_("/WORDS   search in all languages"),
    N_("n, p     next article, article before"),
    N_("q        leave"),
)


class Place(NamedTuple):
    """Where an item of a list leads: an article, and an offset in it or None for the whole."""

    article: int
    at: int | None = None


class PlainReading:
    """One library, the article that is open, and the list that was printed last."""

    def __init__(self, library: Library, bookmarks: BookmarksFile) -> None:
        self.library = library
        self.bookmarks = bookmarks
        self.heads = library.heads()
        self.article: Article | None = None
        self.listed: Sequence[Place] = ()
        self.is_over = False

    def answer(self, typed: str) -> list[str]:
        """The lines to print for a line that was typed; what cannot be done is one sentence."""
        words = one_line(typed).strip()
        try:
            return list(self._answer(words)) if words else []
        except HexaplaError as error:
            return [str(error)]

    def _answer(self, words: str) -> Iterator[str]:
        if words.isdecimal():
            return self._open_listed(int(words))
        if words[0] in "/／":
            return self._search(words[1:].strip())
        name, _space, rest = words.partition(" ")
        known = self._with_item.get(name)
        if known is not None:
            return self._of_item(known, rest.strip())
        alone = self._alone.get(words)
        return alone() if alone else iter([_("That is no command here; ? lists them.")])

    @property
    def _alone(self) -> dict[str, Callable[[], Iterator[str]]]:
        return {
            "l": self.articles,
            "t": self._text,
            "s": self._said,
            "n": lambda: self._step(1),
            "p": lambda: self._step(-1),
            "z": self._undo,
            "?": self._help,
            "？": self._help,
            "q": self._leave,
        }

    @property
    def _with_item(self) -> dict[str, Callable[[Article, Span, int | None], Iterator[str]]]:
        return {"r": self._related, "b": self._keep}

    # -- articles --------------------------------------------------------------------------------

    def articles(self) -> Iterator[str]:
        """The articles of the library, numbered."""
        self.listed = [Place(head.id) for head in self.heads]
        yield plural("{count} article.", "{count} articles.", len(self.heads))
        for number, head in enumerate(self.heads, 1):
            yield one_line(f"{number}. {head.title or head.file}. {byline(head)}")
        yield _("Type a number to open an article, ? for help, q to leave.")

    def _open_listed(self, number: int) -> Iterator[str]:
        if not 0 < number <= len(self.listed):
            yield _("There is no item {number} in the list.").format(number=number)
            return
        place = self.listed[number - 1]
        self.article = self.library.article(place.article)
        if self.article is None:
            yield _("That article is no longer in the library; l lists those that are.")
        elif place.at is None:
            yield from self._text()
            yield from self._said()
        else:
            yield from self._passage(self.article, place.at)

    def _step(self, step: int) -> Iterator[str]:
        ids = [head.id for head in self.heads]
        here = ids.index(self.article.id) if self.article and self.article.id in ids else -1
        wanted = here + step if here >= 0 else 0
        if not 0 <= wanted < len(ids):
            yield _("There is no further article; l lists them.")
            return
        self.listed = [Place(each) for each in ids]
        yield from self._open_listed(wanted + 1)

    def _text(self) -> Iterator[str]:
        article = self.article
        if article is None:
            yield _("No article is open; type its number, or l for the list.")
            return
        yield one_line(article.title)
        yield one_line(byline(article))
        folded = 0
        for block in blocks_of(article):
            if block.role == "boilerplate":
                folded += 1
            else:
                yield _numbered(article, block)
        if folded:
            yield plural(
                "{count} part that is not of the article is left out.",
                "{count} parts that are not of the article are left out.",
                folded,
            )

    def _passage(self, article: Article, at: int) -> Iterator[str]:
        yield one_line(article.title)
        yield one_line(byline(article))
        for block in blocks_of(article):
            if block.start <= at < block.end:
                yield _numbered(article, block)
        yield _("t prints the whole article, s what is said in it.")

    def _said(self) -> Iterator[str]:
        article = self.article
        said = utterances(article.quotes) if article else []
        yield plural("{count} quote.", "{count} quotes.", len(said)) if said else _("No quotes.")
        for number, each in enumerate(said, 1):
            first = each.first
            called = f"({mention(first)})" if mention(first) else ""
            who = " ".join(filter(None, [speaker(first), called, first.verb]))
            yield one_line(f"{number}. {joined(who)}, {first.kind}: {joined(quoted(each.quotes))}")

    # -- one quote or passage ------------------------------------------------------------------

    def _of_item(self, do: Callable[[Article, Span, int | None], Iterator[str]], item: str) -> Iterator[str]:
        """Do something with quote `3` or passage `p3` of the open article."""
        article = self.article
        number = item.removeprefix("p")
        if article is None or not number.isdecimal():
            yield _("Open an article, then give the number of a quote, or pN for a passage.")
            return
        spans = self._spans(article, item.startswith("p"))
        if not 0 < int(number) <= len(spans):
            yield _("There is no {item} in this article.").format(item=item)
        else:
            yield from do(article, *spans[int(number) - 1])

    def _spans(self, article: Article, passages: bool) -> list[tuple[Span, int | None]]:
        """Where they stand, quotes with their index among those of the article."""
        if passages:
            return [(Span(passage.start, passage.end), None) for passage in article.passages]
        firsts = (each.first for each in utterances(article.quotes))
        return [(Span(quote.start, quote.end), article.quotes.index(quote)) for quote in firsts]

    def _related(self, article: Article, span: Span, quote: int | None) -> Iterator[str]:
        self.library.catch_up()
        found = (
            self.library.related_in(article, span.start, span.of(article.text))
            if quote is None
            else self.library.related(article.quotes[quote])
        )
        self.listed = [Place(each.passage.article, each.start) for each in found]
        yield (
            plural("{count} related passage.", "{count} related passages.", len(found))
            if found
            else _("No other source says something near it.")
        )
        for number, each in enumerate(found, 1):
            source = each.source or each.title or each.file
            reasons = ", ".join(dict.fromkeys(reason.label for reason in each.evidence))
            head = f"{number}. {each.level}, {source}, {badge(each.passage.lang)}"
            yield one_line(f"{head}: {joined(each.text)} ({reasons or _('near in meaning')})")

    def _keep(self, article: Article, span: Span, quote: int | None) -> Iterator[str]:
        from search.bookmarks import bookmark_of, bookmark_of_quote

        if quote is None:
            self.bookmarks.add(bookmark_of(article, *span))
        else:
            self.bookmarks.add(bookmark_of_quote(article, article.quotes[quote]))
        yield self.bookmarks.notice or _("Kept in {file}; z takes it back.").format(
            file=self.bookmarks.path.name
        )

    def _undo(self) -> Iterator[str]:
        undone = self.bookmarks.undo()
        yield _("Taken back: {what}").format(what=undone) if undone else _("There is nothing to take back.")

    # -- search and the rest ---------------------------------------------------------------------

    def _search(self, line: str) -> Iterator[str]:
        if not line:
            yield _("Type the words behind the slash, such as /open source.")
            return
        self.library.catch_up()
        results = self.library.search(line)
        self.listed = [Place(hit.passage.article, hit.passage.start) for hit in results.hits]
        if results.problem:
            yield one_line(results.problem)
        total = plural("{count} passage found.", "{count} passages found.", results.total)
        yield total if results.total else _("Nothing was found.")
        for number, hit in enumerate(results.hits, 1):
            source = hit.source or hit.title or hit.file
            yield one_line(f"{number}. {source}, {badge(hit.passage.lang)}: {joined(hit.text)}")

    def _help(self) -> Iterator[str]:
        yield from map(_, HELP)

    def _leave(self) -> Iterator[str]:
        self.is_over = True
        return iter(())


def _numbered(article: Article, block: Block) -> str:
    """A block behind the number of its first passage."""
    words = joined(article.text[block.start : block.end])
    start = next((each.start for each in article.passages if each.end > block.start), block.start)
    return f"[p{passage_number(article, start)}] {one_line(words)}"
