"""The desk where it is not drawn in a terminal of its own: in a browser, or as plain lines."""
