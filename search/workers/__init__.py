"""Work in processes of its own: on all cores, and so that one task may hang, crash or eat memory.

A worker is a fresh Python that calls one named function a task.  Nothing is forked, and the program's own
script is not run again, so this works under threads, in notebooks and in scripts without a main guard.

>>> from search.workers import Workers, WorkerFailed, cores
"""

from __future__ import annotations

from search.workers.pool import Workers, cores, never
from search.workers.worker import WorkerFailed

__all__ = ["WorkerFailed", "Workers", "cores", "never"]
