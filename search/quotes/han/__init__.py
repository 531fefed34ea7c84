"""Chinese text in either script: its attributions, its speakers and their names."""
