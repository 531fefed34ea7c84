"""Every reader on damaged files: whatever the bytes, an article or a ReadingError comes out, and soon."""

from __future__ import annotations

import signal
import sys
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.errors import ReadingError
from search.reading import Overrides, read_file
from search.reading.formats import readers

SAMPLES = sorted(path for path in (Path(__file__).parent / "samples").iterdir() if path.suffix != ".json")
SAMPLES = [path for path in SAMPLES if path.is_file()]
PACKED = [path for path in SAMPLES if zipfile.is_zipfile(path)]
ODD_ENCODINGS = (
    *("hex", "rot13", "zip", "bz2", "base64", "uu", "quopri", "none", "a\0b", "\ud800", "undefined", "mbcs"),
    *(
        "punycode",
        "idna",
        "unicode_escape",
        "raw_unicode_escape",
        "utf-7",
        "utf-16",
        "cp037",
        "hz",
        "iso2022_jp",
    ),
)
TOO_LONG = 60  # seconds until a reader counts as hanging; each file is small

Mutation = tuple[str, float, bytes]


@pytest.fixture(autouse=True)
def no_hang() -> Iterator[None]:
    """An alarm for a reader that never comes back, where the system has one."""
    if sys.platform == "win32":
        yield
        return
    signal.alarm(TOO_LONG)
    yield
    signal.alarm(0)


def mutations() -> st.SearchStrategy[list[Mutation]]:
    kinds = st.sampled_from(["cut", "insert", "replace", "double", "swap"])
    place = st.floats(0, 1, exclude_max=True)
    tokens = st.sampled_from(
        [b"<", b"]]>", b"&#x0;", b"\x00", b"\xff", b"\xef\xbb\xbf", b"---\n", b'"', b"{", b"%"]
    )
    return st.lists(st.tuples(kinds, place, st.one_of(tokens, st.binary(max_size=8))), min_size=1, max_size=6)


def mutated(data: bytes, wanted: list[Mutation]) -> bytes:
    for kind, place, bytes_ in wanted:
        at = int(place * len(data))
        if kind == "cut":
            data = data[:at]
        elif kind == "insert":
            data = data[:at] + bytes_ + data[at:]
        elif kind == "replace":
            data = data[:at] + bytes_ + data[at + len(bytes_) :]
        elif kind == "double":
            data = data[:at] + data[max(0, at - 200) : at] * 3 + data[at:]
        else:
            data = data[at:] + data[:at]
    return data


def packed_anew(data: bytes, chosen: float, wanted: list[Mutation]) -> bytes:
    """An archive with one member changed: a change of packed bytes only breaks the packing."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        names = [name for name in old.namelist() if not name.endswith("/")]
        for n, name in enumerate(names):
            member = old.read(name)
            new.writestr(name, mutated(member, wanted) if n == int(chosen * len(names)) else member)
    return made.getvalue()


def check(path: Path, encoding: str = "") -> None:
    """Read a file; what comes out must hold together."""
    try:
        articles = read_file(path, path.name, Overrides(encoding=encoding)).articles
    except ReadingError:
        return
    for article in articles:
        end = 0
        for block in article.blocks:
            assert end <= block.start < block.end <= len(article.text)
            end = block.end
        assert all(p.start < p.end <= len(article.text) for p in article.passages)
        article.text.encode()  # no half characters: they cannot be kept


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(wanted=mutations())
def test_a_damaged_sample_harms_nothing(sample: Path, tmp_path: Path, wanted: list[Mutation]) -> None:
    path = tmp_path / sample.name
    path.write_bytes(mutated(sample.read_bytes(), wanted))
    check(path)


@pytest.mark.parametrize("sample", PACKED, ids=lambda path: path.name)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chosen=st.floats(0, 1, exclude_max=True), wanted=mutations())
def test_a_damaged_member_of_an_archive_harms_nothing(
    sample: Path, tmp_path: Path, chosen: float, wanted: list[Mutation]
) -> None:
    path = tmp_path / sample.name
    path.write_bytes(packed_anew(sample.read_bytes(), chosen, wanted))
    check(path)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
def test_a_sample_in_an_odd_encoding_harms_nothing(sample: Path) -> None:
    for encoding in ODD_ENCODINGS:
        check(sample, encoding)


@pytest.mark.parametrize("declared", ODD_ENCODINGS)
def test_an_odd_declaration_harms_nothing(declared: str, tmp_path: Path) -> None:
    name = declared.encode("utf-8", "replace")
    story = "Das Café schließt, sagte der Wirt am Dienstag; die Gäste müssen sich anderswo treffen. ".encode(
        "cp1252"
    )
    for suffix, head in (
        (".html", b'<meta charset="%s"><p>'),
        (".xml", b'<?xml version="1.0" encoding="%s"?><rss><channel><item><description>'),
        (".eml", b'Subject: =?%s?Q?=E9?=\nContent-Type: text/plain; charset="%s"\n\n'),
    ):
        path = tmp_path / f"odd{suffix}"
        path.write_bytes(head.replace(b"%s", name) + story * 5)
        check(path)


@pytest.mark.parametrize("suffix", sorted(readers()))
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=400))
def test_any_bytes_under_any_name_harm_nothing(suffix: str, tmp_path: Path, data: bytes) -> None:
    path = tmp_path / f"any{suffix}"
    path.write_bytes(data)
    check(path)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
def test_a_sample_under_a_wrong_name_harms_nothing(sample: Path, tmp_path: Path) -> None:
    for suffix in readers():
        path = tmp_path / f"{sample.stem}{suffix}"
        path.write_bytes(sample.read_bytes())
        check(path)
