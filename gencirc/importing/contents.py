"""A table of contents: its lines stand again as headings, and are not taken twice."""

from __future__ import annotations

import re
from itertools import accumulate

from gencirc.importing.clean import Clean, removed
from gencirc.patterns import later

CONTENTS_WHY = "目录"
LABEL = later(r"^[ \t\u3000]*目[ \t\u3000]*录[ \t\u3000]*\n", re.M)
LEADER = later(
    r"(?:[ \t\u3000.．·…]{2,}|[ \t\u3000])[-—–（(]?\d{1,3}[-—–）)]?\s*$"
)  # to the number of a page
LONGEST = 50  # characters of an entry
FEWEST = 3  # entries


def without_contents(clean: Clean) -> Clean:
    """The text without the list of its headings, where every entry stands below once more."""
    label = LABEL.search(clean.text) if "目" in clean.text else None
    if label is None:
        return clean
    lines = clean.text[label.end() :].splitlines(keepends=True)
    heads = list(map(_head, lines))
    shown = [n for n, head in enumerate(heads) if head]
    again = next((n for n in shown[1:] if heads[n] == heads[shown[0]]), None)
    if again is None:
        return clean
    entries, below = {heads[n] for n in shown if n < again}, set(heads[again:])
    if len(entries) < FEWEST or not entries <= below or max(map(len, entries)) > LONGEST:
        return clean
    end = label.end() + [0, *accumulate(map(len, lines))][again]
    text = clean.text[label.start() : end]
    return removed(clean, re.compile(re.escape(text)), CONTENTS_WHY)


def _head(line: str) -> str:
    """What an entry and its heading have in common."""
    return re.sub(r"[\s\u3000]", "", LEADER.sub("", line))
