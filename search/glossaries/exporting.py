"""Confirmed pairs for other programs: OmegaT glossaries and translation memories (TMX 1.4).

Pure functions.  Every two forms of different languages of an entry are a pair of their own, as
the programs know one form a language.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timezone
from xml.sax.saxutils import escape, quoteattr

from search.glossaries.own import Entry, Form, Own, family
from search.language.scripts import look_at, traditional_votes

_BLANKS = re.compile(r"\s+")
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_HEAD = """\
<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4">
  <header creationtool="hexapla" creationtoolversion="1" segtype="phrase" o-tmf="hexapla" adminlang="en" \
srclang="*all*" datatype="plaintext" creationdate="{date}"/>
  <body>
"""
_FOOT = "  </body>\n</tmx>\n"


def tag_of(form: Form) -> str:
    """The BCP 47 tag of a form: of Chinese with its script, where the file tells it or its characters do."""
    if form.lang != "zh":
        return form.lang
    votes = traditional_votes(look_at(form.text))
    return "zh-Hant" if votes > 0 else "zh-Hans" if votes < 0 else "zh"


def confirmed_pairs(own: Own) -> Iterator[tuple[Entry, Form, Form]]:
    """Every two forms that are joined and not told apart, with their entry."""
    for entry in own.entries:
        for one, other in entry.pairs():
            if not own.denies(one, other):
                yield entry, one, other


def directions(own: Own) -> list[tuple[str, str]]:
    """Between which languages there are confirmed pairs, those of most pairs first, English before others."""
    found = Counter(
        tuple(sorted((family(one.lang), family(other.lang)), key=lambda lang: (lang != "en", lang)))
        for _entry, one, other in confirmed_pairs(own)
    )
    return [(source, target) for (source, target), _number in found.most_common()]


def tsv(own: Own, source: str, target: str) -> str:
    """An OmegaT glossary from one language to another ("zh" is both scripts): source, target, comment.

    A row never begins with the sign of a comment, and no value holds a tab or a line break.
    """
    rows = []
    for entry, one, other in confirmed_pairs(own):
        for here, there in ((one, other), (other, one)):
            if _is_in(here, source) and _is_in(there, target):
                rows.append(f"{_cell(here.text)}\t{_cell(there.text)}\t{_cell(entry.note)}\n")
    return "".join(f" {row}" if row.startswith("#") else row for row in rows)


def tmx(own: Own, created: datetime | None = None) -> str:
    """A translation memory of all languages; `created` is now if left out, and UTC without a zone."""
    moment = created or datetime.now(timezone.utc)
    utc = moment.astimezone(timezone.utc) if moment.tzinfo else moment
    units = (_unit(*pair) for pair in confirmed_pairs(own))
    return _HEAD.format(date=f"{utc:%Y%m%dT%H%M%SZ}") + "".join(units) + _FOOT


def _is_in(form: Form, lang: str) -> bool:
    tag = tag_of(form)
    return f"{tag}-".lower().startswith(f"{lang}-".lower()) or (tag == "zh" == family(lang))


def _cell(text: str) -> str:
    return _BLANKS.sub(" ", text).strip()


def _unit(entry: Entry, one: Form, other: Form) -> str:
    note = f"      <note>{_xml(entry.note)}</note>\n" if entry.note else ""
    return f"    <tu>\n{note}{_variant(one)}{_variant(other)}    </tu>\n"


def _variant(form: Form) -> str:
    return f"      <tuv xml:lang={quoteattr(tag_of(form))}><seg>{_xml(form.text)}</seg></tuv>\n"


def _xml(text: str) -> str:
    return escape(_NO_XML.sub("\N{REPLACEMENT CHARACTER}", text))
