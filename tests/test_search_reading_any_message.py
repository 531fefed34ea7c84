"""Any Markdown, letter, feed or JSON is read or refused, in time that grows with its length."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.errors import NoArticle, ReadingError
from search.reading.document import Contents
from search.reading.formats import plain as plain_text
from search.reading.formats import reader_for, readers
from search.reading.headers import sender
from tests.clippings import PARAGRAPH, SECOND, Read, letter, only, reader_in, rss


@pytest.fixture
def read(tmp_path: Path) -> Read:
    return reader_in(tmp_path)


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
