"""Clipped Markdown, and dates that count from the day of clipping."""

from __future__ import annotations

from pathlib import Path

import pytest

from search.reading.dates import resolved
from tests.clippings import HAN, HAN_SECOND, HEADING, PARAGRAPH, SECOND, Read, folded, only, reader_in, texts


@pytest.fixture
def read(tmp_path: Path) -> Read:
    return reader_in(tmp_path)


# -- relative dates ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "captured", "day"),
    [
        ("前天 20:58", "2025-07-16", "2025-07-14"),
        ("Yesterday at 5 pm", "2025-01-01", "2024-12-31"),
        ("刚刚", "2025年7月16日", "2025-07-16"),
        ("2周前", "2025-07-16", "2025-07-02"),
        ("3 days ago", "2025-03-01T10:00", "2025-02-26"),
        ("3 hours ago", "2025-07-16T01:30:00+08:00", "2025-07-15"),
        ("15分钟前", "2025-07-16 00:10", "2025-07-15"),
        ("3 hours ago", "2025-07-16", ""),  # may be the day before
        ("2 months ago", "2025-07-16", ""),
        ("20:58", "2025-07-16T21:00", ""),
        ("昨天", "yesterday", ""),
        ("2025-07-01", "2025-07-16", ""),
    ],
)
def test_a_relative_date_needs_a_moment_to_count_from(words: str, captured: str, day: str) -> None:
    assert resolved(words, captured) == day


# -- Markdown ------------------------------------------------------------------------------------------


def test_front_matter_states_the_fields_of_a_clipped_page(read: Read) -> None:
    article = only(
        read(
            "clip.md",
            f"""---
title: "Ferry stops: islanders “stranded”"
source: https://news.example.org/ferry
site: Lorne Courier
author:
  - "[[People/Ada Marsh|Ada Marsh]]"
  - "[[Jon Pell]]"
  - "[Rae Orr](https://news.example.org/rae)"
published: 2025-04-28
created: 2025-05-02
description: Both boats of the island need new engines.
tags: [clippings, "ferries/county"]
---
{PARAGRAPH}

{SECOND}
""",
        )
    )
    assert article.title == "Ferry stops: islanders “stranded”"
    assert (article.source, article.url) == ("Lorne Courier", "https://news.example.org/ferry")
    assert (article.author, article.date) == ("Ada Marsh, Jon Pell, Rae Orr", "2025-04-28")
    assert texts(article, "headline") == [article.title]
    assert texts(article, "summary") == ["Both boats of the island need new engines."]
    assert texts(article, "body") == [PARAGRAPH, SECOND]
    assert folded(article) == {"clippings, ferries/county": "tags"}


@pytest.mark.parametrize(
    ("lines", "date", "words"),
    [
        ("created: 2025-05-02", "", ""),
        ("published: 2025-13-45", "", "2025-13-45"),
        ("published: 20:58", "", "20:58"),
        ("published: no", "", ""),
        ("published: 前天\ncreated: 2025-05-02", "2025-04-30", ""),
        ("published: 3 hours ago\ncreated: 2025-05-02", "", "3 hours ago"),
        ("published: 3 hours ago\ncreated: 2025-05-02T01:00", "2025-05-01", ""),
        ("published: 前天", "", "前天"),
        ("date: 2025-04-28T07:00:00Z", "2025-04-28", ""),
        ("pubDate: Mon, 28 Apr 2025 07:00:00 +0800", "2025-04-28", ""),
        ("发布时间: 2025年4月28日 07:00", "2025-04-28", ""),
    ],
)
def test_a_date_is_what_the_front_matter_says_and_no_guess(
    read: Read, lines: str, date: str, words: str
) -> None:
    article = only(read("note.md", f"---\ntitle: Ferry\n{lines}\n---\n{PARAGRAPH}\n"))
    assert (article.date, article.date_words) == (date, words)


@pytest.mark.parametrize(
    "yaml",
    [
        'title: Ferry: "stopped\ndate: 2025-04-28',
        "title: Ferry\n  bad: [indent\ndate: 2025-04-28",
        "title: Ferry\nauthor: &a [*a]\ndate: 2025-04-28",
        'title: Ferry\nx: "\\U00110000"\ndate: 2025-04-28',
        "title: Ferry\nx: " + "[" * 5000 + "\ndate: 2025-04-28",
    ],
)
def test_front_matter_that_does_not_parse_costs_the_fields_not_the_article(read: Read, yaml: str) -> None:
    article = only(read("note.md", f"---\n{yaml}\n---\n{PARAGRAPH}\n"))
    assert article.title.startswith("Ferry")
    assert article.date == article.author == ""
    assert any("front matter" in note for note in article.notes)
    assert texts(article, "body") == [PARAGRAPH]
    assert list(folded(article).values()) == ["front matter"]


def test_simple_toml_in_front_is_read_like_yaml(read: Read) -> None:
    article = only(read("note.md", f'+++\ntitle = "Ferry"\ndate = 2025-04-28T07:00:00Z\n+++\n{PARAGRAPH}\n'))
    assert (article.title, article.date) == ("Ferry", "2025-04-28")


def test_a_rule_at_the_top_is_no_front_matter(read: Read) -> None:
    article = only(read("note.md", f"---\n\n{PARAGRAPH}\n\n---\n\n{SECOND}\n"))
    assert texts(article, "body") == [PARAGRAPH, SECOND]
    assert not article.notes


def test_a_first_heading_is_the_title_unless_one_is_declared(read: Read) -> None:
    body = f"# Ferry stops\n\n{PARAGRAPH}\n\n## Why now\n\n{SECOND}\n"
    plain = only(read("a.md", body))
    assert (plain.title, texts(plain, "headline")) == ("Ferry stops", ["Ferry stops"])
    assert texts(plain, "subhead") == ["Why now"]
    same = only(read("b.md", f"---\ntitle: Ferry stops\n---\n{body}"))
    assert texts(same, "headline", "subhead") == ["Ferry stops", "Why now"]
    other = only(read("c.md", f"---\ntitle: No boat in May\n---\n{body}"))
    assert texts(other, "headline", "subhead") == ["No boat in May", "Ferry stops", "Why now"]


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("The *ferry* __stops__ ~~today~~ `now`.", "The ferry stops today now."),
        ('She said "we\'re *done*" -- really...', 'She said "we\'re done" -- really...'),
        ("A snake_case_word, 3 * 4 * 5, \\$2.4 & R&amp;D.", "A snake_case_word, 3 * 4 * 5, $2.4 & R&D."),
        ("See [the report](https://a.example/x_y_z \"T\") and <https://a.example>.", "See the report and https://a.example."),
        ("Ask [[Ada Marsh]] or [[Jon|the clerk]][[1]](https://a.example).", "Ask Ada Marsh or the clerk[1]."),
        ("It is ==most **likely**== over, `a == b == c`.", "It is most likely over, a == b == c."),
        ("Here %% a note of mine %%it <!-- or there -->ends. ^a1b2c3", "Here it ends."),
        ("A smile ![:)](s.png) in ![[map.png]]text.", "A smile :) in text."),
        ("漢<ruby>字<rp>(</rp><rt>じ</rt></ruby>で<b>ある</b>。", "漢字である。"),
        ("- [x] a task", "- a task"),
        ("1998. It was a year.", "1998. It was a year."),
        ("> [!quote]- Words", "Words"),
        ("| a | b |\n|---|--:|\n| x \\| y | **z** |", "a | b\nx | y | z"),
        ("```sh\n[[ -f x ]] %% y %%\n```", "[[ -f x ]] %% y %%"),
        ("<div><p>Raw</p><script>alert(1)</script></div>", "Raw"),
        ("A claim.[^n] More.\n\n[^n]: The *proof*.", "A claim.[n] More.\n[n] The proof."),
        ("%%\nmine\n\nalone\n%%\nYours.", "Yours."),
        (f"{HEADING}\n---", HEADING),
    ],
)  # fmt: skip
def test_marks_go_and_words_stay(read: Read, source: str, shown: str) -> None:
    article = only(read("note.md", f"# Title\n\n{source}\n"))
    assert "\n".join(texts(article, "body", "subhead")) == shown


def test_what_is_not_text_of_the_note_is_folded(read: Read) -> None:
    article = only(
        read("note.md", f"# Title\n\n![A ferry at night](f.jpg)\n\n{PARAGRAPH}\n\n#boats #county/east\n")
    )
    assert folded(article) == {"A ferry at night": "picture", "#boats #county/east": "tags"}
    assert texts(article, "body") == [PARAGRAPH]


def test_lines_are_paragraphs_unless_they_are_wrapped(read: Read) -> None:
    lines = only(read("lines.md", f"# 渡轮停航\n\n{HAN}\n{HAN_SECOND}\n"))
    assert texts(lines, "body") == [HAN, HAN_SECOND]
    words = f"{PARAGRAPH} {SECOND} {PARAGRAPH}".split()
    wrapped = _wrapped(words, 60)
    article = only(read("wrapped.md", "# Ferry stops\n\n" + "\n".join(wrapped)))
    assert len(texts(article, "body")) == 1


def _wrapped(words: list[str], width: int) -> list[str]:
    lines = [""]
    for word in words:
        if len(lines[-1]) + 1 + len(word) > width:
            lines.append("")
        lines[-1] += f" {word}" if lines[-1] else word
    return lines


def test_a_note_without_marks_is_laid_out_like_plain_text(read: Read) -> None:
    article = only(
        read(
            "note.md",
            f"小洲岛渡轮五月停航 岛民要绕道大桥\n来源：临江日报 2025-04-28\n\n{HAN}\n{HAN_SECOND}\n",
        )
    )
    assert (article.title, article.source, article.date) == (
        "小洲岛渡轮五月停航 岛民要绕道大桥",
        "临江日报",
        "2025-04-28",
    )


def test_nothing_is_lost_to_deep_nesting(read: Read) -> None:
    article = only(read("note.md", "# Title\n\n" + "> " * 25 + PARAGRAPH))
    assert texts(article, "body") == [PARAGRAPH]
