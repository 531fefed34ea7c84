"""Saved letters (.eml), newsletters above all: one article a letter, in the one version that says most."""

from __future__ import annotations

import email
import re
from collections.abc import Iterator
from email.message import Message
from typing import NamedTuple

from search.errors import ReadingError
from search.model import Role
from search.reading import sentences
from search.reading.document import Composer, Contents
from search.reading.footers import footers
from search.reading.headers import CHARSET, day, header, one_line, sender
from search.reading.letters import FORWARDED, Forward, forward, letter, replies, unflowed
from search.reading.markup import fragment
from search.reading.prose import Body, is_page, paragraphs_of, parts, with_roles
from search.reading.stated import Stated, document, when
from search.reading.web.charset import decode_page
from search.speech import N_
from search.templates import filled

SUFFIXES = (".eml",)

_ROLE_BOX = re.compile(
    r"(?:no-?_?reply|do-?not-?reply|news(?:letters?)?|info|hello|editor(?:s|ial)?|mail(?:er|ing)?|alerts?|digest"
    r"|notifications?|updates?|contact|support|team|briefing|daily|weekly)\b.*",
    re.IGNORECASE,
)
_BULK = ("list-id", "list-unsubscribe", "list-post", "feedback-id")
_LINK = re.compile(r"<?https?://\S+")
_LEAST_SHARE = 0.7
_MOST_NAMED = 5
_DEEPEST = 50
"""Parts within parts: programs nest four or five."""


_HEADERS = re.compile(rb"(?:[!-9;-~]{1,80}:[^\n]*\n(?:[ \t][^\n]*\n)*)+\r?\n")
_TELLING = re.compile(
    rb"^(from|to|subject|date|mime-version|received|message-id):", re.IGNORECASE | re.MULTILINE
)
_PROOF = re.compile(
    rb"^(?:(?:from|message-id):[^\n]*[^\s<@]@[^\s>@]|mime-version:\s*1)", re.IGNORECASE | re.MULTILINE
)
_HEAD = 65_536
_FEWEST_TELLING = 2


class _Version(NamedTuple):
    """The text of a letter as one of its parts gives it."""

    body: Body
    is_html: bool
    encoding: str


def is_mine(data: bytes) -> bool:
    """Whether bytes begin with header lines and nothing else, as a letter does: a memo gives no addresses."""
    head = _HEADERS.match(data[:_HEAD].removeprefix(b"\xef\xbb\xbf").lstrip())
    if head is None or not _PROOF.search(head[0]):
        return False
    return len({name.lower() for name in _TELLING.findall(head[0])}) >= _FEWEST_TELLING


def read(data: bytes, _name: str, encoding: str) -> Contents:
    """One document.  Raises ReadingError for a letter without text, or one that cannot be taken apart."""
    message = _parsed(data.removeprefix(b"\xef\xbb\xbf").lstrip())
    version = _joined(_versions(message, encoding))
    if version is None:
        raise ReadingError(
            N_("The mail holds no text that can be read; save its attachments to read them here.")
        )
    passed_on = forward(paragraphs_of(version.body.composer))
    body = _folded(version.body, passed_on)
    fields = _fields(message, version.encoding, passed_on)
    return Contents((document(fields, body, version.encoding, tuple(_notes(message))),))


def _parsed(data: bytes) -> Message:
    """The letter as lines and parts.

    With the older policy: the parser of the newer one gives up on headers that break the rules.
    """
    try:
        return email.message_from_bytes(data)
    except Exception as error:  # headers torn apart raise whatever their parser stumbles on
        raise ReadingError(N_("The mail is too damaged to be read; save it again.")) from error


def _versions(part: Message, encoding: str, depth: int = 0) -> list[_Version]:
    """The texts of a part in order; of alternatives the one that says most."""
    if not part.is_multipart():
        return _leaf(part, encoding) if _is_text(part, is_root=depth == 0) else []
    if part.get_content_maintype() != "multipart" or depth >= _DEEPEST:
        return []
    joined = (_joined(_versions(child, encoding, depth + 1)) for child in _children(part))
    found = [version for version in joined if version]
    if part.get_content_subtype() == "alternative" and found:
        return [_richest(found)]
    return found[:1] if part.get_content_subtype() == "related" else found


def _children(part: Message) -> list[Message]:
    payload = part.get_payload()
    return [child for child in payload if isinstance(child, Message)] if isinstance(payload, list) else []


def _leaf(part: Message, encoding: str) -> list[_Version]:
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    charset = str(part.get_param("charset", ""))
    try:
        decoded = decode_page(data, encoding, charset if CHARSET.fullmatch(charset) else "")
    except ReadingError:
        return []
    is_html = part.get_content_subtype() == "html" or is_page(decoded.text)
    if is_html:
        body = Body(fragment(decoded.text))
    else:
        is_flowed = str(part.get_param("format", "")).lower() == "flowed"
        deletes_space = str(part.get_param("delsp", "")).lower() == "yes"
        body = letter(unflowed(decoded.text, deletes_space) if is_flowed else decoded.text)
    return [_Version(body, is_html, decoded.encoding)] if body.composer.length else []


def _joined(versions: list[_Version]) -> _Version | None:
    """Texts that follow one another as one."""
    if len(versions) < 2:
        return versions[0] if versions else None
    composer = Composer()
    for version in versions:
        for role, words in parts(version.body.composer):
            composer.add(words, *role)
    first = versions[0]
    return first._replace(body=Body(composer, first.body.shown, first.body.title))


def _richest(versions: list[_Version]) -> _Version:
    """The last HTML version, which keeps headings and lists, unless it leaves out much of the plain text."""
    pages = [version for version in versions if version.is_html]
    texts = [version for version in versions if not version.is_html]
    if not pages or not texts:
        return versions[-1]
    is_rich = _size(pages[-1]) >= _LEAST_SHARE * _size(texts[-1])
    return pages[-1] if is_rich else texts[-1]


def _size(version: _Version) -> int:
    """How much a version says, without the addresses that plain text spells out and without blanks."""
    return len("".join(_LINK.sub("", version.body.composer.text).split()))


def _is_text(part: Message, is_root: bool) -> bool:
    if part.get_content_maintype() == "multipart":  # one that no boundary parts
        return True
    is_file = part.get_content_disposition() == "attachment" or bool(part.get_filename())
    return part.get_content_type() in ("text/plain", "text/html") and (is_root or not is_file)


def _folded(body: Body, passed_on: Forward) -> Body:
    """The letter with what is not its text folded, but for a reply that would leave nothing."""
    marked = body.composer.parts
    found = [p for p in paragraphs_of(body.composer) if marked[p.n].role != "boilerplate"]
    reasons = dict.fromkeys(passed_on.lines, FORWARDED)
    if not passed_on.lines:
        reasons |= replies(found)
    reasons |= footers([p for p in found if p.n not in reasons])
    if not reasons or len(reasons) == len(found):
        return body
    roles: dict[int, tuple[Role, str]] = {n: ("boilerplate", reason) for n, reason in reasons.items()}
    return Body(with_roles(body.composer, roles), body.shown, body.title)


def _fields(message: Message, encoding: str, passed_on: Forward) -> Stated:
    """What the header states, or that of a letter passed on.

    The sender is the source; a person who writes for herself is the author as well.
    """
    name, address = sender(passed_on.sender or header(message, "from", encoding))
    is_bulk = not passed_on.lines and any(header(message, key) for key in _BULK)
    is_person = bool(name) and not is_bulk and not _ROLE_BOX.match(address)
    date, date_words = (passed_on.date, "") if passed_on.lines else _date(header(message, "date"))
    return Stated(
        title=header(message, "subject", encoding),
        source=name or address.rpartition("@")[2],
        url=_page_address(header(message, "archived-at")),
        author=name if is_person else "",
        date=date,
        date_words=date_words,
    )


def _page_address(written: str) -> str:
    address = written.strip("<> ")
    return address if _LINK.fullmatch(address) else ""


def _date(written: str) -> tuple[str, str]:
    stated = day(written)
    return (stated, "") if stated else when(written)


def _notes(message: Message) -> Iterator[str]:
    if _goes_deeper(message):
        yield filled(sentences.NESTED, depth=_DEEPEST)
    names = [name for part in _leaves(message) if (name := _attachment(part))]
    if names:
        more = ", …" if len(names) > _MOST_NAMED else ""
        listed = ", ".join(names[:_MOST_NAMED]) + more
        yield filled(sentences.ATTACHMENTS, count=len(names), names=listed)


def _goes_deeper(message: Message) -> bool:
    """Whether parts are nested deeper than they are read."""
    level = [message]
    for _ in range(_DEEPEST):
        level = [child for part in level if _holds_parts(part) for child in _children(part)]
    return any(map(_holds_parts, level))


def _holds_parts(part: Message) -> bool:
    return part.get_content_maintype() == "multipart" and part.is_multipart()


def _leaves(message: Message) -> Iterator[Message]:
    """The parts that hold no others; a letter within the letter counts as one."""
    waiting = [message]
    while waiting:
        part = waiting.pop()
        if _holds_parts(part):
            waiting += reversed(_children(part))
        elif part is not message:
            yield part


def _attachment(part: Message) -> str:
    """The name of a part that is not text of the letter; empty for its text, and pictures shown within it."""
    is_shown = part.get_content_maintype() == "image" and part.get_content_disposition() != "attachment"
    if _is_text(part, is_root=False) or is_shown:
        return ""
    return one_line(part.get_filename() or "") or part.get_content_type()
