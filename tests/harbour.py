"""An invented article with all that the quotes pane shows: a split quote, one in another, one by nobody."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from search.model import Article, Block, Passage, Quote, Span, Term

PARTS = (
    "Harbour waits for an answer",
    "Henrik Lauridsen met the crews on Monday.",
    "“We acted at once,” he said. “Nobody waited.” Later he added that the crews knew the “Tidewright” well.",
    "The report noted: “A clerk wrote ‘not now’ on it.” Nobody asked.",
    "“No comment.” The harbour stayed shut for the “Astrid” and the “Tidewright”.",
    "Ein Sprecher sagte: „Wir warten.“ Mr Lauridsen called it “late”.",
)
TEXT = "\n\n".join(PARTS)


def at(words: str, after: str = "") -> Span:
    """Where some words stand, the first time behind some others."""
    start = TEXT.index(words, TEXT.index(after) if after else 0)
    return Span(start, start + len(words))


def said(words: str, group: int, *, by: str = "", after: str = "", verb: str = "", **more: Any) -> Quote:
    """A quote of the article; speaker and cue are looked for behind `after`."""
    start, end = at(words)
    speaker = at(by, after) if by else Span(0, 0)
    cue = at(verb, after) if verb else Span(0, 0)
    quote = Quote(start, end, words, "direct", verb, *cue, by, *speaker, group=group, lang="en")
    return replace(quote, **more)


LAURIDSEN = {"person": "Henrik Lauridsen", "speaker_type": "person"}
NAMED = dict(zip(("evidence_start", "evidence_end"), at("Henrik Lauridsen"), strict=True))

QUOTES = (
    said("We acted at once,", 1, by="he", after="at once", verb="said", **LAURIDSEN, **NAMED),
    said("Nobody waited.", 1, by="he", after="at once", verb="said", **LAURIDSEN, **NAMED),
    said(
        "the crews knew the “Tidewright” well",
        2,
        by="he",
        after="Later",
        verb="added",
        kind="indirect",
        **LAURIDSEN,
        **NAMED,
    ),
    said("A clerk wrote ‘not now’ on it.", 3, by="The report", verb="noted", speaker_type="document"),
    said("not now", 4, by="A clerk", verb="wrote", speaker_type="unnamed", flags=("nested", "partial")),
    said("No comment.", 5, flags=("end inferred",)),
    said("Wir warten.", 6, by="Ein Sprecher", verb="sagte", speaker_type="unnamed", lang="de"),
    said("late", 7, by="Mr Lauridsen", verb="called", kind="mixed", **LAURIDSEN),
)
TERMS = tuple(
    Term(start, start + len(word), word)
    for word, start in (
        ("Tidewright", TEXT.index("Tidewright")),
        ("Astrid", TEXT.index("Astrid")),
        ("Tidewright", TEXT.rindex("Tidewright")),
    )
)


def harbour() -> Article:
    """One block and one passage a paragraph, sentences cut after full stops."""
    blocks, passages, start = [], [], 0
    for n, part in enumerate(PARTS):
        end = start + len(part)
        role = "body" if n else "headline"
        blocks.append(Block(start, end, role, "en"))  # type: ignore[arg-type]
        passages.append(Passage(n + 1, 1, n, start, end, "en", role, _sentences(start, part)))  # type: ignore[arg-type]
        start = end + 2
    return Article(
        id=1,
        file="harbour.txt",
        item=0,
        title=PARTS[0],
        text=TEXT,
        langs=("en",),
        blocks=tuple(blocks),
        passages=tuple(passages),
        quotes=QUOTES,
        terms=TERMS,
    )


def _sentences(start: int, part: str) -> tuple[Span, ...]:
    cuts = [
        0,
        *(n + 1 for n, ch in enumerate(part) if ch == " " and part[n - 1] in ".”“" and part[n + 1].isupper()),
    ]
    return tuple(Span(start + a, start + b) for a, b in zip(cuts, [*cuts[1:], len(part)], strict=True))
