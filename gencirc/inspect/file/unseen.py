"""What only a page shows, said openly when there is none: by the format of the paper."""

from __future__ import annotations

from collections.abc import Iterator

from gencirc.inspect.file.parts import Parts
from gencirc.inspect.finding import Finding, finding

ALWAYS = ("页码空字", "页码距版心下边")
SIGNED = ("署名和日期的位置",)
BY_HEAD: dict[str, tuple[str, ...]] = {
    "普通": ("标志距版心上边", "标志居中", "标志下空行", "发文字号位置", "红线长", "红线距文号", "首页正文", *SIGNED),
    "信函": ("信函标志距上页边", "信函双线", "信函上线位置", "信函下线位置", "信函文号", "信函标题上空行", *SIGNED),
    "命令": ("命令标志距版心上边", "令号下空行", *SIGNED),
    "纪要": ("标志距版心上边", "出席名单"),
    "套打": ("发文字号位置", *SIGNED),
    "简报": (),
    "无版头": (),
}  # fmt: skip
IMPRINT = ("版记位置", "版记线长", "版记线条数", "版记左右空")


def unseen(parts: Parts) -> Iterator[Finding]:
    """A finding without a verdict for every demand that waits for a page."""
    form = parts.form
    names = [*BY_HEAD[form.head], *ALWAYS]
    if form.joint and form.head == "普通":
        names.append("联合标志")
    if form.upward:
        names += ["签发人", "文号同签发人"]
    if parts.imprint and form.head != "信函":
        names += IMPRINT
    if any(s.wide for s in parts.paper.sections):
        names.append("横排页码")
    for name in dict.fromkeys(names):
        yield finding(name, "要看版面", None)
