"""Who speaks in a library: one person over all names, scripts, languages and articles.

>>> from search.people import Roll, gather

Names are joined when they are equal after folding, when the glossary or an article itself gives them for one
another, when one is the other in another case, when a short one can mean only one whole one, and over scripts
and spellings when they sound alike and stand in articles that share more than chance gives.  `people.yaml`
wins over all of it.  A wrong join is worse than a missed one: what is likely but not sure is a Proposal.
"""

from __future__ import annotations

from search.people.names import key_of
from search.people.own import Own, parse
from search.people.roll import LISTED, Roll, gather, no_copies
from search.people.utterances import Utterance

__all__ = ["LISTED", "Own", "Roll", "Utterance", "gather", "key_of", "no_copies", "parse"]
