"""A bookmarks file that has changed in one place is read as a new one would be, at less cost."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from yaml.nodes import Node

from search.bookmarks import reparsing
from search.bookmarks.layout import Layout
from search.bookmarks.parsing import compose, parse
from search.bookmarks.reparsing import reparsed
from search.errors import BookmarksBroken
from tests.test_search_bookmarks_yaml import hand_written

# fmt: off
LINES = (
    "  - source: new.txt\n", "    quote: new\n", "    quote: 'open\n", '    note: "open\n', "    more'\n",
    '    more"\n', "    note: |\n", "    note: {a: [\n", "]}\n", "---\n", "...\n", "%TAG ! x\n", "# a\n",
    "\n", "   \n", "later: true\n", "version: 2\n", "bookmarks:\n", "- dash\n", "    - dash\n", "\t- x\n",
    "  - &a x\n", "  - *a\n", "  &a\n", "\ufeff", "  -\n", "    id: hand-0\n", "  - {}\n", "    plain\n",
    "x\u2028",
)
# fmt: on
ENTRY = "  - source: {n}.txt\n    quote: words {n}\n"
HEAD = "version: 1\nbookmarks:\n"


def outcome(text: str, before: Layout | None = None) -> Layout | str:
    """The layout of a text, or what is said of it."""
    try:
        return parse(text) if before is None else reparsed(text, before)
    except BookmarksBroken as error:
        return str(error)


@settings(deadline=None, max_examples=150)
@given(
    hand_written(),
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 3), st.lists(st.sampled_from(LINES), max_size=2))),
)
@example([HEAD, ENTRY.format(n=0), ENTRY.format(n=1)], [(3, 0, ['    note: "open\n'])])
@example([HEAD, ENTRY.format(n=0), "later: 1\n"], [(4, 1, [])])
@example([HEAD, ENTRY.format(n=0), ENTRY.format(n=1)], [(2, 4, [])])
@example(
    [HEAD, *(f"  - &a{n} {{source: {n}.txt, quote: q}}\n" for n in range(3))], [(4, 1, ["  - &a0 {}\n"])]
)
def test_a_change_is_read_like_a_new_file(parts: list[str], edits: list[tuple[int, int, list[str]]]) -> None:
    text = "".join(parts)
    before = parse(text)
    lines = text.splitlines(keepends=True)
    for at, gone, new in edits:
        lines[at : at + gone] = new
    after = "".join(lines)
    assert outcome(after, before) == outcome(after)


def test_only_what_has_changed_is_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    text = HEAD + "".join(ENTRY.format(n=n) for n in range(50))
    before = parse(text)
    texts: list[str] = []

    def watched(text: str) -> Node | None:
        texts.append(text)
        return compose(text)

    monkeypatch.setattr(reparsing, "compose", watched)
    monkeypatch.setattr(reparsing, "parse", lambda *_: pytest.fail("all of it was parsed"))
    changes = (
        (text + ENTRY.format(n=50), 4),  # the last entry is parsed again
        (text.replace("words 20\n", "words 20\n    note: mine\n"), 4),
        (text.replace(ENTRY.format(n=20), ""), 3),
        (text.replace("bookmarks:\n", "bookmarks:\n" + ENTRY.format(n=50)), 5),
    )
    for after, most in changes:
        layout = reparsed(after, before)
        assert "".join(layout.lines) == after
        assert layout == parse(after)
        assert texts.pop().count("\n") <= most
