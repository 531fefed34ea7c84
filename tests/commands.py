"""The command line on a prepared library, and the records it prints."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from tui.cli import main

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"
SAMPLES = ROOT / "tests" / "samples"


def runner(prepared: Path) -> Callable[..., Result]:
    """Calls a command with a folder of derived data; what is no orderly end is raised."""

    def call(*words: str, stdin: str = "", home: Path = prepared) -> Result:
        result = CliRunner().invoke(main, words, input=stdin, env={"HEXAPLA_HOME": str(home)})
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result

    return call


def records(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]
