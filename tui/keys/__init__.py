"""Keys: how they are declared, which of them a reader has, and what arrives when one is pressed."""
