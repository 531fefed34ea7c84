"""Rate and latency of full-text search: `python -m tests.bench.search [-n PASSAGES] [FOLDER…]`.

Makes a library by recombining the sentences of the text files in the seeds and the folders (in a fixed
random order), indexes it, and asks it kinds of queries drawn from the same sentences.  All times are
CPU times.  "exact" is the whole answer for the typed words with texts, marks, facets and suggestions,
"across" the same with names, glossary, dictionary and meaning; "engine" is the index alone, "FTS5" SQLite's
index over the same terms, asked for its best 20 rows and the number of all.  --words leaves out dictionary
and vectors.
"""

from __future__ import annotations

import argparse
import random
import re
import sqlite3
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import quantiles
from typing import TYPE_CHECKING

import numpy as np

from search.across.searching import Shelf
from search.across.searching import search as search_across
from search.dictionary import Dictionary
from search.index import WordIndex
from search.index.query import parse
from search.index.searching import Asked
from search.index.terms import analysed
from search.language.analysis import index_tokens, query_tokens
from search.language.fold import fold
from search.language.scripts import HAN, language_of
from search.language.sentences import sentences
from search.model import Article, Passage, Span
from search.places import cache_home, seeds_folder
from search.related import RelatedIndex
from search.related.encoder import UseEncoder
from search.store import FileRecord, Store
from tests.bench.clock import cpu
from tests.bench.corpus import texts_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

PASSAGES_AN_ARTICLE = 20
QUERIES_A_KIND = 60
KINDS = ("word", "Han word", "phrase", "Han phrase", "prefix", "mixed")

Sentences = dict[str, list[str]]


def gather(folders: list[Path]) -> Sentences:
    """Sentences of ten characters and more, by language."""
    found: Sentences = {}
    for path in (path for folder in folders for path in sorted(folder.glob("*.txt"))):
        for text in texts_of(path):
            for sentence in (span.of(text).strip() for span in sentences(text)):
                if len(sentence) >= 10:
                    found.setdefault(language_of(sentence), []).append(sentence)
    return {lang: each for lang, each in found.items() if len(each) >= 20}


def articles(known: Sentences, count: int, chance: random.Random) -> Iterator[Article]:
    """Articles whose passages are a few sentences of one language each."""
    weights = [len(each) for each in known.values()]
    for number in range(0, count, PASSAGES_AN_ARTICLE):
        lang = chance.choices(list(known), weights)[0]
        text, passages = "", []
        for n in range(min(PASSAGES_AN_ARTICLE, count - number)):
            start = len(text)
            spans = []
            for sentence in chance.sample(known[lang], chance.randint(2, 4)):
                spans.append(Span(len(text), len(text) + len(sentence)))
                text += f"{sentence} "
            passages.append(Passage(0, 0, n, start, spans[-1].end, lang, "body", tuple(spans)))
            text += "\n\n"
        yield Article(
            0, f"{number:06}.txt", 0, f"Article {number}", text, langs=(lang,), passages=tuple(passages)
        )


def draw(kind: str, known: Sentences, chance: random.Random) -> str:
    """A query of one kind, in words that occur."""
    latin = [each for lang, sentences in known.items() if lang[:2] != "zh" for each in sentences]
    han = [each for lang, sentences in known.items() if lang[:2] == "zh" for each in sentences]
    word: str = chance.choice(re.findall(r"[^\W\d_]{4,}", chance.choice(latin)) or ["open"])
    words = re.findall(f"[{HAN}]{{4,}}", chance.choice(han)) or ["人工智能"]
    run: str = chance.choice(words)
    cut = [token.text for token in query_tokens(run) if len(token.text) > 1] or [run]
    row = chance.choice(latin).split()
    first = chance.randrange(max(1, len(row) - 2))
    return {
        "word": word,
        "Han word": chance.choice(cut),
        "phrase": f'"{" ".join(row[first : first + 3])}"'.replace('""', '"'),
        "Han phrase": f"“{run[: chance.randint(3, 8)]}”",
        "prefix": f"{fold(word)[:4]}*",
        "mixed": f"{chance.choice(cut)} {word}",
    }[kind]


def fts_query(kind: str, line: str) -> str:
    """The same question in the language of FTS5."""
    bare = line.strip('"“”*')
    if kind == "prefix":
        return f'"{fold(bare)}"*'
    terms = [token.text.replace('"', "") for token in query_tokens(bare)]
    return f'"{" ".join(terms)}"' if "phrase" in kind else " ".join(f'"{term}"' for term in terms)


def index_in_fts(store: Store, path: Path) -> sqlite3.Connection:
    """All passages as rows of space-separated terms, in one transaction."""
    connection = sqlite3.connect(path)
    connection.execute("CREATE VIRTUAL TABLE passage USING fts5(body, content='', tokenize='unicode61')")
    rows = (
        (excerpt.passage.id, " ".join(t.text for t in index_tokens(excerpt.text, excerpt.passage.lang)))
        for excerpt in store.all_excerpts()
    )
    with connection:
        connection.executemany("INSERT INTO passage (rowid, body) VALUES (?, ?)", rows)
    return connection


def milliseconds(work: Callable[[], object]) -> float:
    """CPU time of one call."""
    started = cpu()
    work()
    return 1000 * (cpu() - started)


def p50_p95(times: list[float]) -> str:
    """Two figures of a table."""
    parts = quantiles(times, n=20)
    return f"{parts[9]:7.2f} {parts[18]:7.2f}"


class Remembering(UseEncoder):
    """The encoder, which encodes a sentence that comes again once only: a library of 50,000 takes minutes."""

    apart = ""

    def __init__(self) -> None:
        super().__init__()
        self._known: dict[str, NDArray[np.float32]] = {}

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """See UseEncoder."""
        if len(texts) < 5:  # a question
            return super().encode(texts)
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        if new:
            self._known.update(zip(new, super().encode(new), strict=True))
        return np.stack([self._known[text] for text in texts])


def ask(shelf: Shelf, fts: sqlite3.Connection, known: Sentences) -> None:
    """Print the table of latencies."""
    lexicon = shelf.lexicon()
    chance = random.Random(7)
    print(f"{'p50 and p95 in ms':14} {'exact':>15} {'across':>15} {'engine':>15} {'FTS5':>15}   hits")

    def engine(line: str) -> None:
        tree = analysed(parse(line).tree, lexicon)  # type: ignore[arg-type]
        if tree:
            lexicon.index.backend.search(tree, 20)

    def sqlite(query: str) -> None:
        where = "FROM passage WHERE passage MATCH ?"
        fts.execute(f"SELECT rowid, rank {where} ORDER BY rank LIMIT 20", (query,)).fetchall()
        fts.execute(f"SELECT count(*) {where}", (query,)).fetchone()

    exact: list[float] = []
    across: list[float] = []
    for kind in KINDS:
        lines = [draw(kind, known, chance) for _ in range(QUERIES_A_KIND)]
        typed = [milliseconds(lambda: search_across(Asked(line, exact=True), shelf)) for line in lines]  # noqa: B023 - called at once
        whole = [milliseconds(lambda: search_across(Asked(line), shelf)) for line in lines]  # noqa: B023 - called at once
        inner = [milliseconds(lambda: engine(line)) for line in lines]  # noqa: B023 - called at once
        other = [milliseconds(lambda: sqlite(fts_query(kind, line))) for line in lines]  # noqa: B023 - called at once
        hits = sum(search_across(Asked(line), shelf).total for line in lines) // len(lines)
        columns = " ".join(map(p50_p95, (typed, whole, inner, other)))
        print(f"{kind:17} {columns} {hits:6}")
        exact += typed
        across += whole
    print(f"{'all':17} {p50_p95(exact)} {p50_p95(across)}")


def main() -> None:
    """Print the rates and the table."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("-n", type=int, default=10_000, metavar="PASSAGES")
    arguments.add_argument("--words", action="store_true")
    arguments.add_argument("folders", nargs="*", type=Path)
    given = arguments.parse_args()
    known = gather([seeds_folder(), *given.folders])
    with tempfile.TemporaryDirectory() as home:
        run(Path(home), known, given.n, given.words)


def ask_across(home: Path, index: WordIndex, store: Store, fts: sqlite3.Connection, known: Sentences) -> None:
    """The same with dictionary and vectors."""
    relations = RelatedIndex(home / "related", store, Remembering())
    with Dictionary(cache_home() / "dictionary") as dictionary:
        dictionary.build()
        print(f"meanings           {milliseconds(relations.catch_up) / 1000:6.1f} s")
        relations.of_line("warm")
        shelf = Shelf(index, store, dictionary=dictionary, relations=lambda: relations)
        shelf.table.facets(())
        ask(shelf, fts, known)
    relations.close()


def run(home: Path, known: Sentences, count: int, only_words: bool) -> None:
    """Fill a library of `count` passages below `home` and measure it."""
    store = Store(home / "record.db")
    for article in articles(known, count, random.Random(1)):
        store.put(FileRecord(article.file, 0, 0, "", ""), [article])
    texts = [(each.text, each.passage.lang) for each in store.all_excerpts()]
    megabytes = sum(len(text.encode()) for text, _ in texts) / 1e6
    index_tokens("预热 warm", "zh-Hans")
    analysis = milliseconds(lambda: [index_tokens(*each) for each in texts]) / 1000
    index = WordIndex(home / "words", store)
    filling = milliseconds(index.catch_up) / 1000
    fts_path = home / "fts.db"
    connections: list[sqlite3.Connection] = []
    fts_filling = milliseconds(lambda: connections.append(index_in_fts(store, fts_path))) / 1000
    size = sum(path.stat().st_size for path in (home / "words").rglob("*") if path.is_file()) / 1e6
    print(f"{count} passages, {megabytes:.1f} MB, languages {', '.join(sorted(known))}")
    print(f"analysis alone     {analysis:6.1f} s  {count / analysis:7.0f} passages/s")
    print(f"index              {filling:6.1f} s  {count / filling:7.0f} passages/s  {size:6.1f} MB")
    print(
        f"FTS5, same terms   {fts_filling:6.1f} s  {count / fts_filling:7.0f} passages/s  "
        f"{fts_path.stat().st_size / 1e6:6.1f} MB"
    )
    cold = WordIndex(home / "words", store)
    print(f"texts into memory  {milliseconds(lambda: index.texts.holding('开源')):6.0f} ms")
    print(f"opening the index  {milliseconds(lambda: cold.backend.values('lang')):6.0f} ms")
    if only_words:
        ask(Shelf(index, store), connections[0], known)
    else:
        ask_across(home, index, store, connections[0], known)
    cold.close()
    index.close()
    store.close()


if __name__ == "__main__":
    main()
