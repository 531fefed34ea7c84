"""The parts of the related index by themselves: encoder, vectors, terms, scores, evidence, levels."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NoReturn

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search import files
from search.errors import EncoderError, LibraryError
from search.related import encoder as encoders
from search.related import evidence, terms
from search.related.analysed import Analysed
from search.related.conflicts import conflicts
from search.related.encoder import UseEncoder
from search.related.lexical import SharedWords
from search.related.lines import LINE, Lines, is_statement, source_key
from search.related.mapped import let_go, map_all, mapped
from search.related.prefixes import Prefixes
from search.related.ranking import MEANING, standard
from search.related.scores import Ask, Rarity, shared
from search.related.telling import told
from search.related.vectors import VectorFile, products

TEXTS = st.text(
    alphabet=st.sampled_from("ab Mara Quill 3.5 43亿美元 馬克·扎克伯格 “open source” 開源,。\n\x00é—🌟"),
    max_size=60,
)


# -- the encoder -----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def encoder() -> UseEncoder:
    return UseEncoder()


def test_a_mapped_table_is_the_same_whatever_its_file_held(tmp_path: Path) -> None:
    table = np.arange(3 << 20, dtype=np.uint8).reshape(-1, 512)
    path = tmp_path / "new" / "weights.table"
    for content in (None, b"short", bytes(table.nbytes)):
        if content is not None:
            path.write_bytes(content)
        assert np.array_equal(mapped(table, path), table)
        assert path.read_bytes() == table.tobytes()
    made = path.stat().st_mtime_ns
    rows = mapped(table, path)
    assert rows is not table
    let_go([rows])
    assert np.array_equal(rows, table)
    assert path.stat().st_mtime_ns == made
    (tmp_path / "file").touch()
    assert mapped(table, tmp_path / "file" / "weights.table") is table
    let_go([table])
    assert table[1, 1] == 1


def test_what_is_large_is_mapped_and_the_rest_of_an_object_stays(tmp_path: Path) -> None:
    large, small = np.arange(1 << 17, dtype=np.uint8), np.arange(4)
    owner = SimpleNamespace(table=large, layers=[large + 1, small], names=["a"], number=3)
    let_go(tables := map_all(owner, tmp_path / "weights"))
    assert sorted(file.name for file in tmp_path.iterdir()) == ["weights.layers.0", "weights.table"]
    held = (owner.table, *owner.layers)
    assert [id(each) for each in held] == [id(each) for each in (*tables, small)]
    assert [each.tobytes() for each in held[:2]] == [large.tobytes(), (large + 1).tobytes()]
    assert (owner.names, owner.number) == (["a"], 3)


def test_pieces_of_words_are_known_by_their_hashes_as_by_themselves() -> None:
    pieces = {"re": 1, chr(0x6572): 2, "r": 0, "渡轮": 3, "": 4}  # the first two are the same bytes
    kept = Prefixes(pieces)
    assert [kept.get(piece) for piece in pieces] == [*pieces.values()]
    assert [kept.get(other) for other in ("e", "er", "渡", "rere")] == [None] * 4
    assert Prefixes({}).get("re") is None


def test_vectors_have_length_one_and_renderings_are_near(encoder: UseEncoder) -> None:
    texts = [
        "The ferry was late because of the fog.",
        "由于大雾，渡轮晚点了。",
        "由於大霧，渡輪晚點了。",
        "Shares of the bank fell sharply after the report.",
    ]
    vectors = encoder.encode(texts)
    assert vectors.shape == (4, UseEncoder.dimensions)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-4)
    near = vectors @ vectors.T
    assert near[0, 1] > 0.6 > 0.3 > near[0, 3]
    assert near[1, 2] > 0.99


def test_a_package_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> NoReturn:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(encoders, "version", missing)
    with pytest.raises(EncoderError, match="not installed"):
        UseEncoder().encode(["a"])


def test_other_weights_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("weights.npz", "sp.model"):
        (tmp_path / name).write_bytes(b"other")
    monkeypatch.setattr(encoders, "_resources", lambda: tmp_path)
    with pytest.raises(EncoderError, match="weights"):
        UseEncoder().encode(["a"])
    (tmp_path / "sp.model").unlink()
    with pytest.raises(EncoderError, match=r"lacks sp\.model"):
        UseEncoder().encode(["a"])


def test_weights_are_hashed_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = tmp_path / "weights.json"
    hashed: list[Path] = []
    real = files.file_hash

    def counted(path: Path) -> str:
        hashed.append(path)
        return real(path)

    monkeypatch.setattr(encoders, "file_hash", counted)
    resources = encoders._resources()
    encoders._check(resources, cache)
    assert len(hashed) == 2
    encoders._check(resources, cache)
    assert len(hashed) == 2
    cache.write_text("[1, 2")
    encoders._check(resources, cache)
    assert len(hashed) == 4


# -- vectors on disk ---------------------------------------------------------------------------------------


def unit(count: int, seed: int = 0) -> Any:
    vectors = np.random.default_rng(seed).standard_normal((count, 512)).astype(np.float32)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def test_rows_come_back_nearly_as_they_were(tmp_path: Path) -> None:
    file = VectorFile(tmp_path / "v.i8", "a", 512)
    assert file.rows().shape == (0, 512)
    vectors = unit(5000)
    file.add(vectors[:3000])
    file.add(vectors[3000:])
    again = VectorFile(tmp_path / "v.i8", "a", 512)
    assert np.abs(products(again.rows(), vectors[:7]) - vectors @ vectors[:7].T).max() < 0.01


def test_an_interrupted_write_is_written_over(tmp_path: Path) -> None:
    file = VectorFile(tmp_path / "v.i8", "a", 512)
    file.add(unit(10))
    with file.path.open("ab") as out:
        out.write(b"\x7f" * 700)
    assert len(file.rows()) == 10
    file.add(unit(1, seed=5))
    assert file.path.stat().st_size == 11 * 512
    assert products(file.rows(), unit(1, seed=5))[10, 0] > 0.99


def test_rows_that_are_missing_are_not_counted(tmp_path: Path) -> None:
    file = VectorFile(tmp_path / "v.i8", "a", 512)
    file.add(unit(10))
    with file.path.open("r+b") as out:
        out.truncate(512 * 4 + 100)
    assert len(file.rows()) == 4


def test_rows_of_another_encoder_are_forgotten(tmp_path: Path) -> None:
    VectorFile(tmp_path / "v.i8", "a", 512).add(unit(10))
    other = VectorFile(tmp_path / "v.i8", "b", 512)
    assert len(other.rows()) == 0
    other.add(unit(2))
    assert len(other.rows()) == 2
    assert len(VectorFile(tmp_path / "v.i8", "a", 512).rows()) == 0


def test_kept_rows_are_copied_without_what_an_older_copy_left(tmp_path: Path) -> None:
    file = VectorFile(tmp_path / "v.i8", "a", 512)
    file.add(unit(5000))
    VectorFile(tmp_path / "w.i8", "a", 512).add(unit(3))
    keep = np.arange(6000) % 3 == 0
    kept = file.copy(keep, tmp_path / "w.i8")
    assert np.array_equal(kept.rows(), file.rows()[keep[:5000]])


# -- sentences, terms, scores ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The document speaks for itself.", True),
        ("“測試也已暫停了。”", True),
        ("測試也已暫停了", False),
        ("至今6人被捕。", True),
        ("完了。", False),
        ("Six people were arrested.", True),
        ("Six people were arrested", False),
        ("All rights reserved.", False),
        ("." * 5000 + "x", False),
        ("對該模型的測試也已暫停。", True),
        ("Mail us at news@example.org", False),
        ("../../static/pages/index_new5.html one two", False),
        ("2025年7月15日 20:58", False),
        ("", False),
    ],
)
def test_short_lines_addresses_and_dates_are_no_statements(text: str, expected: bool) -> None:
    assert is_statement(text) is expected


def test_sources_are_told_apart_but_not_by_their_letters() -> None:
    assert source_key("Bay News") == source_key(" bay news ")
    assert source_key("Bay News") != source_key("Bay Times")
    assert source_key("") == source_key("  ") == 0


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("zh-TW", [False, True, True, False]),
        ("zh-HK", [False, True, True, False]),
        ("zh-CN", [True, False, True, False]),
        ("zh-Hant", [False, True, True, False]),
        ("zh", [True, True, True, False]),
        ("EN", [False, False, False, True]),
        ("z", [False, False, False, False]),
    ],
)
def test_a_region_means_a_script_and_what_is_alike_in_both_is_in_either(
    asked: str, expected: list[bool]
) -> None:
    assert lines_of("zh-Hans", "zh-Hant", "zh", "en").in_languages([asked]).tolist() == expected


def all_terms(text: str, lang: str) -> set[str]:
    return {term for group in Analysed(text, lang).groups for term in group.terms}


def test_names_figures_and_concepts_are_the_same_in_all_languages() -> None:
    english = all_terms("Mark Zuckerberg spent $14.3 billion on open source on 9 September 2026.", "en")
    chinese = all_terms("2026年9月9日，馬克·扎克伯格為開源花費143億美元。", "zh-Hant")
    common = english & chinese
    assert {"f:1.43e+10 USD", "f:20260909 date", "f:909 date"} <= common
    assert "c:open-source" in common
    assert any(term.startswith("n:") for term in common)


@settings(deadline=None)
@given(TEXTS, st.sampled_from(["en", "zh-Hans", "de", "ja", "und"]))
def test_words_are_ordered_ranges_with_weights(text: str, lang: str) -> None:
    groups = Analysed(text, lang).groups
    assert all(0 <= group.start < group.end <= len(text) for group in groups)
    assert [group.start for group in groups] == sorted(group.start for group in groups)
    assert all(0 < weight <= 1 for group in groups for weight in group.terms.values())
    assert all(group.terms[group.word] == 1 for group in groups)


def lines_of(*langs: str) -> Lines:
    rows = [(n, n, 0, 0, lang.encode(), b"body", 10, True) for n, lang in enumerate(langs, 1)]
    return Lines(np.array(rows, LINE), "n", "v", range(1, len(langs) + 1))


def rows(*numbers: int) -> Any:
    return np.array(numbers, np.int32)


def test_a_rare_word_counts_for_more_and_a_word_counts_once() -> None:
    lines = lines_of(*["en"] * 20)
    postings = {"rare": rows(0), "common": rows(*range(1, 15)), "other": rows(0)}
    asks = [Ask("rare", {"rare": 1.0, "other": 0.9}), Ask("common", {"common": 1.0})]
    scores = shared(asks, "en", Rarity(lines), postings).sentences
    assert scores[0] > scores[1] > scores[19] == 0
    alone = shared([Ask("rare", {"rare": 1.0})], "en", Rarity(lines), postings).sentences
    assert scores[0] == alone[0]


def test_the_parts_of_one_name_that_always_stand_together_count_as_one_word() -> None:
    lines = lines_of(*["zh"] * 20)
    asks = [Ask("超级", {"超级": 1.0}), Ask("碗", {"碗": 1.0}, touches=True), Ask("国歌", {"国歌": 1.0})]

    def scored(postings: dict[str, Any]) -> tuple[list[float], float]:
        found = shared(asks, "zh", Rarity(lines), postings)
        return found.sentences.tolist(), found.whole

    together, whole = scored({"超级": rows(0, 1), "碗": rows(0, 1), "国歌": rows(2, 3)})
    assert together[0] == pytest.approx(together[2])
    apart, most = scored({"超级": rows(0, 1), "碗": rows(0, 5, 6), "国歌": rows(2, 3)})
    assert apart[0] > 1.3 * apart[2]
    assert most > whole


def test_a_common_word_stays_common_in_a_language_where_it_is_rare() -> None:
    lines = lines_of(*["en"] * 20, *["zh"] * 20)
    postings = {"w": rows(*range(15), 20), "z": rows(21)}
    scores = shared([Ask("w", {"w": 1.0}), Ask("z", {"z": 1.0})], "en", Rarity(lines), postings).sentences
    assert scores[20] < scores[21] / 3


def test_rarity_does_not_depend_on_the_size_of_the_library() -> None:
    small, large = Rarity(lines_of(*["en"] * 20)), Rarity(lines_of(*["en"] * 2000))
    assert small.share(rows(3), "en") == pytest.approx(1.0)
    assert large.share(rows(3), "en") == pytest.approx(1.0)
    assert small.share(rows(*range(20)), "en") < 0.05


@settings(deadline=None)
@given(st.lists(st.integers(-100, 100), max_size=50))
def test_standard_scores_keep_the_order_and_are_finite(percents: list[int]) -> None:
    values = np.array(percents, np.float32)
    found = standard(values, MEANING)
    assert np.isfinite(found).all()
    assert np.argsort(found, kind="stable").tolist() == np.argsort(values, kind="stable").tolist()


def test_one_value_does_not_stand_out() -> None:
    assert abs(standard(np.array([0.12], np.float32), MEANING)[0]) < 1


# -- evidence and levels -----------------------------------------------------------------------------------


def always(worth: float) -> evidence.Worth:
    """Every term is equally rare."""

    def of(_term: str, _family: str) -> float:
        return worth

    return of


def labels(here: str, there: str, lang: str = "en", **pairs: list[tuple[str, float]]) -> list[str]:
    ours, theirs = Analysed(here, "en"), Analysed(there, lang)
    given = {
        f"w:{word}": [(f"w:{other}", cosine) for other, cosine in found] for word, found in pairs.items()
    }
    reasons = evidence.reasons(ours, theirs, given, always(0.8))
    return [each.label for each in told(reasons, ours, 0, theirs, 0)]


def test_each_thing_is_told_once_by_its_best_name() -> None:
    assert labels("Mark Zuckerberg spoke.", "Zuckerberg stayed.") == ["Mark Zuckerberg = Zuckerberg"]
    assert labels("It cost $14.3 billion in 2026.", "花费143亿美元", "zh-Hans") == [
        "$14.3 billion = 143亿美元"
    ]


def test_words_of_two_languages_are_told_when_the_pair_is_sure() -> None:
    assert labels("The crane fell.", "起重机倒了", "zh-Hans", crane=[("起重机", 0.85)]) == ["crane = 起重机"]
    assert labels("The crane fell.", "起重机倒了", "zh-Hans", crane=[("起重机", 0.6)]) == []


@pytest.mark.parametrize(
    ("here", "there", "expected"),
    [
        ("It lost 460 tonnes of fuel.", "漏油640公吨。", True),
        ("It lost 460 tonnes of fuel.", "It lost 460 tonnes of oil and 20 tonnes of coal.", False),
        ("It is more than 20 metres deep.", "水深22米。", False),
        ("It is 19 metres deep.", "It is more than 20 metres deep.", True),
        ("It cost nearly 40 million dollars.", "It cost 39.5 million dollars.", False),
        ("On 3 May it was sold.", "On 4 May it was sold.", False),
        ("Three ships sank.", "The road is 5 km long.", False),
    ],
)
def test_figures_of_one_unit_agree_or_conflict(here: str, there: str, expected: bool) -> None:
    lang = "en" if there.isascii() else "zh-Hans"
    assert bool(conflicts(Analysed(here, "en").figures, Analysed(there, lang).figures)) is expected


@settings(deadline=None)
@given(TEXTS, TEXTS)
def test_evidence_never_leaves_its_texts(here: str, there: str) -> None:
    ours, theirs = Analysed(here, "en"), Analysed(there, "zh-Hant")
    reasons = evidence.reasons(ours, theirs, {}, always(0.5))
    for reason in told(reasons, ours, 7, theirs, 3):
        assert reason.label
        assert all(7 <= span.start < span.end <= 7 + len(here) for span in reason.here)
        assert all(3 <= span.start < span.end <= 3 + len(there) for span in reason.there)


def test_terms_change_with_their_makers(monkeypatch: pytest.MonkeyPatch) -> None:
    before = terms.identity()
    monkeypatch.setattr(terms, "_VERSION", 10**6)
    assert terms.identity() != before


def test_a_file_in_the_place_of_the_folder_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "related").write_text("", encoding="utf-8")
    with pytest.raises(LibraryError, match="The index of related passages cannot be used"):
        SharedWords(tmp_path / "related" / "words.db")
