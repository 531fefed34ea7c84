"""A report as Markdown and as HTML: whose words they are, what is left out, and text that is no markup."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from search.bookmarks import Bookmark, BookmarksFile
from search.coverage import Gap, GapPlace
from search.coverage.words import label_words
from search.errors import ExportError
from search.figures import Dispute, FigureMention, FigureRow
from search.files import is_exported
from search.model import Article, Quote, Rendering, Span, Statement
from search.report import Document, Section, fingerprint, report_html, report_markdown
from search.report import sections as made
from search.timeline import Event, Telling
from tests.desk import SEEDS
from tui.cli import main
from tui.output.reporting import writer_of

HOSTILE = "[b]*x* </p><script>1\x1b[31m\n# y"
HEAD = Article(
    1, "a b.txt", 0, HOSTILE, "", source="Gazette", date="2026-05-20", url="javascript:1", langs=("ar",)
)
OTHER = Article(2, "c.txt", 0, "C", "", url="https://example.org/c", langs=("en",))


def mention(text: str, copy_of: int | None = None) -> FigureMention:
    sentence = f"about {text} {HOSTILE}"
    return FigureMention(
        1, "a b.txt", 0, "", "Gazette", "2026-05-20", "en", 6, 9, text, 5.0, "tonnes", "exact", 0, 9,
        sentence, "", copy_of,
    )  # fmt: skip


def quoted(article: int, kind: str, text: str) -> Rendering:
    quote = Quote(0, 5, text, kind, cue="said", article=article)  # type: ignore[arg-type]
    return Rendering(article, "a b.txt", 0, 5, text, "en", "direct", (quote,), "Ada Lee")


@pytest.fixture(scope="module")
def document() -> Document:
    five, six = mention("5 t"), mention("6 t", copy_of=3)
    rows = [
        FigureRow("f", "measure", 5.0, "tonnes", "5 tonnes", (five,), 1, None, (Dispute("s", five, six),)),
        FigureRow("s", "measure", 6.0, "tonnes", "6 tonnes", (six,), 1, None, (Dispute("f", six, five),)),
    ]
    telling = Telling(1, "a b.txt", 0, "", "", "", "en", 0, 9, HOSTILE, Span(0, 4), "May", has_year=False)
    events = [
        Event("2026-05-20", "published", (telling,)),
        Event("--04-14", "event", (telling,) * 25),
        Event("", "undated", (telling,)),
    ]
    place = GapPlace(1, "a b.txt", 0, "", "Gazette", "", "en", 0, 9, "only words", "indirect", "", "denied")
    assert label_words(Gap("only here", "person", "Ada Lee", (place,), 1), place) == "Ada Lee (denied)"
    gaps = [
        Gap("only here", "person", "Ada Lee", (place,), 1),
        Gap("only elsewhere", "passage", "", (place,), 1, True),
        Gap("only here", "passage", "", (place,), 1, is_unsure=True, near=replace(place, text="near")),
    ]
    statement = Statement(
        "s", "Ada Lee", (quoted(1, "direct", "We stay."), quoted(2, "indirect", "that they stayed"))
    )
    alone = Statement("t", "", (quoted(1, "direct", "alone"),))
    kept = [
        Bookmark(file="a b.txt", quote="kept words", note="see *this*", tags=("t",), kind="quote"),
        Bookmark(file="a b.txt", quote="留下的話", lang="zh-Hant", kind="quote"),
        Bookmark(
            file="a b.txt", quote="palabras", lang="es", kind="quote", speech="direct", prefix="Dijo: «",
            suffix="».",
        ),
    ]  # fmt: skip
    heads = [HEAD, OTHER]
    sections = (
        made.figures_section(rows, 9),
        made.shortened(made.timeline_section(events[1:], 1)),
        made.coverage_section([(HEAD, gaps)], 4),
        made.statements_section([statement, alone], {1: HEAD, 2: OTHER}, 9),
        made.bookmarks_section(kept, 9),
        made.articles_section(heads, 9),
        Section("Empty"),
    )
    return Document("Report: [x]", 2, fingerprint(heads), "2026-11-30", "1.0", sections)


def test_markdown_tells_whose_words_they_are_and_what_is_left_out(document: Document) -> None:
    text = report_markdown(document)
    assert is_exported(text.encode())
    assert f'corpus: "{document.corpus}"' in text
    assert not any(line != line.rstrip() for line in text.split("\n"))
    assert "### 5 tonnes ≠ 6 tonnes\n\n- **Gazette · 2026-05-20 · en** (5 t): about 5 t \\[b\\]" in text
    assert "(6 t, near copy)" in text
    assert "### 14 April (year not stated)\n" in text
    assert "(“May”, year not stated)" in text
    assert "5 more places" in text
    assert "1 more is left out." in text
    assert "(person: Ada Lee, indirect speech, “denied”): only words" in text
    assert "only words — unsure, compare Gazette: near" in text
    assert text.count("only words") == 2  # what says little is left out
    assert "only elsewhere" not in text
    assert "(Ada Lee, direct speech, “said”): “We stay.”" in text
    assert "(Ada Lee, indirect speech, “said”): that they stayed" in text
    assert "alone" not in text
    assert "- (\\#t): “kept words” — see \\*this\\*" in text
    assert [each in text for each in ("**: 「留下的話」\n", "): «palabras»\n")] == [True, True]
    assert "## Empty\n\n*Nothing here.*" in text


def test_html_is_one_page_without_scripts(document: Document) -> None:
    text = report_html(document)
    assert is_exported(text.encode())
    assert "<script" not in text
    assert "\x1b" not in text
    assert "javascript:" not in text.replace("javascript:1</p>", "")
    assert '<a href="https://example.org/c" rel="noreferrer">' in text
    assert '<blockquote lang="en" dir="auto">We stay.</blockquote>' in text
    assert '<p lang="en" dir="auto">that they stayed</p>' in text
    assert document.corpus in text
    for name in ("html", "body", "section", "article", "ul", "li", "p", "h3", "blockquote"):
        assert text.count(f"<{name}>") + text.count(f"<{name} ") == text.count(f"</{name}>")


def test_the_fingerprint_is_of_names_and_bytes() -> None:
    assert fingerprint([HEAD, OTHER]) == fingerprint([OTHER, HEAD, HEAD])
    assert fingerprint([HEAD]) != fingerprint([OTHER])


def test_the_ending_is_the_form() -> None:
    assert writer_of(Path("a.HTML")) is report_html
    with pytest.raises(ExportError, match=r"\.html, \.md"):
        writer_of(Path("a.txt"))


def test_bookmarks_that_cannot_be_read_stop_no_report(
    seeds_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "bookmarks.yaml"
    broken.write_text("bookmarks: [\n", "utf-8")
    monkeypatch.setattr("tui.commands.report.bookmarks_file", lambda _folder: BookmarksFile(broken))
    asked = [
        "report",
        "-f",
        str(SEEDS),
        "--home",
        str(seeds_home),
        "--part",
        "bookmarks",
        "--part",
        "figures",
    ]
    done = CliRunner().invoke(main, asked)
    assert done.exit_code == 3
    assert "## Bookmarks\n\n### Bookmarks that could not be read\n\nbookmarks.yaml, line " in done.stdout
    assert "### 14.3 billion USD" in done.stdout
    assert "bookmarks.yaml, line " in done.stderr


def test_the_command_writes_the_parts_that_are_asked_for(seeds_home: Path, tmp_path: Path) -> None:
    path = tmp_path / "r.md"
    asked = ["report", "-f", str(SEEDS), "--home", str(seeds_home), "-n", "1", "--part", "figures"]
    done = CliRunner().invoke(main, [*asked, "-o", str(path)])
    assert (done.exit_code, done.stdout) == (0, "")
    assert f"Written to {path}." in done.stderr
    text = path.read_text("utf-8")
    assert "### 14.3 billion USD" in text
    assert "4 articles" in text
    assert "## Timeline" not in text
    again = CliRunner().invoke(main, [*asked, "-o", str(path)])
    assert (again.exit_code, again.stderr.count("already")) == (3, 1)
    assert CliRunner().invoke(main, [*asked, "-o", str(path), "--force"]).exit_code == 0
    assert CliRunner().invoke(main, ["report", "-o", "a.docx"]).exit_code == 2
    assert CliRunner().invoke(main, asked).stdout == text
