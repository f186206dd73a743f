"""``python -m gencirc``."""

from gencirc.cli import main

main()
