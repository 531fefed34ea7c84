"""The command line with a prepared library, and the records it prints."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from click.testing import Result

ROOT = Path(__file__).parent.parent


SEEDS = ROOT / "seeds"


SAMPLES = ROOT / "tests" / "samples"


def records(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]
