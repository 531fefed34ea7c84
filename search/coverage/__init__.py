"""What one article has and the others of its story have not, and the other way round.

"Not found" always means: not found in this library.
"""

from search.coverage.model import KINDS, SIDES, Gap, GapKind, GapPlace, Side

__all__ = ["KINDS", "SIDES", "Gap", "GapKind", "GapPlace", "Side"]
