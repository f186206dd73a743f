"""Numbers of pictures: docxtpl counts every ``wp:docPr`` of the body anew."""

from __future__ import annotations

import re
from itertools import count

PICTURE = re.compile(r"<wp:docPr\b[^>]*>")
ID = re.compile(r'(\sid=")[^"]*"')
FIRST = 1001


def numbered(text: str) -> str:
    """The pictures of a body numbered in their order."""
    numbers = count(FIRST)

    def one(found: re.Match[str]) -> str:
        number = next(numbers)
        tag, times = ID.subn(rf'\g<1>{number}"', found[0], count=1)
        return tag if times else tag.replace("<wp:docPr", f'<wp:docPr id="{number}"', 1)

    return PICTURE.sub(one, text)
