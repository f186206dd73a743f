"""The benchmark's plan: one long notice to N departments, a paper each, as a gencirc campaign.

    python -m benchmarks.shape 份数 文件夹 [shared|distinct] [seal]

Some 122 body paragraphs with headings on four levels, a table of 8 rows and one of 40, red
header, page numbers, imprint, some 5,900 characters; the plan has some 220 lines. Of the
paragraphs and rows either 80 % say the same to every department (``shared``: its own are
a section, the short table, title, recipient and contact) or none does (``distinct``):
every sentence names the department's own roads, markets, streams … in its midst.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.phrases import (
    AIMS,
    COMMON,
    FAULTS,
    FIRST,
    HEADS,
    MEASURES,
    SECOND,
    SECTIONS,
    SENTENCES,
    THINGS,
)  # fmt: skip

KIND = "专项通知"
TEMPLATE = """---
文种: 专项通知
键: 专项通知
版式: 红头文件
发给: 责任部门
没有: 签发人、来文、题注
说明: 性能测试用的一份长通知
需要: 机关、专项通知.正文
---
! {{ 标题 }}

@ {{ 专项通知.主送 }}：

{{ 分节(专项通知.正文) }}

{{ 结语("特此通知。") }}
{{ 附件说明() }}
{{ 落款() }}
{{ 附注() }}
{{ 附件页() }}
"""
HEAD = """活动: 城乡环境综合整治行动
机关: 本局
时间: 2026年6月1日至8月31日
专项通知:
  成文日期: 2026-05-25
  发给: 见 名单.csv
  标题: 青石县城市管理局关于做好【对象.片区】环境综合整治工作的通知
  抄送: 县财政局、县住房和城乡建设局、县水利局
  附注: 联系人：【对象.联系人】
  公开: 主动公开
"""
REGISTRY = """机关:
  本局: {全称: 青石县城市管理局, 自称: 我局、全局, 级别: 县, 代字: 青城管发, 印发: 青石县城市管理局办公室}
领导: {张清和: 局长}
外单位: 县财政局、县住房和城乡建设局、县水利局
"""
PLACES = {"片区": "片", "道路": "路", "河道": "河", "市场": "市场", "小区": "新村", "公园": "公园"}
OWN = "责任分工"  # the section that is the department's own in either variant
LONG, SHORT = 40, 8  # rows of the tables


class Words:
    """Turns of phrase one after the other, so that no two sentences of a notice are alike."""

    def __init__(self, own: bool) -> None:
        self.own = own
        self.said = 0

    def sentence(self) -> str:
        """One sentence; the department's own names its places."""
        n = self._next()
        form = SENTENCES[n % len(SENTENCES)]
        return form.format(
            place=self._place(n), other=self._place(n + 2), aim=AIMS[n * 5 % len(AIMS)],
            fault=FAULTS[n * 3 % len(FAULTS)], measure=MEASURES[n * 7 % len(MEASURES)],
        )  # fmt: skip

    def head(self) -> str:
        """A heading of the second to fourth level."""
        n = self._next()
        thing = HEADS[n % len(HEADS)]
        return f"{thing[:2]}{self._place(n)}{thing[2:]}"

    def row(self, number: int) -> str:
        """A row of a table: what, where, by when."""
        due = "【对象.期限】" if self.own else f"{6 + number % 3}月{1 + number * 7 % 28}日前"
        place = f"{self._place(number)}{THINGS[number % len(THINGS)]}"
        return f"{MEASURES[number % len(MEASURES)]} | {place} | {due}"

    def _next(self) -> int:
        self.said += 1
        return self.said

    def _place(self, n: int) -> str:
        if self.own:
            return f"【对象.{list(PLACES)[n % len(PLACES)]}】"
        return COMMON[n * 3 % len(COMMON)]


def plan(distinct: bool, sealed: bool) -> str:
    """The plan as typed."""
    shared, own = Words(distinct), Words(own=True)
    lines = [HEAD, "  印章: 样张\n" if sealed else "", "  正文:\n"]
    for number, name in enumerate(SECTIONS):
        words = own if name == OWN else shared
        lines += _section(name, number, words)
    lines += ["附件:\n", *_table("重点点位清单", SHORT, own, own)]
    lines += _table("整治任务总表", LONG, shared, own)
    return "".join(lines)


def _section(name: str, number: int, words: Words) -> Iterator[str]:
    """A heading of the first level with all that stands below it."""
    title = f"{name[:2]}【对象.片区】{name[2:]}" if words.own else name
    yield f"    {title}:\n"
    for _ in range(2):
        yield f"      - {words.sentence()}\n"
    for place in range(4):
        yield f"      - {words.head()}:\n"
        yield f"          导语: {words.sentence()}\n"
        for deep in range(2):
            yield from _third(words, deep == 0 or (number + place) % 5 == 0)


def _third(words: Words, deep: bool) -> Iterator[str]:
    """A heading of the third level with a text, or with two of the fourth."""
    if not deep:
        yield f"          {words.head()}: {words.sentence()}\n"
        return
    yield f"          {words.head()}:\n"
    for _ in range(2):
        yield f"            {words.head()}: {words.sentence()}\n"


def _table(name: str, rows: int, words: Words, own: Words) -> Iterator[str]:
    """A table as an attachment; the last row is the department's own in any case."""
    yield f"  - {name}:\n      列: [序号, 任务, 点位, 时限]\n      行:\n"
    for number in range(rows - 1):
        yield f"        - {words.row(number)}\n"
    yield f"        - {own.row(rows)}\n"


def recipients(many: int) -> Iterator[list[str]]:
    """The list: names of which no two are alike in a column."""
    yield ["单位", "联系人", "电话", "期限", *PLACES]
    size = len(FIRST) * len(SECOND)
    for n in range(many):
        places = [_word((n * step + 7 * step) % size) for step in (1, 3, 7, 11, 13, 17, 19)]
        named = [p + kind for p, kind in zip(places[1:], PLACES.values(), strict=True)]
        person = f"联络员{SECOND[n % len(SECOND)]}{FIRST[n // len(SECOND) % len(FIRST)]}"
        due = f"{6 + n % 3}月{1 + n * 5 % 28}日前"
        yield [f"{places[0]}管护站", person, f"{5550000 + n}", due, *named]


def _word(n: int) -> str:
    return FIRST[n // len(SECOND)] + SECOND[n % len(SECOND)]


def write(folder: Path, many: int, distinct: bool = False, sealed: bool = False) -> Path:
    """The plan with its list, registry and template; the path of the plan."""
    kinds = folder / "templates" / "文种"
    kinds.mkdir(parents=True)
    (kinds / f"{KIND}.md.j2").write_text(TEMPLATE, encoding="utf-8")
    (folder / "单位.yaml").write_text(REGISTRY, encoding="utf-8")
    with (folder / "名单.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(recipients(many))
    path = folder / "活动.yaml"
    path.write_text(plan(distinct, sealed), encoding="utf-8")
    return path


def main(arguments: list[str]) -> None:
    """Write the plan into a folder."""
    many, folder, *more = arguments
    print(write(Path(folder), int(many), "distinct" in more, "seal" in more))


if __name__ == "__main__":
    main(sys.argv[1:])
