"""The articles as they are listed: which of them, in what order, and under what headings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

from search.model import Article
from search.speech import N_, _

Order = Literal["file", "date", "source", "title", "unread"]
ORDERS: tuple[Order, ...] = ("file", "date", "source", "title", "unread")
ORDER_NAMES: Mapping[Order, str] = {
    "file": N_("by file"),
    "date": N_("by date"),
    "source": N_("by source"),
    "title": N_("by title"),
    "unread": N_("unread first"),
}

Kind = Literal["state", "language", "source", "month", "words"]
KINDS: tuple[Kind, ...] = ("state", "language", "source", "month")
"""What can be chosen by its value; `words` are typed."""

UNREAD, READ = "unread", "read"

Wanted = Mapping[Kind, str]
"""One value a kind; a source or month that is not stated is the empty one."""

IsRead = Callable[[Article], bool]


class Facet(NamedTuple):
    """A value of a kind, and how many articles have it among those that fit whatever else is wanted."""

    kind: Kind
    value: str
    number: int


class Heading(NamedTuple):
    """What stands above articles that belong together: a source, month or state, and their number."""

    kind: Kind
    value: str
    number: int


def nothing_is_read(_article: Article) -> bool:
    """Where nobody has kept what was read."""
    return False


class Shelf(NamedTuple):
    """The articles to list; `quotes` and `copies` count by article id, `current` is the open one."""

    heads: Sequence[Article] = ()
    quotes: Mapping[int, int] = {}
    copies: Mapping[int, int] = {}
    current: int = 0
    is_read: IsRead = nothing_is_read
    order: Order = "file"
    wanted: Wanted = {}

    def articles(self) -> list[Article]:
        """Those that are wanted, in order; costs one sort."""
        return ordered(chosen(self.heads, self.wanted, self.is_read), self.order, self.is_read)

    def lines(self) -> list[Article | Heading]:
        """The same with the headings between them."""
        listed = self.articles()
        kind = _HEADED.get(self.order)
        return list(listed) if kind is None else _headed(listed, kind, self.is_read)


# -- which ---------------------------------------------------------------------------------------------


def values_of(head: Article, kind: Kind, is_read: IsRead) -> tuple[str, ...]:
    """What an article is found under."""
    if kind == "language":
        return tuple(lang for lang in head.langs if lang != "und")
    if kind == "source":
        return (head.source,)
    if kind == "month":
        return (head.date[:7],)
    return (READ if is_read(head) else UNREAD,)


def chosen(heads: Iterable[Article], wanted: Wanted, is_read: IsRead) -> list[Article]:
    """The articles that fit everything that is wanted."""
    words = _folded(wanted.get("words", "")).split()
    kinds = [kind for kind in KINDS if kind in wanted]

    def fits(head: Article) -> bool:
        if not all(wanted[kind] in values_of(head, kind, is_read) for kind in kinds):
            return False
        return not words or _has(head, words)

    return [head for head in heads if fits(head)]


def facets(heads: Iterable[Article], wanted: Wanted, is_read: IsRead) -> list[Facet]:
    """What can be chosen, each kind counted under what is wanted of the others; months newest first."""
    heads = list(heads)
    found: list[Facet] = []
    for kind in KINDS:
        others = {each: value for each, value in wanted.items() if each != kind}
        fitting = chosen(heads, others, is_read)
        counts = Counter(value for head in fitting for value in values_of(head, kind, is_read))
        if wanted.get(kind, "-") not in counts and kind in wanted:
            counts[wanted[kind]] = 0
        found += [Facet(kind, value, counts[value]) for value in _in_order(kind, counts)]
    return found


def _in_order(kind: Kind, counts: Counter[str]) -> list[str]:
    if kind == "month":
        return sorted(counts, reverse=True)
    if kind == "state":
        return [state for state in (UNREAD, READ) if state in counts]
    return [value for value, _number in sorted(counts.items(), key=lambda each: (-each[1], each[0]))]


def _has(head: Article, words: Iterable[str]) -> bool:
    text = _folded(f"{head.title}\n{head.source}\n{head.author}\n{head.file}")
    return all(word in text for word in words)


def _folded(text: str) -> str:
    """Both Chinese scripts and all cases alike."""
    if text.isascii():
        return text.casefold()
    from search.language.fold import fold

    return fold(text)


def label(kind: Kind, value: str) -> str:
    """A value in words for a person."""
    if kind == "state":
        return _("unread") if value == UNREAD else _("read")
    if kind == "words":
        return f"“{value}”"
    if value:
        return value
    return _("no source stated") if kind == "source" else _("no date stated")


# -- in what order -----------------------------------------------------------------------------------------

_HEADED: Mapping[Order, Kind] = {"date": "month", "source": "source", "unread": "state"}


def ordered(heads: Iterable[Article], order: Order, is_read: IsRead) -> list[Article]:
    """Dates newest first; what states no date or source comes last; else as the files are called."""
    listed = sorted(heads, key=lambda head: (head.file, head.item))
    if order == "date":
        listed.sort(key=lambda head: head.date, reverse=True)
    elif order == "source":
        listed.sort(key=lambda head: (not head.source, head.source.casefold(), head.source))
    elif order == "title":
        listed.sort(key=lambda head: head.title.casefold())
    elif order == "unread":
        listed.sort(key=is_read)
    return listed


def _headed(listed: Sequence[Article], kind: Kind, is_read: IsRead) -> list[Article | Heading]:
    counts = Counter(values_of(head, kind, is_read)[0] for head in listed)
    lines: list[Article | Heading] = []
    before: str | None = None
    for head in listed:
        (value,) = values_of(head, kind, is_read)
        if value != before:
            lines.append(Heading(kind, value, counts[value]))
            before = value
        lines.append(head)
    return lines
