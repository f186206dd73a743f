"""The sheets of a plan: every paper that is to be read is drafted first, then its sheet."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from pathlib import Path

from gencirc.kind.document import Document
from gencirc.kind.drafting import draft_document, wanted
from gencirc.kind.library import SHEET, Kind
from gencirc.kind.wording import Wording
from gencirc.plan.content import Body
from gencirc.plan.door import NAMES
from gencirc.plan.model import Plan
from gencirc.plan.official import Paper
from gencirc.plan.papers import Custom
from gencirc.problem import Problem, problem
from gencirc.proof.readings import watched
from gencirc.proof.sheet import facts
from gencirc.source.marks import Text

PAPERS = "公文"

Elements = Callable[[Text], Collection[str]]  # what the letterhead of a name prints


def readable(
    plan: Plan, wording: Wording, elements: Elements, draft: bool = False
) -> tuple[list[Document], list[Problem]]:
    """Every paper of a plan that can be read, and what is wrong with those that cannot."""
    found: list[Document] = []
    problems: list[Problem] = []
    for kind, paper in wanted(plan, wording.library.kinds()):
        if not kind.is_sheet and kind.sent(paper) is None:  # copies get no sheet of their own
            tags = elements(kind.layout(paper))
            made, wrong = draft_document(plan, kind, paper, wording, tags, draft)
            found += [d for d in made if not d.large]
            problems += wrong
    return found, problems


def sheets(
    plan: Plan,
    kind: Kind,
    paper: Paper,
    wording: Wording,
    elements: Elements,
    folder: Path,
    draft: bool = False,
) -> tuple[list[Document], list[Problem]]:
    """The sheets that a plan asks for: of the papers it names, else of all.

    ``folder`` is that of its papers, where readings are kept.
    """
    found, problems = readable(plan, wording, elements, draft)
    wanted_, unknown = chosen(paper, found)
    out: list[Document] = []
    for document in wanted_:
        wording.library.used |= watched(folder, document.name)
        more = {SHEET: paper, "核稿": facts(document, plan, folder)}
        made, wrong = draft_document(plan, kind, paper, wording, (), draft, more=more)
        name = SHEET if len(wanted_) == 1 else f"{SHEET}（{document.name}）"
        out += [replace(d, name=name) for d in made[:1]]
        problems += wrong
    return out, problems + unknown


def chosen(paper: Paper, found: list[Document]) -> tuple[list[Document], list[Problem]]:
    """The papers that 公文 names, by kind or by name; all when it names none."""
    body = paper.values.get(PAPERS) if isinstance(paper, Custom) else None
    names = [n for text in _texts(body) for n in NAMES.split(text.rstrip("。")) if n]
    if not names:
        return found, []
    known = [{d.name, str(d.kind.name), str(d.kind.key)} for d in found]
    problems = [
        problem("V110", paper.mark, name=n, all=_all(found))
        for n in names
        if not any(n in k for k in known)
    ]
    return [d for d, k in zip(found, known, strict=True) if k & set(names)], problems


def _texts(body: Body | None) -> list[Text]:
    return [i for i in body.items if isinstance(i, Text)] if body else []


def _all(found: list[Document]) -> str:
    return "、".join(dict.fromkeys(d.name for d in found)) or "（没有）"
