"""Words that are like one another: what somebody may have meant."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(word: str, words: Iterable[str], cutoff: float = 0.5) -> str:
    """The one of ``words`` most like ``word``, or an empty string."""
    import difflib  # only wanted when something is wrong

    close = difflib.get_close_matches(word, list(words), 1, cutoff)
    return close[0] if close else ""
