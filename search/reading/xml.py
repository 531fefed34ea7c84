"""XML without its dangers: nothing is fetched, no entity is expanded, no tree is deeper than 256 levels."""

from __future__ import annotations

from typing import Any

from search.errors import ReadingError
from search.reading import sentences
from search.templates import filled

_MOST_TAGS = 2_000_000
"""Opening and closing ones; each element takes some hundred bytes of memory."""


def parse(data: bytes, name: str, is_lenient: bool = False) -> Any:
    """The root of the tree; `name` says in an error which part was broken.

    A lenient reading goes on behind what is not well-formed.  The limits of the parser stay on: they
    refuse bombs, nesting beyond 256 levels and single texts over 10 MB, which no document of a person has.
    Raises ReadingError.
    """
    from lxml import etree

    if data.count(b"<") > _MOST_TAGS:
        raise ReadingError(filled(sentences.TOO_MANY_ELEMENTS, name=name))
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        recover=is_lenient,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError):
        root = None
    if root is None:
        raise ReadingError(filled(sentences.PART_DAMAGED, name=name))
    return root


def local(element: Any) -> str:
    """An element's name without namespace; empty for what is no element, such as an entity."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Any, name: str) -> str:
    """The first attribute of this name in any namespace, else ""."""
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def text_of(element: Any) -> str:
    """All text below an element, white space collapsed."""
    return " ".join("".join(element.itertext(tag="*")).split())
