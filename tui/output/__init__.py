"""What goes out as text: JSON records, lines for people, whole documents, and the plain terminal."""
