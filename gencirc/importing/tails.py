"""What stands behind a text: signature, date, notes, imprint, and the names of attachments."""

from __future__ import annotations

import re

from gencirc.importing.dates import DATE, DAY, beside
from gencirc.importing.heads import (
    ATTACHED,
    BODY,
    CONTACT,
    COPIES,
    IMPRINT,
    ITEM,
    NOTE,
    POST,
    RULE,
    SEALED,
    Paper,
)
from gencirc.importing.ordinals import Line
from gencirc.patterns import holds, later

GLUED = later(rf"(?<=[。！”）])[ \u3000]*([^。；，：！]{{4,30}}?)[ \u3000]*({DAY})$")
TIED = later(rf"([^（）。；：，]{{4,40}}?)({DAY})$")  # the body and the date with nothing between


def tail(lines: list[Line], paper: Paper) -> list[Line]:
    """Take off what stands behind the text; the lines that remain."""
    rest = list(lines)
    while rest and _last(rest, paper):
        rest.pop()
    rest = _attachments(_signed(_unglued(rest), paper), paper)
    return rest if paper.date else _signed(rest, paper)


def _last(rest: list[Line], paper: Paper) -> bool:
    """Imprint and notes, from the last line up."""
    text = rest[-1].text
    behind_date = len(rest) > 1 and bool(DATE.match(rest[-2].text) or NOTE.match(rest[-2].text))
    if RULE.match(text):
        paper.derived.append(text)
        return True
    if "印" in text and (found := IMPRINT.match(text)) and paper.office is None:
        paper.office = text.part(*found.span(1)).trimmed()
        paper.printed = text.part(*found.span(2))
        paper.derived.append(text.part(found.end(2), len(text)))
        return True
    if (found := COPIES.match(text)) and paper.copies is None:
        paper.copies = text.part(*found.span(2))
        paper.derived += [text.part(0, found.start(2)), text.part(found.end(2), len(text))]
        return True
    if (found := NOTE.match(text)) and len(rest) > 1 and (CONTACT.search(text) or behind_date):
        paper.notes.insert(0, text.part(*found.span(1)))
        paper.derived += [text.part(0, 1), text.part(len(text) - 1, len(text))]
        return True
    return False


def _signed(rest: list[Line], paper: Paper) -> list[Line]:
    """The date in the last line and the bodies above it; in some papers they change places."""
    if len(rest) > 2 and DATE.match(rest[-2].text) and _is_body(rest[-1]):
        rest = [*rest[:-2], rest[-1], rest[-2]]
    found = DATE.match(rest[-1].text) if len(rest) > 1 else None
    inline = None
    if rest and not found:
        text = rest[-1].text
        inline = beside(text) or (TIED.match(text) if text.endswith("日") else None)
    if found:
        line = rest.pop().text
        paper.date = line.part(*found.span(1))
    elif inline and BODY.search(inline[1]):
        line = rest.pop().text
        paper.issuers = [line.part(*inline.span(1))]
        paper.date = line.part(*inline.span(2))
        return rest
    if found and len(rest) > 1 and POST.match(rest[-1].text):
        paper.post = rest.pop().text
    while rest and len(rest) > 1 and _is_body(rest[-1]) and len(paper.issuers) < 9:
        line = rest.pop().text
        sealed = SEALED.search(line)
        if sealed:
            paper.derived.append(line.part(sealed.start(), len(line)))
            line = line.part(0, sealed.start())
        names = [line.part(*m.span()) for m in re.finditer(r"\S+", line)]
        paper.issuers = names + paper.issuers
    return rest


def _unglued(rest: list[Line]) -> list[Line]:
    """The lines, with a signature that the last sentence runs into on a line of its own."""
    last = rest[-1].text if rest else ""
    glued = last.endswith(("日", "号")) and any(sign in last for sign in "。！”）")
    found = GLUED.search(last) if glued else None
    if found is None or not BODY.search(found[1]):
        return rest
    line = rest[-1]
    names, date = line.text.part(*found.span(1)).trimmed(), line.text.part(*found.span(2))
    before = line._replace(text=line.text.part(0, found.start(1)).trimmed())
    return [*rest[:-1], before, Line(names), Line(date)]


def _is_body(line: Line) -> bool:
    text = line.text
    plain = not holds(text, "。；：！？，、") and len(text) <= 60
    return line.ordinal is None and plain and all(BODY.search(t) for t in text.split())


def _attachments(rest: list[Line], paper: Paper) -> list[Line]:
    """The attachment note at the end of the text."""
    for place in range(len(rest) - 1, max(-1, len(rest) - 12), -1):
        found = ATTACHED.match(rest[place].text)
        if not found:
            continue
        below = rest[place + 1 :]
        if any(len(x.text) > 60 for x in below) or not all(_named(x.text) for x in below):
            return rest
        line = rest[place].text
        first = line.part(found.start(1), len(line)).trimmed()
        paper.derived.append(line.part(0, found.start(1)))
        for name in ([first] if first else []) + [x.text for x in below]:
            item = ITEM.match(name)
            start = item.start(2) if item else 0
            stop = len(name.rstrip("。；;. "))
            paper.derived += [name.part(0, start), name.part(stop, len(name))]
            paper.attached.append(name.part(start, stop))
        return rest[:place]
    return rest


def _named(text: str) -> bool:
    return bool(ITEM.match(text)) or not holds(text, "。；")
