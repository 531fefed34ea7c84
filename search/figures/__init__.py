"""Figures and dates of all articles, one row a value, those that disagree first.

`search.figures.board` makes the rows of what `gathering` finds; `differing` tells where sources part.
"""

from search.figures.model import KINDS, Dispute, FigureKind, FigureMention, FigureRow

__all__ = ["KINDS", "Dispute", "FigureKind", "FigureMention", "FigureRow"]
