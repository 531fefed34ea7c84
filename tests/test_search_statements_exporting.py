"""Statements as Markdown, HTML and CSV: all renderings, whose words they are, and no text as markup."""

from __future__ import annotations

from search.model import Article, Quote, Rendering, Statement
from search.statements.exporting import statements_csv, statements_html, statements_markdown

WORDS = "The <ferry> *will* stop"
SPLIT = (
    Quote(4, 9, "[b]es", "mixed", "sagte", speaker_text="Ortiz", group=1),
    Quote(15, 20, "hält", "mixed", "sagte", speaker_text="Ortiz", group=1),
)
HEADS = {
    1: Article(
        1, "en/a.txt", 0, "Ferry | line", "", "The Post", "https://a.example/x?y=1&z", "", "2026-03-01"
    ),
    2: Article(2, "de.txt", 0, "", "", "Blatt"),
}


def statement() -> Statement:
    direct = Quote(0, len(WORDS), WORDS, "direct", "said", speaker_text="Lena Ortiz", person="Lena Ortiz")
    return Statement(
        "id1",
        "Lena Ortiz",
        (
            Rendering(1, "en/a.txt", 0, len(WORDS), WORDS, "en", "direct", (direct,), "Lena Ortiz"),
            Rendering(2, "de.txt", 4, 20, "[b]es hält", "de", "partial", SPLIT, "Ortiz", True),
            Rendering(2, "de.txt", 30, 40, "=1+1", "de", "paraphrase", copy_of=(1, 0)),
        ),
    )


def test_each_rendering_has_its_speaker_kind_source_day_and_link() -> None:
    text = statements_markdown([statement()], HEADS, "Statements")
    assert "## Lena Ortiz: 2 renderings" in text
    assert "> The \\<ferry\\> \\*will\\* stop" in text
    assert "— Lena Ortiz (direct speech, “said”), “Ferry \\| line”, The Post, 2026-03-01, en, direct" in text
    assert "[en/a.txt](<en/a.txt>), [page](https://a.example/x?y=1&z)" in text
    assert "*partly quoted:* \\[b\\]es … hält" in text
    assert text.count("\n> ") == 1, "only what is verbatim is a block quotation"


def test_a_page_has_no_markup_of_the_articles() -> None:
    page = statements_html([statement()], HEADS, "Statements")
    assert '<blockquote><span lang="en" dir="auto">The &lt;ferry&gt; *will* stop</span></blockquote>' in page
    assert 'href="https://a.example/x?y=1&amp;z"' in page
    assert page.count("<blockquote>") == 1
    assert "near copy" in page


def test_a_table_has_a_line_a_rendering_and_no_formula() -> None:
    header, *rows = statements_csv([statement()], HEADS).splitlines()
    assert header.startswith("Statement,Person,Text,Rendering,Kind,Speaker,Another speaker,Verb,Source,Date")
    assert len(rows) == 3
    assert rows[1].startswith("id1,Lena Ortiz,[b]es … hält,partial,mixed,Ortiz,yes,sagte,Blatt,")
    assert ",'=1+1,paraphrase,," in rows[2]
