"""Finding a kept span again: never silently at a look-alike."""

from __future__ import annotations

from dataclasses import asdict, replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.bookmarks import Bookmark, anchor, bookmark_of, bookmark_of_quote, resolve
from search.model import Article, Block, Quote, Span
from search.reading import read_file
from search.reading.edits import Change, EditMap, apply

SEEDS = Path(__file__).parent.parent / "seeds"

ALPHA = "Team Alpha will send its report to the board by Friday."
BETA = "Team Beta will send its report to the board by Friday."
GAMMA = "Team Gamma will send its report to the board by Friday."
DELTA = "Team Delta will send its report to the board by Friday."
LONGER = "Team Alpha will send its first report to the whole board by Friday."
INTRO = "The plan was agreed on Monday."
OUTRO = "Nothing else was decided."


def kept(text: str, words: str, nth: int = 0) -> Bookmark:
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Bookmark(
        file="a.txt", quote=words, sha256="old", **asdict(anchor(text, start, start + len(words)))
    )


@pytest.mark.parametrize("gap", [" ", "\n", "\n\n"])
@pytest.mark.parametrize(
    "order",
    [
        (INTRO, ALPHA, BETA, OUTRO),
        (INTRO, BETA, ALPHA, OUTRO),
        (ALPHA, BETA, OUTRO),
        (INTRO, ALPHA, BETA),
        (INTRO, BETA, ALPHA),
        (ALPHA, BETA),
        (BETA, ALPHA),
        (INTRO, ALPHA, "A sentence of its own stands between the two teams.", BETA, OUTRO),
        (INTRO, GAMMA, ALPHA, BETA, DELTA, OUTRO),
        (GAMMA, DELTA, ALPHA, BETA),
    ],
)
def test_a_deleted_sentence_is_never_found_in_its_look_alike(order: tuple[str, ...], gap: str) -> None:
    text = gap.join(order)
    bookmark = kept(text, ALPHA)
    without = gap.join(part for part in order if part != ALPHA)
    assert resolve(bookmark, without, "new").state == "orphan"
    assert resolve(bookmark, without.upper(), "new").state == "orphan"


@pytest.mark.parametrize("gone", [(ALPHA, BETA), (ALPHA, GAMMA), (ALPHA, BETA, GAMMA)])
def test_nor_when_neighbours_went_with_it(gone: tuple[str, ...]) -> None:
    order = (INTRO, GAMMA, ALPHA, BETA, DELTA, OUTRO)
    without = " ".join(part for part in order if part not in gone)
    assert resolve(kept(" ".join(order), ALPHA), without, "new").state == "orphan"


@pytest.mark.parametrize(
    "order", [(INTRO, ALPHA, LONGER, OUTRO), (INTRO, LONGER, ALPHA, OUTRO), (ALPHA, LONGER)]
)
def test_nor_in_a_neighbour_that_only_adds_words(order: tuple[str, ...]) -> None:
    without = " ".join(part for part in order if part != ALPHA)
    assert resolve(kept(" ".join(order), ALPHA), without, "new").state == "orphan"


def test_nor_after_a_phrase_that_stands_before_many() -> None:
    head = "The members present at the meeting agreed that:"
    bookmark = kept(f"One. {head} {ALPHA} Two. {head} {LONGER} Three. {head} {GAMMA}", ALPHA)
    assert resolve(bookmark, f"{head} {LONGER} Three. {head} {GAMMA}", "new").state == "orphan"


def test_a_chinese_look_alike_is_not_taken_either() -> None:
    order = (
        "会议于周一召开,各方已就计划达成一致。",
        "甲队将于周五之前向董事会提交报告。",
        "乙队将于周五之前向董事会提交报告。",
        "此外没有作出其他决定。",
    )
    bookmark = kept("".join(order), order[1])
    assert resolve(bookmark, order[0] + order[2] + order[3], "new").state == "orphan"
    assert resolve(bookmark, order[0] + order[2] + "其他事项另行通知。", "new").state == "orphan"


def test_the_same_words_at_the_same_place_are_exact() -> None:
    text = f"{INTRO} {ALPHA} {OUTRO}"
    bookmark = kept(text, ALPHA)
    assert resolve(bookmark, text, "old").state == "exact"
    assert resolve(bookmark, text + " More.", "new").state == "exact"


def test_paragraphs_above_move_it() -> None:
    text = f"{INTRO}\n\n{ALPHA}\n\n{OUTRO}"
    new = "One.\n\nTwo.\n\nThree.\n\n" + text
    found = resolve(kept(text, ALPHA), new, "new")
    assert (found.state, new[found.start : found.end]) == ("moved", ALPHA)


def test_of_equal_sentences_the_neighbours_choose() -> None:
    text = f"He began. {ALPHA} Then he paused for a while. She went on. {ALPHA} Then she left the room."
    bookmark = kept(text, ALPHA, 1)
    new = "Preface. " + text
    found = resolve(bookmark, new, "new")
    assert (found.state, found.start) == ("moved", new.rindex(ALPHA))
    one_side = new.replace("Then she left the room.", "Then the lights went out.")
    assert resolve(bookmark, one_side, "new").start == one_side.rindex(ALPHA)


def test_equal_sentences_without_their_neighbours_are_ambiguous() -> None:
    text = f"First words here. {ALPHA} Some other words."
    found = resolve(kept(text, ALPHA), f"New. {ALPHA} New again. {ALPHA} New at the end.", "new")
    assert found.state == "ambiguous"
    assert len(found.candidates) == 2
    assert (found.start, found.end) == (0, 0)


def test_the_only_place_of_long_words_is_moved_and_says_so() -> None:
    text = f"He began. {ALPHA} Then he paused for a while. {ALPHA} Then he went home at last."
    found = resolve(
        kept(text, ALPHA, 0), text.replace(f"He began. {ALPHA} ", "He said nothing at all. "), "new"
    )
    assert found.state == "moved"


def test_a_few_words_elsewhere_are_only_a_candidate() -> None:
    text = "Meta invested $14.3 billion in the start-up."
    bookmark = kept(text, "$14.3 billion")
    found = resolve(bookmark, "The other firm is worth $14.3 billion, analysts say.", "new")
    assert (found.state, len(found.candidates)) == ("ambiguous", 1)
    assert resolve(bookmark, "Today " + text, "new").state == "moved"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (ALPHA, "Team Alpha will send its final report to the board by Friday."),
        (ALPHA, "Team Alpha will send its report to the board by Monday."),
        (ALPHA, "Team Alpha\nwill send its report to the board by Friday."),
        ("我們計劃繼續發布領先的開源模型。", "我們計劃繼續發布領先的開源和閉源模型。"),
    ],
)
def test_an_edit_between_both_neighbours_is_changed(old: str, new: str) -> None:
    text = f"{INTRO} {old} {OUTRO}"
    after = f"Added above. {INTRO} {new} {OUTRO}"
    found = resolve(kept(text, old), after, "new")
    assert (found.state, after[found.start : found.end]) == ("changed", new)


@pytest.mark.parametrize("side", ["before", "after"])
def test_an_edit_beside_one_neighbour_is_changed_if_no_word_was_swapped(side: str) -> None:
    new = ALPHA.replace("its report", "its final report")
    text = f"{INTRO} {ALPHA} {OUTRO}"
    after = text.replace(ALPHA, new).replace(INTRO if side == "before" else OUTRO, "Rewritten from scratch.")
    found = resolve(kept(text, ALPHA), after, "new")
    assert (found.state, after[found.start : found.end]) == ("changed", new)


def test_other_words_between_both_neighbours_are_an_orphan() -> None:
    text = f"{INTRO} {ALPHA} {OUTRO}"
    assert (
        resolve(kept(text, ALPHA), f"{INTRO} Quite a different matter came up. {OUTRO}", "new").state
        == "orphan"
    )


def test_a_hand_written_bookmark_is_found_by_its_words_alone() -> None:
    bookmark = Bookmark(file="a.txt", quote="Alpha will send")
    assert resolve(bookmark, f"{INTRO} {ALPHA}").state == "exact"
    assert resolve(bookmark, f"{ALPHA} {ALPHA}").state == "ambiguous"
    assert resolve(bookmark, BETA).state == "orphan"


def test_a_note_on_the_article_has_no_place() -> None:
    assert resolve(Bookmark(file="a.txt", note="n"), "").state == "exact"


def test_a_reworded_quote_is_found_by_its_anchored_words() -> None:
    text = f"{INTRO} {ALPHA} {OUTRO}"
    bookmark = replace(kept(text, ALPHA), quote="Alpha reports on Friday")
    assert resolve(bookmark, text, "old").state == "exact"


@settings(deadline=None)
@given(st.text(min_size=1), st.text(), st.text(), st.text())
def test_what_was_just_kept_is_exact_and_an_addition_above_loses_nothing(
    words: str, before: str, after: str, added: str
) -> None:
    text = before + words + after
    bookmark = Bookmark(file="a", quote=words, **asdict(anchor(text, len(before), len(before) + len(words))))
    assert resolve(bookmark, text).state == "exact"
    new = added + text
    found = resolve(bookmark, new)
    if found.state in ("exact", "moved"):
        assert new[found.start : found.end] == words


@settings(deadline=None)
@given(st.text(min_size=1), st.text(), st.text(), st.text())
def test_a_place_is_only_given_where_the_words_or_their_neighbours_are(
    words: str, before: str, after: str, other: str
) -> None:
    text = before + words + after
    bookmark = Bookmark(file="a", quote=words, **asdict(anchor(text, len(before), len(before) + len(words))))
    found = resolve(bookmark, other, "new")
    assert 0 <= found.start <= found.end <= len(other)
    if found.state in ("exact", "moved"):
        assert other[found.start : found.end] == words
    assert (found.end > 0) == (found.state in ("exact", "moved", "changed"))


def test_long_texts_are_searched_by_plain_finding() -> None:
    text = "略abc. 戰" * 130_000
    bookmark = Bookmark(
        file="a", quote="not there " * 40, start=5, end=405, prefix=text[:32], suffix=text[40:72]
    )
    assert resolve(bookmark, text, "new").state == "orphan"
    assert resolve(replace(bookmark, quote="略" * 400), "略" * 1_000_000, "new").state == "ambiguous"


def test_neighbours_are_32_code_points_or_reach_the_ends() -> None:
    text = "字" * 40 + "👩words" + "x" * 5
    found = anchor(text, 40, 46)
    assert (found.exact, found.prefix, found.suffix) == ("👩words", "字" * 32, "xxxxx")


# -- from an article -------------------------------------------------------------------------------


def article_of(raw: str, *changes: Change) -> Article:
    text, edits = apply(raw, changes)
    blocks = (Block(0, len(text), "body", "zh-Hant"),)
    return Article(1, "b.txt", 0, "T", text, date_words="前天", blocks=blocks, edits=tuple(edits), sha256="s")


def test_a_bookmark_keeps_the_raw_words_and_resolves_in_both_layers() -> None:
    raw = "公司的戰(zhàn)略沒有改變,將繼續發(fā)布模型?!?/p>之後"
    gloss = [
        Change(raw.index(part), raw.index(part) + len(part), "", "pinyin") for part in ("(zhàn)", "(fā)")
    ]
    mark = raw.index("?!?/p>")
    article = article_of(raw, *gloss, Change(mark, mark + 6, "。”", "quote end"))
    start = article.text.index("戰略")
    bookmark = bookmark_of(article, start, article.text.index("”"), note="n", tags=["t"])
    assert bookmark.quote == "戰略沒有改變,將繼續發布模型。"
    assert bookmark.raw == raw[3 : mark + 6]
    assert (bookmark.raw_start, bookmark.raw_end) == (3, mark + 6)
    assert bookmark.repairs == ("pinyin:2", "quote end:1")
    assert (bookmark.lang, bookmark.date, bookmark.note, bookmark.tags) == ("zh-Hant", "前天", "n", ("t",))
    assert resolve(bookmark, article.text, "s").state == "exact"
    assert resolve(bookmark, raw, "s", layer="raw").state == "exact"
    assert resolve(bookmark, raw, "s").state == "moved"


def test_a_bookmark_of_a_quote_names_the_speaker_and_drops_outer_space() -> None:
    article = article_of("他表示:“ 我們沒有改變 ”")
    quote = Quote(
        5, 13, " 我們沒有改變 ", "direct", speaker_text="他", person="馬克·扎克伯格", lang="zh-Hant"
    )
    bookmark = bookmark_of_quote(article, quote)
    assert (bookmark.quote, bookmark.start, bookmark.end) == ("我們沒有改變", 6, 12)
    assert (bookmark.kind, bookmark.speaker, bookmark.speaker_as_written) == ("quote", "馬克·扎克伯格", "他")
    assert bookmark.raw == ""
    assert bookmark.repairs == ()


def test_a_statement_that_is_split_is_kept_whole() -> None:
    from search.export.excerpts import of_quotes

    text = "“We stay”, said Ada, “until spring comes”. Nora agreed."
    spans = [(1, 8), (22, 40), (28, 34), (43, 54)]
    kinds = ("direct", "direct", "direct", "indirect")
    quotes = tuple(
        Quote(start, end, text[start:end], kind, "said", group=int(start > 42))  # type: ignore[arg-type]
        for (start, end), kind in zip(spans, kinds, strict=True)
    )
    article = replace(article_of(text), quotes=quotes)
    whole = bookmark_of_quote(article, quotes[1])
    assert whole.quote == "We stay … until spring comes"
    assert whole.words == text[1:40]
    assert (whole.speech, whole.verb, whole.is_verbatim) == ("direct", "said", True)
    assert resolve(whole, text, "s").state == "exact"
    assert [each.quote for each in of_quotes(quotes, lambda _: article)] == [whole.quote, "Nora agreed"]
    assert not bookmark_of_quote(article, quotes[3]).is_verbatim


def test_words_inside_a_quote_are_written_once_and_told_from_it() -> None:
    from search.export.excerpts import of_quotes

    text = "“I saw ‘no fire’ and he wrote ‘not now’ there”, said Ada."
    ada = Quote(1, 45, text[1:45], "direct", "said", person="Ada", group=1)
    own = Quote(8, 15, text[8:15], "direct", person="Ada", group=2, flags=("nested",))
    his = Quote(31, 38, text[31:38], "direct", "wrote", speaker_text="he", group=3, flags=("nested",))
    article = replace(article_of(text), quotes=(ada, own, his))
    found = [(each.quote, each.tags) for each in of_quotes(article.quotes, lambda _: article)]
    assert found == [(ada.text, ()), ("not now", ("nested",))]


@pytest.mark.parametrize("name", sorted(path.name for path in SEEDS.glob("*.txt")))
def test_every_line_of_the_starter_corpus_can_be_kept(name: str) -> None:
    text = (SEEDS / name).read_text(encoding="utf-8")
    article = Article(1, name, 0, "T", text)
    position = 0
    for line in text.split("\n"):
        if line.strip():
            bookmark = bookmark_of(article, position, position + len(line))
            assert Span(bookmark.start, bookmark.end).of(text) == line.strip()
            assert resolve(bookmark, text, "new").state == "exact"
            assert resolve(bookmark, "新\n" * 3 + text, "new").state in ("moved", "ambiguous")
        position += len(line) + 1


@pytest.mark.parametrize("name", sorted(path.name for path in SEEDS.glob("*.txt")))
def test_every_passage_of_the_starter_corpus_is_exact_in_both_layers(name: str) -> None:
    for article in read_file(SEEDS / name, name).articles:
        raw = EditMap(article.edits).raw_text(article.text)
        for passage in article.passages:
            bookmark = bookmark_of(article, passage.start, passage.end)
            assert resolve(bookmark, article.text, "new").state == "exact"
            assert resolve(bookmark, raw, "new", layer="raw").state == "exact"
            assert Span(bookmark.raw_start, bookmark.raw_end).of(raw) == bookmark.raw_words
