"""Two texts side by side: what belongs together, and what was kept, changed, dropped or added."""
