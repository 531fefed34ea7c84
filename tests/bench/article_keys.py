"""CPU time and lines drawn for each key in the article pane, beside a minimal Textual app, and beside a page
key in the barest widget of the toolkit that scrolls: what it costs to draw a screen of plain words at all.

    python tests/bench/article_keys.py [KILOBYTES]

The apps run headless in this process, one after the other.  CPU milliseconds are those of all threads;
they say how much work a key is, whatever else the machine does.  Nothing is asserted here.
"""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import ClassVar

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from rich.segment import Segment
from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widgets import Footer, Static

from search.model import Article, Block, Passage, Quote, Span
from tui.widgets.article import ArticleView
from tui.widgets.scroll_bar import use_direct_bars

SIZE = (120, 40)
PARAGRAPH = (
    "海港在黎明前就醒了，渡轮的灯光一盏接一盏地熄灭。港务局说：“第一批货柜今天上午可以卸下。”"
    "A pilot who asked not to be named said the channel had been dredged twice since March; "
    "“we were told to wait for the tide,” she added. 约14.3亿元的工程因此推迟到下个月。"
)
KEYS = ("j", "k", ")", "}", "]", "space", "G", "g")


def big_article(size: int) -> Article:
    """An article of about `size` bytes, half Chinese, one quote a paragraph."""
    count, each = size // (len(PARAGRAPH.encode()) + 2), len(PARAGRAPH) + 2
    starts = [n * each for n in range(count)]
    opening, closing = PARAGRAPH.find("“") + 1, PARAGRAPH.find("”")
    words = PARAGRAPH[opening:closing]
    return Article(
        id=1,
        file="big.txt",
        item=0,
        title="A long read",
        text=(PARAGRAPH + "\n\n") * count,
        blocks=tuple(Block(at, at + len(PARAGRAPH), "body", "zh-Hans") for at in starts),
        passages=tuple(
            Passage(n, 1, n, at, at + len(PARAGRAPH), "zh-Hans", "body", _sentences(PARAGRAPH, at))
            for n, at in enumerate(starts)
        ),
        quotes=tuple(
            Quote(at + opening, at + closing, words, "direct", group=n) for n, at in enumerate(starts)
        ),
    )


def _sentences(text: str, shift: int) -> tuple[Span, ...]:
    cuts = [0, *(at + 1 for at, char in enumerate(text) if char == "。"), len(text)]
    return tuple(Span(start, end).shifted(shift) for start, end in pairwise(cuts) if start < end)


class Minimal(App[None]):
    """What Textual itself costs."""

    BINDINGS: ClassVar[list[BindingType]] = [("j", "turn", "Turn")]

    def compose(self) -> ComposeResult:
        """One line and a footer."""
        yield Static("0")
        yield Footer()

    def action_turn(self) -> None:
        """Change the line."""
        self.query_one(Static).update(str(time.perf_counter()))


class Bare(ScrollView, can_focus=True):
    """Lines of the same words without any marks."""

    BINDINGS: ClassVar[list[BindingType]] = [("space", "turn", "Turn")]

    def on_mount(self) -> None:
        """As many lines as the article has."""
        self.virtual_size = Size(SIZE[0], 4000)

    def render_line(self, y: int) -> Strip:
        """Some of the words."""
        at = (y + self.scroll_offset.y) % 60
        return Strip([Segment(PARAGRAPH[at : at + 50], self.rich_style)])

    def action_turn(self) -> None:
        """A page down."""
        self.scroll_to(y=self.scroll_offset.y + self.size.height - 2, animate=False)


class BareReader(App[None]):
    """Such a page and a footer."""

    def compose(self) -> ComposeResult:
        """The page."""
        yield Bare()
        yield Footer()


class Reader(App[None]):
    """The article pane and a footer."""

    def __init__(self, article: Article) -> None:
        super().__init__()
        use_direct_bars()  # as the desk does
        self.article = article

    def compose(self) -> ComposeResult:
        """The pane under test."""
        yield ArticleView()
        yield Footer()

    def on_mount(self) -> None:
        """Show the article."""
        view = self.query_one(ArticleView)
        view.show(self.article)
        view.focus()


async def measure(app: App[None], keys: Sequence[str], times: int) -> dict[str, tuple[float, float, float]]:
    """For each key: median and largest CPU milliseconds, and the lines made a press."""
    found: dict[str, tuple[float, float, float]] = {}
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        view = app.query(ArticleView).first() if isinstance(app, Reader) else None
        for key in keys:
            spent: list[float] = []
            made = view.lines_made if view else 0
            for _ in range(times):
                begin = time.process_time()
                await pilot.press(key)
                spent.append((time.process_time() - begin) * 1000)
            lines = (view.lines_made - made) / times if view else 0
            found[key] = (median(spent), max(spent), lines)
    return found


def main() -> None:
    """Print one table."""
    kilobytes = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    article = big_article(kilobytes * 1000)
    begin = time.process_time()
    floor = asyncio.run(measure(Minimal(), ["j"], 40))["j"]
    bare = asyncio.run(measure(BareReader(), ["space"], 40))["space"]
    middle = time.process_time()
    table = asyncio.run(measure(Reader(article), KEYS, 40))
    print(f"{len(article.text)} characters, {len(article.blocks)} paragraphs, {len(article.quotes)} quotes")
    whole = middle - begin, time.process_time() - middle
    print(f"whole runs: minimal and bare {whole[0]:.2f} s, article {whole[1]:.2f} s CPU")
    print(f"{'key':8}{'CPU ms':>8}{'largest':>9}{'ratio':>7}{'lines made':>12}")
    print(f"{'minimal':8}{floor[0]:8.1f}{floor[1]:9.1f}{1:7.1f}")
    print(f"{'bare page':8}{bare[0]:7.1f}{bare[1]:9.1f}{bare[0] / floor[0]:7.1f}")
    for key, (typical, largest, lines) in table.items():
        print(f"{key:8}{typical:8.1f}{largest:9.1f}{typical / floor[0]:7.1f}{lines:12.1f}")


if __name__ == "__main__":
    main()
