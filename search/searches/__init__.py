"""Search lines that a person keeps, and those used last."""
