"""Tables and forms that templates put in."""

from __future__ import annotations

from gencirc.messages.form import Table

FORMS: Table = {
    "K201": ("错误", "模板的表或表单里不认识“{key}”", "可写：{all}"),
    "K202": ("错误", "模板的表单里，“{value}”不是高", "写成“5行”“40毫米”的样子"),
}
