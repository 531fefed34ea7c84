"""Pieces of HTML to paragraphs, as a browser would show them.

A tree deeper than the parser goes (256 levels, or 2,048 where huge trees are allowed) loses its nesting
and keeps its paragraphs.  Nothing is run or fetched.  All of it is linear in the length of the markup.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Any, NamedTuple

from search.errors import ReadingError
from search.language.scripts import HAN
from search.model import Role
from search.reading.document import Composer
from search.reading.tables import CELL_BREAK, short_cells
from search.speech import N_


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


UNSEEN = _names(
    "head script style template noscript noframes noembed iframe object embed svg canvas audio video map area"
    " textarea select datalist rt rp rtc annotation annotation-xml"
)
"""Elements of which a browser shows nothing as text, and the readings of ruby."""

BLOCKS = _names(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption"
    " figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol option p"
    " plaintext pre search section summary table tbody td tfoot th thead tr ul xmp"
)
"""Elements that begin and end a paragraph."""

_ROLES: dict[str, tuple[Role, str]] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), ("subhead", "")),
    **dict.fromkeys(("figcaption", "caption"), ("boilerplate", N_("caption"))),
}
_LINES_KEPT = frozenset(("pre", "listing", "xmp", "plaintext"))
_OPEN_QUOTES, _CLOSE_QUOTES = "“‘", "”’"

_BREAK = "\u2028"
"""Stands for <br> until white space is collapsed."""

_WIDE, _STOPS = f"{HAN}\u3000-\u30ff\uff00-\uffee", "\u3000-\u303f\uff01-\uff0f\uff1a-\uff20“”‘’…—"
_LINE_END = r"[ \t\f\r]*\n[ \t\f\r\n]*"
_OVER_LINES = re.compile(
    rf"(?<=[{_WIDE}]){_LINE_END}(?=[{_WIDE}{_STOPS}])|(?<=[{_STOPS}]){_LINE_END}(?=[{_WIDE}])"
)
_BETWEEN_ELEMENTS = re.compile(
    rf"(?<=[{_STOPS}]){_LINE_END}(?=[{_WIDE}])|(?<=[{_WIDE}]){_LINE_END}(?=[{_STOPS}])"
)
"""Line ends that show as nothing: in prose all between Han, from element to element those beside a stop.

Names and dates above an article stand each in an element of its own, with a line end between.
"""

_FULL_STOP = "。"

_BLANKS = re.compile(r"[ \t\n\f\r]+")
_INDENTS = ("\u3000\u3000", "\xa0\xa0", "\u3000\xa0")
_HIDING = re.compile(r"(?:^|;)\s*display\s*:\s*none", re.IGNORECASE)

_UNPARSED = re.compile("[\x00-\x08\x0b\x0e-\x1f\ufeff\ufffe\uffff\ud800-\udfff]")
_XHTML = re.compile(r"""\s*<\?xml|<html[^<>]*xmlns\s*=\s*["']http://www\.w3\.org/1999/xhtml""", re.IGNORECASE)
_SELF_CLOSED = re.compile(r"<([A-Za-z][\w:.-]*)(\s[^<>]*)?/>")
_VOID = _names("area base br col embed hr img input link meta param source track wbr")
_TAG = re.compile(r"<(/?)([A-Za-z][\w:.-]*)[^<>]*>")
_NEVER_NESTED = _names("html head body script style title meta link base br")
_BEGINNING = 2_000
_MOST_TAGS = 1_000_000
"""Opening and closing ones; an element with its paragraph takes six hundred bytes of memory."""


class Shown(NamedTuple):
    """A paragraph as a browser shows it, and how many of its characters are links."""

    text: str
    role: Role = "body"
    reason: str = ""
    linked: int = 0
    is_row: bool = False


Label = Callable[[Any], str]
"""An element -> why its text is to be folded, empty for the text of the article."""


def fragment(markup: str) -> Composer:
    """The visible paragraphs of a piece of HTML or XHTML in order."""
    root = parse(markup)
    return Composer() if root is None else compose(root)


def compose(element: Any, into: Composer | None = None) -> Composer:
    """The visible paragraphs of an element of an lxml tree, added to `into`."""
    composer = Composer() if into is None else into
    for shown in paragraphs(element):
        composer.add(shown.text, shown.role, shown.reason)
    return composer


def paragraphs(element: Any, label: Label | None = None) -> list[Shown]:
    """The visible paragraphs of an element; blocks that `label` names are folded as what it says.

    Headings become subheads, captions are folded; the cells of a short table row stand in one
    paragraph with " | " between; an empty line, made by <br><br> or an indent, parts paragraphs.
    """
    return _Flow(label).through(element)


def parse(markup: str) -> Any | None:
    """The root of the tree of a page or of a piece of one, None if it holds nothing.

    Raises ReadingError for more elements than a page for people has.
    """
    if markup.count("<") > _MOST_TAGS:
        raise ReadingError(
            N_("The page holds far more elements than a page has; save its text to read it here.")
        )
    markup = _UNPARSED.sub("", markup)
    if _XHTML.search(markup, 0, _BEGINNING):
        markup = _SELF_CLOSED.sub(_spelled_out, markup)
    root, is_whole = _tree(markup)
    return root if is_whole else _tree(_TAG.sub(_flat, markup))[0]


def name_of(element: Any) -> str:
    """An element's name in lower case without namespace; empty for comments and instructions."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def is_hidden(element: Any) -> bool:
    """Whether an element says that it is not shown; `visibility` is no sign, as scripts lift it."""
    hidden, style = element.get("hidden"), element.get("style")
    if hidden is None and style is None:
        return False
    hides = (hidden is not None and hidden.lower() != "until-found") or _HIDING.search(style or "")
    return bool(hides) and name_of(element) not in ("html", "body")


def _tree(markup: str) -> tuple[Any | None, bool]:
    """The root, and whether the parser went through to the end."""
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", huge_tree=True)
    try:
        root = etree.HTML(markup.encode(), parser=parser)
    except etree.XMLSyntaxError:  # also where memory or another limit of the parser runs out
        raise ReadingError(N_("The page is too damaged to be read; save its text to read it here.")) from None
    limit = etree.ErrorTypes.ERR_RESOURCE_LIMIT
    return root, not any(error.type == limit for error in parser.error_log)


def _spelled_out(match: re.Match[str]) -> str:
    """<a/> as <a></a>: in XHTML they are the same, in HTML the first never ends."""
    name, attributes = match[1], match[2] or ""
    return match[0] if name.lower() in _VOID else f"<{name}{attributes}></{name}>"


def _flat(match: re.Match[str]) -> str:
    name = match[2].lower()
    if name in _NEVER_NESTED:
        return match[0]
    return "<p>" if name in BLOCKS else ""


class _Flow:
    """Collects paragraphs on a walk through a tree, which needs no recursion."""

    def __init__(self, label: Label | None) -> None:
        self._label = label
        self._shown: list[Shown] = []
        self._inline: list[str] = []
        self._roles: list[tuple[Role, str]] = [("body", "")]
        self._rows: list[list[int]] = []  # of each open row: where its cells begin in `_shown`
        self._linked = self._links = self._lines_kept = self._quotes = 0

    def through(self, root: Any) -> list[Shown]:
        """All paragraphs below an element."""
        from lxml import etree

        skipped = None
        walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
        for event, element in walk:
            if event == "start":
                name = name_of(element)
                if name in UNSEEN or is_hidden(element):
                    skipped = element
                    walk.skip_subtree()
                else:
                    self._enter(name, element)
                continue
            if event == "end" and element is not skipped:
                self._leave(name_of(element))
            if element is not root:
                self._add(element.tail)
        self._flush()
        return self._shown

    def _enter(self, name: str, element: Any) -> None:
        if name in BLOCKS:
            self._flush()
            self._roles.append(self._role(name, element))
        elif name == "br":
            self._inline.append(_BREAK)
        elif name == "q":
            self._inline.append(_OPEN_QUOTES[self._quotes % 2])
            self._quotes += 1
        self._enter_cell(name)
        self._links += name == "a"
        self._lines_kept += name in _LINES_KEPT
        self._add(element.text)

    def _role(self, name: str, element: Any) -> tuple[Role, str]:
        """What is folded stays so at any depth."""
        outer = self._roles[-1]
        if outer[0] == "boilerplate":
            return outer
        why = self._label(element) if self._label else ""
        return ("boilerplate", why) if why else _ROLES.get(name, outer)

    def _enter_cell(self, name: str) -> None:
        if name == "tr":
            self._rows.append([])
        elif name in ("td", "th") and self._rows:
            self._rows[-1].append(len(self._shown))

    def _leave(self, name: str) -> None:
        if name in BLOCKS:
            self._flush()
            self._roles.pop()
        if name == "tr":
            self._join_cells(self._rows.pop())
        elif name == "q":
            self._quotes -= 1
            self._inline.append(_CLOSE_QUOTES[self._quotes % 2])
        self._links -= name == "a"
        self._lines_kept -= name in _LINES_KEPT

    def _add(self, text: str | None) -> None:
        if text:
            self._inline.append(text.replace("\n", _BREAK) if self._lines_kept else _OVER_LINES.sub("", text))
            self._linked += len(text) if self._links else 0

    def _flush(self) -> None:
        """Ends a paragraph; of several that <br> parts each is taken for linked by the same share."""
        if not self._inline:
            return
        run = "".join(self._inline)
        share = self._linked / max(len(run), 1)
        role, reason = self._roles[-1]
        self._shown += [Shown(text, role, reason, round(share * len(text))) for text in _collapsed(run)]
        self._inline.clear()
        self._linked = 0

    def _join_cells(self, starts: list[int]) -> None:
        """One paragraph for a row of short cells; a row that lays out a page stays as it is."""
        cells = short_cells(self._shown, starts)
        if cells and all(len(cell) == 1 and cell[0].role == "body" for cell in cells):
            text = CELL_BREAK.join(cell[0].text for cell in cells)
            linked = sum(cell[0].linked for cell in cells)
            self._shown[starts[0] :] = [Shown(text, "body", "", linked, is_row=True)]


def _collapsed(text: str) -> Iterator[str]:
    """The paragraphs of a run of inline text."""
    line_ends = _OVER_LINES if _FULL_STOP in text else _BETWEEN_ELEMENTS
    text = _BLANKS.sub(" ", line_ends.sub("", text))
    for is_filled, lines in groupby(_lines(text), bool):
        if is_filled:
            yield "\n".join(lines)


def _lines(text: str) -> Iterable[str]:
    """Its lines, with an empty one before each that is indented as only a new paragraph is."""
    for line in text.split(_BREAK):
        if line.lstrip(" ").startswith(_INDENTS):
            yield ""
        yield line.strip()
