"""Statements for other programs and people: Markdown, a page of HTML, and a table in CSV.

Each statement comes with all its renderings, and each of these with its speaker, in whose words it is, its
source, day and link.  Whatever articles hold is text; only what is verbatim stands as a quotation.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath

from search.export.attributed import by, kind_words, manner_words
from search.export.links import file_address
from search.export.markdown import inside_line, link_to, on_one_line, page
from search.export.table import table
from search.export.web_page import html, language, linked, web_page
from search.model import Article, Rendering, Statement
from search.related.renderings import how_words
from search.speech import _, plural
from search.statements.renditions import once, said_by

Heads = Mapping[int, Article]
"""The articles by their ids."""

_COLUMNS = (
    "Statement", "Person", "Text", "Rendering", "Kind", "Speaker", "Another speaker", "Verb", "Source",
    "Date", "Language", "Title", "URL", "File", "Item", "Start", "End", "Near copy", "By hand",
)  # fmt: skip


def statements_csv(statements: Iterable[Statement], heads: Heads) -> str:
    """One line a rendering; those of one statement have one id."""
    rows = (_row(each, rendering, heads) for each in statements for rendering in each.renderings)
    return table(_COLUMNS, rows)


def _row(statement: Statement, each: Rendering, heads: Heads) -> tuple[str, ...]:
    head = heads[each.article]
    return (
        statement.id, statement.person, words_of(each), each.how, kind_of(each), each.speaker,
        "yes" if each.by_another else "", verb_of(each), head.source,
        head.date, each.lang, head.title, head.url, each.file, str(head.item), str(each.start),
        str(each.end), "yes" if each.copy_of else "", "yes" if statement.by_hand else "",
    )  # fmt: skip


def statements_markdown(statements: Iterable[Statement], heads: Heads, title: str, way: str = "") -> str:
    """A heading a statement, below it each rendering with a citation.

    `way` leads from the file to the folder of the articles.
    """
    return page(title, (part for each in statements for part in _markdown(each, heads, way)))


def _markdown(statement: Statement, heads: Heads, way: str) -> Iterator[str]:
    yield f"## {inside_line(_heading(statement))}"
    for each in statement.renderings:
        text = on_one_line(words_of(each))
        yield f"> {text}" if _is_verbatim(each) else f"*{_manner(each)}:* {text}"
        head = heads[each.article]
        parts = [on_one_line(part) for part in _citation(each, head)]
        parts.append(f"[{on_one_line(each.file)}](<{file_address(each.file, way)}>)")
        yield f"— {', '.join([*parts, *([link_to(head.url)] if head.url else [])])}"


def statements_html(statements: Iterable[Statement], heads: Heads, title: str) -> str:
    """One page, a section a statement."""
    return web_page(title, (part for each in statements for part in _html(each, heads)))


def _html(statement: Statement, heads: Heads) -> Iterator[str]:
    yield f"<section>\n<h2>{html(_heading(statement))}</h2>"
    for each in statement.renderings:
        head, text = heads[each.article], f"<span{language(each.lang)}>{html(words_of(each))}</span>"
        manner = f'<span class="context">{html(_manner(each))}:</span>'
        said = f"<blockquote>{text}</blockquote>" if _is_verbatim(each) else f"<p>{manner} {text}</p>"
        where = linked(each.file, head.url)
        cited = ", ".join([*map(html, _citation(each, head)), where])
        yield f'<article>\n{said}\n<p class="source">{cited}</p>\n</article>'
    yield "</section>"


def words_of(each: Rendering) -> str:
    """What is said there, " … " between parts that other words part."""
    return " … ".join(" ".join(quote.text.split()) for quote in each.quotes) or " ".join(each.text.split())


def kind_of(each: Rendering) -> str:
    """Direct, mixed or indirect, mixed also for parts of several kinds; empty where nobody is quoted."""
    kinds = {quote.kind for quote in each.quotes}
    return kinds.pop() if len(kinds) == 1 else "mixed" if kinds else ""


def _is_verbatim(each: Rendering) -> bool:
    return kind_of(each) == "direct"


def _heading(statement: Statement) -> str:
    number = len(once(statement))
    told = plural("{count:,} rendering", "{count:,} renderings", number)
    return f"{said_by(statement) or _('unknown speaker')}: {told}"


def _manner(each: Rendering) -> str:
    return kind_words(kind_of(each)) or _("the article itself")


def verb_of(each: Rendering) -> str:
    """The word for saying as the text has it ("denied"); empty where only a mark such as a colon says it."""
    return next((quote.verb for quote in each.quotes if quote.verb), "")


def _citation(each: Rendering, head: Article) -> list[str]:
    """Who, in whose words, in which article, where, when and in which language, but not its file."""
    manner = manner_words(kind_of(each), verb_of(each), each.quotes[0].speaker_type) if each.quotes else ""
    who = f"{each.speaker} ({manner})" if each.speaker and manner else each.speaker or manner
    name = head.title or PurePosixPath(each.file).name
    copy = _("near copy") if each.copy_of else ""
    told = (
        who,
        f"“{name}”",
        by(head.author),
        head.source,
        head.date or head.date_words,
        each.lang,
        how_words(each.how),
        copy,
    )
    return [part for part in told if part]
