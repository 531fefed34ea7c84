"""Names of outlets, and which names in several languages are one outlet's."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from search.language.fold import fold
from search.reading.outlets import outlet

_KNOWN = """
The New York Times = New York Times, NYT, 纽约时报
The Washington Post = Washington Post, 华盛顿邮报
The Wall Street Journal = Wall Street Journal, WSJ, 华尔街日报
Financial Times = FT, 金融时报
The Guardian = Guardian, 卫报
The Economist = Economist, 经济学人
The Times = 泰晤士报
Bloomberg = Bloomberg News, 彭博, 彭博社, 彭博新闻
Reuters = 路透, 路透社
AP = Associated Press, The Associated Press, 美联社
AFP = Agence France-Presse, 法新社
dpa = 德新社
EFE = 埃菲社
Xinhua = Xinhua News Agency, 新华社
TASS = ТАСС, 塔斯社
Kyodo = Kyodo News, 共同社
Yonhap = Yonhap News Agency, 韩联社
BBC = BBC News, 英国广播公司
CNN = 美国有线电视新闻网
NBC = NBC News
CBS = CBS News
CNBC = 消费者新闻与商业频道
NPR =
Fox News = 福克斯新闻
Axios =
Politico =
TechCrunch =
The Verge = Verge
Wired = 连线
Fortune = 财富
Forbes = 福布斯
Time = 时代, 时代周刊
The Information = Information
Business Insider = 商业内幕
Nikkei = Nikkei Asia, 日经, 日本经济新闻, 日经亚洲
South China Morning Post = SCMP, 南华早报
Caixin = 财新, 财新网
The Paper = 澎湃, 澎湃新闻
People's Daily = 人民日报
Global Times = 环球时报
Central News Agency = 中央社
Der Spiegel = Spiegel, 明镜, 明镜周刊
Die Zeit = Zeit
Süddeutsche Zeitung = Süddeutsche, SZ, 南德意志报
Frankfurter Allgemeine = FAZ, Frankfurter Allgemeine Zeitung, 法兰克福汇报
Handelsblatt = 商报
Bild = Bild-Zeitung, 图片报
Tagesschau =
Le Monde = 世界报
Le Figaro = 费加罗报
El País = 国家报
"""
_HAN_NAME = re.compile(r".*(?:[报社网台刊]|新闻|电视|周刊|快讯|在线|时报|新闻网)")
_CAMEL = re.compile(r"[A-Z][a-z]+[A-Z]\w*")
_ARTICLE = re.compile(r"(?:the|der|die|das|dem|den|le|la|el)\s")


def _keys() -> dict[str, str]:
    found: dict[str, str] = {}
    for line in _KNOWN.strip().splitlines():
        name, _, others = line.partition("=")
        for form in (name, *others.split(",")):
            if form.strip():
                found[_plain(form)] = name.strip()
    return found


def _plain(name: str) -> str:
    return _ARTICLE.sub("", fold(name).strip(" 《》\"'"), count=1)


_KEYS = _keys()


def key_of(name: str) -> str:
    """What is the same for one outlet in every language, as far as that is known."""
    plain = _plain(name)
    return _KEYS.get(plain, plain)


def is_outlet(name: str, known: Collection[str] = ()) -> bool:
    """Whether a name is that of an outlet: a known one, one in `known`, or one that is called like one."""
    plain = _plain(name)
    if not plain:
        return False
    if plain in _KEYS or bool(outlet(name)) or bool(_CAMEL.fullmatch(name)):
        return True
    return plain in _all_plain(frozenset(known)) or bool(_HAN_NAME.fullmatch(plain))


@lru_cache(maxsize=4)
def _all_plain(names: frozenset[str]) -> frozenset[str]:
    return frozenset(map(_plain, names))
