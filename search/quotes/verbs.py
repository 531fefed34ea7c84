"""Which words of a paragraph are cue verbs, and which only look like them.

Each word is judged by a few neighbours, so the cost is linear in the number of words.
"""

from __future__ import annotations

from search.quotes.cues import Lexicon
from search.quotes.tokens import QUOTE, Cue, Token

_MANY = ("mil", "mio", "mrd", "bil", "tri", "mld", "млн", "млрд")
_APPOSITION = 16
_AMOUNT = 14
"""Tokens behind a verb within which the amount stands that it gives."""


def cues(tokens: list[Token], bounds: list[int], words: Lexicon) -> list[Cue]:
    """The verbs that announce words, nouns of the same form left out; `bounds` are sentence starts."""
    found = []
    first_words = set(bounds)
    for index, token in enumerate(tokens):
        kind = words.verbs.get(token.low)
        if (
            words.has("tags", token.low)
            and 0 < index < len(tokens) - 1
            and tokens[index + 1].low not in words.verbs
            and (tokens[index - 1].text in ",:" or tokens[index - 1].text[0] == QUOTE)
        ):
            found.append(Cue(index, "speech", token.low, False, index))
            continue
        if words.has("cue_nouns", token.low) and index + 1 < len(tokens) and tokens[index + 1].text == ",":
            found.append(Cue(index, "speech", token.low, True, index))
            continue
        if words.has("convictions", token.low) and not _brings_in(tokens, index, words):
            continue
        if kind and not _is_whole(tokens, index, words):
            continue
        if kind is None or (token.is_name and index not in first_words and not _is_title_case(tokens, index)):
            continue
        last = _particle(tokens, index, words)
        if last >= 0 and not _is_noun(tokens, index, words) and not _is_infinitive(tokens, index, words):
            lemma = words.lemmas[token.low]
            before = tokens[index - 1].low if index else ""
            habit = index > 1 and words.has("habits", tokens[index - 2].low)
            bare = token.low in words.participles or (words.has("infinitive_marks", before) and not habit)
            found.append(Cue(index, kind, lemma, bare, last))
    return found


def _brings_in(tokens: list[Token], index: int, words: Lexicon) -> bool:
    """Whether a clause follows: certain that …, in English: adamant the bridge is safe; or was taken up."""
    if any(words.has("pointers_back", token.low) for token in tokens[max(0, index - _APPOSITION) : index]):
        return True
    place = index + 1
    if place < len(tokens) and (tokens[place].low == "," or words.has("noun_links", tokens[place].low)):
        place += 1
    following = tokens[place].low if place < len(tokens) else ""
    bare = words.has("bare_clauses", "yes") and words.has("definites", following)
    return bare or words.has("that", following)


def _is_whole(tokens: list[Token], index: int, words: Lexicon) -> bool:
    """Whether a verb that speaks only with others does: wanted to know why …, the court heard that …"""
    lemma = words.lemmas[tokens[index].low]
    after = [token.low for token in tokens[index + 1 : index + 4]] + ["", "", ""]
    if words.has("declaring", lemma) and _declares(tokens, index, words):
        return False
    if words.has("wishing", lemma):
        return words.has("wishes_to_know", after[1]) and words.has("asking", after[2])
    if words.has("offering", lemma):
        return words.has("infinitive_marks", after[0])
    if words.has("weighing", lemma):
        return words.has("likelihoods", after[0]) and words.has("that", after[1])
    if words.has("learning", lemma):
        near = tokens[max(0, index - 3) : index]
        return words.has("that", after[0]) and any(words.has("hearing_bodies", token.low) for token in near)
    return True


def _declares(tokens: list[Token], index: int, words: Lexicon) -> bool:
    """Whether something is made what an adjective tells: hat die Wahl für ungültig erklärt."""
    for place in range(max(0, index - 2), min(len(tokens) - 1, index + _AMOUNT)):
        if place > index and not tokens[place].is_word:
            return False
        following = tokens[place + 1]
        if words.has("declared_as", tokens[place].low) and not words.has("determiners", following.low):
            return following.text[0].islower()
    return False


def _is_title_case(tokens: list[Token], index: int) -> bool:
    """Whether the words on both sides are capitalised too, as in a headline."""
    around = [t for t in tokens[max(0, index - 3) : index + 4] if t.is_word and len(t.low) > 3]
    listed = index + 1 < len(tokens) and tokens[index + 1].text == ","
    return len(around) > 2 and not listed and all(t.is_name for t in around)


def _particle(tokens: list[Token], index: int, words: Lexicon) -> int:
    """The token of a separable verb's particle; its own where it needs none; -1 when that is missing."""
    particles = words.particle_verbs.get(words.lemmas[tokens[index].low])
    if particles is None or measures(tokens, index, words):
        return index
    if words.has("particles_follow", "yes") and _is_quoting(tokens, index):
        return index
    if words.has("impersonal", tokens[index - 1].low if index else "") and tokens[index - 1].low in particles:
        return index
    reach = 25
    if words.has("particles_follow", "yes"):
        thing = index + 2 < len(tokens) and words.has("things", tokens[index + 1].low)
        reach = 2 + thing + (thing and words.has("passives", tokens[index + 2].low))
    for place in range(index + 1, min(index + reach, len(tokens))):
        governs = place + 1 < len(tokens) and words.has("articles", tokens[place + 1].low)
        if tokens[place].low in particles and not (governs and words.has("prepositions", tokens[place].low)):
            moved = place + 1 < len(tokens) and words.has("directions", tokens[place + 1].low)
            return -1 if moved else place
        if tokens[place].text in ".!?;:":
            break
    return -1


def measures(tokens: list[Token], index: int, words: Lexicon) -> bool:
    """Whether a verb gives something an amount: estimates the losses at $40 million."""
    if not words.has("estimating", words.lemmas.get(tokens[index].low, "")):
        return False
    behind = index + 2 - words.has("needs", "that")
    for place in range(behind, min(index + _AMOUNT, len(tokens) - 1)):
        if not (tokens[place].is_word or tokens[place].text[0].isdigit()):
            return False
        if words.has("amount_marks", tokens[place].low):
            return any(_is_number(tokens, i, words) for i in range(place + 1, min(place + 4, len(tokens))))
        timed = any(words.has("times", token.low) for token in tokens[place + 1 : place + 4])
        if words.has("directions", tokens[place].low) and not timed:
            return False
    return False


def _is_number(tokens: list[Token], place: int, words: Lexicon) -> bool:
    """Whether an amount is told: 45, €3, 3 million, six hours, one in 50, or words in marks."""
    text = tokens[place].text
    many = len(text) > 1 or (place + 1 < len(tokens) and tokens[place + 1].low.startswith(_MANY))
    following = tokens[place + 1].low if place + 1 < len(tokens) else ""
    counted = words.has("counts", text) and (words.has("links", following) or words.has("times", following))
    return counted or (text[0].isdigit() and many) or text[0] in "$€£¥" + QUOTE


def _is_quoting(tokens: list[Token], index: int) -> bool:
    """Whether a comma and quoted words follow, which no particle needs to bring in: she goes, “…”"""
    following = tokens[index + 1 : index + 3]
    return len(following) == 2 and following[0].text == "," and following[1].text[0] == QUOTE


def _is_noun(tokens: list[Token], index: int, words: Lexicon) -> bool:
    """Whether a verb form stands where only a noun can ("the claim", "a report of")."""
    if _is_surely_verb(tokens, index, words):
        return False
    if words.has("mostly_nouns", tokens[index].low):
        return not _is_rare_verb(tokens, index, words)
    if index + 1 < len(tokens) and words.has("nominatives", tokens[index + 1].low):
        return False
    if not index:
        return len(tokens) > 1 and words.has("links", tokens[1].low) and not tokens[0].low.endswith("ed")
    before = tokens[index - 1].low
    clitic = words.has("elisions", before) or (
        words.has("definites", before) and words.has("inverts", "always")
    )
    if (
        index > 1
        and words.has("as", tokens[index - 2].low)
        and clitic
        and not words.has("nouns_capitalised", "yes")
    ):
        return False
    if tokens[index].low in words.participles:
        return words.has("determiners", before)
    if before.endswith(("'s", "s'")) and before not in words.pronouns:
        return not words.has("auxiliaries", before)
    if words.has("determiners", before) and before not in words.pronouns and not words.has("floats", before):
        return not _is_finite(tokens[index], words) or not words.has("bare_forms", "yes")
    if words.has("infinitive_marks", before) or words.has("breaks", before):
        return False
    compared = words.has("as", before) and words.has("inverts", "always")
    governed = words.has("prepositions", before) and not (tokens[index - 1].is_name or compared)
    return governed or not _agrees(tokens, index, words)


def _is_surely_verb(tokens: list[Token], index: int, words: Lexicon) -> bool:
    """Whether the words beside a form show a verb: figures [show] that, Das [meldet] die Zeitung."""
    following = tokens[index + 1].low if index + 1 < len(tokens) else ""
    if words.has("findings", words.lemmas[tokens[index].low]) and words.has("that", following):
        return True
    taken_up = index > 0 and words.has("taking_up", tokens[index - 1].low)
    return taken_up and words.has("nouns_capitalised", "yes") and not tokens[index].is_name


def _is_finite(token: Token, words: Lexicon) -> bool:
    """Whether a form can hardly be a noun or adjective: a letter that says, all said, four in five say."""
    return not words.has("nouns", token.low) and not token.low.endswith("ed")


def _is_rare_verb(tokens: list[Token], index: int, words: Lexicon) -> bool:
    """Whether a word that is mostly a noun (state) stands between a subject and the words it brings in."""
    if not 0 < index < len(tokens) - 1:
        return False
    before, after = tokens[index - 1], tokens[index + 1]
    subject = (
        before.is_name
        or before.low in words.pronouns
        or words.has("papers", before.low)
        or words.has("auxiliaries", before.low)
        or words.is_adverb(before.low)
    )
    return subject and (words.has("that", after.low) or after.text[0] == QUOTE or after.text in ",:")


def _is_infinitive(tokens: list[Token], index: int, words: Lexicon) -> bool:
    """Whether a verb in its dictionary form hangs on a modal before it, as in "werde sie fragen"."""
    low = tokens[index].low
    if not words.has("inverts", "always") or words.lemmas[low] != low:
        return False
    if words.has("perfects", low) or words.has("convictions", low):
        return False
    if words.has("infinitive_marks", tokens[index - 1].low if index else "") and _has_that(
        tokens, index, words
    ):
        return False
    for token in reversed(tokens[max(0, index - 12) : index]):
        if token.text in ",.;:!?":
            return False
        if words.has("auxiliaries", token.low):
            return True
    return False


def _has_that(tokens: list[Token], index: int, words: Lexicon) -> bool:
    """Whether an infinitive of Romance brings in a clause: se limitó a decir que …"""
    if not words.has("needs", "that"):
        return False
    return any(words.has("that", token.low) for token in tokens[index + 1 : index + 3])


def _agrees(tokens: list[Token], index: int, words: Lexicon) -> bool:
    """Whether a form that may also be a noun (state, claims) has a fitting subject, and no "of" behind it."""
    token = tokens[index]
    if not words.has("nouns", token.low):
        return True
    after = tokens[index + 1].low if index + 1 < len(tokens) else ""
    if (words.has("links", after) and not words.has("infinitive_marks", after)) or after == "about":
        return False
    if token.low.endswith("s") and words.lemmas.get(after) == after and _is_plain_verb(after, words):
        return False
    before = tokens[index - 1]
    if _is_verb(tokens, index - 1, words) or (
        before.low.endswith("ing") and not before.is_name and index > 1
    ):
        return False
    if words.lemmas[token.low] == token.low:
        opens = index == 1 or not tokens[index - 2].is_word
        plural = before.low.endswith("s") and (opens or not before.is_name)
        return (
            plural
            or before.low in words.pronouns
            or words.has("people", before.low)
            or any(words.has("auxiliaries", token.low) for token in _over_adverbs(tokens, index, words))
        )
    return (
        before.is_name
        or before.low in words.pronouns
        or words.is_adverb(before.low)
        or _has_determiner(tokens, index, words)
        or (before.text == "," and _is_behind_apposition(tokens, index, words))
    )


def _is_plain_verb(word: str, words: Lexicon) -> bool:
    """Whether a verb in its dictionary form is hardly a noun: records [show], comments [indicate]."""
    return words.has("findings", word) or not words.has("nouns", word)


def _is_behind_apposition(tokens: list[Token], index: int, words: Lexicon) -> bool:
    """Whether commas part who somebody is from the name: Ann Roe, a judge in Salem, fears that …"""
    for place in range(index - 2, max(0, index - _APPOSITION), -1):
        if tokens[place].text == ",":
            opening = tokens[place + 1].low
            told = words.has("determiners", opening) or words.has("relatives", opening)
            return told and tokens[place - 1].is_name
        if not (tokens[place].is_word or tokens[place].text[0].isdigit()):
            return False
    return False


def _is_verb(tokens: list[Token], index: int, words: Lexicon) -> bool:
    """Whether a token is a verb that takes the next word as its object: denied, but not: the accused."""
    low = tokens[index].low
    if index and words.has("determiners", tokens[index - 1].low):
        return False
    inflected = words.lemmas.get(low, low) != low and not words.has("nouns", low)
    return inflected or words.has("rejections", low)


def _over_adverbs(tokens: list[Token], index: int, words: Lexicon) -> list[Token]:
    """The token before a place, and those before it while they are adverbs: can no longer (claim)."""
    place = index - 1
    while (
        place > 0 and index - place < 4 and (words.is_adverb(tokens[place].low) or tokens[place].low == "no")
    ):
        place -= 1
    return tokens[max(0, place) : index]


def _has_determiner(tokens: list[Token], index: int, words: Lexicon) -> bool:
    return any(words.has("determiners", token.low) for token in tokens[max(0, index - 4) : index - 1])
