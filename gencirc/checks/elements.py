"""Elements of the head and title by their own rules (GB/T 9704 7.2, 《条例》 9)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gencirc.alike import in_common
from gencirc.checks.reading import masked
from gencirc.kind.document import Document
from gencirc.patterns import later
from gencirc.plan.model import Plan
from gencirc.plan.official import Official
from gencirc.plan.papers import Notice
from gencirc.problem import Problem, problem
from gencirc.source.marks import Text

SECRECY = later(r"(绝密|机密|秘密)(?:★(\d+)(年|个月))?$")
MOST = {"绝密": 30, "机密": 20, "秘密": 10}  # years, 《保守国家秘密法》 article 20
URGENCY = ("特急", "加急")
BRACKETED = later(r"（[^）]*）$")
NO_KIND = later(r"(?:请示报告|意见函|通知函|请示函|通报函|公告函)$")
COPY = later(r"\d{6}$")
KINDS = (
    "决议", "决定", "命令", "令", "公报", "公告", "通告", "意见", "通知", "通报", "报告", "请示", "批复", "议案", "函", "纪要",
)  # fmt: skip


@in_common
def check(document: Document, plan: Plan) -> Iterator[Problem]:
    """The head of a notice."""
    paper = document.paper
    if not isinstance(paper, Official) or not document.head:
        return
    if isinstance(paper, Notice) and not paper.body and not plan.scheme:
        yield problem("P105", paper.mark, what="通知", key="正文")
    if paper.secrecy:
        yield from _secrecy(paper.secrecy, paper)
    if paper.urgency and paper.urgency not in URGENCY:
        yield problem("E103", paper.urgency, value=paper.urgency)
    if paper.copy_number and not COPY.match(paper.copy_number):
        yield problem("E104", paper.copy_number, value=paper.copy_number)
    if paper.title:
        if document.kind.name.endswith(KINDS):
            yield from _title(paper.title)
        yield from _kind_named(paper.title, str(document.kind.name))
        yield from _worded(paper.title, paper.title)
    elif paper.matter:
        yield from _worded(paper.matter, paper.matter.removeprefix("关于"))


def _secrecy(typed: Text, paper: Official) -> Iterator[Problem]:
    match = SECRECY.match(typed)
    if not match:
        yield problem("E101", typed, value=typed)
    elif match[2] and match[3] == "年" and int(match[2]) > MOST[match[1]]:
        yield problem("E102", typed, value=match[1], most=MOST[match[1]])
    if not paper.copy_number:
        yield problem("E105", typed)


def _title(title: Text) -> Iterator[Problem]:
    bare = BRACKETED.sub("", title)
    if "关于" not in title:
        yield problem("E106", title)
    if not bare.endswith(KINDS):
        yield problem("E107", title)
    if title.count("的通知") > 1:
        yield problem("E108", title)
    sign = re.search(r"[，。：；！？]", title)
    if sign:
        yield problem("E109", title.part(sign.start(), sign.end()), sign=sign[0])


def _kind_named(title: Text, kind: str) -> Iterator[Problem]:
    """The kind at the end of a title is the kind of the paper."""
    bare = BRACKETED.sub("", title)
    said = next((k for k in sorted(KINDS, key=len, reverse=True) if bare.endswith(k)), kind)
    if (
        kind in KINDS
        and said != kind
        and not NO_KIND.search(bare)
        and not (kind == "命令" and said == "令")
    ):
        yield problem("E133", title.part(len(bare) - len(said), len(bare)), text=said, kind=kind)


def _worded(typed: Text, said: str) -> Iterator[Problem]:
    """A title or matter by its own words: kinds that there are none of, doubled words.

    ``said`` leaves out the 关于 that the machine puts there itself.
    """
    own = masked(typed)
    wrong = NO_KIND.search(BRACKETED.sub("", own))
    if wrong:
        yield problem("E134", typed.part(*wrong.span()), text=wrong[0])
    if own.count("转发") > 1:
        yield problem("E135", typed.part(own.rindex("转发"), own.rindex("转发") + 2))
    if masked(said).count("关于") > 1 and own.count("的通知") < 2:
        yield problem("E136", typed.part(own.rindex("关于"), own.rindex("关于") + 2))
