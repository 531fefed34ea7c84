"""Who relies on whom: the outlets and sources that an article names, and on how many a fact rests.

`search.provenance.naming` finds the names, `resting` counts origins: near copies, one outlet that several
cite, and one person whom several quote are one origin.
"""

from search.provenance.model import Origin, OriginKind, Rests

__all__ = ["Origin", "OriginKind", "Rests"]
