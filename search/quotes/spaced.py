"""The statements and terms of one paragraph in a language written with spaces."""

from __future__ import annotations

from search.model import Span
from search.quotes import direct, reported, words
from search.quotes.cues import Lexicon
from search.quotes.direct import Attribution
from search.quotes.marks import Quoted
from search.quotes.reported import Clause
from search.quotes.said import Heard, Said, flags_of, inner
from search.quotes.words import Line


def hear(text: str, start: int, end: int, quoted: list[Quoted], lexicon: Lexicon) -> Heard:
    """All statements and terms of text[start:end], in text order."""
    line = words.read(text, start, end, quoted, lexicon)
    attributed = direct.attributions(line)
    clauses = _apart(reported.clauses(line, attributed))
    said = [_clause(line, clause) for clause in clauses]
    terms: list[Span] = []
    covered = {place for clause in clauses for place in range(clause.first, clause.last)}
    chain = -1
    for place, span in sorted(line.quoted.items()):
        attribution = attributed.get(place)
        if place in covered:
            continue
        if attribution and not (attribution.place != "before" and direct.is_title(line, place)):
            chain = chain if attribution.place == "chain" else span.start
            said.append(_quoted(line, span, attribution, chain))
        elif direct.is_statement(line, place) and _stands_alone(line, place):
            said.append(_floating(line, span, place))
        else:
            terms.append(inner(text, span.start, span.end))
    return Heard(sorted(said), terms)


def _apart(clauses: list[Clause]) -> list[Clause]:
    """Clauses that do not overlap, the earlier and longer one first."""
    kept: list[Clause] = []
    limit = -1
    for clause in sorted(clauses, key=lambda c: (c.first, -c.last)):
        if clause.first >= limit:
            kept.append(clause)
            limit = clause.last
    return kept


def _clause(line: Line, clause: Clause) -> Said:
    start = line.tokens[clause.first].start
    end = line.tokens[clause.last - 1].end
    mixed = any(line.is_quote(place) for place in range(clause.first, clause.last))
    return Said(
        start, end, "mixed" if mixed else "indirect", Span(clause.cue_start, clause.cue_end), _mention(line, clause), chain=start
    )


def _mention(line: Line, found: Clause | Attribution) -> Span:
    if found.speaker is None:
        return Span(0, 0)
    return Span(line.tokens[found.speaker.first].start, line.tokens[found.speaker.last - 1].end)


def _quoted(line: Line, span: Quoted, attribution: Attribution, chain: int) -> Said:
    start, end = inner(line.text, span.start, span.end)
    cue = Span(attribution.cue_start, attribution.cue_end)
    return Said(start, end, "direct", cue, _mention(line, attribution), flags_of(span), chain)


def _stands_alone(line: Line, place: int) -> bool:
    """Whether quoted words are a sentence of their own, not a part of the narrator's."""
    if line.sentence_of(place)[0] != place:
        return False
    following = line.low(place + 1)
    return not following or line.sentence_of(place)[1] == place + 1 or line.low(place + 1) in (".", "(", "[")


def _floating(line: Line, span: Quoted, place: int) -> Said:
    start, end = inner(line.text, span.start, span.end)
    return Said(start, end, "direct", flags=flags_of(span), chain=start, floating=True)
