"""One document of what a library holds: figures, timeline, coverage, statements and bookmarks.

`search.report.sections` makes it of the answers of a library; `markdown` and `html` write it.
"""

from search.report.html import report_html
from search.report.markdown import report_markdown
from search.report.model import Document, Entry, Place, Section, fingerprint

__all__ = ["Document", "Entry", "Place", "Section", "fingerprint", "report_html", "report_markdown"]
