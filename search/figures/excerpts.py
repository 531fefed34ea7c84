"""The words around a figure as they are shown: never fewer than its clause, so that no "none of the" is lost.

"None of the 24 crew was hurt" may not become "24 crew was hurt".
"""

from __future__ import annotations

import re

from search.comparing.sign_words import Sign
from search.comparing.signs import knows_signs, signs
from search.model import Span

_REACH = 240
"""Code points before and behind a clause that are looked at, and shown."""

_EDGE = re.compile(r"[;:!?()\n，；：。！？（）]|,(?!\d)|\s[–—-]\s")
"""Where a clause ends; a point inside a sentence ends an abbreviation."""
_STOP = re.compile(r"[;:!?\n；：。！？]")
"""What no negation reaches over."""
_BUT = re.compile(
    r"\W*(?:but|yet|however|aber|sondern|doch|jedoch|mais|pero|sino|但|可是|然而|而|却|卻|不過|不过)"
)
_HANGS_ON = re.compile(
    r"\W*(?:(?:that|if|whether|unless|until|dass|daß|ob|wenn|falls|sofern|bevor|que|si|cuando)\b|qu')",
    re.IGNORECASE,
)
_MARKS = {mark: frozenset(others) for mark, others in (
    ("“", "”“"), ("”", "“”"), ("„", "“”"), ("「", "」"), ("」", "「"), ("『", "』"), ("』", "『"), ('"', '"'),
)}  # fmt: skip
"""Quotation marks with those that may stand at the other end; one that has lost it is left out."""
_REVERSING: frozenset[Sign] = frozenset({"not", "never", "forbidden"})


def excerpt(text: str, lang: str, clause: Span, figure: Span) -> str:
    """The clause around a figure of a sentence, the figure itself as "…", and all that may turn it around.

    What stands before the clause is kept where it is hung on it ("Es stimmt nicht, dass …"), where a negation
    in it may reach over a comma ("Neither the captain, the 24 crew …"), and in a language whose negations are
    not known.  "..." stands for what is too far away, and for an ellipsis of the text.
    """
    low = max(0, figure.start - _REACH)
    start = _start(text, lang, low, figure.start)
    behind = _EDGE.search(text, max(clause.end, figure.end), figure.end + _REACH)
    end = behind.start() if behind else figure.end + _REACH
    before = _plain(text[start : figure.start]).lstrip(" \t,、")
    after = _plain(text[figure.end : end]).rstrip(" .。,")
    if before[:1] in _MARKS and not _MARKS[before[:1]] & set(before[1:] + after):
        before = before[1:]
    if after[-1:] in _MARKS and not _MARKS[after[-1:]] & set(before + after[:-1]):
        after = after[:-1].rstrip(" .。,")
    is_cut_before, is_cut_behind = start == low > 0, not behind and end < len(text)
    words = f"{'... ' if is_cut_before else ''}{before}…{after}{' ...' if is_cut_behind else ''}"
    return " ".join(_paired(words).split())


def _paired(words: str) -> str:
    """Words without brackets whose other one is cut off."""
    for opening, closing in ("()", "（）"):
        if words.count(opening) != words.count(closing):
            words = re.sub(f"[{opening}{closing}]", " ", words)
    return words


def _plain(text: str) -> str:
    return text.replace("…", "...")


def _start(text: str, lang: str, low: int, at: int) -> int:
    """Where the words before a place begin: at its clause, or at one before it that may reach into it."""
    if not knows_signs(lang):
        return low
    edges = list(_EDGE.finditer(text, low, at))
    while edges:
        edge = edges.pop()
        if not (
            _HANGS_ON.match(text, edge.end()) or _is_reached(text, lang, Span(low, edge.start()), edge.end())
        ):
            return edge.end()
    return low


def _is_reached(text: str, lang: str, before: Span, start: int) -> bool:
    """Whether a negation before a clause may be meant for it, too: over commas, and no "but" between."""
    if _BUT.match(text, start):
        return False
    stops = [stop.end() for stop in _STOP.finditer(text, before.start, start)]
    first = stops[-1] if stops else before.start
    return any(each.sign in _REVERSING for each in signs(text[first : before.end], lang))
