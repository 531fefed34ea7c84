"""Plain words that are no reason why two texts belong together, though both have them.

Words that only join others, words of saying, which every report has, and the names of units.
"""

from __future__ import annotations

from functools import cache

from search.language.fold import fold
from search.language.scripts import is_function_word
from search.language.units import CURRENCIES, SCALES

_JOINING = (
    "也 都 又 还 仍 仍然 仍旧 依然 再 不再 就 才 只 只是 只有 已 已经 曾 曾经 正 正在 将 将会 会 能 "
    "可 可以 可能 要 需要 应 应该 必须 没有 没 不 不是 不会 不能 无 未 从未 是 有 在 被 把 让 使 对 "
    "对于 与 和 及 以及 或 或者 并 并且 而 而且 但 但是 不过 然而 却 因为 因此 所以 由于 如果 若 虽然 "
    "尽管 即使 无论 这 那 这个 那个 这些 那些 这种 其 其中 此 该 本 它 他 她 他们 她们 它们 我 我们 "
    "你 你们 自己 什么 谁 哪里 何时 怎么 如何 为 为了 以 于 从 自 至 到 由 向 往 按 据 根据 之 之前 "
    "之后 以前 以后 前 后 时 当 当时 目前 现在 今天 昨天 明天 今年 去年 一个 一些 一种 一名 一位 很 "
    "非常 更 最 太 十分 完全 至少 大约 约 左右 全部 所有 每 各 多 少 许多 不少 多次 同时 此外 另外 另 "
    "其他 其它 等 等等 早于 一度 随后 随即 直到 之间 来说 方面 进行 表现 存在 成为 认为 继续"
)
_SAYING = (
    "说 称 表示 指出 强调 认为 透露 坦言 指 宣布 告诉 回应 补充 补充道 解释 承认 否认 批评 警告 写道 "
    "反驳 反问 声称 坚称 主张 直言 重申 形容 笑说 问 答 回答 报道 据报 获悉 消息 记者 受访 said say "
    "says told tell tells added adds asked ask wrote writes explained argued insisted stressed noted "
    "according replied answered called calls spoke statement reporter reporters report reports "
    "reported reporting sagt sagte sagten erklarte erklart betonte schrieb laut fugte hinzu teilte "
    "mit"
)
_TELLING_NOTHING = (
    "still also already since before because until during through while within without among yet even "
    "ever never none nobody nothing both each every many much some any most such same another however "
    "though although whether these those there here then today yesterday tomorrow year years month "
    "months week weeks day days hour hours time times monday tuesday wednesday thursday friday "
    "saturday sunday made make makes take takes took come comes came get gets got put let one two "
    "three first last next well very too least noch schon bereits immer wieder heute gestern morgen "
    "jahr jahre tag tage woche wochen keine keiner nichts niemand etwa rund seit bis wegen sowie "
    "jedoch allerdings"
)


@cache
def _nothing() -> frozenset[str]:
    words = {fold(word) for word in f"{_JOINING} {_SAYING} {_TELLING_NOTHING}".split()}
    return frozenset(words | {fold(word) for word in (*SCALES, *CURRENCIES)})


def tells_something(surface: str) -> bool:
    """Whether a folded word may be a reason by itself."""
    return not (surface in _nothing() or is_function_word(surface))
