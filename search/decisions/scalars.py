"""Single values: what an unquoted word means, and how text is written so that it means itself.

Text stays plain only where no reader, YAML 1.1 ones included, could take it for anything else.  What a
file or a terminal would not show faithfully (control characters, bidirectional overrides, line
separators) is escaped inside double quotes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import TypeAlias

Data: TypeAlias = "bool | int | float | str | Sequence[Data] | Mapping[str, Data] | None"
"""What a YAML or JSON file holds."""

_INTEGER = re.compile(r"0|-?[1-9][0-9]{0,17}")
_FLOAT = re.compile(r"-?[0-9]+(?:\.[0-9]+)?(?:e[+-][0-9]+)?")
_NULLS = frozenset(("", "~", "null", "Null", "NULL"))
_BOOLEANS = {"true": True, "false": False}

_PLAIN = re.compile(r"[^\W\d_][\w-]*")
_YAML_WORDS = frozenset(("y", "n", "yes", "no", "on", "off", "true", "false", "null"))
_CONTROL = r"\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff"
_ESCAPED = re.compile(rf'[{_CONTROL}\t\n"\\]')
_UNSHOWN = re.compile(rf"[{_CONTROL}\t]")
_SHORT = {"\t": r"\t", "\n": r"\n", "\r": r"\r", '"': r"\"", "\\": r"\\"}
_HALF_PAIR = re.compile(r"[\ud800-\udfff]")


def word(text: str) -> Data:
    """What an unquoted word means: null, true, false and plain numbers are those, all else is text."""
    if text in _NULLS:
        return None
    if text in _BOOLEANS:
        return _BOOLEANS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    if _FLOAT.fullmatch(text) and repr(float(text)) == text:
        return float(text)
    return text


def storable(value: Data) -> Data:
    """The value with what no UTF-8 file can hold as near as it can be.

    Half UTF-16 pairs (in file names that are no UTF-8) become U+FFFD, numbers out of range become text.
    """
    if isinstance(value, str):
        return _HALF_PAIR.sub("\N{REPLACEMENT CHARACTER}", value)
    if isinstance(value, Mapping):
        return {str(storable(key)): storable(inner) for key, inner in value.items()}
    if isinstance(value, Sequence):
        return [storable(inner) for inner in value]
    if value is None or isinstance(value, bool):
        return value
    return value if isinstance(word(repr(value)), int | float) else repr(value)


def json_text(value: Data, indent: int | None = None) -> str:
    """JSON in readable characters; those that would break a line or not show are escaped."""
    text = json.dumps(storable(value), ensure_ascii=False, indent=indent)
    return _UNSHOWN.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def flow(value: Data) -> str:
    """A value on one line."""
    if isinstance(value, str):
        return scalar(value)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{scalar(key)}: {flow(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, Sequence):
        return "[" + ", ".join(flow(inner) for inner in value) + "]"
    return "null" if value is None else repr(value).lower()


def scalar(text: str) -> str:
    """A string on one line: plain where that is safe, else in double quotes."""
    if _PLAIN.fullmatch(text) and text.casefold() not in _YAML_WORDS:
        return text
    return '"' + _ESCAPED.sub(_escape, text) + '"'


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    return _SHORT.get(match[0]) or (f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}")


def fits_block(text: str) -> bool:
    """Whether a block scalar gives the text back, even after an editor has trimmed its lines."""
    if not text or text[0].isspace() or text[-1].isspace() or _UNSHOWN.search(text):
        return False
    return all(line == line.rstrip() for line in text.split("\n"))
