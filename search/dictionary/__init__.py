"""What single words and short terms mean in the other language: CC-CEDICT, used and not copied.

The dictionary comes in a package of its own under CC BY-SA 4.0.  Its table is made in the user's cache
folder, in the background, and never travels with this program.
"""

from search.dictionary.dictionary import Dictionary, Translation

__all__ = ["Dictionary", "Translation"]
