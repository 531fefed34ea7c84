"""The text of a letter: lines that flow, what it quotes, its signature, and letters it passes on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from search.reading import dates
from search.reading.document import Composer
from search.reading.header import Header
from search.reading.lines import Paragraph
from search.reading.prose import Body, parts, plain
from search.speech import N_

QUOTED, SIGNATURE, FORWARDED = N_("quoted reply"), N_("signature"), N_("forwarded letter")

_SIGNED = ("-- ", "--")
_LONGEST_SIGNATURE = 15
_WROTE = r"(?:wrote|writes|写道|寫道|schrieb|a écrit|escribió|escreveu|ha scritto|skrev|schreef|написала?)"
_INTRO = re.compile(rf"(?:[^\n]{{0,300}}\n)?[^\n]{{0,300}}{_WROTE}[^\n:：]{{0,120}}[:：]\s*\Z")
_INTRO_REACH = 600
_ATTRIBUTION = re.compile(rf"(?=.{{0,400}}(?:@|\d[:：]\d\d)).{{4,300}}{_WROTE}.{{0,120}}[:：]", re.DOTALL)
_ORIGINAL = re.compile(
    r"[-_]{2,}\s*(?:Original (?:Message|Appointment)|原始邮件|原始郵件|Ursprüngliche Nachricht"
    r"|Message d['’]origine|Mensaje original)\s*[-_]{2,}.*",
    re.IGNORECASE | re.DOTALL,
)
_FORWARD = re.compile(
    r"[-_]{2,}\s*(?:Forwarded message|转发(?:的)?邮件|轉寄郵件|Weitergeleitete Nachricht|Message transféré"
    r"|Mensaje reenviado)(?:\s+from\b[^\n]{0,200})?\s*[-_]{2,}"
    r"|Begin forwarded message:|Anfang der weitergeleiteten",
    re.IGNORECASE,
)
_FIELD = re.compile(
    r"^[*>\s]{0,4}(?P<name>From|Date|Sent|Subject|To|Cc|Reply-To|Von|Datum|Gesendet|Betreff|An|De|Envoyé|Objet|À"
    r"|发件人|寄件者|寄件人|日期|发送时间|傳送日期|时间|主题|主題|主旨|收件人|收件者|抄送)\s?[*]?\s?[:：][*\s]*(?P<value>[^\n]*)$",
    re.MULTILINE,
)
_SENDER = frozenset({"From", "Von", "De", "发件人", "寄件者", "寄件人"})
_DATE = frozenset({"Date", "Sent", "Datum", "Gesendet", "Envoyé", "日期", "发送时间", "傳送日期", "时间"})


class Forward(NamedTuple):
    """A letter that is passed on: who wrote it, when, and the paragraphs that say so."""

    sender: str = ""
    date: str = ""
    lines: tuple[int, ...] = ()


def letter(text: str) -> Body:
    """A letter in plain text: quoted lines and the signature are folded, if anything else is left."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    own, signature = _signed(text.split("\n"))
    segments = [(quoted, "\n".join(lines)) for quoted, lines in groupby(own, _is_quoted)]
    if not any(words.strip() for quoted, words in segments if not quoted):
        return plain("\n".join(line.lstrip("> ") for line in own))
    composer, shown, title = Composer(), Header(), ""
    for n, (quoted, words) in enumerate(segments):
        if quoted:
            composer.add(words, "boilerplate", QUOTED)
            continue
        intro = _intro(words) if n + 1 < len(segments) else ""
        said = plain(words[: len(words) - len(intro)])
        shown, title = (said.shown, said.title) if n == 0 else (shown, title)
        for role, paragraph in parts(said.composer):
            composer.add(paragraph, *role)
        composer.add(intro, "boilerplate", QUOTED)
    composer.add(signature, "boilerplate", SIGNATURE)
    is_whole = len(segments) == 1 and not signature
    return Body(composer, shown, title, text if is_whole else "")


def unflowed(text: str, deletes_space: bool) -> str:
    """Lines joined as format=flowed asks for (RFC 3676); quotes of one depth flow within themselves."""
    joined: list[tuple[int, list[str]]] = []
    flows = False
    for line in text.splitlines():
        depth = len(line) - len(line.lstrip(">"))
        words = line[depth:].removeprefix(" ")
        if flows and joined and joined[-1][0] == depth and words != _SIGNED[0]:
            joined[-1][1].append(words)
        else:
            joined.append((depth, [words]))
        flows = words.endswith(" ") and words != _SIGNED[0]
        if flows and deletes_space:
            joined[-1][1][-1] = words[:-1]
    return "\n".join(">" * depth + " " * bool(depth) + "".join(words) for depth, words in joined)


def replies(found: Sequence[Paragraph]) -> dict[int, str]:
    """From the paragraph on that introduces the letter replied to, if something stands above it."""
    start = next((at for at, p in enumerate(found) if at and _introduces(p)), len(found))
    return dict.fromkeys((p.n for p in found[start:]), QUOTED)


def forward(found: Sequence[Paragraph]) -> Forward:
    """The first letter that is passed on within this one."""
    start = next((at for at, p in enumerate(found) if _FORWARD.match(p.text)), None)
    if start is None:
        return Forward()
    head = [found[start]]
    for paragraph in found[start + 1 :]:
        if not _FIELD.match(paragraph.text):
            break
        head.append(paragraph)
    stated = [(field["name"], field["value"].strip()) for p in head for field in _FIELD.finditer(p.text)]
    sender = next((value for name, value in stated if name in _SENDER), "")
    date = next((value for name, value in stated if name in _DATE), "")
    return Forward(sender, dates.iso(date), tuple(p.n for p in head))


def _is_quoted(line: str) -> bool:
    return line.startswith(">") and not line.startswith(">From ")


def _intro(words: str) -> str:
    """The "On … wrote:" at the end of what stands above a quote."""
    found = _INTRO.search(words[-_INTRO_REACH:])
    return found[0] if found else ""


def _introduces(paragraph: Paragraph) -> bool:
    text = paragraph.text
    return len(text) < _INTRO_REACH and bool(_ATTRIBUTION.fullmatch(text) or _ORIGINAL.match(text))


def _signed(lines: list[str]) -> tuple[list[str], str]:
    """The lines above the signature, and the signature if one of usual length ends the letter."""
    first = max(1, len(lines) - _LONGEST_SIGNATURE - 1)
    mark = next((n for n in range(len(lines) - 1, first - 1, -1) if lines[n] in _SIGNED), None)
    if mark is None or not any(map(str.strip, lines[:mark])):
        return lines, ""
    return lines[:mark], "\n".join(lines[mark + 1 :])
