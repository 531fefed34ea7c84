"""Words that are not looked for: those that join others, and those that only frame a question."""

from __future__ import annotations

import re

from search.language.scripts import is_function_word

_JOINING = (
    "的 了 在 是 和 与 及 或 也 都 就 还 而 但 被 把 将 从 到 对 于 以 为 由 "
    "向 让 使 所 之 其 这 那 此 该 这个 那个 这些 那些 哪 哪个 哪些 哪里 哪儿 "
    "哪位 哪种 哪一 谁 什么 怎么 怎样 如何 为什么 为何 何 何时 何处 多少 几 吗 呢 "
    "吧 我 你 您 他 她 它 我们 你们 他们 她们 它们 自己 有 没有 不 没 很 最 更 "
    "会 能 可以 可能 要 一 一个 一种 一些 个 种 位 上 下 中 里 时 时候 等 着 过 "
    "地 得 并 且 因为 所以 如果 虽然 但是 然而 而且 以及 或者 第 又 则 却 只 才 "
    "再 已 已经 曾 曾经 正在"
)
_CHINESE = frozenset(_JOINING.split())
"""Chinese words that join, ask or point."""

_FRAMING = (
    "叫 叫做 叫作 称为 称作 名为 成为 做 用 用来 用于 进行 发生 使用 位于 属于 "
    "名字 名称 姓名 类型 种类 时间 日期 年 年份 地点 地方 原因 数量 人 "
    "什么样 什么时候 何种 何时 何年 何地 何人 何处 多久 多长 多大 多少次 多 请问 "
    "另 其他 其它 除了 除 之外 之间 关于 不同 主要 大部分 大多数 通常 还有 当 来 后"
)
_FRAMES = frozenset(_FRAMING.split())
"""Chinese words by which a question asks for a name, kind, number, time, place or deed.

The answer mostly does without them.  Leaving out English ones as well found fewer answers.
"""

_MEASURES = "个位名种类项条家所座支部首年天月日次场届国州省市城里块句幅份本篇件款只艘架辆层段期号队派方边样"
_POINTING = re.compile(f"[哪这那几某]一?[{_MEASURES}]")
"""A Chinese word that asks or points, with its measure word: 哪一位, 这所."""


def joins(surface: str) -> bool:
    """Whether a folded word joins, asks or points, and tells nothing by itself."""
    return is_function_word(surface) or surface in _CHINESE


def frames_a_question(surface: str) -> bool:
    """Whether a folded word of a question joins, or says only what kind of thing is asked for."""
    return joins(surface) or surface in _FRAMES or _POINTING.fullmatch(surface) is not None
