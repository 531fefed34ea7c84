"""What dates a text: stated dates, and words that are counted from the day of its article."""
