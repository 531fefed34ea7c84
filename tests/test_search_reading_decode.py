"""Bytes: what is certain is taken, what is likely is guessed well, what is no text is refused."""

from __future__ import annotations

import codecs
import struct
from itertools import cycle, islice
from math import sin
from pathlib import Path
from random import Random

import pytest

from search.errors import ReadingError
from search.reading.decode import decode
from tests.sentences import SENTENCES

STORY = Path(__file__).parent / "samples" / "story"
RUSSIAN = (
    "Порт закроет старейший причал пятнадцатого июля, сообщил во вторник совет гавани. "
    "«Мы не бросаем рабочих», — сказала председатель совета. Подробности станут известны в сентябре."
)
JAPANESE = (
    "港は七月十五日に最も古い桟橋を閉鎖すると、港湾委員会が火曜日に発表した。費用はおよそ十四億円。"
    "「労働者を見捨てるわけではない」と委員長は述べた。二回目の説明会は九月に開かれる予定だ。"
)
KOREAN = (
    "항구는 칠월 십오일에 가장 오래된 부두를 닫는다고 항만위원회가 밝혔다. 비용은 약 백사십억 원이다. "
    "위원장은 “노동자를 버리는 것이 아니다”라고 말했다. 두 번째 설명회는 구월에 열린다."
)


def story(name: str) -> str:
    return (STORY / f"{name}.txt").read_text(encoding="utf-8")


CASES = [
    *[
        (story(name)[start : start + 300], "gb18030")
        for name in ("zh-Hans-1", "zh-Hant-1")
        for start in (0, 400)
    ],
    *[(story("zh-Hant-2")[start : start + 200], "big5hkscs") for start in (0, 200)],
    (JAPANESE, "cp932"),
    (JAPANESE, "euc_jp"),
    (KOREAN, "cp949"),
    (RUSSIAN, "cp1251"),
    (story("de-1"), "cp1252"),
    ("Le café coûte 3 €, dit-elle.", "cp1252"),
    ("Nur ein ß.", "cp1252"),
]


@pytest.mark.parametrize(("text", "encoding"), CASES, ids=lambda value: value[:12].strip())
def test_old_encodings_are_recognised(text: str, encoding: str) -> None:
    data = text.encode(encoding, "ignore")
    found = decode(data)
    assert (found.encoding, found.text, found.is_certain) == (encoding, data.decode(encoding), False)


OLD = [
    ("ru", "cp1251"),
    ("ru", "koi8-r"),
    ("ru", "iso8859-5"),
    ("ru", "cp866"),
    ("uk", "cp1251"),
    ("uk", "koi8-u"),
    ("bg", "cp1251"),
    ("pl", "cp1250"),
    ("pl", "iso8859-2"),
    ("cs", "cp1250"),
    ("cs", "iso8859-2"),
    ("hu", "cp1250"),
    ("ro", "cp1250"),
    ("tr", "cp1254"),
    ("ar", "cp1256"),
    ("fa", "cp1256"),
    ("de", "cp1252"),
    ("fr", "cp1252"),
    ("es", "cp1252"),
    ("it", "cp1252"),
    ("pt", "cp1252"),
    ("sv", "cp1252"),
    ("fi", "cp1252"),
    ("da", "cp1252"),
    ("de", "mac-roman"),
]


@pytest.mark.parametrize("sentences", [1, 3])
@pytest.mark.parametrize(("lang", "encoding"), OLD)
def test_letters_and_language_tell_encodings_of_one_byte_apart(
    lang: str, encoding: str, sentences: int
) -> None:
    for first in range(10):
        text = "\n".join(islice(cycle(SENTENCES[lang]), first, first + sentences))
        data = text.encode(encoding, "ignore")
        if not data.isascii():
            assert decode(data).text == data.decode(encoding)


def test_what_tells_is_looked_for_beyond_a_long_plain_beginning() -> None:
    data = b"Plain words.\n" * 10_000 + story("zh-Hans-1").encode("gb18030")
    assert decode(data).encoding == "gb18030"


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize(
    "text",
    ["plain", "Only a line.\n", JAPANESE[:30], KOREAN, RUSSIAN, *[" ".join(s) for s in SENTENCES.values()]],
)
def test_wide_encodings_need_no_mark(text: str, codec: str) -> None:
    assert decode(text.encode(codec)) == (text, codec, 0, False)


@pytest.mark.parametrize("name", ["zh-Hans-1", "zh-Hant-1", "zh-Hant-2", "en-1", "x-1"])
def test_stories_in_wide_encodings_without_a_mark(name: str) -> None:
    assert decode(story(name).encode("utf-16-le")).text == story(name)
    assert decode(story(name).replace("\n", "").encode("utf-16-be")).encoding == "utf-16-be"


def test_japanese_mail_encoding() -> None:
    assert decode(JAPANESE.encode("iso2022_jp"))[:2] == (JAPANESE, "iso2022_jp")


@pytest.mark.parametrize(
    ("mark", "codec"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_is_believed_and_left_out(mark: bytes, codec: str) -> None:
    assert decode(mark + "水 café".encode(codec)) == ("水 café", codec, 0, True)
    assert decode(mark + "水 café".encode(codec), "utf-16" if "16" in codec else codec).text == "水 café"


def test_utf8_with_some_damage_is_still_utf8() -> None:
    data = story("zh-Hans-1").encode()
    data = data[:300] + b"\xff" + data[301:900] + b"\x00" + data[900:]
    found = decode(data)
    assert (found.encoding, found.is_certain) == ("utf-8", True)
    assert 1 <= found.bad <= 3


def test_a_lone_odd_byte_in_ascii_is_no_utf8() -> None:
    assert decode(b"Price of the caf\xe9 lease: \xa31,200.").encoding == "cp1252"


def test_one_bad_byte_does_not_change_the_guess() -> None:
    data = story("zh-Hans-1").encode("gb18030")
    assert decode(data[:201] + b"\xff" + data[202:]).encoding == "gb18030"
    line = "局長表示，擴建經費是四十三億元，明年三月動工。"
    short = (line + "議員說，錢從哪裡來，沒有人說得清楚。").encode("big5")
    assert decode(short[:40] + b"\xff" + short[40:80] + b"\xff" + short[80:]).encoding == "big5hkscs"


@pytest.mark.parametrize("name", ["gb2312", "GBK"])
def test_a_stated_charset_stands_for_its_larger_set(name: str) -> None:
    assert decode("朱镕基".encode("gb18030"), name) == ("朱镕基", "gb18030", 0, True)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"%PDF-1.7", "PDF"),
        (b"PK\x03\x04rest", "ZIP"),
        (bytes(range(256)) * 8, "binary"),
        (struct.pack("<200i", *range(200)), "binary"),
        (struct.pack("<300h", *(round(9_000 * sin(n / 5)) for n in range(300))), "binary"),
    ],
)
def test_what_is_no_text_is_refused_with_its_name(data: bytes, what: str) -> None:
    with pytest.raises(ReadingError, match=what):
        decode(data)


@pytest.mark.parametrize("seed", range(20))
def test_bytes_in_no_known_encoding_are_refused(seed: int) -> None:
    random = Random(seed)
    with pytest.raises(ReadingError, match="encoding cannot be recognised"):
        decode(bytes(random.randrange(128, 256) for _ in range(300)))


@pytest.mark.parametrize(
    "name",
    [
        *("hex", "rot13", "zip", "base64", "bz2", "uu", "quopri", "no-such", "a\0b", "\ud800", "n" * 10_000),
        *("punycode", "idna", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs", "oem"),
    ],
)
def test_only_encodings_that_files_are_written_in_are_taken(name: str) -> None:
    with pytest.raises(ReadingError, match="There is no encoding called") as caught:
        decode("Café, said the board.".encode("latin-1"), name)
    assert len(str(caught.value)) < 120
