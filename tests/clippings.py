"""Words for made-up articles, and files of them read."""

from __future__ import annotations

from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

from search.model import Article
from search.reading import Reading, read_file

PARAGRAPH = (
    "The ferry to Lorne Island will stop on 3 May 2025, the county council said on Monday, because both "
    "boats need new engines that cost $2.4 million."
)
SECOND = (
    "“We looked at every other way,” said Ada Marsh, who runs the harbour office. About 300 islanders take "
    "the ferry to work each day, and most of them own no other boat."
)
HAN = (
    "临江县昨天宣布，通往小洲岛的渡轮将于五月停航，因为两艘船都要换发动机。"
    "县长何平说：“我们看过所有别的办法。”"
)
HAN_SECOND = (
    "港务处表示，每天约有三百名岛民乘渡轮上班，其中大多数人没有别的船，停航期间只能绕道三十公里外的大桥。"
)
PAGE = f"<html><body><article><h1>x</h1><p>{PARAGRAPH}</p><p>{SECOND}</p></article></body></html>"
HEADING = "A sentence that ends, but has a line below it that makes it look like a heading."

Read = Callable[..., Reading]


def reader_in(folder: Path) -> Read:
    """Reads a text or bytes as a file of a given name in a folder."""

    def reading(name: str, data: str | bytes) -> Reading:
        path = folder / name
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return read_file(path, name)

    return reading


def only(reading: Reading) -> Article:
    (article,) = reading.articles
    return article


def texts(article: Article, *roles: str) -> list[str]:
    return [article.text[b.start : b.end] for b in article.blocks if b.role in roles]


def folded(article: Article) -> dict[str, str]:
    return {article.text[b.start : b.end]: b.reason for b in article.blocks if b.role == "boilerplate"}


def letter(body: str = f"{PARAGRAPH}\n\n{SECOND}\n", page: str = "", **headers: str) -> EmailMessage:
    message = EmailMessage()
    given_headers = {
        "From": "Lorne Courier <news@courier.example>",
        "Subject": "Ferry stops",
        "Date": "Mon, 28 Apr 2025 23:30:00 -0700",
    }
    for name, value in {**given_headers, **{key.replace("_", "-"): v for key, v in headers.items()}}.items():
        message[name] = value
    message.set_content(body)
    if page:
        message.add_alternative(page, subtype="html")
    return message


def rss(*items: str, head: str = "<title>Lorne Courier</title>") -> str:
    return (
        '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        f"<channel>{head}{''.join(f'<item>{item}</item>' for item in items)}</channel></rss>"
    )
