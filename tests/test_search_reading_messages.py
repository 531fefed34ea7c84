"""Letters, feeds and lists of feeds: what becomes of their words and fields."""

from __future__ import annotations

from pathlib import Path

import pytest

from search.errors import NoArticle, ReadingError
from search.reading.formats.opml import Feed, feeds
from search.reading.mended import mended, root_of
from tests.clippings import (
    HAN,
    HAN_SECOND,
    PAGE,
    PARAGRAPH,
    SECOND,
    Read,
    folded,
    letter,
    only,
    reader_in,
    rss,
    texts,
)


@pytest.fixture
def read(tmp_path: Path) -> Read:
    return reader_in(tmp_path)


# -- letters -------------------------------------------------------------------------------------------


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
