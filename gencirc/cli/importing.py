"""gencirc import."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from gencirc.cli import options
from gencirc.cli.main import Spoken

if TYPE_CHECKING:
    from gencirc.importing.taking import Taken
    from gencirc.problem import Problem

WIDEST = 60  # characters of a stretch that are shown
FEW = 8  # lines that are named
MOST = 20  # differences that are shown


@click.command("import", cls=Spoken)
@click.argument("file", type=click.Path(path_type=Path), metavar="文件")
@click.argument("name", metavar="[名称]", required=False)
@options.folder
@click.option("-v", "--all", "verbose", is_flag=True, help="待核的地方一处一处列出来")
@click.option("--dry-run", "dry", is_flag=True, help="只看，不写文件")
@click.option("--no-verify", "quick", is_flag=True, help="不生成一遍同原文比，快")
@click.option("--json", "as_json", is_flag=True, help="结果按 JSON 输出")
def command(
    file: Path, name: str | None, folder: Path, verbose: bool, dry: bool, quick: bool, as_json: bool
) -> int:
    """把一份现成的公文（.docx、.txt、.md；.doc、.wps 要装 LibreOffice）变成计划，每个字都有交代。"""
    from gencirc import console
    from gencirc.filenames import safe
    from gencirc.importing.saving import name_of, save, shared
    from gencirc.importing.taking import from_file
    from gencirc.problem import failed

    taken, problems = from_file(file, build=not quick)
    if taken is None:
        console.show(problems)
        return 1
    if as_json:
        return _as_json(taken)
    console.show([*problems, *(taken.doubts if verbose else ())])
    if dry:
        click.echo(taken.plan)
        written: list[Path] = []
    else:
        written, refused = save(taken, folder / safe(name or name_of(taken, file)))
        console.show(refused)
        if failed(refused):
            return 1
    _tell(taken, written, quick)
    common = shared(written[0].parent) if len(written) > 1 else None
    if common:
        click.echo(f"  另有 {common}：{written[0].parent} 下的 单位.yaml 核对以后并进去，再删掉")
    return 0


def _tell(taken: Taken, written: list[Path], quick: bool) -> None:
    from gencirc.importing.ledger import DERIVED, KEPT, LEFT, SIGN

    for path in written:
        click.echo(f"  写好 {path}")
    _doubts(taken.doubts)
    count = taken.account.count
    click.echo(
        f"原文 {sum(map(count, (KEPT, DERIVED, SIGN, LEFT)))} 字：写进计划 {count(KEPT)}，编号和固定的话（机器印）"
        f" {count(DERIVED)}，标点 {count(SIGN)}，没有收 {count(LEFT)}。"
    )
    for stretch in taken.account.left:
        click.echo(f"  没有收：{' '.join(stretch.text.split())[:WIDEST]}")
    for text in taken.margins:
        click.echo(f"  没有收（页眉页脚）：{text[:WIDEST]}")
    for why, changes in taken.account.gone.items():
        said = "换了" if changes[0].new else "去掉"
        click.echo(f"  {why}：{said} {len(changes)} 处")
    if taken.refused:
        click.echo(f"  {'、'.join(taken.refused)}：同原文对不上，照原文写在正文里")
    if not quick:
        _differing(taken)
    for what, found in (("生成以前先改", taken.stops), ("定稿以前要改：", taken.slips)):
        for problem in found:
            click.echo(f"  {what} 活动.yaml 第 {problem.place[1] + 1} 行：{problem.words}")
    if written:
        click.echo(
            f"下一步：核对“# 待核”的地方（{sum('待核' in x for x in taken.plan.splitlines())} 处），再 gencirc build --draft {written[0]}"
        )


def _doubts(found: list[Problem]) -> None:
    """What should be looked at, of every sort the first with the lines of the others."""
    by_code: dict[str, list[Problem]] = {}
    for problem in found:
        by_code.setdefault(problem.code, []).append(problem)
    for code, several in by_code.items():
        lines = list(dict.fromkeys(str(p.place[1]) for p in several))
        more = f"……（{len(several)} 处）" if len(several) > 1 else ""
        shown = "、".join(lines[:FEW]) + ("……" if len(lines) > FEW else "")
        click.echo(f"  {code} 第{shown}行：{several[0].words}{more}")


def _differing(taken: Taken) -> None:
    """What the plan prints otherwise than the source, numbering and signs apart."""
    found = taken.differences
    if not found:
        click.echo("照这份计划印出来，同原文一样（编号、标点不算）。")
        return
    click.echo(f"照这份计划印出来，同原文有 {len(found)} 处不同（编号、标点不算）：")
    for one in found[:MOST]:
        if one.moved:
            click.echo(f"  换了位置：{one.before[:WIDEST]}")
        elif not one.before:
            click.echo(f"  多印：{one.after[:WIDEST]}")
        elif not one.after:
            click.echo(f"  没印：{one.before[:WIDEST]}")
        else:
            click.echo(f"  原文：{one.before[:WIDEST]}")
            click.echo(f"  印成：{one.after[:WIDEST]}")
    if len(found) > MOST:
        click.echo(f"  …… 还有 {len(found) - MOST} 处")


def _as_json(taken: Taken) -> int:
    import json

    from gencirc.importing.ledger import DERIVED, KEPT, LEFT, SIGN

    told = {
        "计划": taken.plan,
        "单位": taken.registry or "",
        "字数": {fate: taken.account.count(fate) for fate in (KEPT, DERIVED, SIGN, LEFT)},
        "没有收": [s.text.strip() for s in taken.account.left],
        "去掉换掉": {why: len(found) for why, found in taken.account.gone.items()},
        "不同": [{"原文": d.before, "印成": d.after, "移位": d.moved} for d in taken.differences],
        "待核": [{"代码": p.code, "行": p.place[1], "说": p.words} for p in taken.doubts],
        "先改": [{"代码": p.code, "行": p.place[1], "说": p.words} for p in taken.stops],
        "毛病": [{"代码": p.code, "行": p.place[1], "说": p.words} for p in taken.slips],
    }
    click.echo(json.dumps(told, ensure_ascii=False, indent=1))
    return 0
