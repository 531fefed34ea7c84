"""One line asked of a whole library: its words, what else they are called, and what they mean.

>>> from search.across.searching import Shelf, search
"""
