"""Recipients and copies: each body once, under whichever of its names."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from gencirc.kind.document import Document
from gencirc.patterns import later
from gencirc.plan.door import listed_names
from gencirc.plan.model import Plan
from gencirc.plan.official import Official
from gencirc.plan.papers import Custom
from gencirc.problem import Problem, problem
from gencirc.reuse import of_few
from gencirc.source.marks import Text

PLACE = later(r"[^省市县区]{1,4}?(?:省|市|县|区)(?=.)")
WITHIN = {"N213": "N214", "N318": "N319", "N315": "N324"}  # twice in one list only
OFFICES = "科室股处办"
LEVEL = ("省", "市", "县", "区")
SHORTER = (  # what offices call each other for short (规范化简称)
    ("人民代表大会常务委员会", "人大常委会"), ("人民代表大会", "人大"), ("人民政府", "政府"),
    ("政治协商会议", "政协"), ("住房和城乡建设", "住建"), ("城市管理", "城管"), ("交通运输", "交通"),
    ("人力资源和社会保障", "人社"), ("卫生健康", "卫健"), ("市场监督管理", "市场监管"),
    ("发展和改革", "发改"), ("文化和旅游", "文旅"), ("应急管理", "应急"), ("工业和信息化", "工信"),
    ("教育体育", "教体"), ("行政综合执法", "综合执法"), ("街道办事处", "街道办"), ("常务委员会", "常委会"),
    ("委员会", "委"), ("办公室", "办"),
)  # fmt: skip


LAST = frozenset(long[-1] for long, _ in SHORTER)


class Sent(NamedTuple):
    """A body that a paper goes to: where it stands, and its name taken apart."""

    name: Text
    list: str  # 主送, 抄送 or 分送
    known: str
    place: str
    bare: str

    def same(self, other: Sent) -> bool:
        """Whether two names mean one body: alias, full and short name, with or without its place.

        县政府 is 青石县人民政府; two names that both say their place must say the same one.
        """
        if self.known == other.known:
            return True
        if self.bare != other.bare or (self.place and other.place and self.place != other.place):
            return False
        return self.bare[:1] in LEVEL or not (self.place or other.place)


def check(document: Document, plan: Plan) -> Iterator[Problem]:
    """A body that a paper goes to twice, or that sends it."""
    paper = document.paper
    if not isinstance(paper, Official) or document.apart:
        return
    copies = [_body(name, "分送", plan) for name in _sent(paper)]
    copies = copies or _listed(paper.copies, "抄送", plan)
    bodies = [*_listed(paper.recipients, "主送", plan), *copies]
    yield from _twice(bodies, plan)
    own = [o for o in _issuing(plan) if any(o.bare == body.bare for body in bodies)]
    for body in bodies if own else ():
        if any(body.same(o) for o in own):
            yield problem("N316" if body.list == "主送" else "N317", body.name, name=body.name)


def _sent(paper: Official) -> list[Text]:
    """The names of 分送 in minutes."""
    body = paper.values.get("分送") if isinstance(paper, Custom) else None
    return [n for t in (body.items if body else ()) if isinstance(t, Text) for n in listed_names(t)]


@of_few
def _listed(line: Text | None, place: str, plan: Plan) -> list[Sent]:
    """The bodies of a line, which all copies of a paper have when it was typed for all."""
    return [_body(name, place, plan) for name in listed_names(line)]


@of_few
def _issuing(plan: Plan) -> list[Sent]:
    """Those who send the papers of a plan."""
    return [_body(i.full, "", plan) for i in plan.issuers if i.full]


def _body(name: Text, place: str, plan: Plan) -> Sent:
    known = registered(name, plan)
    return Sent(name, place, known, *parted(known))


def _twice(bodies: list[Sent], plan: Plan) -> Iterator[Problem]:
    """Names that stand there already: the same word before another name for it."""
    classes = [b for b in bodies if b.name.startswith("各")]
    if not classes and len({b.bare for b in bodies}) == len(bodies):
        return
    names: dict[str, Sent] = {}
    alike: dict[str, list[Sent]] = {}
    for body in bodies:
        first = names.setdefault(str(body.name), body)
        others = alike.setdefault(body.bare, [])
        other = next((o for o in others if o.same(body)), None)
        whole = next((c for c in classes if belongs(body.name, c.name, plan)), None)
        others.append(body)
        if first is not body:
            yield _said("N213", body, first)
        elif other:
            yield _said("N318", body, other)
        elif whole:
            yield _said("N315", body, whole)


def _said(code: str, body: Sent, first: Sent) -> Problem:
    within = body.list == first.list
    facts = {"name": body.name, "first": first.name, "whole": first.name}
    place = first.list if code == "N315" else body.list
    return problem(WITHIN[code] if within else code, body.name, place=place, **facts)


def registered(name: str, plan: Plan) -> str:
    """The full name of a registered body, whatever it is called; another name as it is."""
    known = str(plan.registry.aliases.get(name, name))
    return _issuers(plan).get(known, known)


@of_few
def _issuers(plan: Plan) -> dict[str, str]:
    """The full names of issuing bodies by each of their names, the plan's own before others."""
    known: dict[str, str] = {}
    for issuer in (*plan.issuers, *plan.registry.issuers.values()):
        for name in filter(None, (issuer.name, issuer.full, issuer.short)):
            known.setdefault(str(name), str(issuer.full))
    return known


@lru_cache(maxsize=256)
def parted(name: str) -> tuple[str, str]:
    """A name's place, and the rest in its short form from the level on: 青石, 县政府."""
    short = name.removeprefix("中共").removeprefix("中国共产党")
    for long, brief in SHORTER if not LAST.isdisjoint(short) else ():
        short = short.replace(long, brief)
    found = PLACE.match(short)
    if not found or short[0] in LEVEL or short[0] == "各":
        return "", short
    return short[: found.end() - 1], short[found.end() - 1 :]


def belongs(name: str, whole: str, plan: Plan) -> bool:
    """Whether a unit is one of a class such as 各科室, by the lists of 单位.yaml."""
    if not whole.startswith("各"):
        return False
    unit = plan.registry.units.get(name)
    if unit is None or name == whole:
        return False
    kind = whole.removeprefix("各")
    if kind == "科室" and name[-1] not in OFFICES:  # a brigade in the same list is none
        return False
    keys = ("", "机关", *(i.name for i in plan.issuers))
    rosters = {k + n for k in keys for n in (kind, kind.removesuffix("单位")) if n}
    return unit.roster in rosters
