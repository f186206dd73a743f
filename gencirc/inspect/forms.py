"""How the parts of a paper read, right or nearly right, and the formats that papers have."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Literal, NamedTuple

Head = Literal["普通", "信函", "命令", "纪要", "套打", "简报", "无版头"]

NUMBER = re.compile(r"[\u4e00-\u9fff]{2,}〔(?:19|20)\d{2}〕[1-9]\d*号$")
LOOKS_LIKE_NUMBER = re.compile(
    r"^[^\d\s]{1,20}[〔\[［（(【﹝]\s*\d{2,4}\s*[〕\]］）)】﹞]\s*第?\s*\d*\s*号"
)
ORDER_NUMBER = re.compile(r"^第\s*[0-9０-９一二三四五六七八九十百〇]+\s*号$")
MINUTES_NUMBER = re.compile(
    r"^[（(]?第?\s*[0-9一二三四五六七八九十百〔〕（）()\[\]]+\s*[期次号][）)]?$"
)
SIGNER = re.compile(r"^签\s*发\s*人\s*[：:]?")
DATE = re.compile(r"(?:19|20)\d{2}年(?:[1-9]|1[0-2])月(?:[1-9]|[12]\d|3[01])日$")
LOOKS_LIKE_DATE = re.compile(
    r"^(?:\d{4}\s*年\s*\S{0,3}\s*月\s*(?:\S{0,3}\s*日)?|[二〇○零Ｏ一三四五六七八九]{4}年.{1,3}月.{1,3}日"
    r"|\d{4}[./-]\d{1,2}[./-]\d{1,2})$"
)
PRINTED = re.compile(r"(?:19|20)\d{2}年(?:[1-9]|1[0-2])月(?:[1-9]|[12]\d|3[01])日印发$")
LOOKS_PRINTED = re.compile(
    r"(?:年.{0,4}月.{0,4}日|\d[./-]\d{1,2}[./-]\d{1,2})\s*印\s*发?(?:\s*共印.*)?$"
)
COPIES = re.compile(r"^(?:抄\s*送|抄\s*报|分\s*送|主\s*送)\s*[：:]")
SECRECY = re.compile(r"^(?:绝\s*密|机\s*密|秘\s*密)(?:\s*★.*)?$")
URGENCY = re.compile(r"^(?:特\s*[急提]|加\s*急|平\s*急|急\s*件|紧\s*急)$")
NOTE = re.compile(r"^[（(](?!\d{1,3}[）)]|[一二三四五六七八九十]+[）)]).*[）)]$")
ATTACHED = re.compile(r"^附\s*件\s*(\d*|[一二三四五六七八九十]*)\s*[：:]?$")
LABEL = re.compile(r"^附件\d*$")
ATTACHMENTS = re.compile(r"^附\s*件\s*\d*\s*[：:]\s*\S")
ITEM = re.compile(r"^\d{1,2}\s*[.．、]\s*")
PAGE_NUMBER = re.compile(r"^([—–―－─\-]*)\s*(\d+)\s*([—–―－─\-]*)$")
PRESENT = re.compile(r"^(?:出席|请假|列席|记录)(?:人员)?[：:]")
EDITOR = re.compile(r"^[（(【［]?(?:编\s*者\s*按|按\s*语)[】］]?[：:]")  # 楷体 by custom
EMPTY_PAGE = re.compile(r"此页无正文")

LEVELS = (
    ("一级标题字体", re.compile(r"^[一二三四五六七八九十]+[、．.]")),
    ("二级标题字体", re.compile(r"^[（(][一二三四五六七八九十]+[）)]")),
    ("三级标题字体", re.compile(r"^\d{1,2}[.．、](?!\d)")),
    ("四级标题字体", re.compile(r"^[（(]\d{1,2}[）)]")),
)
WELL_NUMBERED = (
    re.compile(r"^[一二三四五六七八九十]+、"),
    re.compile(r"^（[一二三四五六七八九十]+）(?![、，。．.])"),
    re.compile(r"^\d{1,2}\.(?!\d)"),
    re.compile(r"^（\d{1,2}）(?![、，。．.])"),
)
# the first paragraph of a paper without 主送: 为……，现公告如下：
OPENS = re.compile(
    r"(?:如下|以下\S{1,6}|命令|决定)[：:]$|^(?:为|根据|按照|依据|经|现|因|鉴于)\S*，"
)


class Form(NamedTuple):
    """The format of a paper (7, 10), with what upward and joint papers add."""

    head: Head
    upward: bool = False
    joint: bool = False

    @property
    def red_head(self) -> bool:
        """Whether the paper has a head at all, printed or left to the pre-printed sheet."""
        return self.head not in ("无版头", "简报")

    @property
    def ruled(self) -> bool:
        """Whether a single red rule belongs under its number."""
        return self.head == "普通"

    @property
    def titled(self) -> bool:
        return self.head not in ("命令", "纪要")

    @property
    def name(self) -> str:
        """As a person calls it: 上行文，联合行文."""
        more = [w for w, is_so in (("上行文", self.upward), ("联合行文", self.joint)) if is_so]
        plain = (
            "简报（国标没有这种格式，只量正文和页码）" if self.head == "简报" else "没有版头的文件"
        )
        return "，".join([f"{self.head}格式" if self.red_head else plain, *more])


def format_of(mark: str, upward: bool, joint: bool, letter: bool, number: bool) -> Form:
    """The format by what the head says and shows; ``mark`` is the red text, empty without one."""
    if not mark:
        return Form("套打" if number else "无版头", upward)
    if mark.endswith("令"):
        return Form("命令", False, joint)
    if mark.endswith("简报"):
        return Form("简报")
    if mark.endswith("纪要"):
        return Form("纪要")
    if letter and not upward:
        return Form("信函", False, joint)
    return Form("普通", upward, joint)


def well_shaped(widths: list[float]) -> bool:
    """Growing, shrinking, or longest inside (7.3.1)."""
    signs = "".join("+" if b > a else "-" if b < a else "0" for a, b in pairwise(widths))
    return re.fullmatch(r"\+*-*", signs) is not None


def copies_label(form: Form, text: str) -> bool:
    """Whether a row begins as 抄送 must; minutes are 分送 by custom."""
    words = "抄送|主送|分送" if form.head == "纪要" else "抄送|主送"
    return re.match(rf"(?:{words})：", re.sub(r"[ \u3000]", "", text)) is not None


def blank_form(text: str) -> bool:
    """Whether a place is still left open for the signing: 〔2026〕　号."""
    return "\u3000" in text or re.search(r"[〕年月]\s+[号月日]", text) is not None
