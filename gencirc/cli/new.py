"""gencirc new."""

from __future__ import annotations

from pathlib import Path

import click

from gencirc.cli import options
from gencirc.cli.main import Spoken


@click.command("new", cls=Spoken)
@click.argument("name", metavar="名称")
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
def command(name: str, keys: str, folder: Path) -> int:
    """新建一份样例，改成自己的就能用。"""
    from gencirc import console
    from gencirc.starting import start

    started = start(name, folder, keys)
    if started.refused:
        console.show([started.refused])
        return 1
    for path in started.files:
        click.echo(f"  写好 {path}")
    click.echo("下一步：")
    click.echo(f"  1. gencirc build {started.files[0]}   先看看生成什么")
    click.echo(f"  2. 改 {folder / '单位.yaml'}，换成本单位的机关、领导、科室")
    click.echo(f"  3. 改 {started.files[0]}，再 gencirc build")
    return 0
