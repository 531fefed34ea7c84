"""The user's own word pairs: proposed from the library, confirmed by a person, exported for other tools."""
