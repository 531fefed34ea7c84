"""Markdown: notes of clippers and site generators, with their front matter."""

from __future__ import annotations

from search.reading import frontmatter, sentences
from search.reading.decode import decode
from search.reading.document import Composer, Contents
from search.reading.markdown import Piece, pieces
from search.reading.properties import same
from search.reading.prose import Body, line, plain
from search.reading.stated import document, plain_keys, stated
from search.speech import N_
from search.templates import filled

SUFFIXES = (".md", ".markdown")


def read(data: bytes, _name: str, encoding: str) -> Contents:
    """One document a file.  Without headings and declared title it is laid out as plain text is."""
    decoded = decode(data, encoding)
    front = frontmatter.split(decoded.text.replace("\r\n", "\n").replace("\r", "\n"))
    fields = stated(plain_keys(front.fields))
    found = pieces(front.rest)
    heading = _headline(found)
    if heading and not fields.title:
        fields = fields._replace(title=line(heading.text))
    if heading and same(heading.text, fields.title):
        found.remove(heading)
    if front.damaged:
        found.append(Piece(front.damaged, "boilerplate", N_("front matter")))
    notes = (
        [] if encoding or decoded.is_certain else [filled(sentences.ENCODING_GUESSED, name=decoded.encoding)]
    )
    notes += [frontmatter.UNREADABLE] if front.damaged else []
    return Contents((document(fields, _body(found, fields.title), decoded.encoding, tuple(notes)),))


def _headline(found: list[Piece]) -> Piece | None:
    """The first heading if it is of the first level."""
    heading = next((piece for piece in found if piece.level), None)
    return heading if heading and heading.level == 1 else None


def _body(found: list[Piece], title: str) -> Body:
    if not title and all(piece.role == "body" for piece in found):
        return plain("\n\n".join(piece.text for piece in found))
    composer = Composer()
    for piece in found:
        composer.add(piece.text, piece.role, piece.reason)
    return Body(composer)
