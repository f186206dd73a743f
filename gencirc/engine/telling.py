"""What the engine says when asked: why a template goes a slower way."""

from __future__ import annotations

import sys

NAME = "gencirc.engine"  # of the logger


def tell(words: str) -> None:
    """Say it to who listens: ``logging.getLogger("gencirc.engine")`` at INFO."""
    import logging

    logging.getLogger(NAME).info(words)


def listen() -> None:
    """Print what the engine says to the standard error."""
    import logging

    class Printer(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            print(record.getMessage(), file=sys.stderr)

    heard = logging.getLogger(NAME)
    heard.handlers = [Printer()]
    heard.setLevel(logging.INFO)
