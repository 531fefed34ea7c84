"""Names of outlets, and which names in several languages are one outlet's."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from urllib.parse import urlsplit

from search.language.fold import fold
from search.language.scripts import is_han
from search.model import Article
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
_EDITION = re.compile(
    r"\s?(?:[中英法德日韩俄]文[网版站]?|华语|中国版|国际版|海外版|繁体版|简体版|网站?|online|international"
    r"|(?:in )?english|(?:auf )?deutsch|(?:en )?espanol|mundo|(?:en )?francais|chinese|(?:[a-z-]+ )?edition)$"
)
"""What names an edition of an outlet, in folded text: BBC中文, Der Spiegel International."""

_ASIDE = re.compile(r"\s?[(（]([^()（）]{2,40})[)）]\s?$")
_SHARED_HOSTS = frozenset({"com", "co", "org", "net", "gov", "edu", "ac", "or", "ne"})
"""Second labels of a domain that say no more than the first: example.co.uk."""

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
    return _ARTICLE.sub("", _ASIDE.sub("", fold(name)).strip(" 《》\"'"), count=1)


_KEYS = _keys()
_NAMES = frozenset(_KEYS.values())


def key_of(name: str) -> str:
    """What is the same for one outlet in every language and edition, as far as that is known."""
    plain = _plain(name)
    without = _EDITION.sub("", plain)
    return _KEYS.get(plain) or _KEYS.get(without) or plain


class Outlets:
    """The outlets of a library, and which names in two scripts are one outlet's.

    Two sources are one where the page of one names the other in brackets, and where they share a domain
    that no third one has: "北城新聞網" and "North City News" at example.com.
    """

    def __init__(self, heads: Iterable[Article] = ()) -> None:
        self._names: set[str] = set()
        self._same: dict[str, str] = {}
        at: dict[str, set[str]] = defaultdict(set)
        for head in heads:
            if head.source:
                self._names.add(_plain(head.source))
                at[_domain(head.url)].add(head.source)
                aside = _ASIDE.search(head.source)
                if aside:
                    self._join(head.source, aside[1])
        for domain, names in at.items():
            if domain and len(names) == _TWO and len({*map(_is_han, names)}) == _TWO:
                self._join(*sorted(names, key=_is_han))

    def key(self, name: str) -> str:
        """What is the same for one outlet in every language, as far as these articles tell it."""
        key = key_of(name)
        while key in self._same:
            key = self._same[key]
        return key

    def is_outlet(self, name: str) -> bool:
        """Whether a name is an outlet's: known, that of one of these articles, or called like one."""
        plain = _plain(name)
        if not plain:
            return False
        if key_of(name) in _NAMES or bool(outlet(name)) or bool(_CAMEL.fullmatch(name)):
            return True
        return plain in self._names or bool(_HAN_NAME.fullmatch(plain))

    def _join(self, name: str, other: str) -> None:
        one, two = self.key(name), self.key(other)
        if one != two:
            self._same[two] = one
        self._names.add(_plain(other))


_TWO = 2


def _is_han(name: str) -> bool:
    return any(map(is_han, name))


def _domain(url: str) -> str:
    """The part of an address that its owner has registered; empty without one."""
    labels = _host(url).split(".")
    count = 3 if len(labels) > _TWO and labels[-2] in _SHARED_HOSTS else _TWO
    return ".".join(labels[-count:]) if len(labels) > 1 else ""


def _host(url: str) -> str:
    """The host of an address; empty for what is none."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""
