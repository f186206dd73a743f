"""The traps of YAML that a secretary steps into, recognised line by line and named.

YAML itself would speak of "simple keys" a line later, or say nothing and swallow
the text. Every trap is reported on its own line and mended in memory, so that all
mistakes of a file come out in one run.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from gencirc.patterns import later
from gencirc.source.flow import Flow, follow, quote_end
from gencirc.source.sheet import Shape, Sheet

BLOCK = later(r"[|>][+-]?[1-9]?[+-]?\s*(?:\s#.*)?$")
WIDE_KEY = later(r"([^\s：:，。；、“”]{1,30})\s*：\s*(.*)$")
TIGHT_KEY = later(r"([^\s：:，。；/]+):(?=\S)")
CUT = later(r"(?<!\s)\s#(?=[^\s#-])")  # two blanks before # make it a comment
COMMENT = later(r"(?<!\s)\s#")
LOOSE_DASH = later(r"-(?=[^\x00-\x7f])")
INNER_COLON = later(r":(?:\s|$)")
FLOW_KEY = later(r"\s*[^\s，,{}\[\]:]+:\s")


class Traps:
    """Walks down a sheet once, noting and mending; state is what YAML has open."""

    def __init__(self, sheet: Sheet, known: Collection[str]) -> None:
        self.sheet = sheet
        self.known = known
        self.maps: list[int] = []  # columns of the mappings now open
        self.lists: list[int] = []  # columns of the lists now open
        self.block = -1  # column of the key whose block text we are in
        self.flow: tuple[int, int, int, int, str] | None = None  # line, column, key, depth, quote
        self.last: tuple[int, int, str] = (-1, -1, "")  # line, column, kind of its value

    def walk(self) -> None:
        """Look at every line."""
        for number in range(len(self.sheet.lines)):
            self._line(number)
        if self.flow:
            self._unclosed()

    def _line(self, number: int) -> None:
        text = self.sheet.lines[number]
        bare = text.strip(" \t\u3000\xa0")
        if not bare:
            if text.strip(" "):  # tabs and full-width blanks alone: an empty line all the same
                self.sheet.blank(number)
            return
        column = len(text) - len(text.lstrip(" "))
        if self.block >= 0:
            if column > self.block:
                return
            self.block = -1
        if self.flow and not self._in_flow(number, column):
            return
        if bare[0] == "#" or bare in ("---", "...") or bare.startswith(("? ", ": ")):
            return  # comments, and what PyYAML tells well enough itself
        self._indent(number)
        self._content(number, self.sheet.shape(number))

    # -- indentation ---------------------------------------------------------

    def _indent(self, number: int) -> None:
        text = self.sheet.lines[number]
        blanks = text[: len(text) - len(text.lstrip(" \t\u3000\xa0"))]
        for char, code in (("\t", "Y101"), ("\u3000", "Y102"), ("\xa0", "Y102")):
            if char in blanks:
                self.sheet.report(code, number, blanks.index(char))
        for place in reversed(range(len(blanks))):
            if blanks[place] != " ":
                self.sheet.replace(number, place, place + 1, "  ")

    # -- brackets over several lines -----------------------------------------

    def _in_flow(self, number: int, column: int) -> bool:
        """Go on with open brackets; true when the line is none of theirs."""
        assert self.flow
        line, start, key, depth, quote = self.flow
        shape = self.sheet.shape(number)
        if column <= key and (shape.has_key or shape.is_item):
            self._unclosed()
            return True
        text = self.sheet.lines[number]
        if depth == 0:
            end = quote_end(text, 0, quote)
            self.flow = None if end >= 0 else self.flow
            return False
        flow = follow(text, 0, depth, quote)
        self.flow = (line, start, key, flow.depth, flow.quote) if flow.depth else None
        return False

    def _unclosed(self) -> None:
        assert self.flow
        line, start, _, depth, _ = self.flow
        self.sheet.report("Y112" if depth else "Y113", line, start)
        self.sheet.damage(line, start)
        self.flow = None

    # -- one line ------------------------------------------------------------

    def _content(self, number: int, shape: Shape) -> None:
        self._swallowed(shape)
        if not shape.has_key and self._looks_like_key(number, shape):
            shape = self.sheet.shape(number)
        if LOOSE_DASH.match(self.sheet.lines[number], shape.indent) and (
            shape.indent in self.lists or self.last[2] == "empty"
        ):
            self.sheet.report("Y111", number, shape.indent)
            self.sheet.replace(number, shape.indent + 1, shape.indent + 1, " ")
            shape = self.sheet.shape(number)
        if not shape.has_key and not shape.is_item and self._is_stray(shape):
            self.sheet.report("Y121", number, shape.content)
            self.sheet.blank(number)
            return
        self._open(shape)
        if not shape.has_key and not shape.is_item and self.last[2] == "plain":
            return  # the text of the line above goes on
        owner = shape.content if shape.has_key else shape.indent
        self.last = (number, owner, "")
        self.last = (number, owner, self._value(number, shape, owner))

    def _open(self, shape: Shape) -> None:
        column = shape.indent
        self.maps = [c for c in self.maps if c <= column]
        self.lists = [c for c in self.lists if c <= column]
        if shape.is_item and column not in self.lists:
            self.lists.append(column)
        if shape.has_key and shape.content not in self.maps:
            self.maps.append(shape.content)

    def _is_stray(self, shape: Shape) -> bool:
        """Whether a line without a key stands where only keys can stand."""
        return shape.indent in self.maps or (shape.indent == 0 and not self.lists)

    def _swallowed(self, shape: Shape) -> None:
        line, column, kind = self.last
        if shape.is_item and kind == "plain" and shape.indent > column:
            value = self.sheet.shape(line).value
            self.sheet.report("Y109", line, value)
            self.sheet.damage(line, value)
            self.last = (line, column, "damaged")

    def _looks_like_key(self, number: int, shape: Shape) -> bool:
        text = self.sheet.lines[number]
        wide = WIDE_KEY.match(text, shape.content)
        tight = None if wide else TIGHT_KEY.match(text, shape.content)
        found = wide or tight
        if tight and tight[1].isascii():  # http: 9:30
            return False
        if not found or not self._key_place(number, shape, found[1]):
            return False
        colon = found.end(1)
        if wide:
            colon = text.index("：", colon)
            self.sheet.report("Y103", number, colon, key=found[1])
            self.sheet.replace(number, colon, colon + 1, ": ")
        else:
            self.sheet.report("Y104", number, colon, key=found[1])
            self.sheet.replace(number, colon + 1, colon + 1, " ")
        return True

    def _key_place(self, number: int, shape: Shape, head: str) -> bool:
        if shape.is_item:
            below = self._next(number)
            return below is not None and below.has_key and below.indent == shape.content
        if self._is_stray(shape):
            return True
        if self.last[2] != "empty" or shape.indent <= self.last[1]:
            return False
        tight = self.sheet.lines[number].startswith(":", shape.content + len(head))
        return tight or head in self.known or self._sibling_is_key(number, shape.indent)

    def _next(self, number: int) -> Shape | None:
        for below in range(number + 1, len(self.sheet.lines)):
            bare = self.sheet.lines[below].strip()
            if bare and bare[0] != "#":
                return self.sheet.shape(below)
        return None

    def _sibling_is_key(self, number: int, indent: int) -> bool:
        """Whether the next line at the same column looks like a key too."""
        for below in range(number + 1, len(self.sheet.lines)):
            text = self.sheet.lines[below]
            shape = self.sheet.shape(below)
            if not text.strip() or shape.indent > indent:
                continue
            found = shape.has_key or WIDE_KEY.match(text, shape.content)
            return shape.indent == indent and bool(found)
        return False

    # -- a value -------------------------------------------------------------

    def _value(self, number: int, shape: Shape, owner: int) -> str:
        text, start = self.sheet.lines[number], shape.value
        value = text[start:]
        if not value or value[0] == "#":
            return "empty"
        if value[0] in "|>" and BLOCK.match(value):
            self.block = owner
            return "block"
        if value[0] in "\"'":
            return self._quoted(number, start, owner)
        if value[0] in "[{":
            return self._bracketed(number, start, owner)
        return self._plain(number, start, shape)

    def _quoted(self, number: int, start: int, owner: int) -> str:
        text = self.sheet.lines[number]
        end = quote_end(text, start + 1, text[start])
        if end < 0:
            self.flow = (number, start, owner, 0, text[start])
        elif text[end:].strip() and not text[end:].strip().startswith("#"):
            self.sheet.report("Y106", number, start)
            self.sheet.quote(number, start)
        return "closed"

    def _bracketed(self, number: int, start: int, owner: int) -> str:
        text = self.sheet.lines[number]
        flow = follow(text, start)
        rest = text[flow.end :].strip()
        if text.startswith("{{", start) or (not flow.depth and rest and rest[0] != "#"):
            self.sheet.report("Y108", number, start, char=text[start])
            self.sheet.quote(number, start)
            return "closed"
        self._wide_commas(number, start, flow)
        if flow.depth:
            self.flow = (number, start, owner, flow.depth, flow.quote)
        return "closed"

    def _wide_commas(self, number: int, start: int, flow: Flow) -> None:
        text = self.sheet.lines[number]
        for place in flow.wide:
            in_list = text[start] == "[" and not flow.commas and not flow.depth
            if in_list or FLOW_KEY.match(text, place + 1):
                self.sheet.report("Y107", number, place)
                self.sheet.replace(number, place, place + 1, ",")

    def _plain(self, number: int, start: int, shape: Shape) -> str:
        text = self.sheet.lines[number]
        if text[start] in "@`%&*!|>" or text.startswith("? ", start):
            self.sheet.report("Y108", number, start, char=text[start])
            self.sheet.quote(number, start)
            return "closed"
        cut = CUT.search(text, start)
        if cut:
            self.sheet.report("Y105", number, cut.start() + 1)
            self.sheet.quote(number, start)
            return "closed"
        comment = COMMENT.search(text, start)
        if comment:
            self.sheet.report("Y123", number, comment.start() + 1)
        body = re.split(r"\s#", text[start:])[0].rstrip()
        dash = shape.has_key and (body.startswith("- ") or body == "-")
        inner = INNER_COLON.search(body) if shape.has_key else None
        if dash or inner:
            place = start + (inner.start() if inner else 0)
            self.sheet.report("Y110" if inner else "Y122", number, place)
            self.sheet.quote(number, start)
            return "closed"
        return "plain"
