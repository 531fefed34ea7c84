"""What figures count: currencies, measures and counted things in several languages, as one name each.

All words are folded (search.language.fold).
"""

from __future__ import annotations

import re
from typing import NamedTuple

SCALES: dict[str, float] = {
    word: value
    for value, words in (
        (1e2, "hundred hundert cents"),
        (1e3, "thousand tausend tsd k mille mil"),
        (1e6, "million millions mio million millionen mln mn m millones millon"),
        (1e9, "billion billions bn milliarde milliarden mrd milliard milliards mld"),
        (1e12, "trillion trillions tn billionen trn"),
    )
    for word in words.split()
}
"""Long-scale "billion" is not told from the short one: news in German writes Milliarden and Billionen."""

_CURRENCIES = {
    "USD": "us$ $ usd us-dollar dollar dollars dolares 美元 美金",
    "EUR": "€ eur euro euros 欧元",
    "GBP": "£ gbp pound pounds pfund 英镑",
    "CNY": "rmb cny cn¥ yuan renminbi 人民币 元人民币 元 块钱",
    "JPY": "jp¥ jpy yen 日元 日圆",
    "HKD": "hk$ hkd 港元 港币",
    "TWD": "nt$ twd ntd 新台币 台币 台元",
    "KRW": "₩ krw won 韩元 韩币 韩圆",
    "INR": "₹ inr rupee rupees rupien 卢比",
    "RUB": "₽ rub rouble roubles ruble rubles rubel 卢布",
    "CHF": "chf franc francs franken 瑞士法郎 瑞郎",
    "AUD": "a$ au$ aud 澳元 澳币",
    "CAD": "c$ ca$ cad 加元 加币",
    "SGD": "s$ sgd 新加坡元 新元 坡币",
    "BRL": "r$ brl reais",
}
_LONG_CURRENCIES = {
    "us dollars": "USD",
    "u.s. dollars": "USD",
    "american dollars": "USD",
    "pounds sterling": "GBP",
    "hong kong dollars": "HKD",
    "hongkong-dollar": "HKD",
    "new taiwan dollars": "TWD",
    "taiwan dollars": "TWD",
    "australian dollars": "AUD",
    "canadian dollars": "CAD",
    "singapore dollars": "SGD",
    "swiss francs": "CHF",
    "schweizer franken": "CHF",
}

_MEASURES = {
    "%": "% percent pct prozent per_cent pour_cent por_ciento per_cento",
    "pp": "percentage_points percentage_point prozentpunkte prozentpunkten 个百分点 百分点",
    "hours": "hour hours stunde stunden heures horas 小时 个小时 钟头",
    "minutes": "minute minutes min minuten minutos 分钟",
    "seconds": "second seconds sekunde sekunden 秒 秒钟",
    "days": "day days tag tage tagen jours dias 天",
    "weeks": "week weeks woche wochen semaines semanas 周 星期 个星期 礼拜",
    "months": "month months monat monate monaten mois meses 个月 个多月",
    "years": "year years jahr jahre jahren ans annees anos 年 岁 周年",
    "tonnes": "tonne tonnes ton tons tonnen toneladas 吨 公吨",
    "kg": "kg kilo kilos kilogram kilograms kilogramm 公斤 千克",
    "m": "metre metres meter meters metern metros 米 公尺",
    "km": "km kilometre kilometres kilometer kilometers kilometern kilometros 公里 千米",
    "miles": "mile miles meilen 英里",
    "MW": "mw megawatt megawatts 兆瓦",
    "GW": "gw gigawatt gigawatts 吉瓦",
    "times": "times fold mal 倍",
}
_THINGS = {
    "people": "people persons person crew members employees workers staff passengers residents users customers "
    "officers soldiers students patients deaths dead victims menschen personen mitarbeiter personnes personas "
    "名 人 位 员 人次",
    "ships": "ship ships vessel vessels boat boats schiff schiffe schiffen containerschiffe containerschiffen "
    "navires buques barcos 艘 船 货船 货轮 轮船 货柜船 集装箱船",
    "containers": "container containers containern teu 集装箱 货柜 个集装箱 个货柜",
    "companies": "company companies firm firms unternehmen firmen entreprises empresas 家公司 家企业 家",
    "countries": "country countries nations lander staaten pays paises 个国家 国",
    "downloads": "download downloads 次下载",
    "cars": "car cars vehicles autos fahrzeuge 辆 辆车",
    "planes": "planes plane aircraft jets flugzeuge 架 架飞机",
    "": "个 件 项 条 座 场 次 票 份 张 只 头 种 所 套 台 箱 支 部 户 枚 款 句 页 集 届 例 起 宗 门 颗 栋 幢 笔 批 组 队 班 列 间",
}


class Unit(NamedTuple):
    """A unit in the text: where it ends, what it is called, and whether it is a currency."""

    end: int
    name: str


def _longest_first(words: list[str]) -> str:
    return "|".join(re.escape(word).replace("_", r"[\s-]") for word in sorted(words, key=len, reverse=True))
