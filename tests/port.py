"""An invented article with all that the article pane shows: folds, a quote in two parts, a term."""

from __future__ import annotations

from search.model import Article, Block, Passage, Quote, Role, Span, Term

NOTE = "Share this page with a friend."
HEAD = "港口在黎明醒来"
FIRST = "渡轮的灯光一盏接一盏地熄灭。港务局说：“货柜今天上午可以卸下。”船员们开始解缆，天色渐渐亮了起来。"
SECOND = (
    "A pilot said the channel was dredged twice. “We wait,” she said, “for the tide.” Then [b]it[/b] rained."
)
THIRD = "约14.3亿元的工程推迟到下个月。See 天下皆知美之为美。"
PARTS: tuple[tuple[Role, str], ...] = (
    ("headline", HEAD),
    ("boilerplate", NOTE),
    ("body", FIRST),
    ("body", SECOND),
    ("boilerplate", "Imprint"),
    ("boilerplate", "Cookies"),
    ("body", THIRD),
)


def sentences(text: str, start: int) -> tuple[Span, ...]:
    """The sentences of a part, cut after 。 and full stops."""
    found, begin = [], 0
    for at, char in enumerate(text):
        if char in "。." and not text[at - 1].isdigit():
            found.append(Span(start + begin, start + at + 1))
            begin = at + 1
    return tuple(found)


def build(parts: tuple[tuple[Role, str], ...] = PARTS) -> Article:
    """An article with a block and a passage a part, boilerplate without passages."""
    text = "\n\n".join(words for _, words in parts)
    blocks: list[Block] = []
    passages: list[Passage] = []
    at = 0
    for role, words in parts:
        end = at + len(words)
        reason = words.lower() if role == "boilerplate" else ""
        blocks.append(Block(at, end, role, "zh-Hans", reason))
        if role != "boilerplate":
            n = len(passages)
            passages.append(Passage(n + 1, 1, n, at, end, "zh-Hans", role, sentences(words, at)))
        at = end + 2
    return Article(
        id=1,
        file="port.txt",
        item=0,
        title=HEAD,
        text=text,
        source="青河报",
        langs=("zh-Hans", "en"),
        blocks=tuple(blocks),
        passages=tuple(passages),
        quotes=tuple(
            Quote(text.index(words), text.index(words) + len(words), words, "direct", group=group)
            for words, group in (("货柜今天上午可以卸下。", 1), ("We wait,", 2), ("for the tide.", 2))
            if words in text
        ),
        terms=tuple(Term(text.index(word), text.index(word) + 2, word) for word in ("天下",) if word in text),
        notes=("encoding guessed",),
    )


def long_article(paragraphs: int = 60) -> Article:
    """A headline and many equal paragraphs."""
    return build((("headline", HEAD), *(("body", FIRST),) * paragraphs))
