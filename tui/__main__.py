"""`python -m tui` is the same as `hexapla`."""

from tui.start import main

main()
