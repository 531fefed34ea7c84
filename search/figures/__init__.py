"""Figures and dates of all articles, one row a value, those that disagree first."""
