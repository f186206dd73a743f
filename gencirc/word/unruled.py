"""The styles of a letterhead for sheets that have the head in print: no red rules."""

from __future__ import annotations

import re

from gencirc.patterns import later
from gencirc.word.letterhead import Letterhead

RULES = ("发文字号", "信函上双线", "信函下双线", "简报刊头")  # styles with red borders
BORDERS = later(r"<w:pBdr>.*?</w:pBdr>")


def unruled(letterhead: Letterhead) -> str:
    """The styles with their red rules in white: they keep their room and print nothing."""
    styles = letterhead.styles.text
    for name in RULES:
        if letterhead.styles.has(name):
            style = letterhead.styles.xml(name)
            white = BORDERS.sub(lambda m: re.sub(r'w:color="\w+"', 'w:color="FFFFFF"', m[0]), style)
            styles = styles.replace(style, white)
    return styles
