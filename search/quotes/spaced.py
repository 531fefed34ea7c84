"""The statements and terms of one paragraph in a language written with spaces."""

from __future__ import annotations

from search.model import QuoteFlag, Span
from search.quotes import (
    backshift,
    direct,
    fragments,
    inquits,
    introduced,
    moods,
    negations,
    reported,
    shapes,
    taken_up,
    titles,
    words,
)
from search.quotes.clauses import Clause
from search.quotes.cues import Lexicon
from search.quotes.marks import Quoted
from search.quotes.said import Heard, Said, flags_of, inner
from search.quotes.sources import Attribution
from search.quotes.tokens import Cue
from search.quotes.words import Line

_FEWEST = 3
_PARTIAL: tuple[QuoteFlag, ...] = ("partial",)


def hear(text: str, start: int, end: int, quoted: list[Quoted], lexicon: Lexicon) -> Heard:
    """All statements and terms of text[start:end], in text order."""
    line = words.read(text, start, end, inquits.spoken(text, start, end, quoted, lexicon), lexicon)
    attributed, names = _attributed(line)
    attributed, clauses = _settled(line, attributed)
    said = _chained(line, clauses)
    if lexicon.has("parts_listed", "yes"):
        said += _partials(line, clauses)
    terms: list[Span] = []
    covered = {place for clause in clauses for place in range(clause.first, clause.last)}
    chain = -1
    for place, span in sorted(line.quoted.items()):
        if place in covered:
            continue
        attribution = attributed.get(place) or (None if place in names else fragments.loose(line, place))
        if attribution:
            chain = chain if attribution.place == "chain" else span.start
            whole = _quoted(line, place, attribution, chain)
            said += [whole, *_told_inside(line, place, whole)]
        elif span.family == "dash" or _is_sentence(line, place):
            said.append(_floating(line, span))
        else:
            terms.append(inner(text, span.start, span.end))
    lead = introduced.announced(line)
    said = _with_particles(line, said)
    return Heard(sorted(said), terms, _mention(line, lead) if lead else Span(0, 0))


def _with_particles(line: Line, said: list[Said]) -> list[Said]:
    """The statements with their verbs whole: pointed out, ruled out, gab … an."""
    verbs = {line.tokens[cue.at].start: line.tokens[_particle(line, cue)] for cue in line.cues}
    found = []
    for one in said:
        last = verbs.get(one.cue.start)
        if last and last.end > one.cue.end:
            apart = line.text[one.cue.end : last.start].strip()
            whole = Span(one.cue.start, last.end)
            one = one._replace(particle=Span(last.start, last.end)) if apart else one._replace(cue=whole)
        found.append(one)
    return found


def _particle(line: Line, cue: Cue) -> int:
    """The token that ends a verb: its particle, or a preposition that turns its sense."""
    if cue.last > cue.at and not line.words.has("that", line.low(cue.last)):
        return cue.last
    following = line.low(cue.at + 1)
    governed = following in line.words.governs.get(cue.lemma, ())
    return cue.at + (governed and line.words.has("turning", following))


def _attributed(line: Line) -> tuple[dict[int, Attribution], set[int]]:
    """The quoted spans that somebody says, and the places of those that are names or titles."""
    found = direct.attributions(line)
    names = {
        place
        for place, attribution in found.items()
        if _is_unsaid(line, attribution)
        or (line.quoted[place].family != "dash" and titles.names_something(line, place, attribution))
    }
    return {place: found[place] for place in found if place not in names}, names


def _is_unsaid(line: Line, attribution: Attribution) -> bool:
    """Whether the verb of an attribution tells that nobody said the words."""
    cues = line.cues_in(attribution.at, attribution.at + 1)
    return any(negations.is_negated(line, cue) for cue in cues)


def _settled(line: Line, attributed: dict[int, Attribution]) -> tuple[dict[int, Attribution], list[Clause]]:
    """The quoted spans with cues of their own, and the reported clauses that hold none of them."""
    heard = reported.clauses(line, attributed)
    inside = {place for clause in heard for place in _inside(line, clause, attributed)}
    if inside:
        again = {attributed[place].cue_start for place in inside if _is_pronoun(line, attributed[place])}
        attributed = {place: found for place, found in attributed.items() if place not in inside}
        heard = [c for c in reported.clauses(line, attributed) if not _repeats(line, c, again)]
    claims = [clause.first for clause in heard]
    heard += moods.free_clauses(line, [*attributed, *claims], claims)
    heard += backshift.clauses(line, heard, attributed)
    heard += taken_up.clauses(line, heard, attributed)
    return attributed, _apart([part for clause in heard for part in _without(line, clause, attributed)])


def _repeats(line: Line, clause: Clause, again: set[int]) -> bool:
    """Whether a clause in front of its cue has been said already: Roe said it was “a joke,” she said."""
    return clause.cue_start in again and clause.cue_start > line.tokens[clause.first].start


def _is_pronoun(line: Line, attribution: Attribution) -> bool:
    return attribution.speaker is not None and line.low(attribution.speaker.first) in line.words.pronouns


def _inside(line: Line, clause: Clause, attributed: dict[int, Attribution]) -> list[int]:
    """The quoted spans inside what a verb in front of them reports, if that comes before their own cues."""
    start = line.tokens[clause.first].start
    quotes = [place for place in range(clause.first, clause.last) if place in attributed]
    if clause.cue_start > start or any(_is_own(line, place, attributed[place], start) for place in quotes):
        return []
    return quotes


def _without(line: Line, clause: Clause, attributed: dict[int, Attribution]) -> list[Clause]:
    """A clause without quotes that have their own cue: cut in front of a dash or colon, or left out."""
    quote = next((place for place in range(clause.first, clause.last) if place in attributed), None)
    if quote is None:
        return [clause]
    parted = line.tokens[quote - 1].text in (":", *shapes.DASHES)
    if parted and quote - 1 > clause.first + 2 and line.words.has("fixed_order", "yes"):
        return [clause._replace(last=quote - 1)]
    return []


def _is_own(line: Line, place: int, attribution: Attribution, start: int) -> bool:
    """Whether a quote in a clause that begins at `start` keeps its cue: she was calm - “…,” he said."""
    parted = line.tokens[place - 1].text in (":", *shapes.DASHES)
    if line.words.has("fixed_order", "yes") and _is_announced(line, place, attribution):
        return True
    return attribution.cue_start < start or (parted and attribution.place == "after")


def _is_announced(line: Line, place: int, attribution: Attribution) -> bool:
    """Whether somebody named speaks right in front of a quote, as in: …, Doe said, “…”"""
    verb, words = attribution.at, line.words
    before = line.low(verb - 1)
    unnamed = before in words.pronouns or words.has("possessives", before) or words.has("auxiliaries", before)
    return line.low(place - 1) in (",", ":") and verb == place - 2 and not unnamed


def _partials(line: Line, clauses: list[Clause]) -> list[Said]:
    """The verbatim words inside reported clauses, each in the group of its clause."""
    found = []
    for clause in clauses:
        for place in range(clause.first, clause.last):
            span = line.quoted.get(place)
            if span and fragments.is_fragment(line, place):
                start, end = inner(line.text, span.start, span.end)
                whole = _clause(line, clause)
                found.append(whole._replace(start=start, end=end, kind="direct", flags=_PARTIAL))
    return found


def _apart(clauses: list[Clause]) -> list[Clause]:
    """Clauses that do not overlap, the earlier and longer one first."""
    kept: list[Clause] = []
    limit = -1
    for clause in sorted(clauses, key=lambda c: (c.first, -c.last)):
        if clause.first >= limit:
            kept.append(clause)
            limit = clause.last
    return kept


def _chained(line: Line, clauses: list[Clause]) -> list[Said]:
    """The clauses as statements; the halves of one that a verb of saying tears are one utterance."""
    said: list[Said] = []
    for number, clause in enumerate(clauses):
        one = _clause(line, clause)
        if number and _goes_on(line, clauses[number - 1], clause):
            one = one._replace(chain=said[-1].chain)
        said.append(one)
    return said


def _goes_on(line: Line, before: Clause, clause: Clause) -> bool:
    """Whether a clause is the rest of the one before: The mine, she said, would stay shut until …"""
    if not clause.cue_end or before.cue_end != clause.cue_end:
        return False
    opening, words = line.low(clause.first), line.words
    joined = words.has("joins", opening)
    return not joined and (
        words.has("auxiliaries", opening)
        or words.has("breaks", opening)
        or not any(words.has("auxiliaries", line.low(i)) for i in range(before.first, before.last))
    )


def _clause(line: Line, clause: Clause) -> Said:
    start = line.tokens[clause.first].start
    end = line.tokens[clause.last - 1].end
    mixed = any(line.is_quote(place) for place in range(clause.first, clause.last))
    return Said(
        start,
        end,
        "mixed" if mixed else "indirect",
        Span(clause.cue_start, clause.cue_end),
        _mention(line, clause),
        chain=start,
        floating=clause.speaker is None
        and (clause.cue_end == 0 or line.words.has("pronouns_dropped", "yes")),
    )


def _mention(line: Line, found: Clause | Attribution) -> Span:
    if found.speaker is None:
        return Span(0, 0)
    start, last = line.tokens[found.speaker.first].start, line.tokens[found.speaker.last - 1]
    owns = found.cue_start < start and last.end < found.cue_end and last.low.endswith("'s")
    return Span(start, last.end - 2 if owns else last.end)


def _quoted(line: Line, place: int, attribution: Attribution, chain: int) -> Said:
    span = line.quoted[place]
    start, end = inner(line.text, span.start, span.end)
    cue = Span(attribution.cue_start, attribution.cue_end)
    lead = _lead_of(line, place) if attribution.place == "after" else place
    last = place
    if attribution.place in ("loose", "before") and line.words.has("objects_whole", "yes"):
        lead, last = fragments.object_of(line, place, attribution)
    if lead < place or last > place:
        whole = inner(
            line.text, line.tokens[lead].start, span.close if last == place else line.tokens[last].end
        )
        return Said(*whole, "mixed", cue, _mention(line, attribution), flags_of(span), chain)
    flags = (*flags_of(span), *_PARTIAL) if attribution.place == "loose" else flags_of(span)
    shared = attribution.place == "before" and line.words.has("inverts", "always")
    dropped = attribution.speaker is None and (shared or line.words.has("pronouns_dropped", "yes"))
    return Said(start, end, "direct", cue, _mention(line, attribution), flags, chain, dropped)


def _told_inside(line: Line, place: int, whole: Said) -> list[Said]:
    """Marked words at the end of what is reported of another: Da habe Kolb gesagt, es sei „ein Loch“, …"""
    cue = moods.cue_of(line, place) if whole.kind == "mixed" else None
    speaker = moods.speaker(line, cue) if cue else None
    if cue is None or speaker is None:
        return []
    start, end = inner(line.text, line.quoted[place].start, line.quoted[place].end)
    token = line.tokens[cue.at]
    told = Attribution(token.start, token.end, cue.at, speaker, "before")
    return [
        Said(start, end, "direct", Span(token.start, token.end), _mention(line, told), ("nested",), start)
    ]


def _lead_of(line: Line, place: int) -> int:
    """Where what somebody says in marked words begins: at these, or at the narrator's in front of them."""
    lead = shapes.lead_of(line, place)
    return moods.lead_of(line, place) if lead == place else lead


def _is_sentence(line: Line, place: int) -> bool:
    """Whether quoted words that nobody says here are a sentence of their own."""
    words = line.text[line.quoted[place].start : line.quoted[place].end].split()
    ended = line.low(place + 1) == "." and len(words) >= _FEWEST and words[0][0].isupper()
    ended = ended and shapes.is_phrase(line, place) and line.words.has("inverts", "always")
    return (shapes.is_statement(line, place) or ended) and _stands_alone(line, place)


def _stands_alone(line: Line, place: int) -> bool:
    """Whether quoted words are a sentence of their own, not a part of the narrator's."""
    if line.sentence_of(place)[0] != place or shapes.is_heading(line, place):
        return False
    following = line.low(place + 1)
    if following == "," and place + 2 == len(line.tokens):
        return True
    return not following or line.sentence_of(place)[1] == place + 1 or line.low(place + 1) in (".", "(", "[")


def _floating(line: Line, span: Quoted) -> Said:
    start, end = inner(line.text, span.start, span.end)
    return Said(start, end, "direct", flags=flags_of(span), chain=start, floating=True)
