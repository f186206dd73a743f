"""Names and units as proposals for 单位.yaml: bodies, people with posts, roles, units."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from gencirc.importing.draft import Keyed, Leaf, Listing, Node, Pair, pair
from gencirc.importing.heads import Paper
from gencirc.importing.issuing import Office, short_of
from gencirc.patterns import later
from gencirc.plan.door import NAMES
from gencirc.plan.tasks import BRACKET, LABEL
from gencirc.source.marks import Text

SURNAMES = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝安常乐于时傅皮卞齐康伍余元卜顾孟平黄"
    "和穆萧尹姚邵汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫经房裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉龚程邢裴陆荣翁"
    "荀惠曲封储靳段巫乌焦山谷车侯全班秋仲伊宫宁仇栾甘厉祖武符刘景詹束龙叶幸司黎薄印白怀蒲从鄂索赖卓屠池乔阴闻党翟谭贡姬申冉桑桂牛寿边燕尚农温别庄晏柴瞿阎慕连习艾鱼容向古易廖庾终居衡步都耿满弘匡国文寇广东欧"
    "肖闫付代覃岳游辛阳佟仝".replace("\n", "")
)
NOT_PEOPLE = later(
    r"[局委办厅部处所站科院校会组司队社区镇乡县市街道村中心企业各有关其他领导同志负责人主任成员单位]{2,}|[局科委办处所站队]$|各|单位|部门|人员|办$"
)
MASKED = later(r"[XxＸ×某]{2,4}")  # a name that was taken out
ROLE = later(r"领导|同志|负责人|主任|书记|科长|局长|所长|站长|队长|校长|主官|主要")
OWN = later(r"(?:[科股处室办部队班站所]|车间|中心)(?:（.*）)?$|^各")
PERSON = later(r"^([\u4e00-\u9fff·]{2,4})\s*(?:（(.+)）)?$")
OUTSIDE = later(  # a body of its own, or one that another office heads
    r"^(?:省|市|县|区|旗|镇|乡|街道|各(?:镇|乡|县|区|市|级|有关|成员|通信))|[局委厅院校]|政府|街道|乡镇|公司|银行|集团|支队|大队|派出所|企业|法院|部门|单位|小区|社区|村"
)
SEATS = ("组长", "副组长", "成员", "组员", "成员单位", "成员科室")


def registry(
    offices: Sequence[Office], found: Mapping[str, Node], papers: Sequence[Paper], headed: bool
) -> Keyed | None:
    """单位.yaml as far as the papers tell it: the bodies, people, units."""
    people, roles, units = _named(found)
    for paper in papers:
        if paper.speaker and is_person(paper.speaker[0]):
            speaker, post = paper.speaker
            people[str(speaker)] = post or people.get(str(speaker), "")
        for name in (n for line in paper.signers for n in re.split(r"[\s、]+", line)):
            if is_person(name):
                people.setdefault(name, "")
    bodies: list[Pair] = []
    for office in offices:
        own = [pair("全称", office.full)]
        short = short_of([office.full], papers[0])
        alone = not headed and short != office.full
        own += [pair("简称", short, "待核：简称照标题取的")] if alone and short else []
        own += [pair("代字", office.code)] if office.code else []
        own += [pair("印发", office.office)] if office.office else []
        said = (
            f"正文里自称：{'、'.join(office.selves)}；核对以后写成“自称: …”"
            if office.selves
            else ""
        )
        bodies.append(pair(office.key, Keyed(tuple(own)), said))
    pairs = [pair("机关", Keyed(tuple(bodies)))] if bodies else []
    if people:
        listed = Keyed(tuple(pair(n, post) for n, post in people.items()))
        pairs.append(pair("领导", listed, "姓名: 职务，次序就是排名；职务请补上"))
    pairs += [pair("称谓", "、".join(roles))] if roles else []
    inner = [u for u in units if OWN.search(u) and not OUTSIDE.search(u)]
    pairs += [pair("科室", "、".join(inner))] if inner else []
    others = [u for u in units if u not in inner]
    pairs += [pair("外单位", "、".join(others))] if others else []
    return Keyed(tuple(pairs)) if pairs else None


def _named(found: Mapping[str, Node]) -> tuple[dict[str, Text | str], list[str], list[str]]:
    """People with their posts, roles, and units, each in the order they are named in."""
    people: dict[str, Text | str] = {}
    roles: dict[str, None] = {}
    units: dict[str, None] = {}
    for name in (n for node in found.values() for n in _names(node)):
        person = PERSON.match(name)
        if person and is_person(person[1]):
            people.setdefault(name, person[2] or "")
        elif ROLE.search(name):
            roles.setdefault(name)
        else:
            units.setdefault(name)
    return people, list(roles), list(units)


def is_person(name: str) -> bool:
    """Whether a short name is somebody's rather than a unit's."""
    if MASKED.fullmatch(name):
        return True
    return 2 <= len(name) <= 4 and name[0] in SURNAMES and not NOT_PEOPLE.search(name)


def _names(node: Node) -> Iterator[str]:
    """Names in the seats of groups and in the brackets of tasks."""
    if isinstance(node, Keyed):
        for one in node.pairs:
            if isinstance(one.value, Leaf) and (
                str(one.key) in SEATS or _holds_units(str(one.key))
            ):
                yield from (n.strip() for n in NAMES.split(str(one.value)) if n.strip())
            else:
                yield from _names(one.value)
    elif isinstance(node, Leaf):
        bracket = BRACKET.search(str(node))
        for label in LABEL.finditer(bracket[1]) if bracket else ():
            if _holds_units(label[1].strip()) or label[1].strip() in ("责任人", "责任领导"):
                yield from (n.strip() for n in NAMES.split(label[2]) if n.strip())
    elif isinstance(node, Listing):
        for item in node.items:
            yield from _names(item)


def _holds_units(key: str) -> bool:
    return key[:2] in ("责任", "牵头", "配合", "会同", "主办", "协办") and key not in (
        "责任人",
        "责任领导",
    )
