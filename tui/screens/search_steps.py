"""A question to its answers: what the words find at once, then everything."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace

from search.errors import HexaplaError
from search.library import Library
from search.model import Hit, Results
from search.speech import _
from tui.reader.hits import Question


def answers(
    library: Library, question: Question, limit: int, is_over: Callable[[], bool] = lambda: False
) -> Iterator[tuple[Results, bool]]:
    """The answer to the typed words alone, then that to all, which may have to load the encoder.

    Each with whether it is the last, in which every language is heard that answers, as long as the question
    is not over.  Errors are told as problems of the line.  Passages that only together hold all words wait
    for the second answer, which may know better ones.
    """
    from search.across.articles import REMARK

    if not question.line.strip():
        yield Results(question.line), True
        return
    if not question.exact:
        first = _answer(library, question, limit, exact=True)
        if not first.problem and _(REMARK) not in first.remarks:
            yield first, False
    results = _answer(library, question, limit, question.exact)
    yield _in_all_languages(library, question, results, limit, is_over), True


def _answer(library: Library, question: Question, limit: int, exact: bool) -> Results:
    try:
        return library.search(question.line, limit=limit, article=question.article, exact=exact)
    except (HexaplaError, OSError) as error:
        return Results(question.line, problem=str(error))


def _in_all_languages(
    library: Library, question: Question, results: Results, limit: int, is_over: Callable[[], bool]
) -> Results:
    from search.across.heard import heard

    def ask(lang: str, few: int) -> tuple[Hit, ...]:
        if is_over():
            return ()
        with suppress(HexaplaError, OSError):  # then the page stays as it is
            return library.search(question.line, (lang,), few, question.article, question.exact).hits
        return ()

    return replace(results, hits=heard(results, limit, ask))
