"""Papers for the benchmarks: the examples, and random ones that hold what tears lines."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from gencirc.blocks import tree
from gencirc.blocks.lines import WORD, Manner
from gencirc.blocks.numbering import number
from gencirc.blocks.tree import Block
from gencirc.build import Campaign, Options
from gencirc.kind.document import Document
from gencirc.kind.library import Library
from gencirc.page.estimate import Estimator
from gencirc.page.imprint import imprint_lines
from gencirc.page.layout import lay
from gencirc.page.stacking import Pages
from gencirc.source.marks import Mark, Source
from gencirc.word.letterhead import Letterhead, compiled
from gencirc.word.writing import head_height, write
from gencirc.words import Span, Words

TOP = Path(__file__).resolve().parent.parent
HERE = Mark(Source("benchmark", ""), 0, 0, verbatim=True)
PLAN = """
机关: {全称: 青林县城市管理局, 代字: 青城管发, 印发: 青林县城市管理局办公室}
活动: 夏季整治行动
时间: 2026年6月1日至8月31日
通知: {文号: 3, 成文日期: 2026-05-25, 主送: 各科室, 正文: 请认真落实。}
"""


def _list(text: str, between: str) -> list[str]:
    return text.split(between)


WORDS = _list(
    "工作 责任 落实 整治 街道 社区 单位 部门 任务 措施 检查 督办 问题 整改 台账 清单 群众 环境 "
    "秩序 市容 环卫 垃圾 分类 清运 排查 隐患 安全 防汛 排水 道路 桥梁 绿化 照明 广告 摊点 车辆 停放 "
    "信息 报送 汇总 通报 考核 评估 机制 长效 统筹 协调 配合 推进 加强 完善 建立 组织 开展 明确 细化 "
    "压实 提升 巩固 确保 按时 逐项 全面 深入 认真 及时 切实 的 和 对 在 以 并 各 要",
    " ",
)
DIGITS = _list(
    "2026年5月25日|2026年3月1日至12月31日|1250.5万元|3,600元|12.5％|98.6%|3‰|〔2026〕3号|第12号|24小时|17:30|"
    "8:00至11:30|0531-88886666|13800000000|38℃|500米|1.2公里|3—5日|2026—2030年|1/3|A4纸|5G基站|PM2.5|COVID-19|"
    "GB/T 9704—2012|QQ群|zhang@example.cn|Wi-Fi|LED|APP|3×8米|±5％|100个|7天|"
    "第3季度|1+5+4+4|3·15|“12345”热线|No.7|25kg|Microsoft Office 2026|K12|Ⅱ级|①|km/h",
    "|",
)
RARE = _list(
    "“四个到位”|‘一把手’|《市容环境卫生管理条例》|《关于进一步加强“门前三包”工作的通知》|（以下简称“整治行动”）|"
    "——责任到人——|……|（一）|【样本】|“（见表）”|“《办法》（试行）”|、《规定》、《细则》|：“好！”|；（略）|"
    "——|，……|？！|“‘三清’”|〔试行〕|·中心·|〈节选〉|「引」|％|～|张　三|http://www.example.gov.cn/index.html",
    "|",
)
LEVELS = (1, 1, 2, 2, 3, 4)


class Paper(NamedTuple):
    """A paper as it is written and as it is reckoned."""

    name: str
    data: bytes
    blocks: list[Block]
    estimator: Estimator
    imprint: int
    tight: int

    def pages(self, manner: Manner = WORD) -> Pages:
        """Where everything stands, in the manner of a program."""
        head = self.estimator.letterhead
        # LibreOffice makes the type area a whole number of lines where the section has a grid
        spare = 0.0 if manner == WORD else head.page.text_height - head.lines * self.estimator.line
        reader = self.estimator.reading(manner)
        return reader.pages(self.blocks, self.imprint, self.tight, spare)


def words(text: str) -> Words:
    return Words([Span(text, HERE)])


@cache
def letterhead(name: str) -> Letterhead:
    """A letterhead of the project."""
    path = Library([]).letterhead(name)
    assert path
    made, problems = compiled(path, name)
    assert made, problems
    return made


@cache
def model() -> Document:
    """A notice to be filled with other blocks."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "活动.yaml"
        path.write_text(PLAN, encoding="utf-8")
        campaign = Campaign(path, Options())
        assert campaign.documents, campaign.problems
        return campaign.documents[0]


def made(name: str, document: Document, names: tuple[str, ...], people: tuple[str, ...]) -> Paper:
    """A document as ``gencirc build`` makes it."""
    head = letterhead(document.letterhead)
    laid = lay(document, head, names, people)
    document, setting = laid.document, laid.setting
    estimator = Estimator(head, names, head=head_height(document, head, setting.stack))
    data = write(document, head, names, setting)
    imprint = imprint_lines(document.head, head)
    return Paper(name, data, list(document.blocks), estimator, imprint, setting.tight)


def examples() -> Iterator[Paper]:
    """Every paper of every example plan."""
    for path in sorted((TOP / "plans").glob("*/*.yaml")):
        campaign = Campaign(path, Options())
        names = tuple(str(n) for n in (campaign.plan.issuer.full, campaign.plan.campaign) if n)
        for d in campaign.documents:
            people = tuple(map(str, campaign.plan.registry.people))
            yield made(f"{path.parent.name}-{d.name}", d, names, people)


def generated(count: int, seed: int = 9704) -> Iterator[Paper]:
    """Random papers, every other one full of digits."""
    for n in range(count):
        yield Maker(random.Random(seed * 1000 + n), n % 2 == 0).paper(f"{n:03}")


class Maker:
    """Makes one random paper."""

    def __init__(self, chance: random.Random, digits: bool) -> None:
        self.chance = chance
        self.digits = digits

    def paper(self, name: str) -> Paper:
        kind = self.chance.choices(("红头文件", "白头文件", "讲话稿", "讲话稿大字"), (12, 3, 3, 2))[
            0
        ]
        head = self._head()
        document = replace(
            model(), letterhead=kind, head=head if kind == "红头文件" else {},
            large=kind == "讲话稿大字",
            blocks=tuple(number(self._blocks(kind))),
        )  # fmt: skip
        return made(name, document, ("青林县城市管理局",), ("张三",))

    def _head(self) -> dict[str, Words]:
        head = dict(model().head)
        more = {"份号": "000123", "密级": "秘密★1年", "紧急程度": "特急"}
        head |= {k: words(v) for k, v in more.items() if self.chance.random() < 0.3}
        if self.chance.random() < 0.5:
            offices = self.chance.randint(1, 12)
            head["抄送"] = words(
                "，".join(self._run(self.chance.randint(4, 12)) for _ in range(offices))
            )
        return head

    def _blocks(self, kind: str) -> Iterator[Block]:
        yield tree.Title(words(f"关于{self._run(self.chance.randint(4, 30))}的通知"))
        if kind.startswith("讲话稿"):
            yield tree.Subtitle(words("（2026年6月1日）"))
            yield tree.Subtitle(words("张三"))
            yield tree.Greeting(words("同志们："))
            yield from self._body(self.chance.randint(4, 16))
            return
        yield tree.Recipients(
            words("、".join(self._run(5) for _ in range(self.chance.randint(1, 9))) + "：")
        )
        yield from self._body(self.chance.choice((1, 2, 3, 5, 8, 12, 20)))
        attached = self.chance.choice((0, 0, 1, 2, 3))
        if attached:
            lengths = [self.chance.randint(5, 45) for _ in range(attached)]
            yield tree.AttachmentNote(tuple(words(self._run(x)) for x in lengths))
        mode = self.chance.choice(("盖章", "不盖章", "签名章"))
        yield tree.Signature(
            (words("青林县城市管理局"),), words("2026年5月25日"), mode, (words("局长"),)
        )
        for note in range(self.chance.choice((0, 0, 1, 2))):
            yield tree.Note(
                words(("此件主动公开", f"联系人：张三，{self.text(20)}电话：0531-88886666")[note])
            )
        if self.chance.random() < 0.3:
            yield tree.Title(words(f"{self._run(self.chance.randint(4, 20))}工作方案"), fresh=True)
            yield from self._body(self.chance.randint(3, 20))
        for place in range(attached):
            yield from self._attachment(place + 1)

    def _attachment(self, place: int) -> Iterator[Block]:
        wide = self.chance.random() < 0.25
        title = words(self._run(self.chance.randint(4, 25)))
        table = wide or self.chance.random() < 0.6
        yield tree.AttachmentHead(words(f"附件{place}"), title, wide)
        if table:
            yield self._table(wide)
        else:
            yield from self._body(self.chance.randint(2, 10))

    def _table(self, wide: bool) -> tree.Table:
        columns = self.chance.randint(2, 6)
        long = [self.chance.choice((3, 4, 8, 15, 40)) for _ in range(columns)]
        rows = tuple(
            tuple(words(self.text(self.chance.randint(1, x))) for x in long)
            for _ in range(self.chance.choice((3, 8, 25, 60)))
        )
        header = tuple(words(self._run(min(4, x))) for x in long)
        return tree.Table(header if self.chance.random() < 0.9 else (), rows, wide)

    def _body(self, blocks: int) -> Iterator[Block]:
        for _ in range(blocks):
            text = words(self.text(self.chance.choice((12, 30, 60, 90, 150, 280, 600))) + "。")
            if self.chance.random() < 0.45:
                level = self.chance.choice(LEVELS)
                head = self._run(self.chance.randint(4, 14))
                if self.chance.random() < 0.5:
                    yield tree.Heading(level, words(head))
                    yield tree.Paragraph(text)
                else:
                    yield tree.Heading(level, words(head + "。"), text)
            else:
                yield tree.Paragraph(text)

    def _run(self, length: int) -> str:
        """Hanzi only."""
        out = ""
        while len(out) < length:
            out += self.chance.choice(WORDS)
        return out[:length]

    def text(self, length: int) -> str:
        """Prose with what the paper is full of: digits or marks."""
        out = ""
        while len(out) < length:
            out += self._run(self.chance.randint(2, 14))
            draw = self.chance.random()
            if draw < 0.5:
                out += self.chance.choice(DIGITS if self.digits == (draw < 0.42) else RARE)
            out += self.chance.choice(("", "", "，", "、", "。", "；"))
        return out.rstrip("，、。；")
