"""Which panes are seen at which width."""

from __future__ import annotations

import pytest

from tui.reader.history import History, Place
from tui.reader.layout import PANES, PaneName, arrange, columns_for, neighbour, stack


@pytest.mark.parametrize(
    ("width", "columns"), [(160, 3), (112, 3), (111, 2), (100, 2), (80, 2), (79, 1), (70, 1)]
)
def test_the_width_decides_the_columns(width: int, columns: int) -> None:
    assert columns_for(width) == columns


def test_a_wish_wins_over_the_width() -> None:
    assert columns_for(160, 1) == 1


def test_three_columns_show_article_quotes_and_related() -> None:
    assert list(arrange(3, "text", "quotes", articles=False)) == ["text", "quotes", "related"]


def test_two_columns_keep_the_last_side_pane() -> None:
    assert list(arrange(2, "text", "related", articles=False)) == ["text", "related"]


def test_the_list_of_articles_takes_a_place_of_its_own_only_where_there_is_room() -> None:
    assert list(arrange(3, "articles", "quotes", articles=True)) == list(PANES)
    assert list(arrange(2, "articles", "quotes", articles=True)) == ["articles", "text"]
    assert list(arrange(1, "articles", "quotes", articles=True)) == ["articles"]


def test_stacked_panes_have_the_text_on_top_and_both_side_panes_where_there_is_room() -> None:
    assert stack(100, "text", "related") == ("text", "quotes", "related")
    assert stack(79, "text", "related") == ("text", "related")
    assert stack(100, "articles", "related") == ("articles", "text")


@pytest.mark.parametrize("active", PANES)
@pytest.mark.parametrize("columns", [1, 2, 3])
def test_the_active_pane_is_always_seen(active: PaneName, columns: int) -> None:
    side: PaneName = active if active in ("quotes", "related") else "quotes"
    for zoom in (0, 1, 2):
        assert active in arrange(columns, active, side, articles=active == "articles", zoom=zoom)


def test_zoom_gives_half_then_all() -> None:
    half = arrange(3, "related", "related", articles=False, zoom=1)
    assert half["related"] * 2 == sum(half.values())
    assert list(arrange(3, "related", "related", articles=False, zoom=2)) == ["related"]


def test_panes_go_around_the_ends() -> None:
    shown = PANES[1:]
    assert neighbour(shown, "related", 1) == "text"
    assert neighbour(shown, "text", -1) == "related"


def test_history_goes_back_and_forward() -> None:
    a, b, c = Place("1.txt", 0, 0), Place("2.txt", 0, 10), Place("3.txt", 0, 20)
    history = History()
    history.leave(a)
    history.leave(b)
    assert history.back(c) == b
    assert history.back(b) == a
    assert history.back(a) is None
    assert history.forward(a) == b
    assert history.forward(b) == c
    assert history.forward(c) is None


def test_a_new_jump_forgets_what_was_ahead() -> None:
    a, b, c = Place("1.txt", 0, 0), Place("2.txt", 0, 10), Place("3.txt", 0, 20)
    history = History()
    history.leave(a)
    history.back(b)
    history.leave(c)
    assert history.forward(c) is None


def test_the_history_is_bounded() -> None:
    history = History()
    for number in range(History.LIMIT + 50):
        history.leave(Place(str(number), 0, 0))
    here = Place("here", 0, 0)
    steps = 0
    while (place := history.back(here)) is not None:
        here, steps = place, steps + 1
    assert steps == History.LIMIT
