"""Who a Chinese mention of a speaker is: by name, by a title that somebody carries, or by a pronoun."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from search.language.fold import simplify
from search.model import Span, SpeakerType
from search.quotes.cues import Gender
from search.quotes.han.cues import group, pronouns
from search.quotes.han.forms import Forms, full_names
from search.quotes.han.issuers import ISSUED, issuer
from search.quotes.han.personal import (
    behind_titles,
    clean,
    described,
    gender_of,
    identified,
    opening_stranger,
    opening_title,
    split,
    titles,
)
from search.quotes.han.words import name_end
from search.quotes.paragraphs import Paragraph
from search.quotes.who.antecedents import Antecedents
from search.quotes.who.names import is_han_name
from search.quotes.who.roster import Figurehead, Roster
from search.quotes.who.scene import Scene
from search.quotes.who.speaker_types import of_han
from search.quotes.wordlists import word_set

_NOBODY = Span(0, 0)
_NAMES = 200
_AHEAD = 80
_OPENING, _FEWEST, _SEARCHED = 12, 2, 50_000
_LOOK_BACK = 1200
_CLAUSE_START = r"(?<![\u4e00-\u9fff])(?![该这])[\u4e00-\u9fff]{2,10}?"
_PRONOUN = re.compile("[他她](?!们|們)")
_SOMEBODY = ("有人", "某人")
_OWNED = ("其", "他的", "她的")
_ADVERBS = "也还又则却都只就便更再替向对给为跟和与在从把被因"
"""What stands between 他 or 她 and the rest of a clause: 她也替考生, but 她母亲."""

_THIS = ("这位", "这名", "该名", "该位", "该", "那位", "那名")

Answer = tuple[str, SpeakerType, Span]


class HanPeople:
    """Resolves the Chinese speaker mentions of one article, asked in text order."""

    def __init__(
        self, scene: Scene, roster: Roster, antecedents: Antecedents, places: Sequence[Paragraph]
    ) -> None:
        self.scene = scene
        self.text = scene.text
        self.roster = roster
        self.antecedents = antecedents
        self.strangers: dict[str, Figurehead] = {}
        self.first: dict[str, Span] = {}
        self.forms = Forms(())
        self.named: dict[int, tuple[Span, Figurehead]] = {}
        self.figures = self._named_once(places)

    def _named_once(self, places: Sequence[Paragraph]) -> dict[str, Figurehead]:
        """The plain names of speakers and behind titles (局長林遠), noted wherever the text has them."""
        ranges = [(place.start, place.end) for place in places if place.lang.startswith("zh")]
        figures: dict[str, Figurehead] = {}
        for mention in self.scene.speakers if ranges else ():
            known = [span for span, who in self.roster.within(*mention) if is_han_name(who.name)]
            name, title = split(mention.of(self.text))
            if not known or (title and self._is_of(known[-1], name, mention.end)):
                self._enlist(figures, name, title)
        for start, end in ranges:
            for name, title in behind_titles(self.text[start:end], self.text, figures):
                self._enlist(figures, name, title)
            for name in (*described(self.text[start:end]), *self._opening(start, end)):
                self._enlist(figures, name, "")
        self._join_forms(figures, ranges)
        self._identify(figures, ranges)
        if figures:
            pattern = re.compile("|".join(sorted(map(re.escape, figures), key=len, reverse=True)))
            for start, end in ranges:
                for match in pattern.finditer(self.text, start, end):
                    self._note(match, figures[match.group()])
                    self.named[match.start()] = Span(*match.span()), figures[match.group()]
        for start, end in ranges:
            self._meet(start, end)
        return figures

    def _opening(self, start: int, end: int) -> Iterator[str]:
        """The Chinese names that begin a sentence and stand elsewhere too: 苏文浩去年受伤。"""
        plain = simplify(self.text[start:end])
        low = bisect_left(self.scene.bounds, start)
        for at in self.scene.bounds[low : bisect_left(self.scene.bounds, end)]:
            last = name_end(plain, at - start, min(at - start + _OPENING, end - start))
            name = self.text[at : start + last] if last else ""
            parted = re.search(f"[·・•‧]{name}", self.text[:_SEARCHED])
            if len(name) > _FEWEST and not parted and self.text.count(name, 0, _SEARCHED) > 1:
                yield name

    def _is_of(self, known: Span, name: str, end: int) -> bool:
        """Whether a name stands behind one that it belongs to: 諾蓋拉的遺孀伊內斯."""
        return self.text.startswith("的", known.end) and name in self.text[known.end : end]

    def _join_forms(self, figures: dict[str, Figurehead], ranges: Sequence[tuple[int, int]]) -> None:
        """Gives each form of address (骆主任) the person whose full name the text has."""
        self.forms = Forms(figures.values())
        alone = [name for name in figures if not self.forms.bearer(name)]
        for name in full_names((self.text[start:end] for start, end in ranges), alone):
            self._enlist(figures, name, "")
        self.forms = Forms(figures.values())
        for name in figures:
            figures[name] = self.forms.bearer(name) or figures[name]

    def _identify(self, figures: dict[str, Figurehead], ranges: Sequence[tuple[int, int]]) -> None:
        """Gives those whom a sentence says to be something that role: 首名证人为基金总干事冯伟业."""
        by_plain = {simplify(name): who for name, who in figures.items()}
        for start, end in ranges:
            for role, name in identified(simplify(self.text[start:end]), by_plain):
                self.roster.give_roles(by_plain[name], [role])

    def _enlist(self, figures: dict[str, Figurehead], name: str, title: str) -> None:
        if name and len(figures) < _NAMES:
            who = figures.setdefault(name, Figurehead(name, gender_of(name), sure=True, type="person"))
            self.roster.give_roles(who, _roles(title))

    def _meet(self, start: int, end: int) -> None:
        """Notes whom a sentence begins with under a description: 一名录音师受雇…, 总理的回应很短."""
        low = bisect_left(self.scene.bounds, start)
        for at in self.scene.bounds[low : bisect_left(self.scene.bounds, end)]:
            name = opening_stranger(self.text[at : min(at + 24, end)])
            if name:
                stranger = self.strangers.setdefault(name, Figurehead(name, sure=True, type="unnamed"))
                self.antecedents.note(at, stranger, False)
            title, length = opening_title(simplify(self.text[at : min(at + 24, end)]))
            holder = None if at + length in self.named else self.roster.holder([title])
            if title and holder and not self.roster.within(at, at + length + 1):
                self.antecedents.note(at + length - len(title), holder, False)

    def _note(self, match: re.Match[str], who: Figurehead) -> None:
        span = Span(*match.span())
        if match.group() == who.name:
            who.full.append(span)
        if not self.scene.is_quoted(span.start):
            rank = self.scene.prominence(span, None)
            self.antecedents.note_name(span.start, who, rank)

    def within(self, start: int, end: int) -> list[tuple[Span, Figurehead]]:
        """The plain names that begin in [start, end)."""
        starts = list(self.named)
        return [self.named[at] for at in starts[bisect_left(starts, start) : bisect_left(starts, end)]]

    def who(self, mention: Span) -> Answer:
        """The person's name, the kind of speaker, and the mention elsewhere that tells who it is."""
        said = clean(mention.of(self.text))
        plain = simplify(said)
        if plain.startswith(_SOMEBODY) or plain.endswith(_SOMEBODY):
            return "", "unnamed", _NOBODY
        if plain.endswith(("的他", "的她")):
            plain = plain[-1]
        if plain in ("他的", "她的"):  # 按照他的说法
            plain = plain[0]
        if (plain in pronouns() and not plain.startswith(_THIS)) or (
            plain[:1] in ("他", "她") and plain[1:2] not in ("的", "们")
        ):
            relative = len(plain) > 2 and plain[1] not in _ADVERBS and of_han(plain) == "unnamed"
            return ("", "unnamed", _NOBODY) if relative else self._pronoun(mention, plain)
        named = [(span, who) for span, who in self.roster.within(*mention) if span.end <= mention.end]
        name, _ = split(said)
        glossed = name in self.figures and bool(named) and not any(is_han_name(who.name) for _, who in named)
        if named and not glossed and self._is_name(named[-1][0], mention):
            return self._named(named, mention)
        if name in self.figures:
            return self._short(mention, name) if self.roster.has(name) else self._figure(mention, name)
        return self._role(mention, said, plain)

    def _is_name(self, span: Span, mention: Span) -> bool:
        """Whether a mention ends with a name, and is not somebody around it (克爾的律師, Meta發言人)."""
        rest = re.sub(r"[（(].*|[》」』”\"'’\s]+|本人", "", simplify(self.text[span.end : mention.end]))
        return not rest or (not rest.startswith("的") and not of_han(rest) and not split(rest)[0])

    def _named(self, named: list[tuple[Span, Figurehead]], mention: Span) -> Answer:
        """The Chinese name of a mention that gives a foreign one in brackets too."""
        chinese = [(span, who) for span, who in named if is_han_name(who.name)]
        span, who = (chinese or named)[-1]
        if (
            self.text[span.start - 1 : span.start] in ("小", "老")
            and len(self.roster.namesakes(span.of(self.text))) > 1
        ):
            return "", "person", _NOBODY
        if span.of(self.text) != who.name:
            who = self._by_next_pronoun(span, who)
            self.antecedents.note(mention.start, who, True)
        full = span.of(self.text) == who.name or len(span.of(self.text)) >= len(who.name)
        kind: SpeakerType = "person" if is_han_name(who.name) or who.is_person else "organisation"
        if kind == "organisation" and not who.thing and " " in who.name:
            kind = "person"
        return who.name, kind, _NOBODY if full else who.told_before(mention.start)

    def _figure(self, mention: Span, name: str) -> Answer:
        """A name without dots, or the form of address that one bears."""
        who = self.figures[name]
        return who.name, "person", _NOBODY if name == who.name else who.told_before(mention.start)

    def _short(self, mention: Span, name: str) -> Answer:
        """A family name of several people: the one whom the next pronoun fits, or nobody."""
        start = self.text.find(name, mention.start)
        who = self._by_next_pronoun(Span(start, start + len(name)), Figurehead(""))
        if who.name:
            self.antecedents.note(mention.start, who, True)
        return who.name, "person", who.told_before(mention.start)

    def _by_next_pronoun(self, span: Span, who: Figurehead) -> Figurehead:
        """Of namesakes the one whom the next pronoun of the paragraph fits: 田纳特坦言，…，她说."""
        namesakes = self.roster.namesakes(span.of(self.text))
        end = self.scene.masked.find("\n", span.end, span.end + _AHEAD)
        found = _PRONOUN.search(self.scene.masked, span.end, end if end > 0 else span.end + _AHEAD)
        titled = any(role in who.roles for role in titles() if self.text.startswith(role, span.end))
        gender: Gender = "" if titled or not found else "f" if found.group() == "她" else "m"
        fitting = [one for one in namesakes if one.gender == gender]
        return fitting[0] if gender and who.gender != gender and len(fitting) == 1 else who

    def _pronoun(self, mention: Span, plain: str) -> Answer:
        """他 and 她 by gender, 其 and 自己 by prominence alone; the plural ones are groups."""
        gender: Gender = "m" if plain.startswith("他") else "f" if plain.startswith("她") else ""
        if plain.endswith("们") or plain == "对方":
            return "", "group" if plain.endswith("们") else "", _NOBODY
        if not gender and plain not in ("其", "自己"):
            return "", "", _NOBODY
        apart = self.scene.contents.get(mention, [])
        who = self.antecedents.of(mention.start, gender, None, apart)
        if who is None:
            return "", "person", _NOBODY
        self.antecedents.note(mention.start, who, True)
        return who.name, who.type or "person", who.told_before(mention.start)

    def _role(self, mention: Span, said: str, plain: str) -> Answer:
        """A bare role (發言人, 局長): the person or the fuller description that carried it before."""
        kind = of_han(plain)
        if plain in ISSUED:
            return self._issuer(mention, plain)
        if kind in ("document", "group") or plain.startswith(_OWNED):
            return "", kind, _NOBODY
        if mention.of(self.text).startswith("《"):
            return said, "organisation", _NOBODY
        this = next((word for word in _THIS if plain.startswith(word)), "")
        if self._is_another(mention, plain, this):
            return self._stranger(mention, said, plain, False)
        holder = self.roster.holder([plain[len(this) :]])
        if holder is None and this and kind == "organisation":
            return self._body(mention, plain[len(this) :]), kind, _NOBODY
        holder = holder or (self._this(mention, plain) if this else None)
        if holder is None:
            holder = self.forms.bearer(said)
        if holder:
            self.antecedents.note(mention.start, holder, True)
            return holder.name, "person", holder.told_before(mention.start)
        if kind != "unnamed":
            return said if _is_label(said) else "", kind, _NOBODY
        role = next((word for word in titles() if plain.endswith(word)), "")
        return self._stranger(mention, said, role or plain, plain in (role, this + role))

    def _issuer(self, mention: Span, paper: str) -> Answer:
        giver = issuer(self.scene, mention, paper)
        if giver is None:
            return "", "document", _NOBODY
        name, kind, _ = self.who(giver)
        return name, kind, giver

    def _is_another(self, mention: Span, plain: str, this: str) -> bool:
        """Whether a role is not one told of before: 有官員, 該部一名匿名官員, 該廠技術員."""
        role = next((word for word in titles() if plain.endswith(word)), "")
        of_body = this == "该" and role and plain != this + role and of_han(plain[1:]) == "unnamed"
        return bool(of_body) or (bool(role) and self.text[mention.start - 1 : mention.start] == "有")

    def _stranger(self, mention: Span, said: str, role: str, bare: bool) -> Answer:
        """Somebody unnamed, under the description that the article began with."""
        first = self.first.setdefault(role, mention)
        name = clean(first.of(self.text)) if bare else said
        writes = simplify(said) in word_set("speakers", "han_writers")
        if _is_label(name) and not writes and self.text[mention.start - 1 : mention.start] != "有":
            stranger = self.strangers.setdefault(name, Figurehead(name, sure=True, type="unnamed"))
            self.antecedents.note(mention.start, stranger, True)
        return name if _is_label(name) else "", "unnamed", _NOBODY if name == said else first

    def _body(self, mention: Span, noun: str) -> str:
        """该联盟: the last body before it that begins a clause and whose name ends so."""
        before = self.text[max(0, mention.start - _LOOK_BACK) : mention.start]
        found = list(re.finditer(_CLAUSE_START + re.escape(noun), simplify(before)))
        return before[found[-1].start() : found[-1].end()] if found else ""

    def _this(self, mention: Span, plain: str) -> Figurehead | None:
        """这位首席执行官: whoever was just speaking, unless somebody unnamed was called so."""
        if any(plain.endswith(role) for role in self.first):
            return None
        return self.antecedents.of(mention.start, "", None, (), needs_sure=True)


def _roles(title: str) -> set[str]:
    """A title in full and as the bare title that it ends with."""
    return {title, *(word for word in group("titles") if title.endswith(word))} - {""}


def _is_label(name: str) -> bool:
    """Whether words are short and plain enough to stand for an unnamed speaker or a body."""
    return 2 <= len(name) <= 24 and not any(mark in name for mark in "，,。“”「」：:；")
