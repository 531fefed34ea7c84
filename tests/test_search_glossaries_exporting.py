"""Confirmed pairs for other programs: OmegaT glossaries and translation memories."""

from __future__ import annotations

from datetime import datetime, timezone
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.errors import ExportError
from search.files import save
from search.glossaries import Entry, Form, Own
from search.glossaries.exporting import tag_of, tmx, tsv
from search.glossaries.own import parse

OWN = parse("""\
pairs:
  - en: [open source, open-source]
    zh: [开源, 開源]
    de: quelloffen
    note: of <models> & code
  - {en: "C# <T>", zh-Hant: 型別}
not:
  - {en: open-source, zh: 開源}
  - {en: open, zh: 开放}
""")
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
MOMENT = datetime(2026, 1, 2, 3, 4, 5, tzinfo=timezone.utc)


def units(text: str) -> list[list[tuple[str, str]]]:
    root = ElementTree.fromstring(text.encode())
    return [
        [(tuv.get(LANG, ""), tuv.findtext("seg") or "") for tuv in tu.findall("tuv")]
        for tu in root.iter("tu")
    ]


def test_a_memory_has_one_unit_for_each_confirmed_pair() -> None:
    text = tmx(OWN, MOMENT)
    root = ElementTree.fromstring(text.encode())
    header = root.find("header")
    assert header is not None
    assert (root.tag, root.get("version"), header.get("creationdate")) == ("tmx", "1.4", "20260102T030405Z")
    assert {
        "creationtool",
        "creationtoolversion",
        "segtype",
        "o-tmf",
        "adminlang",
        "srclang",
        "datatype",
    } <= set(header.keys())
    found = units(text)
    assert [("en", "open source"), ("zh-Hans", "开源")] in found
    assert [("en", "open source"), ("zh-Hant", "開源")] in found
    assert [("zh-Hant", "開源"), ("de", "quelloffen")] in found
    assert [("en", "C# <T>"), ("zh-Hant", "型別")] in found
    # 开源 and 開源 are one word in two scripts: what is denied of one is denied of both
    assert not any(("en", "open-source") in each and each[1][0].startswith("zh") for each in found)
    assert not any(("en", "open") in each for each in found)
    assert root.findtext("body/tu/note") == "of <models> & code"
    assert len(found) == 7


def test_a_glossary_has_three_columns_in_one_direction() -> None:
    rows = [line.split("\t") for line in tsv(OWN, "en", "zh").splitlines()]
    assert rows == [
        ["open source", "开源", "of <models> & code"],
        ["open source", "開源", "of <models> & code"],
        ["C# <T>", "型別", ""],
    ]
    assert tsv(OWN, "zh-Hant", "en").splitlines()[0] == "開源\topen source\tof <models> & code"
    assert tsv(OWN, "zh-Hant", "de") == "開源\tquelloffen\tof <models> & code\n"
    assert tsv(OWN, "fr", "en") == ""


def test_a_row_of_a_glossary_is_no_comment() -> None:
    own = Own((Entry((("en", ("#tag",)), ("zh", ("标\t签\n",))), note="a\tb"),))
    assert tsv(own, "en", "zh") == " #tag\t标 签\ta b\n"


@given(st.lists(st.tuples(st.text(min_size=1), st.text(min_size=1), st.text()), max_size=5))
def test_any_form_gives_a_file_that_others_read(pairs: list[tuple[str, str, str]]) -> None:
    own = Own(tuple(Entry((("en", (one,)), ("de", (other,))), note=note) for one, other, note in pairs))
    assert len(units(tmx(own, MOMENT))) == len(pairs)
    rows = tsv(own, "en", "de").split("\n")[:-1]
    assert len(rows) == len(pairs)
    assert all(row.count("\t") == 2 for row in rows)
    assert not any(row.startswith("#") for row in rows)


@pytest.mark.parametrize(
    ("form", "tag"),
    [
        (Form("開源", "zh"), "zh-Hant"),
        (Form("开源", "zh"), "zh-Hans"),
        (Form("模型", "zh-Hant"), "zh-Hant"),
        (Form("AI", "zh"), "zh"),
        (Form("防波堤", "zh"), "zh"),
        (Form("model", "en"), "en"),
    ],
)
def test_chinese_has_its_script(form: Form, tag: str) -> None:
    assert tag_of(form) == tag


def test_what_is_written_alike_in_both_scripts_is_in_both() -> None:
    own = parse("pairs:\n  - {en: mole, zh: [防波堤]}\n")
    assert tsv(own, "zh-Hant", "en") == tsv(own, "zh-Hans", "en") == "防波堤\tmole\t\n"


def test_no_file_is_written_over(tmp_path: Path) -> None:
    path = tmp_path / "a" / "pairs.tmx"
    path.parent.mkdir()
    assert save(path, "one") == path
    with pytest.raises(ExportError, match="there already"):
        save(path, "two")
    assert path.read_text("utf-8") == "one"
    with pytest.raises(ExportError, match="cannot be written"):
        save(tmp_path / "none" / "pairs.tmx", "one")
    assert [each.name for each in path.parent.iterdir()] == ["pairs.tmx"]
