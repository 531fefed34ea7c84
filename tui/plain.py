"""Values as lines of text for people."""

from __future__ import annotations

from search.model import Article, Hit, Related, Report
from tui import records


def joined(text: str) -> str:
    """A text without its line breaks."""
    return " ".join(text.split())


def hit_line(hit: Hit) -> str:
    """A search hit for people."""
    return f"{hit.file}:{hit.passage.n} [{hit.passage.lang}] ({', '.join(hit.found_by)}) {joined(hit.text)}"


def plain_article(article: Article) -> str:
    """An article for people: head, then blocks; boilerplate is only counted."""
    about = [article.source, article.author, ", ".join(article.langs), article.date or article.date_words]
    head = [article.title, " · ".join(part for part in about if part)]
    body = [
        article.text[b.start : b.end] for b in article.blocks if b.role not in ("boilerplate", "headline")
    ]
    folded = sum(block.role == "boilerplate" for block in article.blocks)
    tail = [f"({folded} parts folded; --raw shows all)"] if folded else []
    return "\n\n".join(["\n".join(head), *body, *tail])


def doctor_line(article: Article, as_json: bool) -> str:
    """How one file was read."""
    repairs = records.repairs(article)
    folded = sum(block.role == "boilerplate" for block in article.blocks)
    if as_json:
        keys = ("file", "title", "source", "date", "date_words", "langs", "encoding", "notes", "repairs")
        record = {key: value for key, value in records.article(article).items() if key in keys}
        return records.line({**record, "folded": folded, "passages": len(article.passages)})
    parts = [
        ", ".join(article.langs),
        article.encoding,
        f"{len(article.passages)} passages",
        f"{len({quote.group for quote in article.quotes})} quotes",
        *(f"{reason} ×{count}" for reason, count in repairs.items()),
        *([f"{folded} parts folded"] if folded else []),
        *article.notes,
    ]
    return f"read     {article.file}: {' · '.join(part for part in parts if part)}"


def related_lines(value: Related) -> str:
    """A related passage and, below it, the reasons."""
    where = f"{value.file}:{value.passage.n} [{value.passage.lang}] {value.level}"
    reasons = " · ".join(reason.label for reason in value.evidence) or "near in meaning"
    return f"{where}: {joined(value.text)}\n    {reasons}"


def report_lines(report: Report, total: int) -> str:
    """What an indexing run did."""
    counts = f"{len(report.read)} read, {len(report.unchanged)} unchanged, {len(report.removed)} gone"
    return "\n".join(
        [f"{total} articles: {counts}.", *(f"skipped {s.file}: {s.reason}" for s in report.skipped)]
    )
