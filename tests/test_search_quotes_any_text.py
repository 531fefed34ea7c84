"""What holds for the quotes of any text whatever."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from search.model import Quote
from search.quotes import extract_quotes, find

_SCRAPS = (
    "Lindt said that the mill , . : ; - — “ ” ‘ ’ \" '' ( ) he she asked whether told by claims his "
    "according to as which was saying called for accused of “a joke,” “Never.” Mr. 7 p.m. and but or "
    "Asked Noting Although while if to be bread \n\n"
)
_WORDS = st.sampled_from(_SCRAPS.split(" "))


@given(st.lists(_WORDS, max_size=60).map(" ".join))
def test_quotes_of_any_words_lie_in_the_text(text: str) -> None:
    quotes = extract_quotes(text, "en")
    assert all(text[q.start : q.end] == q.text and q.start < q.end for q in quotes)
    assert all(_inside(text, q) for q in quotes)
    assert [q.start for q in quotes] == sorted(q.start for q in quotes)
    assert quotes == extract_quotes(text, "en")


def _inside(text: str, quote: Quote) -> bool:
    cue = text[quote.cue_start : quote.cue_end] == quote.cue.partition(" … ")[0]
    return cue and text[quote.speaker_start : quote.speaker_end] == quote.speaker_text


@given(st.text(max_size=300))
def test_any_text_can_be_read(text: str) -> None:
    assert all(text[q.start : q.end] == q.text for q in find(text, None, "en").quotes)
