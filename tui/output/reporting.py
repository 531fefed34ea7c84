"""A report of a library, gathered from its answers: for the command and for the desk."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timezone
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from search.errors import ExportError
from search.model import Progress
from search.punctuation import labelled
from search.speech import _

if TYPE_CHECKING:
    from search.bookmarks import Bookmark
    from search.coverage import Gap
    from search.library import Library
    from search.model import Article
    from search.report import Document, Section

Part = Literal["figures", "timeline", "coverage", "statements", "bookmarks"]

PARTS: tuple[Part, ...] = get_args(Part)
"""In the order in which they stand."""

ENDINGS = (".html", ".md")
MOST = 100
"""How many entries of a section are written if nobody says otherwise."""

COVERED = 20
"""The coverage of how many articles is written: each is held against all that tell its story."""

Tell = Callable[[Progress], None]


class KeptPassages(NamedTuple):
    """The bookmarks as they stand now, and a sentence about those that could not be read; empty for none."""

    bookmarks: Sequence[Bookmark] = ()
    problem: str = ""


def report(
    library: Library,
    kept: KeptPassages,
    parts: Sequence[Part] = PARTS,
    most: int = MOST,
    covered: int = COVERED,
    tell: Tell = lambda _step: None,
) -> Document:
    """The report of a library that has caught up; costs what its parts do, coverage of `covered` articles."""
    from search.report.sections import articles_section

    heads = library.heads()
    sections = [_section(part, library, kept, most, covered, tell) for part in PARTS if part in parts]
    return document(library, *sections, articles_section(heads, most))


def document(library: Library, *sections: Section) -> Document:
    """Sections as a document that says what library it is made of, today; one alone gives it its title."""
    from search.report import Document, fingerprint

    heads, folder = library.heads(), library.folder.resolve().name
    subject = sections[0].title if len(sections) == 1 else _("Report")
    title = labelled(subject, folder)
    made = datetime.now(timezone.utc).date().isoformat()
    return Document(title, len(heads), fingerprint(heads), made, version("hexapla"), sections)


def _section(
    part: Part, library: Library, kept: KeptPassages, most: int, covered: int, tell: Tell
) -> Section:
    from search.report import sections
    from search.report.sections import shortened

    if part == "figures":
        return shortened(sections.figures_section(library.figures(progress=tell), most))
    if part == "timeline":
        events = [event for event in library.timeline(tell) if event.kind != "published"]
        return shortened(sections.timeline_section(events, most))
    if part == "statements":
        found = library.statements(progress=tell)
        by_id = {each.id: each for each in library.heads()}  # also those that came meanwhile
        return shortened(sections.statements_section(found, by_id, most))
    if part == "bookmarks":
        return sections.bookmarks_section(kept.bookmarks, len(kept.bookmarks), kept.problem)
    heads = [head for head in library.heads() if _is_first(library, head)]
    gaps, left = _covered(library, heads[:covered], tell), max(0, len(heads) - covered)
    return shortened(sections.coverage_section(gaps, left))


def _is_first(library: Library, head: Article) -> bool:
    """Whether it is no near copy of another article: what one has and lacks, all of them do."""
    group = library.copies.group_of(head.id)
    return not group or group[0] == head.id


def _covered(
    library: Library, heads: Sequence[Article], tell: Tell
) -> Iterator[tuple[Article, Sequence[Gap]]]:
    for done, head in enumerate(heads):
        tell(Progress("coverage", done, len(heads), head.file))
        article = library.article(head.id)
        if article:
            begins = tell if done == 0 else None  # the first one reads all there is
            yield article, library.coverage(article, begins)


def writer_of(path: Path) -> Callable[[Document], str]:
    """What writes the form that the ending of a name asks for; raises ExportError for another ending."""
    from search.report import report_html, report_markdown

    forms = dict(zip(ENDINGS, (report_html, report_markdown), strict=True))
    if found := forms.get(path.suffix.lower()):
        return found
    raise ExportError(_("Let the name end in one of {endings}.").format(endings=", ".join(ENDINGS)))
