"""The words of a value, plain or HTML, as paragraphs of a document whose title is declared."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from search.model import Role
from search.reading import residue
from search.reading.blocks import lay_out
from search.reading.document import Composer
from search.reading.header import Header
from search.reading.lines import Paragraph
from search.reading.markup import fragment
from search.reading.properties import same
from search.speech import N_

TEASER = N_("teaser")
"""Why a text that only points at the article is a summary."""

ABOVE = "above the headline"
"""Why a line over what looks like a headline is folded in plain text."""

_INLINE = "a|abbr|b|big|cite|code|del|em|font|i|img|ins|mark|q|s|small|span|strike|strong|sub|sup|u|wbr"
_BLOCKS = (
    "address|article|aside|blockquote|body|br|center|dd|div|dl|dt|figure|h[1-6]|hr|html|iframe|li|main|ol|p|pre"
    "|script|section|style|table|tbody|td|th|tr|ul"
)
_TAG = re.compile(rf"</?(?:(?P<block>{_BLOCKS})|{_INLINE})(?:\s[^<>]*)?/?>|<!--|<!\[CDATA\[", re.IGNORECASE)
_PAGE = re.compile(
    r"\s*(?:<!--.{0,2000}?-->\s*)?(?:<\?xml[^>]*>\s*)?(?:<!doctype html|<html[\s>])", re.I | re.S
)
_ENTITY = re.compile(r"&(?:[a-zA-Z][a-zA-Z0-9]{1,30}|#\d{1,7}|#[xX][\da-fA-F]{1,6});")
_HALVES = re.compile("[\ud800-\udfff]")
_LINE_END = re.compile(r"\r\n?")
_BREAKS_OFF = re.compile(r"(?:(?<!…)…|(?<!\.)\.{3}|\[(?:…|\.{3}|\+\d+ chars)\])[\s\])”\"'」]*$")
_TEASER_WIDTH = 1200
_FEWEST_PARAGRAPHS = 2


@dataclass(frozen=True, slots=True)
class Body:
    """The paragraphs of a text.

    Of a plain text, whose roles were found by its look, `shown` and `title` are what it states among
    its lines, and `given` is the text itself; both are empty for others.
    """

    composer: Composer
    shown: Header = field(default_factory=Header)
    title: str = ""
    given: str = ""


def body(text: str) -> Body:
    """The paragraphs of a value that may be HTML; without tags it is laid out as plain text."""
    tag = _TAG.search(text)
    if tag is None:
        return plain(unescaped(text))
    has_blocks = any(tag["block"] or tag[0].startswith("<!") for tag in _TAG.finditer(text))
    return Body(fragment(text if has_blocks else text.replace("\n", "<br>")))


def plain(text: str) -> Body:
    """Plain text with the roles that its look gives, and the fields that its lines state."""
    text = _LINE_END.sub("\n", text)
    layout = lay_out(text)
    has_story = any(block.role in ("body", "summary") for block in layout.blocks)
    composer = Composer()
    for block in layout.blocks:
        is_lone = block.role == "headline" and not has_story
        composer.add(text[block.start : block.end], "body" if is_lone else block.role, block.reason)
    return Body(composer, layout.header, layout.title if has_story else "", text)


def is_page(text: str) -> bool:
    """Whether a value is a whole HTML page rather than a piece of one."""
    return _PAGE.match(text) is not None


def line(text: str) -> str:
    """A title or name in one line, without tags and entities."""
    text = fragment(text).text if _TAG.search(text) else unescaped(text)
    return whole(" ".join(text.split()))


def unescaped(text: str) -> str:
    """The text with characters for entities, of which only complete ones count: `&copy=2` is none."""
    return _ENTITY.sub(lambda match: html.unescape(match[0]), text)


def whole(text: str) -> str:
    """The text with U+FFFD for halves of surrogate pairs, which no file can hold; the length stays."""
    return _HALVES.sub("\ufffd", text)


def composed(title: str, summary: str, text: Body) -> Composer:
    """The headline, a summary that the text does not hold itself, and the text."""
    composer = Composer()
    composer.add(title, "headline")
    said = body(summary).composer
    if said.length and not _is_said(said.text, text.composer.text):
        for _, words in parts(said):
            composer.add(words, "summary", N_("summary"))
    for (role, reason), words in parts(text.composer):
        composer.add(words, *(_under_title(role, reason, words, title) if title else (role, reason)))
    return composer


def parts(composer: Composer) -> list[tuple[tuple[Role, str], str]]:
    """Role with reason, and text, of each paragraph."""
    text = composer.text
    return [((part.role, part.reason), text[part.start : part.end]) for part in composer.parts]


def with_roles(composer: Composer, roles: Mapping[int, tuple[Role, str]]) -> Composer:
    """The same paragraphs, some with another role and reason; keys count paragraphs from 0."""
    changed = Composer()
    for n, (role, words) in enumerate(parts(composer)):
        changed.add(words, *roles.get(n, role))
    return changed


def paragraphs_of(composer: Composer) -> list[Paragraph]:
    """The paragraphs of a composed text for rules that look at lines."""
    text = composer.text
    return [
        Paragraph(n, n, part.start, part.end, text[part.start : part.end])
        for n, part in enumerate(composer.parts)
    ]


def as_teaser(text: Body, is_description: bool) -> Body:
    """The text as a summary if it only points at the article, else as it is.

    A description is an article only if it is long or has several paragraphs, and does not break off;
    what is given as the article is none only if it is short and breaks off.
    """
    found = paragraphs_of(text.composer)
    folded, marked = residue.fold(found), text.composer.parts
    story = [p for p in found if p.n not in folded and marked[p.n].role == "body"]
    breaks_off = bool(story) and _BREAKS_OFF.search(story[-1].text[-60:]) is not None
    running = sum(p.is_running for p in story)
    is_short = running < _FEWEST_PARAGRAPHS and sum(p.width for p in story) < _TEASER_WIDTH
    if not (is_short or breaks_off if is_description else is_short and breaks_off):
        return text
    roles: dict[int, tuple[Role, str]] = {p.n: ("summary", TEASER) for p in story}
    return Body(with_roles(text.composer, roles), text.shown, text.title)


def _is_said(summary: str, text: str) -> bool:
    """Whether the text holds the summary's words, to where it breaks off."""
    return _BREAKS_OFF.sub("", _flat(summary)).strip() in _flat(text)


def _flat(text: str) -> str:
    return " ".join(text.split())


def _under_title(role: Role, reason: str, words: str, title: str) -> tuple[Role, str]:
    """What a paragraph is below a declared title, which the look of the text was judged without.

    Another headline is a subhead, and what stood above it is no kicker; what says the same as the title
    is body, to be folded as a repetition.
    """
    if role in ("headline", "subhead"):
        return "body" if same(words, title) else "subhead", ""
    return ("body", "") if reason == ABOVE else (role, reason)
