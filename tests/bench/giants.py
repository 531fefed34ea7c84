"""Inputs that are too large to keep in the repository; each is made into a folder of its own."""

from __future__ import annotations

from pathlib import Path

_HAN = "青河市昨天说，三座旧水厂将在明年春天以前改造，总投资约14.3亿元。"
_LATIN = "The port will close its oldest dock before 15 July 2026, the harbour board said. "
_FIVE_MEGABYTES = 5_000_000


def one_line_han(folder: Path) -> None:
    """5 MB without a line break."""
    _write(folder, "line.txt", _HAN * (_FIVE_MEGABYTES // len(_HAN.encode())))


def one_line_latin(folder: Path) -> None:
    """5 MB without a line break."""
    _write(folder, "line.txt", _LATIN * (_FIVE_MEGABYTES // len(_LATIN)))


def without_stops(folder: Path) -> None:
    """350,000 ideographs and nothing else."""
    _write(folder, "letters.txt", "字" * 350_000)


def many_paragraphs(folder: Path) -> None:
    """20,000 paragraphs of one sentence."""
    _write(folder, "paragraphs.txt", "\n\n".join(f"{number}. {_LATIN}" for number in range(20_000)))


def deep_markup(folder: Path) -> None:
    """5,000 nested elements around one paragraph."""
    page = f"{'<div>' * 5000}<p>{_LATIN * 5}</p>{'</div>' * 5000}"
    _write(folder, "deep.html", f"<html><body>{page}</body></html>")


def many_files(folder: Path) -> None:
    """2,000 files of nine paragraphs."""
    for number in range(2000):
        paragraphs = (f"{_LATIN}Berth {number * other} stays." for other in range(1, 9))
        _write(folder, f"{number:04}.txt", "\n\n".join([f"Story {number}", *paragraphs]))


GIANTS = {
    "one line of 5 MB, Chinese": one_line_han,
    "one line of 5 MB, English": one_line_latin,
    "350,000 ideographs without a stop": without_stops,
    "20,000 paragraphs": many_paragraphs,
    "5,000 nested elements": deep_markup,
    "2,000 small files": many_files,
}
"""What makes each of them, by the name it is shown under."""


def _write(folder: Path, name: str, text: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
