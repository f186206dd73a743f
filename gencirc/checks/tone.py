"""What a kind may say: requests in reports, commands among equals, one closing phrase."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from gencirc.alike import listed
from gencirc.blocks.tree import (
    AttachmentHead,
    AttachmentNote,
    Block,
    Heading,
    Paragraph,
    Part,
    Signature,
    begins_new_text,
    said,
)
from gencirc.checks.reading import found, masked, typed
from gencirc.kind.document import Document
from gencirc.patterns import later
from gencirc.plan.model import Plan
from gencirc.plan.official import Official
from gencirc.problem import Problem, problem
from gencirc.words import Words

REQUEST = later(
    r"(?:妥|当|可)否，?请|(?<![提报申呈函已经])请(?:予以|予)?(?:批示|批准|批复|审批|核准|批转)"
    r"|恳请[^，。；]{0,15}(?:批准|批复|批示|审批)|请(?:予以|予|给予)支持(?=[。！]|为盼)"
)
OF_REQUEST = later(r"(?:妥|当|可)否，?请[批审]示?|请批示")
YOU = later(r"(?<!迷)你(局|委|办|厅|部|院|校|所|公司|单位|中心|[省市县区镇乡](?!级))")
COMMAND = later(r"务必|遵照执行|不得有误")
MATTER = later(r"关于.{2,30}(?:问题|事项|事宜)$")
CLOSING = later(
    r"特此(?:通知|通报|通告|公告|报告|请示|函告|函复|函商|函询|函达|批复|决定)(?=[。，])|[妥当]否，请批示"
    r"|以上(?:请示|报告|意见)[^。]*|此复(?=。)|现予公告|请予支持为盼|^盼复|^请函复|^请予批准|现提请审议|请予审议"
)


def check(document: Document, plan: Plan) -> Iterator[Problem]:
    """The wording of an official paper's own text."""
    paper = document.paper
    if not isinstance(paper, Official):
        return
    kind, way = str(document.kind.name), document.kind.direction(paper)
    if _nothing(document, kind, way):
        return
    text = list(own_text(document.blocks))
    if kind == "报告":
        yield from _said("E118", REQUEST, text)
    if kind == "意见":
        yield from _said("E122", OF_REQUEST, text[-1:])
    if way == "平行":
        yield from _said("E120", COMMAND, text)
        for words, match in found(YOU, text):
            at, right = words.mark_at(match.start()), "贵" + match[1]
            yield problem("E119", at, text=match[0], right=right)
    if kind == "请示":
        yield from _matters(document.blocks)
    yield from _closings(text)


def _nothing(document: Document, kind: str, way: str) -> bool:
    """Whether a paper that was filled in has nothing of the kind, and one closing at most."""
    if kind == "请示":
        return False
    if _unfit(kind, way) and listed(document, _asked, kind, way) != []:
        return False
    closings = listed(document, _closing)
    return closings is not None and len(closings) < 2


def _asked(thing: Part, kind: str, way: str) -> list[Problem]:
    """Requests and commands that a kind, or a paper of a direction, should not have."""
    text = list(said(thing))
    return [p for pattern in _unfit(kind, way) for p in _said("E118", pattern, text)]


def _unfit(kind: str, way: str) -> list[re.Pattern[str]]:
    """What a kind, or a paper of a direction, should not say."""
    of_kind = {"报告": [REQUEST], "意见": [OF_REQUEST]}.get(kind, [])
    return [*of_kind, COMMAND, YOU] if way == "平行" else of_kind


def _closing(thing: Part) -> list[str]:
    """The closing phrases of a block."""
    return [phrase for words in said(thing) for _, phrase in _phrases(words)]


def own_text(blocks: Sequence[Block]) -> Iterator[Words]:
    """The lines of a paper's own text: not its heads, attachments or the text it issues."""
    own = takewhile(lambda b: not begins_new_text(b), blocks)
    for block in own:
        if isinstance(block, Paragraph):
            yield block.words
        elif isinstance(block, Heading):
            yield from (w for w in (block.words, block.text) if w)
        elif isinstance(block, AttachmentNote | AttachmentHead | Signature):
            return


def _said(code: str, pattern: re.Pattern[str], text: list[Words]) -> Iterator[Problem]:
    for words, match in found(pattern, text):
        yield problem(code, words.mark_at(match.start()), text=match[0])


def _matters(blocks: Sequence[Block]) -> Iterator[Problem]:
    """Headings that each name a matter: 一、关于编制问题 二、关于经费问题."""
    heads = [b.words for b in blocks if isinstance(b, Heading) and b.level == 1]
    matters = [w for w in heads if MATTER.match(str(w))]
    if len(matters) > 1:
        yield problem("E117", matters[1].mark_at(0), have=len(matters))


def _closings(text: list[Words]) -> Iterator[Problem]:
    """Two closing phrases at the end; the place is that of the one the author typed."""
    ends = [(words, place, phrase) for words in text[-2:] for place, phrase in _phrases(words)]
    if len(ends) > 1:
        (first, start, phrase), (second, place, other) = ends[0], ends[1]
        own = typed(second, place, place + 1)
        mark = second.mark_at(place) if own else first.mark_at(start)
        yield problem("E123", mark, first=phrase, text=other)


def _phrases(words: Words) -> Iterator[tuple[int, str]]:
    """The closing phrases of a line, one a sentence at most, and where each begins."""
    for sentence in re.finditer(r"[^。！]+[。！]?", masked(str(words))):
        if match := CLOSING.search(sentence[0]):
            yield sentence.start() + match.start(), match[0]
