"""The user's own word pairs: proposed from the library, confirmed by a person, exported for other tools.

>>> from search.glossaries import Form, PairsFile, WordPair
"""

from __future__ import annotations

from search.glossaries.file import PairsFile
from search.glossaries.own import Entry, Form, Own
from search.glossaries.proposing import WordPair

__all__ = ["Entry", "Form", "Own", "PairsFile", "WordPair"]
