"""A language is one data file: an invented one is added, and all files are well formed."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import pytest
import yaml

from search.quotes import cues, extract_quotes, find

INVENTED = """
lang: qx
speech:
  veli: velis velan
sources: [maro]
inverts: always
needs: that
that: ke
pronouns: {lun: m, lan: f}
auxiliaries: os
adverbs: dorin
determiners: lo la
articles: lo la
links: dul
prepositions: ena
breaks: ke
joins: et
people: mastro
"""


@pytest.fixture
def invented(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An invented language, added by writing its data file next to the others."""
    data = Path(str(resources.files("search.quotes") / "data"))
    folder = tmp_path / "data"
    folder.mkdir()
    for file in data.glob("*.yaml"):
        (folder / file.name).write_bytes(file.read_bytes())
    (folder / "qx.yaml").write_text(INVENTED, encoding="utf-8")
    real = resources.files
    monkeypatch.setattr(resources, "files", lambda name: tmp_path if name == "search.quotes" else real(name))
    cues.load.cache_clear()
    cues.lexicon.cache_clear()
    yield
    cues.load.cache_clear()
    cues.lexicon.cache_clear()


@pytest.mark.usefixtures("invented")
def test_one_data_file_adds_a_language() -> None:
    (quote,) = extract_quotes("“Pano es frigo en tulo”, velis dorin lo mastro Bor Tam.", "qx")
    assert (quote.kind, quote.text, quote.cue, quote.speaker_text) == (
        "direct",
        "Pano es frigo en tulo",
        "velis",
        "lo mastro Bor Tam",
    )
    (quote,) = extract_quotes("Bor Tam velis ke pano es frigo.", "qx")
    assert (quote.kind, quote.text, quote.speaker_text) == ("indirect", "pano es frigo", "Bor Tam")
    (quote,) = extract_quotes("Maro Bor Tam, pano es frigo.", "qx")
    assert (quote.kind, quote.text, quote.speaker_text) == ("indirect", "pano es frigo", "Bor Tam")


def test_without_its_file_the_language_has_only_its_marks() -> None:
    (quote,) = extract_quotes("“Pano es frigo en tulo”, velis dorin lo mastro Bor Tam.", "qx")
    assert (quote.kind, quote.text, quote.cue, quote.speaker_text) == (
        "direct",
        "Pano es frigo en tulo",
        "",
        "",
    )
    assert extract_quotes("Bor Tam velis ke pano es frigo.", "qx") == []


def test_a_colon_or_dash_needs_no_data_file() -> None:
    (quote,) = extract_quotes("Bor Tam: “Pano es frigo.”", "qx")
    assert (quote.text, quote.speaker_text) == ("Pano es frigo.", "Bor Tam")
    (quote,) = extract_quotes("“Pano es frigo en tulo.” — Bor Tam", "qx")
    assert (quote.text, quote.speaker_text) == ("Pano es frigo en tulo.", "Bor Tam")


def test_english_verbs_are_not_tried_elsewhere() -> None:
    assert extract_quotes("Bor Tam said that pano es frigo.", "qx") == []
    found = find("La “pano” es frigo.", None, "qx")
    assert found.quotes == ()
    assert [term.text for term in found.terms] == ["pano"]


@pytest.mark.parametrize(
    "file", sorted(p.name for p in Path(str(resources.files("search.quotes") / "data")).glob("??.yaml"))
)
def test_data_files_are_well_formed(file: str) -> None:
    data = yaml.safe_load((resources.files("search.quotes") / "data" / file).read_text(encoding="utf-8"))
    assert data["lang"] == file.removesuffix(".yaml")
    assert all(isinstance(word, str) for word in data.get("pronouns", {}))


def _values(data: object) -> Iterator[object]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield key
            yield from _values(value)
    elif isinstance(data, list):
        for value in data:
            yield from _values(value)
    else:
        yield data


def test_every_word_of_the_data_files_is_text() -> None:
    files = list((Path(cues.__file__).parent / "data").rglob("*.yaml"))
    assert len(files) > 10
    for file in files:
        values = _values(yaml.safe_load(file.read_text("utf-8")))
        assert [value for value in values if not isinstance(value, str | None)] == [], file.name


def test_a_word_that_yaml_reads_as_true_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "xx.yaml").write_text("speech:\n  say: says\nparticle_verbs:\n  go: on\n", "utf-8")
    monkeypatch.setattr(resources, "files", lambda _: tmp_path)
    with pytest.raises(TypeError, match="particle_verbs: go"):
        cues.load.__wrapped__("xx")


def test_a_particle_that_yaml_would_read_as_true() -> None:
    words = cues.lexicon("en")
    assert words is not None
    assert "on" in words.particle_verbs["go"]
