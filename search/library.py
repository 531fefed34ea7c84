"""A folder of the user's files as the program knows it: what the desk, the commands and scripts talk to."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from search.asking import Asking
from search.boards import Boards
from search.errors import LibraryError
from search.model import Article, Quote, Span
from search.speech import _

if TYPE_CHECKING:
    from search.glossaries import WordPair
    from search.glossaries.proposing import Proposing
    from search.model import Person, Progress, Rendering, Report, Skipped, Statement
    from search.people import Utterance
    from search.people.about import About
    from search.statements.known import Stretch


OnProgress = Callable[["Progress"], None]
Cancelled = Callable[[], bool]


def never() -> bool:
    """The answer of work that nobody cancels."""
    return False


class Library(Boards, Asking):
    """Opens or creates what is known of `folder`; a context manager, usable from several threads.

    Nothing is written into the folder.  Derived data goes below `home`, by default the user's cache
    folder.  `encoder` turns sentences into vectors: a name as in `search.related.encoders`, or anything that
    has the interface; left out, it is what HEXAPLA_ENCODER or the folder's catalogue.yaml names.  Raises
    FolderMissing, or LibraryError when the path is not a folder or `home` cannot be used.
    """

    def __enter__(self) -> Library:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # -- reading -------------------------------------------------------------------------------

    def add(
        self, *paths: str | os.PathLike[str], progress: OnProgress | None = None, cancelled: Cancelled = never
    ) -> Report:
        """Read new and changed files below the folder, or only `paths` of it; forget those that are gone.

        A file that has another name now is moved in the record.  Another program that is reading the same
        folder is waited for.  Raises LibraryError for a path outside the folder, FolderMissing when that
        is gone.
        """
        from search.scan import Scan

        wanted = [self._inside(Path(path)) for path in paths]
        return Scan(self.folder, self.store).run(wanted, progress, cancelled)

    def catch_up(self, progress: OnProgress | None = None, cancelled: Cancelled = never) -> None:
        """Bring the word index, the near copies and the vectors up to the record; make the dictionary ready.

        The word index has a thread of its own: it keeps one core at work, for much of the time the others
        take.  Its progress is told when theirs is over.
        """
        from concurrent.futures import ThreadPoolExecutor  # only long work needs it

        over = threading.Event()

        def tell_later(step: Progress) -> None:
            if progress and over.is_set():
                progress(step)

        with ThreadPoolExecutor(1, "words") as beside:
            words = beside.submit(self.words.catch_up, tell_later, cancelled)
            try:
                for part in (self.copies, self.relations, self.statement_index):
                    if not cancelled():
                        part.catch_up(progress, cancelled)
                if not cancelled():
                    self.dictionary.build(cancelled)
            finally:
                over.set()
            words.result()

    def skipped(self) -> list[Skipped]:
        """Files that gave no article, with the reason."""
        return self.store.skipped()

    # -- looking -------------------------------------------------------------------------------

    def articles(self) -> list[Article]:
        """All articles, whole, in order of file."""
        return self.store.articles()

    def heads(self) -> list[Article]:
        """All articles without their texts and parts: cheap, for lists."""
        return self.store.heads()

    def article(self, key: int | str, item: int = 0) -> Article | None:
        """One article by its id, or by its file's path below the folder and the item of that file."""
        return self.store.article(key, item)

    def quotes(
        self, article: int | str | None = None, person: str | None = None, about: str | None = None
    ) -> list[Quote]:
        """Quotes in order of file and text, of one article or one person, about something.

        `person` is any of the person's names, in any script, a part of one, or the id; where several people
        may be meant (`named`) all are given.  `about` is one or more words, each of which the quote must
        hold: as a stem, in the other Chinese script, as a form of the same glossary concept, or as a word of
        another language that the index of meanings, once it has caught up, has near it.
        """
        one = self.article(article) if article is not None else None
        chosen = [one] if one else [] if article is not None else None
        if person is not None:
            roll = self._roll()
            ids = roll.ids(person)
            among = chosen if chosen is not None else self.store.spoken(roll.articles_of(ids))
            found = [q for each in among for q in each.quotes if (p := roll.person_of(q)) and p.id in ids]
        else:
            among = chosen if chosen is not None else self.store.spoken()
            found = [quote for each in among for quote in each.quotes]
        if about is None or not about.strip():
            return found
        return list(filter(self._about(about).holds, found))

    def utterances(self, person: str | None = None, about: str | None = None) -> list[Utterance]:
        """What is said, each utterance once, in order of file and text; `Person.quotes` counts them.

        One that "she said" splits is one utterance, and so is what near copies repeat; a piece inside
        another one counts to whoever says it.  Both arguments are those of `quotes`.
        """
        found = self._roll().utterances(self.quotes(person=person))
        if about is None or not about.strip():
            return found
        about_it = self._about(about)
        return [each for each in found if about_it.holds(*each.quotes)]

    def statements(
        self,
        person: str | None = None,
        about: str | None = None,
        progress: Callable[[Progress], None] | None = None,
    ) -> list[Statement]:
        """What is said, each statement once with all its renderings in any language; most renderings first.

        A rendering in a near copy says so by its `copy_of`.  `person` is anybody to whom a rendering gives
        the words, by the names that `quotes` takes, and `about` words that one rendering holds.
        The first answer after new articles takes as long as encoding their quotes, if `catch_up` did not, and
        some milliseconds for each article; `progress` is told how far it is.
        """
        found = list(self.statement_index.all(progress))
        if person is not None:
            roll = self._roll()
            ids = roll.ids(person)
            found = [
                each
                for each in found
                if any((p := roll.person_of(q)) and p.id in ids for r in each.renderings for q in r.quotes)
            ]
        if about is None or not about.strip():
            return found
        about_it = self._about(about)
        return [
            each for each in found if any(r.quotes and about_it.holds(*r.quotes) for r in each.renderings)
        ]

    def confirm(self, *stretches: Stretch) -> str:
        """State in statements.yaml that quotes, renderings or other stretches of articles are one statement.

        What was done, in words, and what of it does not hold: words that are not found again, or what other
        entries tell apart.  Raises StatementsError.
        """
        return self.statement_index.join(stretches)

    def reject(self, one: Stretch, other: Stretch) -> str:
        """State in statements.yaml that two are two statements, as `confirm`."""
        return self.statement_index.separate(one, other)

    def merge(self, one: Statement, other: Statement) -> str:
        """State in statements.yaml that two statements are one, with all their renderings."""
        return self.statement_index.join((*one.renderings, *other.renderings))

    def split(self, statement: Statement, rendering: Rendering) -> str:
        """State in statements.yaml that a rendering is none of this statement: of no other of its renderings.

        These stay together; what repeats it in near copies goes with it.  Raises StatementsError where there
        is no other.
        """
        origin = rendering.copy_of or (rendering.article, rendering.start)
        others = [e for e in statement.renderings if origin not in ((e.article, e.start), e.copy_of)]
        return self.statement_index.split(rendering, others)

    def people(self, everybody: bool = False, progress: OnProgress | None = None) -> list[Person]:
        """Persons and organisations that speak in the library, those with most quotes first.

        Near copies count as one.  With `everybody` also unnamed sources, groups and documents, which are
        never joined over articles of different sources.  `progress` is told how far the first answer after
        new articles is.
        """
        return self._roll(progress).people(everybody)

    def named(self, name: str) -> list[Person]:
        """All persons whom a name may mean: those called so, else those of whose names it is a part."""
        return self._roll().named(name)

    def join(self, name: str, other: str) -> str:
        """State in people.yaml that two names are one person; what was done, in words.

        Each may be a part of a name that means one person only.  Raises PeopleError, also when nobody is
        called so.
        """
        return self.people_file.join(self._borne(name), self._borne(other))

    def separate(self, name: str, other: str) -> str:
        """State in people.yaml that two names are two people, as `join`."""
        return self.people_file.separate(self._borne(name), self._borne(other))

    def person_ids(self, article: int) -> Mapping[str, str]:
        """The ids of those who speak in an article by `Quote.person`, as of the last look at people.

        It never waits: nobody is known before `people` or `quotes(person=...)` was asked for.
        """
        called = self._called
        return called[1].ids_in(article) if called else {}

    # -- words that mean the same ----------------------------------------------------------------

    def propose(self, article: Article, span: Span) -> list[WordPair]:
        """What the words at a span of an article may be called in the other languages of the library.

        The best come first, each with its reasons, the number of passages that hold it, and what a person
        has decided.  It asks the word index once for each form and the related passages of some places:
        about half a second; for a thread.
        """
        from search.glossaries.proposing import lang_at

        return self.propose_for(span.of(article.text), lang_at(article, span))

    def propose_for(self, words: str, lang: str = "") -> list[WordPair]:
        """The same for any words; their language is guessed where it is not given."""
        return self._proposing.of_words(words, lang)

    def propose_all(self, limit: int = 100) -> list[WordPair]:
        """Pairs that the texts themselves give: in brackets, or in passages that say the same.

        Those with most places first; none that a person has decided.  As long as `statements` takes.
        """
        return self._proposing.of_library(limit)

    @cached_property
    def _proposing(self) -> Proposing:
        from search.glossaries.sources import proposing

        return proposing(self)

    def _about(self, words: str) -> About:
        from search.people.about import About

        return About(words, self.relations.alike, self.glossary)

    def _borne(self, name: str) -> str:
        from search.people.lookup import the_name

        roll, own = self._roll(), self.people_file.load()
        return the_name(name, roll.named(name), (*roll.proposed(), *own.names()))

    def copies_of(self, article: int) -> list[Article]:
        """The other near copies of an article as `heads`, the original first; as of the last catching up."""
        group = self.copies.group_of(article)
        heads = {head.id: head for head in self.heads()} if group else {}
        return [heads[each] for each in group if each in heads and each != article]

    def _inside(self, path: Path) -> Path:
        """The path by real folders: links and `..` on the way are followed, a link that is a file is not."""
        whole = self.folder / path
        real = whole if os.path.isdir(whole) else whole.parent
        inside = Path(os.path.realpath(real), *whole.parts[len(real.parts) :])
        if not inside.is_relative_to(self.folder):
            raise LibraryError(
                _("{path} is not below {folder}; open its own folder as a library.").format(
                    path=path, folder=self.folder
                )
            )
        return inside
