"""The parts of an open library: the record, the indexes made from it, and the files of a person's decisions.

Each is opened when it is first asked for, so that opening a library costs next to nothing.
"""

from __future__ import annotations

import os
import threading
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from search.errors import CacheUnusable, FolderMissing, LibraryError
from search.model import Span
from search.places import (
    CATALOGUE_NAME,
    GLOSSARY_NAME,
    PEOPLE_NAME,
    SEARCHES_NAME,
    STATEMENTS_NAME,
    cache_home,
    catalogue_path,
    glossary_path,
    library_key,
    people_path,
    searches_path,
    statements_path,
)
from search.speech import _
from search.store import Store
from search.system_errors import reason_of
from search.waiting import OnProgress, Steps

if TYPE_CHECKING:
    from search.across.searching import Shelf
    from search.catalogue_file import CatalogueFile
    from search.copies import Copies
    from search.dictionary import Dictionary
    from search.glossaries import PairsFile
    from search.glossaries.joined import JoinedGlossary
    from search.index import WordIndex
    from search.language.glossary import Glossary
    from search.people import Roll
    from search.people.file import PeopleFile
    from search.related import RelatedIndex
    from search.related.encoder import Encoder
    from search.related.renderings import Renderings
    from search.searches import Recent, SearchesFile
    from search.shelf import Shelf as AnswerShelf
    from search.statements.file import StatementsFile
    from search.statements.index import StatementIndex

    AnyDecisions = PairsFile | PeopleFile | StatementsFile | SearchesFile


class Parts:
    """Opens or creates what is known of `folder`; a context manager, usable from several threads.

    Nothing is written into the folder.  Derived data goes below `home`, by default the user's cache
    folder.  `encoder` turns sentences into vectors: a name as in `search.related.encoders`, or anything that
    has the interface; left out, it is what HEXAPLA_ENCODER or the folder's catalogue.yaml names.  Raises
    FolderMissing, or LibraryError when the path is not a folder or `home` cannot be used.
    """

    def __init__(
        self,
        folder: str | os.PathLike[str],
        home: str | os.PathLike[str] | None = None,
        encoder: str | Encoder = "",
    ) -> None:
        self.folder = Path(folder).expanduser().absolute()
        if not self.folder.exists():
            raise FolderMissing(
                _("There is no folder {folder}; check the path or leave it out to open the seeds.").format(
                    folder=self.folder
                )
            )
        if not self.folder.is_dir():
            raise LibraryError(
                _("{folder} is a file; give the folder that holds it.").format(folder=self.folder)
            )
        self.folder = self.folder.resolve()
        self.home = Path(home or cache_home()) / library_key(self.folder)
        self._encoder = encoder
        self.store = self._record()
        self._making = threading.Lock()
        self._words: WordIndex | None = None
        self._copies: Copies | None = None
        self._relations: RelatedIndex | None = None
        self._dictionary: Dictionary | None = None
        self._people_file: PeopleFile | None = None
        self._statements: StatementIndex | None = None
        self._calling = threading.Lock()
        self._calling_steps = Steps()
        self._called: tuple[tuple[object, ...], Roll] | None = None

    def close(self) -> None:
        """Let go of all files."""
        for part in (self._words, self._relations, self._dictionary, self.store):
            if part is not None:
                part.close()

    # -- made from the record ----------------------------------------------------------------------

    @property
    def words(self) -> WordIndex:
        """The full-text index."""
        with self._making:
            if self._words is None:
                from search.index import WordIndex

                self._words = WordIndex(self.home / "words", self.store)
            return self._words

    @cached_property
    def _shelf(self) -> Shelf:
        from search.across.searching import Shelf

        return Shelf(
            self.words,
            self.store,
            glossary=lambda: self.glossary,
            dictionary=self.dictionary,
            relations=lambda: self.relations,
            persons=lambda: self._called[1] if self._called else None,
            speakers=lambda name: (each for person in self._roll().named(name) for each in person.names),
        )

    @property
    def copies(self) -> Copies:
        """Which articles are near copies of each other."""
        with self._making:
            if self._copies is None:
                from search.copies import Copies

                self._copies = Copies(self.home / "copies", self.store)
            return self._copies

    @property
    def statement_index(self) -> StatementIndex:
        """Which utterances are one statement, and what a person has decided about it."""
        relations = self.relations
        with self._making:
            if self._statements is None:
                from search.statements.index import Source, StatementIndex

                source = Source(
                    self.store,
                    self._roll_and_stamp,
                    lambda key: self.copies.group_of(key),
                    relations.meanings,
                    relations.sentences,
                )
                self._statements = StatementIndex(
                    self.home / "statements", source, relations.encoder, self.statements_file, self.renderings
                )
            return self._statements

    @cached_property
    def renderings(self) -> Renderings:
        """Where each statement stands as it was found last, for those who cannot wait."""
        from search.related.renderings import Rendered, Renderings

        def shelf() -> AnswerShelf:
            from search.shelf import Shelf, form

            return Shelf(self.home / "statements" / "renderings", form("1"), (Rendered, Span))

        return Renderings(shelf, lambda: self.store.born)

    @property
    def knows_renderings(self) -> bool:
        """Whether they were found from the library as it is, with all that a person has decided; cheap."""
        return self.statement_index.knows_renderings((self._roll_state(), self.relations.missing()))

    @property
    def relations(self) -> RelatedIndex:
        """The index of meanings and shared words."""
        with self._making:
            if self._relations is None:
                from search.people.namesakes import likeness_of_names
                from search.related import RelatedIndex

                self._relations = RelatedIndex(
                    self.home / "related",
                    self.store,
                    self._chosen_encoder(),
                    groups=lambda: self.copies.groups(),
                    confirmed=self._are_pair,
                    alike=likeness_of_names,
                    translate=lambda word, lang: self.dictionary.terms(word, lang),
                    own=lambda: self._joined_glossary.own,
                    renderings=self.renderings.at,
                )
            return self._relations

    @property
    def dictionary(self) -> Dictionary:
        """The words of one language in another; it knows none before `build` has made its table."""
        with self._making:
            if self._dictionary is None:
                from search.dictionary import Dictionary

                self._dictionary = Dictionary(cache_home() / "dictionary")
            return self._dictionary

    def _chosen_encoder(self) -> Encoder:
        if not isinstance(self._encoder, str):
            return self._encoder
        from search.catalogue import Catalogue
        from search.related.encoders import SETTING, named

        name = self._encoder or os.environ.get(SETTING, "") or Catalogue.of(self.folder).encoder
        return named(name, self.home / "related")

    # -- what a person decided ----------------------------------------------------------------------

    @property
    def people_file(self) -> PeopleFile:
        """What a person states about names in `people.yaml`: `join`, `separate`, `undo`, and its problems."""
        with self._making:
            if self._people_file is None:
                from search.people.file import PeopleFile

                self._people_file = PeopleFile(
                    people_path(self.folder), self.folder / PEOPLE_NAME, log=self.home / "people-changes.json"
                )
            return self._people_file

    @cached_property
    def searches_file(self) -> SearchesFile:
        """The lines that a person keeps under names in `searches.yaml`: `keep`, `drop`, `undo`."""
        from search.searches import SearchesFile

        return SearchesFile(
            searches_path(self.folder),
            self.folder / SEARCHES_NAME,
            log=self.home / "searches-changes.json",
        )

    @cached_property
    def catalogue_file(self) -> CatalogueFile:
        """What a person states about files in `catalogue.yaml`: `read_as`, `undo`."""
        from search.catalogue_file import CatalogueFile

        return CatalogueFile(
            catalogue_path(self.folder),
            self.folder / CATALOGUE_NAME,
            log=self.home / "catalogue-changes.json",
        )

    @cached_property
    def recent_searches(self) -> Recent:
        """The lines that were asked lately, newest first; who asks for a person adds them."""
        from search.searches import Recent

        return Recent(self.home / "recent-searches.json")

    @cached_property
    def statements_file(self) -> StatementsFile:
        """What a person states about statements in `statements.yaml`: `undo`, `redo`, and its problems."""
        from search.statements.file import StatementsFile

        return StatementsFile(
            statements_path(self.folder),
            self.folder / STATEMENTS_NAME,
            log=self.home / "statements-changes.json",
        )

    @cached_property
    def glossary_file(self) -> PairsFile:
        """The word pairs that a person has confirmed or denied: `confirm`, `deny`, `drop`, `undo`, `redo`."""
        from search.glossaries import PairsFile

        return PairsFile(
            glossary_path(self.folder), self.folder / GLOSSARY_NAME, log=self.home / "glossary-changes.json"
        )

    def read_decisions(self) -> tuple[AnyDecisions, ...]:
        """The files of a person's decisions as they are now; each says what of it is not used."""
        files: tuple[AnyDecisions, ...] = (
            self.glossary_file,
            self.people_file,
            self.statements_file,
            self.searches_file,
        )
        for file in files:
            file.load_kindly()
        return files

    @property
    def glossary(self) -> Glossary:
        """The pairs of glossary.yaml as it is now, in front of those that come with the program."""
        return self._joined_glossary.all

    # -- inside --------------------------------------------------------------------------------

    @cached_property
    def _joined_glossary(self) -> JoinedGlossary:
        from search.glossaries.joined import JoinedGlossary

        return JoinedGlossary(self.glossary_file)

    def _are_pair(self, one: str, other: str) -> float:
        """How well two words mean the same by what a person has decided, else by the dictionary."""
        own = self._joined_glossary.own
        if own.denies(one, other):
            return 0.0
        if not own.is_empty and not set(own.lookup(one)).isdisjoint(own.lookup(other)):
            return 1.0
        return self.dictionary.are_pair(one, other) if self.dictionary.ready else 0.0

    def _roll_and_stamp(self) -> tuple[Roll, object]:
        """Who is who, and a value that is another one when that, the record, or the meanings changed."""
        missing = self.relations.missing()
        roll = self._roll()
        called = self._called
        return (called[1], (called[0], missing)) if called else (roll, ())

    def _roll(self, progress: OnProgress | None = None) -> Roll:
        """Who is who, made anew when the record or people.yaml has changed; whoever waits hears how far."""
        from search.people import Roll

        self.copies.catch_up(progress)
        state, own = self._roll_state(), self.people_file.load_kindly()[0]
        steps = self._calling_steps
        with steps.heard_by(progress), self._calling:
            if self._called is None or self._called[0] != state:
                articles = steps.through(self.store.spoken(), "speakers", len(self.store.heads()))
                self._called = state, Roll(articles, self.copies.group_of, own, steps.tell)
            return self._called[1]

    def _roll_state(self) -> tuple[object, ...]:
        stamp = self.people_file.load_kindly()[1]
        return self.store.born, self.store.last_change(), self.copies.groups(), stamp

    def _record(self) -> Store:
        try:
            return Store(self.home / "record.db")
        except OSError as error:
            reason = reason_of(error)
            raise CacheUnusable(
                _(
                    "The cache folder {folder} cannot be used ({reason}); check its rights or name another."
                ).format(folder=self.home, reason=reason)
            ) from error
