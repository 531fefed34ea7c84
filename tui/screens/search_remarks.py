"""What a search says beside its passages, as lines whose parts can be clicked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content
from textual.style import Style

from search.model import Results
from search.speech import _
from tui.safe import one_line, printable
from tui.widgets.rows import MUTED


def remarks(results: Results, offered: Sequence[str]) -> Content:
    """What was wrong or may have been meant otherwise, and the spellings that are offered."""
    lines = [Content.styled(printable(results.problem), "$text-warning")] if results.problem else []
    lines += [Content.styled(printable(remark), MUTED) for remark in results.remarks]
    if offered:
        words = Content.styled(" · ", MUTED).join(_links("respell", offered))
        lines.append(
            around(_("Did you mean {words}?"), words) + Content.styled("  " + _("Ctrl-N takes it"), MUTED)
        )
    return Content("\n").join(lines)


def narrowing(narrows: Sequence[str]) -> Content:
    """What narrows the line now; a click takes it out."""
    if not narrows:
        return Content("")
    parts = Content.styled(" · ", MUTED).join(_links("widen", narrows))
    return around(_("Only {words}"), parts) + Content.styled("  " + _("F shows all again"), MUTED)


def around(sentence: str, words: Content) -> Content:
    """A muted sentence with styled words in the place of its `{words}`."""
    before, _place, after = sentence.partition("{words}")
    return Content.assemble((before, MUTED), words, (after, MUTED))


def _links(action: str, words: Sequence[str]) -> Iterator[Content]:
    for number, word in enumerate(words):
        content = Content.styled(one_line(word), "$text-accent underline")
        yield content.stylize(Style.from_meta({"@click": f"screen.{action}({number})"}))
