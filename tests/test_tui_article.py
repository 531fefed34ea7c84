"""The article pane: movement, marks, mouse, folding, resizing, and how little is drawn."""

from __future__ import annotations

import unicodedata
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual import on
from textual.app import App, ComposeResult
from textual.message import Message
from textual.pilot import Pilot
from textual.selection import Selection
from textual.strip import Strip

from search.model import NOWHERE, Article, Span
from tests.port import FIRST, HEAD, build, long_article
from tui.text.wrap import cell_len
from tui.widgets.article import ArticleView
from tui.widgets.page_view import SELECTION


class Desk(App[None]):
    """The pane alone; it keeps what the pane says."""

    def __init__(self, article: Article | None) -> None:
        super().__init__()
        self.article = article
        self.heard: list[Message] = []

    def compose(self) -> ComposeResult:
        yield ArticleView(id="text")

    def on_mount(self) -> None:
        view = self.query_one(ArticleView)
        view.focus()
        if self.article:
            view.show(self.article)

    @on(ArticleView.CursorMoved)
    @on(ArticleView.QuoteClicked)
    def hear(self, message: Message) -> None:
        self.heard.append(message)


@asynccontextmanager
async def desk(
    article: Article | None = None, size: tuple[int, int] = (44, 24)
) -> AsyncIterator[tuple[Pilot[None], ArticleView, Desk]]:
    app = Desk(article or build())
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield pilot, app.query_one(ArticleView), app


def screen_of(view: ArticleView) -> list[str]:
    return [view.render_line(y).text for y in range(view.size.height)]


def cell_of(view: ArticleView, words: str) -> tuple[int, int]:
    """Where the first visible line that holds `words` shows them."""
    for y, line in enumerate(screen_of(view)):
        if words in line:
            return cell_len(line[: line.index(words)]), y
    raise AssertionError(f"{words} is not on the screen")


async def test_of_a_long_selection_only_what_is_seen_is_marked() -> None:
    async with desk(size=(44, 8)) as (_pilot, view, _):
        view.screen.selections = {view: Selection(None, None)}
        rows = [row for row in view.visible_rows() if view.page.lines[row].is_text]
        assert all(SELECTION in dict(view.look(row).marks) for row in rows)
        assert max(span.end for _name, span in view.passing_marks()) <= view.page.lines[rows[-1]].end
        assert len(view.get_selection(Selection(None, None))[0]) > view.page.lines[rows[-1]].end  # type: ignore[index]


# -- moving ---------------------------------------------------------------------------------------


async def test_lines_of_the_author_are_visited_in_turn() -> None:
    async with desk() as (pilot, view, _):
        rows = [view.page.row_of(view.cursor_offset)]
        for _ in range(30):
            view.action_line_down()
            rows.append(view.page.row_of(view.cursor_offset))
        text = [row for row, line in enumerate(view.page.lines) if line.is_text]
        assert rows[: len(text)] == text
        assert set(rows[len(text) :]) == {text[-1]}
        await pilot.press("k", "up")
        assert view.page.row_of(view.cursor_offset) == text[-3]


async def test_line_moves_come_back_to_their_cell() -> None:
    async with desk() as (pilot, view, _):
        view.go_to(view.page.text.index("灯光"))
        await pilot.press("j", "k")
        assert view.page.text[view.cursor_offset :].startswith("灯光")


async def test_sentences_and_paragraphs() -> None:
    async with desk() as (pilot, view, _):
        seen = []
        for _ in range(4):
            await pilot.press(")")
            assert view.current_sentence
            seen.append(view.current_sentence.of(view.page.text)[:4])
        assert seen == ["渡轮的灯", "港务局说", "”船员们", "A pi"]
        await pilot.press("(")
        assert view.page.text[view.cursor_offset :].startswith("”船员们")
        await pilot.press("}")
        assert view.current_passage
        assert view.current_passage.n == 2
        await pilot.press("{", "{", "{", "{")
        assert view.cursor_offset == 0


async def test_quotes_in_turn_and_no_further() -> None:
    async with desk() as (pilot, view, _):
        for index in (0, 1, 1):
            await pilot.press("]")
            assert view.current_quote == index
        view.go_to_quote(2)
        assert not view.action_next_mark()
        for index in (1, 0):
            await pilot.press("[")
            assert view.current_quote == index


async def test_pages_and_ends() -> None:
    async with desk(long_article()) as (pilot, view, _):
        await pilot.press("space")
        assert view.scroll_offset.y == view.size.height - 2
        await pilot.press("pageup")
        assert view.scroll_offset.y == 0
        await pilot.press("ctrl+d")
        assert view.scroll_offset.y == view.size.height // 2
        await pilot.press("G")
        assert view.page.row_of(view.cursor_offset) == len(view.page.lines) - 1
        assert view.is_vertical_scroll_end
        await pilot.press("g")
        assert (view.scroll_offset.y, view.cursor_offset) == (0, 0)


async def test_the_cursor_keeps_lines_around_it() -> None:
    async with desk(long_article()) as (_, view, _):
        for _ in range(60):
            view.action_line_down()
            row = view.page.row_of(view.cursor_offset) - view.scroll_offset.y
            assert 0 <= row <= view.size.height - 3


async def test_after_the_wheel_a_line_move_starts_from_what_is_visible() -> None:
    async with desk(long_article()) as (pilot, view, _):
        view.scroll_to(y=90, animate=False)
        await pilot.press("j")
        assert view.page.row_of(view.cursor_offset) in range(90, 94)


async def test_only_another_place_is_announced() -> None:
    async with desk() as (pilot, view, app):
        app.heard.clear()
        view.go_to(view.page.text.index("渡轮"))
        view.go_to(view.page.text.index("灯光"))
        view.go_to(view.page.text.index("货柜"))
        await pilot.pause()
        moves = [(m.offset, m.passage) for m in app.heard if isinstance(m, ArticleView.CursorMoved)]
        first = view.article.passages[1] if view.article else None
        assert moves == [(view.page.text.index(word), first) for word in ("渡轮", "货柜")]


def test_every_movement_has_an_id_and_a_tooltip() -> None:
    bindings = [binding for binding in ArticleView.BINDINGS if not isinstance(binding, tuple)]
    assert len({binding.id for binding in bindings}) == len(bindings) == len(ArticleView.BINDINGS)
    for binding in bindings:
        assert binding.tooltip
        assert hasattr(ArticleView, f"action_{binding.action}")


# -- drawing --------------------------------------------------------------------------------------


def drawn_lines(view: ArticleView, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Gets the screen row of each line that Textual asks for from now on."""
    rows: list[int] = []
    render_line = view.render_line

    def noted(y: int) -> Strip:
        rows.append(y)
        return render_line(y)

    monkeypatch.setattr(view, "render_line", noted)
    return rows


async def test_a_line_move_draws_two_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    one_sentence = build((("headline", HEAD), ("body", "渡轮" * 200)))
    async with desk(one_sentence) as (pilot, view, _):
        await pilot.press("}")
        rows = drawn_lines(view, monkeypatch)
        for _ in range(5):
            rows.clear()
            await pilot.press("j")
            here = view.page.row_of(view.cursor_offset)
            assert sorted(rows) == [here - 1, here]


async def test_a_key_draws_only_what_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    async with desk(long_article(), size=(90, 40)) as (pilot, view, _):
        await pilot.press("}", "}")
        rows = drawn_lines(view, monkeypatch)
        await pilot.press("}")
        paragraph = range(view.cursor_offset - len(FIRST) - 2, view.cursor_offset + len(FIRST))
        changed = [y for y, line in enumerate(view.page.lines) if line.is_text and line.start in paragraph]
        assert sorted(rows) == changed
        for span in (Span(view.cursor_offset, view.cursor_offset + 2), NOWHERE):
            rows.clear()
            view.mark_evidence([span])
            await pilot.pause()
            assert rows == [view.page.row_of(view.cursor_offset)]
        before = view.lines_made
        await pilot.press("space")
        assert view.lines_made - before <= view.size.height + 2


async def test_lines_fill_the_pane_and_lose_no_glyph() -> None:
    for width in (20, 33, 90, 130):
        async with desk(size=(width, 30)) as (_, view, _):
            lines = [view.render_line(y) for y in range(view.size.height)]
            assert {line.cell_length for line in lines} == {view.scrollable_content_region.width}
            shown = "".join(line.text.strip(" ▌") for line in lines)
            assert FIRST in shown


async def test_article_text_is_never_markup_and_never_steers() -> None:
    text = "[b]bold[/b] \x1b[31mred\x07 \u202eabc\ttab"
    article = Article(1, "a.txt", 0, "\x1b]0;title\x07", text)
    async with desk(article) as (_, view, _):
        shown = "".join(screen_of(view))
        assert "[b]bold[/b]" in shown
        assert not [char for char in shown if unicodedata.category(char) in ("Cc", "Cf")]


async def test_marks_overlap() -> None:
    async with desk() as (_, view, _):
        x, y = cell_of(view, "货柜今天")
        plain = view.render_line(y).crop(x, x + 2)
        start = view.page.text.index("货柜")
        view.mark_hits([Span(start, start + 4)])
        hit = view.render_line(y).crop(x, x + 2)
        view.mark_evidence([Span(start - 2, start + 1)])
        both = view.render_line(y).crop(x, x + 2)
        styles = [next(iter(strip)).style for strip in (plain, hit, both)]
        assert all(styles)
        assert [bool(style and style.underline) for style in styles] == [False, False, True]
        assert [bool(style and style.bold) for style in styles] == [False, True, True]
        assert styles[1] and styles[2] and styles[1].color == styles[2].color  # noqa: PT018  (types)


async def test_all_parts_of_an_utterance_are_lit() -> None:
    async with desk(size=(60, 30)) as (_, view, _):
        view.select_quote(1)
        lit = [span for row in range(len(view.page.lines)) for name, span in view.look(row).marks
               if name == "article--quote-current"]  # fmt: skip
        assert [span.of(view.page.text) for span in lit] == ["We wait,", "for the tide."]
        view.select_quote(None)
        assert view.current_quote is None


async def test_a_theme_change_draws_anew() -> None:
    async with desk() as (pilot, view, app):
        before = view.render_line(0)
        app.theme = "textual-light"
        await pilot.pause()
        assert view.render_line(0) != before


async def test_a_message_stands_where_there_is_no_article() -> None:
    async with desk() as (pilot, view, _):
        view.show_message("There is nothing to read here yet.")
        await pilot.pause()
        assert "There is nothing to read here yet." in "".join(screen_of(view))
        await pilot.press("j", ")", "]", "space", "G", "g")
        assert (view.current_passage, view.current_sentence, view.current_quote) == (None, None, None)
        view.show(build())
        assert HEAD in "".join(screen_of(view))


# -- folding and resizing -------------------------------------------------------------------------


async def test_folding_keeps_the_place() -> None:
    async with desk(size=(44, 10)) as (pilot, view, _):
        view.go_to(view.page.text.index("约14.3亿"))
        row = view.page.row_of(view.cursor_offset) - view.scroll_offset.y
        view.toggle_folded()
        await pilot.pause()
        assert "Cookies" in "".join(screen_of(view))
        assert view.page.row_of(view.cursor_offset) - view.scroll_offset.y == row
        assert not view.folded


async def test_going_to_folded_text_unfolds_it() -> None:
    async with desk() as (_, view, _):
        view.go_to(view.page.text.index("Cookies"))
        assert not view.folded
        view.toggle_folded()
        assert view.page.text[view.cursor_offset :].startswith("A pilot")


async def test_another_width_keeps_the_place_and_another_height_the_page() -> None:
    async with desk(long_article()) as (pilot, view, _):
        at = view.places.paragraphs[30] + 9
        view.go_to(at)
        row = view.page.row_of(at) - view.scroll_offset.y
        for width in (70, 31, 120, 44):
            await pilot.resize_terminal(width, 24)
            await pilot.pause()
            assert view.cursor_offset == at
            assert view.page.row_of(at) - view.scroll_offset.y == row
        page = view.page
        await pilot.resize_terminal(44, 30)
        await pilot.pause()
        assert view.page is page


async def test_scrolled_away_from_the_cursor_the_top_line_stays() -> None:
    async with desk(long_article()) as (pilot, view, _):
        view.scroll_to(y=120, animate=False)
        top = view.steady_line()[0]
        await pilot.resize_terminal(70, 24)
        await pilot.pause()
        assert top in range(
            view.page.lines[view.scroll_offset.y].start, view.page.lines[view.scroll_offset.y].end
        )


# -- the mouse --------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", ["灯光", "熄灭", "货柜", "channel", "14.3亿", "天下"])
@pytest.mark.parametrize("half", [0, 1])
async def test_a_click_lands_on_the_character(words: str, half: int) -> None:
    async with desk() as (pilot, view, _):
        x, y = cell_of(view, words)
        wide = cell_len(words[0]) == 2
        await pilot.click(ArticleView, offset=(x + (half if wide else 0), y))
        assert view.page.text[view.cursor_offset :].startswith(words)


async def test_a_click_on_a_quote_is_announced() -> None:
    async with desk() as (pilot, view, app):
        x, y = cell_of(view, "for the")
        await pilot.click(ArticleView, offset=(x, y))
        assert [m.quote for m in app.heard if isinstance(m, ArticleView.QuoteClicked)] == [2]


async def test_a_click_on_a_fold_opens_it() -> None:
    async with desk() as (pilot, view, _):
        await pilot.click(ArticleView, offset=cell_of(view, "▸"))
        assert not view.folded


async def test_a_double_click_selects_the_sentence_and_a_third_the_passage() -> None:
    async with desk() as (pilot, view, app):
        x, y = cell_of(view, "灯光")
        await pilot.click(ArticleView, offset=(x, y), times=2)
        assert app.screen.get_selected_text() == FIRST[: FIRST.index("港务局")]
        await pilot.click(ArticleView, offset=(x, y), times=3)
        assert app.screen.get_selected_text() == FIRST


async def test_dragging_selects_the_authors_text_without_soft_breaks() -> None:
    async with desk() as (pilot, view, app):
        await pilot.mouse_down(ArticleView, offset=cell_of(view, "灯光"))
        x, y = cell_of(view, "[b]it")
        await pilot.hover(ArticleView, offset=(x, y))
        await pilot.mouse_up(ArticleView, offset=(x, y))
        text = view.page.text
        expected = text[text.index("灯光") : text.index("[b]it") + 1]
        assert app.screen.get_selected_text() == expected
        assert view.selected_span == Span(text.index("灯光"), text.index("[b]it") + 1)
        assert view.cursor_offset == 0


async def test_a_selection_leaves_out_what_is_folded() -> None:
    async with desk() as (_, view, app):
        text = view.page.text
        view.select_span(Span(text.index("Then"), text.index("元的")))
        assert app.screen.get_selected_text() == "Then [b]it[/b] rained.\n\n约14.3亿"


async def test_selected_text_is_shown_as_such() -> None:
    async with desk() as (_, view, _):
        x, y = cell_of(view, "灯光")
        before = view.render_line(y).crop(x, x + 2)
        start = view.page.text.index("灯光")
        view.select_span(Span(start, start + 2))
        assert view.render_line(y).crop(x, x + 2) != before
