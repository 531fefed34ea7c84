"""Clipped Markdown, letters, feeds, lists of feeds and JSON: what becomes of their words and fields."""

from __future__ import annotations

import json
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.errors import NoArticle, ReadingError
from search.model import Article
from search.reading import Reading, read_file
from search.reading.dates import resolved
from search.reading.document import Contents
from search.reading.formats import plain as plain_text
from search.reading.formats import reader_for, readers
from search.reading.formats.opml import Feed, feeds
from search.reading.headers import sender
from search.reading.mended import mended, root_of

PARAGRAPH = (
    "The ferry to Lorne Island will stop on 3 May 2025, the county council said on Monday, because both "
    "boats need new engines that cost $2.4 million."
)
SECOND = (
    "“We looked at every other way,” said Ada Marsh, who runs the harbour office. About 300 islanders take "
    "the ferry to work each day, and most of them own no other boat."
)
HAN = (
    "临江县昨天宣布，通往小洲岛的渡轮将于五月停航，因为两艘船都要换发动机。"
    "县长何平说：“我们看过所有别的办法。”"
)
HAN_SECOND = (
    "港务处表示，每天约有三百名岛民乘渡轮上班，其中大多数人没有别的船，停航期间只能绕道三十公里外的大桥。"
)
PAGE = f"<html><body><article><h1>x</h1><p>{PARAGRAPH}</p><p>{SECOND}</p></article></body></html>"
HEADING = "A sentence that ends, but has a line below it that makes it look like a heading."

Read = Callable[..., Reading]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Reads a text or bytes as a file of a given name."""

    def reading(name: str, data: str | bytes) -> Reading:
        path = tmp_path / name
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return read_file(path, name)

    return reading


def only(reading: Reading) -> Article:
    (article,) = reading.articles
    return article


def texts(article: Article, *roles: str) -> list[str]:
    return [article.text[b.start : b.end] for b in article.blocks if b.role in roles]


def folded(article: Article) -> dict[str, str]:
    return {article.text[b.start : b.end]: b.reason for b in article.blocks if b.role == "boilerplate"}


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


# -- letters -------------------------------------------------------------------------------------------


def letter(body: str = f"{PARAGRAPH}\n\n{SECOND}\n", page: str = "", **headers: str) -> EmailMessage:
    message = EmailMessage()
    given_headers = {
        "From": "Lorne Courier <news@courier.example>",
        "Subject": "Ferry stops",
        "Date": "Mon, 28 Apr 2025 23:30:00 -0700",
    }
    for name, value in {**given_headers, **{key.replace("_", "-"): v for key, v in headers.items()}}.items():
        message[name] = value
    message.set_content(body)
    if page:
        message.add_alternative(page, subtype="html")
    return message


def test_a_newsletter_is_one_article_of_its_sender(read: Read) -> None:
    page = f"""<html><body><div style="display:none">Before all else</div><table><tr><td><table>
<tr><td><a href="x">View this email in your browser</a></td></tr>
<tr><td><h1>Ferry stops</h1><p>{PARAGRAPH}</p><h2>Why now</h2>
<p>{SECOND} Nobody may unsubscribe from an island.</p></td></tr>
<tr><td>© 2025 Lorne Courier Ltd, 4 Quay Street, Lorne</td></tr>
<tr><td>You are receiving this email because you signed up on our page.</td></tr>
<tr><td><a href="u">Unsubscribe</a> | <a href="p">Manage preferences</a></td></tr>
<tr><td>Lorne Courier, PO Box 7</td></tr></table></td></tr></table></body></html>"""
    message = letter(
        "View in browser: https://courier.example/1", page, Archived_At="<https://courier.example/1>"
    )
    article = only(read("news.eml", message.as_bytes()))
    assert (article.title, article.source, article.author) == ("Ferry stops", "Lorne Courier", "")
    assert (article.date, article.url) == ("2025-04-28", "https://courier.example/1")
    assert texts(article, "body") == [PARAGRAPH, f"{SECOND} Nobody may unsubscribe from an island."]
    assert texts(article, "headline", "subhead") == ["Ferry stops", "Why now"]
    reasons = folded(article)
    assert reasons.pop("Ferry stops") == "headline again"
    assert set(reasons.values()) == {"mail footer"}
    hidden = "\n".join(reasons)
    assert all(part in hidden for part in ("in your browser", "© 2025", "signed up", "Unsubscribe", "PO Box"))


@pytest.mark.parametrize(
    ("body", "page", "kept"),
    [
        ("Read it online", f"<p>{PARAGRAPH}</p><p>{SECOND}</p>", SECOND),
        (f"{PARAGRAPH}\n\n{SECOND}", "<p>Your program shows no text.</p>", SECOND),
        (PARAGRAPH, f"<h2>In short</h2><p>{PARAGRAPH}</p>", "In short"),
    ],
)
def test_of_two_versions_the_one_that_says_more_is_read(read: Read, body: str, page: str, kept: str) -> None:
    article = only(read("two.eml", letter(body, page).as_bytes()))
    assert kept in texts(article, "body", "subhead")
    assert article.text.count(PARAGRAPH) <= 1


def test_a_person_is_author_and_source_of_her_letter(read: Read) -> None:
    article = only(read("a.eml", letter(From='"Marsh, Ada" <ada.marsh@county.example>').as_bytes()))
    assert (article.source, article.author) == ("Marsh, Ada", "Marsh, Ada")
    listed = letter(From="Ada Marsh <ada@county.example>", List_Unsubscribe="<mailto:x@y.example>")
    assert only(read("b.eml", listed.as_bytes())).author == ""
    nameless = letter(From="<alerts@county.example>")
    assert only(read("c.eml", nameless.as_bytes())).source == "county.example"


ODD_LETTERS: dict[str, tuple[bytes, bytes, str, str]] = {
    "raw bytes": ("Subject: 渡轮停航".encode("gb18030"), HAN.encode("gb18030"), "渡轮停航", HAN),
    "wider set": (
        "Subject: 渡轮停航\nContent-Type: text/plain; charset=gb2312".encode(),
        f"何鎔说渡轮停航。{HAN}".encode("gb18030"),
        "渡轮停航",
        "何鎔说",
    ),
    "cut words": (
        b"Subject: =?gb2312?B?tsnC1g==?=\n =?GB2312?B?zaO6vQ==?=\nContent-Type: text/plain; charset=us-ascii",
        HAN.encode(),
        "渡轮停航",
        HAN,
    ),
    "quoted": (
        b"Subject: =?iso-8859-1?Q?Le_ferry_s=27arr=EAte?=\nContent-Type: text/plain; charset=x-none\n"
        b"Content-Transfer-Encoding: quoted-printable",
        b"Le ferry s'arr=EAte =\nbient=F4t. =XY",
        "Le ferry s'arrête",
        "s'arrête bientôt.",
    ),
    "damaged base64": (
        b"Subject: =?utf-8?B?5rih6L2u5YGc6Iiq5?= and more\nContent-Transfer-Encoding: base64",
        b"VGhlIGZl!!!cnJ5IHN0b3BzLiA",
        "渡轮停航",
        "The ferry stops.",
    ),
    "odd charset": (
        b"Subject: =?none?Q?Ferry?= =?utf-8?Q?broken\nContent-Type: text/plain; charset=base64",
        b"The ferry stops.",
        "Ferry",
        "The ferry stops.",
    ),
}


@pytest.mark.parametrize(("head", "body", "title", "part"), ODD_LETTERS.values(), ids=ODD_LETTERS)
def test_letters_that_break_the_rules_keep_their_words(
    read: Read, head: bytes, body: bytes, title: str, part: str
) -> None:
    article = only(read("odd.eml", b"From: a@b.example\n" + head + b"\n\n" + body))
    assert article.title.startswith(title)
    assert part in article.text


def test_a_salutation_is_no_kicker_of_a_headline(read: Read) -> None:
    article = only(read("short.eml", letter("Hi,\n\nDo you like this ferry?\n\nJon\n").as_bytes()))
    assert not folded(article)


def test_quoted_replies_and_the_signature_are_folded(read: Read) -> None:
    body = f"""{PARAGRAPH}

On Mon, 28 Apr 2025 at 09:00, Ada Marsh <ada@county.example>
wrote:
> We looked at every other way.
>> Did you?

{SECOND}

--\x20
Jon Pell
Clerk
"""
    article = only(read("reply.eml", letter(body, From="Jon Pell <jon@county.example>").as_bytes()))
    assert texts(article, "body") == [PARAGRAPH, SECOND]
    assert set(folded(article).values()) == {"quoted reply", "signature"}
    assert "We looked at every other way." in "\n".join(folded(article))


def test_a_letter_of_quoted_lines_alone_keeps_them(read: Read) -> None:
    article = only(read("quoted.eml", letter(f"> {PARAGRAPH}\n>\n> {SECOND}\n").as_bytes()))
    assert texts(article, "body") == [PARAGRAPH, SECOND]


def test_a_letter_passed_on_is_of_its_first_sender(read: Read) -> None:
    page = f"""<div>---------- Forwarded message ---------<br>
From: <b>Lorne Courier</b> &lt;news@courier.example&gt;<br>
Date: Mon, Apr 28, 2025 at 9:00 AM<br>Subject: Ferry stops<br>To: me</div><p>{PARAGRAPH}</p><p>{SECOND}</p>"""
    message = letter("-", page, From="Rae Orr <rae@home.example>", Subject="Fwd: Ferry stops")
    message.replace_header("Date", "Fri, 2 May 2025 08:00:00 +0000")
    article = only(read("fwd.eml", message.as_bytes()))
    assert (article.source, article.date, article.title) == (
        "Lorne Courier",
        "2025-04-28",
        "Fwd: Ferry stops",
    )
    assert texts(article, "body") == [PARAGRAPH, SECOND]
    assert set(folded(article).values()) == {"forwarded letter"}


@pytest.mark.parametrize(
    ("delsp", "joined"), [("no", "The ferry stops in May."), ("yes", "The ferrystops in May.")]
)
def test_flowed_lines_are_joined(read: Read, delsp: str, joined: str) -> None:
    head = f"Subject: x\nContent-Type: text/plain; format=flowed; delsp={delsp}\n\n"
    article = only(
        read("flowed.eml", head + "The ferry \nstops in May.\n From here on it is new.\n> quoted \n> words\n")
    )
    assert texts(article, "body") == [joined, "From here on it is new."]
    assert "> quoted words" in article.text.replace("quotedwords", "quoted words")


def test_attachments_are_named_and_not_read(read: Read) -> None:
    message = letter()
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="船.png")
    message.add_attachment("Not for print.", filename="notes.txt")
    message.add_attachment(letter("Inner words."))
    article = only(read("files.eml", message.as_bytes()))
    (note,) = article.notes
    assert note == "3 attachments not read: 船.png, notes.txt, message/rfc822"
    assert "Not for print" not in article.text
    assert "Inner words" not in article.text


@pytest.mark.parametrize("data", [b"Subject: x\n\n", b"Subject: x\nContent-Type: image/png\n\nabc"])
def test_a_letter_without_text_is_no_article(read: Read, data: bytes) -> None:
    with pytest.raises(ReadingError, match="no text"):
        read("empty.eml", data)


# -- feeds ---------------------------------------------------------------------------------------------


def rss(*items: str, head: str = "<title>Lorne Courier</title>") -> str:
    return (
        '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        f"<channel>{head}{''.join(f'<item>{item}</item>' for item in items)}</channel></rss>"
    )


def test_full_text_wins_over_the_description_which_is_a_summary(read: Read) -> None:
    article = only(
        read(
            "feed.xml",
            rss(
                "<title>Ferry stops &amp;amp; waits</title><link>https://courier.example/1</link>"
                "<author>ada@courier.example (Ada Marsh)</author>"
                "<pubDate>Mon, 28 Apr 2025 23:30:00 -0700</pubDate>"
                "<description>No boat in May.</description>"
                f"<content:encoded><![CDATA[<p>{PARAGRAPH}</p><p>{SECOND}</p>"
                "<p>The post Ferry stops appeared first on Lorne Courier.</p>]]></content:encoded>"
            ),
        )
    )
    assert (article.title, article.source) == ("Ferry stops & waits", "Lorne Courier")
    assert (article.url, article.author, article.date) == (
        "https://courier.example/1",
        "Ada Marsh",
        "2025-04-28",
    )
    assert texts(article, "summary") == ["No boat in May."]
    assert texts(article, "body") == [PARAGRAPH, SECOND]
    assert folded(article) == {"The post Ferry stops appeared first on Lorne Courier.": "notice"}


@pytest.mark.parametrize(
    ("description", "role"),
    [
        ("No boat in May.", "summary"),
        (f"&lt;p&gt;{PARAGRAPH}&lt;/p&gt;&lt;p&gt;Two boats …&lt;/p&gt;", "summary"),
        (f"{PARAGRAPH} [...]", "summary"),
        (f"&lt;p&gt;{PARAGRAPH}&lt;/p&gt;&lt;p&gt;{SECOND}&lt;/p&gt;", "body"),
        (f"{HAN}\n{HAN_SECOND}", "body"),
    ],
)
def test_a_description_alone_is_a_teaser_unless_it_tells_the_story(
    read: Read, description: str, role: str
) -> None:
    article = only(read("feed.rss", rss(f"<title>Ferry</title><description>{description}</description>")))
    assert {b.role for b in article.blocks} == {"headline", role}
    assert {b.reason for b in article.blocks if b.role == "summary"} <= {"teaser"}


def test_a_description_that_repeats_the_text_is_not_kept_twice(read: Read) -> None:
    teaser = f"<description>{PARAGRAPH[:60]}…</description>"
    item = f"<title>Ferry</title>{teaser}<content:encoded>{PARAGRAPH}</content:encoded>"
    assert not texts(only(read("feed.xml", rss(item))), "summary")


def test_atom_and_rdf_are_feeds_too(read: Read) -> None:
    atom = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>临江日报</title><entry><title>渡轮停航</title>
<link href="https://courier.example/2"/><updated>2025-04-28T01:00:00+08:00</updated><author><name>何文</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{HAN}</p></div></content></entry></feed>"""
    article = only(read("a.atom", atom))
    assert (article.title, article.source, article.author) == ("渡轮停航", "临江日报", "何文")
    assert (article.date, article.langs) == ("2025-04-28", ("zh-Hans",))
    rdf = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Courier</title></channel><item><title>Ferry</title>
<dc:date>2025-04-28T09:00:00Z</dc:date><description>{PARAGRAPH}</description></item></rdf:RDF>"""
    assert only(read("b.rdf", rdf)).date == "2025-04-28"


def test_items_without_text_are_counted_and_equal_ones_read_once(read: Read) -> None:
    item = f"<title>Ferry</title><description>{PARAGRAPH}</description>"
    reading = read("feed.xml", rss(item, "<title>Alone</title>", item))
    assert len(reading.articles) == 1
    assert reading.notes == ("1 item without text left out",)
    with pytest.raises(ReadingError, match="holds text"):
        read("titles.xml", rss("<title>Alone</title>"))
    with pytest.raises(NoArticle, match="without items"):
        read("none.xml", rss())


def test_a_feed_that_is_not_well_formed_keeps_what_it_has(read: Read) -> None:
    whole = rss(f"<title>R&D at AT&T <br> today&nbsp;–</title><description>{PARAGRAPH}</description>")
    for name, text in (("br", whole), ("cut", whole[: whole.index("that cost")])):
        reading = read(f"{name}.xml", text)
        assert only(reading).title == "R&D at AT&T today –"
        assert PARAGRAPH[:60] in only(reading).text
        assert any("well-formed" in note for note in reading.notes)
    cut = rss(f"<title>Ferry</title><content:encoded><![CDATA[<p>{PARAGRAPH}</p>")
    assert PARAGRAPH in only(read("cdata.xml", cut[: cut.index("</item>")])).text


def test_what_stands_before_a_feed_and_its_encoding_do_not_matter(read: Read) -> None:
    text = rss(f"<title>渡轮停航</title><description>{HAN}\n{HAN_SECOND}</description>")
    declared = text.replace('version="1.0"', 'version="1.0" encoding="gb2312"')
    assert only(read("gb.xml", declared.encode("gb18030"))).title == "渡轮停航"
    assert only(read("utf8.xml", declared)).title == "渡轮停航"
    assert only(read("utf16.xml", text.encode("utf-16"))).title == "渡轮停航"
    assert only(read("php.xml", f"<br />\n<b>Warning</b>: x in y.php\n{text}")).title == "渡轮停航"


def test_entities_are_neither_expanded_nor_fetched(read: Read, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("not for print")
    document_type = f'<!DOCTYPE rss [<!ENTITY a "aaaaaaaa"><!ENTITY b SYSTEM "{secret.as_uri()}">]>'
    text = rss(f"<title>&a; &b;</title><description>{PARAGRAPH}</description>")
    article = only(read("bomb.xml", text.replace("<rss", document_type + "<rss", 1)))
    assert article.title == "&a; &b;"
    assert "not for print" not in article.text


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ('<?xml version="1.0"?><!-- <a> --><kml xmlns="k"><Document/></kml>', "<kml>"),
        ("no markup at all", "neither a feed nor any other XML"),
        (".", "neither a feed nor any other XML"),
        ("<!-- never closed", "neither a feed nor any other XML"),
    ],
)
def test_what_is_no_feed_is_named(read: Read, data: str, words: str) -> None:
    with pytest.raises(ReadingError, match=words):
        read("other.xml", data)


def test_a_page_that_is_xml_is_read_as_a_page(read: Read) -> None:
    article = only(read("page.xml", f'<?xml version="1.0"?><!DOCTYPE html>{PAGE}'))
    assert PARAGRAPH in texts(article, "body")


def test_many_items_keep_their_order(read: Read) -> None:
    items = (f"<title>Item {n}</title><description>{PARAGRAPH}</description>" for n in range(200))
    assert [a.title for a in read("many.xml", rss(*items)).articles] == [f"Item {n}" for n in range(200)]


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        ("<a>x & y &lt; &nbsp;&unknown; &#x0;</a>", "<a>x &amp; y &lt; \xa0&amp;unknown; \ufffd</a>"),
        ("<a><![CDATA[x & <y>]]></a>", "<a><![CDATA[x & <y>]]></a>"),
        ("<a><b>x<br/><c>y</c>z</b", "<a><b>x<br/><c>y</c>z</b></a>"),
        ("<a><b><c></b>x", "<a><b><c></b>x</a>"),
    ],
)
def test_mended_markup_changes_no_words(text: str, markup: str) -> None:
    root = root_of(text)
    assert root is not None
    assert mended(text, root)[0] == markup


# -- lists of feeds ------------------------------------------------------------------------------------


def test_a_list_of_feeds_is_read_but_no_article(read: Read) -> None:
    text = """<?xml version="1.0"?><opml version="2.0"><body>
<outline text="News & views"><outline text="East"><outline text="临江日报" xmlUrl="https://a.example/rss"/></outline></outline>
<outline title="Courier" text="x" xmlurl=" https://b.example/atom "/><outline text="Kept words"/>
</body></opml>"""
    assert feeds(text.encode()) == [
        Feed("临江日报", "https://a.example/rss", "News & views / East"),
        Feed("Courier", "https://b.example/atom"),
    ]
    for name in ("subs.opml", "subs.xml"):
        with pytest.raises(NoArticle, match=r"2 feeds \(临江日报, Courier\) and nothing is fetched"):
            read(name, text)
    with pytest.raises(NoArticle, match="lists no feeds"):
        read("outline.opml", "<opml><body><outline text='x'/></body></opml>")
    with pytest.raises(ReadingError, match="no OPML"):
        read("other.opml", "<rss/>")


# -- JSON ----------------------------------------------------------------------------------------------


def lines(*records: object) -> str:
    return "\n".join(json.dumps(record, ensure_ascii=False) for record in records)


URL = "https://c.example/1"
FIELDS = {"title": "Ferry", "source": "Courier", "url": URL, "author": "Ada Marsh", "date": "20250428"}
RECORDS: dict[str, dict[str, Any]] = {
    "plain": {**FIELDS, "text": PARAGRAPH},
    "page": {**FIELDS, "html": PAGE},
    "schema.org": {
        "Headline": "Ferry",
        "articleBody": PARAGRAPH,
        "publisher": {"name": "Courier"},
        "source": URL,
        "authors": ["Ada Marsh"],
        "datePublished": "2025-04-28T09:00:00Z",
    },
    "Chinese": {
        "标题": "Ferry",
        "正文": [PARAGRAPH, SECOND],
        "媒体": "Courier",
        "链接": URL,
        "作者": "Ada Marsh",
        "发布时间": "2025年4月28日",
    },
    "WordPress": {
        "title": {"rendered": "<b>Ferry</b>"},
        "content": {"rendered": f"<p>{PARAGRAPH}</p>"},
        "site_name": "Courier",
        "link": URL,
        "author": [{"name": "Ada Marsh"}],
        "published_at": 1745830800,
    },
    "Elasticsearch": {
        "_source": {
            "title": "Ferry",
            "body": PARAGRAPH,
            "source": {"id": None, "name": "Courier"},
            "url": URL,
            "byline": "Ada Marsh",
            "timestamp": "1745830800000",
        }
    },
}


@pytest.mark.parametrize("record", RECORDS.values(), ids=RECORDS)
def test_fields_go_by_many_names(read: Read, record: dict[str, Any]) -> None:
    article = only(read("a.jsonl", lines(record)))
    assert (article.title, article.source, article.url) == ("Ferry", "Courier", URL)
    assert (article.author, article.date) == ("Ada Marsh", "2025-04-28")
    assert PARAGRAPH in texts(article, "body")


def test_values_may_be_html_or_plain(read: Read) -> None:
    html = only(read("a.json", lines({"title": "AT&amp;T", "text": f"{PARAGRAPH}\n\nA <b>bold</b> line."})))
    assert html.title == "AT&T"
    assert texts(html, "body") == [PARAGRAPH, "A bold line."]
    plain = only(
        read("b.json", lines({"title": "x", "text": f"Ferry stops\n{PARAGRAPH}\nWhy now\n{SECOND}"}))
    )
    assert texts(plain, "subhead") == ["Ferry stops", "Why now"]
    assert "a < b and c > d" in only(read("c.json", lines({"text": "Here a < b and c > d."}))).text


def test_lines_that_give_no_article_are_named_up_to_twenty(read: Read) -> None:
    good = json.dumps({"title": "Ferry", "text": PARAGRAPH})
    bad = [good[:40], "", '{"title": "x", "text": null}', "[1]", "7", '{"text": "1.2"}']
    reading = read("a.jsonl", "\n".join([good, *bad, good]))
    assert len(reading.articles) == 2
    assert reading.notes == (
        "5 lines gave no article: 2 (not JSON), 4 (no text), 5 (not an object), 6 (not an object), "
        "7 (no text)",
    )
    (note,) = read("b.jsonl", "\n".join([good, *["{"] * 3000])).notes
    assert note.endswith("21 (not JSON) and 2980 more")
    with pytest.raises(ReadingError, match="None of its lines"):
        read("c.jsonl", "{\n[\n")
    with pytest.raises(ReadingError, match="empty"):
        read("d.jsonl", "\n \n")


@pytest.mark.parametrize("indent", [None, 1])
@pytest.mark.parametrize("shape", ["list", "articles", "nested", "feed"])
def test_a_json_file_may_hold_a_list_in_many_ways(read: Read, shape: str, indent: int | None) -> None:
    records = [{"title": f"Item {n}", "text": PARAGRAPH, "url": f"https://c.example/{n}"} for n in range(3)]
    wrapped: dict[str, object] = {
        "list": [records[0], 5, *records[1:]],
        "articles": {"status": "ok", "source": "Courier", "articles": records},
        "nested": {"response": {"results": records}},
        "feed": {"version": "https://jsonfeed.org/version/1.1", "title": "Courier", "items": records},
    }
    reading = read("a.json", json.dumps(wrapped[shape], indent=indent))
    assert [a.title for a in reading.articles] == ["Item 0", "Item 1", "Item 2"]
    assert {a.source for a in reading.articles} == {"Courier" if shape in ("articles", "feed") else ""}
    assert reading.notes == (("1 item gave no article: 2 (not an object)",) if shape == "list" else ())


def test_a_list_that_breaks_off_keeps_what_came_before(read: Read) -> None:
    records = [{"title": f"Item {n}", "text": PARAGRAPH} for n in range(3)]
    for text in (json.dumps(records), json.dumps({"articles": records}), json.dumps(records, indent=2)):
        reading = read("cut.json", text[:-40])
        assert [a.title for a in reading.articles] == ["Item 0", "Item 1"]
        assert reading.notes == ("1 item gave no article: 3 (not JSON)",)


def test_summaries_and_texts_that_break_off_are_teasers(read: Read) -> None:
    cut = {"title": "Ferry", "description": "No boat in May.", "content": f"{PARAGRAPH[:90]}… [+1234 chars]"}
    alone = {"title": "Ferry", "summary": "No boat in May."}
    settings_file = {"name": "x", "description": "A tool."}
    first, second = read("a.jsonl", lines(cut, alone, settings_file)).articles
    assert [b.reason for b in first.blocks if b.role == "summary"] == ["summary", "teaser"]
    assert [b.reason for b in second.blocks if b.role == "summary"] == ["teaser"]


def test_equal_lines_stay_two_articles(read: Read) -> None:
    record = {"title": "Ferry", "text": PARAGRAPH}
    assert len(read("a.jsonl", lines(record, record)).articles) == 2


def test_a_capture_time_beside_a_relative_date_resolves_it(read: Read) -> None:
    record = {"text": HAN, "发布时间": "3小时前", "采集时间": "2025-04-29 01:30:00"}
    assert only(read("a.jsonl", lines(record))).date == "2025-04-28"


# -- any input -----------------------------------------------------------------------------------------


SUFFIXES = (".md", ".eml", ".xml", ".opml", ".jsonl")
KEYS = ("title", "text", "html", "date", "author", "source", "items", "url", "content", "_source", "tags")
MARKS = """
    a␣ 字 ⏎ ⏎⏎ #␣ -␣ 1.␣ >␣ * ** _ ` ```⏎ ~~~ [ ] (u) ![ [[ %% == <b> <rt> <!-- --> [^1] [^1]:␣ ---⏎ &amp; |
    |-|⏎ \\ ⇥ \0
"""
LETTER = """
    From:␣a␣<b@c.d>⏎ Subject:␣ =?utf-8?b? =?gb2312?q?=D6 ?= Date:␣ 31␣Feb␣2025 ⏎ ⏎⏎ --x⏎ --x--⏎ >␣q⏎ --␣⏎
    Content-Type:␣multipart/alternative;␣boundary=x⏎ Content-Type:␣text/html;␣charset*=x''%ff⏎ <p>a</p> 字 ⇥
    Content-Transfer-Encoding:␣base64⏎ Content-Type:␣message/rfc822⏎ Unsubscribe⏎ \0
"""
MARKUP = """
    <rss␣version='2.0'> <channel> <item> </item> <title> </title> <description> </description> <opml> <p> </
    < > a <feed␣xmlns='http://www.w3.org/2005/Atom'> <entry> <content␣type='xhtml'> <link␣href='x'/>
    <![CDATA[ ]]> <!-- --> & &a; &#xD800; &#0; 字 <outline␣xmlUrl='&#xDFFF;'> \0
"""


def pieces(written: str) -> st.SearchStrategy[str]:
    """Texts put together from tokens that blanks part."""
    spelled = str.maketrans({"␣": " ", "⏎": "\n", "⇥": "\t"})
    tokens = [token.translate(spelled) for token in written.split()]
    return st.lists(st.sampled_from(tokens), max_size=50).map("".join)


def contents(suffix: str, data: bytes) -> Contents:
    """What a reader makes of bytes; whatever it is must hold together."""
    try:
        found = readers()[suffix](data, f"any{suffix}", "")
    except ReadingError as error:
        found, message = Contents(), str(error)
    else:
        message = "All is well."
    assert message[0].isupper()
    assert message.endswith(".")
    for document in found.documents:
        end = 0
        for part in document.parts:
            words = document.text[part.start : part.end]
            assert end <= part.start
            assert words.strip() == words != ""
            assert part.reason or part.role != "boilerplate"
            end = part.end
        for field in ("title", "source", "author", "url", "date_words"):
            assert "\n" not in getattr(document, field)
            getattr(document, field).encode()
        document.text.encode()
    assert all(len(note) < 2_000 for note in found.notes)
    return found


@pytest.mark.parametrize("suffix", SUFFIXES)
@settings(max_examples=60, deadline=None)
@given(data=st.binary(max_size=300))
def test_any_bytes_are_an_article_or_an_error(suffix: str, data: bytes) -> None:
    contents(suffix, data)


@settings(max_examples=100, deadline=None)
@given(pieces(MARKS))
def test_any_markdown_gives_parts_that_index_its_text(text: str) -> None:
    contents(".md", text.encode())


@settings(max_examples=100, deadline=None)
@given(st.text(st.sampled_from("ab:[]{}\"'&*!|>-#\n \\x0UD8%@`,?"), max_size=80))
def test_any_front_matter_leaves_the_text_as_it_is(yaml: str) -> None:
    found = contents(".md", f"---\ntitle: x\n{yaml}\n---\n\n{PARAGRAPH}\n".encode())
    assert PARAGRAPH in found.documents[0].text


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(KEYS) | st.text(max_size=4), inner, max_size=6)
    ),
    max_leaves=12,
)


@settings(max_examples=150, deadline=None)
@given(VALUES)
def test_any_json_value_is_an_article_or_an_error(value: object) -> None:
    contents(".jsonl", json.dumps(value).encode())
    contents(".jsonl", (json.dumps(value, indent=1) + "\n" + json.dumps(value)).encode())


@settings(max_examples=80, deadline=None)
@given(pieces(LETTER))
def test_any_letter_is_an_article_or_an_error(text: str) -> None:
    contents(".eml", text.encode())


@settings(max_examples=80, deadline=None)
@given(pieces(MARKUP))
def test_any_feed_is_articles_or_an_error(text: str) -> None:
    contents(".xml", f"<rss><channel>{text}".encode())
    contents(".xml", text.encode())


def test_json_about_other_things_is_no_problem_of_the_folder(read: Read) -> None:
    for settings_file in ({"window": {"width": 80}}, [{"id": 1}, {"id": 2}], 7):
        with pytest.raises(NoArticle):
            read("settings.json", json.dumps(settings_file))
        with pytest.raises(ReadingError) as caught:
            read("dump.jsonl", json.dumps(settings_file))
        assert not isinstance(caught.value, NoArticle)
    with pytest.raises(ReadingError) as caught:
        read("broken.json", '{"text": ')
    assert not isinstance(caught.value, NoArticle)


def nested(depth: int) -> bytes:
    """A letter with a short text and parts within parts beside it."""
    inner = b"Content-Type: text/plain\n\nInner words.\n"
    for n in range(depth):
        inner = b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n%s\n--b%d--\n' % (n, n, inner, n)
    text = f"Content-Type: text/plain\n\n{PARAGRAPH}\n".encode()
    return b"Subject: x\nContent-Type: multipart/mixed; boundary=top\n\n--top\n%s\n--top\n%s\n--top--\n" % (
        text,
        inner,
    )


@pytest.mark.parametrize("depth", [40, 60, 350])
def test_parts_within_parts_are_read_to_a_depth(read: Read, depth: int) -> None:
    article = only(read("nested.eml", nested(depth)))
    assert PARAGRAPH in article.text
    assert ("Inner words." in article.text) == (depth < 50)
    assert any("nested" in note for note in article.notes) == (depth >= 50)


def test_a_sender_of_signs_alone_takes_no_time() -> None:
    for written in ("<" + "a@" * 200_000, "a@" * 200_000 + "(", "<" * 200_000):
        assert len(sender(written).address) <= 2_000
    assert sender("Rae Orr <rae@home.example>") == ("Rae Orr", "rae@home.example")


@pytest.mark.parametrize("root", ["urlset", "plist", "configuration", "feedback"])
def test_xml_about_other_things_is_no_problem_of_the_folder(read: Read, root: str) -> None:
    with pytest.raises(NoArticle, match=f"<{root}>"):
        read("other.xml", f'<?xml version="1.0"?><{root}><a>1</a></{root}>')


def test_a_damaged_feed_is_a_problem(read: Read) -> None:
    with pytest.raises(ReadingError) as caught:
        read("feed.xml", "<rss><channel><item><title></title></item><item>")
    assert not isinstance(caught.value, NoArticle)


ONE_ITEM = f"<title>Ferry stops</title><description>{PARAGRAPH} {SECOND} {PARAGRAPH}</description>"


@pytest.mark.parametrize("name", ["feed.txt", "feed.html", "feed"])
@pytest.mark.parametrize(
    "before", ["", '<?xml version="1.0"?>\n', "\ufeff<?xml version='1.0'?><!-- saved -->\n"]
)
def test_a_feed_is_known_by_its_beginning(read: Read, name: str, before: str) -> None:
    article = only(read(name, before + rss(ONE_ITEM).partition("?>")[2]))
    assert (article.title, article.source) == ("Ferry stops", "Lorne Courier")


@pytest.mark.parametrize("name", ["list.txt", "list.xml", "list"])
def test_a_list_of_feeds_is_known_by_its_beginning(read: Read, name: str) -> None:
    with pytest.raises(NoArticle, match="list of one feed"):
        read(name, '<?xml version="1.0"?><opml><body><outline xmlUrl="http://a.example/f"/></body></opml>')


@pytest.mark.parametrize("name", ["letter.txt", "letter"])
def test_a_letter_is_known_by_its_headers(read: Read, name: str) -> None:
    article = only(read(name, letter(From="Rae Orr <rae@home.example>", Subject="Ferry stops").as_bytes()))
    assert (article.title, article.source) == ("Ferry stops", "Rae Orr")


@pytest.mark.parametrize(
    "text",
    [
        f"From: and Subject: are headers of a letter.\nDate: is another.\n\n{PARAGRAPH}\n",
        f"From: The harbour board\nTo: All staff\nSubject: The ferry\nDate: 2 May 2025\n\n{PARAGRAPH}\n",
        f"How to read headers\n\nFrom: a@b.example\nSubject: x\nMIME-Version: 1.0\n\n{PARAGRAPH}\n",
        f"From: a@b.example\nSubject: x\nand this line is no header.\n\n{PARAGRAPH}\n",
        f"Contact: a@b.example\nDate: 2 May 2025\n\n{PARAGRAPH}\n",
    ],
)
def test_a_text_that_talks_of_headers_is_no_letter(read: Read, text: str) -> None:
    assert reader_for(".txt", text.encode()) is plain_text.read
    assert PARAGRAPH in only(read("headers.txt", text)).text
