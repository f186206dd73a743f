"""Random plans for recipients in a list, from the words of tests/cases/模子.yaml."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from tests.helpers import CASES, REGISTRY

WORDS: dict[str, Any] = yaml.safe_load((CASES / "模子.yaml").read_text(encoding="utf-8"))
COLUMNS = ("联系人", "期限", "甲", "乙", "丙", "丁")
PLAN = """活动: 城乡环境综合整治行动
机关: 测试局
时间: 2026年6月1日至8月31日
{groups}通知:
  成文日期: 2026-05-25
  发给: 见 名单.csv
  标题: 清河县城市管理局关于做好{title}环境整治工作的通知
  正文:
{body}{tables}"""
GROUPS = "工作组:\n  综合组: {责任部门: 环卫科}\n  督查组: {责任部门: 办公室}\n"


class Author:
    """Writes plans and lists; ``telling`` is the share of values that rules may know."""

    def __init__(self, seed: int, telling: float) -> None:
        self.dice = random.Random(seed)
        self.telling = telling
        self.columns = COLUMNS[: self.dice.randint(3, len(COLUMNS))]

    def value(self) -> str:
        """What stands in a cell of the list."""
        if self.dice.random() < self.telling:
            return str(self.dice.choice(WORDS["有讲究"]))
        return self.plain()

    def plain(self) -> str:
        return f"{self.dice.choice(WORDS['平常'])}{self.dice.choice(WORDS['后面'])}"

    def part(self) -> str:
        """A column of the list, or words of the plan's own."""
        own = ("主干道", "背街小巷", "6月15日", "三个片区")
        named = self.dice.random() < 0.7
        return f"【对象.{self.dice.choice(self.columns)}】" if named else self.dice.choice(own)

    def sentence(self) -> str:
        form: str = self.dice.choice(WORDS["句子"])
        return form.format(a=self.part(), b=self.part(), c=self.part())

    def section(self, number: int) -> Iterator[str]:
        """A heading with a few sentences below it."""
        named = self.part() if self.dice.random() < 0.5 else "责任"
        head = self.dice.choice(("强化", "落实", "突出四大"))
        yield f"    {head}{named}{'甲乙丙丁'[number]}:\n"
        for _ in range(self.dice.randint(1, 4)):
            yield f"      - {self.sentence()!r}\n"

    def table(self) -> Iterator[str]:
        """A table as an attachment."""
        yield "附件:\n  - 点位清单:\n      列: [序号, 任务, 点位, 时限]\n      行:\n"
        for _ in range(self.dice.randint(1, 4)):
            yield f"        - {self.part()} | {self.part()}整治 | {self.part()}\n"

    def plan(self, folder: Path, many: int) -> Path:
        """The plan with its list and its registry."""
        folder.mkdir(parents=True)
        sections = range(self.dice.randint(1, 4))
        body = "".join(line for n in sections for line in self.section(n))
        named = self.dice.random() < 0.5
        made = PLAN.format(
            groups=GROUPS if self.dice.random() < 0.5 else "",
            title="【对象.甲】" if named else "",
            body=body,
            tables="".join(self.table()) if self.dice.random() < 0.6 else "",
        )
        (folder / "单位.yaml").write_text(REGISTRY, encoding="utf-8")
        with (folder / "名单.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(self.rows(many))
        path = folder / "活动.yaml"
        path.write_text(made, encoding="utf-8")
        return path

    def rows(self, many: int) -> Iterator[list[str]]:
        """The list: the first recipients have plain values, so that there is a mould."""
        yield ["单位", *self.columns]
        for n in range(many):
            kind = self.dice.choice(("街道", "社区", "村", "管护站", "学校"))
            name = f"{self.dice.choice(WORDS['平常'])}{'甲乙丙丁戊己庚辛壬癸'[n % 10]}{kind}"
            yield [name, *(self.value() if n > 1 else self.plain() for _ in self.columns)]
