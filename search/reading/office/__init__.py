"""Documents of word processors in Office Open XML: the package, its styles, and the text in its order."""
