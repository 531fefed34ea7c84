"""An article as lines of a terminal: set, cut, marked and measured, without a widget."""
