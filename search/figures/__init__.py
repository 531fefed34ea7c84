"""Figures and dates of all articles, one row a value of one thing, those that disagree first.

`search.figures.board` makes the rows of what `gathering` finds; `things` takes the mentions of a
value apart, `differing` tells where sources part, and `words` says a value to a person.
"""

from search.figures.model import KINDS, Dispute, FigureKind, FigureMention, FigureRow

__all__ = ["KINDS", "Dispute", "FigureKind", "FigureMention", "FigureRow"]
