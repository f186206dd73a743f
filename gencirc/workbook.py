"""An Excel workbook of texts, written row by row: equal rows give equal bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, islice
from string import ascii_uppercase

from gencirc.engine import packing
from gencirc.engine.deflate import by_zlib
from gencirc.word.xml import HEADER, R, escape

S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
SHEET = "xl/worksheets/sheet1.xml"
HEAD, CELL = 1, 2  # looks, by their places in STYLES
TEXT = 49  # the number format @: nothing is taken for a number or a formula
TOGETHER = 200  # rows that are deflated at once

FONT = '<font>{}<sz val="11"/><name val="宋体"/></font>'
LINE = "".join(f'<{side} style="thin"/>' for side in ("left", "right", "top", "bottom"))
LOOK = (
    '<xf numFmtId="{}" fontId="{}" fillId="0" borderId="{}" xfId="0" applyNumberFormat="1"'
    ' applyFont="1" applyBorder="1" applyAlignment="1">'
    '<alignment {}vertical="center" wrapText="1"/></xf>'
)
CENTRE = 'horizontal="center" '
STYLES = (
    f'{HEADER}<styleSheet xmlns="{S}"><fonts count="2">{FONT.format("")}{FONT.format("<b/>")}</fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills><borders count="2"><border><left/>'
    f"<right/><top/><bottom/><diagonal/></border><border>{LINE}<diagonal/></border></borders>"
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    f"{LOOK.format(TEXT, 1, 1, CENTRE)}{LOOK.format(TEXT, 0, 1, '')}</cellXfs>"
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
    "</styleSheet>"
)
AROUND = {
    "[Content_Types].xml": f'{HEADER}<Types xmlns="{TYPES}">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{KIND}.sheet.main+xml"/>'
    f'<Override PartName="/{SHEET}" ContentType="{KIND}.worksheet+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{KIND}.styles+xml"/></Types>',
    "_rels/.rels": f'{HEADER}<Relationships xmlns="{LINKS}"><Relationship Id="rId1"'
    f' Type="{R}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/_rels/workbook.xml.rels": f'{HEADER}<Relationships xmlns="{LINKS}">'
    f'<Relationship Id="rId1" Type="{R}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{R}/styles" Target="styles.xml"/></Relationships>',
    "xl/styles.xml": STYLES,
}


def workbook(
    name: str, columns: Sequence[str], widths: Sequence[int], rows: Iterable[Sequence[str]]
) -> bytes:
    """One sheet for A4 lying, its header fixed and repeated; ``widths`` in characters."""
    parts = AROUND | {"xl/workbook.xml": _book(name)}
    made = [packing.entry(n, text.encode(), by_zlib()) for n, text in parts.items()]
    sheet = packing.streamed(SHEET, _sheet(columns, widths, rows), by_zlib())
    return packing.archive(packing.block(made), [sheet])


def _book(name: str) -> str:
    titles = f"'{escape(name)}'!$1:$1"
    return (
        f'{HEADER}<workbook xmlns="{S}" xmlns:r="{R}"><bookViews><workbookView/></bookViews>'
        f'<sheets><sheet name="{escape(name)}" sheetId="1" r:id="rId1"/></sheets><definedNames>'
        f'<definedName name="_xlnm.Print_Titles" localSheetId="0">{titles}</definedName>'
        "</definedNames></workbook>"
    )


def _sheet(
    columns: Sequence[str], widths: Sequence[int], rows: Iterable[Sequence[str]]
) -> Iterator[bytes]:
    """The sheet in pieces of some rows each."""
    wide = "".join(
        f'<col min="{n}" max="{n}" width="{w}" customWidth="1"/>' for n, w in enumerate(widths, 1)
    )
    yield (
        f'{HEADER}<worksheet xmlns="{S}"><sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
        f"</sheetView></sheetViews><cols>{wide}</cols><sheetData>"
    ).encode()
    made = (
        _row(n, row, CELL if n > 1 else HEAD) for n, row in enumerate(chain([columns], rows), 1)
    )
    while some := "".join(islice(made, TOGETHER)):
        yield some.encode()
    yield b'</sheetData><pageSetup paperSize="9" orientation="landscape"/></worksheet>'


def _row(number: int, row: Sequence[str], look: int) -> str:
    whole = "".join(row)
    texts = row if escape(whole) == whole else map(escape, row)
    return _form(tuple(map(bool, row)), look).format(number, *texts)


@lru_cache
def _form(filled: tuple[bool, ...], look: int) -> str:
    """A row in which some cells hold a text: {0} stands for its number, {1} … for the texts."""
    cells = [
        f'<c r="{letter}{{0}}" s="{look}" t="inlineStr"><is>'
        f'<t xml:space="preserve">{{{place}}}</t></is></c>'
        if text
        else f'<c r="{letter}{{0}}" s="{look}"/>'
        for place, (letter, text) in enumerate(zip(ascii_uppercase, filled, strict=False), 1)
    ]
    return f'<row r="{{0}}">{"".join(cells)}</row>'
