"""Whom a mention of a speaker means: the names, offices and descriptions of one article."""
