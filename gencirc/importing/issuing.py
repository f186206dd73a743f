"""Who issues a paper, with its number and date; names and units as proposals for the registry."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gencirc.importing.dates import arabic
from gencirc.importing.draft import Leaf, Pair, leaf, pair
from gencirc.importing.heads import BODY, OPEN, Paper
from gencirc.importing.kinds import day
from gencirc.importing.naming import names
from gencirc.patterns import later
from gencirc.source.marks import Text

KEY = "本机关"
ABOUT = later(r"^(.{4,40}?)关于")
PLAIN_NAME = later(
    r"^(.{2,20}?(?:局|委员会|住建委|管委会|办公室|办事处|街道办|人民政府|指挥部|中心|支队))(?=.{4})"
)
SELVES = later(r"我(?:局|委|办|中心|街道|镇|乡|站|所|院|处|科|区|县|市)(?!长)|全(?:局|委)(?!员)")


class Office(NamedTuple):
    """A body that issues: its key in the plan, its name, what else is said of it."""

    key: Text | str
    full: Text
    code: Text | None = None
    office: Text | None = None
    selves: tuple[str, ...] = ()


def issuers(papers: Sequence[Paper], headed: bool) -> list[Office]:
    """The issuing bodies: of the signature, else of the mark or the title.

    ``headed`` when one of the papers is an official one. To the title of another the name of
    the body would be put, unless it begins with it.
    """
    first = papers[0]
    named = next((p.issuers for p in papers if p.issuers), [])
    named = named or [n for n in [next(_full(papers), None)] if n]
    if not headed and not short_of(named[:1], first):
        return []
    office = next((p.office for p in papers if p.office), None)
    return [
        Office(
            name if len(named) > 1 else KEY, name,
            first.code if n == 0 else None, office if n == 0 else None,
            _selves(papers) if n == 0 else (),
        )
        for n, name in enumerate(named)
    ]  # fmt: skip


def short_of(named: Sequence[Text], paper: Paper) -> str:
    """What a body and the title of its paper begin with alike: 柳林镇."""
    full = str(named[0]) if named else ""
    size = next((n for n in range(len(full), 1, -1) if paper.name.startswith(full[:n])), 0)
    return full[:size]


def _full(papers: Sequence[Paper]) -> Iterator[Text]:
    for paper in papers:
        found = paper.mark and re.fullmatch(r"(.+?)(?:文件|令)?", paper.mark.strip())
        if paper.mark and found and not paper.mark.endswith("纪要"):
            yield paper.mark.part(*found.span(1))
    for paper in papers:
        title = paper.title[0] if paper.title else None
        found = title and (ABOUT.match(title) or PLAIN_NAME.match(title))
        if title is not None and found and BODY.search(found[1]):
            yield title.part(*found.span(1))


def _selves(papers: Sequence[Paper]) -> tuple[str, ...]:
    """我局、全局: what the body calls itself."""
    said = (m[0] for p in papers for x in p.body for m in SELVES.finditer(x.text))
    return tuple(dict.fromkeys(said))


# -- an official paper's own keys ---------------------------------------------------------


def official(paper: Paper, papers: Sequence[Paper], offices: Sequence[Office]) -> list[Pair]:
    """Number, date, title, recipients, copies, note: in the order of the paper."""
    first = paper is papers[0]
    copies = next((p.copies for p in papers if p.copies), None) if first else paper.copies
    printed = next((p.printed for p in papers if p.printed), None) if first else None
    if printed and str(printed) == str(paper.date):
        paper.derived.append(printed)
        printed = None
    return [
        *_number(paper),
        *_date(paper),
        *_one("份号", paper.copy),
        *_one("密级", paper.secrecy),
        *_one("紧急程度", paper.urgency),
        *_one("签发人", names(paper.signers) if paper.signers else None),
        *_mark(paper, offices),
        *([pair("标题", leaf(*paper.title))] if paper.title else []),
        *_meeting(paper),
        *([pair("题注", leaf(*paper.adopted))] if paper.adopted else []),
        *_one("主送", paper.to),
        *_one("分送" if _is_minutes(paper) else "抄送", copies),
        *_one("印发机关", None if offices else paper.office),
        *_one("印发日期", printed and arabic(printed, paper.derived)),
        *([pair("盖章", "签名章"), pair("签署职务", paper.post)] if paper.post else []),
        *_notes(paper),
    ]


def _date(paper: Paper) -> list[Pair]:
    """The date; one in Chinese numerals is printed in Arabic ones."""
    return day(paper.date, paper.derived)


def _is_minutes(paper: Paper) -> bool:
    return bool(paper.mark and paper.mark.endswith("纪要"))


def _meeting(paper: Paper) -> list[Pair]:
    """会议 of minutes, whose mark it heads."""
    if not paper.mark or not _is_minutes(paper):
        return []
    paper.derived.append(paper.mark)
    return [pair("会议", paper.mark)]


def _mark(paper: Paper, offices: Sequence[Office]) -> list[Pair]:
    """标志, where it is another one than the machine makes of the names of the bodies."""
    if paper.mark is None or _is_minutes(paper):
        return []
    bare = "".join(paper.mark.split())
    fulls = "".join(str(o.full) for o in offices)
    if bare in (fulls, fulls + "文件", fulls + "令") or len(offices) > 1:
        paper.derived.append(paper.mark)
        return []
    return [pair("标志", paper.mark)]


def _one(key: str, value: Text | Leaf | None) -> list[Pair]:
    if not value:
        return []
    return [pair(key, value if isinstance(value, Leaf) else leaf(value))]


def _number(paper: Paper) -> list[Pair]:
    """The number in full, its brackets 〔〕; one with holes waits for its signing."""
    if paper.serial and not paper.code:
        return [pair("文号", paper.serial)]
    if not (paper.code and paper.year and paper.serial):
        return []
    if not (paper.year.isdigit() and paper.serial.isdigit()):
        return []
    return [pair("文号", Leaf((paper.code, "〔", paper.year, "〕", paper.serial, "号")))]


def _notes(paper: Paper) -> list[Pair]:
    out: list[Pair] = []
    for note in paper.notes:
        found = OPEN.match(note)
        if found and found[1] in ("主动公开", "依申请公开", "不予公开"):
            out.append(pair("公开", note.part(*found.span(1))))
            paper.derived.append(note.part(0, found.start(1)))
        elif not any(str(p.key) == "附注" for p in out):
            out.append(pair("附注", note))
    return out
