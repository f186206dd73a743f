"""Comparing two plans or two texts, and readings of papers."""

from __future__ import annotations

from gencirc.messages.form import Table

COMPARE: Table = {
    "V101": ("错误", "“{file}”不是计划，也不是 .txt、.docx，没法对照", "写计划（.yaml）或者生成的成品（.txt、.docx）"),
    "V102": ("错误", "“{one}”和“{other}”一个是计划，一个是成品，没法对照", "两边都写计划，或者两边都写成品"),
    "V103": ("错误", "“{file}”里不知道对照哪一份：{all}", "写明是哪个文件"),
    "V104": ("错误", "没有“{file}”", "看看名字和文件夹对不对"),
    "V105": ("提醒", "计划里有错，读不出的地方没有对照", "先照上面说的改好，再对照一次"),
    "V106": ("错误", "“{file}”不是好的 Word 文件：{why}", "用 Word 打开另存一份"),
    "V110": ("错误", "核稿单要核的“{name}”，计划里没有这份公文", "可写：{all}；不写“公文”就是全部"),
}  # fmt: skip
