"""Faults that cannot be undone without guessing: they are named, and the text is left as it is."""

from __future__ import annotations

import re

from search.reading import sentences
from search.speech import N_
from search.templates import filled

_REPLACED = re.compile("\ufffd+")
_EAST = re.compile("[^\x00-\x7f]+")
_UTF8_TRIPLE = re.compile(rb"[\xe3-\xe9][\x80-\xbf]{2}")
_SAMPLE = 100_000
_MISREAD_SHARE = 0.6
_LEFT_OVER = re.compile("â€[œ\u009d\u0153™˜“”¦]|Ã[©¨¡³¶¼¤±§\u00ad]|锟斤拷")


def notes(text: str) -> list[str]:
    """One phrase a fault that a reader of the cleaned text should know of."""
    found = []
    places = len(_REPLACED.findall(text))
    if places:
        found.append(filled(sentences.LOST, count=places))
    if is_misread(text):
        found.append(N_("damaged: UTF-8 was read as GBK before, with losses; nothing was changed"))
    elif _LEFT_OVER.search(text):
        found.append(
            N_("damaged: some characters were decoded wrongly before and cannot be restored exactly")
        )
    return found


def is_misread(text: str) -> bool:
    """Whether the text's GBK bytes are mostly UTF-8 sequences, which those of real Chinese are not."""
    data = "".join(_EAST.findall(text[:_SAMPLE])).encode("gb18030", "ignore")
    return len(data) > 30 and 3 * len(_UTF8_TRIPLE.findall(data)) > _MISREAD_SHARE * len(data)
