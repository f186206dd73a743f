"""The parts of a paper recognised among its paragraphs, whatever its styles are called."""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property

from gencirc.inspect import forms
from gencirc.inspect.file.strokes import Stroke, borders
from gencirc.inspect.forms import Form
from gencirc.inspect.looks import red
from gencirc.inspect.paper import Line, Paper

LARGE = 20  # pt; a mark is larger than any text
SMALLEST = 11  # pt, of a mark with many names
HEAD = 40  # paragraphs that a head may take with its blanks


class Parts:
    """A paper with its parts; places are indices into ``lines``."""

    def __init__(self, paper: Paper) -> None:
        self.paper = paper
        self.lines: list[Line] = paper.lines

    @property
    def _head(self) -> list[tuple[int, Line]]:
        """Paragraphs that may be of the head: none in the cells of a form or table."""
        return [(n, x) for n, x in enumerate(self.lines[:HEAD]) if not x.ruled]

    @cached_property
    def marks(self) -> list[int]:
        """Large red paragraphs at the beginning; many joint names may be small."""
        reds = [n for n, x in self._head if x.text and red(x.colour)]
        number = next((n for n, x in self._head if _numbers(x)), -1)
        small = [n for n in reds if n < number and self.lines[n].size > SMALLEST]
        return small or [n for n in reds if self.lines[n].size > LARGE]

    @cached_property
    def mark_text(self) -> str:
        return "".join(re.sub(r"\s", "", self.lines[n].text) for n in self.marks)

    @cached_property
    def size(self) -> float:
        """Type size of most of the running text, pt."""
        sizes = Counter[float]()
        for x in self.lines:
            if x.free and x.align != "center" and not red(x.colour):
                sizes[x.size] += len(x.text)
        return sizes.most_common(1)[0][0] if sizes else 16.0

    @cached_property
    def number(self) -> tuple[int, str] | None:
        """Place and text of the number."""
        wanted = [forms.LOOKS_LIKE_NUMBER]
        if self.mark_text.endswith("令"):
            wanted.append(forms.ORDER_NUMBER)
        if self.mark_text.endswith("纪要"):
            wanted.append(forms.MINUTES_NUMBER)
        for n, x in self._head:
            if x.size > LARGE or n in self.marks:
                continue
            for piece in x.pieces:
                found = next((m for w in wanted if (m := w.match(piece))), None)
                if found and len(piece) < 40:
                    return n, piece
        return None

    @cached_property
    def signers(self) -> list[int]:
        """Paragraphs that say 签发人."""
        return [
            n for n, x in self._head
            if any(forms.SIGNER.match(p) for p in x.pieces)
        ]  # fmt: skip

    @cached_property
    def head_strokes(self) -> list[Stroke]:
        """Red lines of the head: drawn ones, and borders about the number."""
        out = [s for s in self.paper.strokes if red(s.colour)]
        for x in [*self.lines[: self.head_end + 6], *self.paper.feet]:
            out += [s for s in borders(x) if red(s.colour)]
        return out

    @cached_property
    def form(self) -> Form:
        """The format of the paper."""
        names = [n for n in self.marks if self.lines[n].text.replace(" ", "") != "文件"]
        rows = sum(len(self.lines[n].parts) for n in names)
        letter = any((s.width or 0) > 163 or s.compound for s in self.head_strokes)
        if self.number and not self.signers:
            x = self.lines[self.number[0]]
            letter = letter or (x.align in ("right", "end") and bool(self.marks))
        number = bool(self.number) and not self.marks and self._printed()
        joint = rows > 1 and not self.mark_text.endswith("纪要")
        return forms.format_of(self.mark_text, bool(self.signers), joint, letter, number)

    def _printed(self) -> bool:
        """Whether a number without a mark stands as in a head: alone, above the title."""
        assert self.number is not None
        x = self.lines[self.number[0]]
        alone = len(x.pieces) <= 1 or bool(self.signers)
        before = [y for y in self.lines[: self.number[0]] if len(y.text) > 12]
        return alone and not before

    @cached_property
    def head_end(self) -> int:
        """Place of the last paragraph of the head; −1 without one."""
        places = [*self.marks, *self.signers]
        if self.number:
            places.append(self.number[0])
        return max(places, default=-1)

    @cached_property
    def title(self) -> list[int]:
        """Places of the title: centred paragraphs below the head, larger than the text."""
        out: list[int] = []
        for n in range(self.head_end + 1, min(len(self.lines), self.head_end + 20)):
            x = self.lines[n]
            if not x.text or not x.free or red(x.colour):
                if out and x.free:
                    break
                continue
            centred = x.align == "center"
            if (centred and x.size > self.size + 1) or (centred and not out and self.head_end >= 0):
                out.append(n)
            elif out or len(x.text) > 30 or x.text.endswith(("：", ":")):
                break
        return out

    @cached_property
    def recipients(self) -> int | None:
        """Place of 主送机关."""
        start = self.title[-1] + 1 if self.title else self.head_end + 1
        seen = 0
        for n in range(start, min(len(self.lines), start + 12)):
            x = self.lines[n]
            if not x.text or not x.free:
                continue
            seen += 1
            if x.text.endswith(("：", ":")) and "。" not in x.text:
                return None if x.indent > 1 and forms.OPENS.search(x.text) else n
            if "。" in x.text or seen > 3:
                break
        return None

    @cached_property
    def imprint(self) -> list[int]:
        """Places of 抄送 and 印发 with what stands between them."""
        kinds = [
            n for n, x in enumerate(self.lines)
            if forms.LOOKS_PRINTED.search(x.text)
            or (forms.COPIES.match(x.text) and (x.size < self.size - 0.5 or n > len(self.lines) - 8))
        ]  # fmt: skip
        if not kinds:
            return []
        return [n for n in range(kinds[0], kinds[-1] + 1) if self.lines[n].text]

    @cached_property
    def labels(self) -> list[int]:
        """Places that begin an attachment: 附件1 alone in its paragraph."""
        return [
            n for n, x in enumerate(self.lines)
            if n > self.head_end and forms.ATTACHED.match(x.text) and x.free and self._on_page(n)
        ]  # fmt: skip

    def _on_page(self, n: int) -> bool:
        """附件： alone may also be the head of a list of attachments in the paper itself."""
        following = next((x.text for x in self.lines[n + 1 :] if x.text), "")
        return not (re.search(r"[：:]$", self.lines[n].text) and forms.ITEM.match(following))

    @cached_property
    def note(self) -> list[int]:
        """Places of 附件说明: its label and the items below it."""
        for n, x in enumerate(self.lines):
            alone = re.fullmatch(r"附\s*件\s*[：:]", x.text) and n not in self.labels
            if not (forms.ATTACHMENTS.match(x.text) or alone) or not x.free or n <= self.head_end:
                continue
            if len(x.text) > 120:
                continue
            out = [n]
            for m in range(n + 1, len(self.lines)):
                if not forms.ITEM.match(self.lines[m].text):
                    break
                out.append(m)
            return out
        return []

    @cached_property
    def date(self) -> int | None:
        """Place of 成文日期: a date alone in its paragraph, before attachments and imprint."""
        last = min([*self.labels, *self.imprint], default=len(self.lines))
        for n in range(max(self.head_end, 0), len(self.lines)):
            x = self.lines[n]
            if n not in self.imprint and x.free and forms.LOOKS_LIKE_DATE.match(x.text):
                if n < last or (self.labels and n < self.labels[-1]):
                    return n
        return None

    @cached_property
    def text(self) -> list[int]:
        """Places of running text: not head, title, tables, imprint."""
        apart = {*self.marks, *self.title, *self.imprint, *self.labels, *self.note}
        return [
            n for n, x in enumerate(self.lines)
            if n > self.head_end and x.text and x.free and n not in apart
        ]  # fmt: skip


def _numbers(x: Line) -> bool:
    """Whether a paragraph holds a number, in whatever form."""
    return any(forms.LOOKS_LIKE_NUMBER.match(p) for p in x.pieces)


def blanks(lines: list[Line], first: int, last: int) -> float | None:
    """Blank lines between two paragraphs; None when spacing or other heights take their place."""
    between = lines[first + 1 : last]
    if any(x.text or not x.free for x in between):
        return None
    if not (lines[first].free and lines[last].free):
        return None
    if (
        lines[first].after > 60
        or lines[last].before > 60
        or any(x.before or x.after for x in between)
    ):
        return None
    if any(x.line and not 400 <= x.line <= 700 for x in between):
        return None
    return float(len(between))
