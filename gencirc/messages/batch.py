"""One paper per recipient: who gets one, and what each of them lacks."""

from __future__ import annotations

from gencirc.messages.form import Table

BATCH: Table = {
    "M100": (
        "错误",
        "“发给”里的“{name}”没有登记，也不是一类单位",
        "{near}写“责任部门”“工作组”，单位.yaml 里一栏的名字（如 各街道），或者登记过的单位",
    ),
    "M101": (
        "错误",
        "“发给”里没有一个单位",
        "“责任部门”要有任务、工作组或者阶段里写了部门；名单要有表头以外的行",
    ),
    "M102": (
        "错误",
        "名单里没有写单位的一列，表头是：{all}",
        "第一行是表头，其中一列叫“单位”“名称”“部门”或者“姓名”",
    ),
    "M103": ("错误", "“{name}”没有{what}，这份{kind}是空的", "{near}"),
    "M104": (
        "提醒",
        "这件事的责任部门是“{name}”，说不清是谁，没有列进哪个单位的公文",
        "写出单位的名字，或者写一类单位（如 各街道）；说的就是所有单位，写“各单位”",
    ),
    "M105": ("错误", "名单这一行没有单位的名字", "填上“{column}”，或者删掉这一行"),
    "M106": ("提醒", "“{name}”在名单里有 {have} 行，出 {have} 份", "是一份就并成一行"),
    "M107": ("提醒", "表里有 {have} 行隐藏着，没有取", "要取，在 Excel 里取消隐藏再存一次"),
    "M108": (
        "错误",
        "这一格的公式没有算出结果",
        "在 Excel 或 WPS 里打开，算好了再存一次，或者改成数值",
    ),
    "M109": ("错误", "不是完好的 Excel 文件", "在 Excel 或 WPS 里打开，另存为 .xlsx 再来一次"),
    "M110": (
        "错误",
        "读“{file}”要另装 openpyxl",
        '在命令行里 pip install "gencirc[excel]"；或者另存为 .csv',
    ),
    "M111": (
        "提醒",
        "没有装 openpyxl，分发清单写成了 .docx 和 .csv，没有 .xlsx",
        '要 .xlsx，pip install "gencirc[excel]"',
    ),
    "M112": (
        "提醒",
        "这些已经不在“发给”里，以前出的{kind}还在“{folder}”里：{names}",
        "不要了就删掉，免得发出去；只提醒这一次",
    ),
    "M113": (
        "错误",
        "{have} 份{kind}不能是同一个文号",
        "去掉“文号”，定稿以后用 gencirc issue 一份一个号",
    ),
}
