"""What benchmarks measure time with."""

from __future__ import annotations

import os
import time


def cpu() -> float:
    """Seconds that this process has worked, and its children that have ended."""
    ended = os.times()
    return time.process_time() + ended.children_user + ended.children_system
