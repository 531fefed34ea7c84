"""What figures count: currencies, measures and counted things in several languages, as one name each.

All words are folded (search.language.fold).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from search.language.scripts import word_set

_SCALE_WORDS = {
    1e2: "hundred hundert",
    1e3: "thousand tausend tsd mille mil k",
    1e6: "million millions mio millionen mln mn m millones millon",
    1e9: "billion billions bn milliarde milliarden mrd milliard milliards mld",
    1e12: "trillion trillions tn trn billionen",
}
_CURRENCIES = {
    "USD": "us$ $ usd us-dollar dollar dollars dolares us_dollars american_dollars 美元 美金",
    "EUR": "€ eur euro euros 欧元",
    "GBP": "£ gbp pound pounds pounds_sterling pfund 英镑 镑",
    "CNY": "cn¥ rmb cny yuan renminbi 人民币 元人民币 元 块钱",
    "JPY": "jp¥ ¥ jpy yen 日元 日圆",
    "HKD": "hk$ hkd hong_kong_dollars hongkong-dollar dolares_hongkoneses 港元 港币",
    "TWD": "nt$ t$ twd ntd taiwan_dollars taiwan-dollar dolares_taiwaneses 新台币 台币 台元",
    "KRW": "₩ krw korean_won 韩元 韩币 韩圆",
    "INR": "₹ inr rupee rupees rupien 卢比",
    "RUB": "₽ rub rouble roubles ruble rubles rubel 卢布",
    "CHF": "chf franc francs franken swiss_francs 瑞士法郎 瑞郎",
    "AUD": "a$ au$ aud australian_dollars dolares_australianos 澳元 澳币",
    "CAD": "c$ ca$ cad canadian_dollars dolares_canadienses 加元 加币",
    "SGD": "s$ sgd singapore_dollars 新加坡元 新元 坡币",
    "BRL": "r$ brl reais",
}
UNSAID = "XXX"
"""The code of ISO 4217 for no currency: 元 in a Traditional text is money of Taiwan, Hong Kong or China."""

_MEASURES = {
    "%": "% percent pct prozent per_cent pour_cent por_ciento per_cento",
    "pp": "percentage_points percentage_point percentage-point prozentpunkt prozentpunkte prozentpunkten "
    "puntos_porcentuales 个百分点 百分点",
    "bp": "basis_points basis_point basispunkte basispunkten 个基点 基点",
    "°C": "°c celsius degrees_celsius degree_celsius grad_celsius grados_celsius degres_celsius 摄氏度 ℃",
    "hours": "hour hours stunde stunden heures horas 小时 个小时 钟头 个钟头",
    "minutes": "minute minutes minuten minutos 分钟",
    "seconds": "second seconds sekunde sekunden 秒 秒钟",
    "days": "day days tag tage tagen jours dias 天",
    "weeks": "week weeks woche wochen semaines semanas 周 星期 个星期 礼拜",
    "months": "month months monat monate monaten mois meses 个月",
    "years": "year years jahr jahre jahren ans annees anos 年 岁 周年",
    "tonnes": "tonne tonnes ton tons tonnen toneladas 吨 公吨",
    "kg": "kg kilo kilos kilogram kilograms kilogramm 公斤 千克",
    "m": "m metre metres meter meters metern metros 米 公尺",
    "km": "km kilometre kilometres kilometer kilometers kilometern kilometros 公里 千米",
    "m²": "square_meters square_metres quadratmeter quadratmetern metros_cuadrados metres_carres "
    "平方米 平方公尺",
    "km²": "square_kilometers square_kilometres quadratkilometer quadratkilometern kilometros_cuadrados "
    "kilometres_carres 平方公里",
    "ha": "hectare hectares hektar hectareas 公顷",
    "litres": "litre litres liter liters litern litros 公升",
    "m³": "cubic_metres cubic_meters kubikmeter kubikmetern metros_cubicos metres_cubes 立方米",
    "barrels": "barrel barrels barriles barils 桶",
    "miles": "mile miles meilen millas 英里",
    "feet": "feet foot ft 英尺",
    "acres": "acre acres 英亩",
    "°F": "°f fahrenheit degrees_fahrenheit degree_fahrenheit grad_fahrenheit 华氏度",
    "MW": "mw megawatt megawatts 兆瓦",
    "GW": "gw gigawatt gigawatts 吉瓦",
    "times": "times fold mal 倍",
}
_THINGS = {
    "people": "people persons person crew members employees workers staff passengers residents users "
    "customers clients savers subscribers voters viewers tenants farmers teachers kunden kundinnen nutzer "
    "sparer wahler bauern clientes usuarios ahorradores votantes agricultores officers soldiers students "
    "patients deaths dead victims menschen personen mitarbeiter "
    "offiziere personnes personas men women children pupils troops migrants refugees inhabitants injured "
    "wounded killed manner frauen kinder beschaftigte beschaftigten einwohner soldaten fahrgaste passagiere "
    "verletzte verletzten tote toten fluchtlinge hommes femmes enfants habitants passagers soldats "
    "blesses morts hombres mujeres ninos empleados trabajadores habitantes pasajeros heridos muertos "
    "名 人 位 员 人次 居民 乘客 旅客 游客 员工 雇员 工人 学生 儿童 孩子 难民 士兵 民众 用户 "
    "客户 储户 顾客 农户",
    "ships": "ship ships vessel vessels boat boats schiff schiffe schiffen navires buques barcos "
    "艘 船 货船 货轮 轮船 货柜船 集装箱船",
    "containers": "container containers containern teu 集装箱 货柜 个集装箱 个货柜",
    "companies": "company companies firm firms unternehmen firmen entreprises empresas 家公司 家企业",
    "countries": "country countries nations lander staaten pays paises 个国家 国",
    "downloads": "download downloads 次下载",
    "cars": "car cars vehicles autos fahrzeuge 辆",
    "planes": "planes aircraft jets flugzeuge 架",
    "": "个 家 件 项 条 座 场 次 票 份 张 只 头 种 所 套 台 箱 "
    "支 部 户 枚 款 句 页 集 例 起 宗 门 颗 栋 幢 笔 批 列",
}

_IMPERIAL = {
    "miles": ("km", 1.609344, 0),
    "feet": ("m", 0.3048, 0),
    "acres": ("ha", 0.404686, 0),
    "°F": ("°C", 5 / 9, 32),
}
"""The metric unit of each, its size, and the value at which the metric one is 0."""


def _table(groups: dict[str, str]) -> dict[str, str]:
    return {word.replace("_", " "): name for name, words in groups.items() for word in words.split()}


SCALES = {word: value for value, words in _SCALE_WORDS.items() for word in words.split()}
"""Number words that multiply.  "Billion" is read the short way; German news writes Milliarden."""

CURRENCIES = _table(_CURRENCIES)
SIGNS = tuple(word for word in CURRENCIES if word[-1] in "$€£¥₩₹₽" or (word.isascii() and len(word) == 3))
"""Currency signs and codes that stand before a number."""
_THINGS_COUNTED = _table(_THINGS)
_THING_WORDS = {**_table(_MEASURES), **_THINGS_COUNTED}
_UNITS = {**CURRENCIES, **_THING_WORDS}
_COMPOUND_ENDS = tuple(word for word in _THINGS_COUNTED if word.isascii() and len(word) > 5)

_NEXT_WORD = re.compile(r"[\s-]?(%|[$€£]|°?[a-zß]+(?:-[a-zß]+)?)")
_SECOND_WORD = re.compile(r"[\s-]([a-zß]+)")
_NO_THING = word_set(
    "and or in on at to for from is was were are has had by with as a an per each every pro je par por"
)
_POSSESSIVES = "'s", "’s"
"""Behind a word that is not counted, but has what is: 31 of the company's ships."""
_OFTEN = frozenset({"times", "mal"})
_COMPARED = re.compile(
    r"[\s-](?:as|so|the|its|their|his|her|our|that|those|this|what|more|less|worse|fewer|over|above|below|mehr|weniger|hoher|"
    r"(?!over|after|under|never|her)[a-z]{2,}er)\b"
)
"""What follows three times where it compares: as many, higher, its size; else it is how often."""
_NAMES_GO_ON = {"国": frozenset("集演志王际家")}
"""What makes a name of a number and a unit: 二十国集团, 三国演义."""
_LONGEST_HAN = 5
_WORDS_TO_THING = 3


class Unit(NamedTuple):
    """A unit with the place where it ends in the text."""

    end: int
    name: str

    @property
    def is_currency(self) -> bool:
        """Whether the name is an ISO 4217 code."""
        return self.name in _CURRENCIES


def metric(value: float, unit: str) -> tuple[float, str] | None:
    """Miles, feet, acres and °F in metric units, of two digits, as somebody converts who tells it abroad."""
    if unit not in _IMPERIAL:
        return None
    name, size, zero = _IMPERIAL[unit]
    return float(f"{(value - zero) * size:.2g}"), name


def words_of(measure: str) -> list[str]:
    """The folded words for a measure, such as "hours"."""
    return _MEASURES[measure].replace("_", " ").split()


def is_counting_word(word: str) -> bool:
    """Whether a folded word is a scale, a unit or a currency."""
    return word in SCALES or word in CURRENCIES or word in _THING_WORDS


def unit_at(folded: str, position: int) -> Unit | None:
    """The unit that follows a number which ends at `position`."""
    return _han_unit(folded, position) or _latin_unit(folded, position)


def thing_near(folded: str, position: int) -> Unit | None:
    """What is counted, when a few other words stand between: "31 of its vessels"."""
    left = _WORDS_TO_THING
    while left:
        word = _SECOND_WORD.match(folded, position)
        if word is None or word[1] in _NO_THING:
            return None
        position, left = word.end(), left - 1
        if folded.startswith(_POSSESSIVES, position):
            position, left = position + len(_POSSESSIVES[0]), _WORDS_TO_THING
            continue
        name = _THING_WORDS.get(word[1]) or _compound(word[1])
        if name:
            return Unit(position, name)
    return None


def _han_unit(folded: str, position: int) -> Unit | None:
    start = position + (folded[position : position + 1] == " ")
    for length in range(_LONGEST_HAN, 0, -1):
        word = folded[start : start + length]
        is_name = folded[start + length : start + length + 1] in _NAMES_GO_ON.get(word, ())
        if (
            len(word) == length
            and word in _UNITS
            and not word.isascii()
            and word[0].isalpha()
            and not is_name
        ):
            return Unit(start + length, _UNITS[word])
    return None


def _latin_unit(folded: str, position: int) -> Unit | None:
    first = _NEXT_WORD.match(folded, position)
    if first is None:
        return None
    second = _SECOND_WORD.match(folded, first.end())
    if second and f"{first[1]} {second[1]}" in _UNITS:
        return Unit(second.end(), _UNITS[f"{first[1]} {second[1]}"])
    if second and first[1] in _THINGS_COUNTED and second[1] in _THINGS_COUNTED:
        return Unit(second.end(), _THINGS_COUNTED[second[1]])  # 31 container ships are ships
    if first[1] in _OFTEN and not _COMPARED.match(folded, first.end()):
        return Unit(first.end(), "")
    name = _UNITS.get(first[1]) or _compound(first[1])
    return Unit(first.end(), name) if name else None


def _compound(word: str) -> str | None:
    """German compounds count by their last part: Containerschiffe are ships."""
    ends = next((end for end in _COMPOUND_ENDS if word.endswith(end)), None) if len(word) > 8 else None
    return _THING_WORDS[ends] if ends else None
