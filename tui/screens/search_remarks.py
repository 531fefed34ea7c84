"""What a search says beside its passages, as lines whose parts can be clicked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content
from textual.style import Style

from search.model import Results
from search.speech import _
from tui.text.safe import one_line, printable
from tui.widgets.rows import MUTED


def remarks(results: Results, offered: Sequence[str], key: str) -> Content:
    """What was wrong or may have been meant otherwise, and the spellings that are offered.

    `key` takes the first of them.
    """
    lines = [Content.styled(printable(results.problem), "$text-warning")] if results.problem else []
    lines += [Content.styled(printable(remark), MUTED) for remark in results.remarks]
    if offered:
        words = Content.styled(" · ", MUTED).join(_links("respell", offered))
        takes = _("{key} takes it").format(key=key)
        lines.append(around(_("Did you mean {words}?"), words) + Content.styled(f"  {takes}", MUTED))
    return Content("\n").join(lines)


def narrowing(narrows: Sequence[str], key: str) -> Content:
    """What narrows the line now; a click takes it out, `key` takes out all."""
    if not narrows:
        return Content("")
    parts = Content.styled(" · ", MUTED).join(_links("widen", narrows))
    shows = _("{key} shows all again").format(key=key)
    return around(_("Only {words}"), parts) + Content.styled(f"  {shows}", MUTED)


def around(sentence: str, words: Content) -> Content:
    """A muted sentence with styled words in the place of its `{words}`."""
    before, _place, after = sentence.partition("{words}")
    return Content.assemble((before, MUTED), words, (after, MUTED))


def _links(action: str, words: Sequence[str]) -> Iterator[Content]:
    for number, word in enumerate(words):
        content = Content.styled(one_line(word), "$text-accent underline")
        yield content.stylize(Style.from_meta({"@click": f"screen.{action}({number})"}))
