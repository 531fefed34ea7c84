"""One typed line answered by words, word pairs and meaning together, over all languages."""
