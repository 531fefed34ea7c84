"""Pieces of HTML to paragraphs."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from search.errors import ReadingError
from search.reading import markup as markups
from search.reading.markup import fragment, paragraphs, parse

CASES = {
    "plain text & entities": ("fish &amp; chips &mdash; 5&nbsp;&euro;", ["fish & chips — 5\xa0€"]),
    "blocks": (
        "<div>one<p>two</p>three</div><ul><li>four<li>five</ul>",
        ["one", "two", "three", "four", "five"],
    ),
    "single and double breaks": ("<p>a<br>b<br><br>c<br/> <br/>d</p>", ["a\nb", "c", "d"]),
    "blank line of a space": ("a<br>&nbsp;<br>b", ["a", "b"]),
    "indented lines": (
        "　　头一段。<br>　　第二段。<br>还是第二段。",
        ["头一段。", "第二段。\n还是第二段。"],
    ),
    "white space": ("<p> a \n\t b <b> c</b>d </p>", ["a b cd"]),
    "Han over line ends": ("<p>今天\n    下雨，\n“走吧”\nHan 人</p>", ["今天下雨，“走吧” Han 人"]),
    "Han from element to element": (
        "<p><b>来源：\n<a>临江</a></b>\n<i>作者</i>，\n<i>沈巧</i></p>",
        ["来源：临江 作者，沈巧"],
    ),
    "prose from element to element": ("<p>今天\n<b>下</b>\n雨。</p>", ["今天下雨。"]),
    "Hangul over line ends": ("<p>오늘\n비</p>", ["오늘 비"]),
    "ruby": ("<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp>字<rt>ji</rt></ruby>", ["漢字"]),
    "unseen": (
        "a<script>x</script><style>p{}</style><template>t</template><noscript>n</noscript>"
        "<!-- c --><iframe>f</iframe><svg><title>s</title></svg>b",
        ["ab"],
    ),
    "hidden": (
        '<p hidden>x</p><p style="color:red; display : none">y</p><p hidden="until-found">z</p>',
        ["z"],
    ),
    "not hidden": ('<p style="visibility: hidden">kept</p>', ["kept"]),
    "inline quotation": ("<p>Er rief <q>ja, <q>so</q></q>.</p>", ["Er rief “ja, ‘so’”."]),
    "marks stay": ("<p>„a“ «b» 「c」 \"d\" 'e' ‘f’ ``g''</p>", ["„a“ «b» 「c」 \"d\" 'e' ‘f’ ``g''"]),
    "rows": ("<table><tr><th>x</th><td><p>1</p></td></tr><tr><td>y<td>2</table>", ["x | 1", "y | 2"]),
    "layout table": ("<table><tr><td>menu<td><p>a<p>b</table>", ["menu", "a", "b"]),
    "nested rows": (
        "<table><tr><td>a<td><table><tr><td>b<td>c</table></table>",
        ["a", "b | c"],
    ),
    "lines of a poem": ("<pre>one\n  two\n\nthree</pre>", ["one\ntwo", "three"]),
    "unclosed and crossed": ("<div><b>a<i>b</b>c</i><p>d<div>e", ["abc", "d", "e"]),
    "XHTML": (
        '<?xml version="1.0" encoding="gbk"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title/>'
        '<script src="x"/></head><body><a id="n"/>text<p/>more<br/>lines</body></html>',
        ["text", "more\nlines"],
    ),
    "nothing": ("", []),
    "only a comment": ("<!-- nothing -->", []),
    "control characters": ("a\x00b\x08c\ud800d", ["abcd"]),
}


@pytest.mark.parametrize("name", CASES)
def test_paragraphs_are_those_that_a_browser_shows(name: str) -> None:
    markup, wanted = CASES[name]
    composer = fragment(markup)
    assert [composer.text[part.start : part.end] for part in composer.parts] == wanted


def test_headings_and_captions_have_their_roles() -> None:
    markup = "<h2>Head <i>line</i></h2><p>Text</p><figure><img><figcaption><p>Quay</p></figcaption></figure>"
    composer = fragment(markup)
    assert [(part.role, part.reason) for part in composer.parts] == [
        ("subhead", ""),
        ("body", ""),
        ("boilerplate", "caption"),
    ]


def test_links_are_counted() -> None:
    root = parse("<p>see <a href=x>here <b>or there</b></a></p><p>no link</p>")
    assert [shown.linked for shown in paragraphs(root)] == [13, 0]


def test_a_named_block_is_folded_with_all_that_is_in_it() -> None:
    root = parse("<p>a</p><div id=x><h2>b</h2><p>c</p></div><p>d</p>")
    shown = paragraphs(root, lambda element: "box" if element.get("id") == "x" else "")
    assert [each.reason for each in shown] == ["", "box", "box", ""]


@pytest.mark.parametrize("tag", ["div", "b", "table><tr><td", "blockquote", "custom-tag", "h1"])
def test_deep_nesting_loses_no_text(tag: str) -> None:
    depth = 5000
    markup = f"<{tag}>" * depth + "<p>deep</p>" + f"</{tag.rpartition('<')[2]}>" * depth + "<p>after</p>"
    assert fragment(markup).text.split("\n\n") == ["deep", "after"]


@settings(deadline=None)
@given(st.text(alphabet=st.sampled_from("<>/!-=\"' \n\x00a汉，&;pbrdivtq\u2028\u3000")))
def test_any_text_gives_paragraphs_that_index_it(markup: str) -> None:
    composer = fragment(markup)
    pieces = [composer.text[part.start : part.end] for part in composer.parts]
    assert "\n\n".join(pieces) == composer.text
    assert all(piece and piece == piece.strip() for piece in pieces)


@settings(deadline=None)
@given(st.lists(st.text(alphabet="abc汉字，. ", min_size=1).filter(str.strip), max_size=6))
def test_paragraphs_come_out_as_they_went_in(texts: list[str]) -> None:
    markup = "".join(f"<p>{text}</p>" for text in texts)
    wanted = [" ".join(text.split()) for text in texts]
    assert [piece for piece in fragment(markup).text.split("\n\n") if piece] == wanted


def test_markup_of_hardly_anything_but_tags_is_refused_before_it_fills_the_memory(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(markups, "_MOST_TAGS", 100)
    assert fragment("<b>a" * 100).text == "a" * 100
    with pytest.raises(ReadingError, match="far more elements"):
        parse("<b>a" * 101)


def test_a_parser_that_gives_up_is_a_damaged_page(monkeypatch: pytest.MonkeyPatch) -> None:
    def without_memory(*_: object, **__: object) -> None:
        raise etree.XMLSyntaxError("out of memory", 2, 1, 1)

    monkeypatch.setattr(etree, "HTML", without_memory)
    with pytest.raises(ReadingError, match="too damaged"):
        parse("<p>a")
