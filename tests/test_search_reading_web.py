"""Saved pages of several kinds: their article, their fields, or why they have none."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.errors import NoArticle, ReadingError
from search.model import Article
from search.reading.assemble import article
from search.reading.document import Overrides, RawDocument
from search.reading.formats.web import SIGNS, read

PORTAL = """<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312">
<title>临江县推出夜间公交 首月客流超九万_社会频道_临江网</title>
<meta name="publishdate" content="2024-03-08 07:42:10"><script>document.write("<p>脚本写出的字</p>")</script>
</head><body><div id="topbar"><a href="/login">登录</a><span>2024年9月1日 星期日</span></div>
<ul class="nav"><li><a href="/">首页</a></li><li><a href="/sh">社会</a></li><li><a href="/cj">财经</a></li>
</ul><div class="position">您现在的位置：<a href="/">临江网</a> &gt; <a href="/sh">社会</a> &gt; 正文</div>
<div class="left"><h1>临江县推出夜间公交 首月客流超九万</h1>
<div class="artInfo"><span>2024年03月08日 07:42</span> <span>来源：<a href="/rb">临江日报</a></span>
<span>作者：沈巧</span></div><div class="article" id="artibody">
<p>　　本报讯（记者 沈巧）临江县上月开通的三条夜间公交线，首月共运送乘客九万一千人次，比预期高出近两成。</p>
<p>　　“最忙的是午夜那一班，”驾驶员杜良说，“纺织厂的女工下班以后，
终于不用走路回家了。”</p><p><strong>票价两元 是否涨价尚未决定</strong></p>
<p>　　县交通局局长孟安表示，票价暂定两元，年内不作调整。他说：“我们会先看半年的账，再谈别的。”</p>
<div class="ad_box"><a href="/ad">春季特卖，全场三折，先到先得</a></div>
<p align="center"><img src="1.jpg"></p><p class="pictext">一辆夜班公交停在纺织厂门口。 沈巧 摄</p>
<p>　　也有居民担心噪音。家住河东路的常某对记者说，末班车经过时窗户会震动，希望把发车时间提前到十一点。</p>
<p class="editor">责任编辑：顾一</p></div><div class="share">分享到：<a>微信</a><a>微博</a></div>
<div class="relnews"><h3>相关新闻</h3><ul><li><a href="1">临江老桥加固工程下月动工，工期预计八个月</a></li>
</ul></div></div><div class="right"><h3>热门排行</h3><ul><li><a href="3">全县小学下周起错峰上学</a></li>
<li><a href="4">一头水牛闯进银行，民警耐心劝了两小时</a></li></ul></div>
<div class="foot">临江网版权所有 未经授权不得转载 浙ICP备00000000号</div></body></html>"""

ACCOUNT = """<!DOCTYPE html><html><head><meta charset="utf-8"><title></title>
<meta property="og:title" content="山里来了一台旧印刷机"><meta property="og:site_name" content="微信公众平台">
<meta name="author" content="阿棠"></head><body><div id="img-content">
<h1 id="activity-name">山里来了一台旧印刷机</h1><div class="rich_media_meta_list"><span>阿棠</span>
<span><a href="javascript:void(0);" id="js_name">青石板札记</a><span style="display:none;">
<p>长按识别二维码</p></span></span> <em id="publish_time">2023-11-20 21:05</em></div>
<div id="js_content" style="visibility: hidden; opacity: 0; ">
<section><span>去年冬天，石门村的小学收到一台旧印刷机，</span>
<span>是县城一家倒闭的印务社捐的。</span></section><section><p><br></p></section><section>
<span>“孩子们第一次看见自己的字变成铅字，”老师周棉说，“有人当场哭了。”</span></section><section><img></section>
<section><span>他们给报纸取名《石门周报》，</span><span>每期印六十份，</span><span>挨家挨户送，山那边的养蜂人也有。</span></section>
<section><section><span>周棉说，第一篇报道讲的是村口那棵被雷劈过的樟树，</span><span>还有树下卖豆腐的老人。</span>
</section></section>
</div></div><script>var nickname="青石板札记";</script></body></html>"""

BLOG_FACTS = {
    "@graph": [
        {
            "@type": ["Article", "BlogPosting"],
            "author": {"@id": "#odile"},
            "headline": "What the tide tables leave out",
            "datePublished": "2022-09-04T18:20:11+00:00",
            "publisher": {"@id": "#house"},
        },
        {"@type": "Organization", "@id": "#house", "name": "Notes from Skerry Point"},
        {"@type": "Person", "@id": "#odile", "name": "Odile Brandt"},
    ]
}
BLOG = f"""<!DOCTYPE html><html lang="en-US"><head><meta charset="UTF-8">
<title>What the tide tables leave out - Notes from Skerry Point</title>
<link rel="canonical" href="/2022/tides/"><meta property="og:url" content="https://skerry.example.net/">
<script type="application/ld+json">{{"@type": "BreadcrumbList", "broken": </script>
<script type="application/ld+json">/*<![CDATA[*/{json.dumps(BLOG_FACTS)}/*]]>*/</script></head>
<body class="comments-open"><header><p><a href="/">Notes from Skerry Point</a></p>
<nav><a href="/about">About</a></nav></header><main><article class="post">
<header><h1>What the tide tables leave out</h1></header><div class="entry-content">
<p>Every spring the harbour office prints a small grey book, and every spring somebody says it is wrong.</p>
<p>I asked the harbour master, Ewan Tolley, about that. &ldquo;The book isn&rsquo;t wrong,&rdquo; he said.
&ldquo;It just doesn&rsquo;t know about the wind.&rdquo;</p><h2>Three numbers</h2>
<ul><li>The predicted height, which is a sum of thirty-seven waves.</li>
<li>The wind, which nobody can promise.</li></ul>
<figure><img src="q.jpg"><figcaption>The old gauge on the north quay.</figcaption></figure>
<p>On <time datetime="1953-01-31">31 January 1953</time> they met, and the water stood in the
<em>church</em>.</p><figure><blockquote>
<p>The sea came in like a visitor who was told to make himself at home.</p></blockquote></figure>
<table><tr><th>Day</th><th>Measured</th></tr><tr><td>Monday</td><td>4.4 m</td></tr></table>
<p>First line of a verse<br>second line of the verse</p>
<p>So I keep the grey book, and next to each figure I write a second one, in pencil, next morning.</p></div>
<div class="sharedaddy"><h3>Share this:</h3><a href="#">Twitter</a></div></article>
<div id="comments"><h2>2 thoughts</h2><ol class="comment-list"><li><p>Lovely piece. My grandfather kept
the gauge for thirty years and never trusted the book either.</p></li></ol></div></main></body></html>"""

GERMAN = """<!doctype html><html lang="de"><head><meta charset="iso-8859-1">
<title>Möhrenfest: Stadtrat streitet über Glühbirnen – Elbtaler Bote</title>
<meta name="author" content="Von Jörg Weiß"></head><body><div class="cookie-banner"><p>Wir verwenden Cookies,
um Ihnen das bestmögliche Erlebnis zu bieten. <button>Alle annehmen</button></p></div>
<article><header><h1>Möhrenfest: Stadtrat streitet über Glühbirnen</h1>
<p><time datetime="2021-10-02T06:00:00+02:00">02. Oktober 2021</time></p></header>
<p>Der Stadtrat von Elbtal hat am Donnerstagabend drei Stunden lang über die Beleuchtung gestritten.</p>
<p>„Wir können nicht jedes Jahr neue Birnen kaufen“, sagte Käthe Größler. ‚Geiz‘, rief jemand dazwischen.</p>
<h2>Kosten steigen auf 8.400 Euro</h2>
<p>Die Kosten sind um 60 Prozent gestiegen. »Das ist nicht zu erklären«, hieß es aus der Opposition.</p>
<aside class="newsletter"><p>Jetzt den Newsletter abonnieren und keine Nachricht verpassen!</p></aside>
<p>Die nächste Sitzung ist am <time datetime="2021-10-14">14. Oktober</time>. Bis dahin soll ein Gutachten
klären, wie viele Lampen überhaupt noch brennen.</p></article></body></html>"""

JAPANESE = """<!DOCTYPE html><html lang="ja"><head><meta charset="shift_jis">
<title>古い灯台、夏に公開へ｜岬新報</title><meta property="og:site_name" content="岬新報"></head><body>
<div><a href="/">トップ</a><a href="/s">社会</a></div><div class="article-body">
<h1>古い灯台、夏に公開へ</h1><p class="date">2020年6月3日 5時00分</p><p>岬町は三日、八十年前に建てられた
<ruby>灯台<rp>（</rp><rt>とうだい</rt><rp>）</rp></ruby>を一般に公開すると発表した。</p>
<p>町長の浜田さんは「階段が急なので、一度に上がれるのは六人まで」と話した。
見学は予約制で、料金は三百円になる。</p>
<p>佐野さんは『霧の夜には、鐘を三十秒ごとに鳴らした』という祖父の言葉を覚えているという。</p></div>
<div class="ranking"><p><a href="1">駅前の書店、二十年ぶりに改装へ</a></p></div></body></html>"""

KOREAN = """<html lang="ko"><head><meta http-equiv="content-type" content="text/html; charset=euc-kr">
<title>작은 도서관, 밤 열 시까지 문 연다 - 강마을신문</title></head><body><a href="/">홈</a>
<a href="/a">지역</a><h3>작은 도서관, 밤 열 시까지 문 연다</h3>
<div class="view">강마을 작은 도서관이 다음 달부터 밤 열 시까지 문을 연다. 주민 이백 명이 서명했다.<br/><br/>
“퇴근하고 책을 빌릴 곳이 없었어요.” 주민 한서윤 씨는 이렇게 말했다.<br/><br/>
담당자는 “반응을 보고 내년에 다시 정하겠다”고 밝혔다. 도서관에는 책이 만 이천 권 있다.</div></body></html>"""

HOSTILE = """<html><head><title>Bell & tower</title><base href="http://evil.example/">
<meta http-equiv=refresh content="0;url=http://evil.example/"></head><body onload="steal()">
<noscript><img src=http://evil.example/pixel></noscript><h1 onclick="x()">Bell &amp; tower</h1>
<iframe src="http://evil.example/frame"><p>inside the frame</p></iframe>
<p>The bell of Lower Marden fell on Sunday &mdash; nobody was hurt, &ldquo;thank God&rdquo;, said
the \x00sexton &bogus; &lt;b&gt;.<p>It <b>weighs <i>nine hundred</b> kilos</i> and was cast in
<a href="javascript:alert('x')" onmouseover=evil()>1611 by a travelling founder</a> whose name is lost.
<div><p>The parish <span>wants to hang it again, if the beam</span> can be replaced, the council said.
<svg><text>drawn</text></svg><![CDATA[ <p>cdata</p> ]]><!-- <p>commented</p> --></table></td></body></body>
<style>p{display:none}</style><template><p>template text</p></template><textarea><p>area</p></textarea>
<p hidden>hidden text</p><p style="DISPLAY : none">not displayed</p>
<p>The founder's mark, a small key, is near the lip.<</p><img src=x onerror=alert(1)><p"""

SENTENCE = "The ferry will stop in May, the county said on Friday after a year of debate about its cost. "


def document(page: str | bytes) -> RawDocument:
    data = page.encode("utf-8", "surrogatepass") if isinstance(page, str) else page
    (found,) = read(data, "page.html", "").documents
    return found


def assembled(page: str | bytes) -> Article:
    return article(document(page), "page.html", 0, "", Overrides())


def texts(found: Article | RawDocument, *roles: str) -> list[str]:
    """The paragraphs of an article with one of the roles."""
    parts = found.blocks if isinstance(found, Article) else found.parts
    return [found.text[part.start : part.end] for part in parts if part.role in roles]


def folded(found: Article) -> dict[str, str]:
    return {block.reason: found.text[block.start : block.end] for block in found.blocks if block.reason}


def simple(head: str = "", body: str = "") -> str:
    """A page with one short article."""
    return f"<html><head>{head}</head><body>{body}<p>{SENTENCE * 3}</p></body></html>"


def test_a_chinese_portal_page() -> None:
    found = assembled(PORTAL.encode("gb18030"))
    assert found.title == "临江县推出夜间公交 首月客流超九万"
    assert (found.source, found.author, found.date) == ("临江日报", "沈巧", "2024-03-08")
    assert found.encoding == "gb18030"
    body = texts(found, "body")
    assert len(body) == 5
    assert body[1] == "“最忙的是午夜那一班，”驾驶员杜良说，“纺织厂的女工下班以后，终于不用走路回家了。”"
    assert folded(found) == {
        "date line": "2024年03月08日 07:42 来源：临江日报 作者：沈巧",
        "advertisement": "春季特卖，全场三折，先到先得",
        "caption": "一辆夜班公交停在纺织厂门口。 沈巧 摄",
        "editor": "责任编辑：顾一",
    }


def test_the_page_of_an_account_on_a_platform() -> None:
    found = assembled(ACCOUNT)
    assert (found.title, found.source, found.author) == ("山里来了一台旧印刷机", "青石板札记", "阿棠")
    assert found.date == "2023-11-20"
    assert [text[:4] for text in texts(found, "body")] == ["去年冬天", "“孩子们", "他们给报", "周棉说，"]
    assert texts(found, "body")[0].endswith("旧印刷机，是县城一家倒闭的印务社捐的。")


def test_a_blog_in_english() -> None:
    found = assembled(BLOG)
    assert (found.title, found.source) == ("What the tide tables leave out", "Notes from Skerry Point")
    assert (found.author, found.date) == ("Odile Brandt", "2022-09-04")
    assert found.url == "https://skerry.example.net/"
    body = texts(found, "body")
    assert "“The book isn’t wrong,” he said. “It just doesn’t know about the wind.”" in body[1]
    assert texts(found, "subhead") == ["Three numbers"]
    assert "The wind, which nobody can promise." in body
    assert "On 31 January 1953 they met, and the water stood in the church." in body
    assert "The sea came in like a visitor who was told to make himself at home." in body
    assert "Day | Measured" in body
    assert "First line of a verse\nsecond line of the verse" in body
    assert folded(found) == {"caption": "The old gauge on the north quay."}
    assert "grandfather" not in found.text


def test_a_german_page_whose_declared_encoding_is_narrower_than_its_own() -> None:
    found = assembled(GERMAN.encode("cp1252"))
    assert (found.title, found.source) == ("Möhrenfest: Stadtrat streitet über Glühbirnen", "Elbtaler Bote")
    assert (found.author, found.date, found.langs) == ("Jörg Weiß", "2021-10-02", ("de",))
    assert found.notes == ()
    assert "„Wir können nicht jedes Jahr neue Birnen kaufen“" in found.text
    assert "»Das ist nicht zu erklären«" in found.text
    assert not any(word in found.text for word in ("Cookies", "Newsletter"))


def test_a_japanese_page_without_its_readings() -> None:
    found = assembled(JAPANESE.encode("cp932"))
    assert (found.title, found.source, found.date) == ("古い灯台、夏に公開へ", "岬新報", "2020-06-03")
    body = texts(found, "body")
    assert body[0] == "岬町は三日、八十年前に建てられた灯台を一般に公開すると発表した。"
    assert body[1].endswith("と話した。見学は予約制で、料金は三百円になる。")
    assert len(body) == 3


def test_a_korean_page_with_breaks_for_paragraphs() -> None:
    found = assembled(KOREAN.encode("cp949"))
    assert (found.title, found.source) == ("작은 도서관, 밤 열 시까지 문 연다", "강마을신문")
    assert len(texts(found, "body")) == 3
    assert found.date == ""


def test_hostile_markup_is_only_read() -> None:
    found = assembled(HOSTILE)
    assert found.title == "Bell & tower"
    assert "nobody was hurt, “thank God”, said the sexton &bogus; <b>." in found.text
    assert (
        "It weighs nine hundred kilos and was cast in 1611 by a travelling founder whose name is lost."
        in found.text
    )
    assert "The founder's mark" in found.text
    unseen = (
        "frame",
        "commented",
        "template",
        "area",
        "hidden",
        "displayed",
        "drawn",
        "alert",
        "evil",
        "\x00",
    )
    assert [word for word in unseen if word in found.text] == []


def test_paragraphs_between_double_breaks_in_a_layout_table() -> None:
    story = f"{SENTENCE * 2}<br><br>{SENTENCE}<br><br>{SENTENCE * 2}"
    page = f"<table><tr><td><a href=/>Home</a></td><td><h1>Ferry</h1>{story}</td></tr></table>"
    assert len(texts(document(page), "body")) == 3


def test_a_paragraph_that_stands_on_the_page_twice_is_read_once() -> None:
    lead = "Nobody had expected the county to keep the old ferry for as long as it did, not even its crew."
    rest = "".join(f"<p>{n}. {SENTENCE * 2}</p>" for n in range(4))
    page = f"<div><p>{lead}</p></div><nav>News</nav><article><h1>Ferry</h1><p>{lead}</p>{rest}</article>"
    pieces = texts(document(page), "body")
    assert pieces.count(lead) == 1
    assert pieces[0] == lead
    assert len(pieces) == 5


def test_boxes_inside_the_article_are_folded_with_the_reason() -> None:
    box = "<div class='story-related'><p>A related story about the bridge, which opens in June.</p></div>"
    first, second = "渡轮五月停航，县政府周五表示。" * 9, "大桥六月通车，共投资四亿元。" * 9
    page = f"<article><h1>渡轮停航</h1><p>{first}</p>{box}<p>{second}</p></article>"
    found = document(page)
    assert [part.reason for part in found.parts if part.role == "boilerplate"] == ["related links"]


def test_classes_that_would_fold_the_whole_article_say_nothing() -> None:
    story = f"<h1>Ferry</h1><p>{SENTENCE * 3}</p><p>{SENTENCE * 2}</p>"
    page = f"<div class='share ads'><article>{story}</article></div>"
    assert len(texts(document(page), "body")) == 2


@pytest.mark.parametrize(
    ("page", "kind", "word"),
    [
        ("<html><body><div id=root></div><script src=a.js></script></body></html>", ReadingError, "scripts"),
        ("<html><body></body></html>", ReadingError, "no text"),
        ("", ReadingError, "empty"),
        ("<p>Not found.</p>", ReadingError, "long enough"),
        ("".join(f"<p><a href={n}>{SENTENCE}</a></p>" for n in range(30)), NoArticle, "links"),
        ("".join(f"<li><a href={n}>Story {n} of the day</a></li>" for n in range(60)), NoArticle, "links"),
    ],
)
def test_a_page_without_article_says_why(page: str, kind: type[ReadingError], word: str) -> None:
    with pytest.raises(ReadingError, match=word) as caught:
        document(page)
    assert type(caught.value) is kind


def test_text_for_search_engines_stands_in_for_a_page_that_shows_none() -> None:
    facts = {
        "@type": "NewsArticle",
        "headline": "Ferry &amp; bridge",
        "articleBody": f"{SENTENCE * 2}\n\n{SENTENCE}",
    }
    found = document(f"<script type='application/ld+json'>[{json.dumps(facts)}];</script><div id=app></div>")
    assert found.title == "Ferry & bridge"
    assert len(texts(found, "body")) == 2
    assert found.notes


MAIL = """From: <Saved by Blink>
Snapshot-Content-Location: https://skerry.example.net/2022/09/04/gauge
Subject: =?utf-8?Q?The=20gauge=20=E2=80=93=20Notes?=
Date: Sat, 1 Mar 2025 10:00:00 -0000
MIME-Version: 1.0
Content-Type: multipart/related;
	type="text/html";
	boundary="--B--"

----B--
Content-Type: image/png
Content-Transfer-Encoding: base64

iVBORw0KGgo=
----B--
Content-Type: text/html; charset=gbk
Content-Transfer-Encoding: quoted-printable
Content-Location: https://skerry.example.net/frame

PAGE
----B----
"""


def test_a_web_archive() -> None:
    import quopri

    page = f"<h1>水位计</h1><p>{'北码头的水位计每天读两次，“风雨无阻”。' * 9}</p>"
    data = MAIL.encode().replace(b"PAGE", quopri.encodestring(page.encode("gbk")))
    found = document(data)
    assert found.title == "水位计"
    assert found.url == "https://skerry.example.net/2022/09/04/gauge"
    assert found.date == ""
    assert "“风雨无阻”" in found.text
    assert data.lower().startswith(SIGNS)


def test_a_web_archive_without_a_page() -> None:
    with pytest.raises(ReadingError, match="no page"):
        document(MAIL.replace("text/html; charset=gbk", "text/css").encode())


def test_giants_are_read_whole() -> None:
    deep = "<div>" * 5000 + f"<p>{SENTENCE * 5}</p>" + "</div>" * 5000
    assert document(deep).text == (SENTENCE * 5).strip()
    picture = f"<img src='data:image/png;base64,{'A' * 3_000_000}'>"
    assert "AAAA" not in document(simple("", picture)).text
    long = "".join(f"<p>{n} boats</p>" for n in range(20_001))
    assert len(document(long).parts) == 20_001


PIECES = (
    *(
        "<div>",
        "</div>",
        "<p>",
        "<table><tr><td>",
        "</table>",
        "<br><br>",
        "<h1>",
        "<q>",
        "<title>",
        "<!--",
        "-->",
    ),
    *(
        "<script type='application/ld+json'>{",
        "}",
        "<ruby><rt>",
        "<meta charset=big5>",
        "<body hidden>",
        "\x00",
    ),
    *(
        "<time datetime=2024-05-06>",
        "<a href='http://[x'>",
        "<frameset>",
        "<math><mi>",
        "<select>",
        "&#xD800;",
    ),
    *("<link rel=canonical href=//x>", "<div class=ad>", "<figure><blockquote>", SENTENCE),
    "青河市昨日宣布，将改造三座旧水厂，总投资约十四亿元。",
)


def in_order(found: RawDocument) -> bool:
    pieces = [found.text[part.start : part.end] for part in found.parts]
    apart = all(a.end < b.start for a, b in pairwise(found.parts))
    return (
        apart
        and all(piece and piece == piece.strip() for piece in pieces)
        and "\n\n".join(pieces) == found.text
    )


def reads_or_says_why(page: str | bytes) -> None:
    try:
        found = document(page)
    except ReadingError as error:
        said = str(error)
    else:
        said = "Read."
        assert in_order(found)
    assert said[0].isupper()
    assert said.endswith(".")


@settings(deadline=None, max_examples=60)
@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    reads_or_says_why(text)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_any_pieces_of_markup_are_read_or_refused(pieces: list[str]) -> None:
    reads_or_says_why("".join(pieces))


@settings(deadline=None, max_examples=60)
@given(st.sampled_from([PORTAL.encode("gb18030"), BLOG.encode(), MAIL.encode()]), st.data())
def test_any_damaged_page_is_read_or_refused(page: bytes, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(page)))
    length = data.draw(st.integers(0, 300))
    reads_or_says_why(page[:start] + data.draw(st.binary(max_size=8)) + page[start + length :])
