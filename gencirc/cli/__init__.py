"""The command line: one thin file a verb, imported when it is called."""

from gencirc.cli.main import main

__all__ = ["main"]
