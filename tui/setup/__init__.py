"""What is set for the whole program: settings.yaml, the looks, and how wide characters are."""
