"""What the name of a file says about it, before anybody opens it."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache
from pathlib import PurePath

from search.places import (
    BOOKMARKS_NAME,
    CATALOGUE_NAME,
    GLOSSARY_NAME,
    PEOPLE_NAME,
    SEARCHES_NAME,
    STATEMENTS_NAME,
)
from search.speech import N_

OURS = frozenset(
    {
        BOOKMARKS_NAME,
        "bookmarks.recovered.yaml",
        CATALOGUE_NAME,
        GLOSSARY_NAME,
        PEOPLE_NAME,
        SEARCHES_NAME,
        STATEMENTS_NAME,
    }
)
"""What the program itself keeps or reads beside the articles."""

_COPY = N_("another program's copy of a file")
_KINDS = {
    N_("a picture"): "jpg jpeg jpe jfif png gif webp avif heic heif bmp tif tiff svg ico psd raw cr2 nef",
    N_("sound or film"): "mp3 m4a aac ogg oga opus wav flac wma mp4 m4v mkv mov avi webm wmv srt vtt",
    N_("a part of a web page"): "css js mjs map woff woff2 ttf otf eot swf",
    N_("an archive; unpack it here to have read what is in it"): "zip tar gz tgz bz2 tbz xz txz zst 7z rar",
    N_("a web archive; save its pages as HTML to have them read"): "warc webarchive mht mhtml maff har",
    N_("a mailbox; save its messages as .eml files to have them read"): "mbox mbx pst ost msg",
    N_("a document; save it as .docx, .pdf or text to have it read"): "doc dot rtf odt ott pages wpd wps tex",
    N_("a presentation; save it as .pdf to have it read"): "ppt pptx pps ppsx odp key",
    N_("an e-book; convert it to .epub to have it read"): "mobi azw azw3 azw4 kfx fb2 djvu lit pdb chm",
    N_("a table"): "xls xlsx xlsb ods numbers csv tsv parquet",
    N_("a database"): "db sqlite sqlite3 mdb accdb",
    N_("a link; save the page that it leads to"): "url webloc lnk desktop",
    N_("a program"): "exe dll so dylib bin msi dmg iso apk jar class pyc pyo",
    _COPY: "bak old orig tmp temp swp part crdownload download",
}
_REASONS = {f".{suffix}": kind for kind, suffixes in _KINDS.items() for suffix in suffixes.split()}

_SYSTEM = frozenset({"thumbs.db", "desktop.ini", "ehthumbs.db", "icon\r"})
_PARTS = re.compile(
    r"(?:[._]files|_(?:file|fichiers|bestanden|archivos|arquivos|ficheiros|tiedostot|pliki|soubory|elemei"
    r"|dosyalar|datoteke|fitxers|failid|fails|bylos|fajlovi|fitxategiak|filer)|-(?:Dateien|filer))",
    re.IGNORECASE,
)
"""How browsers, in the languages of their menus, end the name of the folder beside a saved page."""

_PAGES = (".html", ".htm", ".xhtml", ".shtml")
_HALF = re.compile("[\ud800-\udfff]")


@cache
def endings() -> tuple[str, ...]:
    """The endings of the names of files that are read, such as ".txt"."""
    from search.reading.formats import readers

    return tuple(sorted(readers()))


def ending(name: str) -> str:
    """How a name ends, in lower case, from its last point on; empty without one."""
    return PurePath(name).suffix.lower()


def passed_over(name: str) -> str:
    """Why a file is not even opened, in words that many files share; empty for one that may hold articles."""
    if name.startswith("."):
        return N_("hidden")
    if name.startswith("~$") or name.endswith("~"):
        return _COPY
    if name.lower() in _SYSTEM:
        return N_("kept by the file manager")
    why = _REASONS.get(ending(name), "")
    return why if why and ending(name) not in endings() else ""


def is_companion(folder: str, beside: Collection[str]) -> bool:
    """Whether a folder holds the pictures and scripts of a page that was saved beside it."""
    found = _PARTS.search(folder)
    if not found or found.end() != len(folder):
        return False
    return any(f"{folder[: found.start()]}{page}" in beside for page in _PAGES)


def spelled(file: str) -> str:
    """The path as text: bytes that are no UTF-8, which the system gives as half characters, as "%E9"."""
    return _HALF.sub(_escape, file)


def _escape(found: re.Match[str]) -> str:
    code = ord(found[0])
    return f"%{code - 0xDC00:02X}" if 0xDC80 <= code <= 0xDCFF else f"%u{code:04X}"
