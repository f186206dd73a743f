"""gencirc new."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from gencirc.cli import options
from gencirc.cli.main import Spoken

if TYPE_CHECKING:
    from gencirc.starting import Started


@click.command("new", cls=Spoken)
@click.argument("name", metavar="[名称]", required=False)
@click.option("--kind", metavar="文种", help="一份公文的样例：请示、函、纪要……（十五种都有）")
@options.keys
@click.option(
    "-d",
    "--dir",
    "folder",
    default=options.PLANS,
    type=click.Path(path_type=Path),
    metavar="文件夹",
    help="放在哪里",
)
def command(name: str | None, kind: str | None, keys: str, folder: Path) -> int:
    """新建一份样例，改成自己的就能用：一次活动，或者 --kind 一份公文。"""
    from gencirc import console

    if name is None and kind is None:
        raise click.UsageError("缺名称；写上活动的名称，或者用 --kind 写明文种")
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


def _start(name: str, kind: str | None, keys: str, folder: Path) -> Started:
    """The example of a kind, or of a whole campaign."""
    from gencirc.problem import problem
    from gencirc.starting import Started, start, start_kind

    if kind is None:
        return start(name, folder, keys)
    if keys != "zh":
        return Started(refused=problem("B113", None))
    return start_kind(kind.strip(), name, folder)
