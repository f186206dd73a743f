"""The pages of a paper with its parts recognised: head, title, signature, imprint."""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property

from gencirc.inspect import forms
from gencirc.inspect.forms import Form
from gencirc.inspect.page.area import (
    BOTTOM,
    CELL,
    LARGE,
    LEFT,
    LYING_LEFT,
    LYING_WIDTH,
    MIDDLE,
    RIGHT,
    SMALLEST,
    TOP,
    WIDTH,
    has_number,
    indented,
    lefts,
    usual_pitch,
)
from gencirc.inspect.page.ending import Imprint, Signed
from gencirc.inspect.pdf import Row, Rule, Sheet


class Pages:
    """All pages; the parts are looked for once."""

    def __init__(
        self, sheets: list[Sheet], mirrored: bool | None = None, down: float = 0.0
    ) -> None:
        self.sheets = sheets
        self.top = TOP + down  # LibreOffice centres a grid of lines that leaves room, mm
        self._mirrored = mirrored
        self.dashes: dict[tuple[str, str, float], float] = {}  # heights already drawn

    @cached_property
    def mirrored(self) -> bool:
        """Whether even pages have their binding margin at the right: text from 26 mm on."""
        if self._mirrored is not None:
            return self._mirrored
        found = [x for s in self.sheets[1::2] if not s.wide for x in lefts(s)]
        return bool(found) and all(abs(x - 26) < 0.6 for x in found)

    def wanted(self, page: int) -> tuple[float, float]:
        """Left and right of the type area on a page (from 0), as the standard has it."""
        if self.sheets[page].wide:
            return LYING_LEFT, LYING_LEFT + LYING_WIDTH
        left = 210 - RIGHT if self.mirrored and page % 2 else LEFT
        return left, left + WIDTH

    def edges(self, page: int) -> tuple[float, float]:
        """Left and right of the type area on a page (from 0), as it is: indents are from there."""
        left, right = self.wanted(page)
        return left + self.off[0], right + self.off[1]

    @cached_property
    def off(self) -> tuple[float, float]:
        """How far the type area's edges are from where they ought to be, mm."""
        lefts, rights = [], []
        for page, sheet in enumerate(self.sheets[: self.first_attachment]):
            left, right = self.wanted(page)
            for row in [] if sheet.wide else self.text_rows(page):
                if row.right - row.left > 130 and not row.hangs:
                    lefts.append(row.left - left)
                    rights.append(row.right - right)
        if len(lefts) < 6 or sum(x < min(lefts) + 1 for x in lefts) < 3:
            return 0.0, 0.0
        first, last = min(lefts), max(rights)
        if indented(first):  # paragraphs of hardly more than a line: none of their rows is flush
            first = 0.0
        return first if abs(first) > 1 else 0.0, last if abs(last) > 1 else 0.0

    @cached_property
    def size(self) -> float:
        """Type size of the running text, pt: that of most characters in longer rows."""
        sizes = Counter[float]()
        for page, sheet in enumerate(self.sheets[: self.first_attachment]):
            start, end = self.wanted(page)
            copies = False  # the rows of a long 抄送 may outweigh a short text
            for row in sheet.rows:
                copies = copies or forms.COPIES.match(row.text) is not None
                imprint = copies or forms.LOOKS_PRINTED.search(row.text)
                centred = abs(row.centre - (start + end) / 2) < 3 and row.left > start + 3
                if row.right - row.left > 25 and not (row.red or imprint or centred):
                    sizes[round(row.size * 2) / 2] += len(row.text)
        return sizes.most_common(1)[0][0] if sizes else 16.0

    def blanks(self, page: int, top: float, bottom: float) -> float:
        """Blank lines between two em boxes, by the line pitch of the page."""
        return (bottom - top) / usual_pitch(self.text_rows(page))

    def parted(self, page: int, above: Row, below: Row) -> bool:
        """Whether a table stands between two rows of a page."""
        return any(above.baseline < g.top < below.baseline for g in self.sheets[page].grids)

    @property
    def cell(self) -> float:
        """One 字 of the running text, mm."""
        return CELL * self.size / 16

    def text_rows(self, page: int) -> list[Row]:
        """Rows of body size inside the type area."""
        return [
            r for r in self.sheets[page].rows
            if abs(r.size - self.size) < 1 and TOP < r.baseline < BOTTOM + 1 and not r.red
        ]  # fmt: skip

    # -- head ----------------------------------------------------------------------

    @cached_property
    def marks(self) -> list[Row]:
        """Rows of the issuer's mark: red, on page 1; many joint names may be small."""
        rows = [r for r in self.sheets[0].rows if r.red and r.baseline < 200]
        number = next((r for r in self.sheets[0].rows if has_number(r)), None)
        if number is None:
            return [r for r in rows if r.size > LARGE]
        return [r for r in rows if r.baseline < number.baseline and r.size > SMALLEST]

    @cached_property
    def mark_text(self) -> str:
        return re.sub(r"\s", "", "".join(r.text for r in self.marks))

    @cached_property
    def number(self) -> Row | None:
        """The number of the paper, as a piece of its row."""
        wanted = [forms.LOOKS_LIKE_NUMBER]
        if self.mark_text.endswith("令"):
            wanted.append(forms.ORDER_NUMBER)
        if self.mark_text.endswith("纪要"):
            wanted.append(forms.MINUTES_NUMBER)
        for row in self.sheets[0].rows:
            if row.baseline > 200 or row.size > LARGE:
                continue
            for piece in row.pieces:
                if any(w.match(piece.text) for w in wanted):
                    return piece
        return None

    @cached_property
    def signers(self) -> list[Row]:
        """签发人：and the rows of names under it, pieces at the right of page 1."""
        out: list[Row] = []
        low = self.head_rule.y if self.head_rule else 220.0
        for row in self.sheets[0].rows:
            for piece in row.pieces:
                if forms.SIGNER.match(piece.text) and row.baseline < low:
                    out = [piece]
                elif out and out[-1].baseline + 1 < row.baseline < low and piece.left > MIDDLE:
                    out.append(piece)
        return out

    @cached_property
    def reds(self) -> list[Rule]:
        """Red rules of page 1."""
        return [r for r in self.sheets[0].rules if r.red]

    @cached_property
    def head_rule(self) -> Rule | None:
        """The rule under the number, of whatever colour."""
        if not self.number:
            return next((r for r in self.reds if r.length < 163), None) if self.marks else None
        low = self.number.baseline
        rules = [r for r in self.sheets[0].rules if low - 1 < r.y < low + 20]
        return next((r for r in rules if r.red), rules[0] if rules else None)

    @cached_property
    def form(self) -> Form:
        """The format of the paper."""
        names = [r for r in self.marks if r.text != "文件" and len(r.text) > 2]
        number = self.number
        letter = any(r.length > 163 for r in self.reds) or bool(
            number and number.right > RIGHT - 3 and number.left > MIDDLE and self.marks
            and self.marks[0].top < 50
        )  # fmt: skip
        printed = bool(number and 80 < number.baseline < 150 and not self.marks)
        return forms.format_of(self.mark_text, bool(self.signers), len(names) > 1, letter, printed)

    # -- title, recipients -----------------------------------------------------------

    @cached_property
    def head_end(self) -> float:
        """Where the head ends on page 1, mm from the top."""
        ends = [r.baseline for r in (*self.marks, self.number, *self.signers) if r]
        if self.head_rule and self.form.ruled:
            ends.append(self.head_rule.y)
        if self.form.head == "信函":
            ends += [r.baseline for r in self.letter_elements]
            ends += [r.y for r in self.reds if r.y < 100]
        return max(ends, default=0.0)

    @cached_property
    def letter_elements(self) -> list[Row]:
        """份号, 密级, 紧急程度 and number under the double rule of a letter."""
        kinds = (forms.SECRECY, forms.URGENCY, re.compile(r"^\d{6}$"))
        found = [
            p for r in self.sheets[0].rows for p in r.pieces
            if r.baseline < 120 and any(k.match(p.text) for k in kinds)
        ]  # fmt: skip
        return [*found, *([self.number] if self.number else [])]

    @cached_property
    def title(self) -> list[Row]:
        """Rows of the title: the first rows below the head that are larger or centred."""
        out: list[Row] = []
        for row in self.sheets[0].rows:
            if row.baseline <= self.head_end + 1 or row.red:
                continue
            centred = abs(row.centre - MIDDLE) < 4 and row.left > LEFT + 5 and row.right < RIGHT - 4
            if (row.size > self.size + 1) or (centred and row.size > self.size - 1):
                if out and row.size < out[0].size - 1:
                    break
                out.append(row)
            else:
                break
        return out

    @cached_property
    def after_title(self) -> list[Row]:
        """Rows of page 1 below title and head."""
        low = self.title[-1].baseline if self.title else self.head_end
        return [r for r in self.sheets[0].rows if r.baseline > low + 1]

    @cached_property
    def recipients(self) -> list[Row]:
        """主送机关: the rows up to the first colon, before any full sentence."""
        rows = self.after_title
        for place, row in enumerate(rows):
            if row.left > self.edges(0)[0] + 3 * CELL:
                break
            if row.text.endswith(("：", ":")):
                said = "".join(r.text for r in rows[: place + 1])
                indented = rows[0].left > self.edges(0)[0] + CELL
                return [] if indented and forms.OPENS.search(said) else rows[: place + 1]
            if "。" in row.text:
                break
        return []

    # -- end -------------------------------------------------------------------------

    @cached_property
    def signed(self) -> Signed | None:
        """The date at the right, before the attachments, outside the imprint."""
        for page, sheet in enumerate(self.sheets):
            rows = [r for r in sheet.rows if TOP < r.baseline < BOTTOM + 12]
            for place, row in enumerate(rows):
                if forms.LOOKS_LIKE_DATE.match(row.text) and row.left > 70 and row.size > 14.5:
                    if row not in self.title and not row.red:
                        return Signed(page, row, rows[:place][::-1])
        return None

    @cached_property
    def attachments(self) -> list[tuple[int, Row]]:
        """Pages that begin an attachment, with the row that says so."""
        out = []
        for page, sheet in enumerate(self.sheets):
            for row in sheet.rows:
                if forms.ATTACHED.match(row.text) and row.size > 12 and row.left < LEFT + 12:
                    out.append((page, row))
        return out

    @cached_property
    def first_attachment(self) -> int | None:
        return self.attachments[0][0] if self.attachments else None

    @cached_property
    def imprint(self) -> Imprint | None:
        """The rows and rules of the imprint, on the last page that has one."""
        for page in range(len(self.sheets) - 1, -1, -1):
            rows = [r for r in self.sheets[page].rows if r.baseline < 275]
            start = next(
                (n for n, r in enumerate(rows)
                 if forms.COPIES.match(r.text) and (r.size < self.size - 0.5 or r.baseline > 180)),
                None,
            )  # fmt: skip
            end = next((n for n, r in enumerate(rows) if forms.LOOKS_PRINTED.search(r.text)), None)
            if start is None and end is None:
                continue
            first = start if start is not None else end
            last = end if end is not None else len(rows) - 1
            assert first is not None
            found = [r for r in rows[first : last + 1] if not forms.PAGE_NUMBER.match(r.text)]
            high, low = found[0].baseline - 14, found[-1].baseline + 12
            rules = [
                r
                for r in self.sheets[page].rules
                if high < r.y < low and not (r.red and self.form.head == "信函")
            ]
            return Imprint(page, found, rules)
        return None
