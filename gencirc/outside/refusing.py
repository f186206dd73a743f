"""Why a file from outside is not let in."""

from __future__ import annotations

from gencirc.messages import MESSAGES
from gencirc.problem import Problem, problem
from gencirc.source.marks import Mark

PARTS = (  # how the parts of a package are called to a person
    ("word/document", "正文"), ("word/styles", "样式"), ("word/numbering", "编号"),
    ("word/comments", "批注"), ("word/footnotes", "脚注"), ("word/endnotes", "尾注"),
    ("word/header", "页眉"), ("word/footer", "页脚"), ("word/settings", "设置"),
    ("word/theme", "主题"), ("docProps/", "文件属性"), ("[Content_Types]", "内容清单"),
)  # fmt: skip


class BadPackage(Exception):
    """The file is no Word file that can be used; its text says why, in Chinese."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(MESSAGES[code][1].format(**facts))
        self.code = code
        self.facts = facts

    def problem(self, at: Mark | None) -> Problem:
        """The same as a problem of a file."""
        return problem(self.code, at, **self.facts)


def called(part: str) -> str:
    """What a person calls a part of the package."""
    relations = "的链接" if part.endswith(".rels") else ""
    name = part.replace("_rels/", "").lstrip("/") if relations else part
    known = (said for start, said in PARTS if name.lower().startswith(start.lower()))
    return f"“{next(known, part)}”{relations}"
