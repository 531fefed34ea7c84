"""A PDF file as pdfium opens it: how many pages, what it says about itself, and each page's words."""

from __future__ import annotations

from contextlib import closing
from types import TracebackType
from typing import Any

from search.errors import ReadingError
from search.reading.pages.glyphs import LOCK, Sheet, sheet
from search.speech import N_

_PASSWORD_NEEDED = (4, 5)
"""PDFium's codes for a missing password and for a kind of lock that it does not know."""


class Source:
    """An open file; a context manager that frees all that pdfium holds of it.

    Raises ReadingError where the file is locked or too damaged to be opened.
    """

    def __init__(self, data: bytes) -> None:
        from pypdfium2 import PdfDocument, PdfiumError

        with LOCK:
            try:
                self._document = PdfDocument(data)
            except PdfiumError as error:
                raise ReadingError(_why(error)) from None
            self.count: int = len(self._document)
            self.title = self._said("Title")
            self.author = self._said("Author")

    def __enter__(self) -> Source:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with LOCK:
            self._document.close()

    def _said(self, key: str) -> str:
        """A property of the file, "" where it is damaged."""
        try:
            value: str = self._document.get_metadata_value(key)
        except ValueError:
            return ""
        return value

    def sheet(self, number: int) -> Sheet | None:
        """The words of a page, counted from 0; None where it is damaged."""
        from pypdfium2 import PdfiumError

        with LOCK:
            try:
                with closing(self._document[number]) as page, closing(page.get_textpage()) as text:
                    return sheet(page, text)
            except PdfiumError:
                return None


def _why(error: Any) -> str:
    if getattr(error, "err_code", None) in _PASSWORD_NEEDED:
        return N_("The PDF file is locked with a password; save it without one to read it here.")
    return N_("The PDF file is damaged or cut off; get a complete copy to read it here.")
