"""`python -m tests`: format, lint, types, import contract and tests, the same for everybody."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
BIN = Path(sys.executable).parent
CHECKS = (
    ("format", ["ruff", "format", "--check", "."]),
    ("lint", ["ruff", "check", "."]),
    ("types", ["mypy"]),
    ("imports", ["lint-imports"]),
    ("tests", ["pytest", "-n", "auto"]),
)


def main() -> int:
    """Run all checks, even after one failed; the number of failed ones is the exit code."""
    failed = []
    for name, command in CHECKS:
        print(f"== {name}", flush=True)
        tool = str(BIN / command[0])
        if subprocess.run([tool, *command[1:]], cwd=ROOT, check=False).returncode:
            failed.append(name)
    print(f"failed: {', '.join(failed)}" if failed else "all checks passed", flush=True)
    return len(failed)


if __name__ == "__main__":
    sys.exit(main())
