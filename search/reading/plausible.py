"""How much a decoded text looks like something a person wrote: a small judge of encodings.

Every character outside ASCII gives or takes points by how often its kind occurs in real text; common
ideographs and syllables are told apart from rare ones, because a wrong multi-byte decoding draws
nearly evenly from the whole table.  Points are counted per byte, so that decodings of one and two
bytes a character can be compared.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter

_COMMON = frozenset(
    # the most frequent ideographs of Simplified Chinese, about two thirds of running text
    "一是人了不在有大中国和为这上他个地年来我会以到时要出的生学说道民家子也成行下们于后就发自之对得主长可过天作分"
    "方用多你着部能市等业全里工公经本都而高政法面门动日进区事代那去心小同北定开产前其军还然起种所如现理机体表力好"
    "外与文当两实重新三么只山水关明从化平建又制南内西没此将员名手最东头者月间无安看见各城十相但已些正口通想度加第"
    "她合院物性战由位常点海意场武使次二向治因立数样身情入原问把路被并利石老教万知级量任江及应省资委务元美特期世湖"
    "回系比气汉总展电科金先声提品设或义王社很统处四首共马形己儿司太目基领队直计别女权话少流命至报米给打变果书清活"
    "几州华解议更称程今决张导术府才保交放管结师便走达族反再题色五京河接条规式县白它改风光运信受什组听布百济党指论"
    "强做取技黄神选记斯真却职号界件花类何眼兵传带空干农边据集联古广完质阳难增"
    # the same in Traditional Chinese where the form differs
    "國爲為個來會時學說們於後發對長過業裏裡經門動進區開產軍還種現機體與當兩實麼關從內沒將員東頭間無見戰點場數樣"
    "問並萬級應資務氣漢總電聲設義統處馬兒領隊計別權話報給變書幾華議稱決張導術結師達題條規縣風運組聽濟黨論強黃選"
    "記卻職號類傳帶幹農邊據聯廣質陽難這"
    # and of Japanese
    "気駅円図団広対応発売産総経済県関係権画変実現読続歳込働戻価値学校電車店町村朝昼夜午後火木土曜週毎始終食飲買話"
    "語英字漢思作使方法必要場合示指定用語設備品質調査結果報告説明参加開催予約番組社員会議計検索表"
    # and the most frequent Korean syllables
    "다이니지을수에습는로를하없시자일가정어의음합기리사할인한은오않터아문있드그위대제만보으상실해치프고전나명소중된"
    "행경도업면되라들못열출여과성개변호료령록거비야동목원화내우체장유주연단무공재너와안본서년월부국구생신것까게저든"
    "말했였겠며"
)

_FREQUENT = frozenset("оеаинтсрвлкмдпуіыαειοντςσρηκπμυλόίάέήיוהלאמרתבשמاليمونرتبةعدهานรอกเง่้มยลวดทสตะีัิ")
"""The letters that fill most of a Cyrillic, Greek, Hebrew, Arabic or Thai text: encodings of one byte
differ in which letters stand at the places of these."""

_RANGES: tuple[tuple[int, float], ...] = (
    (0x0000, -4.0),  # controls; ASCII itself is not counted
    (0x0080, -4.0),
    (0x00A0, -1.0),  # signs of Latin-1; letters follow
    (0x00C0, 0.2),
    (0x00DF, 0.8),
    (0x0100, 0.3),
    (0x0250, -1.0),
    (0x0386, 0.1),
    (0x03AC, 0.4),
    (0x03CF, -0.5),
    (0x0400, -0.2),
    (0x0410, 0.1),
    (0x0430, 0.4),
    (0x0450, -0.2),
    (0x0500, -1.0),
    (0x05D0, 0.8),  # Hebrew has few letters and no capitals
    (0x05F3, -1.0),
    (0x060C, 0.3),  # Arabic with its marks
    (0x0660, -0.5),
    (0x0671, -0.2),
    (0x06F0, -0.5),
    (0x0900, 0.3),
    (0x0E00, -0.5),
    (0x0E01, 0.3),
    (0x0E4F, -0.5),
    (0x0E5C, -1.0),
    (0x1E00, 0.5),  # Vietnamese
    (0x1F00, -0.5),
    (0x2010, 0.6),
    (0x2070, -0.5),
    (0x3000, 1.5),
    (0x3012, 0.0),
    (0x3041, 2.0),  # hiragana, then katakana
    (0x30A1, 1.5),
    (0x3100, -1.0),
    (0x3400, -2.0),
    (0x4E00, -0.3),
    (0xA000, -1.0),
    (0xAC00, -0.2),
    (0xD7A4, -4.0),  # surrogates and private use
    (0xF900, -2.0),
    (0xFF01, 1.5),  # full-width forms, then half-width katakana
    (0xFF61, -0.7),
    (0xFFA0, -1.0),
    (0xFFFD, -4.0),
    (0xFFFE, -4.0),
    (0x10000, -2.0),
)
_STARTS = [start for start, _ in _RANGES]
_SIGNS = frozenset("£§°·«»©®¡¿\u00a0")
_MARKS = frozenset("“”‘’–—…€„")

_ODD_MIX = re.compile(
    r"[a-zA-Z\u00c0-\u024f][\u0386-\u06ff\u0e00-\u0e5b]"  # two scripts in one word
    r"|[\u0386-\u06ff\u0e00-\u0e5b][a-zA-Z\u00c0-\u024f]"
    r"|(?<![\u0e01-\u0e2e\u0e31\u0e34-\u0e4e])[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]"  # a Thai mark on nothing
    r"|[\u0430-\u045f][\u0400-\u042f]|[\u03ac-\u03ce][\u0386-\u03ab]"  # a capital inside a word
    r"|[\u00c0-\u00ff]{3}"
    r"|[a-z][\u3400-\u9fff\uac00-\ud7a3][a-z]"
    r"|[\u3041-\u30ff][\uac00-\ud7a3]|[\uac00-\ud7a3][\u3041-\u30ff\u4e00-\u9fff]|[\u4e00-\u9fff][\uac00-\ud7a3]"
)
_ODD_POINTS = -1.0
_OWN_LETTER = 0.8
_PLAIN, _PROSE, _MOST_ODD = 0.5, 0.3, 0.03


def plausibility(text: str, size: int, letters: frozenset[str] = frozenset()) -> float:
    """Points per byte for `text` as a decoding of `size` bytes above 0x7F; below 0 nothing speaks for it.

    `letters` are those of the language that it is taken to be in.
    """
    points = sum(
        (_OWN_LETTER if ch in letters else _points(ch)) * count
        for ch, count in Counter(text).items()
        if ch > "\x7f"
    )
    points += _ODD_POINTS * sum(1 for _ in _ODD_MIX.finditer(text))
    return points / max(size, 1)


def is_prose(text: str) -> bool:
    """Whether a decoding of two or four bytes a character is a text: hardly a character in it is odd."""
    counts = Counter(text)
    points = sum(
        (_PLAIN if " " <= ch <= "~" or ch in "\t\n\r" else _points(ch)) * n for ch, n in counts.items()
    )
    odd = sum(
        n for ch, n in counts.items() if ch not in "\t\n\r" and _points(ch) <= -1.0 and not " " <= ch <= "~"
    )
    return points >= _PROSE * len(text) and odd <= _MOST_ODD * len(text)


def _points(ch: str) -> float:
    if ch in _COMMON:
        return 2.0
    if ch in _FREQUENT:
        return 1.0
    if ch in _SIGNS or ch in _MARKS:
        return 0.8
    return _RANGES[bisect_right(_STARTS, ord(ch)) - 1][1]
