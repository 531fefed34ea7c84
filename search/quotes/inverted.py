"""Speakers in languages whose subject may follow its verb: sagte gestern in Ulm der Sprecher.

The subject is looked for behind the verb, in front of it, behind a helper, as the agent of a
passive or as the document that is read from; it is left open where the language drops pronouns.
"""

from __future__ import annotations

from search.quotes import openings, papers, preceding
from search.quotes.phrases import Mention, phrase_before, phrase_from
from search.quotes.subjects import CLAUSE_ENDS, REACH, apposed, behind, past_object, speaks, subject_at
from search.quotes.tokens import Cue
from search.quotes.words import Line

_NO_VERBS = (
    "breaks",
    "prepositions",
    "determiners",
    "people",
    "titles",
    "times",
    "relatives",
    "joins",
    "as",
    "organisations",
)


def finite(line: Line, verb: int, floor: int) -> int:
    """The verb's own token, or that of the helper a participle needs (hat … gesagt); -1 without one."""
    words = line.words
    low = line.low(verb)
    quoted = words.has("quoting", words.lemmas.get(low, ""))
    if words.has("convictions", low) and "conviction_helpers" in words.words:
        return _helper(line, verb, floor, "conviction_helpers")
    if not words.has("perfects", low) and not (quoted and low in words.participles):
        return verb
    for place in range(verb - 1, max(floor, verb - REACH) - 1, -1):
        helper = line.low(place)
        if words.has("perfect_helpers", helper) or (quoted and words.has("passive_helpers", helper)):
            return place
        if line.tokens[place].text in ".!?;:" or line.is_quote(place):
            break
    finite_too = words.lemmas.get(low, low) != low
    return verb if finite_too or words.has("perfect_helpers", line.low(verb + 1)) else -1


def _helper(line: Line, verb: int, floor: int, group: str) -> int:
    """The nearest word of a group in front of a word of the same sentence, -1 without one."""
    for place in range(verb - 1, max(floor, verb - REACH) - 1, -1):
        if line.words.has(group, line.low(place)):
            return place
        if line.tokens[place].text in ".!?;:":
            break
    return -1


def speaker(line: Line, cue: Cue, verb: int, floor: int, ceiling: int) -> Mention | None:
    """The speaker of a finite verb that nothing joins to an earlier one."""
    words = line.words
    following = line.low(verb + 1)
    if words.has("nominatives", following):
        return Mention(verb + 1, verb + 2)
    if words.has("impersonal", following) or words.has("impersonal", line.low(verb - 1)):
        subject = preceding.subject_before(line, verb, floor)
        if subject and speaks(line, subject) and verb == cue.at:
            return subject
        return papers.document(line, verb, floor, ceiling)
    if words.has("standing", cue.lemma) or words.has("leaking", cue.lemma) or papers.emerges(line, cue):
        return papers.document(line, verb, floor, ceiling)
    agent = _agent(line, cue, floor, ceiling)
    if agent:
        return agent
    if words.has("quoting", cue.lemma) and verb == cue.at:
        quoted = _quoted_person(line, verb, ceiling)
        if quoted:
            return quoted
    if line.low(verb - 1) == "," and verb > floor:
        after = behind(line, verb + 1, ceiling)
        subordinate = words.has("subordinators", line.low(line.sentence_of(verb)[0]))
        found = after if after and subordinate else apposed(line, verb, floor) or after
        return found or preceding.earlier(line, verb, floor)
    before = _described(line, verb, floor) or over_phrases(line, verb, floor, near=True)
    requested = openings.requested(line, cue, ceiling)
    ceiling = ceiling if requested is None else requested
    after = behind(line, verb + 1, min(ceiling, cue.at) if verb < cue.at else ceiling)
    if before is None:
        return after or over_phrases(line, verb, floor)
    return after if after and speaks(line, after) and not _is_subject(line, cue, before, after) else before


def _is_subject(line: Line, cue: Cue, before: Mention, after: Mention) -> bool:
    """Whether the phrase in front of a verb speaks: it names somebody, or is a lone name at the head.

    A nominative behind the verb still tells that it is not the subject: Rom forderte der Verband auf.
    """
    if speaks(line, before):
        return True
    lone = before.last - before.first == 1 and before.first in line.firsts
    words = line.words
    return lone and (words.has("accusable", line.low(after.first)) or words.has("urging", cue.lemma))


def _described(line: Line, verb: int, floor: int) -> Mention | None:
    """Whom a relative clause without commas describes in front of a verb: un cadre [qui est parti] estime."""
    words = line.words
    for place in range(verb - 2, max(floor, verb - REACH), -1):
        low = line.low(place)
        if line.tokens[place].text in CLAUSE_ENDS or line.is_quote(place) or words.has("that", low):
            return None
        if words.has("relatives", low) and not words.has("determiners", low):
            return phrase_before(line, place, floor)
    return None


def _agent(line: Line, cue: Cue, floor: int, ceiling: int) -> Mention | None:
    """Who does what a passive tells: wird von Kennern als „…“ bezeichnet."""
    words = line.words
    if words.has("quoting", cue.lemma):
        return None
    around = range(max(floor, cue.at - REACH), min(ceiling, cue.at + 3))
    if not any(words.has("passive_helpers", line.low(i)) for i in around):
        return None
    place = next((i for i in around if words.has("passive_agents", line.low(i))), -1)
    return phrase_from(line, place + 1, ceiling) if place >= 0 else None


def joined(line: Line, verb: int, floor: int) -> Mention | None:
    """The subject that a joined verb shares where it stands behind a helper: war Kolb froh und sagte …"""
    for place in range(max(floor, verb - REACH), verb):
        if line.words.has("auxiliaries", line.low(place)):
            return behind(line, place + 1, verb)
    return None


def somebody(line: Line, found: Mention | None, floor: int, ceiling: int) -> Mention | None:
    """A phrase for a person in a clause, unless what was found is one: Da gab der Leiter nach."""
    words = line.words
    if not words.has("inverts", "always") or (found and speaks(line, found)):
        return found
    for place in range(max(floor, ceiling - REACH), ceiling):
        low = line.low(place)
        if words.has("prepositions", line.low(place - 1)) or words.has("genitives", low):
            continue
        if words.has("accusatives", low):
            continue
        phrase = phrase_from(line, place, ceiling)
        if phrase and phrase.first == place and speaks(line, phrase):
            return phrase
    return found


def over_phrases(line: Line, verb: int, floor: int, near: bool = False) -> Mention | None:
    """The subject in front of a verb; unless `near`, also over prepositional phrases between them."""
    place, lowest = verb, max(floor, verb - REACH)
    while place > lowest:
        mention, last = preceding.subject_before(line, place, floor), place
        if mention or near:
            return mention
        place = next(
            (
                i
                for i in range(place - 1, lowest - 1, -1)
                if line.words.has("prepositions", line.low(i)) or line.tokens[i].text in CLAUSE_ENDS
            ),
            lowest,
        )
        if line.tokens[place].text in CLAUSE_ENDS:
            break
        if not line.words.words.get("articles") and line.words.has("prepositions", line.low(place)):
            start = past_object(line, place + 1, last)
            found = subject_at(line, start, last) if start < last else None
            if found and not line.is_adverb(start):
                return found
    return None


def office(line: Line, cue: Cue, ceiling: int) -> Mention | None:
    """The office that a plural verb without a subject speaks for: сообщили в мэрии."""
    words = line.words
    endings = tuple(words.words.get("office_endings", ()))
    if (
        not endings
        or not line.low(cue.at).endswith(endings)
        or not words.has("offices", line.low(cue.at + 1))
    ):
        return None
    noun = cue.at + 2
    last = past_object(line, noun, min(ceiling, len(line.tokens)))
    return Mention(noun, last) if last <= ceiling and line.tokens[noun].is_word else None


def _quoted_person(line: Line, verb: int, ceiling: int) -> Mention | None:
    """Whom somebody quotes: zitierte die Sprecherin mit den Worten …"""
    if not line.words.has("with", line.low(min(ceiling, len(line.tokens)) - 1)):
        found = phrase_from(line, verb + 1, ceiling)
        if found and found.first == verb + 1:
            places = range(found.first, found.last + 1)
            last = next((i for i in places if line.words.has("with", line.low(i))), found.first)
            return Mention(found.first, last) if last > found.first else None
    return None


def dropped(line: Line, cue: Cue) -> bool:
    """Whether a verb may stand without a subject because its form names the person."""
    return line.words.has("pronouns_dropped", "yes") and not cue.bare


def follows(line: Line, cue: Cue, place: int) -> bool:
    """Whether only adverbs and helpers stand between a place and a verb: ha aggiunto, diye ekledi."""
    return opening(line, cue.at, place) == place


def opening(line: Line, verb: int, floor: int) -> int:
    """Where a verb begins with the adverbs and helpers in front of it: a indiqué, a-t-il indiqué."""
    words = line.words
    if between(line, verb):
        return verb - 2
    while verb > floor and (
        line.is_adverb(verb - 1)
        or words.has("auxiliaries", line.low(verb - 1))
        or words.has("semiauxiliaries", line.low(verb - 1))
    ):
        verb -= 1
    return verb - (verb > floor and points_back(line, verb - 1))


def points_back(line: Line, place: int) -> bool:
    """Whether a word behind a comma takes up the clause before it: Sie bleibt, davon ist Roth überzeugt."""
    return line.words.has("pointers_back", line.low(place)) and line.low(place - 1) == ","


def between(line: Line, verb: int) -> Mention | None:
    """The pronoun that stands between helper and participle in French: a-t-il indiqué."""
    inside = line.low(verb - 1) in line.words.pronouns and line.words.has(
        "helpers_asking", line.low(verb - 2)
    )
    return Mention(verb - 1, verb) if inside else None


def after_quote(line: Line, cue: Cue, place: int) -> Mention | None:
    """The subject of a verb that follows a quoted span, only adverbs and helpers between."""
    words = line.words
    verb = finite(line, cue.at, place)
    for i in range(place + words.has("as", line.low(place)), verb):
        if not (line.is_adverb(i) or words.has("auxiliaries", line.low(i))):
            return None
    if verb < place:
        return None
    ceiling = line.sentence_of(cue.at)[1]
    if words.has("impersonal", line.low(verb + 1)) or words.has("documentary", cue.lemma):
        return papers.document(line, verb, verb, ceiling)
    if verb == cue.at and cue.last > cue.at:
        ceiling = cue.last
    found = behind(line, verb + 1, cue.at) if verb < cue.at else None
    found = (
        found or behind(line, _past_aside(line, cue.at + 1, ceiling), ceiling) or office(line, cue, ceiling)
    )
    if found and words.has("quoting", cue.lemma) and verb == cue.at:
        return _object_behind(line, found, ceiling) or found
    if found or not words.has("verb_final", "yes"):
        return found
    return preceding.earlier(line, place, max(line.sentence_of(place)[0], place - REACH))


def _object_behind(line: Line, subject: Mention, ceiling: int) -> Mention | None:
    """Whom a paper quotes: „…“, zitiert die Zeitung einen Anwohner."""
    quoted = phrase_from(line, subject.last, ceiling)
    return quoted if quoted and quoted.first == subject.last else None


def _past_aside(line: Line, place: int, ceiling: int) -> int:
    """Past a time or place in commas right behind a verb: a déclaré, mardi, Paul Roy."""
    if line.low(place) != ",":
        return place
    return next((i + 1 for i in range(place + 1, min(ceiling, place + 6)) if line.low(i) == ","), place)


def unlisted_verb(line: Line, place: int) -> int:
    """A word that can only be a verb behind quoted words, helpers and adverbs skipped; -1 without one."""
    words = line.words
    while place < len(line.tokens) and (line.is_adverb(place) or words.has("auxiliaries", line.low(place))):
        place += 1
    if place >= len(line.tokens) or not line.tokens[place].text[0].islower():
        return -1
    low = line.low(place)
    closed = low in words.pronouns or any(words.has(group, low) for group in _NO_VERBS)
    return -1 if closed else place
