"""Denials of knowledge: somebody says that he had not read, seen, heard of or been told a thing.

Where something went wrong, every outlet asks who knew, and each gives the answer in its own words: "never
reached her desk", "first read it on Monday", 毫不知情.  Little in the words is alike, and a person seldom
says it of two things: of 496 pairs of such renderings of one speaker in two articles, in twenty invented
stories, 486 were one statement.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from search.language.fold import fold

_BETWEEN = 60
"""Code points of one clause that may stand between the denial and what is denied."""

_RULE = r"allow|permit|darf|durf|dejad|laiss"
"""What tells a rule, folded: a knee that nobody was allowed to see."""


class _Words(NamedTuple):
    """Regular expressions for words of a language, folded: which deny, which tell of learning something,
    which tell of learning late, and what says it all by itself."""

    denying: str
    learning: str
    late: str = ""
    alone: str = ""


_SPACED: Mapping[str, _Words] = {
    "en": _Words(
        r"never|not|nobody|no one|none|neither|nothing|\w+n't",
        r"read|see|saw|seen|set eyes|laid eyes|hear|heard|know|knew|known|aware|told|warned|shown|informed"
        r"|received?|reach(?:e[sd])?(?! an?\b| any\b)|got as far|learn\w*|opened|notified|notice",
        r"(?:first time|only (?:on|when|after|in))|(?:first|only|until)",
        r"unaware|(?:kept|left) in the dark|ignoran\w+|(?:hidden|kept|withheld) from (?:him|her|them|me|us)",
    ),
    "de": _Words(
        r"nie|niemals|nicht|niemand|keiner|nichts|kein\w*|weder",
        r"gelesen|gesehen|gekannt|gewusst|wusste\w*|erfahren|kannte\w*|kenne|erhalten|bekommen|gehort"
        r"|informiert|gewarnt|erreicht|zu gesicht|unterrichtet",
        r"erst",
        r"ahnungslos\w*|im unklaren|im dunkeln",
    ),
    "es": _Words(
        r"no|nunca|nadie|jamas|ni|ninguno|tampoco",
        r"lei\w*|leyo|vi|vio|visto|sab[ei]\w+|supo|supier\w+|conoci\w+|recib\w+|enter\w+|noticia|avis\w+"
        r"|inform(?!es?\b|acion)\w+|oid\w*|advert\w+",
        r"hasta|primera vez",
        r"descono\w+|ignora\w+",
    ),
    "fr": _Words(
        r"n'\w+|ne|jamais|aucun\w*|rien|ni",
        r"lu|vu\w*|su|savait|savoir|connaissait|connu|recu|eu connaissance|averti\w*|prevenu\w*|informe\w*"
        r"|entendu|ouvert|decouvert|parvenu\w*|appris",
        r"premiere fois",
        r"ignorai\w*",
    ),
    "it": _Words(
        r"non|mai|nessuno|niente|nulla",
        r"lett[oa]|vist[oa]|sapev\w*|saputo|conoscev\w*|ricevut[oa]|avvertit[oai]|informat[oai]|sentito",
        r"prima volta",
        r"ignorav\w*|all'oscuro",
    ),
    "pt": _Words(
        r"nao|nunca|ninguem|jamais|nem|nenhum\w*",
        r"le[ru]\w*|lid[oa]|vi(?:u|mos|ram?|am?)?|vist[oa]|sab(?!ado)\w+|soub\w+|conhec\w+|receb\w+|avisad\w+|informad\w+",
        r"primeira vez",
        r"desconhec\w+|ignorav\w*",
    ),
    "nl": _Words(
        r"nooit|niet|niemand|niets|geen",
        r"gelezen|gezien|gekend|geweten|wist\w*|gehoord|ontvangen|gewaarschuwd|ingelicht|bereikt",
        r"pas",
        r"onwetend|in het duister",
    ),
    "ru": _Words(
        r"не|никогда|никто|ничего|ни",
        r"читал\w*|видел\w*|знал\w*|слышал\w*|получал\w*|получил\w*|предупрежд\w+|сообщал\w*|узнал\w*",
        r"впервые|только",
        r"в неведении",
    ),
}

_CHINESE = re.compile(
    r"(?:没有?|从未|从没|从来没|未曾|不曾|未|毫不|并不|不|没人)[^让准给许，。；]{0,6}"
    r"(?:读|看[过到]|看(?![法来])|见过|听[说过闻]|知[情道晓悉]|收[到过]|接[到获]|打开|得[知悉]|过目)"
    r"|一无所知|蒙在鼓里|头一回|第一次[读看听知]"
    r"|才(?:[得获知]悉|[得晓知]道|得知|晓得|看到|读到|第一次|头一)"
)
"""In Simplified characters."""


def denies_knowing(text: str, family: str) -> bool:
    """Whether a text in a language, by its primary tag, says that somebody did not know; linear in it."""
    pattern = _pattern(family)
    return bool(pattern and pattern.search(fold(text)))


@cache
def _pattern(family: str) -> re.Pattern[str] | None:
    if family == "zh":
        return _CHINESE
    if family not in _SPACED:
        return None
    words = _SPACED[family]
    between = rf"(?!\w)(?:(?!{_RULE})[^.;]){{0,{_BETWEEN}}}(?<!\w)"
    ways = [
        rf"(?:{words.denying}){between}(?:{words.learning})",
        rf"(?:{words.learning}){between}(?:{words.late})",
        rf"(?:{words.late}){between}(?:{words.learning})",
        words.alone,
    ]
    if family == "de":  # the participle may stand before "nicht"
        ways.append(rf"(?:{words.learning}){between}(?:{words.denying})")
    return re.compile(rf"(?<!\w)(?:{'|'.join(ways)})(?!\w)")
