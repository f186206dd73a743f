"""How Chinese speaks of what was and of what is to come: the words that allow a mention."""

from __future__ import annotations

import re

from gencirc.checks.leftovers.spots import Spot

# the aspect and the adverbs of the past; 了解, 过程, 较大 are no such thing
PAST = (
    r"(?<![为除受罢临])了(?![解然得不])|曾|已(?![知成])|以来|原(?=定|先|有|计划|任|为)|当时|时任|此前|(?<!提)前期|前段|前一?阶段|上一?阶段"
    r"|上一?轮|[上往历][一]?[届次期批]|去[春夏秋冬]|同期|同比|相比|往年|历年|历史|去年|上年|前年|当年|那一?[场次年段仗回]|早在|多年来|连续|刚刚|近年|一度"
    r"|较(?![大好多差为高低强弱重长快慢严轻小少真])|回顾|回头看|未完成|未整改|没有完成"
    r"|[获荣]得|取得(?:了|初步|明显|显著|积极|良好|较好|重大)|荣获|获评|获批|虽然?|近日|(?<![\d半])日前|前不久|受损|水毁|损毁|受灾|敲响|落下帷幕|阶段性(?:成效|成果|进展)|被评|被命名|被列|被授|入选|创成|成功创建|被[^，。；]{0,8}?(?:通报|约谈|问责|曝光|点名|扣分|处罚)(?:批评|曝光)?(?=$|[，。；])"
)
PASSED = (  # 去过, 被……命名的
    r"(?<=[一-龥])(?<![通超不经再])过(?![程渡关硬冬夏年节度多高低大滤境期审剩失磅火重半错好上]|一个)|被[一-龥]{2,8}?的(?=[一-龥])"
)
SOON = r"(?:号角|战鼓|大幕)[^，。；]{0,4}已经?|[一逐][处个家条项件户遍]过|(?:就要|快要?|将要|即将|马上)[^，。；]{0,8}?了|假期刚过|已经?(?:进入|步入|转入|到了?)[^，。；]{0,6}(?:关键|攻坚|决胜|冲刺|倒计时|尾声|深水)"
COMPARED = (
    r"(?:比(?![赛武例如拼学])|较之|相较于?|好于|优于|高于|低于|多于|少于|快于|强于|重于|大于|超过|胜过|赶超|持平于)"
    r"[^，。；]{0,6}$"
)
TAKEN_UP = r"巩固|经过|借鉴|运用|吸取|汲取|固化|拓展|延续|发扬|承接|历经|重蹈|继(?![续承任])|沿用|仿照|参照|有别于|不同于|区别于"
MADE = (  # 夏季栽植的苗木: what a season or a year has left
    r"^[^，。；]{0,6}?(?:栽植|种植|播种|新栽|补植|建成|成立|组建|配备|选派|配置|购置|设置|划定|签订|发放|张贴|评选|安装|开展|部署|制定|印发|铺设|改造|清理|形成|建立|移交|受灾|水毁|试点|试行|推出)(?:过|完)?的|^[^，。；]{0,4}?[整种栽挖修建装备]好的"
)
LEFT = (  # 春季补栽的苗木, 夏季新装的护栏
    r"^[^，。；]{0,4}?[补新栽种播建装修拆改查购换铺签收排办捐评招聘抽][一-龥]?(?:过|完)?的"
    r"(?!重点|任务|目标|工作|要求|范围|内容|主要|对象|方式|方法)"
)
HARMED = r"^[^，。；]{0,6}?(?:冻[死裂损坏伤]|损[坏毁]|冲[毁垮]|枯死|倒伏|坍塌|塌陷|开裂|脱落|堆[放积]|积[存压]|残留|滞留)的"
MET_WITH = (
    r"^[^，。；]{0,4}?(?:期间|中|时)[^，。；]{1,10}的\d|^期间未[^，。；]{1,10}的"
    r"|^[^，。；]{0,8}(?:投诉|举报|反映|报告|发现|暴露|发生|出现|查处|通报)[^，。；]{0,8}的"
    r"|^(?:期间|中|时)[^，。；]{1,14}(?:回访|复查|销号|跟踪)"
)  # 对五一期间投诉集中的民宿
NUMBERED = (  # 寒假结对的126名儿童, 清明期间反映突出的问题
    r"^[一-龥]{2,4}的\d[\d.]*[余多]?[一-龥](?!任务|工作|重点|目标|措施|要求|要点|专项|行动)"
    r"|^[^，。；]{0,4}(?:考核|测评|检查|评比|督查|排名)[^，。；]{0,6}(?:靠[前后]|末位|倒数|落后|先进|优秀|不合格|垫底)的"
    r"|^[^，。；]{0,4}?(?:期间|中|时)(?:反映|投诉|举报|暴露|发现|发生|出现|查处)(?:突出|集中|强烈|较多|最多)的"
)
AGAIN = r"^[^，。；]{0,8}后[新补又再][一-龥]{1,4}的"
LOOKED_AT = r"^(?![^，。；]*(?:任务|工作|目标|行动))[^，。；]{0,10}(?:抽查|复查|复核|回访|回头看)"
GAINED = r"成果|成效|战果|经验|做法|教训|基础"
WELL = r"(?:疫情|形势|秩序|局面|态势)[^，。；]{0,4}(?:平稳|稳定|向好)|成效(?:明显|显著|突出|初显)|效果(?:明显|显著|良好)|圆满[^成完]|总体(?:平稳|向好|可控|稳定)|得到(?:了|有效|明显|根本|极大)"
ACTS = r"行动|攻坚|整治|会战|战役|攻势|活动|工程|治理|斗争|检查|普查"
TIMED = r"(?:今年|本年|在|(?:20\d\d年?[—－-]+)?20\d\d年度?|(?:今年)?[春夏秋冬][季天]的|[从自]?(?:[春夏秋冬][季天]?[到至])?)?$"
BRIEF = (
    r"(?:期间|中|里|以来|时|的?时候|行动中|整治中|[到至][春夏秋冬][季天]?"
    rf"|的?[^，。；]{{0,8}}(?:{ACTS}))?$"
)
MODAL = (
    r"要|应(?!急)|须|务必|确保|报送|上报|请|开展|做好|抓好|推进|落实|完成(?!情况|率)|实施|加强|强化"
)
AHEAD = (
    r"下一?步|今后|明年|来年|次年|翌年|后年|往后|长远|远景|中长期|展望|谋划|提前|未雨绸缪|备战|着眼"
)
PLANNED = "打算|设想|建议|思路|意见"
READY = r"做(?:好|足|实)?[^，。；]{0,6}准备|打(?:好|下|牢)?[^，。；]{0,6}基础|奠定|积累|储备|铺垫|预热|蓄势|蓄力|铺路|造势|夯实[^，。；]{0,6}基础"

TOLD = r"(?:同比)?(?:增长|下降|减少|增加)|累计|共(?:计|有|查|清|拆|整|建|完)|为\d(?![\d年月日]*[年月日])|达到?\d|占|教训|引发|造成|导致|发生|突发|暴发|遭遇|事故|成功|均[一-龥]|顺利通过|通过[^，。；]{0,12}(?:复审|验收|评审|评估|认定)|实现(?=[了“□])|排[在名][^，。；]{0,3}第|位[居列]"
COUNTED = r"\d[\d.,]*(?:万|亿|余|多)?(?:起|处|个|件|人次?|[头只羽枚株套盏根段栋间所例批宗项场班条块棵张部]|户|吨|座|家|条|名|台|辆|万元|亿元|公里|平方米|%|％|亩|次|份)"
INTENDED = r"确保|务必|必须|力争|争取|控制在|(?<![重主需简紧必])要(?![求素点害闻件塞目领地])|须|以[内下]|计划|[，。年月]拟|不(?:少于|低于|超过)|以上$"


def past(text: str) -> bool:
    """Whether a stretch speaks of something that has happened."""
    return _over(re.sub(SOON, "", text))


def _over(text: str) -> bool:
    passed = "过" in text or "被" in text
    return bool(re.search(PAST, text) or (passed and re.search(PASSED, text)))


def told(text: str) -> bool:
    """Whether a stretch tells what came of something, and not what is intended."""
    text = re.sub(SOON, "", text)
    found = _over(text) or re.search(f"{TOLD}|{COUNTED}|{WELL}", text)
    return bool(found) and not re.search(INTENDED, text)


def compared(spot: Spot) -> bool:
    """比2026年春运增长8%, 好于去年夏季."""
    return bool(re.search(COMPARED, spot.lead))


def taken_up(spot: Spot) -> bool:
    """巩固夏季行动成果, 继夏季行动之后, 在夏季行动基础上."""
    if re.search(TAKEN_UP, spot.lead) or compared(spot):
        return True
    if "的" in spot.tail and re.match(f"{MADE}|{LEFT}|{HARMED}|{NUMBERED}|{AGAIN}", spot.tail):
        return True
    return bool(
        (re.search("(?:对|针对)$", spot.lead) and re.match(MET_WITH, spot.tail))
        or re.match("^[^，。；]{0,6}复查情况", spot.tail)
        or re.match("^[^，。；]{0,2}(?:剩余|结余|结转|遗留|漏[免报登检])", spot.tail)
        or re.search(r"基础上|之后(?!，?要)|过后|(?:暴露|发现|反馈|排查|查出|查处|反弹|整改过?|清理|积累|形成|遗留|留下|剩下|堆积|造成|欠下|涌现|表现突出)出?来?的|遗留问题", spot.tail)
        or (re.search("总结", spot.lead) and re.search(GAINED, spot.tail) and resumed(spot))
        or (re.search("总结", spot.lead) and re.search("(?:经验|教训|做法)$", spot.tail) and _goes_on(spot))
        or (re.search("(?:对|针对)$", spot.lead) and re.match(LOOKED_AT, spot.tail))
        or (re.search("对照|针对|核销|销号|复查|回访", spot.lead) and re.match(r"^[^，]{0,4}(?:问题|清单|反馈|台账|隐患)", spot.tail))
        or (re.search("利用|用好|用活", spot.lead) and re.search(GAINED, spot.tail))
    )  # fmt: skip


def _goes_on(spot: Spot) -> bool:
    """总结……经验，把内容讲清楚; but 总结……经验，及时报送 is work of that run."""
    after = spot.after[len(spot.tail) :]
    return len(after) > 1 and not re.search("报送|上报|形成|材料|总结|推广", after)


def resumed(spot: Spot) -> bool:
    """Whether the sentence goes on to what is done now: 总结……经验，扎实开展本次行动."""
    return bool(
        re.search("本次|这次|此次|今年|新一轮|今[春夏秋冬]|再|继续|运用|下一步", spot.after)
    )


def _thanked(spot: Spot) -> bool:
    """今年夏天雨水多，大家很辛苦: what is thanked for is done."""
    return bool(re.search("今年|前", spot.lead) and re.search("辛苦|感谢", spot.after))


def happened(spot: Spot) -> bool:
    """Whether what is said of the word is over: in its clause, or in its sentence as its time."""
    if past(spot.lead) or past(spot.word[-1:] + spot.tail) or _thanked(spot):
        return True
    if re.search(WELL, spot.tail) and not re.search(MODAL, spot.lead):
        return True
    if re.search(r"^(?:今年|本年|20\d\d年)$", spot.lead) and told(spot.tail):
        return True
    return bool(re.match(TIMED, spot.lead) and re.match(BRIEF, spot.tail) and told(spot.after))


def ahead(spot: Spot) -> bool:
    """为……做好准备, ……到来前, 下一步……."""
    if re.search(AHEAD, spot.lead) or re.search(rf"(?:{AHEAD})[^。；]*$", spot.before):
        return True
    if re.search(READY, spot.tail):
        return True
    if re.search("(?:提出|谋划|研究|筹划|思考)$", spot.lead) and re.search(PLANNED, spot.tail):
        return True
    if re.search("(?:留[待到给]|推[迟延]到|延[续迟]到|放到|需要?)$", spot.lead):
        return bool(re.match("再|继续|后续|另行|处理|解决", spot.tail))
    if re.match("怎[么样][办管抓干]", spot.tail):
        return True
    if re.search("为[^，。；]{0,8}$", spot.lead) and re.search("备[足齐好]|腾出|让路", spot.tail):
        return True
    before = r"^[^，\d]{0,8}?(?<!结束)(?<!收尾)(?:之|以)?(?<![门店窗楼面目当事空台])前(?![期后列沿线来往置提端景款述])"
    return bool(re.match(before, spot.tail) or re.match(r"^[^，]{0,8}另行", spot.tail))


def changed(spot: Spot) -> bool:
    """由400元提高到430元, 将98%改为99%: what it was is said beside what it is."""
    return bool(
        re.search("[由从将把在原][^，。；]{0,4}$", spot.lead)
        and re.match(
            "[^，。；]{0,6}(?:提高|提升|增加|增|升|上调|下调|调整|降|减|改|变|延长|压缩|缩短|扩大|的?基础)",
            spot.tail,
        )
    )


def beside(spot: Spot) -> bool:
    """结合冬季清洁行动, 与……行动衔接: another campaign that ours goes along with."""
    return bool(
        re.search("结合|衔接|配合|呼应", spot.lead)
        and re.search(rf"^[^，。；]{{0,16}}?(?:{ACTS})", spot.tail)
    )
