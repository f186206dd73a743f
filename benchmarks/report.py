"""The page of results: what was measured, on what, and how it compares."""

from __future__ import annotations

import os
import platform
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from statistics import median

from benchmarks.running import Took, ratios, spread
from gencirc.engine.deflate import CHOSEN, by_zlib

BASE = "docxtpl，每份新建"
FLOOR = "下限：同样的字节压缩、写盘"
ENGINE = "gencirc 的引擎"
PLAIN = "，zlib"  # what labels have behind them
PACKAGES = (
    "gencirc", "docxtpl", "python-docx", "lxml", "Jinja2", "PyYAML", "docx-mailmerge2",
    "pypandoc_binary", "isal",
)  # fmt: skip


@dataclass
class Results:
    """What was measured, by the label of the way."""

    warm: dict[str, list[Took]] = field(default_factory=dict)
    cold: dict[str, list[float]] = field(default_factory=dict)
    sizes: dict[str, list[Took]] = field(default_factory=dict)
    jobs: dict[int, list[float]] = field(default_factory=dict)  # two processes, by papers
    wrong: dict[str, list[str]] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)


def page(results: Results) -> str:
    """The whole page, as Markdown."""
    return "\n".join([
        "# 同一份通知，各种做法并排量", "",
        "`python -m benchmarks.field` 写的，不要手改。", "",
        *_machine(), "",
        *_warm(results), "",
        *_floor(results), "",
        *_cold(results), "",
        *_sizes(results), "",
        *_jobs(results), "",
        *_left_out(results),
    ])  # fmt: skip


def _machine() -> Iterator[str]:
    yield f"- {date.today().isoformat()}，{_processor()}，{os.cpu_count()} 核，{platform.system()}"
    yield f"- Python {platform.python_version()}，{by_zlib().name}；写着“zlib”的做法用它，gencirc 和下限别的用 {CHOSEN.name}，别的做法用自己的"
    yield f"- {'，'.join(_versions())}"
    yield (
        "- 这份通知：一百二十来段，四级标题，8 行、40 行两张表，红头、页码、版记，约 6000 字；"
        "每种做法先做三份，段落、样式、表格、页边距、页脚逐样同 gencirc 的比，一样才算数"
    )
    yield "- CPU 是用户加系统；每次量都是新进程、新文件夹，各做法轮流；导入和备料不算，另在“冷启动”里算"


def _processor() -> str:
    try:
        found = re.search(r"model name\s*:\s*(.+)", Path("/proc/cpuinfo").read_text())
    except OSError:
        found = None
    return found[1] if found else platform.processor() or platform.machine()


def _versions() -> Iterator[str]:
    for name in PACKAGES:
        try:
            yield f"{name} {version(name)}"
        except PackageNotFoundError:
            continue
    for name in ("docxtemplater", "pizzip"):
        asked = f"console.log(require('{name}/package.json').version)"
        try:
            done = subprocess.run(["node", "-e", asked], capture_output=True, encoding="utf-8")
        except OSError:
            return
        if not done.returncode:
            yield f"{name} {done.stdout.strip()}"


def _warm(results: Results) -> Iterator[str]:
    """The main table."""
    base = results.warm.get(BASE, [])
    yield "## 热的"
    yield ""
    yield "| 做法 | 每次份数 | CPU 毫秒/份 | 墙钟 毫秒/份 | 每核每秒 | docxtpl 的几倍 | 内存 MB |"
    yield "| --- | --- | --- | --- | --- | --- | --- |"
    for label, found in results.warm.items():
        each = median(t.each for t in found)
        wall = spread(t.wall / t.count * 1000 for t in found)
        times = spread(ratios(base, found), 1) if base else ""
        rate = f"{1000 / each:.0f}" if each else ""
        yield (
            f"| {label} | {found[0].count} | {spread(t.each for t in found)} | {wall} | {rate} "
            f"| {times} | {max(t.peak for t in found):.0f} |"
        )


def _floor(results: Results) -> Iterator[str]:
    """The engine beside the floor, pair by pair, user time."""
    for more, library in (("", CHOSEN.name), (PLAIN, by_zlib().name)):
        engine, floor = (results.warm.get(label + more) for label in (ENGINE, FLOOR))
        if engine and floor:
            pairs = [
                e.user / e.count / (f.user / f.count) for e, f in zip(engine, floor, strict=True)
            ]
            yield f"引擎的用户时间是下限的 {spread(pairs)} 倍（{len(pairs)} 对，轮流量，{library}）。"


def _cold(results: Results) -> Iterator[str]:
    """A process that makes one paper."""
    yield "## 冷启动"
    yield ""
    yield "一个新进程做一份，连启动、导入、备料，CPU 秒。"
    yield ""
    yield "| 做法 | CPU 秒 |"
    yield "| --- | --- |"
    yield from (f"| {label} | {spread(found)} |" for label, found in results.cold.items())


def _sizes(results: Results) -> Iterator[str]:
    """One to ten thousand."""
    counts = sorted({t.count for found in results.sizes.values() for t in found})
    yield "## 从一份到一万份"
    yield ""
    yield "CPU 毫秒/份，括号里是内存 MB；各量一次，慢的不量多的（空着）。"
    yield ""
    yield f"| 做法 | {' | '.join(f'{c} 份' for c in counts)} |"
    yield f"| --- |{' --- |' * len(counts)}"
    for label, found in results.sizes.items():
        by = {t.count: f"{t.each:.2f}（{t.peak:.0f}）" for t in found}
        yield f"| {label} | {' | '.join(by.get(c, '') for c in counts)} |"


def _jobs(results: Results) -> Iterator[str]:
    """Two processes beside one."""
    yield "## 两个进程"
    yield ""
    yield "`build -j 2`，八成相同，zlib，墙钟；每次同它前、后各一次单进程的平均比。"
    yield ""
    for count, times in results.jobs.items():
        yield f"- {count} 份：是一个进程的 {spread(times)} 倍快（{len(times)} 次）"


def _left_out(results: Results) -> Iterator[str]:
    """What does not count, and why."""
    if results.wrong or results.missing:
        yield "## 没有算的"
        yield ""
    for label, lines in results.wrong.items():
        yield f"- {label}：成品不一样，{len(lines)} 处，如 `{lines[0]}`"
    yield from (f"- {line}" for line in results.missing)
    yield ""
