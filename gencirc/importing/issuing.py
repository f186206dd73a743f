"""Who issues a paper, with its number and date; names and units as proposals for the registry."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from gencirc.importing.dates import arabic
from gencirc.importing.draft import Keyed, Leaf, Node, Pair, leaf, pair
from gencirc.importing.groups import names
from gencirc.importing.heads import BODY, MARK, OPEN, Paper
from gencirc.source.marks import Text

KEY = "本机关"
ABOUT = re.compile(r"^(.{4,40}?)关于")
PLAIN_NAME = re.compile(r"^(.{2,20}?(?:局|委员会|住建委|管委会|办公室|办事处|街道办|人民政府|指挥部|中心|支队))(?=.{4})")
SELVES = re.compile(r"我(?:局|委|办|中心|街道|镇|乡|站|所|院|处|科|区|县|市)(?!长)|全(?:局|委)(?!员)")
SURNAMES = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝安常乐于时傅皮卞齐康伍余元卜顾孟平黄"
    "和穆萧尹姚邵汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫经房裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉龚程邢裴陆荣翁"
    "荀惠曲封储靳段巫乌焦山谷车侯全班秋仲伊宫宁仇栾甘厉祖武符刘景詹束龙叶幸司黎薄印白怀蒲从鄂索赖卓屠池乔阴闻党翟谭贡姬申冉桑桂牛寿边燕尚农温别庄晏柴瞿阎慕连习艾鱼容向古易廖庾终居衡步都耿满弘匡国文寇广东欧"
    "肖闫付代覃岳游辛阳佟仝".replace("\n", "")
)
NOT_PEOPLE = re.compile(r"[局委办厅部处所站科院校会组司队社区镇乡县市街道村中心企业各有关其他领导同志负责人主任成员单位]{2,}|[局科委办处所站队]$|各|单位|部门|人员|办$")
ROLE = re.compile(r"领导|同志|负责人|主任|书记|科长|局长|所长|站长|队长|校长|主官|主要")


class Office(NamedTuple):
    """A body that issues: its key in the plan, its name, what else is said of it."""

    key: Text | str
    full: Text
    code: Text | None = None
    office: Text | None = None
    selves: tuple[str, ...] = ()


def issuers(papers: Sequence[Paper]) -> list[Office]:
    """The issuing bodies: of the signature, else of the mark or the title."""
    first = papers[0]
    named = next((p.issuers for p in papers if p.issuers), [])
    named = named or [n for n in [next(_full(papers), None)] if n]
    office = next((p.office for p in papers if p.office), None)
    return [
        Office(
            name if len(named) > 1 else KEY, name,
            first.code if n == 0 else None, office if n == 0 else None,
            _selves(papers) if n == 0 else (),
        )
        for n, name in enumerate(named)
    ]  # fmt: skip


def _full(papers: Sequence[Paper]) -> Iterator[Text]:
    for paper in papers:
        if paper.mark and MARK.match(paper.mark) and paper.mark.endswith("文件"):
            yield paper.mark.part(0, len(paper.mark) - 2)
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
        *_one("成文日期", paper.date and arabic(paper.date)),
        *_one("份号", paper.copy),
        *_one("密级", paper.secrecy),
        *_one("紧急程度", paper.urgency),
        *_one("签发人", paper.signers and names([paper.signers])),
        *_mark(paper, offices),
        *([pair("标题", leaf(*paper.title))] if paper.title else []),
        *([pair("题注", leaf(*paper.adopted))] if paper.adopted else []),
        *_one("主送", paper.to),
        *_one("抄送", copies),
        *_one("印发日期", printed and arabic(printed)),
        *([pair("盖章", "签名章"), pair("签署职务", paper.post)] if paper.post else []),
        *_notes(paper),
    ]


def _mark(paper: Paper, offices: Sequence[Office]) -> list[Pair]:
    """标志, where it is another one than the machine makes of the names of the bodies."""
    if paper.mark is None:
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


# -- the registry ---------------------------------------------------------------------------

SEATS = ("组长", "副组长", "成员")


def registry(
    offices: Sequence[Office], found: Mapping[str, Node], papers: Sequence[Paper]
) -> Keyed | None:
    """单位.yaml as far as the papers tell it: the bodies, people, units."""
    people, roles, units = _named(found)
    for paper in papers:
        if paper.speaker and is_person(paper.speaker[0]):
            name, post = paper.speaker
            people[str(name)] = post or people.get(str(name), "")
        for name in re.split(r"[\s、]+", paper.signers or ""):
            if is_person(name):
                people.setdefault(name, "")
    bodies: list[Pair] = []
    for office in offices:
        own = [pair("全称", office.full)]
        own += [pair("代字", office.code)] if office.code else []
        own += [pair("印发", office.office)] if office.office else []
        said = f"正文里自称：{'、'.join(office.selves)}；核对以后写成“自称: …”" if office.selves else ""
        bodies.append(pair(office.key, Keyed(tuple(own)), said))
    pairs = [pair("机关", Keyed(tuple(bodies)))] if bodies else []
    if people:
        listed = Keyed(tuple(pair(n, post or "待定") for n, post in people.items()))
        pairs.append(pair("领导", listed, "姓名: 职务，次序就是排名；职务请补上"))
    pairs += [pair("称谓", "、".join(roles))] if roles else []
    pairs += [pair("科室", "、".join(units))] if units else []
    return Keyed(tuple(pairs)) if pairs else None


def _named(found: Mapping[str, Node]) -> tuple[dict[str, Text | str], list[str], list[str]]:
    """People with their posts, roles, and units, each in the order they are named in."""
    people: dict[str, Text | str] = {}
    roles: dict[str, None] = {}
    units: dict[str, None] = {}
    for name in (n for node in found.values() for n in _names(node)):
        person = re.match(r"^([\u4e00-\u9fff·]{2,4})\s*(?:（(.+)）)?$", name)
        if person and is_person(person[1]):
            people.setdefault(name, person[2] or "")
        elif ROLE.search(name):
            roles.setdefault(name)
        else:
            units.setdefault(name)
    return people, list(roles), list(units)


def is_person(name: str) -> bool:
    """Whether a short name is somebody's rather than a unit's."""
    return 2 <= len(name) <= 4 and name[0] in SURNAMES and not NOT_PEOPLE.search(name)


def _names(node: Node) -> Iterator[str]:
    """Names in the seats of groups and in the brackets of tasks."""
    from gencirc.plan.door import NAMES
    from gencirc.plan.tasks import BRACKET, LABEL

    if isinstance(node, Keyed):
        for one in node.pairs:
            if isinstance(one.value, Leaf) and (str(one.key) in SEATS or _holds_units(str(one.key))):
                yield from (n.strip() for n in NAMES.split(str(one.value)) if n.strip())
            else:
                yield from _names(one.value)
    elif isinstance(node, Leaf):
        bracket = BRACKET.search(str(node))
        for label in LABEL.finditer(bracket[1]) if bracket else ():
            if _holds_units(label[1].strip()) or label[1].strip() in ("责任人", "责任领导"):
                yield from (n.strip() for n in NAMES.split(label[2]) if n.strip())
    elif not isinstance(node, Leaf):
        for item in getattr(node, "items", ()):
            yield from _names(item)


def _holds_units(key: str) -> bool:
    return key[:2] in ("责任", "牵头", "配合", "会同", "主办", "协办") and key not in ("责任人", "责任领导")

