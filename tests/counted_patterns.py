"""Counts the steps of every pattern that a package compiles, while its code runs as it always does."""

from __future__ import annotations

import importlib
import re
import sys
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any

from tests.pattern_steps import Steps

_DEEPEST = 100_000


class Counted:
    """A pattern that matches as before, and counts its steps."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self._pattern = pattern
        self.count = 0
        self._steps: Steps | None = None
        self._whole: Counted | None = None

    def __getattr__(self, name: str) -> Any:
        return getattr(self._pattern, name)

    def _take(self, text: str, start: int, end: int, last: int, found: re.Match[str] | None) -> None:
        if self._steps is None:
            self._steps = Steps(self._pattern)
        before = self._steps.count
        end = min(end, len(text))
        stop = self._steps.search(text, start, end, min(last, end))
        assert stop == (found.end() if found else -1), (self._pattern.pattern, text[start:end])
        self.count += self._steps.count - before

    def match(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> re.Match[str] | None:
        found = self._pattern.match(text, pos, endpos)
        self._take(text, pos, endpos, pos, found)
        return found

    def search(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> re.Match[str] | None:
        found = self._pattern.search(text, pos, endpos)
        self._take(text, pos, endpos, endpos, found)
        return found

    def fullmatch(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> re.Match[str] | None:
        if self._whole is None:
            self._whole = Counted(re.compile(rf"(?:{self._pattern.pattern})\Z", self._pattern.flags))
        before = self._whole.count
        found = self._whole.match(text, pos, endpos)
        self.count += self._whole.count - before
        return found

    def finditer(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> Iterator[re.Match[str]]:
        place, stop = pos, min(endpos, len(text))
        for found in self._pattern.finditer(text, pos, stop):
            self._take(text, min(place, found.start()), stop, stop, found)
            place = found.end() + (found.end() == found.start())
            yield found
        if place <= stop:
            self._take(text, place, stop, stop, None)

    def findall(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> list[Any]:
        list(self.finditer(text, pos, endpos))
        return self._pattern.findall(text, pos, endpos)

    def sub(self, repl: str | Callable[[re.Match[str]], str], text: str, count: int = 0) -> str:
        list(self.finditer(text))
        return self._pattern.sub(repl, text, count)

    def split(self, text: str, maxsplit: int = 0) -> list[str | Any]:
        list(self.finditer(text))
        return self._pattern.split(text, maxsplit)


class Counting:
    """A package imported anew, all of whose patterns are counted; to be used with `with`."""

    def __init__(self, package: str) -> None:
        self.package = package
        self.patterns: dict[tuple[str, int], Counted] = {}

    def __enter__(self) -> Counting:
        self._kept = self._put_away()
        self._depth = sys.getrecursionlimit()
        self._compile: Callable[..., re.Pattern[str]] = vars(re)["_compile"]
        sys.setrecursionlimit(_DEEPEST)
        vars(re)["_compile"] = self._compiled
        self.module = importlib.import_module(self.package)
        return self

    def __exit__(self, *error: object) -> None:
        vars(re)["_compile"] = self._compile
        sys.setrecursionlimit(self._depth)
        self._put_away()
        sys.modules.update(self._kept)
        parent, _, name = self.package.rpartition(".")
        if self.package in self._kept:
            setattr(sys.modules[parent], name, self._kept[self.package])

    def steps(self, work: Callable[[], object]) -> dict[str, int]:
        """The steps of each pattern while something is done."""
        before = {key: counted.count for key, counted in self.patterns.items()}
        work()
        return {key[0]: counted.count - before.get(key, 0) for key, counted in self.patterns.items()}

    def _put_away(self) -> dict[str, ModuleType]:
        return {name: sys.modules.pop(name) for name in list(sys.modules) if self._holds(name)}

    def _holds(self, name: str) -> bool:
        return name == self.package or name.startswith(self.package + ".")

    def _compiled(self, pattern: Any, flags: Any) -> Any:
        if isinstance(pattern, Counted):
            return pattern
        compiled = self._compile(pattern, flags)
        if not self._holds(sys._getframe(2).f_globals["__name__"]):
            return compiled
        return self.patterns.setdefault((pattern, int(flags)), Counted(compiled))
