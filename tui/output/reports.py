"""How a folder was read, in words: what `index` and `doctor` say."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from search.model import Article, Noted, Report, Skipped
from search.punctuation import in_marks, labelled, listed
from search.reading.sentences import told
from search.speech import _, plural
from tui.output import records
from tui.output.plain import joined
from tui.output.states import COUNTED, ORDER, WORDS, State, encodings, notes_of, state_of
from tui.text.wrap import cell_len

WIDTH = 11
MANY = 20
"""Lines of one sort that `index` prints; `doctor` prints all."""

FEW = 3
"""Files that are passed over for the same reason and are named one by one."""

_LAST = ORDER[::-1]
"""Trouble last: it then stands right above the prompt."""


def line(state: str, words: str) -> str:
    """A state in words and what it is the state of."""
    return f"{state}{' ' * (WIDTH - cell_len(state))} {words}"


# -- index ------------------------------------------------------------------------------------------


def report_lines(report: Report, total: int) -> Iterator[str]:
    """What an indexing run did: passed over what is usual, named what is not."""
    yield from _grouped([each for each in report.skipped if each.harmless])
    yield from _first(
        line(_("moved"), _("{old} is {new} now").format(old=old, new=new)) for old, new in report.moved
    )
    yield from _first(
        line(_("in part"), f"{each.file}: {'; '.join(map(told, each.notes))}") for each in report.noted
    )
    trouble = (each for each in report.skipped if not each.harmless)
    yield from _first(line(_("not read"), f"{each.file}: {told(each.reason)}") for each in trouble)
    yield _("{articles}. Files: {read:,} read, {unchanged:,} unchanged, {gone:,} gone.").format(
        articles=plural("{count:,} article", "{count:,} articles", total),
        read=len(report.read),
        unchanged=len(report.unchanged),
        gone=len(report.removed),
    )


def _grouped(skipped: Iterable[Skipped]) -> Iterator[str]:
    by_reason: dict[str, list[str]] = defaultdict(list)
    for each in skipped:
        by_reason[each.reason].append(each.file)
    for reason, files in by_reason.items():
        many = plural("{count:,} file", "{count:,} files", len(files))
        named = files if len(files) <= FEW else [many]
        yield from (line(_("no article"), f"{file}: {told(reason)}") for file in named)


def _first(lines: Iterable[str]) -> Iterator[str]:
    every = list(lines)
    yield from every[:MANY]
    if len(every) > MANY:
        rest = len(every) - MANY
        yield line("", _("… and {count:,} more; hexapla doctor lists them all").format(count=rest))


# -- doctor -----------------------------------------------------------------------------------------


@dataclass
class FileFacts:
    """What is to be said of one file: how it was read, its articles in short, and notes."""

    file: str
    state: State
    words: str
    notes: tuple[str, ...] = ()


def facts_of(articles: Sequence[Article], file_notes: tuple[str, ...], copies: Sequence[str]) -> FileFacts:
    """The facts of a file that was read; `copies` are the files that hold near copies."""
    notes = notes_of(articles, file_notes)
    state = state_of(file_notes, notes)
    words = " · ".join(filter(None, _parts(articles, notes, copies)))
    return FileFacts(articles[0].file, state, words, notes)


def _parts(articles: Sequence[Article], notes: Sequence[str], copies: Sequence[str]) -> Iterator[str]:
    several = len(articles) > 1
    number = plural("{count:,} article", "{count:,} articles", len(articles))
    yield number if several else in_marks(_short(joined(articles[0].title)))
    yield _dates(articles) if several else articles[0].date or articles[0].date_words
    yield ", ".join(_each(lang for article in articles for lang in article.langs))
    yield ", ".join(encodings(articles, notes))
    passages = sum(len(article.passages) for article in articles)
    yield plural("{count:,} passage", "{count:,} passages", passages)
    quotes = sum(len({quote.group for quote in article.quotes}) for article in articles)
    yield plural("{count:,} quote", "{count:,} quotes", quotes)
    yield _repairs(articles)
    folded = sum(block.role == "boilerplate" for article in articles for block in article.blocks)
    yield plural("{count:,} part folded", "{count:,} parts folded", folded) if folded else ""
    yield _copies(copies)


def _dates(articles: Iterable[Article]) -> str:
    """From the first day to the last."""
    days = sorted({article.date[:10] for article in articles if article.date})
    if len(days) < 2:
        return "".join(days)
    return _("{first} to {last}").format(first=days[0], last=days[-1])


def _repairs(articles: Iterable[Article]) -> str:
    """How often what was repaired; that lines end in another way is no news."""
    reasons = Counter(edit.reason for article in articles for edit in article.edits)
    told = [f"{_(reason)} ×{number}" for reason, number in reasons.items() if reason != "line end"]
    return _("repaired: {reasons}").format(reasons=listed(told)) if told else ""


def _copies(files: Sequence[str]) -> str:
    if len(files) == 1:
        return _("near copy of {file}").format(file=files[0])
    return _("one of {count} near copies").format(count=len(files) + 1) if files else ""


def _each(words: Iterable[str]) -> Iterator[str]:
    """Each word once, and no empty one."""
    return filter(None, dict.fromkeys(words))


def _short(title: str) -> str:
    return title if len(title) <= TITLE else title[: TITLE - 1].rstrip() + "…"


TITLE = 40
"""Code points of a title that tell whether the right words were taken for it."""


def skipped_facts(skipped: Skipped) -> FileFacts:
    """The facts of a file that gave no article."""
    return FileFacts(skipped.file, "no article" if skipped.harmless else "not read", told(skipped.reason))


def doctor_lines(facts: Iterable[FileFacts]) -> Iterator[str]:
    """Every file with its notes, trouble last, and a sum."""
    ordered = sorted(facts, key=lambda each: (_LAST.index(each.state), each.file))
    for each in ordered:
        yield line(_(WORDS[each.state]), labelled(each.file, each.words))
        for note in each.notes:
            yield line("", f"  {told(note)}")
    sums = Counter(each.state for each in ordered)
    states = listed(_(COUNTED[state]).format(count=sums[state]) for state in _LAST if sums[state])
    files = plural("{count:,} file", "{count:,} files", len(ordered))
    yield _("{files}: {states}.").format(files=files, states=states) if ordered else _("No files.")


def doctor_record(article: Article, file_notes: tuple[str, ...], copies: Sequence[str]) -> records.Record:
    """One article as a record."""
    keys = ("file", "item", "title", "source", "date", "date_words", "langs", "encoding", "notes", "repairs")
    known = {key: value for key, value in records.article(article).items() if key in keys}
    return {
        **known,
        "file_notes": list(file_notes),
        "folded": sum(block.role == "boilerplate" for block in article.blocks),
        "passages": len(article.passages),
        "quotes": len({quote.group for quote in article.quotes}),
        "copies": list(copies),
    }


def noted_facts(noted: Noted) -> FileFacts:
    """The facts of a file that is used but for a part and gives no article: the catalogue."""
    return FileFacts(noted.file, "in part", _("no article"), noted.notes)


def skipped_record(skipped: Skipped) -> records.Record:
    """A file without articles as a record."""
    return {"file": skipped.file, "skipped": skipped.reason, "harmless": skipped.harmless}


def report_record(report: Report, total: int) -> records.Record:
    """An indexing run as a record."""
    return {
        "articles": total,
        "read": report.read,
        "unchanged": report.unchanged,
        "removed": report.removed,
        "moved": report.moved,
        "noted": [{"file": each.file, "notes": each.notes} for each in report.noted],
        "skipped": [
            {"file": each.file, "reason": each.reason, "harmless": each.harmless} for each in report.skipped
        ],
    }
