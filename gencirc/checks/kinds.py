"""What suits a kind and its direction: signers, recipients, tone, elements (《条例》 8, 9, 15 to 17)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from gencirc.kind.document import Document
from gencirc.kind.elements import WHOLE
from gencirc.patterns import later
from gencirc.plan.content import Body
from gencirc.plan.door import listed_names
from gencirc.plan.model import Plan
from gencirc.plan.official import Official
from gencirc.problem import Problem, problem
from gencirc.source.marks import Mark, Text

LEADER = later(
    r".*(?:书记|省长|市长|区长|县长|镇长|乡长|厅长|局长|部长|主任|主席|主管|同志|领导)(?:同志)?$"
)
BELOW = later(
    r"(?:局|委|办|厅)?(?:所属|下属|直属)|(?:局|委)属|各(?:科室|股室|处室|中队|乡镇|乡|镇|街道|村|社区|学校|站所)"
)
RULED = later(r".*(?:人民政府|党委|党工委)$")
DEPARTMENT = later(r".*(?:局|委员会|厅|办公室|领导小组|指挥部|专班)$")
ABOVE = later(
    r"中共|中国共产党|.*(?:人民代表大会|政治协商会议|监察委员会|纪律检查委员会)"
    r"|.*(?:政府|[省市县区党工]委|委员会)办公(?:厅|室)$"
)
AGREED = later(r"经[^，。；]{2,20}(?:同意|批准|授权)")
REPLIED = later(r"《.+》（[^（）]*〔\d{4}〕\d+号）$")
CONTACT = later(r"联系|电话")
YEARED = later(r"[〔\[(（]\s*\d{2,4}")


def check(document: Document, plan: Plan) -> Iterator[Problem]:
    """A paper against what its kind and direction allow."""
    paper = document.paper
    if not isinstance(paper, Official):
        return
    yield from _without(document, paper)
    way = document.kind.direction(paper)
    if paper.direction and document.kind.directions and way not in document.kind.directions:
        known = "、".join(document.kind.directions)
        yield problem("E132", paper.direction, kind=document.kind.name, way=way, all=known)
    elif way == "上行":
        yield from _upward(document, paper, plan)
    else:
        yield from _not_upward(document, paper)
    if way == "下行":
        yield from _over_governments(document, paper, plan)
    yield from _number(document, paper)
    yield from _reply(document, paper)


def _without(document: Document, paper: Official) -> Iterator[Problem]:
    """Elements that the kind does not have, but that are typed."""
    for key in document.kind.without:
        if key not in paper.order or key == "签发人":
            continue
        if found := type(paper).find(key):
            value = getattr(paper, found.name)
            yield problem("E110", _place(value, paper), kind=document.kind.name, key=key)


def _place(value: Any, paper: Official) -> Mark | Text:
    first = value[0] if isinstance(value, tuple) and value else value
    if isinstance(first, Body):
        return first.mark
    return first if isinstance(first, Text) else paper.mark


def _upward(document: Document, paper: Official, plan: Plan) -> Iterator[Problem]:
    yield from _signers(document, paper, plan)
    sent = listed_names(paper.recipients)
    if len(sent) > 1:
        yield problem("E114", sent[1], have=len(sent))
    for name in sent:
        if LEADER.match(name):
            yield problem("E115", name, name=name)
    for name in listed_names(paper.copies):
        if BELOW.match(name):
            yield problem("E116", name, name=name)
    if document.kind.name == "请示" and not CONTACT.search(paper.note or ""):
        yield problem("E121", paper.note or paper.mark)
    if document.letterhead == "信函":
        yield problem("E128", paper.layout or paper.mark)
    elif paper.signers and not document.signers:
        yield problem("E129", paper.layout or paper.mark, layout=document.letterhead)


def _signers(document: Document, paper: Official, plan: Plan) -> Iterator[Problem]:
    bodies = len(plan.issuers)
    if not paper.signers:
        yield problem("E112" if document.open else "E111", paper.mark)
    elif bodies and len(paper.signers) != bodies:
        yield problem("E127", paper.signers[0], have=len(paper.signers), want=bodies)


def _not_upward(document: Document, paper: Official) -> Iterator[Problem]:
    """签发人 stands only in the head of an upward paper (7.2.6)."""
    if paper.signers and document.kind.directions:
        yield problem("E113", paper.signers[0])


def _over_governments(document: Document, paper: Official, plan: Plan) -> Iterator[Problem]:
    """A department does not order governments about, unless its own government agreed."""
    full = plan.issuer.full
    if not DEPARTMENT.match(full) or ABOVE.match(full):
        return
    ruled = next((n for n in listed_names(paper.recipients) if RULED.match(n)), None)
    if ruled is None:
        return
    text = "".join(
        str(w) for b in document.blocks if isinstance(w := getattr(b, "words", ""), tuple)
    )
    if not AGREED.search(text):
        yield problem("E126", ruled, name=ruled)


def _number(document: Document, paper: Official) -> Iterator[Problem]:
    """The number in the form of the layout."""
    typed = paper.number
    if not typed:
        return
    whole = WHOLE.match(typed)
    if "令号" in document.head and YEARED.search(typed):
        yield problem("E131", typed, number=typed)
    elif "信函标志" in document.head and whole and not whole[1].endswith("函"):
        yield problem("E130", typed, number=typed)


def _reply(document: Document, paper: Official) -> Iterator[Problem]:
    """来文 names the letter answered: its title first, then its number."""
    if paper.reply_to and not REPLIED.match(paper.reply_to):
        yield problem("E125", paper.reply_to, text=paper.reply_to)
    if not paper.reply_to and paper.title and paper.title.endswith("复函"):
        yield problem("E124", paper.title)
