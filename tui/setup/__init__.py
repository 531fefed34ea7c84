"""What is set for the whole program: settings.yaml and the looks."""
