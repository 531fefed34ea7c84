"""What is asked: a text in words, in sentences, and in the other words that may stand for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from search.language.scripts import is_function_word
from search.language.sentences import sentences
from search.model import Span
from search.related.alternatives import Weighted
from search.related.analysed import Analysed
from search.related.clauses import clauses
from search.related.lines import is_statement
from search.related.scores import Ask

_MOST_SENTENCES = 12
_MOST_CUT = 3
ONE_BREATH = 300
"""Code points up to which a text of several sentences is also taken as one."""

_CLOSING = " \n\"'”’»」』)"

_JOINING = (
    "的 了 在 是 和 与 及 或 也 都 就 还 而 但 被 把 将 从 到 对 于 以 为 由 "
    "向 让 使 所 之 其 这 那 此 该 这个 那个 这些 那些 哪 哪个 哪些 哪里 哪儿 "
    "哪位 哪种 哪一 谁 什么 怎么 怎样 如何 为什么 为何 何 何时 何处 多少 几 吗 呢 "
    "吧 我 你 您 他 她 它 我们 你们 他们 她们 它们 自己 有 没有 不 没 很 最 更 "
    "会 能 可以 可能 要 一 一个 一种 一些 个 种 位 上 下 中 里 时 时候 等 着 过 "
    "地 得 并 且 因为 所以 如果 虽然 但是 然而 而且 以及 或者 第 又 则 却 只 才 "
    "再 已 已经 曾 曾经 正在"
)
_ASKING = frozenset(_JOINING.split())
"""Chinese words that join, ask or point, and are not looked for."""


@dataclass(frozen=True)
class Question:
    """A text that related passages are looked for; `others` are given by `alternatives`."""

    here: Analysed
    others: Mapping[str, Weighted] = field(default_factory=dict)

    @cached_property
    def parts(self) -> tuple[Span, ...]:
        """The sentences that say enough to be compared by meaning."""
        found = [span for span in sentences(self.here.text) if is_statement(span.of(self.here.text))]
        whole = Span(0, len(self.here.text))
        if len(found) != 1 and whole.end <= ONE_BREATH and is_statement(self.here.text):
            found.insert(0, whole)
        return tuple(found[:_MOST_SENTENCES])

    @cached_property
    def whole(self) -> tuple[Span, ...]:
        """What is compared by meaning: the parts, or all of a question of which no part says enough."""
        if not self.parts and self.is_question:
            return (Span(0, min(len(self.here.text), ONE_BREATH)),)
        return self.parts

    @cached_property
    def asked(self) -> tuple[Span, ...]:
        """The same, then the clauses of the first sentences that are long."""
        found = [
            clause.shifted(part.start)
            for part in self.parts[:_MOST_CUT]
            for clause in clauses(part.of(self.here.text))
            if is_statement(clause.of(self.here.text[part.start :]))
        ]
        return (*self.whole, *found[: _MOST_SENTENCES - len(self.whole)])

    @property
    def is_question(self) -> bool:
        """Whether the text asks something."""
        return self.here.text.rstrip(_CLOSING).endswith(("?", "？"))

    @property
    def is_statement(self) -> bool:
        """Whether it is one sentence that says something, rather than words, a question or a paragraph."""
        return len(self.parts) == 1 and not self.is_question

    @property
    def texts(self) -> list[str]:
        """The words of `whole`."""
        return [span.of(self.here.text) for span in self.whole]

    @property
    def clauses(self) -> list[str]:
        """The words of the rest of `asked`."""
        return [span.of(self.here.text) for span in self.asked[len(self.whole) :]]

    @cached_property
    def asks(self) -> list[Ask]:
        """Its words, each with its alternatives and its own terms, which keep their own weights."""
        return [
            Ask(group.word, {**self.others.get(group.word, {}), **group.terms})
            for group in self.here.groups
            if not (is_function_word(group.surface) or group.surface in _ASKING)
        ]

    @property
    def terms(self) -> set[str]:
        """All terms that are looked up."""
        return {term for ask in self.asks for term in (ask.word, *ask.terms)}
