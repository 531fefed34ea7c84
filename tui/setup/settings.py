"""What the reader has set for all libraries: `settings.yaml` in the platform's configuration folder."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

Preset = Literal["default", "vim", "arrows"]
Script = Literal["original", "simplified", "traditional"]


class Settings(NamedTuple):
    """Every setting with its safe default."""

    language: str = "auto"  # auto (by locale), en, zh-Hans, zh-Hant
    theme: str = "hexapla-dark"  # one of our own, or of Textual's
    preset: Preset = "default"  # which keys
    keys: Mapping[str, str] = {}  # binding id -> keys, commas between them
    script: Script = "original"  # in which characters Chinese is shown
    ambiguous_width: Literal[1, 2] = 1  # cells of “ ” … — in this terminal
    columns: Literal[0, 1, 2, 3] = 0  # 0: by width
    context: int = 1  # sentences around a passage that is exported
    editor: str = ""  # for `E`; empty: $VISUAL, then $EDITOR
    tour: bool = True  # show the five keys at the first start
