"""What readers say of a file with something filled in: reasons and notes are kept in English.

Those without a place are marked where they are said; `told` says any of them in the language in use.
"""

from __future__ import annotations

from search.speech import N_, N_plural
from search.templates import Templates
from search.workers.pipe import FAILED
from search.workers.worker import LATE

# -- notes --------------------------------------------------------------------------------------------------

ENCODING_GUESSED = N_("encoding guessed: {name}")
ITEM_LEFT_OUT = N_("item {number} was left out: {message}")
PAGE_LEFT_OUT = N_("{name} was left out: {message}")
PAGES_LEFT_OUT = N_plural("{count} more page was left out", "{count} more pages were left out")
BOOK_LEFT_OUT = N_("left out of the book: {parts}")
COMMENTS_LEFT_OUT = N_plural("{count} comment left out", "{count} comments left out")
ITEMS_LEFT_OUT = N_plural("{count} item without text left out", "{count} items without text left out")
NESTED = N_("parts nested more than {depth} deep were left out")
ATTACHMENTS = N_plural("one attachment not read: {names}", "{count} attachments not read: {names}")
LINES_REJECTED = N_plural("{count} line gave no article: {parts}", "{count} lines gave no article: {parts}")
ITEMS_REJECTED = N_plural("{count} item gave no article: {parts}", "{count} items gave no article: {parts}")
NO_TEXT_LAYER = N_("no text layer on {message}: needs OCR")
PAGES_DAMAGED = N_("damaged: {message} cannot be read")
FIRST_PAGES = N_("only the first {count} pages were read")
LOST = N_plural(
    "damaged: characters are lost in {count} place", "damaged: characters are lost in {count} places"
)

# -- reasons why there is no article ------------------------------------------------------------------------

NO_READER = N_("No reader knows files like {name}; save it as text to read it here.")
TOO_LARGE = N_("The file is larger than {size} MB; split it to read it here.")
NO_ITEM = N_("None of its {count} items holds anything to read.")
NO_PAGE = N_("None of the book's {count} pages holds text that can be read here.")
NO_LINE = N_(
    'None of its lines gives an article: {parts}; call the text "text" and the title "title" to read it here.'
)
NO_RECORD = N_(
    'None of its items gives an article: {parts}; call the text "text" and the title "title" to read it here.'
)
FEEDS = N_plural(
    "This is a list of one feed ({names}) and nothing is fetched; save their articles to read them.",
    "This is a list of {count} feeds ({names}) and nothing is fetched; save their articles to read them.",
)
OTHER_XML = N_(
    "This is XML of another kind (its root is <{root}>), neither a feed nor a list of feeds; "
    "save its text as a text file to read it here."
)
NO_ENCODING = N_("There is no encoding called {name}; try gb18030, big5 or utf-8.")
NOT_DECODED = N_("The bytes cannot be read as {name}; try another encoding.")
NO_TEXT = N_("This is {message}, not text; save or convert it as text to read it here.")
NO_MEMBER = N_("The archive does not hold {name}; get a complete copy of the file.")
TOO_MANY_ELEMENTS = N_("A part of the file ({name}) holds far too many elements; it is not read.")
PART_DAMAGED = N_("A part of the file is damaged ({name}); get another copy to read it here.")
FOLDER_CLOSED = N_("it cannot be looked into ({reason})")
FILE_CLOSED = N_("it cannot be read ({reason})")

# -- what fills their places --------------------------------------------------------------------------------

PAGES = N_plural("page {numbers}", "pages {numbers}")
AND_MORE = N_("{message} and {count} more")
REJECTED = (N_("{number} (not JSON)"), N_("{number} (not an object)"), N_("{number} (no text)"))
SEVERAL = N_("{message} ({count})")

TABLE = Templates(
    (
        ENCODING_GUESSED,
        ITEM_LEFT_OUT,
        PAGE_LEFT_OUT,
        PAGES_LEFT_OUT,
        BOOK_LEFT_OUT,
        COMMENTS_LEFT_OUT,
        ITEMS_LEFT_OUT,
        NESTED,
        ATTACHMENTS,
        LINES_REJECTED,
        ITEMS_REJECTED,
        NO_TEXT_LAYER,
        PAGES_DAMAGED,
        FIRST_PAGES,
        LOST,
        NO_READER,
        TOO_LARGE,
        NO_ITEM,
        NO_PAGE,
        NO_LINE,
        NO_RECORD,
        FEEDS,
        OTHER_XML,
        NO_ENCODING,
        NOT_DECODED,
        NO_TEXT,
        NO_MEMBER,
        TOO_MANY_ELEMENTS,
        PART_DAMAGED,
        FOLDER_CLOSED,
        FILE_CLOSED,
        LATE,
        FAILED,
        PAGES,
        AND_MORE,
        *REJECTED,
        SEVERAL,
    )
)
"""The more general a sentence, the later it stands."""


def told(words: str) -> str:
    """A note or reason in the language in use; as it is where no reader of today says so."""
    return TABLE.translated(words)
