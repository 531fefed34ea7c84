"""What the desk does about its folder: read what is new, say how far that is, and notice what comes later."""

from __future__ import annotations

from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

from textual.timer import Timer

from search.model import Article
from search.speech import _
from tui.output.pace import Pace, overall, stage
from tui.reader.news import news, same_place
from tui.reader.preparing import Looked, prepare
from tui.reader.watching import OFTEN, Watch, look, pause
from tui.text.layers import NOTHING

if TYPE_CHECKING:
    from search.model import Progress, Report
    from tui.screens.desk import DeskScreen
    from tui.screens.tidying import Tidying

PATIENCE = 1.0  # seconds until a large library shows its first article before all are read


class Updating:
    """`report` is that of the last reading, None before the first one is done."""

    def __init__(self, desk: DeskScreen) -> None:
        self.desk = desk
        self.report: Report | None = None
        self.is_busy = False
        self.pace = Pace()
        self.watch = Watch()
        self._began = 0.0
        self._before: list[Article] = []  # the articles when the reading began
        self._knows_copies = False
        self._timer: Timer | None = None
        self._tidying: Tidying | None = None
        self._asked = False  # whether the reader waits for an answer
        self._unused: tuple[str, ...] = ()  # what was told of files of decisions

    # -- reading -------------------------------------------------------------------------------------

    def start(self) -> None:
        """Read and index in a thread of its own; what was made so far is no garbage and stays."""
        if self.is_busy:
            return
        if self.report is None:
            from search.memory import begin_to_collect

            begin_to_collect()
        desk = self.desk
        self.is_busy = True
        self._began = monotonic()
        self._before = desk.heads
        desk.run_worker(
            partial(prepare, desk.library, desk.post_message),
            thread=True,
            group="prepare",
            exclusive=True,
            exit_on_error=False,
        )

    def rescan(self) -> None:
        """The same because the reader asks: there is an answer even when nothing has changed."""
        self._asked = True
        if self.is_busy:
            self.desk.hint(_("The folder is being read already."))
        self.start()

    def worked(self, progress: Progress) -> None:
        """Say how far the work is; show a first article where that takes long."""
        status = self.desk.status
        status.work = stage(progress) + self.pace.words(progress)
        status.share = overall(progress)
        waited = monotonic() - self._began > PATIENCE
        if self.desk.article is None and progress.done and waited:
            self.desk.resuming.open_first()

    def read(self, report: Report, mark: str) -> None:
        """Show what the record holds now, and tell what is new in it; the reader's place stays."""
        desk = self.desk
        first = self.report is None
        self.report = report
        self.watch.read(mark)
        desk.heads = desk.library.heads()
        desk.travelling.follow(dict(report.moved))
        desk.shelving.follow(dict(report.moved))
        self._refresh(report)
        if report.moved:
            desk.marking.follow(dict(report.moved))
            desk.mark_kept()  # bookmarks follow while it is certain where
        told = news(self._before, desk.heads, report) if self._before else ""
        if told or self._asked:
            folder = desk.library.folder.name
            desk.hint(
                _("{news} in {folder}").format(news=told, folder=folder)
                if told
                else _("Nothing has changed in {folder}").format(folder=folder)
            )
        self._asked = False
        if first and report.has_problems and desk.heads:
            desk.hint(
                desk.keyed(
                    _("Files: {troubles}; {desk.files} lists them all, with reasons"),
                    troubles=troubles(report),
                )
            )

    def _refresh(self, report: Report) -> None:
        """Show the open article anew when its file changed, close it when the file is gone."""
        desk, article = self.desk, self.desk.article
        moved = dict(report.moved)
        if article is None or article.file not in (*report.read, *report.removed, *moved):
            return
        fresh = desk.library.article(moved.get(article.file, article.file), article.item)
        if fresh:
            desk.show_again(fresh, same_place(article.text, fresh.text, desk.page.cursor_offset))
        else:
            desk.notify(
                _(
                    "{file} is no longer in the folder, so another article is open; its bookmarks stay."
                ).format(file=article.file),
                severity="warning",
                markup=False,
            )
            desk.article = None
            desk.quote_list.show(NOTHING)
            desk.related_list.show([])

    def ended(self) -> None:
        """The work is over: nothing more to say about it, and time to look at the folder now and then."""
        self.is_busy = False
        from tui.screens.tidying import Tidying

        self.desk.status.work = ""
        self._tidying = self._tidying or Tidying(self.desk)
        self._rest(OFTEN)

    # -- near copies ---------------------------------------------------------------------------------

    def copies_ready(self) -> None:
        """Show everywhere how many near copies there are."""
        self._knows_copies = True
        desk = self.desk
        if desk.article:
            desk.page.count_copies(self.copies_of(desk.article.id))
        desk.refresh_heads()

    def copies_of(self, article: int) -> int:
        """How many near copies there are, itself counted; 0 where it stands alone or is not known yet."""
        return len(self.desk.library.copies.group_of(article)) if self._knows_copies else 0

    def copies(self) -> dict[int, int]:
        """The same for all articles that do not stand alone."""
        groups = self.desk.library.copies.groups() if self._knows_copies else ()
        return {article: len(group) for group in groups for article in group}

    # -- watching ------------------------------------------------------------------------------------

    def _rest(self, seconds: float) -> None:
        if self._timer:
            self._timer.stop()
        self._timer = self.desk.set_timer(seconds, self.look)

    def look(self) -> None:
        """See in a thread whether the folder has changed."""
        if not self.is_busy:
            self.desk.run_worker(self._look, thread=True, group="watch", exclusive=True, exit_on_error=False)

    def _look(self) -> None:
        began = monotonic()
        library = self.desk.library
        mark = look(library.folder)
        seconds = monotonic() - began
        unused = tuple(file.problem for file in library.read_decisions() if file.problem)
        self.desk.post_message(Looked(mark, seconds, unused))

    def looked(self, seen: Looked) -> None:
        """Read again when there are news, else look again later; tell once of decisions that are not used."""
        for problem in seen.unused:
            if problem not in self._unused:
                self.desk.notify(problem, severity="warning", timeout=10, markup=False)
        self._unused = seen.unused
        if self.watch.has_news(seen.mark):
            self.start()
        else:
            self._rest(pause(seen.seconds))


def troubles(report: Report) -> str:
    """How many files could not be read, or only in part."""
    skipped = sum(not each.harmless for each in report.skipped)
    parts = (
        _("{skipped} not read").format(skipped=skipped) if skipped else "",
        _("{count} read in part").format(count=len(report.noted)) if report.noted else "",
    )
    return " · ".join(part for part in parts if part)
