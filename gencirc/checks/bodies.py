"""Recipients and copies: each body once, under whichever of its names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gencirc.kind.drafting import Document
from gencirc.plan.door import listed_names
from gencirc.plan.model import Plan
from gencirc.plan.official import Official
from gencirc.plan.papers import Custom
from gencirc.problem import Problem, problem
from gencirc.source.marks import Text

PLACE = re.compile(r"[^省市县区]{1,4}?(?:省|市|县|区)(?=.)")
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


def check(document: Document, plan: Plan) -> Iterator[Problem]:
    """A body that a paper goes to twice, or that sends it."""
    paper = document.paper
    if not isinstance(paper, Official) or document.apart:
        return
    sent = _sent(paper)
    copies = ("分送", sent) if sent else ("抄送", listed_names(paper.copies))
    seen: list[tuple[Text, str]] = []
    for place, names in (("主送", listed_names(paper.recipients)), copies):
        earlier = len(seen)
        for name in names:
            yield from _again(name, place, seen, earlier, plan)
            yield from _own(name, place, plan)
            seen.append((name, place))


def _sent(paper: Official) -> list[Text]:
    """The names of 分送 in minutes."""
    body = paper.values.get("分送") if isinstance(paper, Custom) else None
    return [n for t in (body.items if body else ()) if isinstance(t, Text) for n in listed_names(t)]


def _again(
    name: Text, place: str, seen: list[tuple[Text, str]], earlier: int, plan: Plan
) -> Iterator[Problem]:
    """A name that stands there already: the same word before another name for it."""
    for code, alike in (("N213", _equal), ("N318", same_body), ("N315", belongs)):
        for n, (first, where) in enumerate(seen):
            said = code if n < earlier else WITHIN[code]
            if alike(name, first, plan):
                yield problem(said, name, name=name, first=first, whole=first, place=where)
            elif code == "N315" and alike(first, name, plan):
                yield problem(said, first, name=first, whole=name, place=place)
            else:
                continue
            return


def _equal(one: str, other: str, plan: Plan) -> bool:
    return one == other


def _own(name: Text, place: str, plan: Plan) -> Iterator[Problem]:
    """A paper that goes to a body that issues it."""
    if any(same_body(name, issuer.full, plan) for issuer in plan.issuers if issuer.full):
        if place == "主送":
            yield problem("N316", name, name=name)
        else:
            yield problem("N317", name, name=name)


def same_body(one: str, other: str, plan: Plan) -> bool:
    """Whether two names mean one body: alias, full and short name, with or without its place.

    县政府 is 青石县人民政府; two names that both say their place must say the same one.
    """
    first, second = registered(one, plan), registered(other, plan)
    if first == second:
        return True
    (place_a, bare_a), (place_b, bare_b) = parted(first), parted(second)
    if bare_a != bare_b or (place_a and place_b and place_a != place_b):
        return False
    return bare_a[:1] in LEVEL or not (place_a or place_b)


def registered(name: str, plan: Plan) -> str:
    """The full name of a registered body, whatever it is called; another name as it is."""
    known = str(plan.registry.aliases.get(name, name))
    for issuer in (*plan.issuers, *plan.registry.issuers.values()):
        if known in (issuer.name, issuer.full, issuer.short):
            return str(issuer.full)
    return known


def parted(name: str) -> tuple[str, str]:
    """A name's place, and the rest in its short form from the level on: 青石, 县政府."""
    short = name.removeprefix("中共").removeprefix("中国共产党")
    for long, brief in SHORTER:
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
