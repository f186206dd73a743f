"""GB/T 9704—2012 as one table: every number that shapes a page, with its clause.

Letterheads are drawn from it and ``inspect`` measures against it; nothing else in
gencirc knows these numbers. Only 规定 may fail a paper; 推算 follows from a 规定 by
arithmetic; 实务 is practice, no clause at all.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

Strength = Literal["规定", "一般", "推荐", "可以", "推算", "实务"]


class Row(NamedTuple):
    """One demand: value and unit, clause, strength."""

    value: float | str
    unit: str  # mm, pt, twip, 字, 行, 磅线 (eighths of a point) or "" for names
    clause: str
    strength: Strength


TABLE: dict[str, Row] = {
    # -- paper and type area (5) -----------------------------------------------
    "页宽": Row(210, "mm", "5.1", "规定"),
    "页高": Row(297, "mm", "5.1", "规定"),
    "天头": Row(37, "mm", "5.2.1", "规定"),
    "订口": Row(28, "mm", "5.2.1", "规定"),
    "版心宽": Row(156, "mm", "5.2.1", "规定"),
    "版心高": Row(225, "mm", "5.2.1", "规定"),
    "正文字体": Row("仿宋_GB2312", "", "5.2.2", "一般"),
    "正文字号": Row(16, "pt", "5.2.2", "一般"),
    "每面行数": Row(22, "行", "5.2.3", "一般"),
    "每行字数": Row(28, "字", "5.2.3", "一般"),
    # 22 × 579 = 12738 fits the 12756 twips of 225 mm; 580 gives 21 lines
    "行距": Row(579, "twip", "5.2.3", "推算"),
    # 28 × 16 pt is wider than 156 mm; −0.25 pt a character lets 28 in
    "字距": Row(-5, "twip", "5.2.3", "推算"),
    # -- head (7.2) ------------------------------------------------------------
    "密级字体": Row("黑体", "", "7.2.2", "一般"),
    "标志距版心上边": Row(35, "mm", "7.2.4", "规定"),
    "标志字体": Row("方正小标宋简体", "", "7.2.4", "推荐"),
    "标志颜色": Row("FF0000", "", "7.2.4", "推荐"),
    "标志字号": Row(48, "pt", "7.2.4", "实务"),
    "签发人字体": Row("楷体_GB2312", "", "7.2.6", "规定"),
    "标志下空行": Row(2, "行", "7.2.5", "规定"),
    "红线距文号": Row(4, "mm", "7.2.7", "规定"),
    "红线宽": Row(12, "磅线", "7.2.7", "实务"),
    "红线颜色": Row("FF0000", "", "7.2.7", "规定"),
    # -- body (7.3) ------------------------------------------------------------
    "标题字体": Row("方正小标宋简体", "", "7.3.1", "一般"),
    "标题字号": Row(22, "pt", "7.3.1", "一般"),
    "标题上空行": Row(2, "行", "7.3.1", "规定"),
    "标题下空行": Row(1, "行", "7.3.2", "规定"),
    "段首缩进": Row(2, "字", "7.3.3", "规定"),
    "一级标题字体": Row("黑体", "", "7.3.3", "一般"),
    "二级标题字体": Row("楷体_GB2312", "", "7.3.3", "一般"),
    "三级标题字体": Row("仿宋_GB2312", "", "7.3.3", "一般"),
    "四级标题字体": Row("仿宋_GB2312", "", "7.3.3", "一般"),
    "附件说明上空行": Row(1, "行", "7.3.4", "规定"),
    "盖章日期右空": Row(4, "字", "7.3.5.1", "一般"),
    "不盖章署名右空": Row(2, "字", "7.3.5.2", "规定"),
    "签名章右空": Row(4, "字", "7.3.5.3", "规定"),
    "用印空行": Row(2, "行", "7.3.5.1", "实务"),
    "印章直径": Row(42, "mm", "7.3.5.1", "实务"),
    "附件标识字体": Row("黑体", "", "7.3.7", "规定"),
    "附件标题行": Row(3, "行", "7.3.7", "规定"),
    # -- imprint (7.4) and page number (7.5) -------------------------------------
    "版记字号": Row(14, "pt", "7.4.2", "一般"),
    "版记左右空": Row(1, "字", "7.4.2", "规定"),
    "版记粗线": Row(8, "磅线", "7.4.1", "推荐"),  # 0.353 mm for 0.35 mm
    "版记细线": Row(6, "磅线", "7.4.1", "推荐"),  # 0.265 mm for 0.25 mm
    "页码字体": Row("宋体", "", "7.5", "一般"),
    "页码字号": Row(14, "pt", "7.5", "一般"),
    "页码空字": Row(1, "字", "7.5", "规定"),
    "页码距版心下边": Row(7, "mm", "7.5", "规定"),
    # -- letters, orders, minutes (10) -------------------------------------------
    "信函标志距页边": Row(30, "mm", "10.1", "规定"),
    "信函双线距标志": Row(4, "mm", "10.1", "规定"),
    "信函双线长": Row(170, "mm", "10.1", "规定"),
    "信函下双线距页边": Row(20, "mm", "10.1", "规定"),
    "信函首项距双线": Row(14, "pt", "10.1", "规定"),  # 7/8 of a 3号 hanzi
    "信函双线粗": Row(18, "磅线", "10.1", "实务"),
    "信函双线细": Row(6, "磅线", "10.1", "实务"),
    "命令标志距版心上边": Row(20, "mm", "10.2", "规定"),
    "名单上空行": Row(1, "行", "10.3", "规定"),
    "名单标识字体": Row("黑体", "", "10.3", "一般"),
    # -- practice for what the standard leaves open ------------------------------
    "次标题字体": Row("楷体_GB2312", "", "—", "实务"),
    "强调字体": Row("黑体", "", "—", "实务"),
    "表格字体": Row("仿宋_GB2312", "", "—", "实务"),
    "表头字体": Row("黑体", "", "—", "实务"),
    "表格字号": Row(12, "pt", "—", "实务"),
    "表格行距": Row(400, "twip", "—", "实务"),
    "表格线": Row(4, "磅线", "—", "实务"),
    "表单行高": Row(9, "mm", "—", "实务"),
    "讲话行距": Row(640, "twip", "—", "实务"),
    "大字版字号": Row(22, "pt", "—", "实务"),
    "大字版行距": Row(800, "twip", "—", "实务"),
}

TWIPS = {"mm": 1440 / 25.4, "pt": 20, "twip": 1}


def text(name: str) -> str:
    """A name of the table: a face or a colour."""
    return str(TABLE[name].value)


def whole(name: str) -> int:
    """A count of the table: lines, characters, eighths of a point."""
    return int(TABLE[name].value)


def twips(name: str) -> int:
    """A length of the table in twips."""
    row = TABLE[name]
    return round(float(row.value) * TWIPS[row.unit])


def half_points(name: str) -> int:
    """A type size of the table in half-points (``w:sz``)."""
    return round(float(TABLE[name].value) * 2)


def mm(name: str) -> float:
    """A length of the table in millimetres."""
    row = TABLE[name]
    return float(row.value) * TWIPS[row.unit] / TWIPS["mm"]
