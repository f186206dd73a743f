"""Which kind of paper it is, and what its kind wants under keys of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from gencirc.importing.bodies import Data, body, paragraphs
from gencirc.importing.dates import BESIDE, DATE, arabic
from gencirc.importing.draft import Pair, leaf, pair
from gencirc.importing.heads import Paper
from gencirc.importing.levels import Item
from gencirc.patterns import later
from gencirc.source.marks import Text

ENDINGS: tuple[tuple[str, str], ...] = (
    ("讲话", r"讲话(?:稿|提纲)?$|上的(?:讲话|发言|致辞)$"),
    ("通知", r"通知$"),
    ("请示", r"请示$"),
    ("报告", r"^.*关于.*报告$"),
    ("批复", r"批复$"),
    ("函", r"(?:的|复)函$"),
    ("意见", r"关于.*意见$"),
    ("通报", r"通报(?:（.*）)?$"),
    ("通告", r"通告$"),
    ("公告", r"公告$"),
    ("公报", r"公报$"),
    ("决定", r"决定$"),
    ("决议", r"决议$"),
    ("议案", r"议案$"),
    ("经验交流材料", r"材料$|经验$|体会$|汇报(?:提纲)?$|总结$|报告$|情况$|做法$|简报$"),
)
STOCK = {
    "报告",
    "请示",
    "函",
    "通告",
    "公告",
    "批复",
    "通报",
    "意见",
    "议案",
}  # that end in words of their own
CLOSING = later(r"^(?:特此|妥否|当否|以上|此复|现提请|请予|请函|可否|专此|请审)[^。]{0,40}。?$")
WITH_POST = later(r"^([\u4e00-\u9fff、]{2,20}?)(?:\s+([\u4e00-\u9fff·]{2,4})|\s*([XxＸ×某]{2,4}))$")
NOTED = later(r"^(编者按\s*[：:]\s*)")
ANSWERED = later(r"^(?:你|贵)[^，。《]{0,6}(《.+?》(?:（[^（）]*〔[^（）]*）)?)收悉。(.*)$")


class Opened(NamedTuple):
    """The keys of a kind before the text, what remains of the text, the keys behind it."""

    pairs: tuple[Pair, ...]
    items: list[Item]
    after: tuple[Pair, ...] = ()


def kind_of(paper: Paper, papers: Sequence[Paper]) -> str:
    """The key of a paper in a plan; what is of no known kind is printed as a scheme is."""
    name = re.sub(r"（[^（）]*）$", "", paper.name)
    if paper.mark and paper.mark.endswith(("纪要", "令")):
        return "纪要" if paper.mark.endswith("纪要") else "命令"
    if re.search(r"(?:总结|汇报|情况)$", name) and paper.issuers and not paper.code:
        return "工作总结"
    for kind, ending in ENDINGS:
        if _ends(name, ending) and (paper.to or kind not in ("报告", "意见") or paper.code):
            return kind
    numbered = paper.mark or paper.to  # a number that is printed at the head
    if not (paper.code and numbered):
        return "方案"
    sent = any(p is not paper and p.name.endswith("通知") for p in papers)
    return "方案" if sent else "通知"  # with a number and recipients it is sent as a notice is


def _ends(name: str, ending: str) -> bool:
    """Whether a name ends in a word, or matches a pattern where that is more than one."""
    word = ending.removesuffix("$")
    return name.endswith(word) if word.isalpha() else bool(re.search(ending, name))


def opened(
    kind: str, paper: Paper, items: list[Item], derived: list[Text], data: Data, alone: bool = True
) -> Opened:
    """The keys that a kind has of its own; a scheme that comes ``alone`` has its signature."""
    if kind == "方案":
        return _scheme(paper, items, data, alone)
    if kind == "讲话":
        return _speech(paper, items)
    if kind == "经验交流材料":
        return _report(paper, items, derived)
    return _official(kind, items, derived)


def _title(paper: Paper) -> list[Pair]:
    return [pair("标题", leaf(*paper.title))] if paper.title else []


def _leading(items: list[Item]) -> int:
    """How many paragraphs stand before the first heading."""
    return next((n for n, i in enumerate(items) if not isinstance(i, Text)), len(items))


def _texts(items: Sequence[Item]) -> list[Text]:
    return [i for i in items if isinstance(i, Text)]


def is_signed(paper: Paper) -> bool:
    """Whether it ends with bodies and a date."""
    return bool(paper.issuers and paper.date)


def _scheme(paper: Paper, items: list[Item], data: Data, alone: bool) -> Opened:
    pairs = _title(paper)
    under, date = dated(paper)
    if alone and is_signed(paper) and paper.date:
        made = arabic(paper.date, paper.derived)
        paper.derived += [*paper.issuers, paper.date]
        pairs += [pair("成文日期", made), pair("落款", "是")]
    elif alone and date is paper.date and not paper.issuers:
        pairs += day(date, paper.derived)
    elif date is paper.date and date is not None:  # behind its notice it has no signature
        items = [*items, *paper.issuers, date]
    else:
        pairs += day(date, paper.derived)
    count = _leading(items)
    texts = [*paper.adopted, *under, *([paper.to] if paper.to else []), *_texts(items[:count])]
    if not texts and items:  # without 引言 the stock one would be printed
        pairs.append(pair("引言", body(items, 1, data), "原文没有引言，各节写在这里"))
        return Opened(tuple(pairs), [])
    pairs += [pair("引言", paragraphs(texts))] if texts else []
    return Opened(tuple(pairs), items[count:])


def dated(paper: Paper) -> tuple[list[Text], Text | None]:
    """The lines under a title without the date, and the date."""
    rest, date = [], paper.date
    for text in paper.under:
        found = (DATE.match(text) or BESIDE.match(text)) if date is None else None
        if found is None:
            rest.append(text)
            continue
        first, last = found.span(found.re.groups)
        date = text.part(first, last)
        rest += [text.part(*found.span(1)).trimmed()] if found.re.groups > 1 else []
        paper.derived += [text.part(0, first), text.part(last, len(text))]
    return rest, date


def day(date: Text | None, derived: list[Text]) -> list[Pair]:
    """成文日期; one that is masked stays as typed."""
    return [pair("成文日期", arabic(date, derived))] if date is not None else []


def _speech(paper: Paper, items: list[Item]) -> Opened:
    pairs = _title(paper)
    under, date = dated(paper)
    pairs += day(date, paper.derived)
    if under and (parts := WITH_POST.match(under[-1])):
        line = under.pop()
        under += [line.part(*parts.span(1)), line.part(*parts.span(parts.lastindex or 2))]
    if under:
        pairs.append(pair("讲话人", under[-1]))
        paper.speaker = (under.pop(), under.pop() if under else None)
    if paper.to and not paper.to.startswith("同志们"):
        pairs.append(pair("称呼", paper.to))
    elif paper.to:
        paper.derived.append(paper.to)
    return Opened(tuple(pairs), [*under, *items])


def _report(paper: Paper, items: list[Item], derived: list[Text]) -> Opened:
    pairs = _title(paper)
    under, date = dated(paper)
    by = [*under, *paper.issuers]
    pairs += [pair("单位", by[0])] if by else []
    pairs += day(date, paper.derived)
    count = _leading(items)
    texts = _texts(items[:count])
    if texts and (found := NOTED.match(texts[0])):
        derived.append(texts[0].part(*found.span(1)))
        note = texts.pop(0)
        pairs.append(pair("编者按", note.part(found.end(), len(note))))
    texts = [*by[1:], *([paper.to] if paper.to else []), *texts]
    return Opened((*pairs, *([pair("导语", paragraphs(texts))] if texts else ())), items[count:])


def _official(kind: str, items: list[Item], derived: list[Text]) -> Opened:
    """The last words of a paper that has stock ones: as typed, or none."""
    pairs: tuple[Pair, ...] = ()
    first = items[0] if items else None
    if kind in ("批复", "函") and isinstance(first, Text) and (found := ANSWERED.match(first)):
        if re.fullmatch(r"(?:经研究，)?现(?:批|函)复如下：", found[2]):
            pairs, items = (pair("来文", first.part(*found.span(1))),), items[1:]
            derived += [first.part(0, found.start(1)), first.part(found.end(1), len(first))]
    if kind not in STOCK:
        return Opened(pairs, items)
    last = items[-1] if items else None
    if isinstance(last, Text) and CLOSING.match(last) and len(items) > 1:
        return Opened(pairs, items[:-1], (pair("结语", last),))
    return Opened(pairs, items, (pair("结语", "无"),))
