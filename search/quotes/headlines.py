"""Headlines with a colon: Minister: no new tax; No night trains before 2030: rail boss.

A headline is a paragraph of one short sentence without a full stop.  A name counts where the text
holds it in full somewhere else; a word for a person or body always does.
"""

from __future__ import annotations

import re
from functools import lru_cache

from search.quotes import subjects
from search.quotes.clauses import Clause, build
from search.quotes.phrases import Mention
from search.quotes.who.speaker_types import of_description
from search.quotes.words import Line

_LONGEST = 22
_LONGEST_NAME = 4
_FEWEST = 3
_BEHIND_NAME = re.compile(r"(?<![.!?:] )(?<!\n)\b[^\W\d_a-z][\w.]{1,40} (?=(\w[\w’'-]*))")
_JOINED = re.compile("[’'-]")


def clauses(line: Line) -> list[Clause]:
    """What the headline lets somebody say, if the paragraph is one."""
    tokens = line.tokens
    if not _FEWEST < len(tokens) <= _LONGEST or line.bounds[1:] or not tokens[-1].is_word or line.cues:
        return []
    colons = [i for i, token in enumerate(tokens) if token.text == ":"]
    if len(colons) != 1 or line.quoted:
        return []
    colon, mark = colons[0], tokens[colons[0]]
    last = len(tokens)
    if last - colon - 1 <= _LONGEST_NAME and colon > _FEWEST and _speaks(line, Mention(colon + 1, last)):
        return build(line, 0, colon, mark.start, mark.end, Mention(colon + 1, last))
    if 0 < colon <= _LONGEST_NAME and _speaks(line, Mention(0, colon)):
        return build(line, colon + 1, last, mark.start, mark.end, Mention(0, colon))
    return []


def _speaks(line: Line, lead: Mention) -> bool:
    """Whether the words beside a colon name somebody, and no subject or place."""
    if not all(line.tokens[i].is_word for i in range(lead.first, lead.last)):
        return False
    words = line.text[line.tokens[lead.first].start : line.tokens[lead.last - 1].end]
    if of_description(words, line.words) in ("organisation", "group") or _is_office(line, lead):
        return True
    named = all(line.tokens[i].is_name for i in range(lead.first, lead.last))
    owned = len(words.split()) == 2 and words.split()[0].endswith(("'s", "’s"))
    return named and (owned or words.rpartition(" ")[2] in borne(line.text))


def _is_office(line: Line, lead: Mention) -> bool:
    """Whether a word for a person ends the words: rail boss, Verkehrsminister."""
    head = Mention(lead.last - 1, lead.last)
    return subjects.speaks(line, head)


@lru_cache(maxsize=4)
def borne(text: str) -> frozenset[str]:
    """The words of a text that stand behind a given name or title, also without what is joined to them."""
    names = {found[1] for found in _BEHIND_NAME.finditer(text)}
    return frozenset(names | {_JOINED.split(name, maxsplit=1)[0] for name in names})
