"""署名, date and the place for seals: of one body or of several, in three modes (7.3.5)."""

from __future__ import annotations

from typing import NamedTuple

from gencirc.blocks.shaping import shaped, width
from gencirc.blocks.tree import SEALED, Signature
from gencirc.standard.table import whole
from gencirc.word.seals import seal
from gencirc.word.writer import Writer
from gencirc.word.xml import KEEP, styled
from gencirc.words import Words

STAMP = 7  # 字 left free for a signature stamp of about 40 mm
ABREAST = 3  # seals in a row: a fourth would leave the type area
SEAL_LINES = 5  # lines from row to row, so that seals of 42 mm do not touch
BETWEEN = 0.75  # 字 left free between neighbouring names
WIDEST = 12.0  # 字 between the middles of neighbouring seals at most
EDGE = 4.0  # 字 from the type area's left edge to the middle of the first seal
TAB = "<w:r><w:tab/></w:r>"


class Row(NamedTuple):
    """Bodies side by side: the lines of their names, all ending on the same line."""

    names: tuple[tuple[Words, ...], ...]
    centres: tuple[float, ...]  # 字 from the left edge
    above: int  # blank lines

    @property
    def lines(self) -> int:
        """Lines of the longest name."""
        return max(map(len, self.names))


def printed(block: Signature, room: float) -> list[str]:
    """The lines of a signature, "" for a blank one; ``room`` is a line's length in 字."""
    date = str(block.date)
    if block.mode == SEALED:
        rows = sealed_rows(block, room)
        return [*(x for row in rows for x in [""] * row.above + _side_by_side(row)), date]
    above = [""] * block.gap
    if block.mode == "签名章":
        posts = block.posts or block.issuers[:1]
        return [*above, *(x for post in posts for x in (str(post), "")), date]
    aside = whole("不盖章署名右空")
    return [*above, *(str(x) for n in block.issuers for x in _broken(n, room - aside)), date]


def _side_by_side(row: Row) -> list[str]:
    """What the lines of a row of names say: shorter names begin lower."""
    lines = [[""] * (row.lines - len(name)) + [str(x) for x in name] for name in row.names]
    return ["".join(said) for said in zip(*lines, strict=True)]


def signature_lines(block: Signature, w: Writer, keep: bool) -> str:
    """署名 and date: sealed, unsealed or stamped; ``keep`` when a note follows."""
    return MODES[block.mode](block, w, KEEP if keep else "")


# -- sealed ----------------------------------------------------------------------


def sealed_rows(block: Signature, room: float) -> list[Row]:
    """Where bodies and their seals stand: in their order, the last one over the date.

    The date is four 字 in from the right; each seal is centred on its body (7.3.5.1).
    """
    count = len(block.issuers)
    last = room - whole("盖章日期右空") - width(str(block.date)) / 2
    abreast = 1 if count == 1 else 2 if count in (2, 4) else ABREAST
    step = min((last - EDGE) / (abreast - 1), WIDEST) if abreast > 1 else 0.0
    space = step - BETWEEN if step else 2 * (room - last)
    rows: list[Row] = []
    for start in range(0, count, abreast):
        bodies = block.issuers[start : start + abreast]
        names = tuple(tuple(_broken(b, space)) for b in bodies)
        lines = max(map(len, names))
        above = max(1, SEAL_LINES - lines if start else block.gap - (lines - 1))
        centres = tuple(last - step * n for n in reversed(range(len(bodies))))
        rows.append(Row(names, centres, above))
    return rows


def _broken(name: Words, room: float) -> list[Words]:
    """A name in as few lines as it takes, broken by sense."""
    return shaped(name, max(room, 4.0))


def _sealed(block: Signature, w: Writer, keep: str) -> str:
    """Every name hangs on a centre tab: right indents would drift with the digits of the date."""
    pitch = w.letterhead.metrics("署名").pitch
    line = w.letterhead.metrics("署名").line
    rows = sealed_rows(block, w.letterhead.page.text_width / pitch)
    out, number = "", 0
    for row in rows:
        out += w.blank(row.above, KEEP)
        stops = _centred(row.centres, pitch)
        for place in range(row.lines):
            pieces = []
            for column, name in enumerate(row.names):
                own = place - (row.lines - len(name))
                runs = w.runs(name[own]) if own >= 0 else ""
                if place == row.lines - 1:
                    shown = block.seals[number] if number < len(block.seals) else ""
                    number += 1
                    above = (row.above + row.lines - 1) * (w.tight or line)
                    drawn = seal(shown, number, row.centres[column] * pitch, line / 2, above, w)
                    runs = _named(_place("用印处", number, block), number, runs + drawn)
                pieces.append(TAB + runs)
            out += w.paragraph("署名", "".join(pieces), stops)
    return out + w.paragraph(
        "成文日期", TAB + w.runs(block.date), _centred(rows[-1].centres[-1:], pitch), keep
    )


def _centred(centres: tuple[float, ...], pitch: float) -> str:
    stops = "".join(f'<w:tab w:val="center" w:pos="{round(c * pitch)}"/>' for c in centres)
    return f"<w:tabs>{stops}</w:tabs>"


# -- unsealed and stamped ----------------------------------------------------------


def _unsealed(block: Signature, w: Writer, keep: str) -> str:
    """Issuers two 字 in from the right, the date two 字 after the last one's beginning.

    A longer date is two 字 in itself and the issuer moves left. Both hang on their right
    ends, so that digits of another width than half a 字 leave the edge as it is (7.3.5.2).
    """
    metrics = w.letterhead.metrics("署名")
    pitch, aside = metrics.pitch, float(whole("不盖章署名右空"))
    room = w.letterhead.page.text_width / metrics.pitch
    date = width(str(block.date))
    names = [_broken(n, room - aside) for n in block.issuers]
    organ = max(width(str(line)) for line in names[-1])
    right = max(aside, organ - date)
    out = w.blank(block.gap, KEEP)
    for lines in names[:-1]:
        out += _block(lines, aside, w)
    out += _block(names[-1], right + date + 2 - organ, w)
    return out + w.line("成文日期", block.date, *_from_right(right, pitch), keep)


def _block(lines: list[Words], right: float, w: Writer) -> str:
    """The lines of a name, ending ``right`` 字 from the edge; several begin one under another."""
    pitch = w.letterhead.metrics("署名").pitch
    longest = max(width(str(line)) for line in lines)
    return "".join(
        w.line("署名", line, *_from_right(right + longest - width(str(line)), pitch))
        for line in lines
    )


def _stamped(block: Signature, w: Writer, keep: str) -> str:
    """The signers' posts, each two 字 before the stamp's place; date four 字 in (7.3.5.3)."""
    pitch = w.letterhead.metrics("署名").pitch
    aside = whole("签名章右空")
    room = w.letterhead.page.text_width / pitch
    out = w.blank(block.gap, KEEP)
    for number, post in enumerate(block.posts or block.issuers[:1], 1):
        left = room - aside - STAMP - 2 - width(str(post))
        gap = styled("", "\u3000" * (STAMP + 2))
        place = _named(_place("签名章处", number, block), number, gap)
        out += w.paragraph("署名", w.runs(post) + place, *_indent(left, pitch)) + w.blank(1, KEEP)
    return out + w.line("成文日期", block.date, *_from_right(aside, pitch), keep)


MODES = {SEALED: _sealed, "不盖章": _unsealed, "签名章": _stamped}


def _indent(characters: float, pitch: float) -> tuple[str, ...]:
    return (f'<w:ind w:left="{max(0, round(characters * pitch))}"/>',)


def _from_right(characters: float, pitch: float) -> tuple[str, ...]:
    return (f'<w:ind w:right="{round(characters * pitch)}"/>', '<w:jc w:val="right"/>')


def _place(name: str, number: int, block: Signature) -> str:
    return f"{name}{number}" if len(block.issuers) > 1 else name


def _named(name: str, number: int, runs: str) -> str:
    """A bookmark: the place for a seal has a name, the seal itself comes later."""
    return (
        f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{runs}<w:bookmarkEnd w:id="{number}"/>'
    )
