"""Words that say little by themselves: verbs that lend their place to a noun, verbs of saying, counters.

A translator takes "made an offer" for "offered", and 表示 for nothing at all; so that such a word has no
counterpart tells nothing.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from search.language.fold import fold
from search.language.scripts import word_set

if TYPE_CHECKING:
    from search.comparing.words import Word

_LIGHT = {
    "en": "make makes made making take takes took taken taking give gives gave given giving get gets got "
    "getting "
    "put puts putting set sets setting keep keeps kept keeping let lets letting bring brings brought "
    "come comes "
    "came coming go goes went gone going do does did done have having hold holds held run runs ran say "
    "says said "
    "saying tell tells told add adds added call calls called ask asks asked speak spoke according thing "
    "things way "
    "mr mrs ms already yet still even just soon now well also too own same other another off out",
    "de": "macht machen machte gemacht nimmt nehmen nahm genommen gibt geben gab gegeben stellt stellen "
    "stellte "
    "gestellt bringt bringen brachte gebracht kommt kommen kam gekommen geht gehen ging gegangen lasst "
    "lassen liess "
    "halt halten hielt gehalten setzt setzen setzte gesetzt steht stehen stand sagt sagte sagten sagen "
    "gesagt "
    "erklarte erklart teilte mitgeteilt hiess heisst nannte nennt laut zufolge bereits noch schon auch "
    "selbst "
    "jedoch etwa dabei dazu davon daran damit darauf herr frau",
    "fr": "fait faire faites prend prendre pris donne donner met mettre mis tient tenir tenu vient venir "
    "venu va aller "
    "alle dit dire declare explique affirme selon deja encore aussi meme toujours chose facon monsieur "
    "madame",
    "es": "hace hacer hizo hecho toma tomar da dar dio dado pone poner puso puesto tiene tener tuvo "
    "viene venir vino "
    "va ir fue lleva llevar dijo dice decir declaro explico afirmo segun ya aun todavia tambien mismo "
    "misma cosa "
    "manera senor senora",
    "zh": "表示 称 说 说道 指出 认为 告诉 透露 介绍 名为 称为 叫做 造成 进行 提出 派出 作出 做出 开展 "
    "予以 给予 出现 成为 "
    "属于 位于 来自 具有 存在 得到 受到 达到 使得 导致 为了 对方 其中 方面 有关 相关 情况 问题 已 已经 "
    "曾 曾经 仍 仍然 "
    "还是 正 正在 便 才 再次 同时 目前 当时 随后 此前 之后 今后 至今 一直 非常 较 比较 约 大约 号 者 们 "
    "等等 先生 女士 "
    "为什么 什么 怎么 这样 那样 如此",
}
_COUNTED = re.compile(
    "(?:[一二两三四五六七八九十百千万几数多这那每该本首第某半]+|\\d+)"
    "[个名位家只条件项次艘架辆台部间所座支份张块片只头匹批起栋幢座株顿趟种类样场届位层段句枚颗棵本册封幅道声口把枪双对群组队排番]"
)
"""A number or pronoun with the word that counts."""


def is_light(word: Word, family: str) -> bool:
    """Whether a word says little by itself."""
    surface = fold(word.group.surface)
    return surface in _light(family) or (family == "zh" and _COUNTED.fullmatch(surface) is not None)


@cache
def _light(family: str) -> frozenset[str]:
    return frozenset(map(fold, word_set(_LIGHT.get(family, ""))))
