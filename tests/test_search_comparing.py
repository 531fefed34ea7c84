"""Two renderings side by side: what is kept, changed, dropped and added, within a language and across."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from search.comparing.elsewhere import with_places
from search.comparing.sides import stretch
from search.library import Library
from search.model import Aligned, Article, Change, Comparison, Span
from tests.bench.altered import alteration, altered_pairs, side_by_side
from tests.bench.comparing import noise_of

TEXTS = {
    "en": "Bakers in Norwick close early\n\nThe town council met on Monday. “The mill will stay "
    "open until the new bridge is finished, and nobody will lose a job,” said Anna Price, the mayor. "
    "She promised that the town would pay 3 million pounds for the repair. The old bridge was closed "
    "in March after a crack was found in its pillar.",
    "other": "Mill to stay open\n\nThe old bridge was closed in March after a crack was found in its "
    "pillar. Mayor Anna Price said the mill might stay open until the new bridge is finished. She "
    "promised that the town would pay 4 million pounds for the repair.",
    "de": "Mühle bleibt offen\n\nDer Stadtrat tagte am Montag. „Die Mühle bleibt wohl geöffnet, "
    "bis die neue Brücke fertig ist“, räumte Bürgermeisterin Anna Price ein. Sie versprach, die Stadt "
    "werde drei Millionen Pfund für die Reparatur zahlen.",
    "hant": "磨坊照常營業\n\n鎮議會周一開會。鎮長安娜·普萊斯說：「新橋完工之前，磨坊會繼續營業，沒有"
    "人會丟掉工作。」她承諾鎮上將為維修支付300萬英鎊。",
    "hans": "磨坊照常营业\n\n镇议会周一开会。镇长安娜·普莱斯说：“新桥完工之前，磨坊会继续营业，没有人"
    "会丢掉工作。”她承诺镇上将为维修支付300万英镑。",
    "softer": "磨坊或停业\n\n镇长安娜·普莱斯强调：“新桥完工之前，磨坊可能会继续营业。”旧桥今年三月关闭。",
}


class Kit:
    """A library of these texts, and comparisons by words that stand in them."""

    def __init__(self, library: Library) -> None:
        self.library = library

    def article(self, name: str) -> Article:
        found = self.library.article(f"{name}.txt")
        assert found
        return found

    def compare(self, name: str, words: str, other: str, others: str) -> Comparison:
        here, there = self.article(name), self.article(other)
        return self.library.compare(here, span_of(here, words), there, span_of(there, others))

    def told(self, name: str, words: str, other: str, others: str) -> list[tuple[Change, str, str]]:
        """Each row as change, words here and words there, without stops at their ends."""
        found = self.compare(name, words, other, others)
        here, there = self.article(name).text, self.article(other).text
        return [(row.change, bare(row.here, here), bare(row.there, there)) for row in found.rows]


def span_of(article: Article, words: str) -> Span:
    at = article.text.index(words)
    return Span(at, at + len(words))


def bare(span: Span | None, text: str) -> str:
    return span.of(text).strip(" ,.，。") if span else ""


def marks(row: Aligned, here: Article, there: Article) -> tuple[list[str], list[str]]:
    return [span.of(here.text) for span in row.marks_here], [span.of(there.text) for span in row.marks_there]


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kit]:
    folder = tmp_path_factory.mktemp("mill")
    for name, text in TEXTS.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    with Library(folder, tmp_path_factory.mktemp("home")) as library:
        library.add()
        library.relations.catch_up()
        library.people()
        yield Kit(library)


def test_a_hedge_changes_a_clause_and_the_rest_is_dropped(kit: Kit) -> None:
    found = kit.compare("en", "The mill", "other", "the mill might")
    changed, dropped = found.rows
    assert (changed.change, dropped.change) == ("changed", "dropped")
    assert marks(changed, kit.article("en"), kit.article("other")) == ([], ["might"])
    assert bare(dropped.here, kit.article("en").text) == "and nobody will lose a job"
    assert found.same_language
    assert found.frame_changes == ("kind",)


def test_another_figure_is_marked(kit: Kit) -> None:
    (row,) = kit.compare("en", "3 million", "other", "4 million").rows
    assert row.change == "changed"
    assert marks(row, kit.article("en"), kit.article("other")) == (["3"], ["4"])


@pytest.mark.parametrize(
    ("other", "words", "label"),
    [
        ("de", "drei Millionen", "3 million pounds = drei Millionen Pfund"),
        ("hant", "300萬", "3 million pounds = 300萬英鎊"),
    ],
)
def test_the_same_figure_in_another_language_is_a_pair(kit: Kit, other: str, words: str, label: str) -> None:
    (row,) = kit.compare("en", "3 million", other, words).rows
    assert label in [pair.label for pair in row.pairs]
    assert (row.marks_here, row.marks_there) == ((), ())
    assert row.change == "kept"


def test_a_hedge_of_another_language_changes_a_clause(kit: Kit) -> None:
    found = kit.compare("en", "The mill", "de", "Die Mühle")
    assert [row.change for row in found.rows] == ["changed", "dropped"]
    assert any("wohl" in mark for mark in marks(found.rows[0], kit.article("en"), kit.article("de"))[1])
    assert found.frame_changes == ("verb",)
    assert found.frame_there.cue.of(kit.article("de").text).startswith("räumte")


def test_what_no_dictionary_pairs_is_not_called_changed(kit: Kit) -> None:
    assert [change for change, *_ in kit.told("de", "Der Stadtrat", "hans", "镇议会")] == ["unsure"]


def test_the_scripts_of_chinese_are_no_difference(kit: Kit) -> None:
    assert {change for change, _, _ in kit.told("hans", "新桥", "hant", "新橋")} == {"kept"}


def test_a_hedge_in_chinese_is_marked_as_a_word_and_what_is_missing_is_dropped(kit: Kit) -> None:
    found = kit.compare("hans", "新桥", "softer", "新桥")
    assert kit.told("hans", "新桥", "softer", "新桥")[-1] == ("dropped", "没有人会丢掉工作", "")
    assert marks(found.rows[0], kit.article("hans"), kit.article("softer")) == ([], ["可能"])
    assert "verb" in found.frame_changes


def test_turned_around_what_was_dropped_is_added(kit: Kit) -> None:
    assert kit.told("softer", "新桥", "hans", "新桥")[-1] == ("added", "", "没有人会丢掉工作")


def test_a_piece_of_a_quote_stands_for_all_of_it(kit: Kit) -> None:
    whole = kit.compare("en", "The mill", "hant", "新橋")
    assert kit.compare("en", "lose a job", "hant", "工作") == whole
    assert whole.here.of(kit.article("en").text).startswith("The mill will stay")


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_beside_itself_is_kept(kit: Kit, name: str) -> None:
    article = kit.article(name)
    for quote in article.quotes:
        found = kit.library.compare(
            article, Span(quote.start, quote.end), article, Span(quote.start, quote.end)
        )
        assert {row.change for row in found.rows} == {"kept"}
        assert all(row.here == row.there for row in found.rows)
        assert found.frame_changes == ()


def test_without_vectors_words_alone_tell(kit: Kit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kit.library.relations, "vectors", lambda _texts: None)
    assert [change for change, _, _ in kit.told("en", "The mill", "other", "the mill might")] == [
        "changed",
        "dropped",
    ]
    (row,) = kit.compare("en", "3 million", "de", "drei Millionen").rows
    assert row.change == "unsure"  # a figure alone is too little to say that all is kept
    assert "figure" in [pair.kind for pair in row.pairs]


def test_actors_and_days_that_exclude_each_other_are_told(kit: Kit) -> None:
    texts = "The police searched the house on Tuesday.", "军方周四搜查了这栋房子。"
    found, one, other = side_by_side(kit.library, ("en", "zh-Hans"), texts)
    (row,) = found.rows
    assert row.change == "changed"
    assert [pair.label for pair in row.pairs if "≠" in pair.label] == ["Tuesday ≠ 周四", "police ≠ 军方"]
    assert marks(row, one, other) == (["police", "Tuesday"], ["军方周四"])


def test_a_clause_that_another_language_puts_first_is_not_added(kit: Kit) -> None:
    texts = "We acted the moment we understood what had happened.", "一弄清事故原因，我们马上采取了行动。"
    found, *_ = side_by_side(kit.library, ("en", "zh-Hans"), texts)
    assert {row.change for row in found.rows} <= {"kept", "unsure"}


def test_the_podcast_of_the_seeds(seeds_home: Path) -> None:
    from tests.conftest import SEEDS

    with Library(SEEDS, seeds_home) as library:
        one, other = (next(a for a in library.articles() if a.file.startswith(n)) for n in ("001", "002"))
        found = library.compare(one, span_of(one, "沒有承諾"), other, span_of(other, "it may not be safe"))
    rows = {row.change: [] for row in found.rows}  # type: dict[Change, list[Aligned]]
    for row in found.rows:
        rows[row.change].append(row)
    assert any("沒有承諾會發布我們所做的一切" in bare(row.here, one.text) for row in rows["dropped"])
    changed = [marks(row, one, other) for row in rows["changed"]]
    assert any(
        "不再負責任" in "".join(here) and "may not be safe" in "".join(there) for here, there in changed
    )


def test_faithful_renderings_are_calm_and_an_altered_fact_is_told(kit: Kit) -> None:
    pairs = [pair for pair in altered_pairs() if pair.langs[0] == "en" and "zh" not in pair.langs[1]][::4]
    noise: Counter[str] = Counter()
    told: Counter[str] = Counter()
    for pair in pairs:
        noise += noise_of(*side_by_side(kit.library, pair.langs, pair.texts))
        changed = side_by_side(kit.library, pair.langs, (pair.texts[0], pair.altered))
        told[alteration(pair, *changed)] += 1
    assert noise["changed"] + noise["unsure"] <= 0.2 * noise["kept"]
    assert told["changed"] >= 0.5 * len(pairs) >= 6


# -- two whole articles ------------------------------------------------------------------------------


def matched(kit: Kit, name: str, other: str) -> list[tuple[str, str, bool]]:
    """The beginnings of the sentences that match, and whether they are moved."""
    here, there = kit.article(name), kit.article(other)
    found = kit.library.matches(here, there)
    return [(m.here.of(here.text)[:9], m.there.of(there.text)[:9], m.moved) for m in found]


def test_sentences_that_moved_are_matches(kit: Kit) -> None:
    assert matched(kit, "en", "other") == [
        ("“The mill", "Mayor Ann", False),
        ("She promi", "She promi", False),
        ("The old b", "The old b", True),
    ]


def test_sentences_match_across_languages_and_scripts(kit: Kit) -> None:
    assert [here for here, _, _ in matched(kit, "en", "hant")] == ["“The mill", "She promi"]
    assert [here[:4] for here, _, _ in matched(kit, "hans", "hant")][-2:] == ["镇长安娜", "她承诺镇"]


def test_an_article_matches_itself_sentence_by_sentence(kit: Kit) -> None:
    article = kit.article("en")
    found = kit.library.matches(article, article)
    assert len(found) == 4
    assert all(match.here == match.there and not match.moved for match in found)


def test_figures_that_cannot_both_be_right_are_told(kit: Kit) -> None:
    (row,) = kit.compare("en", "3 million", "other", "4 million").rows
    assert [pair.label for pair in row.pairs if "≠" in pair.label] == ["3 million pounds ≠ 4 million pounds"]


def test_what_the_other_article_says_a_sentence_away_is_elsewhere(kit: Kit) -> None:
    found = kit.compare("en", "The old bridge was closed in March", "other", "She promised")
    dropped = next(row for row in found.rows if row.change == "dropped")
    other = kit.article("other").text
    assert dropped.elsewhere
    assert dropped.elsewhere.of(other).startswith("The old bridge was closed in March")


def test_what_nobody_else_says_stands_nowhere(kit: Kit) -> None:
    dropped = kit.compare("en", "The mill", "other", "the mill might").rows[-1]
    assert (dropped.change, dropped.elsewhere) == ("dropped", None)


@pytest.mark.parametrize(("said", "is_found"), [((), False), ((Span(9, 30),), True)])
def test_what_is_known_to_say_the_same_is_elsewhere_with_less_in_common(
    said: tuple[Span, ...], is_found: bool
) -> None:
    text = "Far away the mill was shut.\n\nNobody came to look.\n\nThe bridge was closed again."
    article = Article(1, "a.txt", 0, "", text)
    other = Article(2, "b.txt", 0, "", "The bridge was closed. The mill has been shut for good.")
    here, there = stretch(other, Span(0, len(other.text))), stretch(article, Span(52, len(text)))
    row = Aligned("dropped", Span(23, len(other.text)), None)

    def encode(texts: Sequence[str]) -> NDArray[np.float32]:
        alike = ([1.0, 0.0] if "has been" in each else [0.4, 0.9] for each in texts)
        return np.array(list(alike), np.float32)

    (found,) = with_places([row], (other, here, ()), (article, there, said), encode)
    assert bool(found.elsewhere and found.elsewhere.of(text).startswith("Far away")) is is_found


def test_what_is_told_of_chinese_hangs_on_neither_script(kit: Kit) -> None:
    texts = "镇长说，新桥完工之前磨坊会继续营业。", "市长表示，磨坊在新桥建成以后可能停业。"
    traditional = "鎮長說，新橋完工之前磨坊會繼續營業。", "市長表示，磨坊在新橋建成以後可能停業。"
    sides = [(("zh-Hans", texts[at]), ("zh-Hant", traditional[at])) for at in (0, 1)]
    found = [compared(kit, here, there).rows for here in sides[0] for there in sides[1]]
    assert [[(row.change, row.marks_here, row.marks_there) for row in rows] for rows in found[1:]] == [
        [(row.change, row.marks_here, row.marks_there) for row in found[0]]
    ] * 3


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("The bridge reopened before Christmas.", "大桥于圣诞节后恢复通车。"),
        ("The river stood below the record of 1987.", "河水高于1987年的纪录。"),
        ("The last patient left the hospital.", "第一名患者离开医院。"),
        ("The world number 118 beat the champion.", "世界排名第248位的选手击败冠军。"),
        ("Bryn called it a luxury.", "克拉茨曼称之为奢侈。"),
    ],
)
def test_a_wrong_fact_is_told_as_changed(kit: Kit, english: str, chinese: str) -> None:
    assert "changed" in {row.change for row in compared(kit, ("en", english), ("zh-Hans", chinese)).rows}


def compared(kit: Kit, here: tuple[str, str], there: tuple[str, str]) -> Comparison:
    return side_by_side(kit.library, (here[0], there[0]), (here[1], there[1]))[0]
