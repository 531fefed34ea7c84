"""How words are put into somebody's mouth: whether two sources do it in the same way."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from search.comparing.occasions import is_other_day
from search.language.fold import fold
from search.language.han_names import sounds_foreign
from search.model import Article, Frame, FrameChange, Person, Quote
from search.people.namesakes import likeness_of_names

_WAYS = {
    "stress": r"stress\w*|emphasi[sz]\w*|underlin\w+|underscor\w+|insist\w*|reiterat\w+|betont\w*|"
    r"unterstrich\w*|unterstreich\w*|bekraftig\w+"
    r"|bekraeftig\w+|soulign\w+|insist\w+|subray\w+|recalc\w+|强调|重申|坚称|坚持",
    "admit": r"admit\w*|conced\w+|acknowledg\w+|confess\w*|raumte?\w* (?:ein|\w+ ein)|raumte?\w*|"
    r"einraum\w+|gab zu|gestand|"
    r"reconn[au]\w+|admet\w*|avou\w+|admit\w+|reconoc\w+|承认|坦言|坦承|坦率",
    "deny": r"den(?:y|ies|ied|ying)|reject\w*|refut\w+|disput\w+|bestritt|bestreit\w+|dementier\w+|"
    r"wies \w+ zuruck|wies|dement\w+|nie[rt]?|"
    r"neg[oó]|nieg\w+|desmint\w+|否认|反驳|驳斥|喊冤",
    "claim": r"claim\w*|alleg\w+|assert\w*|maintain\w*|contend\w*|behaupt\w+|pretend\w*|affirm\w+|"
    r"asegur\w+|afirm\w+|声称|宣称|自称|据称",
    "warn": r"warn\w*|caution\w*|alert\w*|mahnt\w*|avert\w+|advirti\w+|adviert\w+|警告|提醒|告诫|示警",
    "criticise": r"criticis\w+|criticiz\w+|blast\w*|slam\w*|accus\w+|condemn\w*|complain\w*|"
    r"kritisier\w+|beklag\w+|ruge\w*|rugt\w*|denonc\w+|"
    r"critiqu\w+|critic\w+|denunci\w+|acus\w+|痛批|批评|指责|抨击|谴责|怒斥|炮轰|抱怨",
    "promise": r"promis\w+|pledg\w+|vow\w*|versprach|versprech\w+|gelobt\w*|promet\w*|promi\w+|"
    r"prometi\w+|承诺|保证|誓言",
    "reveal": r"reveal\w*|disclos\w+|leak\w*|let slip|enthullt\w*|verriet|rivel\w+|revel\w+|披露|"
    r"爆料|泄露|揭露",
    "expect": r"expect\w*|predict\w*|forecast\w*|estimat\w+|reckon\w*|erwart\w+|rechne\w*|schatz\w+|"
    r"prognosti\w+|prevoi\w*|estim\w+|preve\w*|"
    r"预计|预测|估计|估算|预期|料",
    "ask": r"ask\w*|wonder\w*|demand\w*|urg\w+|call\w* (?:for|on)|fragt\w*|forder\w+|demand\w+|exig\w+|"
    r"pregunt\w+|问|质问|要求|呼吁|敦促",
    "write": r"wrote|writ\w+|post\w*|schrieb\w*|geschrieben|ecri\w+|escribi\w+|写道|写|撰文|发文",
}
"""Verbs that tell more than that something was said; all others are plain."""

_PLAIN = ("", "write", "expect")
"""Ways between which a difference says nothing about the speech."""


_ALIKE = 0.5
"""How alike two names sound that may be one person's."""


def frame_changes(
    here: Frame, there: Frame, cues: tuple[str, str], speakers: tuple[Person | None, Person | None]
) -> tuple[FrameChange, ...]:
    """In what two frames differ; a speaker that nobody knows differs from nobody."""
    found: list[FrameChange] = []
    if speakers[0] and speakers[1] and _are_two(speakers[0], speakers[1]):
        found.append("speaker")
    if cues[0] and cues[1] and _colour(cues[0]) != _colour(cues[1]):
        found.append("verb")
    if here.kind and there.kind and (here.kind == "direct") != (there.kind == "direct"):
        found.append("kind")
    if is_other_day(here.day, there.day):
        found.append("date")
    return tuple(found)


def named(frame: Frame, article: Article, speaker: Person | None) -> Frame:
    """The frame with the name of its speaker, where the text has other words for one who is known."""
    written = fold(frame.speaker.of(article.text))
    if speaker is None or any(_stands_in(fold(name), written) for name in speaker.names):
        return frame
    return replace(frame, name=speaker.name)


def _stands_in(name: str, written: str) -> bool:
    """Whether a name or its last part is written."""
    last = re.split(r"[\s·]+", name.strip())[-1]
    return len(last) > 1 and last in written


def _are_two(one: Person, other: Person) -> bool:
    """Whether two persons surely are not one, as the list of people has them.

    Both have names in Latin letters without a common word, or a Chinese name that is no transliteration
    stands against a foreign one that sounds otherwise (華素 may be Vasseur).  Of two transliterations, and of
    who has no name, nobody can say so.
    """
    if one.id == other.id or "unnamed" in (one.type, other.type):
        return False
    words = [_latin_words(person) for person in (one, other)]
    if all(words):
        return not words[0] & words[1]
    if not any(_is_chinese(a) and b for a, b in zip((one, other), reversed(words), strict=True)):
        return False
    return max(likeness_of_names(a, b) for a in one.names for b in other.names) < _ALIKE


def may_be_spellings(one: Person, other: Person) -> bool:
    """Whether both have Chinese names alone, one at least foreign: as two regions spell it, nobody knows."""
    names = *one.names, *other.names
    return all(name[:1] > "\u2e80" for name in names) and not (_is_chinese(one) and _is_chinese(other))


def _is_chinese(person: Person) -> bool:
    """Whether somebody has only Chinese names, with a family name and characters that transcribe nothing."""
    return all(
        name[:1] > "\u2e80" and "·" not in name and not sounds_foreign(fold(name)) for name in person.names
    )


def _latin_words(person: Person) -> set[str]:
    return {word for name in person.names for word in re.findall(r"[a-z]{3,}", fold(name))}


def cue_of(quotes: tuple[Quote, ...]) -> str:
    """The verb that introduces an utterance, as written; empty where none does."""
    return quotes[0].cue if quotes else ""


def _colour(cue: str) -> str:
    way = way_of(cue)
    return "" if way in _PLAIN else way


def way_of(cue: str) -> str:
    """The class of a reporting verb, empty for a plain one such as "said" and for one that is not known."""
    found = _pattern().search(fold(cue))
    return found.lastgroup or "" if found else ""


@cache
def _pattern() -> re.Pattern[str]:
    ways = (f"(?P<{way}>{words})" for way, words in _WAYS.items())
    return re.compile(rf"(?<![^\W\d_a-z])(?<![a-z])(?:{'|'.join(ways)})(?![a-z])")
