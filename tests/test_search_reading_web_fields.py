"""What saved pages declare about themselves, and the characters they are made of."""

from __future__ import annotations

import pytest

from search.reading.document import RawDocument
from search.reading.formats.web import read
from search.reading.web.charset import decode_page
from search.reading.web.headline import headline, site_in
from search.reading.web.jsonld import declared
from search.reading.web.moment import day_in_address

SENTENCE = "The ferry will stop in May, the county said on Friday after a year of debate about its cost. "


def document(head: str = "", body: str = "") -> RawDocument:
    """What is read of a page with one short article."""
    page = f"<html><head>{head}</head><body>{body}<p>{SENTENCE * 3}</p></body></html>"
    (found,) = read(page.encode(), "page.html", "").documents
    return found


@pytest.mark.parametrize(
    ("head", "field", "value"),
    [
        (
            '<meta property="article:published_time" content="2024-05-06T23:59:00-08:00">',
            "date",
            "2024-05-06",
        ),
        ('<meta name="PubDate" content="2024-05-06 10:00">', "date", "2024-05-06"),
        ('<meta name="weibo: article:create_at" content="2024-05-06">', "date", "2024-05-06"),
        ('<meta itemprop="datePublished" content="Mon, 06 May 2024 10:00:00 GMT">', "date", "2024-05-06"),
        ('<meta name="date" content="2024-02-30">', "date", ""),
        ('<meta name="date" content="yesterday">', "date", ""),
        ('<meta property="article:modified_time" content="2024-05-06">', "date", ""),
        ('<link rel="canonical" href="https://a.example/2024/05/06/ferry">', "date", "2024-05-06"),
        ('<link rel="canonical" href="https://a.example/2024/05/ferry">', "date", ""),
        ('<link rel="canonical" href="https://a.example/ferry">', "url", "https://a.example/ferry"),
        (
            '<link rel="canonical" href="https://a.example"><meta name="twitter:url" content="https://a.example/x">',
            "url",
            "https://a.example/x",
        ),
        ('<link rel="canonical" href="javascript:x">', "url", ""),
        ('<link rel="canonical" href="http://[x">', "url", ""),
        (
            "<!-- saved from url=(0025)https://a.example/2024/05/06/ -->",
            "url",
            "https://a.example/2024/05/06/",
        ),
        ("<!-- saved from url=(0025)https://a.example/2024/05/06/ -->", "date", ""),
        (
            '<meta name="author" content="By Ann Lee"><meta name="author" content="Bo"> ',
            "author",
            "Ann Lee, Bo",
        ),
        ('<meta property="article:author" content="https://social.example/ann">', "author", ""),
        ('<meta name="application-name" content="County Post">', "source", "County Post"),
        (
            '<title>Ferry stops | County Post</title><meta property="og:title" content="Ferry stops">',
            "source",
            "County Post",
        ),
        ("<title>渡轮五月停航_县报</title>", "title", "渡轮五月停航"),
    ],
)
def test_declared_fields(head: str, field: str, value: str) -> None:
    assert getattr(document(head), field) == value


@pytest.mark.parametrize(
    ("body", "date"),
    [
        ("<header><h1>Ferry</h1><time datetime='2024-05-06'>Monday</time></header>", "2024-05-06"),
        ("<div><time pubdate>6 May 2024</time><h1>Ferry</h1></div>", "2024-05-06"),
        ("<div><h1>Ferry</h1><time class=updated datetime='2024-05-06'>Monday</time></div>", ""),
        ("<div><h1>Ferry</h1><aside><time datetime='2024-05-06'>Monday</time></aside></div>", ""),
        (f"<div><h1>Ferry</h1><p>{SENTENCE * 5}</p><time datetime='2024-05-06'>then</time></div>", ""),
        ("<time datetime='2024-05-06'>today</time>", ""),
        ("<span itemprop=datePublished>6 May 2024</span>", "2024-05-06"),
    ],
)
def test_dates_beside_the_headline(body: str, date: str) -> None:
    assert document(body=body).date == date


def test_people_in_microdata() -> None:
    person = (
        "<div itemprop=author itemscope><img alt=x><span itemprop=name>Ann Lee</span>, <b>editor</b></div>"
    )
    assert document(body=person).author == "Ann Lee"


@pytest.mark.parametrize(
    ("block", "title", "authors"),
    [
        ('{"@type":"NewsArticle","headline":"A","author":"B"}', "A", ("B",)),
        ('[{"@type":"WebSite","name":"S"},{"@type":"Report","name":"A"}]', "A", ()),
        ('<!-- {"@type":"LiveBlogPosting","headline":"A","author":[{"name":"B"},"C"]} -->', "A", ("B", "C")),
        ('{"@type":"WebPage","name":"S","mainEntity":{"@type":"Article","headline":["A"]}}', "A", ()),
        ('{"@type":"Article","headline":{"@value":"A"},"author":{"@id":"https://x.example/b"}}', "A", ()),
        ('{"@type":"JobPosting","headline":"A"}', "", ()),
        ('{"@type":"Article","headline":5,"author":[null,7,[]]}', "", ()),
        ('{"@type":"Article","headline":"A"', "", ()),
        ("[" * 100_000, "", ()),
        ("", "", ()),
    ],
)
def test_json_ld(block: str, title: str, authors: tuple[str, ...]) -> None:
    found = declared([block])
    assert (found.title, found.authors) == (title, authors)


@pytest.mark.parametrize(
    ("stated", "shown", "tag", "site", "wanted"),
    [
        (
            "",
            "",
            "Ferry stops in May after a century | County Post",
            "",
            "Ferry stops in May after a century",
        ),
        ("", "", "渡轮五月停航，居民反应不一_新闻频道_县报", "", "渡轮五月停航，居民反应不一"),
        ("", "", "渡轮五月停航，居民反应不一--县报网", "", "渡轮五月停航，居民反应不一"),
        ("", "", "他说“不行”——市长不松口", "", "他说“不行”——市长不松口"),
        ("", "", "The rise of Coca-Cola", "", "The rise of Coca-Cola"),
        ("Ferry - County Post", "", "", "County Post", "Ferry"),
        ("County Post - Ferry", "", "", "County Post", "Ferry"),
        ("War - what we know", "", "", "County Post", "War - what we know"),
        ("County Post", "Ferry stops", "", "County Post", "Ferry stops"),
        ("Ferry stops in…", "Ferry stops in May", "", "", "Ferry stops in May"),
        ("Plan | B", "", "", "BBC", "Plan | B"),
        ("", "", "", "", ""),
    ],
)
def test_headlines_lose_the_name_of_the_site(
    stated: str, shown: str, tag: str, site: str, wanted: str
) -> None:
    assert headline([stated], shown, tag, [site]) == wanted


def test_the_site_is_what_the_title_tag_adds_to_the_headline() -> None:
    assert site_in("渡轮五月停航 - 新闻 - 县报", "渡轮五月停航") == "县报"
    assert site_in("Ferry stops", "Ferry") == ""


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("https://a.example/2024/05/06/x", "2024-05-06"),
        ("https://a.example/n1/2024/0506/c1-2.html", "2024-05-06"),
        ("https://a.example/2024-05/06/c_1.htm", "2024-05-06"),
        ("https://a.example/t20240506_7.shtml", "2024-05-06"),
        ("https://a.example/2024/13/06/x", ""),
        ("https://a.example/2024/02/30/x", ""),
        ("https://a.example/202405061234", ""),
        ("https://a.example/x?d=/2024/05/06/", ""),
    ],
)
def test_days_in_addresses(address: str, day: str) -> None:
    assert day_in_address(address) == day


HAN = "青河市昨日宣布，将改造三座旧水厂。市长说：“我们不会提高水价。”"
HANT = "青河市昨日宣布，將改造三座舊水廠。市長說：「我們不會提高水價。」"


@pytest.mark.parametrize(
    ("text", "actual", "said", "wanted"),
    [
        (HAN, "gb18030", "gb2312", "gb18030"),
        (HAN, "gb18030", "big5", "gb18030"),
        (HAN, "gb18030", "iso-8859-1", "gb18030"),
        (HAN, "utf-8", "gbk", "utf-8"),
        (HANT, "big5", "gb2312", "big5hkscs"),
        (HANT, "big5", "", "big5hkscs"),
        ("Zażółć gęślą jaźń, rzekł burmistrz. ", "iso8859_2", "iso-8859-2", "iso8859-2"),
        ("Город объявил о перестройке. ", "koi8_r", "koi8-r", "koi8-r"),
        ("Ο δήμος ανακοίνωσε χθες. ", "iso8859_7", "ISO-8859-7", "iso8859-7"),
        ("“Où est-il ?” – demanda l’élève. ", "cp1252", "iso-8859-1", "cp1252"),
        ("青川市は昨日発表した。", "iso2022_jp", "iso-2022-jp", "iso2022_jp"),
        ("Ünlü ", "utf-8", "unicode_escape", "utf-8"),
    ],
)
def test_bytes_win_over_declarations_and_these_over_guesses(
    text: str, actual: str, said: str, wanted: str
) -> None:
    page = f"<meta charset={said}><style>{'p{} ' * 20_000}</style>\n<p>{text * 4}</p>"
    found = decode_page(page.encode(actual))
    assert (found.encoding, found.bad) == (wanted, 0)
    assert text in found.text


def test_what_the_mail_around_a_page_declares_comes_first() -> None:
    data = f"<meta charset=koi8-r><p>{'Příliš žluťoučký kůň. ' * 5}".encode("cp1250")
    assert decode_page(data, declared="windows-1250").encoding == "cp1250"
