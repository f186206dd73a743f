"""Seals on a floating anchor: a picture, or a drawn sample that says 样张 (7.3.5.1)."""

from __future__ import annotations

from pathlib import Path

from gencirc.plan.official import SAMPLE
from gencirc.standard.table import text, twips
from gencirc.word.writer import Writer
from gencirc.word.xml import EMU, HINT

RAISED = 2.5 * 1440 / 25.4  # twips that the seal's middle lies above the middle of the name
WORD = 21  # half-points: the word of a sample has room above a name of two lines
CLEAR = 1440 / 25.4  # twips between the text and a seal
LINE = 34 * EMU  # the ring of a sample, 0.6 mm
PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
SPACES = (
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)


def seal(shown: str, number: int, centre: float, under: float, above: float, w: Writer) -> str:
    """The seal over a body's name, or nothing: its place is kept in any case.

    ``centre`` is the twips from the left edge to its middle, ``under`` those from the top
    of the name's line to its middle, ``above`` those up to the text: a seal never covers it.
    """
    if not shown:
        return ""
    size = twips("印章直径")
    at = (round(centre - size / 2), round(max(under - RAISED - size / 2, CLEAR - above)))
    if shown == SAMPLE:
        return _anchored(number, at, size, SHAPE, _sample(size), "wps")
    return _anchored(number, at, size, PICTURE, _picture(w.picture(Path(shown)), number, size))


def _anchored(
    number: int, at: tuple[int, int], size: int, uri: str, inside: str, requires: str = ""
) -> str:
    across, down = (v * EMU for v in at)
    name = f"印章{number}"
    anchor = (
        f'<w:drawing><wp:anchor {SPACES} distT="0" distB="0" distL="0" distR="0" simplePos="0"'
        f' relativeHeight="{number}" behindDoc="1" locked="0" layoutInCell="1" allowOverlap="1">'
        '<wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="margin"><wp:posOffset>{across}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="paragraph"><wp:posOffset>{down}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{size * EMU}" cy="{size * EMU}"/><wp:wrapNone/>'
        f'<wp:docPr id="{number}" name="{name}" descr="{name}"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{uri}">{inside}</a:graphicData></a:graphic>'
        "</wp:anchor></w:drawing>"
    )
    if requires:
        anchor = (
            '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
            f'<mc:Choice xmlns:{requires}="{uri}" Requires="{requires}">{anchor}</mc:Choice>'
            "</mc:AlternateContent>"
        )
    return f"<w:r>{anchor}</w:r>"


def _picture(relation: str, number: int, size: int) -> str:
    return (
        f'<pic:pic xmlns:pic="{PICTURE}"><pic:nvPicPr><pic:cNvPr id="{number}" name="印章{number}"/>'
        "<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>"
        f'<a:blip xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:embed="{relation}"/>'
        f"<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr>{_square(size)}"
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
    )


def _sample(size: int) -> str:
    """A red ring with the word 样张 in it."""
    red = f'<a:solidFill><a:srgbClr val="{text("标志颜色")}"/></a:solidFill>'
    word = (
        '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="exact"/>'
        '<w:ind w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="center"/></w:pPr>'
        f'<w:r><w:rPr>{HINT}<w:color w:val="{text("标志颜色")}"/><w:sz w:val="{WORD}"/></w:rPr><w:t>{SAMPLE}</w:t></w:r></w:p>'
    )
    return (
        f'<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr>{_square(size)}<a:prstGeom prst="ellipse">'
        f'<a:avLst/></a:prstGeom><a:noFill/><a:ln w="{LINE}">{red}</a:ln></wps:spPr>'
        f"<wps:txbx><w:txbxContent>{word}</w:txbxContent></wps:txbx>"
        '<wps:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"/></wps:wsp>'
    )


def _square(size: int) -> str:
    side = size * EMU
    return f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{side}" cy="{side}"/></a:xfrm>'
