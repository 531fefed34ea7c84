"""One value of a nested set of lines written anew where it stands, so that comments beside it stay."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from search.decisions.scalars import Data, scalar


def patched(lines: Sequence[str], old: Data, new: Data) -> list[str]:
    """The lines of a set that said `old` and says `new`; none if they differ in more than one text.

    A guess at how the value was written: whoever uses the lines must see that they say what they should.
    """
    if not isinstance(old, dict) or not isinstance(new, dict) or old.keys() != new.keys():
        return []
    differing = [name for name in old if old[name] != new[name]]
    if len(differing) != 1:
        return []
    before, after = old[differing[0]], new[differing[0]]
    if not isinstance(before, str) or not isinstance(after, str):
        return []
    value = _value(differing[0], before)
    found = [value.subn(lambda match: match[1] + scalar(after), line) for line in lines]
    return [line for line, _ in found] if sum(count for _, count in found) == 1 else []


def _value(name: str, text: str) -> re.Pattern[str]:
    """A key with its value, quoted or not, at the end of a line, of a member of {}, or before a comment."""
    forms = (text, scalar(text), json.dumps(text, ensure_ascii=False), "'" + text.replace("'", "''") + "'")
    written = "|".join(map(re.escape, forms))
    return re.compile(rf"(\b{re.escape(name)}:[ \t]+)(?:{written})(?=[ \t]*(?:[,}}\r\n]|$)|[ \t]+#)")
