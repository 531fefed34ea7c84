"""Values as lines of text for people."""

from __future__ import annotations

from collections.abc import Iterator

from search.model import Article, Hit, Related
from search.related.renderings import how_words
from search.speech import _, plural
from tui.output.quoted import quoted
from tui.reader.hits import found_by
from tui.text.places import passage_number, where
from tui.text.safe import one_line
from tui.text.utterances import mention, speaker, type_words, utterances


def joined(text: str) -> str:
    """A text without its line breaks."""
    return " ".join(text.split())


def quote_lines(article: Article) -> Iterator[str]:
    """The utterances of an article for people, each with the number of its passage, counted from 1."""
    file = f"{article.file}#{article.item + 1}" if article.item else article.file
    for each in utterances(article.quotes):
        first = each.first
        called = [f"({words})" for words in (mention(first), type_words(first)) if words]
        said = " ".join([speaker(first), *called, first.verb]).rstrip()
        flags = f" ({', '.join(each.flags)})" if each.flags else ""
        words = f"{joined(said)} [{_(first.kind)}] {joined(quoted(each.quotes))}{flags}"
        yield f"{one_line(file)}:{passage_number(article, first.start)} {words}"


def hit_line(hit: Hit, item: int) -> str:
    """A search hit in an item of its file, for people."""
    found = found_by(hit) or _("word")
    return f"{where(hit.file, item, hit.passage)} ({found}) {joined(hit.text)}"


def plain_article(article: Article) -> str:
    """An article for people: head, then blocks; boilerplate is only counted."""
    about = [article.source, article.author, ", ".join(article.langs), article.date or article.date_words]
    head = [article.title, " · ".join(part for part in about if part)]
    body = [
        article.text[b.start : b.end] for b in article.blocks if b.role not in ("boilerplate", "headline")
    ]
    folded = sum(block.role == "boilerplate" for block in article.blocks)
    tail = [_folded(folded)] if folded else []
    return "\n\n".join(["\n".join(head), *body, *tail])


def _folded(parts: int) -> str:
    return plural(
        "({count:,} part folded; --raw shows all)", "({count:,} parts folded; --raw shows all)", parts
    )


def related_lines(value: Related, item: int) -> str:
    """A related passage in an item of its file and, below it, the reasons."""
    copies = f" x{value.copies}" if value.copies else ""
    how = f", {how_words(value.how)}" if value.how else ""
    place = f"{where(value.file, item, value.passage)} {_(value.level)}{how}{copies}"
    reasons = " · ".join(reason.label for reason in value.evidence) or _("near in meaning")
    return f"{place}: {joined(value.text)}\n    {reasons}"
