"""Pages of words at places, as a PDF file holds them, back to the paragraphs they were set from.

`glyphs` takes the words of a page, `columns` puts them in the order of reading, `rows` makes lines of them,
`margins` takes out heads and feet, `paragraphs` joins lines, `headings` says which are headings.
"""
