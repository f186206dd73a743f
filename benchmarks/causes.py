"""Why LibreOffice broke a line, or a page, elsewhere than reckoned."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection

from benchmarks.comparing import Difference
from benchmarks.papers import Paper
from gencirc.blocks import tree

UNKNOWN = "未查明"
Test = Callable[[Difference], bool]


def _torn(marks: str) -> Test:
    """LibreOffice begins a line with one of the marks."""
    return lambda d: d.next_printed[:1] in tuple(marks)


def _at(mine: str, rest: str) -> Test:
    """The reckoned line ends like this, and what follows begins like that."""
    return lambda d: bool(re.search(mine + "$", d.reckoned) and re.match(rest, d.next_reckoned))


# the first that holds is the cause
CAUSES: list[tuple[str, Test]] = [
    ("LibreOffice 的简体避头表里没有 % ％ ‰ ℃ ° … ～ 这些（Word 的有），让它们起头或者拆开省略号", _torn("%％‰℃°…～")),
    ("LibreOffice 有时拆开破折号——（标点国标不许）", lambda d: d.printed.endswith("—") and d.next_printed[:1] == "—"),
    ("间隔号·：Word 首尾都禁，LibreOffice 只禁行首", lambda d: "·" in d.printed[-2:] + d.next_printed[:2] + d.reckoned[-2:] + d.next_reckoned[:2]),
    ("闭标点后面是数字：LibreOffice 不在中间断行", _at("[，、。；：）》〕】」”’！？…％〉]", "[0-9A-Za-z±①Ⅰ-Ⅻ]")),
    ("数字、字母后面的引号、破折号：LibreOffice 当西文，不在前面断行", _at("[0-9A-Za-z]", "[“‘—…]")),
    ("数字、字母后面的破折号、引号：LibreOffice 取西文的字形，窄一些", lambda d: bool(re.search("[0-9A-Za-z][—“”‘’…]", d.reckoned + d.next_reckoned[:9]))),
    ("网址在斜线处断不断，LibreOffice 看前后的长短", lambda d: bool(re.search("://|www|/", d.reckoned + d.printed))),
    ("接排标题同正文交界处、段首的破折号后面：LibreOffice 也少收紧一次字距", lambda d: d.block == "Heading" or d.printed.startswith("—")),
    ("附件说明第一行：LibreOffice 在标点同数字交界处不收紧，“附件：1.”过了制表位", lambda d: d.block == "AttachmentNote"),
    ("表格列宽在 .fodt 里取整到百分之一毫米，正好放满的格差一个字", lambda d: d.block == "Table" and abs(len(d.reckoned) - len(d.printed)) <= 1),
]  # fmt: skip
EDGES = "LibreOffice 在汉字同数字、字母交界处少收紧一次字距（每处 0.25 磅），行尾差一个字"
ROOMY = "表格的行照数字旁留空的排法估（LibreOffice 直接转的样子），行高宁多不少"
FOLLOWS = "前面不同的后果：多一行或少一行"
WHOLE = "LibreOffice 把版心高取成整行（22 行，少 0.3 毫米），正好放满的页差一行表格"
KEPT = "经 .fodt 排的时候，LibreOffice 有时不理“与下段同页”（.docx 直接转的理）"


def cause(difference: Difference) -> str:
    """What broke a line elsewhere."""
    return next((name for name, test in CAUSES if test(difference)), UNKNOWN)


def page_cause(
    difference: Difference, paper: Paper, broken: Collection[int], left: Collection[Difference]
) -> str:
    """What put a line on another page.

    ``broken`` are the blocks with other lines, ``left`` what remains in LibreOffice's manner.
    """
    place = difference.place
    if any(_same_text(paper, b, place) for b in broken if b <= place):
        return FOLLOWS
    if not any(d.kind == "分页" and _same_text(paper, d.place, place) for d in left):
        return WHOLE
    kept = place and paper.estimator.strip(paper.blocks[place - 1], place - 1, paper.blocks).keep
    own = paper.estimator.strip(paper.blocks[place], place, paper.blocks).keep
    return KEPT if kept or own else UNKNOWN


def _same_text(paper: Paper, first: int, last: int) -> bool:
    """Whether no new page is forced between two blocks."""
    between = paper.blocks[max(first, 0) + 1 : last + 1]
    return first <= last and not any(tree.begins_new_text(b) for b in between)
