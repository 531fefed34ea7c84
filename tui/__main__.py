"""`python -m tui` is the same as `hexapla`."""

from tui.cli import main

main(prog_name="hexapla")
