"""The text of one part in the order of reading: paragraphs, table rows, text boxes, with changes accepted."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from search.reading import xml
from search.reading.office.styles import Kind, Styles, is_on, number, value
from search.reading.symbols import sign
from search.reading.tables import CELL_BREAK, short_cells

_UNSEEN = {
    *("pPr", "rPr", "tblPr", "tblGrid", "trPr", "tcPr", "sectPr", "sdtPr", "sdtEndPr", "rubyPr", "rt", "del"),
    *("moveFrom", "delText", "delInstrText", "fldData", "ffData", "binData", "comment"),
}
"""Properties, deleted text, the readings of ruby, data of fields."""

_STANDING = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-"}
_PHONETIC = re.compile(r"\\o\s*\\a[a-z]\s*\(\s*\\s\s*\\up\s*\d+\s*\([^()]*\)\s*[,;]\s*(?P<base>[^()]*)\)")
"""A reading over a character as older programs keep it: `EQ \\o\\ad(\\s\\up 9(mò),漠)`."""

_EMPTY_LINE = re.compile(r"\n\s*\n")


class Note(NamedTuple):
    """A place that a footnote or endnote belongs to."""

    kind: str
    id: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph or a table row with how it looks; `size` is in half points."""

    text: str
    kind: Kind = "text"
    is_bold: bool = False
    is_centred: bool = False
    size: int = 0
    is_row: bool = False
    runs_on: bool = False  # its end mark is deleted: the next paragraph continues it


class Told(NamedTuple):
    """What a part tells: its paragraphs, the notes it refers to in their order, and what it hides."""

    paragraphs: tuple[Paragraph, ...]
    notes: tuple[Note, ...]
    has_hidden: bool
    has_foreign: bool


def tell(root: Any, styles: Styles) -> Told:
    """The story of the tree of a part, or of an element within; linear time, no recursion."""
    story = _Story(styles)
    story.walk(root)
    paragraphs = tuple(_with_empty_lines_parted(_with_deleted_ends_joined(story.paragraphs)))
    return Told(paragraphs, tuple(story.notes), story.has_hidden, story.has_foreign)


@dataclass(slots=True)
class _Open:
    """A paragraph while it is read, and its place among the finished ones."""

    place: int
    style: str
    look: Paragraph
    pieces: list[str] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)
    bolds: list[bool] = field(default_factory=list)


class _Story:
    """Collects paragraphs on a walk; one inside another, as in a text box, stands behind it."""

    def __init__(self, styles: Styles) -> None:
        self.paragraphs: list[Paragraph] = []
        self.notes: list[Note] = []
        self.has_hidden = self.has_foreign = False
        self._styles = styles
        self._open: list[_Open] = []
        self._rows: list[list[int]] = []  # of each open row: where its cells begin in `paragraphs`
        self._instruction: list[str] = []
        self._hides: dict[str, Callable[[Any], bool]] = {
            "r": self._is_hidden_run,
            "tr": lambda row: row.find("{*}trPr/{*}del") is not None,
            "sdt": lambda control: control.find("{*}sdtPr/{*}showingPlcHdr") is not None,
            "Fallback": _is_second_choice,
        }
        self._enter: dict[str, Callable[[Any], None]] = {
            "p": self._begin_paragraph,
            "t": self._text,
            "r": self._run,
            "br": self._break,
            "sym": self._symbol,
            "tr": lambda _: self._rows.append([]),
            "tc": lambda _: self._rows[-1].append(len(self.paragraphs)) if self._rows else None,
            "footnoteReference": self._note,
            "endnoteReference": self._note,
            "instrText": lambda element: self._instruction.append(element.text or ""),
            "fldChar": self._field,
            "altChunk": self._foreign,
        }

    def walk(self, root: Any) -> None:
        from lxml import etree

        skipped = None
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            name = xml.local(element)
            if event == "start":
                if name in _UNSEEN or (name in self._hides and self._hides[name](element)):
                    skipped = element
                    walk.skip_subtree()
                elif name in self._enter:
                    self._enter[name](element)
                elif name in _STANDING:
                    self._add(_STANDING[name])
            elif element is not skipped:
                self._leave(name)

    def _leave(self, name: str) -> None:
        if name == "p" and self._open:
            self._end_paragraph(self._open.pop())
        elif name == "tr":
            self._join_cells(self._rows.pop())

    def _is_hidden_run(self, run: Any) -> bool:
        hidden = is_on(run, "rPr", "vanish") or is_on(run, "rPr", "webHidden")
        self.has_hidden |= hidden
        return hidden

    def _begin_paragraph(self, element: Any) -> None:
        style = value(element, "pPr", "pStyle")
        level = value(element, "pPr", "outlineLvl")
        kind = self._styles.kind(style)
        if kind == "text" and level and number(level) < 9:
            kind = "heading"
        look = Paragraph(
            "",
            kind,
            is_centred=value(element, "pPr", "jc") == "center",
            runs_on=element.find("{*}pPr/{*}rPr/{*}del") is not None,
        )
        self._open.append(_Open(len(self.paragraphs), style, look))
        self.paragraphs.append(look)

    def _end_paragraph(self, done: _Open) -> None:
        size = max(done.sizes, default=0) or self._styles.size(done.style)
        bold = all(done.bolds) if done.bolds else self._styles.is_bold(done.style)
        self.paragraphs[done.place] = replace(done.look, text="".join(done.pieces), size=size, is_bold=bold)

    def _run(self, element: Any) -> None:
        if self._open and element.find("{*}t") is not None:
            self._open[-1].sizes.append(number(value(element, "rPr", "sz")))
            bold = is_on(element, "rPr", "b") or self._styles.is_bold(self._open[-1].style)
            self._open[-1].bolds.append(bold)

    def _add(self, text: str) -> None:
        if self._open:
            self._open[-1].pieces.append(text)

    def _text(self, element: Any) -> None:
        self._add(element.text or "")

    def _break(self, element: Any) -> None:
        if xml.attribute(element, "type") not in ("page", "column"):
            self._add("\n")

    def _symbol(self, element: Any) -> None:
        code = xml.attribute(element, "char")
        if re.fullmatch("[0-9A-Fa-f]{1,5}", code):
            self._add(_shown(int(code, 16), xml.attribute(element, "font")))

    def _note(self, element: Any) -> None:
        self.notes.append(Note(xml.local(element).removesuffix("Reference"), xml.attribute(element, "id")))

    def _field(self, _: Any) -> None:
        found = _PHONETIC.search("".join(self._instruction))
        self._instruction.clear()
        if found:
            self._add(found["base"])

    def _foreign(self, _: Any) -> None:
        self.has_foreign = True

    def _join_cells(self, starts: list[int]) -> None:
        """One paragraph for a row of short cells; a row that lays out a page stays as it is."""
        cells = short_cells(self.paragraphs, starts)
        if cells:
            text = CELL_BREAK.join(" ".join(" ".join(p.text.split()) for p in cell) for cell in cells)
            self.paragraphs[starts[0] :] = [Paragraph(text, is_row=True)]


def _is_second_choice(fallback: Any) -> bool:
    parent = fallback.getparent()
    return parent is not None and xml.local(parent[0]) == "Choice"


def _shown(code: int, font: str) -> str:
    """The character of a symbol; a plain code with a font is a place in that font of signs."""
    if code < 0x100 and font:
        code += 0xF000
    return sign(code, font) if 0xE000 <= code <= 0xF8FF else chr(code)


def _with_deleted_ends_joined(paragraphs: Iterable[Paragraph]) -> Iterator[Paragraph]:
    before = ""
    for paragraph in paragraphs:
        whole = replace(paragraph, text=before + paragraph.text)
        before = whole.text if paragraph.runs_on else ""
        if not paragraph.runs_on:
            yield whole
    if before:
        yield Paragraph(before)


def _with_empty_lines_parted(paragraphs: Iterable[Paragraph]) -> Iterator[Paragraph]:
    """Without empty paragraphs; one that holds an empty line is two."""
    for paragraph in paragraphs:
        for text in _EMPTY_LINE.split(paragraph.text):
            if text.strip():
                yield replace(paragraph, text=text.strip())
