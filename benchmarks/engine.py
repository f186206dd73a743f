"""The engine beside docxtpl and beside the floor: `python -m benchmarks.engine [pairs]`.

One template of a usual notice's size (122 paragraphs, tables of 8 and 40 rows, headers,
footers; some 79 KB of ``document.xml``), the same context for both, every file written.
Interleaved; CPU in ms a document. The floor is the same bytes of the changed parts deflated
by the same library at the same level, and the file created.
"""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from random import Random
from resource import RUSAGE_SELF, getrusage
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from docxtpl import DocxTemplate

from benchmarks.papers import WORDS
from gencirc.engine import DEFLATE, compile
from gencirc.engine.deflate import CHOSEN
from tests.engine.making import docx, paragraph, row, table

ROUND = 40  # documents of a side in turn


def template() -> bytes:
    """Headings and paragraphs in loops and alone, two tables, a header and a footer."""
    body = [
        paragraph("{{ 标题 }}", "1"),
        paragraph("{{ 主送 }}："),
        paragraph("根据{{ 依据 }}，现就{{ 活动 }}有关事项通知如下。"),
        paragraph("{%p for 章 in 各章 %}"),
        paragraph("{{ loop.index }}、{{ 章.标题 }}", "2"),
        paragraph("{%p for 条 in 章.各条 %}"),
        paragraph("{%p if 条.小标题 %}"),
        paragraph("（{{ loop.index }}）{{ 条.小标题 }}", "3"),
        paragraph("{%p endif %}"),
        paragraph("{{ 条.内容 }}"),
        paragraph("{%p endfor %}"),
        paragraph("{%p endfor %}"),
        table(
            [row("序号", "工作", "时间", "责任单位"), row("{%tr for 行 in 短表 %}"),
             row("{{ 行.序号 }}", "{{ 行.工作 }}", "{{ 行.时间 }}", "{{ 行.单位 }}"),
             row("{%tr endfor %}")], 4,
        ),
        table(
            [row("序号", "任务", "牵头", "期限"), row("{%tr for 行 in 长表 %}"),
             row("{{ 行.序号 }}", "{{ 行.工作 }}", "{{ 行.单位 }}", "{{ 行.时间 }}"),
             row("{%tr endfor %}")], 4,
        ),
        paragraph("{{ 署名 }}"),
        paragraph("{{ 日期 }}"),
    ]  # fmt: skip
    return docx("".join(body), paragraph("{{ 署名 }}"), paragraph("{{ 活动 }}　第{{ 号 }}号"))


def context(number: int) -> dict[str, Any]:
    """What one of two hundred departments gets."""
    chance = Random(1)

    def text(words: int) -> str:
        return "".join(chance.choices(WORDS, k=words)) + "。"

    def line(n: int) -> dict[str, str]:
        return {
            "序号": f"{n}",
            "工作": text(4),
            "时间": f"{n % 12 + 1}月1日前",
            "单位": f"{number}科",
        }

    chapters = [
        {"标题": text(5), "各条": [
            {"小标题": text(3) if n % 3 == 0 else "", "内容": text(22)} for n in range(16)
        ]}
        for _ in range(5)
    ]  # fmt: skip
    return {
        "标题": "关于开展夏季市容环境整治行动的通知", "主送": f"第{number}科",
        "依据": "年度工作安排", "活动": "夏季市容环境整治行动", "各章": chapters,
        "短表": [line(n) for n in range(1, 8)], "长表": [line(n) for n in range(1, 40)],
        "署名": "清河县城市管理局", "日期": "2026年5月25日", "号": number,
    }  # fmt: skip


def changed(data: bytes, other: bytes) -> list[tuple[str, bytes]]:
    """The parts of a document that differ from those of another."""
    with zipfile.ZipFile(io.BytesIO(data)) as one, zipfile.ZipFile(io.BytesIO(other)) as two:
        known = {n: two.read(n) for n in two.namelist()}
        return [(n, b) for n in one.namelist() if (b := one.read(n)) != known.get(n)]


def user(make: Callable[[int], bytes], folder: Path, start: int) -> tuple[float, float]:
    """User and CPU ms a document of one round, each written to a file of its own."""
    before = getrusage(RUSAGE_SELF)
    for number in range(start, start + ROUND):
        (folder / f"{make.__name__}{number}.docx").write_bytes(make(number))
    after = getrusage(RUSAGE_SELF)
    spent = after.ru_utime - before.ru_utime, after.ru_stime - before.ru_stime
    return spent[0] / ROUND * 1000, sum(spent) / ROUND * 1000


def main() -> None:
    pairs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    with TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "template.docx"
        path.write_bytes(template())
        ready = compile(path)
        parts = changed(ready.render(context(1)), path.read_bytes())

        given = context(1)

        def engine(number: int) -> bytes:
            return ready.render(given)

        def floor(number: int) -> bytes:
            return b"".join([CHOSEN.compress(data) for _, data in parts])

        def docxtpl(number: int) -> bytes:
            fresh, out = DocxTemplate(path), io.BytesIO()
            fresh.render(given)
            fresh.save(out)
            return out.getvalue()

        assert not ready.slow
        size = sum(len(d) for n, d in parts if n == "word/document.xml")
        print(f"{DEFLATE}；document.xml {size:,} 字节；careful: {ready.careful}")
        rows = []
        for turn in range(pairs):
            at = turn * ROUND
            rows.append([user(m, folder, at) for m in (engine, floor, docxtpl)])
    for place, side in enumerate(("engine", "floor", "docxtpl")):
        print(side, *(f"{median(r[place][n] for r in rows):.2f}" for n in (0, 1)), "ms user, CPU")
    print("docxtpl / engine, CPU:", f"{median(r[2][1] / r[0][1] for r in rows):.1f}")
    # the kernel counts user time by ticks: a round may have none, all rounds have enough
    own, least = (sum(r[place][0] for r in rows) for place in (0, 1))
    print("engine / floor, user:", f"{own / least:.2f}")


if __name__ == "__main__":
    main()
