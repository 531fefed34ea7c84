"""Rows of statements: what is said in how many places and languages, and one of its renderings."""

from __future__ import annotations

from textual.content import Content

from search.model import Article, Rendering, Statement
from tui.page import badge, count
from tui.quoted import quoted_lines
from tui.safe import one_line
from tui.widgets.rows import MUTED, origin, paragraph, two_ends

MOST_LINES = 8
MARK = "● "


def group_row(statement: Statement, width: int, marked: bool = False) -> Content:
    """Who says it, in how many places; its words; the languages."""
    first = statement.renderings[0]
    langs = dict.fromkeys(each.lang for each in statement.renderings)
    number = len(statement.renderings)
    name = one_line(statement.person) or "speaker unknown"
    left = Content.assemble((MARK if marked else "", "$text-accent"), (name, "bold"))
    right = Content.styled(count(number, "rendering"), "$text-secondary" if number > 1 else MUTED)
    hand = " · decided by hand" if statement.by_hand else ""
    where = (
        f"{' '.join(map(badge, langs))} · {count(len({r.file for r in statement.renderings}), 'file')}{hand}"
    )
    lines = [
        two_ends(left, right, width),
        paragraph(" ".join(shown_first(statement, first).text.split()), width, most=2),
        paragraph(where, width, most=1).stylize(MUTED),
    ]
    return Content("\n").join([*lines, Content("")])


def shown_first(statement: Statement, otherwise: Rendering) -> Rendering:
    """The rendering that a statement is told by: the first in the speaker's own words."""
    return next((each for each in statement.renderings if each.how == "direct"), otherwise)


def rendering_row(rendering: Rendering, head: Article | None, width: int, marked: bool = False) -> Content:
    """Where it stands, in which language, how it renders the statement; then its words."""
    source, file = (head.source, head.file) if head else ("", rendering.file)
    title, date = (head.title, head.date) if head else ("", "")
    left = Content.assemble(
        (MARK if marked else "", "$text-accent"), origin(source, file, title, date, rendering.lang)
    )
    right = Content.styled(rendering.how, "$text-success" if rendering.how == "direct" else "$text-secondary")
    lines = [two_ends(left, right, width)]
    if rendering.quotes:
        lines.append(Content("\n".join(quoted_lines(rendering.quotes, width, MOST_LINES))))
    else:
        lines.append(paragraph(" ".join(rendering.text.split()), width, most=MOST_LINES))
    return Content("\n").join([*lines, Content("")])
