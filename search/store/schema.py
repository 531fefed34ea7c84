"""The tables of the record."""

from __future__ import annotations

VERSION = 6
"""Raise it with any change of the tables: an older record is emptied, and its files are read again."""

TABLES = """
CREATE TABLE file (
  file TEXT PRIMARY KEY, size INTEGER, mtime_ns INTEGER, sha256 TEXT, version TEXT, skipped TEXT,
  harmless INTEGER, notes TEXT);
CREATE TABLE loss (file TEXT PRIMARY KEY, size INTEGER, mtime_ns INTEGER, version TEXT);
CREATE TABLE article (
  id INTEGER PRIMARY KEY AUTOINCREMENT, change INTEGER, file TEXT, item INTEGER, title TEXT, text TEXT,
  source TEXT, url TEXT, author TEXT, date TEXT, date_words TEXT, langs TEXT, notes TEXT,
  encoding TEXT, sha256 TEXT, pages TEXT, UNIQUE (file, item));
CREATE INDEX article_change ON article (change);
CREATE TABLE block (article INTEGER, start INTEGER, "end" INTEGER, role TEXT, lang TEXT, reason TEXT);
CREATE INDEX block_article ON block (article);
CREATE TABLE passage (
  id INTEGER PRIMARY KEY AUTOINCREMENT, article INTEGER, n INTEGER, start INTEGER, "end" INTEGER,
  lang TEXT, role TEXT, sentences TEXT);
CREATE INDEX passage_article ON passage (article);
CREATE TABLE quote (
  article INTEGER, start INTEGER, "end" INTEGER, kind TEXT, cue TEXT, cue_start INTEGER,
  cue_end INTEGER, speaker_text TEXT, speaker_start INTEGER, speaker_end INTEGER, person TEXT,
  flags TEXT, "group" INTEGER, lang TEXT, speaker_type TEXT, evidence_start INTEGER, evidence_end INTEGER);
CREATE INDEX quote_article ON quote (article);
CREATE TABLE alias (article INTEGER, start INTEGER, "end" INTEGER, name TEXT, original TEXT);
CREATE INDEX alias_article ON alias (article);
CREATE TABLE term (article INTEGER, start INTEGER, "end" INTEGER, text TEXT);
CREATE INDEX term_article ON term (article);
CREATE TABLE edit (
  article INTEGER, raw_start INTEGER, raw_end INTEGER, start INTEGER, "end" INTEGER, raw TEXT, reason TEXT);
CREATE INDEX edit_article ON edit (article);
CREATE TABLE gone (article INTEGER PRIMARY KEY, change INTEGER);
CREATE TABLE renamed (article INTEGER PRIMARY KEY, change INTEGER);
CREATE TABLE counter (change INTEGER, born TEXT);
"""

PARTS = ("block", "passage", "quote", "alias", "term", "edit", "renamed")
"""Tables whose rows belong to an article and go with it."""
