"""Title and author as programs write them into a file's properties: often a name of the program's own."""

from __future__ import annotations

import re
import unicodedata

_KIND = r"(?:document|dokument|documento|slide|page|presentation|powerpoint presentation|book|sheet|scan)"
_KIND_ZH = "(?:文档|文件|文檔|文本文档|幻灯片|演示文稿|投影片)"
_SUFFIX = (
    "(?:docx?|docm|dotx?|odt|rtf|txt|wps|pdf|indd|qx[dp]|ps|tex|dvi|html?|php|aspx?|pptx?|pub|fm|ai|cdr)"
)
_MADE_UP_TITLE = re.compile(
    r"(?:microsoft (?:word|powerpoint|excel|office)\b|libreoffice\b|openoffice).*"
    r"|(?:untitled|unbenannt|sans titre|sin título|senza titolo|no title|unknown|none|null|titl?el?)\W*\d*"
    rf"|(?:new |neues |nouveau |nuevo )?(?:microsoft )?(?:word |text)?{_KIND}[\s_-]*\d*"
    rf"|(?:新建)?\s*(?:microsoft )?(?:word)?\s*{_KIND_ZH}\s*\d*"
    r"|(?:无标题|無標題|未命名|未标题|無題|제목 없음).*"
    rf"|\S+\.{_SUFFIX}"
    r"|(?:https?:|file:|/|\\\\|[A-Z]:\\).*"
    r"|[\d\W_]*"
    r"|[0-9a-f]{16,}",
    re.IGNORECASE | re.DOTALL,
)
_MADE_UP_AUTHOR = re.compile(
    r"anonym(?:ous)?|unknown|unspecified|none|null|auth?or|auteur|admin(?:istrator)?|user\d*|owner|root|pc"
    r"|(?:windows|microsoft(?: office)?|ms office|office|default|test|guest) ?user|python-docx|calibre"
    r"|lenovo|dell|hp|asus|acer|thinkpad|apple|mac|scan(?:ner)?"
    r"|微软用户|微軟用戶|用户|用戶|使用者|作者|匿名|未知|雨林木风"
    r"|(?:desktop|laptop|win)-\w+|\S+@\S+|[\d\W_]*",
    re.IGNORECASE,
)
_LONGEST_TITLE = 300
_LONGEST_AUTHOR = 120
_FEWEST_LETTERS = 2


def real_title(title: str) -> str:
    """The title where it looks like one that a person gave, else ""."""
    title = plain(title)
    letters = sum(ch.isalpha() for ch in title[:_LONGEST_TITLE])
    if len(title) > _LONGEST_TITLE or letters < _FEWEST_LETTERS or "\ufffd" in title:
        return ""
    return "" if _MADE_UP_TITLE.fullmatch(title) else title


def real_author(author: str) -> str:
    """The author where it looks like the name of one, else ""."""
    author = plain(author)
    if len(author) > _LONGEST_AUTHOR or "\ufffd" in author or _MADE_UP_AUTHOR.fullmatch(author):
        return ""
    return author


def plain(value: str) -> str:
    """A property on one line, without control codes and halves of characters."""
    shown = "".join(
        " " if unicodedata.category(ch) in ("Cc", "Cs", "Co", "Cn") else ch for ch in value[:2_000]
    )
    return " ".join(shown.split())


def same(one: str, other: str) -> bool:
    """Whether two titles say the same but for white space, width and case."""
    return _bare(one) == _bare(other)


def _bare(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())
