"""Markdown to paragraphs, without its marks: CommonMark with tables footnotes and Obsidian's habits."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from html import escape
from typing import TYPE_CHECKING

from search.model import Role
from search.reading.lines import PARAGRAPH_WIDTH, paragraphs, width
from search.reading.markup import UNSEEN, fragment
from search.reading.prose import parts
from search.speech import N_

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_OBSIDIAN = re.compile(
    r"(?P<code>^[ >\t]{0,12}(?P<fence>`{3,8}|~{3,8})[^\n]*\n(?:.*\n)*?(?:.*(?P=fence)|.*\Z)"
    r"|(?P<ticks>`{1,8})[^`\n]+(?P=ticks)(?!`))"
    r"|^[ \t]*%%[\s\S]*?%%|%%[^\n]*?%%"
    r"|!\[\[[^\[\]\n]{1,500}\]\]"
    r"|\[\[(?P<target>[^\[\]|\n]{1,500}?)(?:\\?\|(?P<label>[^\[\]\n]{1,500}))?\]\](?!\()"
    r"|(?<!=)==(?=[^\s=])(?P<marked>[^=\n]{1,2000}?)(?<=\S)==(?!=)",
    re.MULTILINE,
)
_MARK = re.compile(r"^(?:\[![\w-]{1,40}\][+-]?|\[[ xX]\](?=[ \t]))[ \t]*")
"""Of a callout or a task, at the beginning of a paragraph."""

_BLOCK_ID = re.compile(r"[ \t\n]\^[a-z0-9-]{6,40}$")
_HASHTAGS = re.compile(r"(?:#[^\s#]{1,80}\s*)+")
_BREAK = re.compile(r"<br\b", re.IGNORECASE)
_TAG_NAME = re.compile(r"</?([a-zA-Z][\w-]*)")
_DEEPEST = 32


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, heading, table row or block of code; `level` is that of a heading, else 0.

    Of prose, line ends may be ends of paragraphs.
    """

    text: str
    role: Role = "body"
    reason: str = ""
    level: int = 0
    is_prose: bool = False


def pieces(source: str) -> list[Piece]:
    """The visible text of a note in order, footnotes at its end; comments and embedded files are left out.

    Emphasis, links and escapes lose their marks; quotation marks and all else stay as written.
    """
    walk = _Walk()
    for token in _parser().parse(_OBSIDIAN.sub(_shown, source)):
        walk.take(token)
    return _split(walk.text + walk.footnotes)


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin

    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable(["table", "strikethrough"])
    return parser.use(footnote_plugin, inline=False, move_to_end=False, always_match_refs=True)


def _shown(match: re.Match[str]) -> str:
    """What Obsidian shows for its own marks: code as it is, the words of a link, nothing for a comment."""
    return match["code"] or match["label"] or match["target"] or match["marked"] or ""


class _Walk:
    """Collects pieces from the tokens of a document."""

    def __init__(self) -> None:
        self.text: list[Piece] = []
        self.footnotes: list[Piece] = []
        self._open: list[Token] = []
        self._cells: list[str] = []
        self._marker = ""

    def take(self, token: Token) -> None:
        """The next token; what begins and ends comes in pairs."""
        if token.nesting > 0:
            self._open.append(token)
            self._marker = _marker(token) or self._marker
        elif token.nesting < 0:
            self._open.pop()
            if token.type == "tr_close":
                self._add(Piece(" | ".join(filter(None, self._cells))))
                self._cells.clear()
        elif token.type == "inline":
            self._inline(token)
        elif token.type in ("fence", "code_block"):
            self._add(Piece(token.content))
        elif token.type == "html_block":
            for (role, reason), words in parts(fragment(token.content)):
                self._add(Piece(words, role, reason))

    def _inline(self, token: Token) -> None:
        text = _words(token.children or [])
        around = self._open[-1]
        if around.type in ("th_open", "td_open"):
            self._cells.append(" ".join(text.split()))
        elif around.type == "heading_open":
            self._add(_heading(text, around))
        elif _is_picture(token.children or []):
            self._add(Piece(text, "boilerplate", N_("picture")))
        elif _HASHTAGS.fullmatch(text):
            self._add(Piece(text, "boilerplate", N_("tags")))
        else:
            self._add(Piece(_BLOCK_ID.sub("", _MARK.sub("", text, count=1)), is_prose=True))

    def _add(self, piece: Piece) -> None:
        """A piece with the marker of the list item or footnote that it begins."""
        text = _without_blank_lines(piece.text) if piece.is_prose else piece.text.strip()
        if not text:
            return
        in_footnote = any(token.type == "footnote_reference_open" for token in self._open)
        into = self.footnotes if in_footnote else self.text
        into.append(replace(piece, text=self._marker + text))
        self._marker = ""


def _marker(token: Token) -> str:
    """What stands before an item or a footnote; a number stays as written, for it may be a year."""
    if token.type == "list_item_open":
        return f"{token.info}{token.markup} " if token.info else "- "
    return f"[{token.meta['label']}] " if token.type == "footnote_reference_open" else ""


def _heading(text: str, token: Token) -> Piece:
    """A heading; a paragraph that a line below it makes look like one stays a paragraph."""
    text = " ".join(text.split())
    is_sentence = width(text) >= PARAGRAPH_WIDTH and text.endswith((".", "。", "”"))
    if token.markup in ("-", "=") and is_sentence:
        return Piece(text)
    return Piece(text, "subhead", level=int(token.tag[1:]))


def _words(tokens: Sequence[Token]) -> str:
    """The text of inline tokens; markup that hides its text, such as the readings of ruby, is heeded."""
    if any(_hides(token) for token in tokens):
        markup = (token.content if token.type == "html_inline" else escape(_text(token)) for token in tokens)
        return fragment("".join(markup).replace("\n", "<br>")).text
    return "".join(map(_text, tokens))


def _hides(token: Token) -> bool:
    name = _TAG_NAME.match(token.content) if token.type == "html_inline" else None
    return name is not None and name[1].lower() in UNSEEN


def _text(token: Token) -> str:
    if token.type in ("softbreak", "hardbreak"):
        return "\n"
    if token.type == "html_inline":
        return "\n" if _BREAK.match(token.content) else ""
    if token.type == "footnote_ref":
        return f"[{token.meta['label']}]"
    return _words(token.children) if token.children else token.content


def _is_picture(tokens: Sequence[Token]) -> bool:
    """Whether pictures alone, perhaps inside links, fill a paragraph; their texts describe them."""
    shown = [token for token in tokens if _text(token).strip()]
    return bool(shown) and all(token.type == "image" for token in shown)


def _without_blank_lines(text: str) -> str:
    return "\n".join(filter(None, map(str.strip, text.split("\n"))))


def _split(found: Sequence[Piece]) -> list[Piece]:
    """The pieces with prose cut at those line ends that part paragraphs rather than wrap them."""
    prose = [piece for piece in found if piece.is_prose]
    groups: list[list[str]] = [[] for _ in prose]
    for paragraph in paragraphs("\n\n".join(piece.text for piece in prose)):
        groups[paragraph.group].append(paragraph.text)
    cut = iter(groups)
    return [
        replace(piece, text=text)
        for piece in found
        for text in (next(cut) if piece.is_prose else [piece.text])
    ]
