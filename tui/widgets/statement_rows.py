"""Rows of statements: what is said in how many places and languages, and one of its renderings."""

from __future__ import annotations

from dataclasses import replace

from textual.content import Content

from search.model import Article, Rendering, Statement
from search.related.renderings import how_words
from search.related.terms import distance
from search.speech import _, plural
from search.speech import spoken as reader
from search.statements.exporting import kind_of, verb_of
from search.statements.renditions import head_of, once
from tui.output.quoted import clipped, quoted_lines, spoken
from tui.text.called import called
from tui.text.page import badge
from tui.text.safe import one_line
from tui.widgets.rows import MUTED, origin, paragraph, two_ends

MOST_LINES = 8
MARK = "● "


def group_row(statement: Statement, width: int, marked: bool = False) -> Content:
    """Who says it, in how many places; its words; the languages."""
    head = _head(statement)
    langs = dict.fromkeys(each.lang for each in statement.renderings)
    number = len(once(statement))
    is_another = head.by_another or head.speaker in statement.persons[1:]
    named = "" if is_another else speaker_of(statement)
    name = one_line(named or head.speaker) or _("speaker unknown")
    verb = _said_by(head)
    left = Content.assemble(
        (MARK if marked else "", "$text-accent"), (name, "bold"), f"  {verb}" if verb else ""
    )
    perhaps = (" · " + _("perhaps more"), "$text-warning") if statement.perhaps else ""
    told = plural("{count:,} rendering", "{count:,} renderings", number)
    right = Content.assemble((told, "$text-secondary" if number > 1 else MUTED), perhaps)
    files = plural("{count:,} file", "{count:,} files", len({each.file for each in statement.renderings}))
    parts = (" ".join(map(badge, langs)), files, _("decided by hand") if statement.by_hand else "")
    where = " · ".join(part for part in parts if part)
    lines = [
        two_ends(left, right, width),
        Content("\n".join(clipped(one_line(_words(head)), width, 2))),
        paragraph(where, width, most=1).stylize(MUTED),
    ]
    return Content("\n").join([*lines, Content("")])


def _head(statement: Statement) -> Rendering:
    """The rendering that tells it best; of those as complete one by its speaker, in the reader's language."""
    best = head_of(statement)
    alike = (each for each in once(statement) if each.how == best.how)
    return min((best, *alike), key=lambda each: (each.by_another, distance(each.lang, reader())))


def speaker_of(statement: Statement) -> str:
    """Who says it, by the name that the reader knows best; empty when unsure."""
    names = (each.speaker for each in statement.renderings if not each.by_another)
    return called(statement.person, names) if statement.person else ""


def well_known(statement: Statement) -> Statement:
    """The same under the name that the reader knows best, before characters are turned."""
    return replace(statement, person=speaker_of(statement))


def _said_by(rendering: Rendering) -> str:
    """The verb of words that are not literal: what somebody denied is not what they say."""
    return "" if kind_of(rendering) == "direct" else one_line(verb_of(rendering))


def _words(rendering: Rendering) -> str:
    return spoken(rendering.quotes) if rendering.quotes else rendering.text


def rendering_row(
    rendering: Rendering,
    head: Article | None,
    width: int,
    marked: bool = False,
    times: int = 1,
    perhaps: bool = False,
) -> Content:
    """Where it stands, in which language and how many near copies, how it renders the statement, or that it
    does so perhaps; then who says it there, and its words."""
    source, file = (head.source, head.file) if head else ("", rendering.file)
    title, date = (head.title, head.date) if head else ("", "")
    how = how_words(rendering.how) + (f" ×{times}" if times > 1 else "")
    style = "$text-success" if rendering.how == "direct" else "$text-secondary"
    right = Content.assemble((_("perhaps") + " · ", "$text-warning") if perhaps else "", (how, style))
    mark = MARK if marked else ""
    room = width - right.cell_length - 1 - len(mark)
    left = Content.assemble((mark, "$text-accent"), origin(source, file, title, date, rendering.lang, room))
    lines = [two_ends(left, right, width)]
    if rendering.speaker:
        other = _("another speaker") if rendering.by_another else ""
        said = " · ".join(filter(None, (one_line(rendering.speaker), _said_by(rendering), other)))
        lines.append(
            paragraph(said, width, most=1).stylize("$text-warning" if rendering.by_another else MUTED)
        )
    if rendering.quotes:
        lines.append(Content("\n".join(quoted_lines(rendering.quotes, width, MOST_LINES))))
    else:
        lines.append(paragraph(" ".join(rendering.text.split()), width, most=MOST_LINES))
    return Content("\n").join([*lines, Content("")])
