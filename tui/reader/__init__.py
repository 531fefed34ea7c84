"""What a reader has done and wants: the place, the way, what is read, how things are listed."""
