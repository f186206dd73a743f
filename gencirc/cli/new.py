"""gencirc new."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from gencirc.cli import options
from gencirc.cli.main import Spoken

WIDEST = 40  # characters of an old value

if TYPE_CHECKING:
    from gencirc.starting import Started


@click.command("new", cls=Spoken)
@click.argument("name", metavar="[名称]", required=False)
@click.option("--kind", metavar="文种", help="一份公文的样例：请示、函、纪要……（十五种都有）")
@click.option("--from", "base", metavar="计划", help="承接一份计划，做下一季、下一年的")
@options.keys
@options.folder
def command(name: str | None, kind: str | None, base: str | None, keys: str, folder: Path) -> int:
    """新建一份样例，改成自己的就能用：一次活动，--kind 一份公文，--from 承接上一季的。"""
    from gencirc import console

    if name is None and kind is None:
        raise click.UsageError("缺名称；写上活动的名称，或者用 --kind 写明文种")
    if base is not None:
        return _continue(name or "", base, folder)
    started = _start(name or "", kind, keys, folder)
    if started.refused:
        console.show([started.refused])
        return 1
    for path in started.files:
        click.echo(f"  写好 {path}")
    click.echo("下一步：")
    click.echo(f"  1. gencirc build {started.files[0]}   先看看生成什么")
    if kind:
        click.echo(f"  2. 改 {started.files[0]}，换成自己的机关和内容，再 gencirc build")
        click.echo(f"  3. 常用的机关登记在 {folder / '单位.yaml'}，样例里就只写“机关: 代号”")
    else:
        click.echo(f"  2. 改 {folder / '单位.yaml'}，换成本单位的机关、领导、科室")
        click.echo(f"  3. 改 {started.files[0]}，再 gencirc build")
    return 0


def _continue(name: str, base: str, folder: Path) -> int:
    """The next season: an overlay, with a list of what cannot be copied."""
    from gencirc import console
    from gencirc.starting import start_from

    started, made = start_from(base, name, folder)
    if started.refused or made is None:
        console.show([started.refused] if started.refused else [])
        return 1
    plan = started.files[0]
    click.echo(f"  写好 {plan}，没有写的都照原来的")
    click.echo(f"这些不能照抄，请重新填（{len(made.asked)} 处，没填的写着“待定”）：")
    for one in made.asked:
        click.echo(f"  {'.'.join(one.path)}  原来：{one.old[:WIDEST]}")
    if made.look:
        click.echo(
            f"这些变量和写着日期、年份、季节的话，请看一遍，要改就照着写进新的计划（{len(made.look)} 处）："
        )
    for one in made.look:
        click.echo(f"  {one.place[0]}:{one.place[1]}  {'.'.join(one.path)}  {one.old[:WIDEST]}")
    click.echo("文号、成文日期不承接，签发时再定。")
    click.echo(f"下一步：改 {plan}，再 gencirc build {plan}；还没填完，加 --draft 先看草稿")
    return 0


def _start(name: str, kind: str | None, keys: str, folder: Path) -> Started:
    """The example of a kind, or of a whole campaign."""
    from gencirc.problem import problem
    from gencirc.starting import Started, start, start_kind

    if kind is None:
        return start(name, folder, keys)
    if keys != "zh":
        return Started(refused=problem("B113", None))
    return start_kind(kind.strip(), name, folder)
