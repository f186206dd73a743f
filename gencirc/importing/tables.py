"""Tables that tell of phases, groups or tasks: by the heads of their columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gencirc.importing.cells import DITTO, Cells
from gencirc.importing.levels import Item, Part
from gencirc.patterns import later
from gencirc.source.marks import Text

NAMED = "(?:名称)?"
BODY = "(?:单位|部门|科室|股室|处室|局|村居|社区|街道|镇街)"
COLUMNS = tuple(
    (key, later(pattern)) for key, pattern in (
        ("阶段", rf"(?:工作|实施|推进|行动)?(?:阶段|步骤|环节|时段)(?:{NAMED}|划分|安排)"),
        ("工作组", rf"(?:工作)?(?:组别|组名|小组|专班|工作组|分组|专项组)(?:{NAMED}|设置)"),
        ("任务", rf"(?:(?:工作|重点|主要|任务|整治|攻坚|整改|创建|具体|目标|改革|建设)(?:任务|内容|事项|项目|工作)|任务|(?:民生|实事)*(?:事项|项目)|内容|行动){NAMED}"),
        ("组长", "组长|召集人|牵头领导"),
        ("成员", "(?:组成)?(?:成员|组员|人员)(?:单位)?|组成(?:单位|人员)"),
        ("责任部门", rf"(?:牵头|责任|主办|主责|承办|落实)(?:（[^（）]*）)?{BODY}?(?:（[^（）]*）)?|责任主体"),
        ("配合部门", rf"(?:配合|协办|会同|参与|协同|参加|协助){BODY}?"),
        ("责任人", "(?:责任|包联|包保|分管|负责)(?:人|领导)"),
        ("时限", "(?:完成|办结|整改|工作)?(?:时限|期限)|完成(?:时间|日期|节点)"),
        ("时间", "(?:起止|实施|工作|活动|具体|推进)?(?:时间|日期)(?:安排|节点|段|进度|要求)?|进度安排"),
        ("职责", "(?:主要|工作|具体)?(?:职责|分工)(?:分工|任务)?"),
        ("内容", "(?:具体|主要|工作|整治)?(?:措施|要求|标准|指标|目标|内容|工作|任务)(?:要求|内容)?"),
    )
)  # fmt: skip
FEWEST = 2


class Table(NamedTuple):
    """Columns that are known by their heads, each with its cells; a merged cell says what is above."""

    columns: dict[str, tuple[Text, ...]]

    def rows(self, key: str) -> Iterator[tuple[Text, dict[str, Text]]]:
        """The cell of a column that has one, with the others of its row."""
        for n, cell in enumerate(self.columns.get(key, ())):
            if cell:
                yield cell, {k: c[n] for k, c in self.columns.items() if k != key and c[n]}


def tables(items: Sequence[Item]) -> Iterator[Table]:
    """The tables of a text, by their columns."""
    for item in items:
        if isinstance(item, Part):
            yield from tables(item.items)
        elif isinstance(item, Cells) and len(item.rows) > FEWEST:
            yield _table(item)


def _table(cells: Cells) -> Table:
    head, *rows = cells.rows
    keys: dict[str, int] = {}
    for place, cell in enumerate(head):
        said = "".join(cell.split())
        key = next((k for k, p in COLUMNS if k not in keys and p.fullmatch(said)), None)
        if key:
            keys[key] = place
    return Table({key: tuple(_column(rows, place)) for key, place in keys.items()})


def _column(rows: Sequence[Sequence[Text]], place: int) -> Iterator[Text]:
    above = rows[0][0].part(0, 0)
    for row in rows:
        cell = row[place] if place < len(row) else row[0].part(0, 0)
        above = above if cell == DITTO else cell
        yield above
