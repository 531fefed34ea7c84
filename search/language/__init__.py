"""Text to units: script and language, folding, sentences, words, figures, names and glossary terms.

Every module takes a string and gives offsets into that same string, counted in code points.
Dictionaries (OpenCC, jieba, stemmers, the glossary) are loaded at their first use.
"""
