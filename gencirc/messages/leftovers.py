"""What was left over from another season, year, place, level, leader or campaign.

``{layer}`` says in which layer a word was typed, when the plan has several.
"""

from __future__ import annotations

from gencirc.messages.form import Table

ALLOW = "；确实要说，写进“允许”"

LEFTOVERS: Table = {
    "T120": (
        "错误",
        "“{text}”同本次活动的季节（{right}）不一样{layer}",
        "改过来；确实说别的季节，前面写明“去年”之类，或者写进“允许”",
    ),
    "T121": ("错误", "“{text}”不是本机关的自称{layer}", "正文里用：{right}"),
    "T125": (
        "提醒",
        "“{text}”不像{right}活动里说的话{layer}",
        "看看是不是从别的季节留下来的" + ALLOW,
    ),
    "T200": (
        "提醒",
        "“{text}”同活动的时间（{right}前后）对不上{layer}",
        "看看是不是从别的季节留下来的" + ALLOW,
    ),
    "T201": ("错误", "“{text}”不在本次活动的年份（{right}）里{layer}", "改成今年的" + ALLOW),
    "T202": (
        "提醒",
        "“{text}”不在本次活动的年份（{right}）里{layer}",
        "看看是不是往年留下来的；是说过去、将来，写明“截至”“到”之类，或者写进“允许”",
    ),
    "T203": (
        "提醒",
        "“{text}”（{day}）已经过了，或者离本次活动很远{layer}",
        "看看是不是上一次留下来的" + ALLOW,
    ),
    "T204": (
        "提醒",
        "“{text}”是底本的日期，本层已经改了别的{layer}",
        "改成本次的日期，或者用【】取" + ALLOW,
    ),
    "T205": ("错误", "“{text}”是别处的地名，本机关在{right}{layer}", "改过来" + ALLOW),
    "T206": (
        "提醒",
        "“{text}”像是别处的名字，本机关在{right}{layer}",
        "看看是不是留下来的" + ALLOW,
    ),
    "T207": (
        "提醒",
        "“{text}”是别的机关，这份文由{right}发{layer}",
        "改成本机关" + ALLOW,
    ),
    "T208": ("错误", "“{text}”不是本机关这一级的说法{layer}", "改成“{right}”" + ALLOW),
    "T209": (
        "提醒",
        "“{text}”像是别的层级留下来的{layer}",
        "说本级的，改成“{right}”；说上级的部署，写明“按照”之类" + ALLOW,
    ),
    "T210": (
        "错误",
        "“{text}”在这份文的日期以前已经离任{layer}",
        "换成现任的人；说过去的事，写明“时任”",
    ),
    "T211": (
        "错误",
        "{name}已经不是“{text}”{layer}",
        "现任职务是：{right}；说过去的事，写明“时任”",
    ),
    "T212": (
        "提醒",
        "职务后面的“{text}”不在 单位.yaml 里{layer}",
        "看看是不是前任；是现任就补进 单位.yaml" + ALLOW,
    ),
    "T213": (
        "提醒",
        "“{text}”是底本里的人，本层已经换了别人{layer}",
        "换成现在的人" + ALLOW,
    ),
    "T221": (
        "提醒",
        "“{text}”是{body}的领导，不是本机关的{layer}",
        "换成本机关的人；确实说他，写明单位" + ALLOW,
    ),
    "T214": (
        "错误",
        "“{text}”是底本的活动，本次活动是“{right}”{layer}",
        "改过来，或者用【活动】【简称】取" + ALLOW,
    ),
    "T215": (
        "提醒",
        "“{text}”是另一份计划的活动，本次活动是“{right}”{layer}",
        "看看是不是留下来的" + ALLOW,
    ),
    "T216": ("提醒", "“{text}”是别的活动的口号{layer}", "看看是不是留下来的" + ALLOW),
    "T217": (
        "提醒",
        "“{text}”是底本的依据，本层已经换了{layer}",
        "改成现在的依据，用【依据】取" + ALLOW,
    ),
    "T218": ("提醒", "“{text}”是底本里变量的值，本层已经改了{layer}", "用【】取变量" + ALLOW),
    "T220": (
        "提醒",
        "“{text}”是底本的数字，本层已经换了{layer}",
        "改成现在的，用【】取数据" + ALLOW,
    ),
    "T219": ("提醒", "“允许”里的“{text}”没有用上", "删掉它"),
}
