"""What happened when, as the sources say it."""
