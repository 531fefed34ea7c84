"""The boxes of a page that are not its story, known by their element or by the words of class and id."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

from search.reading.markup import name_of
from search.speech import N_

_ELEMENTS = {
    "nav": N_("navigation"),
    "footer": N_("foot of the page"),
    "aside": N_("aside"),
    "dialog": N_("dialog"),
}
_ROLES = {
    "navigation": N_("navigation"),
    "contentinfo": N_("foot of the page"),
    "complementary": N_("aside"),
    "dialog": N_("dialog"),
    "alertdialog": N_("dialog"),
}
_WORDS = {
    N_(
        "advertisement"
    ): "ad ads advert adverts advertisement advertising adbox adsbygoogle sponsored guanggao",
    N_(
        "related links"
    ): """related relate recommend recommended recommendation recommendations recirc trending
        readmore read_more readnext read_next mostread most_read more_stories outbrain taboola hotnews
        xiangguan tuijian""",
    N_("newsletter"): "newsletter newsletters subscribe subscription signup sign_up mailinglist",
    N_(
        "share prompt"
    ): """share sharing sharebar sharedaddy addthis bdsharebuttonbox followus follow_us qrcode
        erweima ewm""",
    N_("comments"): "comments commentlist comment_list disqus pinglun",
    N_("cookie notice"): "cookie cookies cookiebar consent gdpr onetrust",
    "navigation": "nav navbar navigation menu breadcrumb breadcrumbs crumb crumbs pagination pager toolbar",
    "foot of the page": "footer",
    "aside": "sidebar",
    N_("tags"): "tags taglist tag_list tagcloud",
    N_("by-line"): "meta_list",
    N_("caption"): "caption captions figcaption imgdesc img_desc picdesc pic_desc pictext",
}
_REASONS = {word.replace("_", " "): reason for reason, words in _WORDS.items() for word in words.split()}
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_LONGEST = 200


def label(element: Any) -> str:
    """What a box of the page is ("advertisement"), empty for the text of the page."""
    name = name_of(element)
    if name in ("html", "body", "main"):
        return ""
    return _ELEMENTS.get(name) or _ROLES.get(element.get("role", "")) or _by_words(element)


def _by_words(element: Any) -> str:
    names = f"{element.get('class', '')} {element.get('id', '')}"[:_LONGEST]
    words = [word.lower() for word in _WORD.findall(names)]
    named = (*words, *map(" ".join, pairwise(words)))
    return next((_REASONS[word] for word in named if word in _REASONS), "")
