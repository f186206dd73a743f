"""A thousand departments: one paper each, made twice, checked by a second route, one renamed.

    python -m benchmarks.departments [份数] [文件夹]

The tasks of every department are known to this script before gencirc reads a line; what
the papers say is taken out of the .docx files with zipfile and an XML parser.
"""

from __future__ import annotations

import random
import re
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

from gencirc.build import Options, Outcome, build

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
KINDS = ("交办单", "部门通知")
SPOTS = (
    "背街小巷",
    "农贸市场",
    "城乡结合部",
    "主次干道",
    "公园广场",
    "工地周边",
    "河道岸线",
    "老旧小区",
)
WORK = (
    "清理积存垃圾",
    "规范占道经营",
    "修补破损路面",
    "粉刷破旧墙面",
    "补种缺失绿植",
    "排查安全隐患",
)


class Task(NamedTuple):
    """One task of the table that everything is checked against."""

    text: str
    lead: tuple[str, ...]
    helping: tuple[str, ...]
    due: str


def departments(many: int) -> list[str]:
    """Names of which some begin others: 第1管理站, 第1管理站二队."""
    out = []
    for number in range(1, many + 1):
        out.append(f"第{(number + 1) // 2}管理站" + ("" if number % 2 else "二队"))
    return out


def table(names: list[str], seed: int = 9) -> list[Task]:
    """Two tasks for every department, some with a second one in charge, some with helpers."""
    draw = random.Random(seed)
    out = []
    for number in range(2 * len(names)):
        lead = {names[number % len(names)]: None}
        if draw.random() < 0.2:
            lead[draw.choice(names)] = None
        helping = dict.fromkeys(draw.sample(names, draw.choice((0, 0, 1, 2))))
        text = f"在{draw.choice(SPOTS)}{draw.choice(WORK)}，编号{number + 10001}"
        due = f"{draw.randint(6, 8)}月{draw.randint(1, 28)}日前"
        out.append(Task(text, tuple(lead), tuple(h for h in helping if h not in lead), due))
    return out


def plan(folder: Path, names: list[str], tasks: Iterable[Task]) -> Path:
    """The plan and the registry as files."""
    folder.mkdir(parents=True, exist_ok=True)
    registry = [
        "机关: {本局: {全称: 青石县城市管理局, 自称: 我局, 代字: 青城管发, 印发: 青石县城管局办公室}}"
    ]
    registry += ["领导: {张清和: 局长}", "科室:", *(f"  - {n}" for n in names)]
    (folder / "单位.yaml").write_text("\n".join(registry) + "\n", encoding="utf-8")
    lines = ["活动: 夏季市容整治行动", "机关: 本局", "时间: 2026年6月1日至8月31日", "任务:"]
    for number, task in enumerate(tasks, 1):
        helping = f"；配合部门：{'、'.join(task.helping)}" if task.helping else ""
        lines.append(
            f"  任务{number}: {task.text}。（责任部门：{'、'.join(task.lead)}{helping}） | {task.due}"
        )
    lines += [f"{kind}: {{成文日期: 2026-05-25}}" for kind in KINDS]
    path = folder / "活动.yaml"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def words(path: Path) -> str:
    """The text of a .docx, by no part of gencirc."""
    with zipfile.ZipFile(path) as archive:
        top = ElementTree.fromstring(archive.read("word/document.xml"))
    return "\n".join(
        "".join(t.text or "" for t in p.iter(f"{WORD}t")) for p in top.iter(f"{WORD}p")
    )


def wrong(output: Path, names: list[str], tasks: list[Task]) -> list[str]:
    """Papers that do not carry exactly the tasks of their department."""
    mine: dict[str, set[str]] = {name: set() for name in names}
    for task in tasks:
        for name in (*task.lead, *task.helping):
            mine[name].add(task.text)
    out = []
    for kind in KINDS:
        for name in names:
            text = words(output / kind / f"{name}.docx")
            said = set(re.findall(r"在[^，。\n]+，编号\d+", text))
            if said != mine[name]:
                out.append(f"{kind}/{name}：多 {said - mine[name]}，少 {mine[name] - said}")
    return out


def run(path: Path, output: Path, **asked: bool) -> tuple[Outcome, float]:
    """A build with its time, in seconds."""
    begin = time.perf_counter()
    outcome = build([path], Options(output=output, **asked))  # type: ignore[arg-type]
    return outcome, time.perf_counter() - begin


def changed(before: dict[Path, int], output: Path) -> list[str]:
    """The papers that were written since."""
    found = {p: p.stat().st_mtime_ns for p in output.rglob("*.docx")}
    return sorted(str(p.relative_to(output)) for p, t in found.items() if before.get(p) != t)


def main(many: int, top: Path) -> int:
    """Make, make again, check, rename, and say how long and what."""
    names, output = departments(many), top / "output"
    tasks = table(names)
    path = plan(top / "千个部门", names, tasks)
    first, seconds = run(path, output)
    written = sum(w.state == "新写" for w in first.written)
    print(
        f"第一次：{written} 个文件，{seconds:.1f} 秒，每份 {seconds / max(1, written) * 1000:.1f} 毫秒"
    )
    for problem in first.problems[:5]:
        print(problem.code, problem.words)
    stamps = {p: p.stat().st_mtime_ns for p in output.rglob("*.docx")}
    second, again = run(path, output)
    print(f"第二次：写了 {sum(w.state != '未变' for w in second.written)} 个，{again:.2f} 秒，"
          f"是第一次的 {again / seconds:.1%}")  # fmt: skip
    odd = wrong(output / "千个部门", names, tasks)
    print(f"另一条路核对：{len(KINDS) * len(names)} 份，{len(odd)} 份不对")
    old, new = names[0], "新设管理站"
    renamed = [
        t._replace(lead=tuple(new if n == old else n for n in t.lead),
                   helping=tuple(new if n == old else n for n in t.helping))
        for t in tasks
    ]  # fmt: skip
    named = {n for t in tasks if old in (*t.lead, *t.helping) for n in (*t.lead, *t.helping)}
    expected = {f"{k}/{n}.docx" for k in KINDS for n in {*named, new} - {old}}
    expected |= {f"{k}/分发清单.docx" for k in KINDS}
    plan(top / "千个部门", [new, *names[1:]], renamed)
    third, after = run(path, output)
    found = {c.removeprefix("千个部门/") for c in changed(stamps, output)}
    print(f"“{old}”改名：{after:.1f} 秒，变了 {len(found)} 个，该变的 {len(expected)} 个")
    print("多变：", sorted(found - expected)[:5], "没变：", sorted(expected - found)[:5])
    print([p.words for p in third.problems if p.code == "M112"])
    return 1 if odd or again > seconds / 10 or not found <= expected else 0


if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    with tempfile.TemporaryDirectory() as made:
        sys.exit(main(count, Path(sys.argv[2]) if len(sys.argv) > 2 else Path(made)))
