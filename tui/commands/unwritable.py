"""What a command says where the engine cannot go on, or the disk takes nothing more."""

from __future__ import annotations

import errno

from search.errors import HexaplaError
from search.speech import _
from search.system_errors import reason_of

_OF_THE_DISK = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EPERM, errno.EIO}


def sentence_of(error: Exception) -> str:
    """One sentence with a way forward; empty for an error that nobody expected."""
    if isinstance(error, HexaplaError):
        return str(error)
    if isinstance(error, OSError) and error.errno in _OF_THE_DISK:
        return _(
            "What was read could not be kept ({reason}); make room, or check the rights of the cache folder, "
            "and try again."
        ).format(reason=reason_of(error))
    return ""
