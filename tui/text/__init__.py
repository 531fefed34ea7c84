"""Texts of articles as they are drawn: set, cut, marked and measured, without a widget."""
