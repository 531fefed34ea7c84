"""Where a reader is and has been, what is wanted and how it is listed, and what is new in the folder."""
