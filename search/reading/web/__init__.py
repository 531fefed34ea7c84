"""The article of a saved web page: its characters, its text, and what it declares about itself."""
