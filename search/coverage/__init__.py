"""What an article leaves out that others have, and the other way round."""
