"""One statement in two invented articles, English and Chinese, and what a comparison says of it."""

from __future__ import annotations

from pathlib import Path

from search.model import Aligned, Article, Change, Comparison, Evidence, Frame, Match, Span

ENGLISH = (
    "Ferry board keeps the night line\n\n"
    "The ferry board met on Monday in the old customs house. Nobody from the unions was there.\n\n"
    "“We will keep the night ferry, we never promised to run it in winter, and 640 jobs are safe,” said Ines "
    "Calloway, who chairs the board.\n\n"
    "The cranes in the harbour were built in the sixties. They will be sold next year.\n"
)
CHINESE = (
    "渡轮公司保留夜班\n\n"
    "渡轮公司主席伊内斯·卡洛韦强调，夜班渡轮将保留，大约640个岗位可能是安全的，票价也不会上涨。\n\n"
    "公司没有回答记者的其他问题。港口的起重机建于六十年代，明年将出售。\n"
)
SAID = "We will keep the night ferry, we never promised to run it in winter, and 640 jobs are safe"
KEPT, DROPPED, CHANGED = (
    "We will keep the night ferry",
    "we never promised to run it in winter",
    "and 640 jobs are safe",
)
KEPT_ZH, CHANGED_ZH, ADDED_ZH = "夜班渡轮将保留", "大约640个岗位可能是安全的", "票价也不会上涨"
CRANES, CRANES_ZH = "The cranes in the harbour were built in the sixties.", "港口的起重机建于六十年代"


def write(folder: Path) -> Path:
    """Both articles as files of a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "a-en.txt").write_text(ENGLISH, encoding="utf-8")
    (folder / "b-zh.txt").write_text(CHINESE, encoding="utf-8")
    return folder


def place(article: Article, words: str) -> Span:
    """Where some words stand."""
    at = article.text.index(words)
    return Span(at, at + len(words))


def comparison(here: Article, there: Article) -> Comparison:
    """The statement in the English article beside that in the Chinese one."""
    said = place(here, SAID)
    told = Span(place(there, KEPT_ZH).start, place(there, ADDED_ZH).end)
    ferry = Evidence(
        "words", "night ferry = 夜班渡轮", (place(here, "night ferry"),), (place(there, "夜班渡轮"),)
    )
    jobs = Evidence(
        "figure", "640 jobs = 640个岗位", (place(here, "640 jobs"),), (place(there, "640个岗位"),)
    )
    return Comparison(
        said,
        told,
        (
            Aligned("kept", place(here, KEPT), place(there, KEPT_ZH), (ferry,)),
            Aligned("dropped", place(here, DROPPED), None),
            Aligned(
                "changed",
                place(here, CHANGED),
                place(there, CHANGED_ZH),
                (jobs,),
                (place(here, "are safe"),),
                (place(there, "可能"),),
            ),
            Aligned("added", None, place(there, ADDED_ZH)),
        ),
        Frame("direct", place(here, "Ines Calloway"), place(here, "said")),
        Frame("indirect", place(there, "伊内斯·卡洛韦"), place(there, "强调")),
        frame_changes=("verb", "kind"),
    )


def many(change: Change, number: int) -> tuple[Aligned, ...]:
    """Parts of one kind, one behind the other."""
    spans = [Span(10 * at, 10 * at + 9) for at in range(number)]
    return tuple(
        Aligned(change, None if change == "added" else span, None if change == "dropped" else span)
        for span in spans
    )


def matches(here: Article, there: Article) -> list[Match]:
    """What corresponds in the two articles."""
    found = comparison(here, there)
    return [
        Match(found.here, found.there, "same statement"),
        Match(place(here, CRANES), place(there, CRANES_ZH), "same fact"),
    ]
